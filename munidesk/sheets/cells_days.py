"""A column of days: which figure is the day and which the month is told by all its cells, never by one alone."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum

from munidesk.base.dates import parse_date, parse_moment
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.told_dates import Told, take_apart
from munidesk.data.book import Cell
from munidesk.data.book_formats import has_day, moment_of
from munidesk.sheets.cells import is_blank

DAY_FIRST, MONTH_FIRST = "day", "month"
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000  # from 1927 to 2119: what a figure alone may be as a day of Excel
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")


class Edge(Enum):
    """Which day a month alone means: «mar-26» begins on the 1st, and ends on the 31st."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class DayColumn:
    """How a column of days is read. `doubt` is a sentence when its cells disagree, and `options` the ways out of it.

    Where both orders stand in the column (`mixed`), a day that could be either is not read before somebody chose.
    `year` is the one meant by cells that write none, 0 for nobody knows.
    """

    month_first: bool = False
    doubt: str = ""
    options: tuple[tuple[str, str], ...] = ()
    mixed: bool = False
    year: int = 0

    def day(self, cell: Cell, edge: Edge | None = None) -> date | None:
        """None for a blank. A month alone is its day at the `edge`, where what begins or ends then is meant.

        Raises UserError for what is no day, or only part of one.
        """
        try:
            moment = self.moment(cell)
        except UserError as fault:
            if fault.code != "no_day" or edge is None:
                raise
            return self._of_month(cell, edge)
        return moment and moment.date()

    def _of_month(self, cell: Cell, edge: Edge) -> date:
        value = cell.value
        first = value.replace(day=1) if isinstance(value, date) else parse_date(f"1/{cell.shown}", year=self.year)
        return first if edge is Edge.FIRST else first.replace(day=monthrange(first.year, first.month)[1])

    def moment(self, cell: Cell) -> datetime | None:
        """The same with its hour, midnight without one."""
        match cell.value:
            case datetime() as moment:
                return moment
            case date() as day:
                if not has_day(cell.format):
                    raise _without_day(cell)
                return _midnight(day)
        if is_blank(cell):
            return None
        if (serial := serial_in(cell)) is not None:
            return _midnight(moment_of(serial))
        return self._told(cell)

    def _told(self, cell: Cell) -> datetime:
        text = " ".join(cell.shown.split())
        told = take_apart(text)
        swapped = self.month_first
        if self.mixed and told:
            if told.open and self.doubt:
                raise UserError(self.doubt, code="doubt")
            swapped = swapped if told.open else told.second > 12
        return parse_moment(text, month_first=swapped, year=self.year)


def _midnight(moment: date | datetime | time) -> datetime:
    """A day as its first moment."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time()) if isinstance(moment, date) else datetime.combine(date.min, moment)


def _without_day(cell: Cell) -> UserError:
    text = _("En «{text}» falta el día. Escriba la fecha completa: 17/11/2026.")
    return UserError(text.format(text=cell.shown), code="no_day")


def serial_in(cell: Cell) -> Decimal | None:
    """The serial number of Excel that stands where a day should, as a number or a text; None for any other cell."""
    value = cell.value
    if isinstance(value, str) and _SERIAL.fullmatch(value.strip()):
        value = Decimal(".".join(re.split(r"[.,]", value.strip())))
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return Decimal(value) if _FIRST_SERIAL <= value <= _LAST_SERIAL else None


def day_column(cells: Iterable[Cell], answer: str = "", year: int = 0) -> DayColumn:
    """How these cells are read together. `answer` is what a person said of the doubt: `DAY_FIRST` or `MONTH_FIRST`.

    Without a figure that tells, the day stands first, as in all nine countries.
    """
    every = [cell for cell in cells if cell.value is not None]
    told = [one for cell in every if isinstance(cell.value, str) and (one := take_apart(" ".join(cell.shown.split())))]
    numeric = [one for one in told if not one.month and one.first]
    days = sum(one.first > 12 for one in numeric)
    months = sum(one.second > 12 for one in numeric)
    if answer:
        return DayColumn(answer == MONTH_FIRST, mixed=True, year=year)
    column = DayColumn(months > days, mixed=bool(days and months), year=year)
    if days and months:
        return replace(column, doubt=_both_orders(numeric, days, months), options=_options())
    if turned := _turned(every, numeric, days):
        return replace(column, doubt=turned)
    return column


def _options() -> tuple[tuple[str, str], ...]:
    return (DAY_FIRST, _("primero el día: 5/3 es 5 de marzo")), (MONTH_FIRST, _("primero el mes: 5/3 es 3 de mayo"))


def _both_orders(numeric: Sequence[Told], days: int, months: int) -> str:
    unclear = sum(one.open for one in numeric)
    head = _("Unas fechas llevan primero el día ({days}) y otras primero el mes ({months}).").format(
        days=days, months=months
    )
    if not unclear:
        return head
    tail = ngettext(
        "{n} puede ser de las dos maneras: diga cómo se lee.",
        "{n} pueden ser de las dos maneras: diga cómo se leen.",
        unclear,
    )
    return f"{head} {tail.format(n=unclear)}"


def _turned(cells: Sequence[Cell], numeric: Sequence[Told], days: int) -> str:
    """The mark a spreadsheet of another language leaves: what could be a month became a date, turned round.

    Texts are all of days over 12, and real dates all of days up to 12.
    """
    real = [cell.value for cell in cells if isinstance(cell.value, date)]
    if not real or not days or any(one.first <= 12 for one in numeric) or any(one.day > 12 for one in real):
        return ""
    if len(real) < 3:
        return ""
    return _(
        "Es posible que Excel haya cambiado el día por el mes en {n} fechas: todas son del día 12 o anterior, y las "
        "escritas como texto, posterior. Compare algunas con el original."
    ).format(n=len(real))
