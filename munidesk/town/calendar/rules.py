"""Which days are worked and how terms in working days are counted. Pure: nothing is read from a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import join_and
from munidesk.town.calendar.domain import ClosedDay

if TYPE_CHECKING:
    from munidesk.town.profile import Deadline

_LONGEST = 400 * 366
"""A term is counted within four centuries: nothing but a calendar without working days reaches that."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar of one municipality: weekends, the country's holidays, and its own closed days.

    Saturdays and Sundays are never working days (PE: TUO de la Ley 27444, art. 145; ES: Ley 39/2015, art. 30.2).
    """

    country: str
    closed: tuple[ClosedDay, ...] = ()

    def works(self, day: date) -> bool:
        return not self.why_not(day)

    def why_not(self, day: date) -> str:
        """«sábado», the name of the holiday, or of the day the office is closed; empty for a working day."""
        if day.weekday() >= 5:
            return show_date(day, "EEEE")
        if own := next((one for one in self.closed if one.day == day), None):
            return own.name
        return national_holidays(self.country, day.year).get(day, "")

    def add(self, start: date, count: int) -> date:
        """The last day of a term of `count` working days; the day it starts on is not counted."""
        own = {one.day for one in self.closed}
        day = start
        while count > 0 and (day - start).days < _LONGEST:
            day += timedelta(days=1)
            if day.weekday() < 5 and day not in own and day not in national_holidays(self.country, day.year):
                count -= 1
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days lie between two days, neither of them counted."""
        return sum(self.works(day) for day in _days(first, last))

    def skipped(self, first: date, last: date) -> tuple[tuple[date, str], ...]:
        """The holidays and closed days that fell on a weekday of a term, each with its name, in order."""
        inside = (*_days(first, last), last)
        return tuple((day, why) for day in inside if day.weekday() < 5 and (why := self.why_not(day)))


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=step) for step in range(1, (last - first).days))


@cache
def national_holidays(country: str, year: int) -> dict[date, str]:
    """The country's holidays of a year, by the `holidays` library; none for a country it does not know."""
    import holidays  # 70 ms of tables: only where the law counts working days

    try:
        return dict(holidays.country_holidays(country.upper(), years=year, language="es"))
    except NotImplementedError:
        return {}


def explained(calendar: WorkingDays, first: date, last: date | None, deadline: "Deadline | None") -> str:
    """Which days were left out of a term that ends on `last`; empty where every day counts."""
    if last is None or deadline is None or deadline.unit != "working_days":
        return ""
    return skipped_words(calendar.skipped(first, last))


def skipped_words(skipped: Sequence[tuple[date, str]]) -> str:
    """«No se cuentan el 25/8 (Declaratoria de la Independencia) y el 2/11 (Día de los Difuntos).»; empty for none."""
    if not skipped:
        return ""
    said = [_("el {day} ({name})").format(day=show_date(day, DAY_MONTH), name=name) for day, name in skipped]
    return (_("No se cuenta {days}.") if len(said) == 1 else _("No se cuentan {days}.")).format(days=join_and(said))
