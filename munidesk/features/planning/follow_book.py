"""The workbook an area fills in: its lines, a row for each source of money; what it may write is coloured."""

from collections.abc import Iterator
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


def write_follow_book(path: Path, view: PlanView, area: Area, sheet: FollowSheet) -> None:
    """Whole or not at all. Raises WorldError."""
    title = _("Seguimiento de {area}, {period}").format(area=area.name, period=period_words(sheet.period))
    told = _("Complete las columnas de color y guarde con el mismo nombre. Lo demás está fijo.")
    due = _("Devuélvala antes del {day}.").format(day=show_date(sheet.due)) if sheet.due else ""
    leaf = FormLeaf(
        _("Seguimiento"), title, " ".join(filter(None, (told, due))), tuple(_columns()), tuple(_rows(view, area, sheet))
    )
    write_form(path, leaf)


def _columns() -> Iterator[FormColumn]:
    said = labels()
    for key in ("external", "funding", "sheet"):
        yield FormColumn(said[key], 10, hidden=True)
    yield FormColumn(LINES.field("code").label, 9)
    yield FormColumn(line_title(), 38)
    yield FormColumn(LINES.field("unit").label, 13)
    yield FormColumn(LINES.field("target").label, 9)
    yield FormColumn(_("Plazo"), 11)
    yield FormColumn(_("Valor anterior"), 11)
    yield FormColumn(said["value"], 11, Entry.FIGURE)
    yield FormColumn(said["day"], 12, Entry.DAY)
    yield FormColumn(said["evidence"], 22, Entry.SUGGESTED, proofs())
    yield FormColumn(_("Fuente del dinero"), 20)
    yield FormColumn(_("Vigente"), 13, money=True)
    yield FormColumn(_("Importe anterior"), 13, money=True)
    yield FormColumn(said["executed"], 13, Entry.FIGURE, money=True)
    yield FormColumn(said["reason"], 20, Entry.CHOSEN, reasons())
    yield FormColumn(said["note"], 34, Entry.TEXT)


def _rows(view: PlanView, area: Area, sheet: FollowSheet) -> Iterator[tuple[tuple[Value, ...], frozenset[int]]]:
    """Cells, and the places of the coloured columns that are fixed in this row all the same.

    A line is measured once, in the first of its rows; what has no money has nothing to say of it.
    """
    last = {one.line_id: one for one in view.readings if not one.part}
    for line in area.lines:
        money: list[Funding | None] = [one for one in view.funding if one.line_id == line.id]
        for at, one in enumerate(money or [None]):
            fixed = frozenset({9, 10, 11, 16, 17} if at else ()) | frozenset(() if one else {15})
            yield (*_told(line, one, sheet), *_measured(line, last.get(line.id)), *_spent(one)), fixed


def _told(line: Line, money: Funding | None, sheet: FollowSheet) -> tuple[Value, ...]:
    return line.id, money.id if money else None, sheet.id, line.code, line.title, line.unit


def _measured(line: Line, reading: Reading | None) -> tuple[Value, ...]:
    return line.target, line.end, reading.value if reading else None, None, None, None


def _spent(money: Funding | None) -> tuple[Value, ...]:
    if money is None:
        return None, None, None, None, None, None
    name = f"{money.source}, {money.currency}" if money.currency else money.source
    return name, money.current / _HUNDRED, money.executed / _HUNDRED, None, None, None
