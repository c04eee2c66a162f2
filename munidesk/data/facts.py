"""What can be told of a file without telling anything it holds: its size and how many rows each of our tables has."""

import sqlite3
from contextlib import closing

from munidesk.data import strangers
from munidesk.data.connection import connect_memory
from munidesk.data.recognised import applied
from munidesk.data.store import Store


def sqlite_version() -> str:
    return sqlite3.sqlite_version


OPTIONS = ("ENABLE_FTS5", "SECURE_DELETE", "THREADSAFE=1", "DEFAULT_SYNCHRONOUS=2")
"""Of its build: what searches, what forgets, what many threads may use, what waits for the disk."""
OLDEST = (3, 37, 0)
"""The first with STRICT tables."""


def options() -> tuple[str, ...]:
    """Those of `OPTIONS` that this SQLite was built with; our connections ask for the rest themselves."""
    with closing(connect_memory()) as connection:
        built = {str(row[0]) for row in connection.execute("PRAGMA compile_options")}
    return tuple(one for one in OPTIONS if one in built)


def lacking() -> tuple[str, ...]:
    """What our files need and this SQLite has not."""
    missing = [] if sqlite3.sqlite_version_info >= OLDEST else ["STRICT"]
    return (*missing, *(("FTS5",) if "ENABLE_FTS5" not in options() else ()))


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
