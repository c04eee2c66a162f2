"""The life of a session: called, opened, lifted or not held, and the list of all of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from munidesk.base.dates import show_date, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.problems import blocking
from munidesk.data import clock
from munidesk.data.journal import Columns
from munidesk.data.series import Series
from munidesk.data.store import Store
from munidesk.features.council import guard
from munidesk.features.council.attendance.quorum import quorum
from munidesk.features.council.domain import (
    ItemState,
    Minutes,
    MinutesState,
    Session,
    SessionKind,
    SessionState,
)
from munidesk.features.council.kinds import ITEMS, MINUTES, SESSIONS
from munidesk.features.council.minutes.rules import session_problems
from munidesk.features.council.minutes.store_resolutions import give_numbers
from munidesk.features.council.sessions.numbering import session_label
from munidesk.features.council.sessions.store_items import carry_over, finished, standard_agenda
from munidesk.features.council.then import Then, counted_by, last_change
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town

_NUMBERS = Series(
    "SELECT max(number) AS number FROM session WHERE body_id = :body AND kind = :kind AND deleted_at IS NULL"
    " AND substr(date, 1, 4) = :year"
)


def new_session(store: Store, called: Session, *, standard: bool = True, numbered: bool = True) -> str:
    """Call a session: next number, the country's standard agenda and what the last session put off.

    `standard=False` leaves the agenda empty, `numbered=False` keeps the number as it comes, even none.
    Returns its id. Raises UserError.
    """
    with store.change(_("Nueva sesión")) as writer:
        if numbered and called.number is None:
            clock.certain(store)
            series = {"body": called.body_id, "kind": called.kind.value, "year": f"{called.year:04d}"}
            called = replace(called, number=_NUMBERS.given(store, writer, **series))
        session = SESSIONS.save(store, called)
        MINUTES.save(store, Minutes(session_id=session.id))
        if standard:
            standard_agenda(store, session.id)
            carry_over(store, session.id)
    return session.id


def usual_secretary(store: Store, body_id: str) -> str:
    """The person who acted in Secretaría in the body's last session, empty when there was none."""
    rows = store.select("session", order="date, start, id", body_id=body_id)
    last = next((str(row["secretary_id"]) for row in reversed(rows) if row["secretary_id"]), "")
    return last if last and store.get("person", last) is not None else ""


def save_session(store: Store, session: Session, *, fold: str = "") -> None:
    """Correct a session: `save_session(store, replace(session, place="Salón"))`.

    Raises UserError when its acta is approved, or its new end would leave behind hours that are on record.
    """
    before = guard.writable(store, session.id)
    if session.closed_at is not None and session.closed_at != before.closed_at:
        _check_end(store, session)
    SESSIONS.save(store, session, label=_("Cambiar datos de la sesión"), fold=fold)


_LAST_HOUR = """
    SELECT MAX(at) AS last FROM (
        SELECT at FROM presence WHERE session_id = :session AND deleted_at IS NULL
        UNION ALL SELECT vote.voted_at FROM vote JOIN motion ON motion.id = vote.motion_id
            JOIN agenda_item ON agenda_item.id = motion.item_id WHERE agenda_item.session_id = :session
            AND vote.deleted_at IS NULL AND motion.deleted_at IS NULL AND agenda_item.deleted_at IS NULL)
"""


def _check_end(store: Store, session: Session) -> None:
    """Nobody comes, leaves or votes after the session was lifted. Raises UserError with the last of those hours."""
    (row,) = store.query(_LAST_HOUR, session=session.id)
    last = datetime.fromisoformat(str(row["last"])) if row["last"] else None
    if last is not None and session.closed_at is not None and session.closed_at < last:
        raise UserError(
            _("La sesión no pudo levantarse a las {end}: a las {last} consta una votación o un movimiento."
              " Revise las dos horas.").format(end=show_time(session.closed_at), last=show_time(last)),
            code="hours_after_the_end", field="closed_at",
        )  # fmt: skip


def open_session(store: Store, session_id: str, at: datetime | None = None, chair_id: str = "") -> None:
    """The chair declares it open at `at` (the hour of the call when left out). Raises UserError."""
    session = guard.writable(store, session_id)
    if session.state not in (SessionState.CONVENED, SessionState.NO_QUORUM):
        raise UserError(_("La sesión ya se abrió a las {hour}.").format(hour=show_time(guard.begun_at(session))))
    opened = at or datetime.combine(session.date, session.start)
    if opened < datetime.combine(session.date, session.start):
        raise UserError(
            _(
                "La sesión está convocada para el {day} a las {start}: no puede abrirse el {now_day} a las {hour}. "
                "Espere a esa hora, o cambie la fecha y la hora en «Convocatoria»."
            ).format(
                day=show_date(session.date), start=show_time(session.start),
                now_day=show_date(opened), hour=show_time(opened),
            )
        )  # fmt: skip
    chair = chair_id or session.chair_id or _usual_chair(store, session)
    begun = replace(session, state=SessionState.OPEN, opened_at=opened, closed_at=None, chair_id=chair)
    SESSIONS.save(store, begun, label=_("Abrir la sesión"))


def _usual_chair(store: Store, session: Session) -> str:
    """The person in the mayor's or president's seat that day, if any."""
    for member in town.members(store, session.body_id, session.date):
        if member.is_titular and member.seat.post in ("mayor", "president"):
            return member.person.id
    return ""


def close_session(store: Store, session_id: str, at: datetime | None = None) -> None:
    """Lift the session and give its resolutions their numbers. Raises UserError with what still stands in the way."""
    session = guard.writable(store, session_id)
    if session.state is not SessionState.OPEN:
        raise UserError(_("La sesión no está abierta: no se puede levantar."))
    lifted = replace(session, state=SessionState.CLOSED, closed_at=at, current_item_id="")
    if at is not None:
        guard.check_hour(replace(session, closed_at=None), at, "closed_at")
        _check_end(store, lifted)
    view = load_view(store, session_id)
    problems = blocking(session_problems(view))
    if problems:
        raise UserError("\n".join([_("Todavía no se puede levantar la sesión:"), *(one.text for one in problems)]))
    with store.change(_("Levantar la sesión")):
        SESSIONS.save(store, lifted)
        for item in view.items:
            if item.state is ItemState.CURRENT:
                ITEMS.save(store, finished(item, at))
        give_numbers(store, view)


def declare_no_quorum(store: Store, session_id: str, at: datetime | None = None) -> None:
    """It could not be held: the attendance stays on record. Raises UserError when there is quorum."""
    session = guard.writable(store, session_id)
    if session.state not in (SessionState.CONVENED, SessionState.OPEN):
        raise UserError(_("La sesión ya terminó."))
    view = load_view(store, session_id)
    if view.quorum.reached:
        raise UserError(view.quorum.explanation)
    if at is not None:
        guard.check_hour(session, at, "closed_at")
    failed = replace(session, state=SessionState.NO_QUORUM, closed_at=at)
    SESSIONS.save(store, failed, label=_("Declarar la falta de quórum"))


def cancel_session(store: Store, session_id: str, reason: str = "") -> None:
    """Suspend a session that was called and not opened, with why it is not held."""
    session = guard.writable(store, session_id)
    if session.state is not SessionState.CONVENED:
        raise UserError(_("Solo se suspende una sesión que todavía no se abrió."))
    suspended = replace(session, state=SessionState.CANCELLED, stopped_reason=reason.strip())
    SESSIONS.save(store, suspended, label=_("Suspender la sesión"))


def delete_session(store: Store, session_id: str) -> None:
    """Take away a session called by mistake. Raises UserError once it was opened."""
    session = guard.writable(store, session_id)
    if session.state is not SessionState.CONVENED:
        raise UserError(_("Una sesión que ya se abrió no se borra: quedó constancia de ella."))
    SESSIONS.delete(store, session_id, label=_("Borrar la sesión"))


_OVER = (SessionState.CLOSED, SessionState.NO_QUORUM, SessionState.CANCELLED, SessionState.ANNULLED)


def reopen_session(store: Store, session_id: str, reason: str) -> None:
    """Go back to an open session to complete it; numbers already given stay. Raises UserError without a reason."""
    session = guard.writable(store, session_id)
    if session.state not in _OVER:
        raise UserError(_("La sesión no se levantó todavía: no hace falta reabrirla."))
    if not reason.strip():
        raise UserError(_("Escriba por qué se reabre la sesión; queda en su historial."))
    state = SessionState.OPEN if session.opened_at is not None else SessionState.CONVENED
    again = replace(session, state=state, closed_at=None, reopen_reason=reason.strip(), stopped_reason="")
    SESSIONS.save(store, again, label=_("Reabrir la sesión"))


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in a list. `present` counts the seats occupied at some moment; nothing is blank-as-zero:
    `present` and `has_quorum` are None until attendance is marked."""

    id: str
    body_id: str
    body: str
    kind: SessionKind
    number: int | None
    date: date
    start: time
    state: SessionState
    minutes_state: MinutesState
    seats: int
    present: int | None
    quorum_needed: int
    has_quorum: bool | None
    items: int
    votes: int
    folios: str
    label: str
    place: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None


_CHOSEN = """
    session.deleted_at IS NULL AND session.date BETWEEN :since AND :until
        AND session.body_id IN (SELECT id FROM body WHERE :body IN ('', id))
        AND :kind IN ('', session.kind) {only}
"""
_ROWS = f"""
    SELECT session.*, minutes.state AS minutes_state, minutes.folio_from, minutes.folio_to,
        minutes.id AS minutes_id, minutes.approved_on,
        (SELECT COUNT(*) FROM agenda_item i WHERE i.session_id = session.id AND i.deleted_at IS NULL) AS items,
        (SELECT COUNT(*) FROM agenda_item i JOIN motion m ON m.item_id = i.id AND m.deleted_at IS NULL
            JOIN vote v ON v.motion_id = m.id AND v.deleted_at IS NULL
            WHERE i.session_id = session.id AND i.deleted_at IS NULL) AS votes
    FROM session LEFT JOIN minutes ON minutes.session_id = session.id AND minutes.deleted_at IS NULL
    WHERE {_CHOSEN} ORDER BY session.date DESC, session.start DESC, session.id DESC
"""
_ATTENDED = f"""
    SELECT p.session_id AS id, COUNT(*) AS marks, COUNT(DISTINCT CASE
        WHEN p.kind IN ('present', 'arrives', 'returns') AND seat.counts = 1
            AND (m.role = 'titular' OR u.id IS NOT NULL) THEN seat.id END) AS present,
        COUNT(DISTINCT CASE WHEN p.kind = 'licence' AND m.role = 'titular' AND seat.counts = 1 AND NOT EXISTS (
            SELECT 1 FROM substitution c WHERE c.session_id = p.session_id AND c.seat_id = seat.id
                AND c.vote_id = '' AND c.item_id = '' AND c.deleted_at IS NULL) THEN seat.id END) AS on_licence
    FROM session CROSS JOIN presence p ON p.session_id = session.id JOIN membership m ON m.id = p.member_id
        LEFT JOIN substitution u ON u.session_id = p.session_id AND u.substitute_id = p.member_id
            AND u.vote_id = '' AND u.item_id = '' AND u.deleted_at IS NULL
        JOIN seat ON seat.id = COALESCE(u.seat_id, m.seat_id)
    WHERE p.deleted_at IS NULL AND {_CHOSEN} GROUP BY p.session_id
"""


def sessions(
    store: Store,
    body_id: str | None = None,
    year: int | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    kind: str = "",
    only: Collection[str] | None = None,
) -> tuple[SessionRow, ...]:
    """The sessions, newest first; a handful of queries whatever their number.

    Those of a body, a year, the days `since`…`until`, a kind, and the ids of `only`, each where it is given.
    """
    ids = {f"id{at}": key for at, key in enumerate(only or ())}
    names = "" if only is None else f"AND session.id IN ({', '.join(f':{name}' for name in ids)})"
    chosen = {"body": body_id or "", "kind": kind, **days(year, since, until), **ids}
    rows = store.query(_ROWS.format(only=names), **chosen)
    marks = {str(row["id"]): row for row in store.query(_ATTENDED.format(only=names), **chosen)} if rows else {}
    bodies = {body.id: _BodyFacts(store, body.id, body.name) for body in town.bodies(store)}
    return tuple(_session_row(row, marks.get(str(row["id"])), bodies[str(row["body_id"])]) for row in rows)


_NEWEST = """
    SELECT id FROM session WHERE deleted_at IS NULL AND :id IN ('', id) AND state IN ({states})
    ORDER BY date DESC, start DESC, id DESC LIMIT 1
"""


def newest(store: Store, states: Iterable[SessionState], session_id: str = "") -> str:
    """The id of the last session in one of those states; with `session_id`, that one if it is. Empty without any."""
    wanted = {f"state{at}": state.value for at, state in enumerate(states)}
    rows = store.query(_NEWEST.format(states=", ".join(f":{name}" for name in wanted)), id=session_id, **wanted)
    return str(rows[0]["id"]) if rows else ""


_WAITING = """
    SELECT session.id FROM session
        LEFT JOIN minutes ON minutes.session_id = session.id AND minutes.deleted_at IS NULL
    WHERE session.deleted_at IS NULL AND (session.state IN (:convened, :open)
        OR (session.state IN (:closed, :failed) AND COALESCE(minutes.state, :draft) <> :in_book))
"""


def waiting_sessions(store: Store, body_id: str | None = None) -> tuple[SessionRow, ...]:
    """Newest first, those that are still to be held or lifted, and those whose acta is not in the book yet."""
    rows = store.query(
        _WAITING, convened=SessionState.CONVENED.value, open=SessionState.OPEN.value, closed=SessionState.CLOSED.value,
        failed=SessionState.NO_QUORUM.value, draft=MinutesState.DRAFT.value, in_book=MinutesState.IN_BOOK.value,
    )  # fmt: skip
    return sessions(store, body_id, only=[str(row["id"]) for row in rows])


def count_sessions(store: Store) -> int:
    """How many `sessions` there are."""
    return _whole(store.query("SELECT count(*) AS n FROM session WHERE deleted_at IS NULL")[0]["n"])


_YEARS = """
    SELECT DISTINCT substr(date, 1, 4) AS year FROM session WHERE deleted_at IS NULL AND :body IN ('', body_id)
    ORDER BY year DESC
"""


def session_years(store: Store, body_id: str | None = None) -> tuple[int, ...]:
    """The years in which there are sessions, newest first."""
    return tuple(int(str(row["year"])) for row in store.query(_YEARS, body=body_id or ""))


def days(year: int | None, since: date | None = None, until: date | None = None) -> dict[str, str]:
    """The first and the last day asked for, as a query compares them: what is left out has no end."""
    first, last = since or date.min, until or date.max
    if year:
        first, last = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
    return {"since": first.isoformat(), "until": last.isoformat()}


class _BodyFacts:
    """A body's name, rules and who held its seats when: read once for a whole list."""

    def __init__(self, store: Store, body_id: str, name: str) -> None:
        self.name = name
        self._store, self._id = store, body_id
        self._now = counted_by(store, body_id, (), ())
        self._changed = last_change(store, body_id)
        self._members = town.members(store, body_id)
        self._titulars = [one for one in self._members if one.is_titular and one.seat.counts]
        self._in_office: dict[date, int] = {}

    def counted_by(self, row: Columns, session: Session) -> Then:
        """The body of today; of an acta approved before it changed, as it was then."""
        approved = date.fromisoformat(str(row["approved_on"])) if row["approved_on"] else None
        if approved is None or approved > self._changed:
            return self._now
        minutes = Minutes(
            id=str(row["minutes_id"]), session_id=session.id, state=MinutesState(str(row["minutes_state"])),
            approved_on=approved,
        )  # fmt: skip
        there = (one for one in self._members if one.membership.holds_on(session.date))
        return counted_by(self._store, self._id, (minutes,), there)

    def in_office(self, day: date) -> int:
        if day not in self._in_office:
            self._in_office[day] = len({one.seat.id for one in self._titulars if one.membership.holds_on(day)})
        return self._in_office[day]


def _session_row(row: Columns, marks: Columns | None, body: _BodyFacts) -> SessionRow:
    session = SESSIONS.read(row)
    present = _whole(marks["present"]) if marks else None
    in_office = body.in_office(session.date)
    able = in_office - (_whole(marks["on_licence"]) if marks else 0)
    then = body.counted_by(row, session)
    counted = quorum(then.rules, then.legal, in_office, able, range(present or 0))
    first, last = row["folio_from"], row["folio_to"]
    return SessionRow(
        id=session.id,
        body_id=session.body_id,
        body=body.name,
        kind=session.kind,
        number=session.number,
        date=session.date,
        start=session.start,
        state=session.state,
        minutes_state=MinutesState(str(row["minutes_state"] or MinutesState.DRAFT)),
        seats=then.legal,
        present=present,
        quorum_needed=counted.needed,
        has_quorum=None if present is None else counted.reached,
        items=_whole(row["items"]),
        votes=_whole(row["votes"]),
        folios="" if first is None else str(first) if first == last else f"{_whole(first)}–{_whole(last)}",
        label=session_label(session),
        place=session.place,
        opened_at=session.opened_at,
        closed_at=session.closed_at,
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
