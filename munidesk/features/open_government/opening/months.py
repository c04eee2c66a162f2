"""The months that bars of milestones are drawn over. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from munidesk.features.open_government.domain_opening import Milestone
from munidesk.features.open_government.opening.rules import span

LEAST = 6
"""Months that are drawn at least: a bar of one month alone would fill the whole width."""


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months from `first` to `last`, both days included."""

    first: date
    last: date

    @property
    def starts(self) -> tuple[date, ...]:
        """The first day of each."""
        found, day = [], self.first
        while day <= self.last:
            found.append(day)
            day = _after(day)
        return tuple(found)

    def at(self, day: date) -> float:
        """Where a day begins, from 0 to 1; what lies outside stands at its end. Months are all as wide as another."""
        starts = self.starts
        if day <= self.first:
            return 0.0
        if day > self.last:
            return 1.0
        month = (day.year - self.first.year) * 12 + day.month - self.first.month
        length = (_after(starts[month]) - starts[month]).days
        return (month + (day.day - 1) / length) / len(starts)

    def bar(self, one: Milestone) -> tuple[float, float] | None:
        """Where the bar of a milestone begins and ends; with one day alone it stands on it; None without any."""
        first, last = one.start or one.end, one.end or one.start
        if first is None or last is None:
            return None
        left, right = self.at(first), self.at(last + timedelta(days=1))
        return (left, right) if last >= self.first and first <= self.last else None

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def months_of(milestones: Sequence[Milestone], day: date) -> Months:
    """Those that their days touch, six at least; without any day, those from `day` on."""
    found = span(milestones) or (day, day)
    first, last = found[0].replace(day=1), found[1]
    least = first
    for _month in range(LEAST):
        least = _after(least)
    return Months(first, max(_after(last.replace(day=1)), least) - timedelta(days=1))


def _after(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
