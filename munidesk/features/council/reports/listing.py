"""Sessions, votes and resolutions as plain data, for `munidesk list` and for scripts."""

from collections.abc import Sequence

from munidesk.data.store import Store
from munidesk.documents.text import plain_text
from munidesk.features.council.reports.store import (
    VoteRow,
    count_resolutions,
    count_votes,
    resolutions_by_day,
    vote_rows,
)
from munidesk.features.council.sessions.store import SessionRow, count_sessions, sessions
from munidesk.town.listed import Listed


def list_sessions(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per session, newest first; `present` and `has_quorum` are null until attendance is marked."""
    return Listed(lambda: count_sessions(store), lambda: [_session(row) for row in sessions(store)])


def _session(row: SessionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "body": row.body,
        "kind": row.kind,
        "number": row.number,
        "date": row.date.isoformat(),
        "state": row.state,
        "seats": row.seats,
        "present": row.present,
        "quorum": row.quorum_needed,
        "has_quorum": row.has_quorum,
    }


def list_votes(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per vote, by session (newest first), agenda and time."""
    return Listed(lambda: count_votes(store), lambda: [_vote(row) for row in vote_rows(store)])


def _vote(row: VoteRow) -> dict[str, object]:
    return {
        "session": row.session.id,
        "item": row.item.position,
        "title": row.item.title,
        "type": row.vote.type,
        "rule": row.result.rule.key,
        "for": row.result.counts.for_,
        "against": row.result.counts.against,
        "abstain": row.result.counts.abstain,
        "blank": row.result.counts.blank,
        "null": row.result.counts.null,
        "unvoted": row.result.counts.unvoted,
        "recused": row.result.counts.recused,
        "outcome": row.result.outcome,
        "explanation": row.result.explanation,
    }


def list_resolutions(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per resolution with its session."""
    return Listed(lambda: count_resolutions(store), lambda: [_resolution(row) for row in resolutions_by_day(store)])


def _resolution(row: dict[str, object]) -> dict[str, object]:
    return {
        "id": row["id"],
        "session": row["session_id"],
        "date": row["held"],
        "number": row["number"],
        "year": row["year"],
        "title": row["title"],
        "resolves": plain_text(str(row["resolves"])),
    }
