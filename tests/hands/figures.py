"""`python -m tests.hands.figures [viaje…]`: plays them in simulated time and writes their keys in README.md."""

import re
import sys
import tempfile
from pathlib import Path

from tests.hands.__main__ import ALL
from tests.hands.simulated import play

README = Path(__file__).with_name("README.md")


def counted(text: str, name: str, keys: int) -> str:
    """README with the keys of that journey; a journey that has no row yet gets one at the end of the table."""
    figure = f"{keys:,}".replace(",", ".")
    row = re.compile(rf"^(\| `{name}` \|)[^|]*\|", re.MULTILINE)
    if row.search(text):
        return row.sub(rf"\1 {figure} |", text)
    last = [found.end() for found in re.finditer(r"^\|.*$", text, re.MULTILINE)][-1]
    return f"{text[:last]}\n| `{name}` | {figure} | | |{text[last:]}"


def main(names: list[str]) -> int:
    for name in names or ALL:
        with tempfile.TemporaryDirectory() as home:
            keys = len(play(ALL[name], Path(home)).keys)
        README.write_text(counted(README.read_text(encoding="utf-8"), name, keys), encoding="utf-8")
        print(f"{name}: {keys} teclas", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
