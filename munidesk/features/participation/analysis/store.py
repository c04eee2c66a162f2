"""Initiatives read to be counted by author, topic and zone, by SQL: ten thousand in one pass."""

from datetime import date

from munidesk.data.store import Store
from munidesk.features.participation.analysis import rules
from munidesk.features.participation.analysis.rules import AuthorLine, Counted, Crossed
from munidesk.features.participation.domain import AuthorKind
from munidesk.features.participation.initiatives.store_standing import (
    ANSWERED,
    FIRST_AUTHOR,
    GIVEN_BACK,
    OPEN_THEN,
    OVERDUE,
    RECEIVED,
    THOSE,
    days_of,
)
from munidesk.town import store as town

_FIRST_AUTHORS = f"""
    SELECT days, given, open, overdue, termed, kind, name, count(*) AS n FROM (
        SELECT {OPEN_THEN} AS open, {OVERDUE} AS overdue, i.due IS NOT NULL AS termed, {GIVEN_BACK} AS given,
            CASE WHEN {ANSWERED} THEN CAST(julianday(i.answer_date) - julianday(i.received) AS INTEGER) END AS days,
            coalesce(a.kind, '') AS kind, coalesce(a.name, '') AS name
        FROM initiative i {FIRST_AUTHOR} WHERE {THOSE} AND {RECEIVED}
    ) GROUP BY days, given, open, overdue, termed, kind, name
"""


def counted(store: Store, since: date, until: date) -> list[Counted]:
    """Those received in the period, both days included, as they stood on its last day; those alike, together."""
    return [
        Counted(
            AuthorKind.of(str(row["kind"]) or AuthorKind.UNKNOWN), str(row["name"]),
            days if isinstance(days := row["days"], int) else None, bool(row["given"]), bool(row["open"]),
            bool(row["overdue"]), int(str(row["n"])), bool(row["termed"]),
        )
        for row in store.query(_FIRST_AUTHORS, **days_of(since, until))
    ]  # fmt: skip


def by_author(store: Store, since: date, until: date) -> tuple[AuthorLine, ...]:
    """Councillors one by one and their sum, the neighbours' kinds and their sum, then all."""
    return rules.by_author(counted(store, since, until), town.profile_of(store).council_word)


def by_topic_and_zone(store: Store, since: date, until: date) -> Crossed:
    """How many of each topic came from each zone; what does not fit the table goes into its «otros»."""
    rows = store.query(
        f"SELECT topic, zone, count(*) AS n FROM initiative i WHERE {THOSE} AND {RECEIVED} GROUP BY topic, zone",
        since=since.isoformat(), until=until.isoformat(),
    )  # fmt: skip
    return rules.crossed({(str(row["topic"]), str(row["zone"])): int(str(row["n"])) for row in rows})
