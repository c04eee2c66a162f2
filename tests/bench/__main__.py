"""`start.py bench`: every bench_*.py beside this file, as one table."""

import importlib
import sys
from pathlib import Path

from tests.bench.measure import BenchRow

HEAD = ("trabajo", "mediana", "base", "razón", "meta", "")


def as_line(row: BenchRow) -> tuple[str, ...]:
    return (
        row.work,
        f"{row.median_ms:.2f} {row.unit}",
        f"{row.baseline_ms:.2f} {row.unit}",
        f"{row.ratio:.2f}×",
        f"≤ {row.aim:g}×",
        row.note,
    )


def main(only: list[str]) -> int:
    """Print the table; with names, only the benches whose file holds one of them."""
    lines = [HEAD]
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if only and not any(name in path.stem for name in only):
            continue
        print(f"… {path.stem}", file=sys.stderr, flush=True)
        rows = importlib.import_module(f"tests.bench.{path.stem}").rows()
        lines.extend(as_line(row) for row in rows)
    widths = [max(len(line[index]) for line in lines) for index in range(len(HEAD))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
