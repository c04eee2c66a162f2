"""`start.py coverage`: which branches of the program no test takes, pages and widgets left out.

Every test runs once with its branches counted, those of the programs it starts too (the command line): about twice
the time of `start.py test`. Ends with 1 under the aim.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
AIM = 93.0
MOST_SHOWN = 40
OUTSIDE = "*/page*.py,*/ui/*,*/app.py"
"""What the stories of the window walk through: pages, widgets, the wiring of the window."""


def measure(arguments: list[str], report: Path) -> dict[str, dict[str, object]]:
    """Run the tests and read what coverage.py says of each file, and of all as «totals»."""
    coverage = [sys.executable, "-m", "coverage"]
    subprocess.call([*coverage, "erase"], cwd=ROOT)
    subprocess.call([*coverage, "run", "-m", "pytest", *arguments], cwd=ROOT)
    subprocess.call([*coverage, "combine", "--quiet"], cwd=ROOT)
    subprocess.check_call([*coverage, "json", "--quiet", "--omit", OUTSIDE, "-o", str(report)], cwd=ROOT)
    found = json.loads(report.read_text(encoding="utf-8"))
    return {**found["files"], "totals": found["totals"]}


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        files = measure(arguments, Path(folder) / "coverage.json")
    totals = files.pop("totals")
    missing = {name: one["missing_branches"] for name, one in files.items()}
    for name in sorted(missing, key=lambda one: -len(missing[one]))[:MOST_SHOWN]:
        print(f"{len(missing[name]):4} {name}: {', '.join(f'{a}→{b}' for a, b in missing[name])}")
    share = 100.0 * totals["covered_branches"] / totals["num_branches"]
    print(f"{share:.1f} % de {totals['num_branches']} ramas (se piden {AIM:g} %)")
    return 0 if share >= AIM else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
