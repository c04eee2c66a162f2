"""A session stops and goes on, is called again, or is annulled: each verb with its hour or its reason."""

from dataclasses import replace
from datetime import datetime

from munidesk.base.dates import now, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.acts.domain import Pause
from munidesk.features.council.acts.kinds import PAUSES
from munidesk.features.council.domain import Session, SessionState
from munidesk.features.council.kinds import SESSIONS
from munidesk.features.council.sessions.terms import ended
from munidesk.features.council.view_data import load_view


def pause_session(store: Store, session_id: str, at: datetime | None = None, reason: str = "") -> str:
    """The session stops (cuarto intermedio) at `at`, or now. Returns the pause's id. Raises UserError."""
    session = _going(store, session_id)
    if open_pause(store, session_id) is not None:
        raise UserError(_("La sesión ya está detenida. Reanúdela antes de detenerla otra vez."))
    moment = _hour(session, at)
    pause = Pause(
        session_id=session_id, item_id=session.current_item_id, started_at=moment, reason=reason.strip()
    )  # fmt: skip
    return PAUSES.save(store, pause, label=_("Detener la sesión")).id


def resume_session(store: Store, session_id: str, at: datetime | None = None) -> None:
    """It goes on at `at`, or now; on another day too. Raises UserError when it was not stopped."""
    session, pause = _going(store, session_id), open_pause(store, session_id)
    if pause is None:
        raise UserError(_("La sesión no está detenida."))
    moment = at or now().replace(second=0)
    if moment < pause.started_at:
        raise UserError(
            _("La sesión se detuvo a las {start}: se reanuda después. Revise la hora.").format(
                start=show_time(pause.started_at)
            ),
            code="ends_before_it_begins", field="ended_at",
        )  # fmt: skip
    with store.change(_("Reanudar la sesión")):
        PAUSES.save(store, replace(pause, ended_at=moment))
        SESSIONS.save(store, replace(session, resumed_at=moment))


def open_pause(store: Store, session_id: str) -> Pause | None:
    """The pause that the session is in; None while it goes on."""
    return next((one for one in PAUSES.all(store, session_id=session_id) if one.ended_at is None), None)


def second_call(store: Store, session_id: str) -> datetime:
    """No quorum at the hour of the call: called again by the country's rule. Returns for when.

    Raises UserError where the country has no second call, when there is quorum, or when it was called again already.
    """
    session, view = guard.writable(store, session_id), load_view(store, session_id)
    rule = view.profile.deadlines.get("second_call")
    if session.state is not SessionState.CONVENED:
        raise UserError(_("Solo se llama por segunda vez a una sesión que todavía no se abrió."))
    if rule is None:
        raise UserError(
            _("En {country} no hay segundo llamado. Deje constancia de que no hubo quórum y convoque otra.").format(
                country=view.profile.name
            )
        )
    if session.first_call_at is not None or session.call == 2:
        raise UserError(_("Ya es la segunda convocatoria. Si tampoco hay quórum, deje constancia."))
    if view.quorum.reached:
        raise UserError(view.quorum.explanation)
    called = datetime.combine(session.date, session.start)
    again = ended(called, rule, view.calendar)
    moved = replace(session, call=2, first_call_at=called, date=again.date(), start=again.time())
    SESSIONS.save(store, moved, label=_("Segundo llamado"))
    return again


def annul_session(store: Store, session_id: str, reason: str) -> None:
    """It was held and counts for nothing: no attendance, no acta to approve; its numbers stay given.

    Raises UserError without a reason, or once its acta is approved.
    """
    session = guard.writable(store, session_id)
    if session.state not in (SessionState.CLOSED, SessionState.NO_QUORUM):
        raise UserError(_("Solo se anula una sesión que terminó. La que no se abrió se suspende o se quita."))
    if not reason.strip():
        raise UserError(_("Escriba por qué se anula la sesión: consta en su acta."))
    annulled = replace(session, state=SessionState.ANNULLED, stopped_reason=reason.strip())
    SESSIONS.save(store, annulled, label=_("Anular la sesión"))


def _going(store: Store, session_id: str) -> Session:
    session = guard.writable(store, session_id)
    if session.state is not SessionState.OPEN:
        raise UserError(_("La sesión no está abierta."))
    return session


def _hour(session: Session, at: datetime | None) -> datetime:
    moment = at or guard.clock_in(session)
    if moment is None:
        raise UserError(_("Indique a qué hora se detuvo la sesión."), code="missing", field="started_at")
    guard.check_hour(session, moment, "started_at")
    return moment
