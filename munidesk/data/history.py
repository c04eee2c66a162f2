"""The audit trail of one record, read from the journal."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from munidesk.data import journal
from munidesk.data.journal import Value


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One field of one record changed: who, when, from what, to what."""

    at: datetime
    author: str
    label: str
    field: str
    before: Value
    after: Value


_SQL = """
SELECT s.at, s.author, s.label,
       CASE WHEN p.salt IS NULL THEN r.before ELSE p.before END AS before,
       CASE WHEN p.salt IS NULL THEN r.after ELSE p.after END AS after,
       p.salt IS NULL AND r.after IS NOT NULL AND substr(r.after, 1, 1) <> '{' AS erased
FROM change_row r JOIN change_set s ON s.id = r.change_id
LEFT JOIN change_private p ON p.change_id = r.change_id AND p.position = r.position
WHERE r.table_name = ? AND r.row_id = ? ORDER BY s.id, r.position
"""


def history(connection: sqlite3.Connection, table: str, row_id: str) -> tuple[HistoryEntry, ...]:
    """Every field changed, oldest first. Values that were erased on request are left out."""
    entries: list[HistoryEntry] = []
    for row in connection.execute(_SQL, (table, row_id)):
        if row["erased"]:
            continue
        before, after = journal.load(row["before"]) or {}, journal.load(row["after"]) or {}
        entries.extend(
            HistoryEntry(
                datetime.fromisoformat(row["at"]),
                row["author"],
                row["label"],
                field,
                before.get(field),
                after.get(field),
            )
            for field in sorted({*before, *after} - {"id"})
            if before.get(field) != after.get(field)
        )
    return tuple(entries)
