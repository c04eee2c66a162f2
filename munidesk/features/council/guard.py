"""What every verb asks first: does the session exist, is its acta still open, is the hour possible."""

from datetime import datetime, time, timedelta

from munidesk.base import dates
from munidesk.base.dates import show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.domain import FROZEN, AgendaItem, Motion, Session, SessionState, Vote
from munidesk.features.council.kinds import ITEMS, MINUTES, MOTIONS, VOTES
from munidesk.features.council.sessions.numbering import session_label
from munidesk.features.council.view_data import session_of

LONGEST = timedelta(hours=24)
_SMALL_HOURS = 6


def writable(store: Store, session_id: str) -> Session:
    """The session, when its acta may still change. Raises UserError once it is approved."""
    session = session_of(store, session_id)
    if session.state is SessionState.EARLIER:
        raise UserError(
            _("El acta de esa sesión es anterior a MuniDesk: vale su original, y aquí no se cambia."), code="earlier"
        )
    for minutes in MINUTES.all(store, session_id=session_id):
        if minutes.state in FROZEN:
            raise UserError(
                _(
                    "El acta de la {session} ya está aprobada y no cambia."
                    " Para corregirla, agregue una fe de erratas en una sesión posterior."
                ).format(session=session_label(session)[:1].lower() + session_label(session)[1:])
            )
    return session


def agenda_open(store: Store, session_id: str) -> Session:
    """The session, while its orden del día may still change. Raises UserError once it is lifted.

    What is added, taken out or put off after the end was never on the agenda that was dealt with; its texts may
    still be mended until the acta is approved.
    """
    session = writable(store, session_id)
    if session.state is SessionState.CLOSED:
        label = session_label(session)
        raise UserError(
            _(
                "La {session} ya se levantó: su orden del día no cambia."
                " Si hace falta, elija «Reabrir la sesión…» y diga por qué."
            ).format(session=f"{label[:1].lower()}{label[1:]}")
        )
    return session


def item_of(store: Store, item_id: str) -> AgendaItem:
    row = store.get("agenda_item", item_id)
    if row is None:
        raise UserError(_("Ese asunto ya no está en el orden del día. Elija otro."))
    return ITEMS.read(row)


def motion_of(store: Store, motion_id: str) -> Motion:
    row = store.get("motion", motion_id)
    if row is None:
        raise UserError(_("Esa moción ya no está. Elija otra."))
    return MOTIONS.read(row)


def vote_of(store: Store, vote_id: str) -> Vote:
    row = store.get("vote", vote_id)
    if row is None:
        raise UserError(_("Esa votación ya no está. Elija otra."))
    return VOTES.read(row)


def session_of_item(store: Store, item_id: str) -> tuple[AgendaItem, Session]:
    item = item_of(store, item_id)
    return item, writable(store, item.session_id)


def agenda_of_item(store: Store, item_id: str) -> tuple[AgendaItem, Session]:
    """The item and its session, while the agenda may still change. Raises UserError once it is lifted."""
    item = item_of(store, item_id)
    return item, agenda_open(store, item.session_id)


def session_of_motion(store: Store, motion_id: str) -> tuple[Motion, AgendaItem, Session]:
    motion = motion_of(store, motion_id)
    return motion, *session_of_item(store, motion.item_id)


def session_of_vote(store: Store, vote_id: str) -> tuple[Vote, Motion, AgendaItem, Session]:
    vote = vote_of(store, vote_id)
    return vote, *session_of_motion(store, vote.motion_id)


def begun_at(session: Session) -> datetime:
    """The real hour of the beginning, or the one of the call."""
    return session.opened_at or datetime.combine(session.date, session.start)


def clock_in(session: Session) -> datetime | None:
    """The clock, to the minute, when the session is going on now; None when it is written up afterwards."""
    moment = dates.now().replace(second=0)
    if session.state is not SessionState.OPEN or session.opened_at is None:
        return None
    last = (session.resumed_at or session.opened_at) + LONGEST
    return moment if session.opened_at <= moment <= last else None


def check_hour(session: Session, at: datetime, field: str = "at") -> None:
    """Refuse an hour before the beginning, after the end, or of another day. Raises UserError bound to `field`."""
    begun = begun_at(session)
    if at < begun.replace(second=0):
        raise UserError(
            _("El horario, {hour}, es anterior al comienzo de la sesión: {begun}. Revise la hora.").format(
                hour=_beside(at, begun), begun=_beside(begun, at)
            ),
            code="before_the_session", field=field,
        )  # fmt: skip
    if session.closed_at is not None and at > session.closed_at:
        raise UserError(
            _("El horario, {hour}, es posterior al fin de la sesión: {end}. Revise la hora.").format(
                hour=_beside(at, session.closed_at), end=_beside(session.closed_at, at)
            ),
            code="after_the_session", field=field,
        )  # fmt: skip
    if at > (session.resumed_at or begun) + LONGEST:
        raise UserError(
            _("La sesión comenzó el {day}: {hour} queda más de un día después. Revise la fecha y la hora.").format(
                day=begun.strftime("%d/%m/%Y"), hour=_stamp(session, at)
            ),
            code="another_day", field=field,
        )  # fmt: skip


def check_order(item: AgendaItem) -> None:
    """Refuse an item that ends before it begins. Raises UserError bound to `finished_at`.

    Asked when one of the two hours is written, not when a text is: a file in which they already stand the wrong way
    round still takes the narrative.
    """
    if item.started_at is not None and item.finished_at is not None and item.finished_at < item.started_at:
        raise UserError(
            _("El asunto no puede terminar ({end}) antes de comenzar ({begun}). Revise las dos horas.").format(
                end=show_time(item.finished_at), begun=show_time(item.started_at)
            ),
            code="ends_before_it_begins", field="finished_at",
        )  # fmt: skip


def hour_in(session: Session, typed: time) -> datetime:
    """An hour typed as a moment of the session: in the small hours before it began, past midnight is meant; after a
    pause until another day, that day.
    """
    begun = begun_at(session)
    resumed = session.resumed_at
    if resumed is not None and resumed.date() > begun.date() and typed >= resumed.time():
        return datetime.combine(resumed.date(), typed)
    moment = datetime.combine(begun.date(), typed)
    past_midnight = moment < begun.replace(second=0) and typed.hour < _SMALL_HOURS
    return moment + timedelta(days=1) if past_midnight else moment


def _beside(at: datetime, other: datetime) -> str:
    """The hour, with its day where the two are of different days."""
    return show_time(at) if at.date() == other.date() else f"{show_time(at)} ({at:%d/%m/%Y})"


def _stamp(session: Session, at: datetime) -> str:
    """The hour, with its day when it is not the session's."""
    if at.date() == session.date:
        return show_time(at)
    return f"{show_time(at)} ({at:%d/%m/%Y})"
