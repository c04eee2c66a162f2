"""The rows of the changes, read from the file: packed, or one by one as version 0.1 kept them."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from munidesk.data import journal, packs
from munidesk.data.connection import any_text
from munidesk.data.packs import BrokenPackError, Piece, Row

_PLAIN = "SELECT change_id, position, table_name, row_id, before, after FROM change_row"
_PACKED = "SELECT position, marks, rows FROM change_pack WHERE change_id = ? ORDER BY position"
_SOME = 200

PACK_TABLE = """
CREATE TABLE change_pack (
    change_id TEXT NOT NULL, position INTEGER NOT NULL, marks BLOB NOT NULL, rows BLOB NOT NULL,
    PRIMARY KEY (change_id, position)
) STRICT, WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A row of a change and its place there."""

    change_id: str
    position: int
    row: Row


class Rows:
    """The rows of a file. A copy that an older version made is read as it is, and never brought up to date."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        there = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'change_pack'"
        self._are_packed = bool(connection.execute(there).fetchone()[0])

    def of(self, change_id: str) -> Iterator[Piece]:
        """The pieces of a change, those that cannot be read too."""
        if self._are_packed:
            for position, marks, blob in self._connection.execute(_PACKED, (change_id,)):
                yield Piece(position, marks, packs.unpacked(blob))
        else:
            rows = self._connection.execute(f"{_PLAIN} WHERE change_id = ? ORDER BY position", (change_id,))
            for first, some in _runs(rows):
                yield _piece(first, some)

    def texts(self, change_id: str) -> Iterator[bytes]:
        """What its hash was made of. Raises BrokenPackError where a piece cannot be read or is out of its place."""
        place = 0
        for piece in self.of(change_id):
            if piece.text is None or piece.position != place:
                raise BrokenPackError
            yield piece.text
            place += len(piece)

    def touching(self, table: str, row_id: str) -> Iterator[Found]:
        """Every row about one record, oldest change first; what cannot be read is left out."""
        if not self._are_packed:
            where = f"{_PLAIN} WHERE table_name = ? AND row_id = ? ORDER BY change_id, position"
            for row in self._connection.execute(where, (table, row_id)):
                yield Found(row[0], row[1], (row[2], row[3], row[4], row[5]))
            return
        where = "SELECT change_id, position, marks, rows FROM change_pack WHERE instr(marks, ?) ORDER BY 1, 2"
        for change_id, position, marks, blob in self._connection.execute(where, (packs.mark(table, row_id),)):
            with suppress(BrokenPackError):
                for place, row in Piece(position, marks, packs.unpacked(blob)).about(table, row_id):
                    yield Found(change_id, place, row)

    def all(self) -> Iterator[Found]:
        """Every row of every change, for whoever looks for a word in the past; what cannot be read is left out."""
        for head in self._connection.execute("SELECT id FROM change_set ORDER BY id"):
            yield from self.in_change(head[0])

    def in_change(self, change_id: str) -> Iterator[Found]:
        """The rows of a change; what cannot be read is left out."""
        for piece in self.of(change_id):
            yield from _found(change_id, piece)

    def strays(self) -> Iterator[str]:
        """The changes to which private values belong that are beside no row."""
        if self._are_packed:
            sql = (
                "SELECT change_id FROM change_private p WHERE position < 0 OR position >= "
                "(SELECT coalesce(sum(length(marks)) / 4, 0) FROM change_pack c WHERE c.change_id = p.change_id)"
            )
        else:
            sql = (
                "SELECT p.change_id FROM change_private p LEFT JOIN change_row r "
                "ON r.change_id = p.change_id AND r.position = p.position WHERE r.change_id IS NULL"
            )
        yield from (str(row[0]) for row in self._connection.execute(sql))

    def has_orphans(self) -> bool:
        """Whether there are rows that belong to no change: no hash is made of them."""
        table = "change_pack" if self._are_packed else "change_row"
        sql = f"SELECT 1 FROM {table} WHERE change_id NOT IN (SELECT id FROM change_set) LIMIT 1"
        return self._connection.execute(sql).fetchone() is not None


def pack_all(connection: sqlite3.Connection) -> None:
    """Pack what version 0.1 kept row by row, whatever damage or somebody made of it, and take its table away."""
    connection.execute(PACK_TABLE)
    with any_text(connection):
        rows = connection.execute(f"{_PLAIN} ORDER BY change_id, position")
        for change_id, some in groupby(rows, key=itemgetter(0)):
            for first, run in _runs(some):
                journal.keep(connection, change_id, packs.pieces(map(_as_text, run), first))
    connection.execute("DROP TABLE change_row")


def _runs(rows: Iterable[sqlite3.Row]) -> Iterator[tuple[int, list[Row]]]:
    """Rows in order, some at a time; where a position is missing others begin."""
    some: list[Row] = []
    first = 0
    for _change_id, position, *row in rows:
        if some and (position != first + len(some) or len(some) == _SOME):
            yield first, some
            some = []
        if not some:
            first = position
        some.append((row[0], row[1], row[2], row[3]))
    if some:
        yield first, some


def _as_text(row: Row) -> Row:
    """Damage can leave anything where a text belongs."""
    table, row_id, before, after = (cell if cell is None or isinstance(cell, str) else str(cell) for cell in row)
    return str(table), str(row_id), before, after


def _piece(first: int, some: list[Row]) -> Piece:
    try:
        text = packs.hashed_text(some)
    except TypeError:  # a blob where a text belongs
        text = None
    return Piece(first, packs.marks(some), text)


def _found(change_id: str, piece: Piece) -> Iterator[Found]:
    try:
        rows = piece.rows()
    except BrokenPackError:
        return
    for place, row in enumerate(rows, piece.position):
        yield Found(change_id, place, row)
