"""Projects in order: what each criterion adds, the place, and how firm it is when a weight is moved. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from munidesk.features.planning.domain import Criterion, Line, Mark
from munidesk.features.planning.rules import priority

STEP = 10
"""Points that each weight is moved by, up and down, to see whether the order holds."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A project among the others. `values` are the mean marks, `parts` what each adds to `total`, of 10.

    `place` is shared by equal totals and None until every criterion has a mark; `best` and `worst` are the places it
    takes when any one weight moves by `STEP` points.
    """

    line: Line
    values: tuple[Decimal | None, ...]
    parts: tuple[Decimal | None, ...]
    total: Decimal | None
    place: int | None = None
    best: int | None = None
    worst: int | None = None

    @property
    def firm(self) -> bool:
        return self.best == self.worst


def mean_marks(given: Iterable[Mark]) -> dict[tuple[str, str], Decimal]:
    """(line, criterion) → the mean of the marks of all who gave one."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in given:
        found.setdefault((one.line_id, one.criterion_id), []).append(one.value)
    return {key: Decimal(sum(values)) / len(values) for key, values in found.items()}


def sums_to_hundred(criteria: Sequence[Criterion]) -> bool:
    return sum(one.weight for one in criteria) == 100


def ranked(
    lines: Iterable[Line], own: Mapping[tuple[str, str], Decimal], criteria: Sequence[Criterion]
) -> tuple[Standing, ...]:
    """The best first, then those without all their marks, by code; no order while the weights do not sum 100."""
    found = [_standing(one, own, criteria) for one in lines]
    known = [one for one in found if one.total is not None] if sums_to_hundred(criteria) else []
    places = _ranges(known, [Fraction(one.weight) for one in criteria])
    placed = [_placed(one, *places[one.line.id]) for one in known]
    placed.sort(key=lambda one: (one.place or 0, one.line.code))
    return (*placed, *sorted((one for one in found if one not in known), key=lambda one: one.line.code))


def _standing(line: Line, own: Mapping[tuple[str, str], Decimal], criteria: Sequence[Criterion]) -> Standing:
    values = tuple(own.get((line.id, one.id)) for one in criteria)
    parts = tuple(
        None if value is None else value * one.weight / 100 for value, one in zip(values, criteria, strict=True)
    )
    return Standing(line, values, parts, priority(own, criteria, line.id))


def _placed(one: Standing, place: int, best: int, worst: int) -> Standing:
    return Standing(one.line, one.values, one.parts, one.total, place, best, worst)


def _ranges(known: Sequence[Standing], weights: Sequence[Fraction]) -> dict[str, tuple[int, int, int]]:
    """Place with the weights as they are, best and worst with any one of them moved."""
    now = _places(known, weights)
    others = [_places(known, moved) for moved in _moved(weights)]
    return {
        one.line.id: (
            now[one.line.id],
            min([now[one.line.id], *(places[one.line.id] for places in others)]),
            max([now[one.line.id], *(places[one.line.id] for places in others)]),
        )
        for one in known
    }


def _moved(weights: Sequence[Fraction]) -> Iterable[list[Fraction]]:
    """One weight a step more or less, the others sharing what is left as they did; never under 0 or over 100."""
    for at, weight in enumerate(weights):
        rest = 100 - weight
        for step in (-STEP, STEP):
            fresh = min(Fraction(100), max(Fraction(0), weight + step))
            if rest:
                yield [fresh if n == at else one * (100 - fresh) / rest for n, one in enumerate(weights)]


def _places(known: Sequence[Standing], weights: Sequence[Fraction]) -> dict[str, int]:
    """Equal totals share the better place."""
    totals = {
        one.line.id: sum(
            (Fraction(value or 0) * weight for value, weight in zip(one.values, weights, strict=True)), Fraction(0)
        )
        for one in known
    }
    return {key: 1 + sum(other > total for other in totals.values()) for key, total in totals.items()}
