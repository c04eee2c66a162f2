"""What a careful forger does to a file: rows changed with their history, and every hash of the chain made anew."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from munidesk.data import journal
from munidesk.data.connection import connect
from munidesk.data.journal import Columns
from tests.data import past


@contextmanager
def forging(path: Path) -> Iterator[sqlite3.Connection]:
    """The file opened by somebody who knows it well; what was done in it is committed at the end."""
    with closing(connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA defer_foreign_keys=ON")
        with past.laid_open(connection):
            yield connection
        connection.execute("COMMIT")


def rewrite(connection: sqlite3.Connection, table: str, row_id: str, changed: Mapping[str, object]) -> None:
    """The row of today, and the last value that the history has of each of its columns."""
    names = ", ".join(f"{name} = ?" for name in changed)
    connection.execute(f"UPDATE {table} SET {names} WHERE id = ?", (*changed.values(), row_id))
    waiting = dict(changed)
    for row in connection.execute(
        "SELECT * FROM change_row WHERE table_name = ? AND row_id = ? ORDER BY change_id DESC", (table, row_id)
    ).fetchall():
        after: Columns = json.loads(row["after"])
        here = {name: waiting.pop(name) for name in tuple(waiting) if name in after}
        if here:
            connection.execute(
                "UPDATE change_row SET after = ? WHERE change_id = ? AND position = ?",
                (journal.dump({**after, **here}), row["change_id"], row["position"]),  # type: ignore[dict-item]
            )


def remove(connection: sqlite3.Connection, table: str, row_id: str) -> None:
    """The row and all that the history has of it, as if it had never been."""
    connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    connection.execute("DELETE FROM change_row WHERE table_name = ? AND row_id = ?", (table, row_id))
    for head in connection.execute("SELECT id FROM change_set").fetchall():
        rows = connection.execute(
            "SELECT position FROM change_row WHERE change_id = ? ORDER BY position", (head["id"],)
        ).fetchall()
        for place, row in enumerate(rows):
            connection.execute(
                "UPDATE change_row SET position = ? WHERE change_id = ? AND position = ?",
                (place, head["id"], row["position"]),
            )
        if not rows:
            connection.execute("DELETE FROM change_set WHERE id = ?", (head["id"],))


def cut(connection: sqlite3.Connection, count: int) -> None:
    """The last changes gone, the tables as the rest of the history says; no hash has to be made anew."""
    for head in connection.execute("SELECT id FROM change_set ORDER BY id DESC LIMIT ?", (count,)).fetchall():
        for row in connection.execute(
            "SELECT * FROM change_row WHERE change_id = ? ORDER BY position DESC", (head["id"],)
        ).fetchall():
            _taken_back(connection, row)
        for table, column in (("change_row", "change_id"), ("change_private", "change_id"), ("change_set", "id")):
            connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (head["id"],))


def _taken_back(connection: sqlite3.Connection, row: sqlite3.Row) -> None:
    before = json.loads(row["before"]) if row["before"] and row["before"].startswith("{") else None
    if row["before"] is None:
        connection.execute(f"DELETE FROM {row['table_name']} WHERE id = ?", (row["row_id"],))
    elif before:
        names = ", ".join(f"{name} = ?" for name in before)
        connection.execute(f"UPDATE {row['table_name']} SET {names} WHERE id = ?", (*before.values(), row["row_id"]))


def rehash(connection: sqlite3.Connection) -> None:
    """Every change sealed again, from the first on."""
    tip = ""
    for seq, head in enumerate(connection.execute("SELECT * FROM change_set ORDER BY id").fetchall(), 1):
        entry = replace(journal.entry_of(head), seq=seq)
        rows = connection.execute(
            "SELECT table_name, row_id, before, after FROM change_row WHERE change_id = ? ORDER BY position",
            (head["id"],),
        ).fetchall()
        before, tip = tip, journal.chain_hash(tip, entry, [tuple(row) for row in rows])
        connection.execute(
            "UPDATE change_set SET seq = ?, prev_hash = ?, hash = ? WHERE id = ?", (seq, before, tip, head["id"])
        )
