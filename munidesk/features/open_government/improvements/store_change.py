"""Where the change of the total between the last two closed rounds of a diagnosis comes from."""

from dataclasses import dataclass
from fractions import Fraction

from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.store import own_rounds
from munidesk.features.open_government.improvements.store_agenda import Agenda
from munidesk.instruments.gains import recovery, total_of
from munidesk.instruments.store import load_round


@dataclass(frozen=True, slots=True)
class Account:
    """In parts of 100: `change` is the sum of the three, unrounded. `verified` improvements gave `by_improvements`."""

    before: Fraction
    change: Fraction
    verified: int
    by_improvements: Fraction
    by_others: Fraction
    reweighted: Fraction


def change_of(store: Store, agenda: Agenda, diagnosis_id: str) -> Account | None:
    """None while fewer than two rounds are closed."""
    closed = [one for one in own_rounds(store, diagnosis_id) if not one.is_open][-2:]
    if len(closed) < 2:
        return None
    first, second = (agenda.views.get(one.id) or load_round(store, one.id) for one in closed)
    found = recovery(first, second)
    own = [one for one in agenda.all if one.verified_round_id == second.round.id]
    keys = {one.criterion_key for one in own}
    mine = sum((each.points for each in found.each if each.criterion.key in keys), Fraction(0))
    others = sum((each.points for each in found.each if each.criterion.key not in keys), Fraction(0))
    return Account(total_of(first), found.change, len(own), mine, others, found.reweighted)
