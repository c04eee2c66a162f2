"""Sessions, votes and resolutions as plain data, for `munidesk list` and for scripts."""

from collections.abc import Iterator, Sequence

from munidesk.data.store import Store
from munidesk.features.council.session_data import SessionView, load_view
from munidesk.features.council.store_sessions import SessionRow, sessions


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
    return [line for row in sessions(store) if row.votes for line in _votes(load_view(store, row.id))]


def _votes(view: SessionView) -> Iterator[dict[str, object]]:
    item_of = {motion.id: motion for motion in view.motions}
    for vote in view.votes:
        motion, result = item_of[vote.motion_id], view.results[vote.id]
        item = view.item(motion.item_id)
        yield {
            "session": view.session.id,
            "item": item.position,
            "title": item.title,
            "type": vote.type.value,
            "rule": result.rule.key,
            "for": result.counts.for_,
            "against": result.counts.against,
            "abstain": result.counts.abstain,
            "recused": result.counts.recused,
            "outcome": result.outcome.value,
            "explanation": result.explanation,
        }


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
                "resolves": row["resolves"],
            }
        )
    return lines
