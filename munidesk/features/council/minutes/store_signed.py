"""Which sessions stand on a paper that is approved: what they say is not changed by tidying up elsewhere."""

from munidesk.data.store import Store
from munidesk.features.council.domain import MinutesState

_SIGNED = tuple(state for state in MinutesState if state not in {MinutesState.DRAFT, MinutesState.IN_APPROVAL})


def signed_sessions(store: Store) -> frozenset[str]:
    """The ids of the sessions whose acta is approved."""
    marks = {f"s{at}": state.value for at, state in enumerate(_SIGNED)}
    names = ", ".join(f":{name}" for name in marks)
    rows = store.query(f"SELECT session_id FROM minutes WHERE deleted_at IS NULL AND state IN ({names})", **marks)
    return frozenset(str(row["session_id"]) for row in rows)
