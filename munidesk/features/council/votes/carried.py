"""The motions that go with a matter into a new session: those whose tie the norm sends there."""

from munidesk.data.store import Store
from munidesk.features.council.domain import AgendaItem, Motion
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.ties import ANOTHER_DAY


def tied_motions(store: Store, item: AgendaItem) -> tuple[Motion, ...]:
    """In their order; none where nothing was voted, or nothing tied so."""
    if not any(store.select("vote", motion_id=row["id"]) for row in store.select("motion", item_id=item.id)):
        return ()
    view = load_view(store, item.session_id)
    finals = ((motion, view.final_vote(motion.id)) for motion in view.motions_of(item.id) if not motion.withdrawn)
    return tuple(motion for motion, vote in finals if vote is not None and view.results[vote.id].step in ANOTHER_DAY)
