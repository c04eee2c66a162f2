"""The progress of a plan told branch by branch, and its calendar a day at a time. In fractions, never rounded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from munidesk.features.planning.domain import Dependency, Kind, Line, Weighting

MARGIN = Fraction(15, 100)


@dataclass(frozen=True)
class Told:
    """What a line and all under it amount to; money in cents, days its bars span."""

    raw: Fraction | None
    capped: Fraction | None
    approved: int
    executed: int
    measured: int
    leaves: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class Known:
    value: Decimal | None
    approved: int
    executed: int


def raw(line: Line, value: Decimal | None) -> Fraction | None:
    """From the base to the target, how much of the way; of what is maintained, how much of it is kept.

    Zero accidents are kept or they are not: there is no half of it.
    """
    if value is None or line.target is None:
        return None
    if line.kind is Kind.MAINTENANCE and line.target == 0:
        return Fraction(0) if value > 0 else Fraction(1)
    start = Fraction(0) if line.kind is Kind.MAINTENANCE else Fraction(line.base or 0)
    way = Fraction(line.target) - start
    return (Fraction(value) - start) / way if way else None


def within(value: Fraction | None) -> Fraction | None:
    return None if value is None else Fraction(0) if value < 0 else Fraction(1) if value > 1 else value


def branch(line: Line, lines: Sequence[Line], known: Mapping[str, Known], weighting: Weighting) -> Told:
    """What was measured of the line itself is its progress; else the mean of the branches under it that have some."""
    own = known.get(line.id, Known(None, 0, 0))
    below = [(one, branch(one, lines, known, weighting)) for one in lines if one.parent_id == line.id]
    approved = own.approved + sum(told.approved for _one, told in below)
    executed = own.executed + sum(told.executed for _one, told in below)
    firsts = [day for day in (line.start, *(told.first for _one, told in below)) if day]
    lasts = [day for day in (line.end, *(told.last for _one, told in below)) if day]
    span = (min(firsts) if firsts else None, max(lasts) if lasts else None)
    measured = raw(line, own.value)
    if measured is not None or not below:
        return Told(measured, within(measured), approved, executed, 0 if measured is None else 1, 1, *span)
    mean = _mean(below, weighting)
    return Told(
        mean, mean, approved, executed,
        sum(told.measured for _one, told in below), sum(told.leaves for _one, told in below), *span,
    )  # fmt: skip


def _mean(below: Sequence[tuple[Line, Told]], weighting: Weighting) -> Fraction | None:
    """Each branch is worth its money (or its weight); all the same when none of those with progress has any."""
    with_progress = [(one, told) for one, told in below if told.capped is not None]
    worth = [told.approved if weighting is Weighting.MONEY else (one.weight or 0) for one, told in with_progress]
    if all(one == 0 for one in worth):
        worth = [1 for _one in worth]
    if not worth:
        return None
    total = Fraction(0)
    for (_one, told), own in zip(with_progress, worth, strict=True):
        total += (told.capped or 0) * own
    return total / sum(worth)


# -- the calendar


def _days(first: date, last: date) -> list[date]:
    found = []
    while first <= last:
        found.append(first)
        first += timedelta(days=1)
    return found


def expected(line: Line, today: date) -> Fraction | None:
    """The part that should be done at the end of today: of each quarter its days gone; else of the whole."""
    if line.year is not None and line.quarters:
        return _by_quarters(line.year, [int(one) for one in line.quarters.split()], today)
    if line.start is None or line.end is None:
        return None
    days = _days(line.start, line.end)
    return Fraction(len([day for day in days if day <= today]), len(days))


def _by_quarters(year: int, shares: Sequence[int], today: date) -> Fraction:
    quarter_of = [(day, (day.month - 1) // 3) for day in _days(date(year, 1, 1), date(year, 12, 31))]
    done = Fraction(0)
    for number, share in enumerate(shares):
        own = [day for day, quarter in quarter_of if quarter == number]
        done += Fraction(share * len([day for day in own if day <= today]), len(own))
    return done / 100


def late(line: Line, done: Fraction, today: date) -> bool:
    """Not once it is done, nor before it begins. After its last day, or further behind the calendar than the margin."""
    if line.start is None or line.end is None or today < line.start or done >= 1:
        return False
    return today > line.end or (expected(line, today) or Fraction(0)) - done > MARGIN


def waits_for(dependencies: Sequence[Dependency], line_id: str, other: str, seen: frozenset[str] = frozenset()) -> bool:
    """Whether `line_id` waits for `other`, however many lines are between them."""
    if line_id == other:
        return True
    before = [one.after_id for one in dependencies if one.line_id == line_id and one.after_id not in seen]
    return any(waits_for(dependencies, one, other, seen | {line_id}) for one in before)
