"""The notice of a session goes out: from then on it is printed as it was, and what changes later is an addendum."""

from dataclasses import replace
from datetime import datetime

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.acts.domain import Notice
from munidesk.features.council.acts.kinds import NOTICES
from munidesk.features.council.domain import SessionState
from munidesk.features.council.kinds import SESSIONS


def notices_of(store: Store, session_id: str) -> tuple[Notice, ...]:
    """What was sent of a session: its convocatoria, then its addenda."""
    return NOTICES.all(store, session_id=session_id)


def keep_notice(store: Store, session_id: str, at: datetime, *, told: str, document: str) -> str:
    """Write down that this document went out at `at`: the convocatoria, or its next addendum. Returns its id.

    Raises UserError once the session was opened, or for an hour after that of the session.
    """
    session = guard.writable(store, session_id)
    if session.state is not SessionState.CONVENED:
        raise UserError(_("La sesión ya no está por celebrarse: su convocatoria no se envía."))
    if at > datetime.combine(session.date, session.start):
        raise UserError(
            _("La convocatoria no puede salir después de la hora de la sesión. Revise el día y la hora."),
            code="after_the_session", field="sent_at",
        )  # fmt: skip
    sent = notices_of(store, session_id)
    if sent and at < sent[-1].sent_at:
        raise UserError(
            _("Lo anterior se envió el {last:%d/%m/%Y a las %H:%M}: esto sale después. Revise la hora.").format(
                last=sent[-1].sent_at
            ),
            code="before_the_last", field="sent_at",
        )  # fmt: skip
    notice = Notice(session_id=session_id, number=len(sent) + 1, sent_at=at, told=told, document=document)
    label = _("Enviar la convocatoria") if not sent else _("Enviar una adenda")
    with store.change(label):
        if not sent:
            SESSIONS.save(store, replace(session, call_sent=at.date()))
        return NOTICES.save(store, notice).id


def unsend_notice(store: Store, session_id: str) -> None:
    """It did not go out after all: the last of what was sent is taken back. Raises UserError with nothing sent."""
    session = guard.writable(store, session_id)
    sent = notices_of(store, session_id)
    if not sent:
        raise UserError(_("La convocatoria todavía no se envió."))
    if session.state is not SessionState.CONVENED:
        raise UserError(_("La sesión ya no está por celebrarse: su convocatoria no cambia."))
    with store.change(_("No se envió: {what}").format(what=sent[-1].label)) as writer:
        writer.delete("notice", sent[-1].id)
        if len(sent) == 1:
            SESSIONS.save(store, replace(session, call_sent=None))
