"""`python -m tests.bench.office_keys`: the keys of each journey beside those of the same papers made in LibreOffice.

From a blank page or sheet, by someone who knows the keys: each letter once, Enter after a paragraph, Tab or Enter after
a cell, Ctrl+1… for a heading, Ctrl+B on and off for bold, Ctrl+F12 with its two figures for a table, and saving under a
name. What the paper's own words say is typed; running heads are typed once; nothing is counted for thinking, adding up,
numbering folios or looking up a law. A `Press` is one key or one combination held.
"""

import csv
import io
import os
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAVING = 3
"""Ctrl+S, the name in the dialog (counted by its letters), Enter, and Enter again for the format kept."""
TABLE = 6
"""Ctrl+F12, columns, Tab, rows, Enter, and Down after it."""
HEADING = 1
BOLD = 2


@dataclass(frozen=True, slots=True)
class Press:
    letters: int
    moves: int

    @property
    def keys(self) -> int:
        return self.letters + self.moves


def of_file(path: Path) -> Press | None:
    """The keys that make this file by hand; None for what nobody types (a store, a picture, a list of fingerprints)."""
    match path.suffix:
        case ".docx":
            presses = list(_of_word(path))
        case ".csv":
            presses = list(_of_sheet(path))
        case _:
            return None
    presses.append(Press(len(path.stem), SAVING))
    return Press(sum(one.letters for one in presses), sum(one.moves for one in presses))


def _of_word(path: Path) -> Iterator[Press]:
    with zipfile.ZipFile(path) as parts:
        heads: dict[str, Press] = {}
        for name in parts.namelist():
            if name == "word/document.xml":
                yield from _of_body(tree.fromstring(parts.read(name)))
            elif name.startswith(("word/header", "word/footer")):
                root = tree.fromstring(parts.read(name))
                heads["".join(root.itertext())] = Press(sum(map(len, root.itertext())), 2)
        yield from heads.values()


def _of_body(root: tree.Element) -> Iterator[Press]:
    in_tables = set()
    for table in root.iter(f"{W}tbl"):
        yield Press(0, TABLE)
        for cell in table.iter(f"{W}tc"):
            own = list(cell.iter(f"{W}p"))
            in_tables.update(own)
            letters = sum(len(_said(one)) for one in own)
            yield Press(letters, len(own))  # Enter between its paragraphs, Tab after the last
    for paragraph in root.iter(f"{W}p"):
        if paragraph not in in_tables:
            yield Press(len(_said(paragraph)), 1 + _marks(paragraph))


def _said(paragraph: tree.Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def _marks(paragraph: tree.Element) -> int:
    """Ctrl+1 for a heading; Ctrl+B before and after what is bold."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    if style is not None and "eading" in str(style.get(f"{W}val")):
        return HEADING
    return BOLD * sum(1 for run in paragraph.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None)


def _of_sheet(path: Path) -> Iterator[Press]:
    text = path.read_text(encoding="utf-8-sig")
    separator = ";" if text.split("\n", 1)[0].count(";") else ","
    for row in csv.reader(io.StringIO(text), delimiter=separator):
        filled = len(row)
        yield Press(sum(map(len, row)), filled)  # Tab after each cell, Enter after the last


def compared(names: list[str]) -> Iterator[str]:
    """A line of the table for each journey."""
    from tests.hands.__main__ import ALL
    from tests.hands.simulated import play

    yield "| viaje | teclas en MuniDesk | teclas en LibreOffice | papeles |"
    yield "|---|--:|--:|---|"
    for name in names or ALL:
        with tempfile.TemporaryDirectory() as home:
            hands = play(ALL[name], Path(home))
            made = [one for one in sorted(Path(home).rglob("*")) if one.is_file() and one not in hands.brought]
            papers = [(one.name, of_file(one)) for one in made]
            typed = [(paper, keys) for paper, keys in papers if keys is not None]
            office = sum(keys.keys for _paper, keys in typed)
            said = ", ".join([*(paper for paper, _keys in typed[:3]), *(["…"] if len(typed) > 3 else [])])
            yield f"| `{name}` | {_thousands(len(hands.keys))} | {_thousands(office)} | {said} |"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def main(names: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for line in compared(names):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
