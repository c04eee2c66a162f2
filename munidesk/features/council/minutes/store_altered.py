"""Is the acta about to be printed the one that was approved? Its own history says."""

from dataclasses import replace
from itertools import groupby

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.journal import Columns
from munidesk.data.packed_text import unpack
from munidesk.data.store import Store
from munidesk.features.council.domain import FROZEN, MinutesState, SessionState
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.altered import changed_since
from munidesk.features.council.minutes.store import tampered
from munidesk.features.council.recoded import code_of
from munidesk.features.council.view_data import SessionView, load_view


def view_to_print(store: Store, session_id: str) -> SessionView:
    """The session as `load_view`; an approved acta is compared with its history, and `altered` says what it was.

    Takes a millisecond for some hundred changes: asked when something is printed, not for each row of a list.
    Raises UserError for a session held before MuniDesk: nothing of its acta is written anew.
    """
    view = load_view(store, session_id)
    if view.session.state is SessionState.EARLIER:
        raise UserError(
            _("El acta de la {label} es anterior a MuniDesk: su papel es el original, que está adjunto a la sesión.")
            .format(label=view.label[:1].lower() + view.label[1:]), code="earlier",
        )  # fmt: skip
    minutes = view.minutes
    if not view.frozen or not minutes.id or view.public:
        return view
    then = as_approved_then(store, minutes.id)
    if tampered(minutes) or changed_since(minutes, then):
        text = str(then.get("content") or "")
        return replace(view, altered="" if text == minutes.content else text)
    return view


def as_approved_then(store: Store, minutes_id: str) -> Columns:
    """The columns of an acta at the change that approved it last; empty when the history has none."""
    columns: Columns = {}
    then: Columns = {}
    frozen = False
    for _moment, entries in groupby(store.history(MINUTES.table, minutes_id), key=lambda one: (one.at, one.label)):
        for one in entries:
            columns = {**columns, one.field: unpack(one.after) if isinstance(one.after, str) else one.after}
        now = MinutesState(code_of("minutes", "state", columns.get("state") or "draft")) in FROZEN
        if now and not frozen:
            then = columns
        frozen = now
    return then
