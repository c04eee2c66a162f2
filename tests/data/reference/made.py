"""What the sample of a country prints and hands over, as one text: a section for each paper, CSV and JSON.

The text of the first country is kept whole; of each other one, only the lines that are not those of the first. So a
sentence that all share changes in one file, and what a country does its own way is read in one place.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection, Sheet, write_sheet
from munidesk.town import store as town
from munidesk.town.profiles import COUNTRIES
from munidesk.town.sample import SampleSize

HERE = Path(__file__).parent
FIRST = COUNTRIES[0]
PRINTED = datetime(2026, 11, 24, 9, 0)
_KEY = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
_ROWS = 2
"""Rows of each JSON: what they hold besides their keys and codes stands in the CSV."""

Sections = dict[str, list[str]]


def sample(country: str, path: Path) -> Store:
    """A small sample of that country in a new file."""
    with fixed_clock(PRINTED):
        store = file.create(path, catalog.schemas(), author="Lucía Ferrando")
        catalog.write_sample(store, SampleSize(country=country, sessions=2, initiatives=6))
    return store


def papers(store: Store) -> dict[str, Document]:
    """Every paper that the sample has, by name."""
    return {name: made for name, made in _made(store, catalog.printed_named) if isinstance(made, Document)}


def sections(store: Store, folder: Path) -> Sections:
    """Everything the sample prints and hands over; the keys of rows by their turn, since they are new each time."""
    with fixed_clock(PRINTED):
        found = [(f"paper {name}", list(plain_lines(made))) for name, made in papers(store).items()]
        found += [(name, lines) for name, lines in _sheets(store, folder)]
    turns: dict[str, str] = {}
    return {name: [_KEY.sub(lambda key: turns.setdefault(key[0], f"key-{len(turns)}"), line) for line in lines]
            for name, lines in found}  # fmt: skip


def _made(store: Store, named: Callable[[str], "catalog.Export"]) -> Iterator[tuple[str, object]]:
    for name in catalog.PAPERS:
        try:
            yield name, named(name)(store, Selection())
        except UserError as error:
            yield name, str(error)


def _sheets(store: Store, folder: Path) -> Iterator[tuple[str, list[str]]]:
    for name, sheet in _made(store, lambda name: catalog.export_named(name, data=True)):
        if isinstance(sheet, Sheet):
            csv, rows = folder / f"{name}.csv", folder / f"{name}.json"
            write_sheet(sheet, csv, town.figures(store))
            write_sheet(sheet, rows, town.figures(store))
            yield f"csv {name}", csv.read_text(encoding="utf-8-sig").splitlines()
            yield f"json {name}", _shown(json.loads(rows.read_text(encoding="utf-8")))


def _shown(rows: list[object]) -> list[str]:
    return json.dumps(rows[:_ROWS], ensure_ascii=False, indent=0).splitlines()


# -- as files


def whole(found: Sections) -> str:
    """One text with a heading per section."""
    return "".join(f"=== {name}\n" + "".join(f"{line}\n" for line in lines) for name, lines in found.items())


def read(text: str) -> Sections:
    found: Sections = {}
    for line in text.splitlines():
        if line.startswith("=== "):
            found[line[4:]] = []
        else:
            found[next(reversed(found))].append(line)
    return found


def apart(first: Sections, other: Sections) -> str:
    """What the other has not as the first: its lines after «+», those of the first in their place after «-»."""
    names = [*other, *(name for name in first if name not in other)]
    return whole({name: lines for name in names if (lines := _apart(first.get(name, []), other.get(name, [])))})


def _apart(first: Sequence[str], other: Sequence[str]) -> list[str]:
    steps = SequenceMatcher(None, first, other, autojunk=False).get_opcodes()
    return [
        line
        for step, a, b, c, d in steps
        if step != "equal"
        for line in (*(f"-{one}" for one in first[a:b]), *(f"+{one}" for one in other[c:d]))
    ]


def kept(country: str) -> Path:
    return HERE / (f"{country}.txt" if country == FIRST else f"{country}.diff")


def first() -> Sections:
    """The text of the first country, as it is kept."""
    return read(kept(FIRST).read_text(encoding="utf-8"))


def text_of(country: str, found: Sections) -> str:
    """What stands in the file of that country."""
    return whole(found) if country == FIRST else apart(first(), found)
