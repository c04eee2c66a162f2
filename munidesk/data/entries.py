"""Whole changes of the past, as they are hashed; `redaction` alone writes one otherwise."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from munidesk.data import journal, packs
from munidesk.data.journal import Entry
from munidesk.data.packs import BrokenPackError, Row
from munidesk.data.rows import Rows

TABLES = ("change_set", "change_pack")
"""Where `put_sealed` writes."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The rows of one change as they are hashed: (table, id, before, after), private ones as digests."""

    entry: Entry
    prev_hash: str
    rows: tuple[Row, ...]

    @property
    def hash(self) -> str:
        """What the hash of such a change is."""
        return journal.chain_hash(self.prev_hash, self.entry, self.rows)


def each_sealed(connection: sqlite3.Connection) -> Iterator[Sealed]:
    """Every change as it is hashed, oldest first; what private rows held is not in it, nor what nobody can read."""
    rows = Rows(connection)
    for head in connection.execute("SELECT * FROM change_set ORDER BY id").fetchall():
        found: list[Row] = []
        for piece in rows.of(head["id"]):
            try:
                found.extend(piece.rows())
            except BrokenPackError:
                break
        else:
            yield Sealed(journal.entry_of(head), head["prev_hash"], tuple(found))


def put_sealed(connection: sqlite3.Connection, changed: Sealed) -> None:
    """Write the label and the rows of a change otherwise, as many as they were, under the hash it has.

    For `redaction` alone, which leaves in the chain what such a change adds up to from now on.
    """
    key = changed.entry.id
    connection.execute("UPDATE change_set SET label = ? WHERE id = ?", (changed.entry.label, key))
    connection.execute("DELETE FROM change_pack WHERE change_id = ?", (key,))
    journal.keep(connection, key, packs.pieces(changed.rows))


def each_private(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str | None, str | None]]:
    """(table, id, before, after) of every private row whose values the journal still holds."""
    rows = Rows(connection)
    held = connection.execute("SELECT change_id, position, before, after FROM change_private ORDER BY change_id")
    known: tuple[str, dict[int, Row]] = ("", {})
    for change_id, position, before, after in held.fetchall():
        if change_id != known[0]:
            known = change_id, {found.position: found.row for found in rows.in_change(change_id)}
        if (row := known[1].get(position)) is not None:
            yield row[0], row[1], before, after
