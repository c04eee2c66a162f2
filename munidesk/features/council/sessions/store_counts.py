"""The days of many sessions, for counts that show no text."""

from dataclasses import dataclass
from datetime import date

from munidesk.data.store import Store
from munidesk.features.council.domain import SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDays:
    """`approved` is the day its acta was approved, None before."""

    id: str
    day: date
    state: SessionState
    approved: date | None


def sessions_between(store: Store, body_id: str, since: date, until: date) -> list[SessionDays]:
    """Those of a body in the period, both days included, oldest first."""
    rows = store.query(
        "SELECT s.id, s.date, s.state, m.approved_on FROM session s LEFT JOIN minutes m ON m.session_id = s.id"
        " AND m.deleted_at IS NULL WHERE s.deleted_at IS NULL AND s.body_id = :body"
        " AND s.date BETWEEN :since AND :until ORDER BY s.date",
        body=body_id, since=since.isoformat(), until=until.isoformat(),
    )  # fmt: skip
    return [
        SessionDays(
            id=str(row["id"]), day=date.fromisoformat(str(row["date"])), state=SessionState(str(row["state"])),
            approved=date.fromisoformat(str(row["approved_on"])) if row["approved_on"] else None,
        )
        for row in rows
    ]  # fmt: skip
