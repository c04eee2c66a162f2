"""Terms counted on a wall calendar, a day at a time; the holidays of Peru from its laws, the others from nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

ONE = timedelta(days=1)
PERU = {
    (1, 1), (5, 1), (6, 29), (7, 28), (7, 29), (8, 30), (10, 8), (11, 1), (12, 8), (12, 25),  # Decreto Leg. 713, art. 6
    (8, 6),  # Ley 31530, since 2022
    (12, 9),  # Ley 31381, since 2022
    (6, 7),  # Ley 31788, since 2024
    (7, 23),  # Ley 31822, since 2024
}  # fmt: skip
"""Fixed days off of the years 2024 on; Thursday and Friday before Easter come to them."""


def easter(year: int) -> date:
    """Easter Sunday: the first Sunday after the full moon on or after 21 March (Gregorian, by Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    gone = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * gone) // 451
    month, day = divmod(h + gone - 7 * m + 114, 31)
    return date(year, month, day + 1)


def off_in_peru(day: date) -> bool:
    holy = (easter(day.year) - 3 * ONE, easter(day.year) - 2 * ONE)
    return (day.month, day.day) in PERU or day in holy


def last_day(received: date, amount: int, *, working: bool, off: Callable[[date], bool] = off_in_peru) -> date:
    """The day of reception is not counted. Saturdays, Sundays and days off do not count in working days."""
    day = received
    while amount:
        day += ONE
        if not working or not (day.strftime("%w") in "06" or off(day)):
            amount -= 1
    return day


@dataclass(frozen=True)
class Standing:
    """How a term stands: `days` left, over, waited for or taken."""

    days: int
    late: bool
    waiting: bool


def days_from(first: date, last: date) -> int:
    days = 0
    while first < last:
        first, days = first + ONE, days + 1
    return days


def standing(received: date, due: date | None, answered: date | None, waiting: bool, today: date) -> Standing:
    """Who answers on the last day answers in time; who has not answered is late from the next day on."""
    if not waiting:
        end = answered or received
        return Standing(days_from(received, end), answered is not None and due is not None and answered > due, False)
    if due is None:
        return Standing(days_from(received, today), False, True)
    late = today > due
    return Standing(days_from(due, today) if late else days_from(today, due), late, True)
