"""The audit trail of one record, read from the journal."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from munidesk.data import journal
from munidesk.data.journal import Value
from munidesk.data.rows import Found, Rows


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One field of one record changed: who, when, from what, to what."""

    at: datetime
    author: str
    label: str
    field: str
    before: Value
    after: Value


_HEAD = "SELECT at, author, label FROM change_set WHERE id = ?"
_PRIVATE = "SELECT before, after FROM change_private WHERE change_id = ? AND position = ?"


def history(connection: sqlite3.Connection, table: str, row_id: str) -> tuple[HistoryEntry, ...]:
    """Every field changed, oldest first. Values that were erased on request are left out."""
    found = Rows(connection).touching(table, row_id)
    return tuple(entry for one in found for entry in _entries(connection, one))


def _entries(connection: sqlite3.Connection, one: Found) -> Iterator[HistoryEntry]:
    head = connection.execute(_HEAD, (one.change_id,)).fetchone()
    private = connection.execute(_PRIVATE, (one.change_id, one.position)).fetchone()
    _table, _id, before, after = one.row
    if private is not None:
        before, after = private["before"], private["after"]
    elif after is not None and not after.startswith("{"):
        return  # erased on request
    if head is None:
        return
    was, became = journal.load(before) or {}, journal.load(after) or {}
    at = datetime.fromisoformat(head["at"])
    for field in sorted({*was, *became} - {"id"}):
        if was.get(field) != became.get(field):
            yield HistoryEntry(at, head["author"], head["label"], field, was.get(field), became.get(field))
