"""What indicators and papers that span features ask the database."""

from dataclasses import dataclass
from datetime import date, timedelta

from munidesk.data.journal import Columns
from munidesk.data.store import Store
from munidesk.features.participation.domain import OPEN
from munidesk.features.participation.initiatives.clock import WARN_DAYS

_RECEIVED = """
    SELECT id, answer_date, feedback_date, due FROM initiative WHERE deleted_at IS NULL
        AND received BETWEEN :since AND :until ORDER BY folio_year, folio_number
"""
_SESSIONS = """
    SELECT s.id, s.date, s.state, m.approved_on FROM session s
        LEFT JOIN minutes m ON m.session_id = s.id AND m.deleted_at IS NULL
    WHERE s.deleted_at IS NULL AND s.body_id = :body AND s.date BETWEEN :since AND :until ORDER BY s.date
"""
_COMMITMENTS = """
    SELECT id, deadline, done_on FROM commitment WHERE deleted_at IS NULL
        AND deadline BETWEEN :since AND :until ORDER BY deadline
"""
_MOST_LINKED = """
    SELECT i.id FROM initiative i JOIN link l ON l.from_id = i.id OR l.to_id = i.id
    WHERE i.deleted_at IS NULL AND l.deleted_at IS NULL GROUP BY i.id ORDER BY
        count(DISTINCT CASE WHEN l.from_id = i.id THEN l.to_kind ELSE l.from_kind END) DESC,
        i.answer_date IS NULL, sum('agenda_item' IN (l.from_kind, l.to_kind)) DESC, count(*) DESC, i.id LIMIT 1
"""


def received(store: Store, since: date, until: date) -> list[Columns]:
    """Id, answer_date, feedback_date and due of the initiatives received in the period, by folio."""
    return store.query(_RECEIVED, **_period(since, until))


def called(store: Store, body_id: str, since: date, until: date) -> list[Columns]:
    """Id, date, state and the day its acta was approved, of the body's sessions of the period."""
    return store.query(_SESSIONS, body=body_id, **_period(since, until))


def promised(store: Store, since: date, until: date) -> list[Columns]:
    """Id, deadline and done_on of the commitments whose day falls in the period."""
    return store.query(_COMMITMENTS, **_period(since, until))


def most_linked(store: Store) -> str:
    """The initiative whose thread tells most; empty while nothing is linked."""
    rows = store.query(_MOST_LINKED)
    return str(rows[0]["id"]) if rows else ""


@dataclass(frozen=True, slots=True)
class OpenInitiatives:
    """How many wait for an answer; `due_soon` those whose term ends in the next days."""

    open: int
    overdue: int
    due_soon: int


def open_initiatives(store: Store, day: date) -> OpenInitiatives:
    """As `board.figures` counts them, without the figures of a period that are only printed."""
    states = {f"state{at}": state.value for at, state in enumerate(sorted(OPEN))}
    soon = (day + timedelta(days=WARN_DAYS)).isoformat()
    sql = _OPEN.format(states=", ".join(f":{name}" for name in states))
    (row,) = store.query(sql, today=day.isoformat(), soon=soon, **states)
    return OpenInitiatives(*(int(str(row[key])) for key in ("open", "overdue", "due_soon")))


_OPEN = """
    SELECT count(*) AS open, coalesce(sum(due < :today), 0) AS overdue,
        coalesce(sum(due BETWEEN :today AND :soon), 0) AS due_soon
    FROM initiative WHERE state IN ({states}) AND deleted_at IS NULL
"""


def named_neighbours(store: Store) -> int:
    """Private persons whose name the file keeps."""
    return int(str(store.query("SELECT count(*) AS n FROM neighbour WHERE name <> ''")[0]["n"]))


def _period(since: date, until: date) -> dict[str, str]:
    return {"since": since.isoformat(), "until": until.isoformat()}
