"""Sends what the notice says now, as it would print: frozen, with what an addendum will be compared with."""

from dataclasses import replace
from datetime import datetime

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents import frozen
from munidesk.documents.model import Document
from munidesk.features.council.acts import told
from munidesk.features.council.acts.document_addendum import build_addendum
from munidesk.features.council.acts.domain import Notice
from munidesk.features.council.acts.store_notice import keep_notice
from munidesk.features.council.sessions.document_notice import build_notice
from munidesk.features.council.view_data import SessionView, load_view


def send_notice(store: Store, session_id: str, at: datetime) -> str:
    """The convocatoria the first time, afterwards an addendum with what has changed. Returns the id of what is kept.

    Raises UserError when nothing has changed since the last one.
    """
    view = load_view(store, session_id)
    if not view.notices:
        document = build_notice(replace(view, session=replace(view.session, call_sent=at.date())))
    else:
        if not waiting(view):
            raise UserError(_("Nada cambió desde lo último que se envió: no hace falta una adenda."))
        document = build_addendum(view, waiting(view), len(view.notices), at.date())
    said = told.written(told.notice_told(view))
    return keep_notice(store, session_id, at, told=said, document=frozen.to_json(document))


def waiting(view: SessionView) -> tuple[str, ...]:
    """What has changed since the last notice or addendum, a sentence each; nothing before the first."""
    before = told.read(view.notices[-1].told) if view.notices else None
    return told.differences(before, told.notice_told(view), view.municipality.country) if before is not None else ()


def notice_document(view: SessionView) -> Document:
    """The convocatoria to print: as it was sent, for ever; else as it stands now."""
    return sent_document(view.notices[0]) if view.notices else build_notice(view)


def sent_document(notice: Notice) -> Document:
    """What went out, to be printed again."""
    return frozen.from_json(notice.document)
