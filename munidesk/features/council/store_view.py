"""What one session holds, table by table: each a query whose cost does not grow with the file."""

from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.journal import Columns
from munidesk.data.store import Store
from munidesk.features.council.book.domain import Annulment
from munidesk.features.council.book.kinds import ANNULMENTS, SIGNERS_RULES
from munidesk.features.council.domain import (
    Ballot,
    Correction,
    Minutes,
    Motion,
    Resolution,
    Session,
    SessionState,
    Vote,
)
from munidesk.features.council.kinds import BALLOTS, CORRECTIONS, MINUTES, MOTIONS, RESOLUTIONS, SESSIONS, VOTES
from munidesk.records.kind import Kind, R
from munidesk.town.domain import Attachment
from munidesk.town.kinds import ATTACHMENTS


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
_ANNULS = """
    SELECT annulment.* FROM annulment JOIN resolution ON resolution.id = annulment.resolution_id
    WHERE resolution.session_id = :session AND annulment.deleted_at IS NULL AND resolution.deleted_at IS NULL
    ORDER BY annulment.id
"""
_SAME_NUMBER = """
    SELECT * FROM session WHERE body_id = :body AND kind = :kind AND number = :number AND id <> :session
    AND date BETWEEN :first AND :last AND deleted_at IS NULL ORDER BY date
"""
_VOTED_BEFORE = """
    WITH RECURSIVE origin(item, earlier) AS (
        SELECT id, carried_from FROM agenda_item
            WHERE session_id = :session AND deleted_at IS NULL AND carried_from <> ''
        UNION SELECT origin.item, agenda_item.carried_from FROM origin JOIN agenda_item
            ON agenda_item.id = origin.earlier WHERE agenda_item.carried_from <> ''
    )
    SELECT DISTINCT own.id AS item, own.carried_from AS origin, before.session_id AS session FROM origin
        JOIN motion ON motion.item_id = origin.earlier JOIN vote ON vote.motion_id = motion.id
        JOIN agenda_item own ON own.id = origin.item JOIN agenda_item before ON before.id = own.carried_from
        WHERE vote.deleted_at IS NULL AND motion.deleted_at IS NULL AND own.carried_from < own.id
"""
"""Items that come back from an earlier session, they or those they come from having been voted. Keys grow with time, so
that no item can come from itself."""
_PAPERS = """
    SELECT * FROM attachment WHERE deleted_at IS NULL AND (
        (owner_kind = 'session' AND owner_id = :session)
        OR (owner_kind = 'presence' AND owner_id IN (SELECT id FROM presence WHERE session_id = :session))
        OR (owner_kind = 'agenda_item' AND owner_id IN (SELECT id FROM agenda_item WHERE session_id = :session))
    ) ORDER BY id
"""
_PREVIOUS = """
    SELECT * FROM session WHERE body_id = :body AND deleted_at IS NULL AND id <> :session
    AND state IN (:closed, :open) AND date <= :date AND (date < :date OR (date = :date AND start < :start))
    ORDER BY date DESC, start DESC, id DESC LIMIT 1
"""


def own(store: Store, session_id: str, kind: Kind[R]) -> tuple[R, ...]:
    """The records of a table that name their session."""
    return kind.all(store, session_id=session_id)


def motions(store: Store, session_id: str) -> tuple[Motion, ...]:
    return MOTIONS.read_all(store.query(_MOTIONS, session=session_id))


def votes(store: Store, session_id: str) -> tuple[Vote, ...]:
    return VOTES.read_all(store.query(_VOTES, session=session_id))


def ballots(store: Store, session_id: str) -> tuple[Ballot, ...]:
    return BALLOTS.read_all(store.query(_BALLOTS, session=session_id))


def corrections_to(store: Store, session_id: str) -> tuple[Correction, ...]:
    """What other sessions corrected in this one's acta."""
    return CORRECTIONS.read_all(store.query(_CORRECTED_BY, session=session_id))


def voted_before(store: Store, session_id: str) -> tuple[tuple[str, str, str], ...]:
    """Items of the session that were voted before: item, the one it comes from, and the session of that one."""
    rows = store.query(_VOTED_BEFORE, session=session_id)
    return tuple((str(row["item"]), str(row["origin"]), str(row["session"])) for row in rows)


def signers_rule(store: Store, body_id: str) -> str:
    """The posts that sign the actas of the body where it has a rule of its own."""
    return next((one.posts for one in SIGNERS_RULES.all(store, body_id=body_id)), "")


def annulled_by(store: Store, session_id: str) -> tuple[tuple[Annulment, Resolution, Session], ...]:
    """The resolutions that annul this session's acta, each with its session."""
    found = ((one, RESOLUTIONS.find(store, one.resolution_id)) for one in ANNULMENTS.all(store, session_id=session_id))
    return tuple((one, by, session_of(store, by.session_id)) for one, by in found if by is not None)


def annuls(store: Store, session_id: str) -> tuple[tuple[Annulment, Session, Minutes], ...]:
    """What the resolutions of this session annul: the session of each acta, and the acta."""
    found = ANNULMENTS.read_all(store.query(_ANNULS, session=session_id))
    sessions_of = ((one, session_of(store, one.session_id)) for one in found)
    return tuple((one, of, minutes_of(store, of) or Minutes(session_id=of.id)) for one, of in sessions_of)


def papers(store: Store, session_id: str) -> tuple[Attachment, ...]:
    """What is attached to the session and to its items."""
    return ATTACHMENTS.read_all(store.query(_PAPERS, session=session_id))


def same_number(store: Store, session: Session) -> tuple[Session, ...]:
    """Other sessions with this one's number: two computers may have given it."""
    rows = store.query(
        _SAME_NUMBER, body=session.body_id, kind=session.kind.value, number=session.number, session=session.id,
        first=date(session.year, 1, 1).isoformat(), last=date(session.year, 12, 31).isoformat(),
    )  # fmt: skip
    return SESSIONS.read_all(rows)


def previous_of(store: Store, session: Session) -> Session | None:
    """The last session of the body held before this one."""
    rows = store.query(
        _PREVIOUS,
        body=session.body_id,
        session=session.id,
        date=session.date.isoformat(),
        start=session.start.isoformat(timespec="minutes"),
        open=SessionState.OPEN.value,
        closed=SessionState.CLOSED.value,
    )
    return SESSIONS.read(rows[0]) if rows else None


def minutes_of(store: Store, session: Session) -> Minutes | None:
    rows = store.select("minutes", session_id=session.id)
    return MINUTES.read(rows[0]) if rows else None


_ITEMS = "SELECT * FROM agenda_item ORDER BY position, id"
_RESOLUTIONS = """
    SELECT resolution.*, agenda_item.position AS place FROM resolution
    JOIN agenda_item ON agenda_item.id = resolution.item_id ORDER BY agenda_item.position, resolution.id
"""


def every_item(store: Store) -> list[Columns]:
    """The items of all sessions, deleted ones too, for what rewrites texts of an older version."""
    return store.query(_ITEMS)


def every_resolution(store: Store) -> list[Columns]:
    """The resolutions of all sessions, deleted ones too, each with the place of its item."""
    return store.query(_RESOLUTIONS)
