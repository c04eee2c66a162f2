"""Points of a criterion, a dimension and a round, unrounded; «no aplica» stays out, a blank is worth 0. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import lcm

from munidesk.base.figures import Figures
from munidesk.instruments.domain import (
    Answer,
    AnswerKind,
    Band,
    Criterion,
    Dimension,
    Instrument,
    Part,
    Round,
    Weighting,
)
from munidesk.records.ref import Computed

HUNDRED = Fraction(100)


@dataclass(frozen=True)
class RoundView:
    """A round read whole. `computed` are the figures of the moment (or those kept when it was closed).

    `parts`: what is marked in each checklist, by the key of its criterion.
    """

    round: Round
    instrument: Instrument
    dimensions: tuple[Dimension, ...]
    criteria: tuple[Criterion, ...]
    answers: Mapping[str, Answer]
    computed: Mapping[str, Computed]
    figures: Figures
    parts: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()

    def parts_of(self, criterion: Criterion) -> tuple[Part, ...]:
        return self.parts.get(criterion.key, ())

    def marks(self, criterion: Criterion) -> tuple[tuple[Part, bool], ...]:
        """Each part of a checklist and whether it is marked; none of them is in one without an answer."""
        answer = self.answers.get(criterion.key)
        parts = self.parts_of(criterion)
        value = (answer.value if answer is not None else "").ljust(len(parts), "0")
        return tuple((one, sign == "1") for one, sign in zip(parts, value, strict=False))

    def of(self, dimension: Dimension) -> tuple[Criterion, ...]:
        return self._by_dimension.get(dimension.key, ())

    @cached_property
    def _by_dimension(self) -> Mapping[str, tuple[Criterion, ...]]:
        found: dict[str, list[Criterion]] = {}
        for one in self.criteria:
            found.setdefault(one.dimension_key, []).append(one)
        return {key: tuple(own) for key, own in found.items()}

    @cached_property
    def _known_points(self) -> dict[str, Fraction | None]:
        """Those asked for so far: a page asks for each several times."""
        return {}

    @cached_property
    def reckoned(self) -> list["Result"]:
        """What it amounts to, once `result` was asked for it."""
        return []

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Criterion key → «2.3»: the third of the second dimension."""
        return {
            one.key: f"{number}.{place}"
            for number, dimension in enumerate(self.dimensions, 1)
            for place, one in enumerate(self.of(dimension), 1)
        }

    def code(self, criterion: Criterion) -> str:
        return self.codes.get(criterion.key, "")

    def answer(self, criterion: Criterion) -> Answer | None:
        return self.answers.get(criterion.key)

    def applies(self, criterion: Criterion) -> bool:
        found = self.answers.get(criterion.key)
        return found is None or not found.not_applicable

    def unanswered(self, criterion: Criterion) -> bool:
        """Whether somebody closed the round with this blank."""
        found = self.answers.get(criterion.key)
        return found is not None and found.unanswered

    def points(self, criterion: Criterion) -> Fraction | None:
        """From 0 to the scale; None when blank or not applicable."""
        known = self._known_points
        if criterion.key not in known:
            known[criterion.key] = self._points(criterion)
        return known[criterion.key]

    def _points(self, criterion: Criterion) -> Fraction | None:
        if not self.applies(criterion):
            return None
        if criterion.kind is AnswerKind.COMPUTED:
            found = self.computed.get(criterion.key)
            share = found.share if found else None
            return None if share is None else _between(criterion, share * HUNDRED, self.instrument.scale)
        answer = self.answers.get(criterion.key)
        return None if answer is None else points_of(criterion, answer.value, self.instrument.scale)


def points_of(criterion: Criterion, value: str, scale: int) -> Fraction | None:
    """The points of a written answer; None when it is blank, or of a kind that this version does not know."""
    if not value:
        return None
    match criterion.kind:
        case AnswerKind.SCALE:
            return Fraction(int(value))
        case AnswerKind.YES_NO:
            return Fraction(scale if value == "1" else 0)
        case AnswerKind.CHECKLIST:
            return Fraction(value.count("1") * scale, len(value))
        case AnswerKind.NUMBER:
            return _between(criterion, Fraction(value), scale)
    return None


def _between(criterion: Criterion, value: Fraction, scale: int) -> Fraction:
    """Along the line from `low` (no points) to `high` (all of them), kept within both ends."""
    low = Fraction(0) if criterion.low is None else Fraction(criterion.low)
    high = HUNDRED if criterion.high is None else Fraction(criterion.high)
    if high == low:
        return Fraction(scale) if value >= high else Fraction(0)
    part = (value - low) / (high - low)
    return min(Fraction(1), max(Fraction(0), part)) * scale


def weighted(parts: Sequence[tuple[Fraction | None, int]]) -> Fraction | None:
    """Σ(points × weight) / Σ(weight) over those that have points; all alike when none of them weighs anything."""
    known = [(points, weight) for points, weight in parts if points is not None]
    if not known:
        return None
    total = sum(weight for _points, weight in known)
    if not total:
        return sum((points for points, _weight in known), Fraction(0)) / len(known)
    whole = lcm(*(points.denominator for points, _weight in known))
    parts_of_whole = sum(points.numerator * (whole // points.denominator) * weight for points, weight in known)
    return Fraction(parts_of_whole, whole * total)


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """`applicable` criteria, of which `answered` have points.

    `score` is the floor: blanks count as zeros. `provisional` leaves them out (None where all are), `ceiling` takes
    them as the maximum. All None where nothing applies.
    """

    dimension: Dimension
    score: Fraction | None
    answered: int
    applicable: int
    provisional: Fraction | None = None
    ceiling: Fraction | None = None

    @property
    def complete(self) -> bool:
        return self.answered == self.applicable


@dataclass(frozen=True, slots=True)
class Result:
    """What a round amounts to, in points of its scale; `total` is None while nothing is answered.

    `total` is the floor, where a blank is worth nothing: it is what is stored, listed, compared and counted, so that
    nobody looks better by leaving an answer out. `provisional` leaves blanks out, as «no aplica» is, and is only
    shown beside the floor and the `ceiling`, where they are worth the maximum. `unanswered` are the blanks that
    somebody closed the round with.
    """

    total: Fraction | None
    dimensions: tuple[DimensionScore, ...]
    answered: int
    applicable: int
    computed: int
    blank: tuple[Criterion, ...]
    excluded: tuple[Criterion, ...]
    provisional: Fraction | None = None
    ceiling: Fraction | None = None
    unanswered: tuple[Criterion, ...] = ()

    @property
    def lowest(self) -> DimensionScore | None:
        scored = [one for one in self.dimensions if one.score is not None]
        return min(scored, key=lambda one: one.score or Fraction(0), default=None)

    @property
    def complete(self) -> bool:
        return not self.blank and self.answered > 0

    @property
    def settled(self) -> bool:
        """Whether each blank was decided upon: its total is then shown in the colour of its band."""
        return self.answered > 0 and len(self.blank) == len(self.unanswered)


def result(view: RoundView) -> Result:
    """A dimension weighs what its weight says, or with `Weighting.ITEMS` what its applicable criteria weigh.

    Reckoned once: a view never changes, and a paper asks for it at every table.
    """
    if not view.reckoned:
        view.reckoned.append(_result(view))
    return view.reckoned[0]


def _result(view: RoundView) -> Result:
    points = {one.key: view.points(one) for one in view.criteria}
    applicable = tuple(one for one in view.criteria if view.applies(one))
    blank = tuple(one for one in applicable if points[one.key] is None)
    found = tuple(_dimension(view, each, points) for each in view.dimensions)
    counted = sum(one.kind is AnswerKind.COMPUTED and points[one.key] is not None for one in applicable)
    some = len(blank) < len(applicable)

    def total(of: str) -> Fraction | None:
        return weighted([(getattr(one, of), weight_of(view, one.dimension)) for one in found]) if some else None

    return Result(
        total("score"), found, len(applicable) - len(blank), len(applicable), counted, blank,
        tuple(one for one in view.criteria if not view.applies(one)), total("provisional"), total("ceiling"),
        tuple(one for one in blank if view.unanswered(one)),
    )  # fmt: skip


def weight_of(view: RoundView, dimension: Dimension) -> int:
    """Among the dimensions that have something to answer."""
    if view.instrument.weighting is Weighting.ITEMS:
        return sum(one.weight for one in view.of(dimension) if view.applies(one))
    return dimension.weight


def open_blanks(view: RoundView) -> tuple[Criterion, ...]:
    """The criteria that apply, have no answer, and of which nobody said that they stay so."""
    return tuple(one for one in view.criteria if is_open_blank(view, one))


def is_open_blank(view: RoundView, one: Criterion) -> bool:
    return view.applies(one) and view.points(one) is None and not view.unanswered(one)


def _dimension(view: RoundView, dimension: Dimension, points: Mapping[str, Fraction | None]) -> DimensionScore:
    own = [one for one in view.of(dimension) if view.applies(one)]
    known = [(points[one.key], one.weight) for one in own]
    answered = sum(one is not None for one, _weight in known)
    if not own:
        return DimensionScore(dimension, None, 0, 0)

    def blanks_as(worth: Fraction) -> Fraction | None:
        return weighted([(worth if one is None else one, weight) for one, weight in known])

    floor, ceiling = blanks_as(Fraction(0)), blanks_as(Fraction(view.instrument.scale))
    return DimensionScore(dimension, floor, answered, len(own), weighted(known), ceiling)


def hindering(view: RoundView, most: int = 3) -> tuple[tuple[Criterion, Fraction], ...]:
    """The criteria with the fewest points, below the middle of the scale, worst first."""
    scored = [(one, points) for one in view.criteria if (points := view.points(one)) is not None]
    low = [pair for pair in scored if pair[1] * 2 < view.instrument.scale]
    return tuple(sorted(low, key=lambda pair: pair[1])[:most])


@dataclass(frozen=True, slots=True)
class Change:
    """A criterion in two rounds; `before` or `after` is None when that round did not ask or answer it."""

    criterion: Criterion
    before: Fraction | None
    after: Fraction | None
    asked_before: bool
    asked_after: bool

    @property
    def difference(self) -> Fraction | None:
        return None if self.before is None or self.after is None else self.after - self.before


def compare(first: RoundView, second: RoundView) -> tuple[Change, ...]:
    """Every criterion of either round, those of the second in its order, then those it no longer asks."""
    old = {one.key: one for one in first.criteria}
    new = {one.key: one for one in second.criteria}
    changes = [
        Change(one, first.points(old[key]) if key in old else None, second.points(one), key in old, True)
        for key, one in new.items()
    ]
    changes.extend(Change(one, first.points(one), None, True, False) for key, one in old.items() if key not in new)
    return tuple(changes)
