"""A tie that the norm sends to another day: the matter goes onto the next session's agenda with its motion."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.acts.store_agenda import Decision, later_sessions, put_off
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.ties import ANOTHER_DAY


def to_new_session(store: Store, vote_id: str) -> None:
    """Put the tied matter off to the next session of the body, onto whose agenda it goes at once if it is called.

    A session called later takes it up with all that was put off. Raises UserError where the norm has no such step.
    """
    vote, _motion, item, session = guard.session_of_vote(store, vote_id)
    view = load_view(store, session.id)
    computed = view.results[vote.id]
    if computed.step not in ANOTHER_DAY or view.final_vote(vote.motion_id) != vote:
        raise UserError(_("No corresponde pasar a una nueva sesión. {why}").format(why=computed.explanation))
    following = next(iter(later_sessions(store, session.id)), None)
    with store.change(_("El asunto {n} pasa a una nueva sesión por el empate").format(n=item.position)):
        put_off(store, item.id, Decision(reason=_("empate en la votación")), following.id if following else "")
