"""How each diagnosis stands: its newest round, the one before it, and when the next one falls due. Only reads."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.store import diagnoses, own_rounds, rounds_of
from munidesk.features.open_government.domain import Diagnosis
from munidesk.instruments.domain import Round
from munidesk.instruments.gains import total_of
from munidesk.instruments.kept_round import kept_view
from munidesk.instruments.scoring import Result, RoundView, result
from munidesk.instruments.shown import round_name
from munidesk.instruments.store import Compute


@dataclass(frozen=True)
class Standing:
    """`view` is its newest round of its own, `before` the one before it, each None where there is none."""

    diagnosis: Diagnosis
    rounds: tuple[Round, ...]
    view: RoundView | None = None
    found: Result | None = None
    before: RoundView | None = None
    next_due: date | None = None

    @property
    def change(self) -> Fraction | None:
        """Since the round before, in parts of 100; None while the newest has blanks."""
        if self.view is None or self.found is None or self.before is None or not self.found.settled:
            return None
        return total_of(self.view) - total_of(self.before)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month: 31-1 and one are 28-2."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def next_due(one: Diagnosis, own: Sequence[Round]) -> date | None:
    """Until when the open round is answered; else when the next one falls due, `months` after the last one closed."""
    if not own:
        return None
    last = own[-1]
    if last.is_open:
        return last.due
    return months_after(last.until, one.months) if one.months else None


def standings(store: Store, compute: Compute) -> tuple[Standing, ...]:
    """The newest diagnosis first."""
    return tuple(_standing(store, one, compute) for one in diagnoses(store))


def _standing(store: Store, one: Diagnosis, compute: Compute) -> Standing:
    own = own_rounds(store, one.id)
    if not own:
        return Standing(one, ())
    view = kept_view(store, own[-1].id, compute)
    before = kept_view(store, own[-2].id, compute) if len(own) > 1 else None
    return Standing(one, own, view, result(view), before, next_due(one, own))


def chosen_round(store: Store, diagnosis_id: str, round_id: str = "") -> str:
    """That round, where it is one of the diagnosis; else its newest of its own; empty where there is none."""
    found = rounds_of(store, diagnosis_id)
    if any(one.id == round_id for one in found):
        return round_id
    own = own_rounds(store, diagnosis_id)
    return own[-1].id if own else found[-1].id if found else ""


def names_of(found: Sequence[Round]) -> dict[str, str]:
    """What each round is called among the others, by id."""
    return {one.id: round_name(one, found) for one in found}
