"""The workbook an area fills in: its lines, a row for each source of money; what it may write is coloured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data.leaf import Value
from munidesk.data.xlsx_form import Entry, FormColumn, FormLeaf, write_form
from munidesk.features.planning.domain import Funding, Line, Reading
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.follow import Area, labels, line_title, period_words, proofs, reasons
from munidesk.features.planning.kinds import LINES
from munidesk.features.planning.store import PlanView

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Said:
    """What an area wrote in a row, by field, and what it is told of each of its cells; «» is the name of the line."""

    cells: Mapping[str, Value] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


_NOTHING = Said()
_Row = tuple[tuple[Value, ...], frozenset[int], Mapping[str, str]]


def write_follow_book(
    path: Path,
    view: PlanView,
    area: Area,
    sheet: FollowSheet,
    said: Mapping[tuple[str, str], Said] = {},
    told: Sequence[str] = (),
) -> None:
    """Whole or not at all. `said` is what the area wrote before, by line and source of money, with notes on it.

    `told` are sentences over the list. Raises WorldError.
    """
    title = _("Seguimiento de {area}, {period}").format(area=area.name, period=period_words(sheet.period))
    asked = _("Complete las columnas de color y guarde con el mismo nombre. Lo demás está fijo.")
    due = _("Devuélvala antes del {day}.").format(day=show_date(sheet.due)) if sheet.due else ""
    fields, rows = dict(_columns()), list(_rows(view, area, sheet, said))
    leaf = FormLeaf(
        _("Seguimiento"), title, " ".join(filter(None, (*told, asked, due))), tuple(fields.values()),
        tuple((cells, locked) for cells, locked, _notes in rows), _placed(rows, list(fields)),
    )  # fmt: skip
    write_form(path, leaf)


def _placed(rows: Sequence[_Row], fields: Sequence[str]) -> Mapping[tuple[int, int], str]:
    """Row and column, both from 0 → the note of that cell."""
    return {
        (at, fields.index(key or "title")): note
        for at, (_cells, _locked, notes) in enumerate(rows)
        for key, note in notes.items()
    }


def _columns() -> Iterator[tuple[str, FormColumn]]:
    """Each with the name of its field."""
    said = labels()
    for key in ("external", "funding", "sheet"):
        yield key, FormColumn(said[key], 10, hidden=True)
    yield "code", FormColumn(LINES.field("code").label, 9)
    yield "title", FormColumn(line_title(), 38)
    yield "unit", FormColumn(LINES.field("unit").label, 13)
    yield "target", FormColumn(LINES.field("target").label, 9)
    yield "end", FormColumn(_("Plazo"), 11)
    yield "before", FormColumn(_("Valor anterior"), 11)
    yield "value", FormColumn(said["value"], 11, Entry.FIGURE)
    yield "day", FormColumn(said["day"], 12, Entry.DAY)
    yield "evidence", FormColumn(said["evidence"], 22, Entry.SUGGESTED, proofs())
    yield "source", FormColumn(_("Fuente del dinero"), 20)
    yield "current", FormColumn(_("Vigente"), 13, money=True)
    yield "spent", FormColumn(_("Importe anterior"), 13, money=True)
    yield "executed", FormColumn(said["executed"], 13, Entry.FIGURE, money=True)
    yield "reason", FormColumn(said["reason"], 20, Entry.CHOSEN, reasons())
    yield "note", FormColumn(said["note"], 34, Entry.TEXT)


_MEASURED, _SPENT = ("value", "day", "evidence"), ("executed", "reason", "note")


def _rows(view: PlanView, area: Area, sheet: FollowSheet, said: Mapping[tuple[str, str], Said]) -> Iterator[_Row]:
    """Cells, the places of the coloured columns that are fixed in this row all the same, and its notes by field.

    A line is measured once, in the first of its rows; what has no money has nothing to say of it.
    """
    last = {one.line_id: one for one in view.readings if not one.part}
    for line in area.lines:
        money: list[Funding | None] = [one for one in view.funding if one.line_id == line.id]
        for at, one in enumerate(money or [None]):
            fixed = frozenset({9, 10, 11, 16, 17} if at else ()) | frozenset(() if one else {15})
            back = said.get((line.id, one.id if one else ""), _NOTHING)
            told = (*_told(line, one, sheet), *_measured(line, last.get(line.id)), *_typed(back, _MEASURED))
            yield (*told, *_spent(one), *_typed(back, _SPENT)), fixed, back.notes


def _typed(said: Said, fields: Sequence[str]) -> tuple[Value, ...]:
    return tuple(said.cells.get(one) for one in fields)


def _told(line: Line, money: Funding | None, sheet: FollowSheet) -> tuple[Value, ...]:
    return line.id, money.id if money else None, sheet.id, line.code, line.title, line.unit


def _measured(line: Line, reading: Reading | None) -> tuple[Value, ...]:
    return line.target, line.end, reading.value if reading else None


def _spent(money: Funding | None) -> tuple[Value, ...]:
    if money is None:
        return None, None, None
    name = f"{money.source}, {money.currency}" if money.currency else money.source
    return name, money.current / _HUNDRED, money.executed / _HUNDRED
