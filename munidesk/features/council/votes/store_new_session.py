"""A tie that the norm sends to another day: the matter goes onto the next session's agenda with its motion."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.sessions.store_items import bring_item, postpone_item
from munidesk.features.council.store_view import next_called
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.ties import ANOTHER_DAY


def to_new_session(store: Store, vote_id: str) -> str:
    """Put the tied matter off to the next session of the body. Returns its new item, empty while none is called.

    A session called later takes it up with all that was put off. Raises UserError where the norm has no such step.
    """
    vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    view = load_view(store, session.id)
    computed = view.results[vote.id]
    if computed.step not in ANOTHER_DAY or view.final_vote(vote.motion_id) != vote:
        raise UserError(_("No corresponde pasar a una nueva sesión. {why}").format(why=computed.explanation))
    with store.change(_("El asunto {n} pasa a una nueva sesión por el empate").format(n=item.position)):
        postpone_item(store, item.id)
        following = next_called(store, session)
        return bring_item(store, following.id, guard.item_of(store, item.id)) if following is not None else ""
