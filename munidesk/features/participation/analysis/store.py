"""Initiatives read to be counted by author, topic and zone, by SQL: ten thousand in one pass."""

from datetime import date

from munidesk.base.dates import today
from munidesk.data.store import Store
from munidesk.features.participation.analysis import rules
from munidesk.features.participation.analysis.rules import AuthorLine, Counted
from munidesk.features.participation.domain import OPEN, AuthorKind

_FIRST_AUTHORS = """
    SELECT i.state AS state, i.due AS due, i.feedback_date IS NOT NULL AS given,
        CAST(julianday(i.answer_date) - julianday(i.received) AS INTEGER) AS days,
        coalesce(a.kind, '') AS kind, coalesce(a.name, '') AS name
    FROM initiative i
    LEFT JOIN author a ON a.id = (SELECT id FROM author WHERE initiative_id = i.id AND deleted_at IS NULL
        ORDER BY position, id LIMIT 1)
    WHERE i.deleted_at IS NULL AND i.received BETWEEN :since AND :until
"""


def counted(store: Store, since: date, until: date) -> list[Counted]:
    """Those received in the period, both days included."""
    now, open_states = today().isoformat(), {state.value for state in OPEN}
    found = []
    for row in store.query(_FIRST_AUTHORS, since=since.isoformat(), until=until.isoformat()):
        is_open = str(row["state"]) in open_states
        late = is_open and row["due"] is not None and str(row["due"]) < now
        days = row["days"]
        found.append(
            Counted(
                AuthorKind(str(row["kind"]) or AuthorKind.ANONYMOUS), str(row["name"]),
                days if isinstance(days, int) else None, bool(row["given"]), is_open, late,
            )
        )  # fmt: skip
    return found


def by_author(store: Store, since: date, until: date) -> tuple[AuthorLine, ...]:
    """Councillors one by one and their sum, the neighbours' kinds and their sum, then all."""
    return rules.by_author(counted(store, since, until))


def by_topic_and_zone(
    store: Store, since: date, until: date
) -> tuple[tuple[str, ...], tuple[str, ...], dict[tuple[str, str], int]]:
    """Topics by how many, zones by name (blank last), and the count of each pair."""
    rows = store.query(
        "SELECT topic, zone, count(*) AS n FROM initiative WHERE deleted_at IS NULL"
        " AND received BETWEEN :since AND :until GROUP BY topic, zone",
        since=since.isoformat(), until=until.isoformat(),
    )  # fmt: skip
    counts = {(str(row["topic"]), str(row["zone"])): int(str(row["n"])) for row in rows}
    sums: dict[str, int] = {}
    for (topic, _zone), count in counts.items():
        sums[topic] = sums.get(topic, 0) + count
    topics = sorted(sums, key=lambda topic: (-sums[topic], topic))
    zones = sorted({zone for _topic, zone in counts}, key=lambda zone: (not zone, zone))
    return tuple(topics[:20]), tuple(zones[:8]), counts
