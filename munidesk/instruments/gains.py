"""What each criterion would still give, what was regained since a round before, how far two evaluators agree. Pure.

All in parts of 100, never rounded: Σ gains = 100 − total, and Δ total = Σ regained + what comes of other weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from munidesk.instruments.bands import per_cent
from munidesk.instruments.domain import AnswerKind, Criterion, Marker
from munidesk.instruments.scoring import HUNDRED, Result, RoundView, result, weight_of

ZERO = Fraction(0)
TOO_MUCH = Fraction(1, 5)
"""More of the weight than this that does not apply is told beside the total, on the screen and on paper."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What the total would rise by if this criterion had all the points; `points` is None where it is blank."""

    criterion: Criterion
    points: Fraction | None
    gain: Fraction


@dataclass(frozen=True, slots=True)
class Regained:
    """What a criterion of both rounds gave or took, with the weights of the second."""

    criterion: Criterion
    before: Fraction | None
    after: Fraction | None
    points: Fraction


@dataclass(frozen=True, slots=True)
class Recovery:
    """`reweighted`: what comes of criteria that are new, retired, weigh otherwise or no longer apply. Adds up to
    `change`, the second total less the first."""

    change: Fraction
    each: tuple[Regained, ...]
    reweighted: Fraction


def shares(view: RoundView) -> Mapping[str, Fraction]:
    """Criterion key → its part of the whole, of those that apply; they add up to 1."""
    found: dict[str, Fraction] = {}
    own = {each.key: [one for one in view.of(each) if view.applies(one)] for each in view.dimensions}
    asked = [each for each in view.dimensions if own[each.key]]
    for each, part in zip(asked, _parts([weight_of(view, one) for one in asked]), strict=True):
        criteria = own[each.key]
        inside = _parts([one.weight for one in criteria])
        found.update({one.key: part * share for one, share in zip(criteria, inside, strict=True)})
    return found


def _parts(weights: Sequence[int]) -> list[Fraction]:
    """All alike when none of them weighs anything."""
    total = sum(weights)
    return [Fraction(one, total) if total else Fraction(1, len(weights)) for one in weights]


def set_aside(view: RoundView, found: Result) -> Fraction:
    """The part of the weight, from 0 to 1, that «no aplica» takes out of the account."""
    answers = {key: one for key, one in view.answers.items() if not one.not_applicable}
    whole = shares(replace(view, answers=answers))
    return sum((whole.get(one.key, ZERO) for one in found.excluded), ZERO)


def gains(view: RoundView) -> tuple[Gain, ...]:
    """Of every criterion that applies, the greatest first; a blank gives all of its part."""
    found = []
    asked = {one.key: one for one in view.criteria}
    for key, share in shares(view).items():
        criterion = asked[key]
        points = view.points(criterion)
        missing = HUNDRED - per_cent(view, points or ZERO)
        found.append(Gain(criterion, points, share * missing))
    return tuple(sorted(found, key=lambda one: -one.gain))


def total_of(view: RoundView) -> Fraction:
    """The floor in parts of 100; 0 for a round where nothing is answered."""
    return per_cent(view, result(view).total or ZERO)


def recovery(first: RoundView, second: RoundView) -> Recovery:
    """What changed from one round to another, criterion by criterion of those that both ask and apply."""
    new = shares(second)
    asked = {one.key: one for one in first.criteria if first.applies(one)}
    each = []
    for one in second.criteria:
        if one.key not in new or one.key not in asked:
            continue
        before, after = first.points(asked[one.key]), second.points(one)
        rise = per_cent(second, after or ZERO) - per_cent(first, before or ZERO)
        each.append(Regained(one, before, after, rise * new[one.key]))
    change = total_of(second) - total_of(first)
    return Recovery(change, tuple(each), change - sum((one.points for one in each), ZERO))


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the criteria that both answered, how many equally; `different` with the points of each."""

    both: int
    equal: int
    different: tuple[tuple[Criterion, Fraction, Fraction], ...]

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.equal, self.both) if self.both else None


def agreement(first: RoundView, second: RoundView) -> Agreement:
    """A round and its review, or what two evaluators answered. What MuniDesk counts nobody answered."""
    mine = {one.key: one for one in first.criteria}
    asked = [one for one in second.criteria if one.key in mine and one.kind is not AnswerKind.COMPUTED]
    pairs = [(one, first.points(mine[one.key]), second.points(one)) for one in asked]
    known = [(one, a, b) for one, a, b in pairs if a is not None and b is not None]
    different = tuple((one, a, b) for one, a, b in known if a != b)
    return Agreement(len(known), len(known) - len(different), different)


@dataclass(frozen=True, slots=True)
class Sliced:
    """The total of some of the criteria, in parts of 100 and by their weight in the whole; None without answers."""

    key: str
    criteria: tuple[Criterion, ...]
    total: Fraction | None


def by_goal(view: RoundView) -> tuple[Sliced, ...]:
    """By goal of the Agenda 2030, 1 to 17; a criterion counts in each of its goals."""
    of: dict[int, list[Criterion]] = {}
    for one in view.criteria:
        for goal in filter(None, (part.strip() for part in one.ods.split(","))):
            of.setdefault(int(goal), []).append(one)
    return tuple(sliced(view, str(goal), of[goal]) for goal in sorted(of))


def by_gender(view: RoundView) -> Sliced:
    """Of the criteria with a marker."""
    return sliced(view, "gender", [one for one in view.criteria if one.gender is not Marker.NO])


def sliced(view: RoundView, key: str, criteria: Sequence[Criterion]) -> Sliced:
    """The floor of these criteria alone: their blanks are worth nothing either."""
    parts = shares(view)
    own = [one for one in criteria if one.key in parts]
    if all(view.points(one) is None for one in own):
        return Sliced(key, tuple(criteria), None)
    weight = sum((parts[one.key] for one in own), ZERO)
    scored = sum((per_cent(view, view.points(one) or ZERO) * parts[one.key] for one in own), ZERO)
    return Sliced(key, tuple(criteria), scored / weight if weight else None)
