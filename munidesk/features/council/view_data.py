"""Read everything of one session in a number of queries that does not grow with the file."""

from collections.abc import Iterable

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.attendance.rules import in_order
from munidesk.features.council.domain import FROZEN, Minutes, Session
from munidesk.features.council.kinds import (
    BALLOTS,
    CORRECTIONS,
    ITEMS,
    MINUTES,
    MOTIONS,
    PRESENCES,
    RESOLUTIONS,
    SESSIONS,
    SUBSTITUTIONS,
    VOTES,
)
from munidesk.features.council.view import SessionView
from munidesk.records.kind import Kind, R
from munidesk.town import store as town
from munidesk.town.domain import Attachment, Member, Person
from munidesk.town.records import read_all

__all__ = ["FROZEN", "SessionView", "load_view", "previous_of", "session_of"]


def session_of(store: Store, session_id: str) -> Session:
    """Raises UserError when there is no such session."""
    row = store.get("session", session_id)
    if row is None:
        raise UserError(_("Esa sesión ya no está en el archivo. Vuelva a la lista de sesiones."))
    return SESSIONS.read(row)


_BY_ITEM = (
    "SELECT motion.* FROM motion JOIN agenda_item ON agenda_item.id = motion.item_id"
    " WHERE agenda_item.session_id = :session AND agenda_item.deleted_at IS NULL AND motion.deleted_at IS NULL"
)
_MOTIONS = f"{_BY_ITEM} ORDER BY agenda_item.position, motion.position, motion.id"
_VOTES = (
    f"SELECT vote.* FROM vote WHERE vote.deleted_at IS NULL AND vote.motion_id IN"
    f" (SELECT id FROM ({_BY_ITEM})) ORDER BY vote.id"
)
_BALLOTS = (
    f"SELECT ballot.* FROM ballot WHERE ballot.deleted_at IS NULL AND ballot.vote_id IN"
    f" (SELECT id FROM ({_VOTES})) ORDER BY ballot.id"
)
_CORRECTED_BY = "SELECT * FROM correction WHERE corrected_session_id = :session AND deleted_at IS NULL ORDER BY id"
_SAME_NUMBER = """
    SELECT * FROM session WHERE body_id = :body AND kind = :kind AND number = :number AND id <> :session
    AND substr(date, 1, 4) = :year AND deleted_at IS NULL ORDER BY date
"""
_TIED_BEFORE = """
    WITH RECURSIVE origin(item, earlier) AS (
        SELECT id, carried_from FROM agenda_item
            WHERE session_id = :session AND deleted_at IS NULL AND carried_from <> ''
        UNION SELECT origin.item, agenda_item.carried_from FROM origin JOIN agenda_item
            ON agenda_item.id = origin.earlier WHERE agenda_item.carried_from <> ''
    )
    SELECT DISTINCT origin.item FROM origin JOIN motion ON motion.item_id = origin.earlier
        JOIN vote ON vote.motion_id = motion.id
        WHERE vote.repeats <> '' AND vote.deleted_at IS NULL AND motion.deleted_at IS NULL
"""
"""Items put off to a new session after a second vote: only a second tie leads there."""
_PAPERS = """
    SELECT * FROM attachment WHERE deleted_at IS NULL AND (
        (owner_kind = 'session' AND owner_id = :session)
        OR (owner_kind = 'agenda_item' AND owner_id IN (SELECT id FROM agenda_item WHERE session_id = :session))
    ) ORDER BY id
"""
_PREVIOUS = """
    SELECT * FROM session WHERE body_id = :body AND deleted_at IS NULL AND id <> :session
    AND state IN ('closed', 'open') AND (date < :date OR (date = :date AND start < :start))
    ORDER BY date DESC, start DESC, id DESC LIMIT 1
"""


def load_view(store: Store, session_id: str) -> SessionView:
    """The session with all it holds; the number of queries does not grow with the file. Raises UserError."""
    session = session_of(store, session_id)

    def own(kind: Kind[R]) -> tuple[R, ...]:
        return kind.all(store, session_id=session_id)

    items = own(ITEMS)
    corrections = own(CORRECTIONS)
    minutes = own(MINUTES)
    previous = previous_of(store, session)
    corrected_by = CORRECTIONS.read_all(store.query(_CORRECTED_BY, session=session_id))
    linked = _sessions_by_id(
        store,
        {one.corrected_session_id for one in corrections}
        | {one.session_id for one in corrected_by}
        | {minutes[0].approved_in_id if minutes else ""},
    )
    members = town.members(store, session.body_id, session.date)
    return SessionView(
        session=session,
        body=town.body(store, session.body_id),
        municipality=town.municipality(store),
        profile=town.profile_of(store),
        rules=town.rules_of(store, session.body_id),
        all_seats=tuple(sorted(town.seats(store, session.body_id), key=lambda seat: (seat.counts, seat.number))),
        members=members,
        events=tuple(in_order(own(PRESENCES))),
        substitutions=own(SUBSTITUTIONS),
        items=items,
        motions=MOTIONS.read_all(store.query(_MOTIONS, session=session_id)),
        votes=VOTES.read_all(store.query(_VOTES, session=session_id)),
        ballots=BALLOTS.read_all(store.query(_BALLOTS, session=session_id)),
        resolutions=own(RESOLUTIONS),
        corrections=corrections,
        minutes=minutes[0] if minutes else Minutes(session_id=session_id),
        people=_people(store, session, members),
        previous=previous,
        previous_minutes=_minutes_of(store, previous) if previous else None,
        approved_in=linked.get(minutes[0].approved_in_id) if minutes else None,
        corrected_by=tuple((one, linked[one.session_id]) for one in corrected_by if one.session_id in linked),
        corrected={key: one for key, one in linked.items() if any(c.corrected_session_id == key for c in corrections)},
        same_number=_same_number(store, session),
        tied_before=frozenset(str(row["item"]) for row in store.query(_TIED_BEFORE, session=session_id)),
        attachments=read_all(Attachment, store.query(_PAPERS, session=session_id)),
        shield=_shield(store),
    )


def _same_number(store: Store, session: Session) -> tuple[Session, ...]:
    """Other sessions with this one's number: two computers may have given it."""
    rows = store.query(
        _SAME_NUMBER, body=session.body_id, kind=session.kind.value, number=session.number, session=session.id,
        year=f"{session.year:04d}",
    )  # fmt: skip
    return SESSIONS.read_all(rows)


def _shield(store: Store) -> bytes:
    logo = town.municipality(store).logo
    return (store.blob(logo) or b"") if logo else b""


def previous_of(store: Store, session: Session) -> Session | None:
    """The last session of the body held before this one."""
    rows = store.query(
        _PREVIOUS,
        body=session.body_id,
        session=session.id,
        date=session.date.isoformat(),
        start=session.start.isoformat(timespec="minutes"),
    )
    return SESSIONS.read(rows[0]) if rows else None


def _minutes_of(store: Store, session: Session) -> Minutes | None:
    rows = store.select("minutes", session_id=session.id)
    return MINUTES.read(rows[0]) if rows else None


def _sessions_by_id(store: Store, ids: Iterable[str]) -> dict[str, Session]:
    rows = (store.get("session", one) for one in sorted(ids) if one)
    return {session.id: session for row in rows if row is not None for session in (SESSIONS.read(row),)}


def _people(store: Store, session: Session, members: Iterable[Member]) -> dict[str, Person]:
    known = {member.person.id: member.person for member in members}
    for one in (session.chair_id, session.secretary_id, session.deputy_of_id):
        if one and one not in known and store.get("person", one) is not None:
            known[one] = town.person(store, one)
    return known
