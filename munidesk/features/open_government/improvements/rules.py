"""How improvements are ordered, what they are worth, and when a later round has verified one. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.instruments import bands
from munidesk.instruments.domain import Marker, RoundKind
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.shown import round_name

State = ImprovementState

STANDING = (State.PROPOSED, State.ACCEPTED, State.IN_PLAN, State.DONE, State.VERIFIED, State.DROPPED)
"""The order in which the agenda shows the states."""
OPEN = frozenset({State.PROPOSED, State.ACCEPTED, State.IN_PLAN, State.DONE})
"""Those that still give nothing: one that is done waits for the round that verifies it."""
TO_DO = frozenset({State.PROPOSED, State.ACCEPTED, State.IN_PLAN})
SOON = timedelta(days=15)


def name_of(one: Improvement) -> str:
    """«M-07»."""
    return f"M-{one.number:02d}"


def is_late(one: Improvement, day: date) -> bool:
    """A term is met on its last day."""
    return one.state in TO_DO and one.due is not None and one.due < day


def is_soon(one: Improvement, day: date) -> bool:
    """Whether its term ends within fifteen days from `day`."""
    return one.state in TO_DO and one.due is not None and day <= one.due <= day + SOON


@dataclass(frozen=True, slots=True)
class Worth:
    """What an improvement is worth, in parts of 100: of what was said when it was proposed, and now.

    `code` («4.4») and `question` are those of its criterion; `then` its points in the round it came of, out of
    `scale`, in the band `band`. `gain` is what it would still give by the newest closed round: None for a free one,
    or before any round is closed. `recovered`: what it gave back, once it is verified.
    """

    code: str = ""
    question: str = ""
    scale: int = 0
    then: Fraction | None = None
    band: str = ""
    tone: str = "neutral"
    round_name: str = ""
    gain: Fraction | None = None
    recovered: Fraction | None = None

    def by_effort(self, one: Improvement) -> Fraction | None:
        """Gain ÷ effort."""
        return None if self.gain is None else self.gain / int(one.effort)


FREE = Worth()


def worth_of(
    one: Improvement, origin: RoundView | None, gain: Mapping[str, Fraction], back: Mapping[str, Fraction]
) -> Worth:
    """`origin` is the round it came of; `gain` what each criterion would give by the newest closed round, `back` what
    each gave back in the round that verified it: both empty where there is none."""
    asked = next((each for each in origin.criteria if each.key == one.criterion_key), None) if origin else None
    if origin is None or asked is None:
        return FREE
    band = bands.of_criterion(origin, asked)
    return Worth(
        origin.code(asked), asked.short or asked.question, origin.instrument.scale, origin.points(asked),
        band.title if band else "", bands.tone(band) if band else "neutral", round_name(origin.round),
        gain.get(asked.key), back.get(asked.key),
    )  # fmt: skip


def ranked(found: Sequence[Improvement], worth: Mapping[str, Worth]) -> tuple[Improvement, ...]:
    """By state, then gain ÷ effort, then those about equality or the Agenda 2030; the free ones last."""
    return tuple(sorted(found, key=lambda one: (STANDING.index(one.state), *_by_worth(one, worth.get(one.id, FREE)))))


def _by_worth(one: Improvement, worth: Worth) -> tuple[Fraction, int, int]:
    """Of those that are verified, what they gave back."""
    value = worth.recovered if one.state is State.VERIFIED else worth.by_effort(one)
    marked = one.gender is not Marker.NO or bool(one.ods.strip())
    return -(Fraction(-1) if value is None else value), -int(marked) - int(one.gender is not Marker.NO), one.number


def prioritised(found: Sequence[Improvement], worth: Mapping[str, Worth]) -> tuple[Improvement, ...]:
    """In the town's own order: those still to do that were ordered, then the others of these, then the rest."""

    def key(one: Improvement) -> tuple[bool, bool, int]:
        return one.state not in TO_DO, one.position == 0, one.position

    return tuple(sorted(ranked(found, worth), key=key))


def moved(found: Sequence[Improvement], worth: Mapping[str, Worth], key: str, by: int) -> Mapping[str, int]:
    """Id → its place in the town's own order once `key` went `by` places up or down; of those that change alone."""
    order = [one for one in prioritised(found, worth) if one.state in TO_DO]
    at = next((number for number, one in enumerate(order) if one.id == key), None)
    if at is None:
        return {}
    own = order.pop(at)
    order.insert(max(0, min(at + by, len(order))), own)
    return {one.id: place for place, one in enumerate(order, 1) if one.position != place}


def by_goal(found: Sequence[Improvement]) -> Mapping[int, tuple[Improvement, ...]]:
    """Goal of the Agenda 2030 → its improvements; one with two goals is in both, one without any in 0."""
    of: dict[int, list[Improvement]] = {}
    for one in found:
        for goal in goals_of(one.ods) or (0,):
            of.setdefault(goal, []).append(one)
    return {goal: tuple(of[goal]) for goal in sorted(of, key=lambda each: (each == 0, each))}


def goals_of(ods: str) -> tuple[int, ...]:
    """Of «5, 16»."""
    return tuple(int(part) for part in (each.strip() for each in ods.split(",")) if part.isdecimal())


def verifies(one: Improvement, origin: RoundView | None, later: RoundView) -> bool:
    """Whether a closed round shows it: later than its own and than the day it was done, and its criterion out of red.

    One that was not red when it was proposed has to have more points than then.
    """
    asked = next((each for each in later.criteria if each.key == one.criterion_key), None)
    if origin is None or asked is None or later.round.closed_on is None or later.round.kind is not RoundKind.SELF:
        return False
    if later.round.number <= origin.round.number or (one.done_on is not None and later.round.closed_on < one.done_on):
        return False
    band, points = bands.of_criterion(later, asked), later.points(asked)
    if band is None or points is None or band.key == bands.bands_of(later)[0].key:
        return False
    before = next((origin.points(each) for each in origin.criteria if each.key == asked.key), None)
    return bands.per_cent(later, points) > bands.per_cent(origin, before or Fraction(0))
