"""The past of a file in the hands of somebody else: its rows laid open, as version 0.1 kept them, and packed again."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from munidesk.data import journal
from munidesk.data.connection import connect
from munidesk.data.packed_text import unpack
from munidesk.data.packs import Row
from munidesk.data.rows import Rows, pack_all

PLAIN_TABLE = """
CREATE TABLE change_row (
    change_id TEXT NOT NULL, position INTEGER NOT NULL, table_name TEXT NOT NULL, row_id TEXT NOT NULL,
    before TEXT, after TEXT, PRIMARY KEY (change_id, position)
) STRICT, WITHOUT ROWID
"""


def rows(connection: sqlite3.Connection, change_id: str) -> list[Row]:
    """The rows of a change, as they are hashed."""
    return [row for piece in Rows(connection).of(change_id) for row in piece.rows()]


def lay_open(connection: sqlite3.Connection) -> None:
    """The file as version 0.1 would hold the same contents: `change_row` in place of `change_pack`."""
    found = [
        (change_id, place, *row)
        for (change_id,) in connection.execute("SELECT DISTINCT change_id FROM change_pack").fetchall()
        for piece in Rows(connection).of(change_id)
        for place, row in enumerate(piece.rows(), piece.position)
    ]
    connection.execute(PLAIN_TABLE)
    connection.executemany("INSERT INTO change_row VALUES (?, ?, ?, ?, ?, ?)", found)
    connection.execute("DROP TABLE change_pack")


def write_out(connection: sqlite3.Connection) -> None:
    """What we keep compressed (approved actas) in plain letters, as version 0.1 did; the chain has to be made anew."""
    connection.create_function("plain", 1, unpack, deterministic=True)
    connection.create_function("plain_side", 1, _plain_side, deterministic=True)
    connection.execute("UPDATE minutes SET content = plain(content)")
    connection.execute(
        "UPDATE change_row SET before = plain_side(before), after = plain_side(after) WHERE table_name = 'minutes'"
    )


def _plain_side(side: str | None) -> str | None:
    columns = journal.load(side)
    if columns is None:
        return None
    return journal.dump({name: unpack(one) if isinstance(one, str) else one for name, one in columns.items()})


FIRST_SEARCH_TEXT = """
CREATE TABLE search_text (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL,
        UNIQUE (kind, record)
    ) STRICT
"""


def key_search(connection: sqlite3.Connection) -> None:
    """What is searched with the index of whole keys that version 0.1 kept."""
    connection.execute("DROP INDEX search_text_record")
    connection.execute("ALTER TABLE search_text RENAME TO search_text_since")
    connection.execute(FIRST_SEARCH_TEXT.strip())
    connection.execute("INSERT INTO search_text SELECT id, kind, record, title, body FROM search_text_since")
    connection.execute("DROP TABLE search_text_since")


def as_released(path: Path) -> None:
    """The file as version 0.1 would have left it, of one computer."""
    with closing(connect(path)) as raw:
        lay_open(raw)
        key_search(raw)
        raw.execute("ALTER TABLE change_set DROP COLUMN seen")
        raw.execute("DROP TABLE IF EXISTS redaction")
        raw.execute("DELETE FROM _sqlite_migrations WHERE migration_set = 'data' AND name >= 'm003'")
        raw.execute("UPDATE meta SET key = 'device', value = (SELECT device_id FROM change_set) WHERE key = 'file'")


def as_0_2(path: Path) -> None:
    """The file as version 0.2 left it: packed, and what is searched with the index of whole keys."""
    with closing(connect(path)) as raw:
        key_search(raw)
        raw.execute("DELETE FROM _sqlite_migrations WHERE migration_set = 'data' AND name >= 'm006'")


@contextmanager
def laid_open(connection: sqlite3.Connection) -> Iterator[None]:
    """Inside, a statement can alter `change_row`; afterwards the file is packed as ours are."""
    lay_open(connection)
    try:
        yield
    finally:
        pack_all(connection)


def alter(connection: sqlite3.Connection, statement: str, values: tuple[object, ...] = ()) -> int:
    """Run the statement, which may speak of `change_row`; returns how many rows it altered."""
    if "change_row" not in statement:
        return connection.execute(statement, values).rowcount
    with laid_open(connection):
        return connection.execute(statement, values).rowcount


def tamper(path: Path, statement: str) -> int:
    """The same in a file that nobody has open."""
    with closing(connect(path)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        return alter(raw, statement)
