"""The mark inside a copy: at which change it was made, what its tables held, and what was wrong with the original.

A copy of a file with an old fault has the fault too. What makes it a good copy is that it
is equal to its original; the mark lets anybody see, years later, that it still is.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from munidesk.data import journal
from munidesk.data.connection import one_read

_KEY = "copy"
_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('meta', 'draft') "
    "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' ORDER BY name"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """`stand` names the change and the version it was made at: after a later one the mark says nothing any more."""

    stand: str
    content: str
    faults: tuple[str, ...] = ()


def made(connection: sqlite3.Connection, faults: Iterable[str]) -> Mark:
    return Mark(_stand(connection), content(connection), tuple(faults))


def write(connection: sqlite3.Connection, mark: Mark) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, json.dumps(asdict(mark))))


def read(connection: sqlite3.Connection) -> Mark | None:
    """The mark, while it speaks of what the file holds now: nobody has written in it since."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    try:
        stored = json.loads(row[0]) if row else {}
        mark = Mark(str(stored["stand"]), str(stored["content"]), tuple(map(str, stored["faults"])))
    except (ValueError, TypeError, KeyError):
        return None
    return mark if mark.stand == _stand(connection) else None


def _stand(connection: sqlite3.Connection) -> str:
    steps = connection.execute("SELECT migration_set, name FROM _sqlite_migrations ORDER BY 1, 2").fetchall()
    told = json.dumps([journal.last(connection), [tuple(step) for step in steps]])
    return hashlib.sha256(told.encode()).hexdigest()


def content(connection: sqlite3.Connection) -> str:
    """A digest of every row of every table; what cannot be read counts as such, the same in a copy.

    Drafts are left out: no copy holds them.
    """
    digest = hashlib.sha256()
    with one_read(connection):
        for table in connection.execute(_TABLES).fetchall():
            digest.update(f"\n{table[0]}\n".encode())
            for row in _rows(connection, table[0]):
                digest.update(row)
    return digest.hexdigest()


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[bytes]:
    cursor = connection.cursor()
    cursor.row_factory = None
    try:
        # By its columns and not as it lies in the file, where a copy may lay it otherwise.
        for row in cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2'):
            kept = tuple(map(_short, row)) if table == "blob" else row
            yield repr(kept).encode("utf-8", "surrogatepass")
    except sqlite3.DatabaseError:
        yield b"unreadable"


def _short(value: object) -> object:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value
