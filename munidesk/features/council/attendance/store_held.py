"""The attendance of many sessions, read in a handful of queries for reports and for the attendance page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from munidesk.data.journal import Columns
from munidesk.data.store import Store
from munidesk.features.council.attendance.record import PlainMarks, Record, SessionAttendance, statistics_of
from munidesk.features.council.domain import ABSENCES, Presence, PresenceKind, Session, SessionState, Substitution
from munidesk.features.council.kinds import PRESENCES, SESSIONS, SUBSTITUTIONS
from munidesk.town import store as town
from munidesk.town.domain import Member

_HELD = """
    SELECT {table}.* FROM {table} JOIN session ON session.id = {table}.session_id
    WHERE session.body_id = :body AND session.deleted_at IS NULL AND {table}.deleted_at IS NULL
        AND session.date BETWEEN :since AND :until AND :only IN ('', session.kind) AND :member IN ('', {table}.{who})
"""
_HELD_ONE = """
    ({one}.state = :closed OR ({one}.state = 'earlier' AND EXISTS (
        SELECT 1 FROM presence mark WHERE mark.session_id = {one}.id AND mark.deleted_at IS NULL)))
"""
"""Held with MuniDesk, or before it where somebody confirmed who came."""
_CLOSED = f"""
    FROM session WHERE body_id = :body AND deleted_at IS NULL AND {_HELD_ONE.format(one="session")}
        AND date BETWEEN :since AND :until AND :only IN ('', kind) ORDER BY date, start, id
"""
_OVER = SessionState.CLOSED.value


def held_attendance(
    store: Store, body_id: str, since: date | None = None, until: date | None = None, *, member_id: str = "",
    kind: str = "",
) -> tuple[SessionAttendance, ...]:  # fmt: skip
    """The sessions of a body that were held from `since` to `until`, oldest first, with everybody's marks, or one's.

    `kind` is that of the session, empty for all.
    """
    days = {"since": (since or date.min).isoformat(), "until": (until or date.max).isoformat(), "only": kind}
    members = [one for one in town.members(store, body_id) if member_id in ("", one.id)]
    events: dict[str, list[Presence]] = defaultdict(list)
    called: dict[str, list[Substitution]] = defaultdict(list)
    presences = _HELD.format(table="presence", who="member_id")
    for event in PRESENCES.read_all(store.query(presences, body=body_id, member=member_id, **days)):
        events[event.session_id].append(event)
    calls = _HELD.format(table="substitution", who="substitute_id")
    for one in SUBSTITUTIONS.read_all(store.query(calls, body=body_id, member=member_id, **days)):
        called[one.session_id].append(one)
    sessions = SESSIONS.read_all(store.query(f"SELECT * {_CLOSED}", body=body_id, **days, closed=_OVER))
    return tuple(
        SessionAttendance(
            session,
            tuple(member for member in members if member.membership.holds_on(session.date)),
            tuple(events[session.id]),
            tuple(called[session.id]),
        )
        for session in sessions
    )


@dataclass(frozen=True, slots=True)
class Attended:
    """Each member's record over the sessions held, whose ids come oldest first."""

    sessions: tuple[str, ...]
    records: tuple[Record, ...]


_THOSE = f"""
    s.body_id = :body AND s.deleted_at IS NULL AND {_HELD_ONE.format(one="s")} AND s.date BETWEEN :since AND :until
    AND :only IN ('', s.kind)
"""
_WITH = f"""
    WITH held AS MATERIALIZED (SELECT id, date || start || id AS place FROM session s WHERE {_THOSE}),
    several AS MATERIALIZED (
        SELECT session_id, member_id FROM presence WHERE session_id IN (SELECT id FROM held)
        GROUP BY session_id, member_id HAVING count(*) > 1
    )
"""
_MARKS = "FROM held CROSS JOIN presence p ON p.session_id = held.id WHERE p.deleted_at IS NULL"
_OPENING = "(:present, :justified, :licence, :absent)"
_PLAIN = f"""
    {_WITH} SELECT p.member_id, p.kind, count(*) AS count, min(place) AS first, max(place) AS last {_MARKS}
        AND p.kind IN {_OPENING} AND (p.session_id, p.member_id) NOT IN several
    GROUP BY p.member_id, p.kind, CASE p.kind WHEN :absent THEN held.id END
"""
_TOLD = f"""
    {_WITH} SELECT p.* FROM several JOIN presence p USING (session_id, member_id) WHERE p.deleted_at IS NULL
    UNION SELECT p.* {_MARKS} AND (p.kind NOT IN {_OPENING} OR p.member_id IN ({{odd}}))
"""
_THEIRS = f"""
    SELECT p.* FROM session s JOIN substitution u ON u.session_id = s.id
        JOIN presence p ON p.session_id = u.session_id AND p.member_id = u.substitute_id
    WHERE {_THOSE} AND u.deleted_at IS NULL AND p.deleted_at IS NULL
"""
_CALLED = f"""
    SELECT u.* FROM session s JOIN substitution u ON u.session_id = s.id
    WHERE {_THOSE} AND u.deleted_at IS NULL ORDER BY u.id
"""
_KINDS = {kind.name.lower(): kind.value for kind in (PresenceKind.PRESENT, *ABSENCES)}


def attended(
    store: Store, body_id: str, since: date | None = None, until: date | None = None, *, kind: str = ""
) -> Attended:
    """What `statistics(held_attendance(…))` says, counted by the database: a mark that says all needs no reading."""
    chosen = {
        "body": body_id, "closed": _OVER, "only": kind,
        "since": (since or date.min).isoformat(), "until": (until or date.max).isoformat(),
    }  # fmt: skip
    held = store.query(f"SELECT id, date {_CLOSED}", **chosen)
    members = town.members(store, body_id)
    days = [date.fromisoformat(str(row["date"])) for row in held]
    groups = store.query(_PLAIN, **chosen, **_KINDS)
    odd = _marked_without_seat(members, groups)
    plain = (
        PlainMarks(str(row["member_id"]), PresenceKind(str(row["kind"])), int(str(row["count"])), str(row["last"]))
        for row in groups
        if row["member_id"] not in odd
    )
    told = _told(store, members, odd, chosen)
    return Attended(tuple(str(row["id"]) for row in held), statistics_of(members, days, plain, told))


def _marked_without_seat(members: Sequence[Member], groups: Sequence[Columns]) -> set[str]:
    """Members with a mark on a day that they did not hold their post: theirs are read one by one."""
    posts = {one.id: one.membership for one in members}
    return {
        str(row["member_id"])
        for row in groups
        if (post := posts.get(str(row["member_id"]))) is not None
        and not all(post.holds_on(date.fromisoformat(str(day)[:10])) for day in (row["first"], row["last"]))
    }


def _told(
    store: Store, members: Sequence[Member], odd: set[str], chosen: dict[str, str]
) -> tuple[SessionAttendance, ...]:
    """The sessions in which somebody's marks have to be read, with those members alone."""
    names = {f"odd{at}": key for at, key in enumerate(sorted(odd))}
    marks = store.query(_TOLD.format(odd=", ".join(f":{name}" for name in names)), **chosen, **_KINDS, **names)
    theirs = store.query(_THEIRS, **chosen)
    by_id = {one.id: one for one in members}
    events: dict[str, dict[str, Presence]] = defaultdict(dict)
    for rows, titular in ((marks, True), (theirs, False)):
        for event in PRESENCES.read_all(rows):
            if event.member_id in by_id and by_id[event.member_id].is_titular is titular:
                events[event.session_id][event.id] = event
    called: dict[str, list[Substitution]] = defaultdict(list)
    for one in SUBSTITUTIONS.read_all(store.query(_CALLED, **chosen)):
        called[one.session_id].append(one)
    return tuple(
        _part(SESSIONS.read(row), by_id, tuple(events[key].values()), tuple(called[key]))
        for key in events.keys() | called.keys()
        if (row := store.get("session", key)) is not None
    )


def _part(
    session: Session, members: Mapping[str, Member], events: tuple[Presence, ...], called: tuple[Substitution, ...]
) -> SessionAttendance:
    """The session with the titulares whose marks these are, and the suplentes who were called."""
    told = dict.fromkeys([*(one.member_id for one in events), *(one.substitute_id for one in called)])
    marked = {one.member_id for one in events}
    there = (members[key] for key in told if key in members)
    return SessionAttendance(
        session,
        tuple(
            one for one in there
            if one.membership.holds_on(session.date) and (one.id in marked or not one.is_titular)
        ),
        events,
        called,
    )  # fmt: skip
