"""What waits in the council: sessions to hold, and actas on their way to the book."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.dates import show_time
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.council.book.store_signing import keeps_sheets, sheets_missing
from munidesk.features.council.domain import MinutesState, Session, SessionState
from munidesk.features.council.fulfilment.store import Overdue, overdue
from munidesk.features.council.kinds import SESSIONS
from munidesk.features.council.minutes.standing import standing
from munidesk.features.council.sessions.store import SessionRow, count_sessions, waiting_sessions
from munidesk.town import store as town
from munidesk.town.manifest import Pending, Waiting


def upcoming(found: Sequence[SessionRow]) -> list[SessionRow]:
    """The one that is held now, then those convened by their day."""
    waiting = [one for one in found if one.state in {SessionState.CONVENED, SessionState.OPEN}]
    return sorted(waiting, key=lambda one: (one.state is not SessionState.OPEN, one.date, one.start))


def open_now(store: Store) -> tuple[str, dict[str, str]] | None:
    """The session that is open, for Ctrl+K; None while none is."""
    going = next((one for one in waiting_sessions(store) if one.state is SessionState.OPEN), None)
    return None if going is None else (going.label, {"id": going.id, "step": "live"})


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    found = waiting_sessions(store)
    cards = (_sessions(store, upcoming(found), day, most), _minutes(found, most))
    others = (_sheets(store, most), _overdue(store, day, most))
    return (*cards, *(one for one in others if one is not None))


def _sessions(store: Store, found: list[SessionRow], day: date, most: int) -> Pending:
    return Pending(
        title=_("Sesiones convocadas"),
        part=_("Concejo"),
        one=_("Sesión"),
        icon="council",
        rows=tuple(_session(store, one, day) for one in found[:most]),
        total=len(found),
        empty=_("Ninguna."),
        key="council",
        summary=_("hoy hay sesión") if any(one.date == day for one in found) else "",
        begin=() if found or count_sessions(store) else _first_steps(store),
    )


def _first_steps(store: Store) -> tuple[Waiting, ...]:
    session = Waiting(
        title=_("Convoque la primera sesión"),
        key="council",
        arguments={"tab": "0"},
        run="new_session",
        who=_("Día, hora y lugar; después, el orden del día"),
    )
    if town.members(store, town.council(store).id):
        return (session,)
    members = Waiting(
        title=_("Cargue los integrantes del Concejo"),
        key="council",
        arguments={"tab": "5"},
        who=_("Hacen falta antes de la primera sesión"),
    )
    return members, session


def _session(store: Store, one: SessionRow, day: date) -> Waiting:
    words, tone, icon = _standing(store, one, day)
    return Waiting(
        title=one.label,
        key="council.session",
        arguments={"id": one.id},
        who=one.place,
        due=one.date,
        hour=show_time(one.start),
        words=words,
        tone=tone,
        icon=icon,
    )


def _standing(store: Store, one: SessionRow, day: date) -> tuple[str, str, str]:
    """(words, tone, icon) of a session that is still to be held or lifted; no words when it only has to come."""
    if one.state is SessionState.OPEN:
        return _("En sesión"), "accent", "dot"
    if one.date < day:
        return _("No se abrió"), "bad", "alert"
    if SESSIONS.get(store, one.id).call_sent is None:
        return _("Falta convocar"), "attention", "alert"
    return "", "neutral", ""


def _minutes(found: Sequence[SessionRow], most: int) -> Pending:
    over = {SessionState.CLOSED, SessionState.NO_QUORUM}
    waiting = [one for one in found if one.state in over and one.minutes_state is not MinutesState.IN_BOOK]
    return Pending(
        title=_("Actas por aprobar y firmar"),
        part=_("Concejo"),
        one=_("Acta"),
        icon="stamp",
        rows=tuple(map(_acta, waiting[:most])),
        total=len(waiting),
        empty=_("Ninguna acta espera aprobación ni firma."),
        key="council",
        arguments={"tab": "0"},
        summary=_summary(waiting),
        more=_("Ver las {n} sesiones cuya acta espera").format(n=len(waiting)),
    )


def _sheets(store: Store, most: int) -> Pending | None:
    """Signed actas whose scanned sheets are missing; nothing in a town that never kept one: it may have no scanner."""
    missing = sheets_missing(store) if keeps_sheets(store) else {}
    if not missing:
        return None
    sessions = sorted((SESSIONS.get(store, key) for key in missing), key=lambda one: one.date, reverse=True)
    return Pending(
        title=_("Hojas firmadas por adjuntar"), part=_("Concejo"), one=_("Acta"), icon="paperclip",
        rows=tuple(_sheet(one, missing[one.id]) for one in sessions[:most]), total=len(sessions),
        empty=_("Ninguna."), key="council", arguments={"tab": "4"},
    )  # fmt: skip


def _overdue(store: Store, day: date, most: int) -> Pending | None:
    """Resolutions whose term has passed and that nobody said fulfilled; nothing where none is followed."""
    found = overdue(store, day)
    if not found:
        return None
    return Pending(
        title=_("Resoluciones vencidas sin cumplir"), part=_("Concejo"), one=_("Resolución"), icon="clock",
        rows=tuple(_late(one) for one in found[:most]), total=len(found), empty=_("Ninguna."), key="council",
        arguments={"tab": "2"}, more=_("Ver las {n} resoluciones vencidas"),
    )  # fmt: skip


def _late(one: Overdue) -> Waiting:
    return Waiting(
        title=f"{one.number} {one.title}".strip(), key="council.reports", arguments={"report": "fulfilment"},
        who=one.fulfilment.responsible, due=one.fulfilment.due, words=_("Vencida"), tone="bad", icon="alert", late=True,
    )  # fmt: skip


def _sheet(session: Session, missing: int) -> Waiting:
    words = ngettext("Falta la hoja firmada", "Faltan {n} hojas firmadas", missing).format(n=missing)
    return Waiting(
        title=capital(session.label.removeprefix(_("Sesión")).strip()), key="council.session",
        arguments={"id": session.id, "step": "signatures"}, on=session.date, words=words, tone="attention",
        icon="paperclip",
    )  # fmt: skip


def _summary(waiting: Sequence[SessionRow]) -> str:
    """«1 acta por aprobar · 2 actas en borrador»: a draft is still to be completed."""
    states = [one.minutes_state for one in waiting]
    ready, drafts = states.count(MinutesState.IN_APPROVAL), states.count(MinutesState.DRAFT)
    parts = (
        ngettext("{n} acta por aprobar", "{n} actas por aprobar", ready).format(n=ready) if ready else "",
        ngettext("{n} acta en borrador", "{n} actas en borrador", drafts).format(n=drafts) if drafts else "",
    )
    return " · ".join(part for part in parts if part)


_OPEN = frozenset({MinutesState.DRAFT, MinutesState.IN_APPROVAL})


def _acta(one: SessionRow) -> Waiting:
    words, tone, icon = standing(one.minutes_state)
    return Waiting(
        title=capital(one.label.removeprefix(_("Sesión")).strip()),
        key="council.session",
        arguments={"id": one.id, "step": "minutes" if one.minutes_state in _OPEN else "signatures"},
        on=one.date,
        words=words,
        tone=tone,
        icon=icon,
    )
