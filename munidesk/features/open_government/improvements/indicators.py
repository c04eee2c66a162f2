"""What the agenda counts of itself in a period."""

from datetime import date

from munidesk.data.store import Store
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.improvements.store import improvements
from munidesk.records.ref import Computed
from munidesk.town.counting import counted, records_of

_ACCEPTED = frozenset(
    {ImprovementState.ACCEPTED, ImprovementState.IN_PLAN, ImprovementState.DONE, ImprovementState.VERIFIED}
)


def verified(store: Store, since: date, until: date) -> Computed:
    """Those that a round verified, of the accepted ones whose term fell in the period."""
    due = [
        one for one in improvements(store)
        if one.state in _ACCEPTED and one.due is not None and since <= one.due <= until
    ]  # fmt: skip
    shown = [one for one in due if one.state is ImprovementState.VERIFIED]
    records = records_of("improvement", (one.id for one in due))
    return counted(store, len(shown), len(due), "open_government.improvements", records)
