"""A sheet that goes back to its area: as the area filled it in, with a note in each cell that has to be mended."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.book import Cell
from munidesk.data.leaf import Value
from munidesk.data.store import Store
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.follow import Area, areas_of
from munidesk.features.planning.follow_back import target
from munidesk.features.planning.follow_book import Said, write_follow_book
from munidesk.features.planning.follow_review import Datum, Returned, apply, to_mend
from munidesk.features.planning.kinds import FOLLOW_SHEETS
from munidesk.features.planning.store import load_plan
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Fate
from munidesk.sheets.shape import Shape

_CELL = {"value": "value", "evidence": "evidence", "executed": "executed", "notes": "note"}
"""A figure of the review → the cell that carries its note."""
_TYPED = ("value", "day", "evidence", "executed", "reason", "note")
_Row = tuple[str, str]
"""Line and source of money: what a row of the sheet is about."""


def give_back(store: Store, returned: Returned, folder: Path, due: date | None = None) -> FollowSheet:
    """What is taken is written; the rest goes back in the area's sheet, which is waited for again.

    Two changes, the second with its file or not at all. Raises UserError where there is nothing to mend, WorldError
    for a folder that cannot be written.
    """
    if not returned.wrong:
        words = _("No hay nada que devolver: quite la marca de lo que el área tiene que corregir.")
        raise UserError(words, code="nothing")
    if returned.changes:
        apply(store, returned)
    before = FOLLOW_SHEETS.get(store, returned.sheet.id)
    with store.change(_("Devolver la planilla de {area}").format(area=before.area)):
        sheet = FOLLOW_SHEETS.save(store, replace(before, back=None, returned=today(), due=due or before.due))
        _write(store, returned, sheet, folder / (sheet.file or returned.path.name))
    return sheet


def _write(store: Store, returned: Returned, sheet: FollowSheet, path: Path) -> None:
    view = load_plan(store, sheet.plan_id)
    year = int(sheet.period[:4]) if sheet.period[:4].isdecimal() else view.day.year
    known = (one for one in areas_of(view, year) if fold(one.name) == fold(sheet.area))
    area = next(known, Area(sheet.area, ()))
    rows, said = _rows(returned), dict(_said(returned))
    notes = _notes(returned, {line: row for row, line in rows.items()})
    lines = {one.id for one in area.lines}
    money = {(one.line_id, one.id) for one in view.funding if one.line_id in lines}
    own = money | {(one, "") for one in lines - {line for line, _id in money}}
    loose = tuple(note for row, cells in notes.items() if row not in own for note in cells.values())
    told = {row: Said(said.get(row, {}), notes.get(row, {})) for row in {*said, *notes}}
    write_follow_book(path, view, area, sheet, told, (_how_many(notes), *loose))


def _how_many(notes: Mapping[_Row, Mapping[str, str]]) -> str:
    n = sum(map(len, notes.values()))
    words = ngettext("Vuelve con {n} nota: corrija esa celda.", "Vuelve con {n} notas: corrija esas celdas.", n)
    return words.format(n=n)


def _rows(returned: Returned) -> Mapping[_Row, tuple[str, int]]:
    """What each row of the file is about → its sheet and line there."""
    return {row: (sheet, line) for row, sheet, line, _cells in _read(returned)}


def _said(returned: Returned) -> Iterator[tuple[_Row, Mapping[str, Value]]]:
    for row, _sheet, _line, cells in _read(returned):
        yield row, {key: _plain(cells[key]) for key in _TYPED if key in cells}


def _read(returned: Returned) -> Iterator[tuple[_Row, str, int, Mapping[str, Cell]]]:
    for matched in assistant.match(target(), returned.opened, Shape()):
        for row in matched.sheet.data:
            cells = {
                key: row.cells[places[0]]
                for key, places in matched.columns.items()
                if places and places[0] < len(row.cells) and row.cells[places[0]].value is not None
            }
            about = tuple(str(cells[key].value) if key in cells else "" for key in ("external", "funding"))
            yield (about[0], about[1]), matched.sheet.sheet, row.line, cells


def _plain(cell: Cell) -> Value:
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    return value if not isinstance(value, bool) else cell.shown


def _notes(returned: Returned, rows: Mapping[tuple[str, int], _Row]) -> Mapping[_Row, Mapping[str, str]]:
    """What a row is about → field → what the area reads in that cell."""
    found: dict[_Row, dict[str, str]] = {}
    at = {(one.sheet, one.line): one.field for one in returned.rehearsal.of(Fate.REFUSED)}
    for one in to_mend(returned):
        assert one.place is not None
        sheet, line, what = one.place
        key = _CELL.get(what) or at.get((sheet, line), "")
        found.setdefault(rows.get((sheet, line), ("", "")), {})[key if key in _TYPED else ""] = _words(one)
    return found


def _words(one: Datum) -> str:
    if one.note or one.tone == "bad":
        return one.note or one.words
    here = _("En el plan dice {here}.").format(here=one.here) if one.here else ""
    return " ".join(filter(None, (_("No se tomó: revise este dato."), here)))
