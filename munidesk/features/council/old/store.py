"""The verbs of old actas: a session that stands in the lists, with its original; its attendance, once confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.domain import Presence, PresenceKind, Session, SessionState
from munidesk.features.council.kinds import PRESENCES, SESSIONS
from munidesk.features.council.old.domain import OldActa
from munidesk.features.council.old.kinds import OLD_ACTAS
from munidesk.records.ref import Ref
from munidesk.town.attachments import attach
from munidesk.town.kinds import ATTACHMENTS


@dataclass(frozen=True, slots=True)
class Original:
    """The file, as it was when it was looked at."""

    path: Path
    sha256: str
    pages: int | None
    has_text: bool


def enter(store: Store, held: Session, number: int | None, original: Original) -> OldActa:
    """The session of an old acta and its original, in one change.

    Raises UserError where the file is not the one that was looked at, for a day to come, or where another session of
    that body has the number and the day.
    """
    _check_twin(store, held)
    if held.date > today():
        raise UserError(_("Ese día todavía no llegó: revise la fecha de la sesión."), code="to_come", field="date")
    with store.change(_("Incorporar un acta anterior a MuniDesk")):
        state = replace(held, state=SessionState.EARLIER, opened_at=datetime.combine(held.date, held.start))
        session = SESSIONS.save(store, state)
        attachment = ATTACHMENTS.get(store, attach(store, Ref("session", session.id), original.path))
        if attachment.sha256 != original.sha256:
            text = _("«{name}» cambió después de leerlo. Elija la carpeta otra vez.")
            raise UserError(text.format(name=original.path.name), code="changed", field="file")
        acta = OldActa(
            session_id=session.id, number=number, name=original.path.name, attachment_id=attachment.id,
            sha256=original.sha256, pages=original.pages, has_text=original.has_text, entered_on=today(),
        )  # fmt: skip
        return OLD_ACTAS.save(store, acta)


def _check_twin(store: Store, held: Session) -> None:
    there = SESSIONS.all(store, body_id=held.body_id, date=held.date.isoformat())
    twin = next((one for one in there if one.kind is held.kind and one.number == held.number), None)
    if twin is not None:
        text = _("Ya está la {label} de ese día: si es otra, escriba su número o su clase.")
        raise UserError(text.format(label=twin.label[:1].lower() + twin.label[1:]), code="twice", field="number")


def confirm_attendance(store: Store, acta: OldActa, marks: Mapping[str, PresenceKind]) -> OldActa:
    """Who came, by membership, as a person read it in the original; marks that were there are taken over."""
    with store.change(_("Confirmar la asistencia de un acta anterior")) as writer:
        for old in PRESENCES.all(store, session_id=acta.session_id):
            writer.delete(PRESENCES.table, old.id)
        for member_id, kind in marks.items():
            PRESENCES.save(store, Presence(session_id=acta.session_id, member_id=member_id, kind=kind))
        return OLD_ACTAS.save(store, replace(acta, attended=bool(marks)))


def remove(store: Store, acta: OldActa) -> None:
    """It was taken in by mistake: the session, its marks and its original go from the lists. Undo brings them back."""
    with store.change(_("Quitar un acta anterior a MuniDesk")) as writer:
        for mark in PRESENCES.all(store, session_id=acta.session_id):
            writer.delete(PRESENCES.table, mark.id)
        for paper in ATTACHMENTS.all(store, owner_kind="session", owner_id=acta.session_id):
            writer.delete(ATTACHMENTS.table, paper.id)
        writer.delete(OLD_ACTAS.table, acta.id)
        writer.delete(SESSIONS.table, acta.session_id)


def old_acta_of(store: Store, session_id: str) -> OldActa | None:
    """The old acta of the session; None of one that was held with MuniDesk."""
    return next(iter(OLD_ACTAS.all(store, session_id=session_id)), None)


def earlier(store: Store, body_id: str) -> tuple[tuple[OldActa, Session], ...]:
    """The old actas of a body with their sessions, by day."""
    held = {one.id: one for one in SESSIONS.all(store, body_id=body_id) if one.state is SessionState.EARLIER}
    found = [(one, held[one.session_id]) for one in OLD_ACTAS.all(store) if one.session_id in held] if held else []
    return tuple(sorted(found, key=lambda pair: (pair[1].date, pair[1].start, pair[0].number or 0)))


def with_fingerprint(store: Store, sha256: str) -> OldActa | None:
    """The acta whose original is that very file."""
    return next(iter(OLD_ACTAS.all(store, sha256=sha256)), None)
