"""A round that is on the screen: after an answer only its row is read again, its questions never."""

from collections.abc import Mapping
from types import MappingProxyType

from munidesk.data.memo import Touched
from munidesk.data.store import Store
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Answer, Part
from munidesk.instruments.kinds import ANSWERS, BANDS, CRITERIA, DIMENSIONS, INSTRUMENTS, PARTS
from munidesk.instruments.reading import Script
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.store import Compute
from munidesk.instruments.store_criteria import script_of
from munidesk.town import store as town

_QUESTIONS = frozenset(kind.table for kind in (INSTRUMENTS, BANDS, DIMENSIONS, CRITERIA, PARTS))


def questions_of(store: Store, instrument_id: str) -> Script:
    """As `script_of`, read once until somebody changes an instrument."""
    return store.remembered(("questions", instrument_id), lambda: script_of(store, instrument_id), _QUESTIONS)


def answers_of(store: Store, round_id: str) -> Mapping[str, Answer]:
    """Criterion key → answer; what was not written since is the very same record."""

    def read() -> Mapping[str, Answer]:
        return {one.criterion_key: one for one in ANSWERS.all(store, round_id=round_id)}

    def renew(old: Mapping[str, Answer], touched: Touched) -> Mapping[str, Answer]:
        ids = touched[ANSWERS.table]
        if len(ids) > 50:
            return read()
        kept = {key: one for key, one in old.items() if one.id not in ids}
        found = (ANSWERS.find(store, one) for one in ids)
        kept.update({one.criterion_key: one for one in found if one is not None and one.round_id == round_id})
        return MappingProxyType(kept)

    return store.remembered(("answers", round_id), read, frozenset({ANSWERS.table}), renew)


def kept_view(store: Store, round_id: str, compute: Compute) -> RoundView:
    """As `store.load_round`; an open one asks `compute` each time, which keeps its figures itself. Raises UserError."""
    own = engine.round_of(store, round_id)
    script = questions_of(store, own.instrument_id)
    answers = answers_of(store, round_id)
    computed = engine.counted(store, own, script.criteria, answers, compute)
    parts: dict[str, tuple[Part, ...]] = {}
    for part in script.parts:
        parts[part.criterion_key] = (*parts.get(part.criterion_key, ()), part)
    return RoundView(
        own, script.instrument, script.dimensions, script.criteria, answers, computed, town.figures(store), parts,
        script.bands,
    )  # fmt: skip
