"""Sessions, votes and resolutions as plain data, for `munidesk list` and for scripts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from munidesk.data.store import Store
from munidesk.documents.text import plain_text
from munidesk.features.council.domain import AgendaItem, Ballot, Motion, Vote
from munidesk.features.council.sessions.store import SessionRow, sessions
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.features.council.votes.rules import Result
from munidesk.town.domain import Member


def list_sessions(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per session, newest first; `present` and `has_quorum` are null until attendance is marked."""
    return [_session(row) for row in sessions(store)]


def _session(row: SessionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "body": row.body,
        "kind": row.kind.value,
        "number": row.number,
        "date": row.date.isoformat(),
        "state": row.state.value,
        "seats": row.seats,
        "present": row.present,
        "quorum": row.quorum_needed,
        "has_quorum": row.has_quorum,
    }


def list_votes(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per vote, by session (newest first), agenda and time."""
    return [
        {
            "session": row.session.id,
            "item": row.item.position,
            "title": row.item.title,
            "type": row.vote.type.value,
            "rule": row.result.rule.key,
            "for": row.result.counts.for_,
            "against": row.result.counts.against,
            "abstain": row.result.counts.abstain,
            "recused": row.result.counts.recused,
            "outcome": row.result.outcome.value,
            "explanation": row.result.explanation,
        }
        for row in vote_rows(store)
    ]


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A votación of a list: where it stood, its result, and who voted what, the chair's second ballot apart."""

    session: SessionRow
    item: AgendaItem
    motion: Motion
    vote: Vote
    result: Result
    ballots: tuple[tuple[Member, Ballot], ...]
    second_vote: bool = False

    def ballot_of(self, person_id: str) -> Ballot | None:
        """The ordinary ballot of a person; None who did not vote."""
        return next((one for who, one in self.ballots if who.person.id == person_id and not one.second), None)


def vote_rows(store: Store, body_id: str | None = None, year: int | None = None) -> Iterator[VoteRow]:
    """By session (newest first), agenda and time; a session is read (6 ms with thirty seats) when its turn comes."""
    for row in sessions(store, body_id, year):
        if row.votes:
            yield from _votes(row, load_view(store, row.id))


def _votes(row: SessionRow, view: SessionView) -> Iterator[VoteRow]:
    motion_of = {motion.id: motion for motion in view.motions}
    for vote in view.votes:
        if vote.id not in view.standing:
            continue
        motion = motion_of[vote.motion_id]
        ballots = tuple((view.member(one.member_id), one) for one in view.ballots_of(vote.id))
        yield VoteRow(
            row, view.item(motion.item_id), motion, vote, view.results[vote.id], ballots, view.is_second_vote(vote)
        )


def list_resolutions(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per resolution with its session."""
    lines: list[dict[str, object]] = []
    rows = store.query(
        "SELECT resolution.*, session.date AS held FROM resolution JOIN session ON session.id = resolution.session_id"
        " WHERE resolution.deleted_at IS NULL AND session.deleted_at IS NULL"
        " ORDER BY session.date DESC, resolution.number, resolution.id"
    )
    for row in rows:
        lines.append(
            {
                "id": row["id"],
                "session": row["session_id"],
                "date": row["held"],
                "number": row["number"],
                "year": row["year"],
                "title": row["title"],
                "resolves": plain_text(str(row["resolves"])),
            }
        )
    return lines
