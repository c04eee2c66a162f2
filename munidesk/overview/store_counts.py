"""What papers that span features ask the database."""

from dataclasses import dataclass
from datetime import date, datetime

from munidesk.data.store import Store

_MOST_LINKED = """
    SELECT i.id FROM initiative i JOIN link l ON l.from_id = i.id OR l.to_id = i.id
    WHERE i.deleted_at IS NULL AND l.deleted_at IS NULL GROUP BY i.id ORDER BY
        count(DISTINCT CASE WHEN l.from_id = i.id THEN l.to_kind ELSE l.from_kind END) DESC,
        i.answer_date IS NULL, sum('agenda_item' IN (l.from_kind, l.to_kind)) DESC, count(*) DESC, i.id LIMIT 1
"""


def most_linked(store: Store) -> str:
    """The initiative whose thread tells most; empty while nothing is linked."""
    rows = store.query(_MOST_LINKED)
    return str(rows[0]["id"]) if rows else ""


def named_neighbours(store: Store) -> int:
    """Private persons whose name the file keeps."""
    return int(str(store.query("SELECT count(*) AS n FROM neighbour WHERE name <> ''")[0]["n"]))


_OF_A_PERIOD = """
    SELECT (SELECT count(*) FROM session s WHERE s.deleted_at IS NULL AND s.state = 'closed'
            AND s.date BETWEEN :since AND :until) AS sessions,
        (SELECT count(*) FROM reading r JOIN plan_line l ON l.id = r.line_id
            WHERE r.deleted_at IS NULL AND l.deleted_at IS NULL AND r.day BETWEEN :since AND :until) AS readings,
        (SELECT count(*) FROM money_entry m JOIN funding f ON f.id = m.funding_id
            WHERE m.deleted_at IS NULL AND f.deleted_at IS NULL AND m.day BETWEEN :since AND :until) AS payments
"""


def of_a_period(store: Store, since: date, until: date) -> dict[str, int]:
    """What council and plan have with days of a period: sessions closed, readings, movements of money."""
    (row,) = store.query(_OF_A_PERIOD, since=since.isoformat(), until=until.isoformat())
    return {name: int(str(value)) for name, value in row.items()}


@dataclass(frozen=True, slots=True)
class Saved:
    """A change, as it is called in «Deshacer», and when it was written."""

    label: str
    at: datetime


def last_saved(store: Store, most: int) -> tuple[Saved, ...]:
    """The newest changes of the file, the last one first."""
    rows = store.query("SELECT label, at FROM change_set ORDER BY id DESC LIMIT :most", most=most)
    return tuple(Saved(str(row["label"]), datetime.fromisoformat(str(row["at"]))) for row in rows)
