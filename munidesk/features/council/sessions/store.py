"""The life of a session: called, opened, lifted or not held, and the list of all of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from munidesk.base.dates import show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.problems import blocking
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
from munidesk.features.council.minutes.rules import session_problems
from munidesk.features.council.minutes.store_resolutions import give_numbers
from munidesk.features.council.records import columns, read, to_row
from munidesk.features.council.sessions.numbering import next_number, session_label
from munidesk.features.council.sessions.store_items import carry_over, standard_agenda
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town

_NUMBERS = (
    "SELECT number FROM session WHERE body_id = :body AND kind = :kind AND deleted_at IS NULL"
    " AND substr(date, 1, 4) = :year"
)


def proposed_number(store: Store, body_id: str, kind: SessionKind, year: int) -> int:
    """The next number of the series of that body, kind and year."""
    rows = store.query(_NUMBERS, body=body_id, kind=kind.value, year=f"{year:04d}")
    return next_number(row["number"] if isinstance(row["number"], int) else None for row in rows)


def new_session(
    store: Store, body_id: str, kind: SessionKind, date: date, start: time, *, standard: bool = True, **fields: object
) -> str:
    """Call a session: next number, the country's standard agenda and what the last session put off.

    `fields` are further columns of Session; `standard=False` leaves the agenda empty. Returns its id.
    """
    values: dict[str, object] = {"number": proposed_number(store, body_id, kind, date.year), **fields}
    session = replace(Session(new_id(), body_id, kind, None, date, start), **values)  # type: ignore[arg-type]
    with store.change(_("Nueva sesión")) as writer:
        writer.put("session", to_row(session))
        writer.put("minutes", to_row(Minutes(new_id(), session.id)))
        if standard:
            standard_agenda(store, session.id)
            carry_over(store, session.id)
    return session.id


def usual_secretary(store: Store, body_id: str) -> str:
    """The person who acted in Secretaría in the body's last session, empty when there was none."""
    rows = store.select("session", order="date, start, id", body_id=body_id)
    last = next((str(row["secretary_id"]) for row in reversed(rows) if row["secretary_id"]), "")
    return last if last and store.get("person", last) is not None else ""


def save_session(store: Store, session: Session) -> str:
    """Write a whole session; an empty id makes a new one. Raises UserError when its acta is approved."""
    record = session if session.id else replace(session, id=new_id())
    known = bool(session.id) and store.get("session", session.id) is not None
    if known:
        guard.writable(store, session.id)
    _check_ends(record)
    with store.change(_("Guardar la sesión")) as writer:
        writer.put("session", to_row(record))
        if not known:
            writer.put("minutes", to_row(Minutes(new_id(), record.id)))
    return record.id


def update_session(store: Store, session_id: str, *, fold: str = "", **changed: object) -> None:
    """Change some columns of a session, with the types of `Session`. Raises UserError."""
    session = guard.writable(store, session_id)
    _check_ends(replace(session, **changed))  # type: ignore[arg-type]
    with store.change(_("Cambiar datos de la sesión"), fold=fold) as writer:
        writer.put("session", {"id": session_id, **columns(changed)})


def _check_ends(session: Session) -> None:
    if session.opened_at is not None and session.closed_at is not None and session.closed_at < session.opened_at:
        raise UserError(
            _("La sesión no puede terminar ({end}) antes de comenzar ({begun}). Revise las dos horas.").format(
                end=show_time(session.closed_at), begun=show_time(session.opened_at)
            )
        )


def open_session(store: Store, session_id: str, at: datetime | None = None, chair_id: str = "") -> None:
    """The chair declares it open at `at` (the hour of the call when left out). Raises UserError."""
    session = guard.writable(store, session_id)
    if session.state not in (SessionState.CONVENED, SessionState.NO_QUORUM):
        raise UserError(_("La sesión ya se abrió a las {hour}.").format(hour=show_time(guard.begun_at(session))))
    opened = at or datetime.combine(session.date, session.start)
    if opened < datetime.combine(session.date, session.start):
        raise UserError(
            _("Las {hour} es antes de la hora de la convocatoria ({start}). Revise la hora.").format(
                hour=show_time(opened), start=show_time(session.start)
            )
        )
    chair = chair_id or session.chair_id or _usual_chair(store, session)
    with store.change(_("Abrir la sesión")) as writer:
        writer.put(
            "session",
            columns({
                "id": session_id, "state": SessionState.OPEN, "opened_at": opened, "closed_at": None, "chair_id": chair,
            }),
        )  # fmt: skip


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
    if at is not None:
        guard.check_hour(replace(session, closed_at=None), at)
    view = load_view(store, session_id)
    problems = blocking(session_problems(view))
    if problems:
        raise UserError("\n".join([_("Todavía no se puede levantar la sesión:"), *(one.text for one in problems)]))
    with store.change(_("Levantar la sesión")) as writer:
        writer.put(
            "session",
            columns({"id": session_id, "state": SessionState.CLOSED, "closed_at": at, "current_item_id": ""}),
        )
        for item in view.items:
            if item.state is ItemState.CURRENT:
                writer.put("agenda_item", columns({"id": item.id, "state": ItemState.DONE, "finished_at": at}))
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
        guard.check_hour(session, at)
    with store.change(_("Declarar la falta de quórum")) as writer:
        writer.put("session", columns({"id": session_id, "state": SessionState.NO_QUORUM, "closed_at": at}))


def cancel_session(store: Store, session_id: str) -> None:
    """Suspend a session that was called and not opened."""
    session = guard.writable(store, session_id)
    if session.state is not SessionState.CONVENED:
        raise UserError(_("Solo se suspende una sesión que todavía no se abrió."))
    with store.change(_("Suspender la sesión")) as writer:
        writer.put("session", columns({"id": session_id, "state": SessionState.CANCELLED}))


def delete_session(store: Store, session_id: str) -> None:
    """Take away a session called by mistake. Raises UserError once it was opened."""
    session = guard.writable(store, session_id)
    if session.state is not SessionState.CONVENED:
        raise UserError(_("Una sesión que ya se abrió no se borra: quedó constancia de ella."))
    with store.change(_("Borrar la sesión")) as writer:
        writer.delete("session", session_id)


def reopen_session(store: Store, session_id: str, reason: str) -> None:
    """Go back to an open session to complete it; numbers already given stay. Raises UserError without a reason."""
    session = guard.writable(store, session_id)
    if session.state not in (SessionState.CLOSED, SessionState.NO_QUORUM, SessionState.CANCELLED):
        raise UserError(_("La sesión no se levantó todavía: no hace falta reabrirla."))
    if not reason.strip():
        raise UserError(_("Escriba por qué se reabre la sesión; queda en su historial."))
    state = SessionState.OPEN if session.opened_at is not None else SessionState.CONVENED
    with store.change(_("Reabrir la sesión")) as writer:
        writer.put(
            "session",
            columns({"id": session_id, "state": state, "closed_at": None, "reopen_reason": reason.strip()}),
        )


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
        AND session.body_id IN (SELECT id FROM body WHERE :body IN ('', id)) {only}
"""
_ROWS = f"""
    SELECT session.*, minutes.state AS minutes_state, minutes.folio_from, minutes.folio_to,
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
                AND c.vote_id = '' AND c.deleted_at IS NULL) THEN seat.id END) AS on_licence
    FROM session CROSS JOIN presence p ON p.session_id = session.id JOIN membership m ON m.id = p.member_id
        LEFT JOIN substitution u ON u.session_id = p.session_id AND u.substitute_id = p.member_id
            AND u.vote_id = '' AND u.deleted_at IS NULL
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
    only: Collection[str] | None = None,
) -> tuple[SessionRow, ...]:
    """The sessions, newest first; a handful of queries whatever their number.

    Those of a body, a year, the days `since`…`until`, and the ids of `only`, each where it is given.
    """
    ids = {f"id{at}": key for at, key in enumerate(only or ())}
    names = "" if only is None else f"AND session.id IN ({', '.join(f':{name}' for name in ids)})"
    chosen = {"body": body_id or "", **days(year, since, until), **ids}
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
        OR (session.state = :closed AND COALESCE(minutes.state, :draft) <> :in_book))
"""


def waiting_sessions(store: Store, body_id: str | None = None) -> tuple[SessionRow, ...]:
    """Newest first, those that are still to be held or lifted, and those whose acta is not in the book yet."""
    rows = store.query(
        _WAITING, convened=SessionState.CONVENED.value, open=SessionState.OPEN.value, closed=SessionState.CLOSED.value,
        draft=MinutesState.DRAFT.value, in_book=MinutesState.IN_BOOK.value,
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
        self.rules = town.rules_of(store, body_id)
        self.seats = sum(1 for seat in town.seats(store, body_id) if seat.counts)
        self._titulars = [one for one in town.members(store, body_id) if one.is_titular and one.seat.counts]
        self._in_office: dict[date, int] = {}

    def in_office(self, day: date) -> int:
        if day not in self._in_office:
            self._in_office[day] = len({one.seat.id for one in self._titulars if one.membership.holds_on(day)})
        return self._in_office[day]


def _session_row(row: Mapping[str, object], marks: Mapping[str, object] | None, body: _BodyFacts) -> SessionRow:
    session = read(Session, row)
    present = _whole(marks["present"]) if marks else None
    in_office = body.in_office(session.date)
    able = in_office - (_whole(marks["on_licence"]) if marks else 0)
    counted = quorum(body.rules, body.seats, in_office, able, range(present or 0))
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
        minutes_state=MinutesState(str(row["minutes_state"] or MinutesState.DRAFT.value)),
        seats=body.seats,
        present=present,
        quorum_needed=counted.needed,
        has_quorum=None if present is None else counted.reached,
        items=_whole(row["items"]),
        votes=_whole(row["votes"]),
        folios="" if first is None else f"{first}" if first == last else f"{first}–{last}",
        label=session_label(session),
        place=session.place,
        opened_at=session.opened_at,
        closed_at=session.closed_at,
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
