"""How a round and an answer introduce themselves: on the page of what they evaluate, a pilot or a diagnosis."""

from munidesk.data.store import Store
from munidesk.instruments.described import describe_answer, describe_round
from munidesk.instruments.kinds import ANSWERS, ROUNDS
from munidesk.records.ref import Described, Ref

_PAGES = {"pilot": "pilot", "diagnosis": "open_government"}


def describe(store: Store, ref: Ref) -> Described | None:
    row = store.get(ref.kind, ref.id)
    if row is None:
        return None
    if ref.kind == ROUNDS.table:
        one = ROUNDS.read(row)
        return describe_round(ref, one, _PAGES.get(one.owner_kind, ""))
    answer = ANSWERS.read(row)
    own = ROUNDS.find(store, answer.round_id)
    return describe_answer(store, ref, answer, _PAGES.get(own.owner_kind, "")) if own is not None else None
