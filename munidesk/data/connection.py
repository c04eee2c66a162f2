"""The one place that opens a database; everything else is handed a connection."""

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from munidesk.base.files import keep_private, make_private

APPLICATION_ID = 0x4D444553  # «MDES», so that other programs know the file
CLEAN = "secure_delete"  # in `meta`: no page holds remains of what was erased before that pragma was always set

PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-16000",
    "PRAGMA temp_store=MEMORY",
    # What is erased is overwritten with zeros. Debian builds SQLite so; python.org, for Windows, does not.
    "PRAGMA secure_delete=ON",
    # A file may come from anybody: what its schema calls is not trusted, and a page that lies is found.
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)

PATIENCE = 0.6
"""Seconds that another program's lock is waited for: any longer the window would stand still. Then it says so."""

_RUNS_BY_ITSELF = """
    SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND NOT (
        type = 'table' AND (sql LIKE 'CREATE TABLE %' OR sql LIKE 'CREATE VIRTUAL TABLE %')
        OR type = 'index' AND (sql LIKE 'CREATE INDEX %' OR sql LIKE 'CREATE UNIQUE INDEX %')
    )
"""

_TURN = 1_000_000  # steps of SQLite's machine between two questions whether to go on
_TURNS = 100  # a second or two: no statement of ours comes near it
_TURNS_A_MEGABYTE = 20
_IN_MEMORY = 64 * 1024 * 1024


class _Steps:
    """Counts the turns of one statement; a foreign view can go on for ever, ours cannot."""

    def __init__(self) -> None:
        self.done = 0
        self.most = _TURNS

    def turn(self) -> bool:
        self.done += 1
        return self.done > self.most


class Connection(sqlite3.Connection):
    """Stops a statement that does not end, with SQLITE_INTERRUPT."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._steps = _Steps()
        self.set_progress_handler(self._steps.turn, _TURN)

    def expect(self, size: int) -> None:
        """How large the file is, in bytes: going through all of it is no endless work."""
        self._steps.most = _TURNS + _TURNS_A_MEGABYTE * size // 1_000_000

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        self._steps.done = 0
        return super().execute(sql, parameters)


def connect(path: Path, *, create: bool = False, read_only: bool = False) -> sqlite3.Connection:
    """Open `path` with the pragmas of the file; without `create` a missing file is an error, never an empty one.

    A read-only connection still opens for writing where it may, guarded by
    `query_only`: only so can it roll back what a killed program left half-done.
    """
    if create:
        make_private(path)
    keep_private(path)
    mode = "rwc" if create else "rw"
    try:
        return _prepared(path, mode, read_only)
    except sqlite3.OperationalError:
        if not read_only or not path.is_file():
            raise
        return _prepared(path, "ro", read_only)


def connect_memory() -> sqlite3.Connection:
    """An empty database in memory."""
    return _opened("file::memory:")


def connect_scratch() -> sqlite3.Connection:
    """An empty database that goes to the disk for temporary files as it grows, and is gone when it is closed."""
    connection = _opened("")
    for pragma in ("PRAGMA cache_size=-8000", "PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF"):
        connection.execute(pragma)
    return connection


def _prepared(path: Path, mode: str, read_only: bool) -> sqlite3.Connection:
    connection = _opened(f"file:{quote(str(path.resolve()))}?mode={mode}")
    try:
        connection.expect(path.stat().st_size)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        _defend(connection)
        _forbid_foreign(connection)
        if mode != "ro":
            connection.execute("PRAGMA journal_mode=TRUNCATE")
        if read_only:
            connection.execute("PRAGMA query_only=ON")
    except sqlite3.Error:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection


def _opened(uri: str) -> Connection:
    return sqlite3.connect(
        uri, timeout=PATIENCE, uri=True, isolation_level=None, check_same_thread=False, cached_statements=256,
        factory=Connection,
    )  # fmt: skip


def _forbid_foreign(connection: sqlite3.Connection) -> None:
    """No trigger and no view of the file runs on this connection, whoever reads or writes through it; ours has none."""
    names = set()
    for kind, name, sql in connection.execute(_RUNS_BY_ITSELF).fetchall():
        if not re.match(rf"""CREATE {kind} (IF NOT EXISTS )?["'`\[]?{re.escape(name)}\W""", sql, re.IGNORECASE):
            raise sqlite3.DatabaseError("malformed database schema")  # as SQLite says of a catalogue that lies
        names.add(name)

    def allow(_action: int, _one: str | None, _two: str | None, _database: str | None, within: str | None) -> int:
        return sqlite3.SQLITE_DENY if within in names else sqlite3.SQLITE_OK

    if names:
        connection.set_authorizer(allow)


def write_anew(connection: sqlite3.Connection) -> None:
    """The whole file without what was deleted. Raises sqlite3.DatabaseError, with nothing changed.

    The working copy goes to memory when it is small: a file would leave traces elsewhere.
    """
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    connection.execute(f"PRAGMA temp_store={'MEMORY' if pages * size < _IN_MEMORY else 'FILE'}")
    try:
        connection.execute("VACUUM")
    finally:
        connection.execute("PRAGMA temp_store=MEMORY")


@contextmanager
def any_text(connection: sqlite3.Connection) -> Iterator[None]:
    """A letter that damage broke does not stop the reading."""
    before, connection.text_factory = connection.text_factory, _readable
    try:
        yield
    finally:
        connection.text_factory = before


def _readable(stored: bytes) -> str:
    """What is no UTF-8 any more stays different from every proper text, so that no hash and no row equals it."""
    return stored.decode("utf-8", "surrogateescape")


@contextmanager
def one_read(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read inside belongs to one moment, whoever else writes; a letter that damage broke does not stop it."""
    outermost = not connection.in_transaction
    if outermost:
        connection.execute("BEGIN")
    try:
        with any_text(connection):
            yield
    finally:
        if outermost:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")


@contextmanager
def undefended(connection: sqlite3.Connection) -> Iterator[None]:
    """For our own hand alone, where a damaged index of search has to be struck out of the catalogue."""
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, False)
    try:
        yield
    finally:
        _defend(connection)


def _defend(connection: sqlite3.Connection) -> None:
    """Neither triggers nor views nor the inner tables of SQLite, where Python can say so: from 3.12 on."""
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)


def meta_of(connection: sqlite3.Connection, key: str) -> str | None:
    """A fact about the file itself; None when it was never kept."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row["value"])


def shape_of(connection: sqlite3.Connection) -> int:
    """A number that grows whenever a table, index, view or trigger is made or altered."""
    return int(connection.execute("PRAGMA schema_version").fetchone()[0])


def order_of(column: str, part: str) -> str:
    """«"date" DESC», of a column and how it was asked for («date desc»)."""
    return f"{column} DESC" if part.strip().lower().endswith(" desc") else column
