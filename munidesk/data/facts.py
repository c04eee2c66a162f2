"""What can be told of a file without telling anything it holds: its size and how many rows each of our tables has."""

import sqlite3

from munidesk.data import strangers
from munidesk.data.recognised import applied
from munidesk.data.store import Store


def sqlite_version() -> str:
    return sqlite3.sqlite_version


def size(store: Store) -> int:
    """Bytes of the file; 0 when it is no longer there."""
    try:
        return store.path.stat().st_size
    except OSError:
        return 0


def counts(store: Store) -> dict[str, int]:
    """Rows by table, those deleted included; -1 for one that cannot be read.

    Only tables that our own steps make: the name of any other may be anybody's word.
    """
    with store.lock:
        names = strangers.own_tables(store.schemas, applied(store.connection))
        return {name: _count(store.connection, name) for name in names}


def _count(connection: sqlite3.Connection, name: str) -> int:
    try:
        return int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
    except sqlite3.DatabaseError:
        return -1
