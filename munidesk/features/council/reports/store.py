"""Votes, resolutions and approved actas of many sessions, read for the days that a list shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.council.domain import COUNTED, AgendaItem, Ballot, MinutesState, Motion, Outcome, Vote, VoteType
from munidesk.features.council.fulfilment.domain import Fulfilment, Standing
from munidesk.features.council.fulfilment.store import fulfilments
from munidesk.features.council.sessions.store import SessionRow, days, sessions
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.features.council.votes.document_ballots import unvoted_word
from munidesk.features.council.votes.rules import Result
from munidesk.town.domain import Member


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A votación of a list: where it stood, its result, and who voted what, the chair's second ballot apart.

    `resolution` is the number of the one that came of it («47/2026»), empty without any. `place` counts the votes on
    the motion from 1; `sits_for` are the suplentes who voted, each with the name of whose seat it was; `unvoted` says,
    by person, why a titular has no ballot: «Ausente», «Preside, no vota»; of a vote without names, its type. In
    `voteless` is who sat there and by law casts no ordinary ballot: who presides, in Chile and Peru.
    """

    session: SessionRow
    item: AgendaItem
    motion: Motion
    vote: Vote
    result: Result
    ballots: tuple[tuple[Member, Ballot], ...]
    second_vote: bool = False
    resolution: str = ""
    place: int = 1
    sits_for: Mapping[str, str] = field(default_factory=dict)
    unvoted: Mapping[str, str] = field(default_factory=dict)
    voteless: frozenset[str] = frozenset()

    def ballot_of(self, person_id: str) -> Ballot | None:
        """The ordinary ballot of a person; None who did not vote."""
        return next((one for who, one in self.ballots if who.person.id == person_id and not one.second), None)


def vote_rows(
    store: Store,
    body_id: str | None = None,
    year: int | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    kind: str = "",
) -> Iterator[VoteRow]:
    """By session (newest first), agenda and time; a session is read (6 ms with thirty seats) when its turn comes."""
    for row in sessions(store, body_id, year, since=since, until=until, kind=kind):
        if row.votes:
            yield from _votes(row, load_view(store, row.id))


def _votes(row: SessionRow, view: SessionView) -> Iterator[VoteRow]:
    motion_of = {motion.id: motion for motion in view.motions}
    numbered = {one.motion_id: f"{one.number}/{one.year}" for one in view.resolutions if one.number and one.motion_id}
    for vote in view.votes:
        if vote.id not in view.standing:
            continue
        motion = motion_of[vote.motion_id]
        # Of a vote without names none is read, whatever another program put under it: no list tells who voted what.
        cast = () if vote.type in COUNTED else view.ballots_of(vote.id)
        ballots = tuple((view.member(one.member_id), one) for one in cast)
        result, second = view.results[vote.id], view.is_second_vote(vote)
        number = numbered.get(motion.id, "") if result.outcome is Outcome.PASSED else ""
        place = [one.id for one in view.votes if one.motion_id == motion.id].index(vote.id) + 1
        yield VoteRow(
            row, view.item(motion.item_id), motion, vote, result, ballots, second, number, place, _sits_for(view, vote),
            _unvoted(view, vote, {member.person.id for member, _ballot in ballots}), _voteless(view, vote),
        )  # fmt: skip


def _unvoted(view: SessionView, vote: Vote, voted: set[str]) -> Mapping[str, str]:
    """The titulares of the day without a ballot, each with the reason as the acta says it."""
    named = vote.type is VoteType.NOMINAL and bool(voted)
    return {
        one.person.id: (unvoted_word(view, vote, one) or _("Sin registrar")) if named else capital(vote.type.word)
        for one in view.titulars
        if one.person.id not in voted
    }


def _voteless(view: SessionView, vote: Vote) -> frozenset[str]:
    who = view.electorate(vote.id)
    outside = (one for one in view.titulars if not one.seat.counts)
    return frozenset(one.person.id for one in (*who.present, *outside) if one.id not in who.voter_ids)


def _sits_for(view: SessionView, vote: Vote) -> Mapping[str, str]:
    """Who sat for whom in this vote, by membership."""
    titulars = {one.seat.id: one.person.listed_name for one in view.titulars}
    item_id = next(one.item_id for one in view.motions if one.id == vote.motion_id)
    called = (one for one in view.substitutions if one.holds_for(vote.id, item_id))
    return {one.substitute_id: titulars.get(one.seat_id, "") for one in called}


_VOTES_OF = """
    SELECT vote.id, vote.repeats <> '' OR vote.rectifies <> '' AS later, agenda_item.session_id AS session
    FROM session JOIN agenda_item ON agenda_item.session_id = session.id JOIN motion ON motion.item_id = agenda_item.id
        JOIN vote ON vote.motion_id = motion.id
    WHERE session.deleted_at IS NULL AND agenda_item.deleted_at IS NULL AND motion.deleted_at IS NULL
        AND vote.deleted_at IS NULL
"""
_FIRST_VOTES = f"""
    SELECT count(*) AS n FROM ({_VOTES_OF}) WHERE session NOT IN (SELECT session FROM ({_VOTES_OF}) WHERE later)
"""
_VOTED_AGAIN = f"SELECT DISTINCT session FROM ({_VOTES_OF}) WHERE later"


def count_votes(store: Store) -> int:
    """How many `vote_rows` there are. Whether a vote that follows another one stands, only its session can say."""
    (plain,) = store.query(_FIRST_VOTES)
    again = (load_view(store, str(row["session"])) for row in store.query(_VOTED_AGAIN))
    return _whole(plain["n"]) + sum(len(view.standing) for view in again)


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """A resolution of a list; `number` is None until its session is lifted."""

    id: str
    number: int | None
    year: int
    title: str
    resolves: str
    session: SessionRow
    item_id: str
    item: str = ""
    place: int = 0
    fulfilment: Fulfilment | None = None

    @property
    def label(self) -> str:
        """«47/2026»; «–» without number."""
        return f"{self.number}/{self.year}" if self.number else "–"

    def standing(self, day: date) -> Standing:
        """Where its fulfilment stands; UNTOLD where nobody follows it."""
        return self.fulfilment.standing(day) if self.fulfilment is not None else Standing.UNTOLD


@dataclass(frozen=True, slots=True)
class BookRow:
    """An approved acta and its place in the book."""

    session: SessionRow
    number: int | None
    book: int | None
    code: str
    approved_on: date | None
    brought_from: str = ""
    series_year: int | None = None

    @property
    def called(self) -> str:
        """«12», «12/2026» where they are numbered by year."""
        number = "" if self.number is None else str(self.number)
        return number if self.series_year is None else f"{number}/{self.series_year}"


def resolution_ids(store: Store) -> dict[str, str]:
    """Numbered resolutions in order, each with its session."""
    rows = store.query(
        "SELECT id, session_id FROM resolution WHERE number IS NOT NULL AND deleted_at IS NULL"
        " ORDER BY year, number, id"
    )
    return {str(row["id"]): str(row["session_id"]) for row in rows}


_RESOLUTIONS = """
    SELECT r.id, r.number, r.year, r.title, r.resolves, r.session_id, r.item_id, item.title AS item, item.position
    FROM resolution r JOIN session ON session.id = r.session_id LEFT JOIN agenda_item item ON item.id = r.item_id
    WHERE r.deleted_at IS NULL AND session.date BETWEEN :since AND :until
    ORDER BY r.year DESC, r.number IS NOT NULL, r.number DESC, r.id DESC
"""
_BOOK = """
    SELECT m.session_id, m.number, m.book, m.code, m.approved_on, m.brought_from, m.series_year
    FROM minutes m JOIN session ON session.id = m.session_id
    WHERE m.deleted_at IS NULL AND session.date BETWEEN :since AND :until
"""


def resolution_rows(
    store: Store,
    body_id: str | None = None,
    year: int | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    kind: str = "",
) -> tuple[ResolutionRow, ...]:
    """Newest first."""
    held = {one.id: one for one in sessions(store, body_id, year, since=since, until=until, kind=kind)}
    rows = store.query(_RESOLUTIONS, **days(year, since, until)) if held else []
    followed = fulfilments(store) if rows else {}
    return tuple(
        ResolutionRow(
            str(row["id"]), None if row["number"] is None else int(str(row["number"])),
            int(str(row["year"] or held[str(row["session_id"])].date.year)), str(row["title"]), str(row["resolves"]),
            held[str(row["session_id"])], str(row["item_id"]), str(row["item"] or ""), int(str(row["position"] or 0)),
            followed.get(str(row["id"])),
        )
        for row in rows if str(row["session_id"]) in held
    )  # fmt: skip


_IN_BOOK = {MinutesState.APPROVED, MinutesState.SIGNED, MinutesState.IN_BOOK}


def book_rows(
    store: Store,
    body_id: str | None = None,
    year: int | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    kind: str = "",
) -> tuple[BookRow, ...]:
    """Approved actas by number, as they stand in the book."""
    facts = {str(row["session_id"]): row for row in store.query(_BOOK, **days(year, since, until))}
    found = []
    for one in sessions(store, body_id, year, since=since, until=until, kind=kind):
        if one.minutes_state in _IN_BOOK:
            row = facts[one.id]
            approved = date.fromisoformat(str(row["approved_on"])) if row["approved_on"] else None
            place = _number(row["number"]), _number(row["book"])
            found.append(
                BookRow(one, *place, str(row["code"]), approved, str(row["brought_from"]), _number(row["series_year"]))
            )
    return tuple(sorted(found, key=lambda one: (one.book or 0, one.series_year or 0, one.number or 0)))


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))


def item_places(store: Store) -> Mapping[str, int]:
    """The number of every item on its agenda, by id."""
    rows = store.query("SELECT id, position FROM agenda_item WHERE deleted_at IS NULL")
    return {str(row["id"]): int(str(row["position"])) for row in rows}


def resolutions_by_day(store: Store) -> Sequence[dict[str, object]]:
    """Every column of the resolutions with the day of their session as `held`, newest session first."""
    rows = store.query(
        f"SELECT resolution.*, session.date AS held {_OF_SESSIONS}"
        " ORDER BY session.date DESC, resolution.number, resolution.id"
    )
    return [dict(row) for row in rows]


def count_resolutions(store: Store) -> int:
    return _whole(store.query(f"SELECT count(*) AS n {_OF_SESSIONS}")[0]["n"])


_OF_SESSIONS = """FROM resolution JOIN session ON session.id = resolution.session_id
    WHERE resolution.deleted_at IS NULL AND session.deleted_at IS NULL"""


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
