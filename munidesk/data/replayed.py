"""What the history adds up to, row by row, outside the memory: twenty years take no more of it than one."""

import marshal
import sqlite3
from collections.abc import Iterator

from munidesk.data.connection import connect_memory, connect_scratch
from munidesk.data.journal import Columns
from munidesk.data.packed_text import unpack

Key = tuple[str, str]
Kept = dict[str, object]

_AT_HAND = 15_000  # rows kept in memory before they are put aside: some twenty megabytes
_TABLE = "CREATE TABLE kept (name BLOB, id BLOB, row BLOB NOT NULL, PRIMARY KEY (name, id)) WITHOUT ROWID"


class ScratchError(Exception):
    """The disk for what is put aside has no room: the walk begins again, in memory."""


class Replayed:
    """Rows by table and id. They are only ever compared, so of a text no more is kept than Python's hash of it.

    That hash has a key of this run alone: what is put aside on another disk tells nobody a name.
    """

    def __init__(self, *, aside: bool = True) -> None:
        self._hand: dict[Key, Kept | None] = {}
        self._aside = connect_scratch() if aside else connect_memory()
        self._aside.execute(_TABLE)
        self._aside.execute("BEGIN")

    def close(self) -> None:
        self._aside.close()

    def apply(self, key: Key, after: Columns | None) -> None:
        """The columns of a change laid over what is known of the row; None takes the row away."""
        known = self.get(key) if after is not None else None
        self._hand[key] = None if after is None else {**(known or {}), **_kept(after)}
        if len(self._hand) >= _AT_HAND:
            self._put_aside()

    def get(self, key: Key) -> Kept | None:
        """What is known of a row; None when there is none."""
        if key in self._hand:
            return self._hand[key]
        found = self._run("SELECT row FROM kept WHERE name = ? AND id = ?", _stored(key)).fetchone()
        # Our own, of this run: what marshal reads fastest nobody else has written.
        return None if found is None else marshal.loads(found[0])

    def says(self, key: Key, row: Columns, but_for: set[str]) -> bool | None:
        """Whether a row of today has the values known of it, None when nothing is.

        Columns it was never given do not count.
        """
        known = self.get(key)
        if known is None:
            return None
        today = _kept(row)
        return all(today.get(column) == value for column, value in known.items() if column not in but_for)

    def ids(self, name: str) -> Iterator[str]:
        """The rows of a table, in the order of their keys."""
        self._put_aside()
        for row in self._run("SELECT id FROM kept WHERE name = ? ORDER BY id", _stored((name,))):
            yield _read(row[0])

    def count(self, name: str) -> int:
        self._put_aside()
        return int(self._run("SELECT count(*) FROM kept WHERE name = ?", _stored((name,))).fetchone()[0])

    def tables(self) -> set[str]:
        self._put_aside()
        return {_read(row[0]) for row in self._run("SELECT DISTINCT name FROM kept", ())}

    def _put_aside(self) -> None:
        gone = [_stored(key) for key, row in self._hand.items() if row is None]
        here = [(*_stored(key), marshal.dumps(row)) for key, row in self._hand.items() if row is not None]
        try:
            self._aside.executemany("DELETE FROM kept WHERE name = ? AND id = ?", gone)
            self._aside.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", here)
        except sqlite3.Error as error:
            raise ScratchError from error
        self._hand.clear()

    def _run(self, sql: str, values: tuple[bytes, ...]) -> sqlite3.Cursor:
        try:
            return self._aside.execute(sql, values)
        except sqlite3.Error as error:
            raise ScratchError from error


def _kept(columns: Columns) -> Kept:
    """A text is compared as it reads, however it is stored: an older version kept whole what is compressed today."""
    return {
        name: hash(unpack(value)) if isinstance(value, str) else None if value is None else [value]
        for name, value in columns.items()
    }


def _stored(key: tuple[str, ...]) -> tuple[bytes, ...]:
    """A key as bytes: what damage broke is no text any more."""
    return tuple(part.encode("utf-8", "surrogateescape") for part in key)


def _read(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogateescape")
