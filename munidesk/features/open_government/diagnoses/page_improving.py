"""What a red item of a result becomes: an improvement of the agenda, or the lesson that teaches about it."""

from collections.abc import Callable

from munidesk.base.i18n import _
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.improvements.rules import name_of
from munidesk.features.open_government.improvements.store import from_criterion, improvement_of
from munidesk.features.open_government.kinds import IMPROVEMENTS
from munidesk.features.open_government.learning.reading import lesson_for
from munidesk.instruments.domain import Criterion
from munidesk.instruments.page_gains import Improving
from munidesk.instruments.scoring import RoundView
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context

LESSONS = "open_government.practices"
"""The page whose tab is the course."""


def improving(context: Context, round_id: Callable[[], str]) -> Improving:
    """`round_id` says which round is in sight."""
    attempt = Attempt(context)

    def names(view: RoundView) -> dict[str, str]:
        found = IMPROVEMENTS.all(context.store, diagnosis_id=view.round.owner_id)
        return {
            one.criterion_key: name_of(one)
            for one in found
            if one.criterion_key and one.state not in (ImprovementState.DROPPED, ImprovementState.VERIFIED)
        }

    def create(key: str) -> None:
        made: list[str] = []
        if attempt(lambda: made.append(from_criterion(context.store, round_id(), key))):
            name = name_of(improvement_of(context.store, made[0]))
            context.toast(_("Se creó la mejora {name}.").format(name=name), True)

    def lesson(view: RoundView, one: Criterion) -> str:
        found = lesson_for(view.instrument.key, one.dimension_key)
        return found.title if found is not None else ""

    def learn(view: RoundView, one: Criterion) -> None:
        found = lesson_for(view.instrument.key, one.dimension_key)
        if found is not None:
            context.navigator.go(LESSONS, lesson=found.id)

    return Improving(names, create, lesson, learn)
