"""What reports read besides votes: the days of actas, the turns of who spoke, and what members moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from munidesk.data.store import Store
from munidesk.features.council.domain import MinutesState, Motion
from munidesk.features.council.kinds import MOTIONS
from munidesk.features.council.sessions.store import SessionRow
from munidesk.features.council.speakers.domain import Turn
from munidesk.features.council.speakers.kinds import TURNS


@dataclass(frozen=True, slots=True)
class ActaDays:
    """When the acta of a session was ready to be approved, was approved, and was put in the book; None: not known.

    Only the day of approval is a datum of the acta. The other two are the days on which the file was told.
    """

    session: SessionRow
    written: date | None
    approved: date | None
    booked: date | None


_MINUTES = "SELECT id, session_id, approved_on FROM minutes WHERE deleted_at IS NULL"


def acta_days(store: Store, found: Sequence[SessionRow]) -> tuple[ActaDays, ...]:
    """Of each session, in their order."""
    rows = {str(row["session_id"]): row for row in store.query(_MINUTES)}
    return tuple(_acta(store, one, rows.get(one.id)) for one in found)


def _acta(store: Store, session: SessionRow, row: Mapping[str, object] | None) -> ActaDays:
    if row is None or session.minutes_state is MinutesState.DRAFT:
        return ActaDays(session, None, None, None)
    approved = date.fromisoformat(str(row["approved_on"])) if row["approved_on"] else None
    key = str(row["id"])
    moves = store.remembered(("acta moves", key), lambda: _moves(store, key), frozenset({"minutes"}))
    written = moves.get(MinutesState.IN_APPROVAL)
    if written is not None and approved is not None and written > approved:
        written = None  # it was copied into the file after it was approved: when it was written nobody told
    booked = moves.get(MinutesState.IN_BOOK) if session.minutes_state is MinutesState.IN_BOOK else None
    return ActaDays(session, written, approved, booked)


def _moves(store: Store, minutes_id: str) -> dict[MinutesState, date]:
    """The day on which the acta last came to each state, as the history tells.

    One that came into the file signed or in the book, from another copy or a folder, was not made so that day.
    """
    found: dict[MinutesState, date] = {}
    for entry in store.history("minutes", minutes_id):
        if entry.field == "state" and isinstance(entry.after, str):
            state = MinutesState(entry.after)
            if state is not MinutesState.IN_BOOK or entry.before == MinutesState.SIGNED:
                found[state] = _day_of(entry.at)
    return found


def _day_of(at: datetime) -> date:
    return at.astimezone().date() if at.tzinfo is not None else at.date()


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn with the matter it was on, its session, and whose person it was; empty for who is no member."""

    turn: Turn
    item: str
    session: SessionRow
    person_id: str = ""

    @property
    def seconds(self) -> int:
        """How long; 0 of who did not come to speak, and where no hour is known."""
        return self.turn.seconds(self.turn.ended_at) if self.turn.ended_at is not None else 0

    @property
    def spoke(self) -> bool:
        """Also of whom an old record tells the words and not the hours."""
        return self.timed or (self.turn.started_at is None and not self.turn.waits)

    @property
    def timed(self) -> bool:
        return self.turn.started_at is not None and self.turn.ended_at is not None

    @property
    def over(self) -> bool:
        return self.turn.limit_seconds > 0 and self.seconds > self.turn.limit_seconds


_TURNS = """
    SELECT speaker_turn.*, agenda_item.title AS item, membership.person_id AS person FROM speaker_turn
    JOIN session ON session.id = speaker_turn.session_id JOIN agenda_item ON agenda_item.id = speaker_turn.item_id
    LEFT JOIN membership ON membership.id = speaker_turn.member_id
    WHERE speaker_turn.deleted_at IS NULL AND agenda_item.deleted_at IS NULL AND session.deleted_at IS NULL
    ORDER BY session.date, session.start, agenda_item.position, speaker_turn.position, speaker_turn.id
"""


def spoken(store: Store, found: Sequence[SessionRow]) -> Iterator[Spoken]:
    """The turns of those sessions, oldest first."""
    sessions = {one.id: one for one in found}
    for row in store.query(_TURNS):
        session = sessions.get(str(row["session_id"]))
        if session is not None:
            yield Spoken(TURNS.read(row), str(row["item"]), session, str(row["person"] or ""))


@dataclass(frozen=True, slots=True)
class Moved:
    """A motion with its matter and its session."""

    motion: Motion
    item: str
    session: SessionRow


_MOVED = """
    SELECT motion.*, agenda_item.title AS item, agenda_item.session_id AS session FROM motion
    JOIN agenda_item ON agenda_item.id = motion.item_id JOIN session ON session.id = agenda_item.session_id
    JOIN membership ON membership.id = motion.proposer_id
    WHERE motion.deleted_at IS NULL AND agenda_item.deleted_at IS NULL AND session.deleted_at IS NULL
        AND membership.person_id = :person
    ORDER BY session.date, session.start, agenda_item.position, motion.position, motion.id
"""


def moved_by(store: Store, person_id: str, found: Sequence[SessionRow]) -> tuple[Moved, ...]:
    """What a person proposed in those sessions, oldest first."""
    sessions = {one.id: one for one in found}
    return tuple(
        Moved(MOTIONS.read(row), str(row["item"]), sessions[str(row["session"])])
        for row in store.query(_MOVED, person=person_id)
        if str(row["session"]) in sessions
    )
