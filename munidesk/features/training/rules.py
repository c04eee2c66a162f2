"""What is missing, what closes it, who passes and until when. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from munidesk.features.training.codes import Presence, Source
from munidesk.features.training.domain import LevelReading

Required = Mapping[str, int]
"""Competence → the level that a post asks, from 1."""
Current = Mapping[str, int]
"""Competence → the level somebody has; those never assessed are not there."""


def need(required: int, current: int | None) -> int | None:
    """How many levels are missing, never fewer than none; None while nobody assessed it, which is no zero."""
    return None if current is None else max(0, required - current)


@dataclass(frozen=True, slots=True)
class Gap:
    """Of several pairs required and current: what is missing, in how many that were assessed."""

    missing: int
    assessed: int
    asked: int
    """How many pairs, assessed or not."""
    covered: int
    """Σ min(current, required) of the assessed: a surplus never makes up for what is missing elsewhere."""
    required: int

    @property
    def mean(self) -> Fraction | None:
        return Fraction(self.missing, self.assessed) if self.assessed else None

    @property
    def coverage(self) -> Fraction | None:
        """From 0 to 1, of what is asked where somebody was assessed; None where nobody was."""
        return Fraction(self.covered, self.required) if self.required else None

    @property
    def told(self) -> int | None:
        """What is missing; None where levels are asked and nobody assessed one: a blank is no zero."""
        return self.missing if self.assessed or not self.asked else None

    @property
    def blank(self) -> int:
        return self.asked - self.assessed


def gap_of(pairs: Iterable[tuple[int, int | None]]) -> Gap:
    """Of pairs (required, current); what is not asked (0) counts nowhere."""
    asked = [(required, current) for required, current in pairs if required > 0]
    known = [(required, current) for required, current in asked if current is not None]
    return Gap(
        missing=sum(max(0, required - current) for required, current in known),
        assessed=len(known),
        asked=len(asked),
        covered=sum(min(required, current) for required, current in known),
        required=sum(required for required, _current in known),
    )


@dataclass(frozen=True, slots=True)
class Closing:
    """What a course would close: levels, of how many people, and for each hour."""

    levels: int
    people: int
    priority: Fraction
    """Levels by hour; of a course without hours, none."""


def closing(raises: Mapping[str, int], hours: Decimal, people: Iterable[tuple[Required, Current]]) -> Closing:
    """Σ of the gaps that it closes / hours. It takes nobody beyond its own level, nor counts whom nobody assessed."""
    levels, helped = 0, 0
    for required, current in people:
        own = sum(
            max(0, min(required.get(key, 0), level) - current[key]) for key, level in raises.items() if key in current
        )
        levels, helped = levels + own, helped + (own > 0)
    return Closing(levels, helped, Fraction(levels) / Fraction(hours) if hours > 0 else Fraction(0))


_STRENGTH = {source: place for place, source in enumerate(Source)}


def standing(readings: Iterable[LevelReading], until: date | None = None) -> dict[str, LevelReading]:
    """Competence → the reading that stands: the latest; of one day, a test before a head, a head before oneself.

    Readings of one day and one source: the one written last. `until` leaves out what was read later.
    """
    found: dict[str, LevelReading] = {}
    for one in readings:
        if until is not None and one.day is not None and one.day > until:
            continue
        there = found.get(one.competence_id)
        if there is None or _rank(one) >= _rank(there):
            found[one.competence_id] = one
    return found


def _rank(one: LevelReading) -> tuple[date, int, str]:
    return (one.day or date.min, _STRENGTH.get(one.source, -1), one.id)


def raised(current: int | None, level: int) -> int:
    """What somebody has after a course of that level: never less than before."""
    return max(current or 0, level)


# -- editions


def hours_attended(classes: Sequence[tuple[Decimal, Presence | None, Decimal | None]]) -> Decimal:
    """Σ of the hours somebody was there, of (hours of the class, how, hours of a partial one)."""
    total = Decimal(0)
    for hours, kind, part in classes:
        if kind is Presence.PRESENT:
            total += hours
        elif kind is Presence.PART and part is not None:
            total += max(Decimal(0), min(part, hours))
    return total


def attendance(attended: Decimal, given: Decimal) -> Fraction | None:
    """The share of the hours, unrounded; justified absences stay in what it is taken of. None before any class."""
    return Fraction(attended) / Fraction(given) if given > 0 else None


def passes(share: Fraction | None, minimum: int, mark: Decimal | None, min_mark: Decimal | None) -> bool:
    """By attendance in hours and by the mark, both unrounded; where no mark is asked, attendance alone."""
    if share is None or share * 100 < minimum:
        return False
    return min_mark is None or (mark is not None and mark >= min_mark)


def expiry(issued: date, months: int) -> date | None:
    """The day it runs out, clipped to the end of the month; None for what never does."""
    if months <= 0:
        return None
    at = issued.month - 1 + months
    year, month = issued.year + at // 12, at % 12 + 1
    for day in range(issued.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, min(issued.day, 28))


def cascade(origin: Iterable[str], replicas: Iterable[tuple[int, Iterable[str]]]) -> dict[str, int]:
    """Person → generation: 0 formed as trainer, n in a réplica of n. Each counts once, at the lowest."""
    found = dict.fromkeys(origin, 0)
    for generation, people in replicas:
        for person in people:
            found[person] = min(found.get(person, generation), generation)
    return found


# -- the year


def training_coverage(in_post: Iterable[str], accredited: Iterable[str]) -> Fraction | None:
    """People in post on the last day with something accredited in the period / people in post that day."""
    there = set(in_post)
    return Fraction(len(there & set(accredited)), len(there)) if there else None


def average_staff(stays: Iterable[tuple[date | None, date | None]], since: date, until: date) -> Fraction:
    """Days in post / days of the period, of everybody."""
    whole = (until - since).days + 1
    days = 0
    for start, end in stays:
        first, last = max(start or since, since), min(end or until, until)
        days += max(0, (last - first).days + 1)
    return Fraction(days, whole)
