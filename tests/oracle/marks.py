"""An instrument marked by hand: points of each answer, a mean by weights, blanks and «no aplica» out. Never rounded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from munidesk.instruments.domain import Answer, AnswerKind, Criterion, Dimension
from munidesk.records.ref import Computed

Points = Fraction | None


@dataclass(frozen=True)
class Sheet:
    """The dimensions and criteria of a round, what was answered and what was counted, by the key of the criterion."""

    scale: int
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]
    answers: Mapping[str, Answer]
    counted: Mapping[str, Computed]


def applies(sheet: Sheet, one: Criterion) -> bool:
    return one.key not in sheet.answers or not sheet.answers[one.key].not_applicable


def points(sheet: Sheet, one: Criterion) -> Points:
    if not applies(sheet, one):
        return None
    if one.kind is AnswerKind.COMPUTED:
        found = sheet.counted.get(one.key)
        return None if found is None or not found.whole else _way(sheet, one, 100 * found.part / found.whole)
    value = sheet.answers[one.key].value if one.key in sheet.answers else ""
    if value == "":
        return None
    match one.kind:
        case AnswerKind.SCALE:
            return Fraction(value)
        case AnswerKind.YES_NO:
            return Fraction(sheet.scale) if value == "1" else Fraction(0)
        case AnswerKind.CHECKLIST:
            ticked = sum(1 for box in value if box == "1")
            return Fraction(sheet.scale) * ticked / len(value)
        case _:
            return _way(sheet, one, Fraction(value))


def _way(sheet: Sheet, one: Criterion, value: Fraction) -> Fraction:
    """No points at `low`, all of them at `high`, which may be the smaller; never beyond either end."""
    low = Fraction(one.low) if one.low is not None else Fraction(0)
    high = Fraction(one.high) if one.high is not None else Fraction(100)
    if low == high:
        return Fraction(sheet.scale if value >= high else 0)
    smaller, larger = min(low, high), max(low, high)
    kept = smaller if value < smaller else larger if value > larger else value
    return abs(kept - low) / abs(high - low) * sheet.scale


def mean(parts: Sequence[tuple[Points, int]]) -> Points:
    """Each with points counts as many times as it weighs; all once, when none of those weighs anything."""
    own = [(got, weight) for got, weight in parts if got is not None]
    times = [got for got, weight in own for _time in range(weight)] or [got for got, _weight in own]
    return sum(times, Fraction(0)) / len(times) if times else None


def of_dimension(sheet: Sheet, dimension: Dimension) -> Points:
    """The floor: what was left blank is worth nothing; None where nothing applies."""
    own = [one for one in sheet.criteria if one.dimension_key == dimension.key and applies(sheet, one)]
    return mean([(points(sheet, one) or Fraction(0), one.weight) for one in own])


def total(sheet: Sheet) -> Points:
    """None while nothing at all is answered."""
    if all(points(sheet, one) is None for one in sheet.criteria if applies(sheet, one)):
        return None
    return mean([(of_dimension(sheet, one), one.weight) for one in sheet.dimensions])


def told(value: Points, digits: int) -> str:
    """With a comma, half going up; «–» when there is none."""
    if value is None:
        return "–"
    steps = 0
    while Fraction(2 * steps + 1, 2 * 10**digits) <= value:
        steps += 1
    whole, rest = divmod(steps, 10**digits)
    return f"{whole},{rest:0{digits}d}"
