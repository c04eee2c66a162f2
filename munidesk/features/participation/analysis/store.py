"""Initiatives read to be counted by author, topic and zone, by SQL: ten thousand in one pass."""

from datetime import date

from munidesk.base.dates import today
from munidesk.data.store import Store
from munidesk.features.participation.analysis import rules
from munidesk.features.participation.analysis.rules import AuthorLine, Counted
from munidesk.features.participation.domain import OPEN, AuthorKind

_FIRST_AUTHORS = """
    SELECT days, given, open, overdue, kind, name, count(*) AS n FROM (
        SELECT i.state IN ({states}) AS open, i.state IN ({states}) AND i.due < :today AS overdue,
            i.feedback_date IS NOT NULL AS given,
            CAST(julianday(i.answer_date) - julianday(i.received) AS INTEGER) AS days,
            coalesce(a.kind, '') AS kind, coalesce(a.name, '') AS name
        FROM initiative i
        LEFT JOIN author a ON a.initiative_id = i.id AND a.deleted_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM author b WHERE b.initiative_id = i.id AND b.deleted_at IS NULL
            AND (b.position, b.id) < (a.position, a.id))
        WHERE i.deleted_at IS NULL AND i.received BETWEEN :since AND :until
    ) GROUP BY days, given, open, overdue, kind, name
"""


def counted(store: Store, since: date, until: date) -> list[Counted]:
    """Those received in the period, both days included; those that are alike, together."""
    states = {f"state{at}": state.value for at, state in enumerate(sorted(OPEN))}
    rows = store.query(
        _FIRST_AUTHORS.format(states=", ".join(f":{name}" for name in states)),
        since=since.isoformat(), until=until.isoformat(), today=today().isoformat(), **states,
    )  # fmt: skip
    return [
        Counted(
            AuthorKind.of(str(row["kind"]) or AuthorKind.ANONYMOUS), str(row["name"]),
            days if isinstance(days := row["days"], int) else None, bool(row["given"]), bool(row["open"]),
            bool(row["overdue"]), int(str(row["n"])),
        )
        for row in rows
    ]  # fmt: skip


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
