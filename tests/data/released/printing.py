"""What a file prints: every document of the catalogue, and each acta and extract by itself, as plain lines."""

from collections.abc import Iterator
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import FROZEN, load_view
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.exports import sheet_document
from munidesk.town.letterhead import letterhead_of

PRINTED = datetime(2026, 11, 24, 9, 0)

Printed = dict[str, tuple[str, ...]]


def prints(store: Store) -> Printed:
    """The lines of every document, by its name («acta 0191…» for one of many)."""
    with fixed_clock(PRINTED):
        return dict(_each(store))


def approved(store: Store) -> Printed:
    """The lines of the actas that are approved: what may never change. What later sessions said comes after it."""
    with fixed_clock(PRINTED):
        frozen = [row.id for row in sessions(store) if row.minutes_state in FROZEN]
        return {f"acta {id_}": tuple(_own(_lines(store, "acta", id_))) for id_ in sorted(frozen)}


def _own(lines: tuple[str, ...]) -> Iterator[str]:
    return takewhile(lambda line: not line.startswith("Constancias posteriores"), lines)


def _each(store: Store) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in (one for one in catalog.PAPERS if one != "user-guide"):  # the program's own text: no file changes it
        yield name, _lines(store, name, "")
    for row in sorted(sessions(store), key=lambda one: one.id):
        for name in ("acta", "reading", "notice", "agenda"):
            yield f"{name} {row.id}", _lines(store, name, row.id)
        for resolution in load_view(store, row.id).resolutions:
            yield f"extract {resolution.id}", _lines(store, "extract", resolution.id)


def _lines(store: Store, name: str, record: str) -> tuple[str, ...]:
    try:
        made = catalog.export_named(name)(store, Selection(record))
    except UserError as error:
        return (f"[{error}]",)
    if not isinstance(made, Document):
        made = sheet_document(made, letterhead_of(store), town.page_size(store), town.figures(store))
    return plain_lines(made)


def written(printed: Printed) -> str:
    """One text with a heading per document, so that a change is read as a difference of lines."""
    return "".join(f"=== {name}\n" + "".join(f"{line}\n" for line in lines) for name, lines in printed.items())


def read(text: str) -> Printed:
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("=== "):
            found[line[4:]] = lines = []
        else:
            lines.append(line)
    return {name: tuple(lines) for name, lines in found.items()}


def changed(folder: Path, version: str, country: str) -> str:
    """The documents that a released file prints otherwise today, by intention; empty when there is none."""
    path = folder / "today" / f"{version}-{country}.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
