"""What waits in the council: sessions to hold, and actas on their way to the book."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.dates import show_time
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.council.domain import MinutesState, SessionState
from munidesk.features.council.sessions.store import SessionRow, waiting_sessions
from munidesk.town.manifest import Pending, Waiting

_LOOKS = {
    MinutesState.DRAFT: ("neutral", "pencil"), MinutesState.IN_APPROVAL: ("attention", "hand"),
    MinutesState.APPROVED: ("accent", "pencil"), MinutesState.SIGNED: ("accent", "book"),
}  # fmt: skip


def minutes_words(state: MinutesState) -> str:
    """What the acta waits for."""
    match state:
        case MinutesState.DRAFT:
            return _("Borrador")
        case MinutesState.IN_APPROVAL:
            return _("Por aprobar")
        case MinutesState.APPROVED:
            return _("Por firmar")
        case MinutesState.SIGNED:
            return _("Pasar al libro")
    return _("En el libro")


def upcoming(found: Sequence[SessionRow]) -> list[SessionRow]:
    """The one that is held now, then those convened by their day."""
    waiting = [one for one in found if one.state in {SessionState.CONVENED, SessionState.OPEN}]
    return sorted(waiting, key=lambda one: (one.state is not SessionState.OPEN, one.date, one.start))


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    found = waiting_sessions(store)
    return _sessions(upcoming(found), day, most), _minutes(found, most)


def _sessions(found: list[SessionRow], day: date, most: int) -> Pending:
    return Pending(
        title=_("Sesiones convocadas"),
        icon="council",
        rows=tuple(map(_session, found[:most])),
        total=len(found),
        empty=_("Ninguna."),
        key="council",
        summary=_("hoy hay sesión") if any(one.date == day for one in found) else "",
        card=False,
    )


def _session(one: SessionRow) -> Waiting:
    return Waiting(
        title=one.label,
        key="council.session",
        arguments={"id": one.id},
        who=one.place,
        due=one.date,
        words=show_time(one.start),
    )


def _minutes(found: Sequence[SessionRow], most: int) -> Pending:
    waiting = [one for one in found if one.state is SessionState.CLOSED and one.minutes_state in _LOOKS]
    to_approve = sum(one.minutes_state in {MinutesState.DRAFT, MinutesState.IN_APPROVAL} for one in waiting)
    words = ngettext("{n} acta por aprobar", "{n} actas por aprobar", to_approve).format(n=to_approve)
    return Pending(
        title=_("Actas por aprobar y firmar"),
        icon="stamp",
        rows=tuple(map(_acta, waiting[:most])),
        total=len(waiting),
        empty=_("Ninguna acta espera aprobación ni firma."),
        key="council",
        arguments={"tab": "0"},
        summary=words if to_approve else "",
        more=_("Ver las {n}").format(n=len(waiting)),
        wide=False,
    )


def _acta(one: SessionRow) -> Waiting:
    tone, icon = _LOOKS[one.minutes_state]
    return Waiting(
        title=capital(one.label.removeprefix(_("Sesión")).strip()),
        key="council.session",
        arguments={"id": one.id, "step": "minutes"},
        due=one.date,
        words=minutes_words(one.minutes_state),
        tone=tone,
        icon=icon,
    )
