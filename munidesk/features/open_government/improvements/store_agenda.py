"""The agenda of improvements read whole: each with what it is worth, and the activity that carries it out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from munidesk.base.dates import today
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.diagnoses.store import last_closed
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import rules
from munidesk.features.open_government.improvements.rules import FREE, Worth
from munidesk.features.open_government.improvements.store import IMPROVES, improvements
from munidesk.features.open_government.kinds import COMMITMENTS, DIAGNOSES, IMPROVEMENTS, PRACTICES
from munidesk.instruments.gains import gains, recovery
from munidesk.instruments.kinds import ANSWERS, CRITERIA, ROUNDS
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.store import load_round
from munidesk.town import store as town
from munidesk.town.links import LINKS

_ACTIVITIES = """
    SELECT link.from_id AS improvement, plan_line.id AS id, plan_line.code AS code, plan_line.title AS title
    FROM link JOIN plan_line ON plan_line.id = link.to_id
    WHERE link.from_kind = 'improvement' AND link.to_kind = 'plan_line' AND link.role = :role
        AND link.deleted_at IS NULL AND plan_line.deleted_at IS NULL
    ORDER BY link.id DESC
"""
_PLAN = frozenset({"plan_line", "reading"})
READ_FROM = _PLAN | {kind.table for kind in (IMPROVEMENTS, COMMITMENTS, DIAGNOSES, ROUNDS, ANSWERS, CRITERIA, LINKS)}


@dataclass(frozen=True, slots=True)
class Activity:
    id: str
    code: str
    title: str


@dataclass(frozen=True)
class Agenda:
    """`views` are the rounds that any of them speaks of; `newest` by diagnosis, the last closed one."""

    all: tuple[Improvement, ...]
    worth: Mapping[str, Worth]
    activities: Mapping[str, Activity]
    views: Mapping[str, RoundView]
    newest: Mapping[str, RoundView]
    day: date
    figures: Figures

    def worth_of(self, one: Improvement) -> Worth:
        return self.worth.get(one.id, FREE)

    @cached_property
    def ranked(self) -> tuple[Improvement, ...]:
        return rules.ranked(self.all, self.worth)

    @cached_property
    def prioritised(self) -> tuple[Improvement, ...]:
        return rules.prioritised(self.all, self.worth)

    def of(self, states: Iterable[ImprovementState]) -> tuple[Improvement, ...]:
        wanted = frozenset(states)
        return tuple(one for one in self.ranked if one.state in wanted)

    @cached_property
    def open(self) -> tuple[Improvement, ...]:
        return self.of(rules.OPEN)

    @cached_property
    def late(self) -> tuple[Improvement, ...]:
        return tuple(one for one in self.ranked if rules.is_late(one, self.day))

    def to_win(self, found: Iterable[Improvement]) -> Fraction:
        """Summed unrounded."""
        return sum((self.worth_of(one).gain or Fraction(0) for one in found), Fraction(0))

    def recovered(self, found: Iterable[Improvement]) -> Fraction:
        return sum((self.worth_of(one).recovered or Fraction(0) for one in found), Fraction(0))


def load_agenda(store: Store, day: date | None = None) -> Agenda:
    """Of all diagnoses, and what belongs to none."""
    found = improvements(store)
    closed = {key: last_closed(store, key) for key in {one.diagnosis_id for one in found if one.diagnosis_id}}
    spoken = {one.round_id for one in found} | {one.verified_round_id for one in found}
    spoken |= {one.id for one in closed.values() if one is not None}
    views = {one: load_round(store, one) for one in spoken if one and ROUNDS.find(store, one) is not None}
    newest = {key: views[one.id] for key, one in closed.items() if one is not None}
    gain = {key: {each.criterion.key: each.gain for each in gains(view)} for key, view in newest.items()}
    worth = {
        one.id: rules.worth_of(one, views.get(one.round_id), gain.get(one.diagnosis_id, {}), _back(one, views))
        for one in found
    }
    activities = {
        str(row["improvement"]): Activity(str(row["id"]), str(row["code"]), str(row["title"]))
        for row in store.query(_ACTIVITIES, role=IMPROVES)
    }
    return Agenda(found, worth, activities, views, newest, day or today(), town.figures(store))


def _back(one: Improvement, views: Mapping[str, RoundView]) -> Mapping[str, Fraction]:
    """What its criterion gave back between the round it came of and the one that verified it."""
    first, second = views.get(one.round_id), views.get(one.verified_round_id)
    if first is None or second is None:
        return {}
    return {
        each.criterion.key: each.points
        for each in recovery(first, second).each
        if each.criterion.key == one.criterion_key
    }


def move(store: Store, key: str, by: int) -> bool:
    """One place up (−1) or down (1) in the town's own order, which begins with gain ÷ effort. False at its end."""
    agenda = load_agenda(store)
    places = rules.moved(agenda.all, agenda.worth, key, by)
    order = {one.id: one for one in agenda.all}
    own = order[key]
    if not places:
        return False
    with store.change(_("prioridad de {name}").format(name=rules.name_of(own))):
        for one, place in places.items():
            IMPROVEMENTS.save(store, replace(order[one], position=place))
    return True


def practice_like(store: Store, agenda: Agenda, one: Improvement) -> str:
    """The id of a good practice of the bank on the same topic, else of its component; empty where there is none."""
    view = agenda.views.get(one.round_id)
    asked = next((each for each in view.criteria if each.key == one.criterion_key), None) if view is not None else None
    if asked is None:
        return ""
    bank = PRACTICES.all(store)
    same = [each for each in bank if fold(each.topic) == fold(asked.short or asked.question)]
    beside = [each for each in bank if str(each.component) == asked.dimension_key]
    return next((each.id for each in (*same, *beside)), "")
