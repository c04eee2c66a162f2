"""The attendance of many sessions, read in a handful of queries for reports and for the attendance page."""

from collections import defaultdict
from datetime import date

from munidesk.data.store import Store
from munidesk.features.council.attendance.rules import SessionAttendance
from munidesk.features.council.domain import Presence, SessionState, Substitution
from munidesk.features.council.kinds import PRESENCES, SESSIONS, SUBSTITUTIONS
from munidesk.town import store as town

_HELD = """
    SELECT {table}.* FROM {table} JOIN session ON session.id = {table}.session_id
    WHERE session.body_id = :body AND session.deleted_at IS NULL AND {table}.deleted_at IS NULL
        AND session.date BETWEEN :since AND :until
"""


def held_attendance(
    store: Store, body_id: str, since: date | None = None, until: date | None = None
) -> tuple[SessionAttendance, ...]:
    """The sessions of a body that were held from `since` to `until`, oldest first, for `attendance.statistics`."""
    days = {"since": (since or date.min).isoformat(), "until": (until or date.max).isoformat()}
    members = town.members(store, body_id)
    events: dict[str, list[Presence]] = defaultdict(list)
    called: dict[str, list[Substitution]] = defaultdict(list)
    for event in PRESENCES.read_all(store.query(_HELD.format(table="presence"), body=body_id, **days)):
        events[event.session_id].append(event)
    for one in SUBSTITUTIONS.read_all(store.query(_HELD.format(table="substitution"), body=body_id, **days)):
        called[one.session_id].append(one)
    sessions = SESSIONS.read_all(store.select("session", order="date, start, id", body_id=body_id))
    return tuple(
        SessionAttendance(
            session,
            tuple(member for member in members if member.membership.holds_on(session.date)),
            tuple(events[session.id]),
            tuple(called[session.id]),
        )
        for session in sessions
        if session.state is SessionState.CLOSED and days["since"] <= session.date.isoformat() <= days["until"]
    )
