"""What the last closed round of a diagnosis has in red: for practices, advocacy and the learning path."""

from collections.abc import Iterator
from dataclasses import dataclass

from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.store import diagnoses, last_closed, owner
from munidesk.features.open_government.domain import Diagnosis
from munidesk.instruments import store as engine
from munidesk.instruments.bands import RED, of_criterion
from munidesk.instruments.domain import Criterion, Round, RoundKind
from munidesk.instruments.scoring import RoundView


@dataclass(frozen=True, slots=True)
class RedItem:
    """A criterion in the red band of a closed round."""

    diagnosis: Diagnosis
    view: RoundView
    criterion: Criterion

    @property
    def code(self) -> str:
        return self.view.code(self.criterion)

    @property
    def short(self) -> str:
        return self.criterion.short or self.criterion.question


def closed_rounds(store: Store) -> Iterator[tuple[Diagnosis, Round]]:
    """The last closed round of each diagnosis, the newest diagnosis first."""
    for one in diagnoses(store):
        found = last_closed(store, one.id)
        if found is not None:
            yield one, found


def outside_round(store: Store, diagnosis_id: str) -> Round | None:
    """The last closed look from outside."""
    rounds = (one for one in engine.rounds(store, owner(diagnosis_id)) if one.kind is RoundKind.OUTSIDE)
    return next((one for one in reversed(tuple(rounds)) if not one.is_open), None)


def red_items(store: Store, diagnosis: Diagnosis, own: Round) -> tuple[RedItem, ...]:
    """In the order of the questions; what was closed without an answer counts as red, as in its floor."""
    view = engine.load_round(store, own.id)
    return tuple(RedItem(diagnosis, view, one) for one in view.criteria if is_red(view, one))


def is_red(view: RoundView, one: Criterion) -> bool:
    band = of_criterion(view, one)
    return view.unanswered(one) or (band is not None and band.key == RED)
