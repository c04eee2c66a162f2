"""The index that search reads: kept with every change, compared with the tables, made anew when it is damaged.

Nothing of a person's is only here: it can always be written again from the tables.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import replace
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, cast

from munidesk.base.spanish import fold
from munidesk.data.connection import one_read, undefended
from munidesk.data.journal import RowChange
from munidesk.data.schema import SEARCH_LIGHTER, Searchable, search_objects

if TYPE_CHECKING:
    from munidesk.data.store import Store

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT})
_TABLES = ("search_text", *(f"search_index_{part}" for part in ("data", "idx", "docsize", "config")))
_STORED = "INSERT INTO search_text (kind, record, title, body) VALUES (?, ?, ?, ?)"
_CHECKED = "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
OF_RECORD = "kind = :kind AND substr(record, -8) = substr(:record, -8) AND +record = :record"
"""What is indexed of a record. Without the plus SQLite reads `substr(:record, -8)` on both sides, and every row."""

_FREE: AbstractContextManager[object] = nullcontext()
_INDEXED = "INSERT INTO search_index (rowid, title, body) SELECT id, title, body FROM search_text WHERE id >= ?"


def index_rows(store: "Store", rows: Iterable[RowChange]) -> None:
    """Bring the index up to date with these rows, each of another record, inside the transaction that changed them.

    A damaged index never stops what is being saved: it is left aside, and `Store` mends it after the commit.
    """
    if store.index_broken:
        return
    store.connection.execute("SAVEPOINT search")
    try:
        _index(store, rows)
        store.connection.execute("SAVEPOINT search_written")  # makes FTS5 write now what it would write at the commit
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise  # a full disk or a stick pulled out stops the whole change
        store.connection.execute("ROLLBACK TO search")
        store.index_broken = True
    store.connection.execute("RELEASE search")


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _DAMAGE


def _index(store: "Store", rows: Iterable[RowChange]) -> None:
    connection, by_table = store.connection, {one.table: one for one in store.searchable}
    first = 0
    for row in sorted(rows, key=attrgetter("table", "row_id")):
        if (spec := by_table.get(row.table)) is None:
            continue
        if row.before is not None:
            _forget(connection, spec.kind, row.row_id)
        found = row.after if row.before is None else _found(store, row)
        if found is not None and found["deleted_at"] is None:
            added = connection.execute(_STORED, (spec.kind, row.row_id, *_text(spec, found))).lastrowid
            first = first or added or 0
    if first:  # SQLite numbers them from the last one on
        connection.execute(_INDEXED, (first,))


def _found(store: "Store", row: RowChange) -> "sqlite3.Row | None":
    """The record as it is now: a change holds the columns that changed alone."""
    sql = f"SELECT * FROM {store.table(row.table)} WHERE id = ?"
    found: sqlite3.Row | None = store.connection.execute(sql, (row.row_id,)).fetchone()
    return found


def _forget(connection: sqlite3.Connection, kind: str, record: str) -> None:
    """Take out what is indexed of a record: all of it, since no index of the file forbids a second row."""
    stored = f"SELECT id, title, body FROM search_text WHERE {OF_RECORD}"
    for old in connection.execute(stored, {"kind": kind, "record": record}).fetchall():
        connection.execute(
            "INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', ?, ?, ?)", tuple(old)
        )
        connection.execute("DELETE FROM search_text WHERE id = ?", (old["id"],))


def _text(spec: Searchable, row: "sqlite3.Row | Mapping[str, object]") -> tuple[str, str]:
    """Title, names and kind of a record, and its text, as they are indexed."""
    letters = _verb(spec.letters) if spec.letters else str
    body = "\n".join(letters(str(row[name])) for name in spec.text_columns if row[name])
    called = cast("Callable[[object], str]", _verb(spec.called))(row) if spec.called else ""
    return "\x1f".join((str(row[spec.title_column] or ""), called, kind_token(spec.kind))), body


def kind_token(kind: str) -> str:
    """The word by which the index tells what a record is: with it the search asks for one kind at a time."""
    return f"mzk{kind.replace('_', '')}"


def parted(title: str) -> tuple[str, str]:
    """What is shown of an indexed title, and the token of its kind: empty in an index of an older version."""
    shown, *rest = title.split("\x1f")
    return shown, rest[-1] if rest else ""


def names_in(title: str) -> str:
    """How people call the record besides its title: «acta 11 libro 1»."""
    return title.split("\x1f")[1] if title.count("\x1f") == 2 else ""


def vocabulary(store: "Store", beginning: str, most: int) -> tuple[str, ...]:
    """The indexed words that begin so, accents forgiven, the most used first."""
    with store.lock, _allowed(store.connection):
        store.connection.execute(_WORDS)
        folded = fold(beginning)
        rows = store.connection.execute(
            "SELECT term FROM temp.search_words WHERE term >= ? AND term < ? ORDER BY doc DESC LIMIT ?",
            (folded, folded + "\U0010ffff", most),
        ).fetchall()
    return tuple(str(row[0]) for row in rows)


_WORDS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab('main', 'search_index', 'row')"


@cache
def _verb(name: str) -> Callable[[str], str]:
    module, _colon, verb = name.partition(":")
    return cast("Callable[[str], str]", getattr(import_module(module), verb))


# -- is it sound, and making it anew


def is_sound(
    connection: sqlite3.Connection, searchable: Sequence[Searchable], hold: AbstractContextManager[object] = _FREE
) -> bool:
    """Whether the index says what the tables say; `hold` is taken for one kind of record at a time.

    Raises sqlite3.DatabaseError when the file could not be read for another reason than damage.
    """
    if not searchable:
        return True
    try:
        with hold:
            whole = _is_whole(connection)
        return whole and all(_is_equal(connection, spec, hold) for spec in searchable)
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        return False


def _is_whole(connection: sqlite3.Connection) -> bool:
    """What FTS5 itself checks, its text included; where nothing may be written, that it can be read."""
    if _missing(connection):
        return False
    for name in _TABLES:
        if connection.execute(f"PRAGMA integrity_check({name})").fetchone()[0] != "ok":
            return False
    try:
        with _allowed(connection):
            connection.execute(_CHECKED)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        connection.execute("SELECT count(*), sum(length(block)) FROM search_index_data").fetchone()
    return True


def _missing(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The statements of what the index lacks, as the version that last wrote the file makes it."""
    lighter = "SELECT 1 FROM _sqlite_migrations WHERE migration_set = 'data' AND name = ?"
    wanted = search_objects(lighter=connection.execute(lighter, (SEARCH_LIGHTER,)).fetchone() is not None)
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'search%'")}
    return tuple(statement for statement in wanted if there.isdisjoint(statement.split()))


@contextmanager
def _allowed(connection: sqlite3.Connection) -> Iterator[None]:
    """FTS5 takes its check as a writing, though it writes nothing."""
    guarded = connection.execute("PRAGMA query_only").fetchone()[0]
    connection.execute("PRAGMA query_only=OFF")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA query_only={'ON' if guarded else 'OFF'}")


def _is_equal(connection: sqlite3.Connection, spec: Searchable, hold: AbstractContextManager[object]) -> bool:
    with hold, one_read(connection):
        if not _is_here(connection, spec):
            return True
        found, last, marked = 0, None, replace(spec, letters="")
        for row in connection.execute(_COMPARED.format(names=_names(spec), table=spec.table), (spec.kind,)):
            if row["id"] == last:
                return False  # indexed twice
            # Up to 0.1.1 the marks were indexed too: such a row is sound, and comes up to date when it is next saved.
            if (row["indexed_title"], row["indexed_body"]) not in {_text(spec, row), _text(marked, row)}:
                return False
            found, last = found + 1, row["id"]
        (indexed,) = connection.execute("SELECT count(*) FROM search_text WHERE kind = ?", (spec.kind,)).fetchone()
        return bool(indexed == found)


_COMPARED = """
    SELECT {names}, search_text.title AS indexed_title, search_text.body AS indexed_body FROM "{table}" AS record
        LEFT JOIN search_text ON search_text.kind = ? AND search_text.record = record.id
            AND substr(search_text.record, -8) = substr(record.id, -8)
    WHERE record.deleted_at IS NULL
"""


def _names(spec: Searchable) -> str:
    return ", ".join(f'record."{name}"' for name in dict.fromkeys(("id", *_columns(spec))))


def _columns(spec: Searchable) -> tuple[str, ...]:
    return (spec.title_column, *spec.text_columns, *spec.called_columns)


def _texts(connection: sqlite3.Connection, spec: Searchable) -> Iterator[tuple[str, str, str, str]]:
    """Kind, record, title and body of each record, as they are indexed."""
    for row in connection.execute(f'SELECT {_names(spec)} FROM "{spec.table}" AS record WHERE deleted_at IS NULL'):
        yield (spec.kind, row["id"], *_text(spec, row))


def _is_here(connection: sqlite3.Connection, spec: Searchable) -> bool:
    """A copy of an older version may lack the table, or a column that a later step adds."""
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (spec.table,)).fetchall()
    return set(_columns(spec)) <= {row["name"] for row in rows}


def mend(store: "Store") -> bool:
    """Make a damaged index anew; whether there was need. A file opened for reading stays as it is.

    Raises sqlite3.DatabaseError when even that fails; then the index is left aside until the next opening.
    """
    if store.read_only or (not store.index_broken and is_sound(store.connection, store.searchable, store.lock)):
        return False
    with store.lock:
        store.index_broken = True
        rebuild(store.connection, store.searchable)
        store.reshaped()
        store.index_broken = False
    return True


def rebuild(connection: sqlite3.Connection, searchable: Sequence[Searchable]) -> None:
    """Write the whole index again; where its own pages are damaged, in new tables."""
    try:
        _refill(connection, searchable)
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        _forget_tables(connection)
        _refill(connection, searchable)


def rebuild_within(connection: sqlite3.Connection, searchable: Sequence[Searchable]) -> None:
    """Write the whole index again inside the transaction of somebody else.

    FTS5 only marks as gone what is taken out: a name that must not stay asks for this.
    """
    for statement in _missing(connection):
        connection.execute(statement)
    connection.execute("DELETE FROM search_text")
    for spec in searchable:
        if _is_here(connection, spec):
            connection.executemany(_STORED, _texts(connection, spec))
    connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")


def make_way(connection: sqlite3.Connection) -> bool:
    """Take a damaged index away before the steps of a newer version, which it would stop; whether there was need."""
    try:
        if _is_whole(connection):
            return False
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
    _forget_tables(connection)
    return True


def _refill(connection: sqlite3.Connection, searchable: Sequence[Searchable]) -> None:
    with _one_write(connection):
        rebuild_within(connection, searchable)
    if not _is_whole(connection):
        raise sqlite3.DatabaseError("search_text")


def _forget_tables(connection: sqlite3.Connection) -> None:
    """Damaged pages cannot be walked to be freed: the names are struck out, and VACUUM leaves the pages behind."""
    with undefended(connection), _one_write(connection):
        connection.execute("PRAGMA writable_schema=ON")
        try:
            connection.execute("DELETE FROM sqlite_master WHERE tbl_name LIKE 'search\\_%' ESCAPE '\\'")
            version = connection.execute("PRAGMA schema_version").fetchone()[0]
            connection.execute(f"PRAGMA schema_version={version + 1}")
        finally:
            connection.execute("PRAGMA writable_schema=OFF")
    connection.execute("PRAGMA writable_schema=RESET")
    with suppress(sqlite3.DatabaseError):  # without room for it the pages stay, and nobody reads them
        connection.execute("VACUUM")


@contextmanager
def _one_write(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
