"""Progress of a line and of a branch: raw as measured, capped for every average; and what is late. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from munidesk.features.planning.domain import Dependency, Kind, Line, Weighting

MARGIN = Decimal("0.15")
"""How far behind the calendar a line may be before it is called late."""


def raw_progress(line: Line, value: Decimal | None) -> Decimal | None:
    """Increment: (value − base) / (target − base). Maintenance: value / target; of a target of zero, kept or not.

    None without a reading, without a target, or when there is nothing to advance (target equal to its base).
    """
    if value is None or line.target is None:
        return None
    if line.kind is Kind.MAINTENANCE:
        return value / line.target if line.target else Decimal(value <= 0)
    base = line.base or Decimal(0)
    return (value - base) / (line.target - base) if line.target != base else None


def capped(raw: Decimal | None) -> Decimal | None:
    """From 0 to 1: over-achievement is shown as such but never averaged above one."""
    return None if raw is None else min(Decimal(1), max(Decimal(0), raw))


@dataclass(frozen=True, slots=True)
class Branch:
    """What a line and everything under it amounts to; money in cents.

    `measured` of `leaves` have a reading: the mean is theirs alone, a blank is never a zero.
    `first` and `last` are the days its bars span.
    """

    raw: Decimal | None
    capped: Decimal | None
    approved: int
    executed: int
    measured: int
    leaves: int
    first: date | None
    last: date | None


class Own(NamedTuple):
    """What one line has of itself: its last reading and its money."""

    value: Decimal | None = None
    approved: int = 0
    executed: int = 0


def children_of(lines: Sequence[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda one: (one.position, one.id)):
        found.setdefault(line.parent_id, []).append(line)
    return found


class Worked(NamedTuple):
    """A line's branch and whether it is late, with all that they were computed of."""

    line: Line
    own: Own
    below: tuple[Branch, ...]
    children: tuple[Line, ...]
    weighting: Weighting
    day: date
    branch: Branch
    late: bool


_NOTHING = Own()


def branches(lines: Sequence[Line], own: Mapping[str, Own], weighting: Weighting) -> dict[str, Branch]:
    """Every line's branch, from the leaves up, in one pass."""
    return {key: one.branch for key, one in worked(children_of(lines), own, weighting, date.min).items()}


def worked(
    below: Mapping[str, Sequence[Line]], own: Mapping[str, Own], weighting: Weighting, day: date,
    known: Mapping[str, Worked] = MappingProxyType({}),
) -> dict[str, Worked]:  # fmt: skip
    """Every line that hangs from the top, worked out from the leaves up, in one pass; `below` as `children_of`.

    `known` is what was worked out before: lines that have what they had, and nothing else below them, are taken
    from it, so that after one change only that line and those over it are computed.
    """
    found: dict[str, Worked] = {}
    for line in reversed(_downwards(below)):
        children = tuple(below.get(line.id, ()))
        parts = tuple([found[child.id].branch for child in children])
        inputs = (line, own.get(line.id, _NOTHING), parts, children, weighting, day)
        old = known.get(line.id)
        found[line.id] = old if old is not None and old[:6] == inputs else _work(*inputs)
    return found


def _downwards(below: Mapping[str, Sequence[Line]]) -> list[Line]:
    """What hangs from the top, each line after the one it hangs from."""
    order: list[Line] = []
    waiting = list(below.get("", ()))
    while waiting:
        line = waiting.pop()
        order.append(line)
        waiting.extend(below.get(line.id, ()))
    return order


def _work(
    line: Line, own: Own, below: tuple[Branch, ...], children: tuple[Line, ...], weighting: Weighting, day: date
) -> Worked:
    branch = _branch(line, own, tuple(zip(children, below, strict=True)), weighting)
    late = not children and is_late(line, branch.capped, day)
    return Worked(line, own, below, children, weighting, day, branch, late)


def _branch(line: Line, own: Own, parts: Sequence[tuple[Line, Branch]], weighting: Weighting) -> Branch:
    approved = own.approved + sum(part.approved for _child, part in parts)
    executed = own.executed + sum(part.executed for _child, part in parts)
    days = [day for day in (line.start, *(part.first for _child, part in parts)) if day is not None]
    ends = [day for day in (line.end, *(part.last for _child, part in parts)) if day is not None]
    first, last = min(days, default=None), max(ends, default=None)
    raw = raw_progress(line, own.value)
    if raw is not None or not parts:
        return Branch(raw, capped(raw), approved, executed, int(raw is not None), 1, first, last)
    mean = mean_of(parts, weighting)
    measured, leaves = sum(p.measured for _c, p in parts), sum(p.leaves for _c, p in parts)
    return Branch(mean, mean, approved, executed, measured, leaves, first, last)


def mean_of(parts: Sequence[tuple[Line, Branch]], weighting: Weighting) -> Decimal | None:
    """Of the lines that have progress, capped; by money or weight as the plan says."""
    return weighted_mean(
        (part.capped, Decimal(part.approved if weighting is Weighting.MONEY else line.weight or 0))
        for line, part in parts
        if part.capped is not None
    )


def weighted_mean(parts: Iterable[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Of (value, worth); all worth the same when none of them is worth anything. None of nothing."""
    known = list(parts)
    if not known:
        return None
    total = sum((worth for _value, worth in known), Decimal(0))
    if not total:
        return sum((value for value, _worth in known), Decimal(0)) / len(known)
    return sum((value * worth for value, worth in known), Decimal(0)) / total


def expected(line: Line, today: date) -> Decimal | None:
    """The part that should be done: by the weights of its quarters, else the part of its time already gone.

    None without quarters and without both days.
    """
    if line.year is not None and len(line.quarter_weights) == 4:
        return _by_quarters(line.year, line.quarter_weights, today)
    if line.start is None or line.end is None:
        return None
    length = (line.end - line.start).days + 1
    gone = (min(today, line.end) - line.start).days + 1
    return min(Decimal(1), max(Decimal(0), Decimal(gone) / Decimal(length)))


def _by_quarters(year: int, weights: Sequence[int], today: date) -> Decimal:
    """Whole quarters that are over, and of the running one the part of its days."""
    done = Decimal(0)
    for at, weight in enumerate(weights):
        first = date(year, 3 * at + 1, 1)
        after = date(year + at // 3, (3 * at + 4) % 12 or 12, 1)
        length = (after - first).days
        gone = min(length, max(0, (today - first).days + 1))
        done += Decimal(weight) * gone / length
    return done / 100


def is_late(line: Line, progress: Decimal | None, today: date) -> bool:
    """Its term passed and it is not done, or it is behind the calendar by more than the margin.

    What nobody measured is not late: a blank is never a zero (`unknown_at_end` tells those whose term passed).
    """
    if progress is None or line.start is None or line.end is None or line.start > today or progress >= 1:
        return False
    due = expected(line, today) or Decimal(0)
    return line.end < today or due - progress > MARGIN


def unknown_at_end(line: Line, progress: Decimal | None, today: date) -> bool:
    """Its term passed and nobody measured how far it got: neither done nor late, but to be asked about."""
    return progress is None and line.end is not None and line.end < today


def circle(dependencies: Sequence[Dependency], line_id: str, after_id: str) -> bool:
    """Whether beginning `line_id` after `after_id` would make lines wait for each other."""
    after: dict[str, list[str]] = {}
    for one in dependencies:
        after.setdefault(one.line_id, []).append(one.after_id)
    waiting, seen = [after_id], set[str]()
    while waiting:
        current = waiting.pop()
        if current == line_id:
            return True
        if current not in seen:
            seen.add(current)
            waiting.extend(after.get(current, ()))
    return False


def critical(dependencies: Sequence[Dependency], late: frozenset[str]) -> frozenset[str]:
    """Late lines that others wait for: their delay is everybody's."""
    return frozenset(one.after_id for one in dependencies if one.after_id in late)
