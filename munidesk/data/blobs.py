"""The contents of attachments and pictures leave the file once nothing shows them and nothing brings them back."""

import sqlite3
from contextlib import suppress

from munidesk.data.store import Store


def unused(store: Store) -> tuple[str, ...]:
    """The SHA-256 of what no record of today holds; one that was taken away (marked) holds nothing."""
    held = [
        f"SELECT {store.column(table, column)} AS sha FROM {store.table(table)} WHERE deleted_at IS NULL"
        for schema in store.schemas
        for table, column in schema.blobs
    ]
    if not held:
        return ()
    rows = store.query(f"SELECT sha256 FROM blob WHERE sha256 NOT IN ({' UNION '.join(held)})")
    return tuple(str(row["sha256"]) for row in rows)


def forget(store: Store) -> int:
    """Take out what is unused, now; returns how many. Only where no undo would ask for it again."""
    gone = unused(store)
    with store.lock:
        store.connection.executemany("DELETE FROM blob WHERE sha256 = ?", [(sha,) for sha in gone])
    return len(gone)


def sweep(store: Store) -> None:
    """The same when a file is opened to be written: whatever an earlier run took away can no longer be undone.

    A full disk or a damaged page leaves it for another morning.
    """
    with suppress(sqlite3.DatabaseError, KeyError):
        forget(store)
