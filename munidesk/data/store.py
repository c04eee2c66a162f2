"""The journalled store: every write is one durable transaction with its entry in the chain, and can be undone."""

import sqlite3
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import NoReturn, TypeVar

from munidesk import __version__
from munidesk.base.dates import now
from munidesk.base.errors import ReadOnlyError, UserError
from munidesk.base.i18n import _
from munidesk.data import backup_note, troubles
from munidesk.data.chain import Chain
from munidesk.data.connection import meta_of, order_of, shape_of
from munidesk.data.history import HistoryEntry, history
from munidesk.data.journal import Columns, RowChange, Value, folded
from munidesk.data.memo import Memo, Renew, Tables
from munidesk.data.schema import Schema, Searchable, all_searchable, settling
from munidesk.data.search_index import index_rows, mend
from munidesk.data.sentences import barrier_words
from munidesk.data.undo import Past, Step
from munidesk.data.writer import Changes, Writer

T = TypeVar("T")
Label = str | Callable[[], str]
"""What a change is called in the history; a function where it names a number that is given inside the change."""


class Store:
    """One open municipality. Made by `file.create` and `file.open_file`, never by hand.

    One thread at a time: a lock makes the others wait.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        schemas: Sequence[Schema],
        *,
        read_only: bool = False,
        read_only_reason: str = "",
        newer: bool = False,
        author: str = "",
        on_close: Callable[[], None] = lambda: None,
    ) -> None:
        self.path = path
        self.read_only, self.read_only_reason = read_only, read_only_reason
        self.author = author
        self.saved_at: datetime | None = None
        self.trusted_day: date | None = None
        self.light = ""  # what a light copy says of itself
        self.retold: tuple[str, ...] = ()
        """What reads otherwise since this opening brought the file up to date, a line per record."""
        self.last_backup = backup_note.read(meta_of(connection, "last_backup"))
        self._connection = connection
        self._on_close = on_close
        self._lock = threading.RLock()
        self._newer = newer
        self._private = frozenset().union(*(schema.private for schema in schemas))
        self.schemas = tuple(schemas)
        self.index_broken = False
        self._columns: dict[str, frozenset[str]] = {}
        self._listeners: list[Callable[[Changes], None]] = []
        self._past = Past()
        self._memo = Memo(connection)
        self._writer: Writer | None = None
        self._chain = Chain(connection, path, self._private)
        self._shape = shape_of(connection)
        if not read_only:
            self._chain.raise_floor()

    @cached_property
    def searchable(self) -> tuple[Searchable, ...]:
        """What search finds; first asked for by a change or a check, so that opening loads no kinds of record."""
        return all_searchable(self.schemas)

    # -- writing

    @contextmanager
    def change(self, label: Label, *, fold: str = "", barrier: str = "") -> Iterator[Writer]:
        """One transaction, durable when the block ends; an exception leaves everything as it was.

        A change inside another joins it. Successive changes with the same
        non-empty `fold` (typing in one field) amend one entry of the journal.
        With a `barrier` («acta 12 aprobada»: what a paper outside the file now
        says) neither this change nor any before it can be undone.
        Raises ReadOnlyError on a file opened for reading, DiskError when the
        disk refuses (full, taken out).
        """
        with self._lock:
            if self._writer is not None:
                yield self._writer
                self._writer.barrier = barrier or self._writer.barrier
                return
            with self._transaction(label, fold) as writer:
                yield writer
                writer.barrier = barrier or writer.barrier
        self._announce(writer.committed)

    @contextmanager
    def _transaction(self, called: Label, fold: str = "", undone: str = "") -> Iterator[Writer]:
        if self.read_only:
            raise ReadOnlyError(self.read_only_reason or _("Este archivo está abierto solo para leer."))
        self._execute("BEGIN IMMEDIATE")
        self._memo.begin()
        writer = self._writer = Writer(self, self._connection)
        stand, was_broken = self._chain.stand(), self.index_broken
        try:
            self._refuse_strangers()
            yield writer
            if not undone:
                for verb in settling(self.schemas, writer.tables):
                    verb(self, writer)
            label = called if isinstance(called, str) else called()
            rows = tuple(row for row in writer.changes.values() if row.before != row.after)
            whole, fold = writer.is_whole, "" if writer.barrier else fold
            step = self._write_journal(label, fold, undone, rows) if rows else None
            try:
                self._index(rows)
                self._connection.execute("COMMIT")
            except sqlite3.DatabaseError:
                if not (self.index_broken and whole):
                    raise
                # SQLite commits nothing once it met a bad page, be it the index's: once more, and without the index.
                self._chain.go_back(stand)
                step = self._commit_again(writer, label, fold, undone, rows)
        except BaseException as error:
            self._chain.go_back(stand)
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.DatabaseError):
                self._explain(error)
            if isinstance(error, ReadOnlyError):
                self._tell(Changes("", frozenset()))
            raise
        finally:
            self._writer = None
        if whole:
            self._memo.wrote(writer.changes)
        if self.index_broken and not was_broken:
            self._mend_index()
        self.saved_at = now()
        writer.committed = Changes(label, writer.blacked.union(row.table for row in rows))
        if writer.barrier:
            self._past.close(writer.barrier)
        elif step is not None and not undone:
            self._past.remember(step)

    def _commit_again(
        self, writer: Writer, label: str, fold: str, undone: str, rows: tuple[RowChange, ...]
    ) -> Step | None:
        with suppress(sqlite3.Error):
            self._connection.execute("ROLLBACK")
        self._connection.execute("BEGIN IMMEDIATE")
        self._refuse_strangers()
        writer.write_again()
        step = self._write_journal(label, fold, undone, rows) if rows else None
        self._connection.execute("COMMIT")
        return step

    def _refuse_strangers(self) -> None:
        """Inside the transaction: whoever else wrote (by a hard link, a lock deleted, a copy laid over) ends ours.

        Going on would fork the chain, or run triggers that were not there when the file was opened.
        """
        if self._chain.is_ours() and shape_of(self._connection) == self._shape:
            return
        self.read_only = True
        self.read_only_reason = _(
            "Otro programa escribió en «{name}» mientras estaba abierto aquí. Lo guardado antes sigue en el archivo. "
            "Copie lo que estaba escribiendo, cierre este archivo y vuelva a abrirlo."
        ).format(name=self.path.name)
        raise ReadOnlyError(self.read_only_reason)

    def _write_journal(self, label: str, fold: str, undone: str, rows: tuple[RowChange, ...]) -> Step:
        top = None if undone else self._past.may_amend(fold, self._chain.newest)
        if top is not None:
            rows = folded(top.rows, rows)
        erased, amend = self._writer.erased if self._writer else (), top is not None
        key = self._chain.append(self.author, label, rows, undone=undone, amend=amend, erased=erased)
        return Step(key, label, fold, rows)

    def seal(self) -> None:
        """What was written until now leaves the file (a copy): it is never amended any more."""
        self._past.seal()

    def _announce(self, changes: Changes) -> None:
        if changes.tables:
            self._tell(changes)

    def _tell(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)

    # -- undo and redo

    @property
    def undo_label(self) -> str:
        return self._past.undo[-1].label if self._past.undo else ""

    @property
    def undo_barrier(self) -> str:
        """Why the next undo is refused («acta 12 aprobada»); empty when something, or nothing at all, can be undone."""
        return self._past.barrier

    @property
    def redo_label(self) -> str:
        return self._past.redo[-1].label if self._past.redo else ""

    def undo(self) -> Changes | None:
        """Take back the last change of this run; None when there is none. Raises UserError at a barrier."""
        if self.undo_barrier:
            raise UserError(barrier_words(self.undo_barrier))
        return self._replay(self._past.undo, self._past.redo, backwards=True)

    def redo(self) -> Changes | None:
        """Do again what was undone; None when there is nothing."""
        return self._replay(self._past.redo, self._past.undo, backwards=False)

    def _replay(self, source: list[Step], target: list[Step], *, backwards: bool) -> Changes | None:
        if not source:
            return None
        step = source[-1]
        rows = [row.reversed() for row in reversed(step.rows)] if backwards else list(step.rows)
        label = (_("Deshacer: {what}") if backwards else _("Rehacer: {what}")).format(what=step.label)
        with self._lock, self._transaction(label, undone=step.id) as writer:
            writer.defer()
            for row in rows:
                writer.apply(row)
        source.pop()
        target.append(Step(step.id, step.label, "", step.rows))
        self._announce(writer.committed)
        return writer.committed

    # -- reading

    @property
    def newest(self) -> str:
        """The key of the newest change; empty before the first."""
        return self._chain.newest

    def get(self, table: str, id: str) -> Columns | None:  # noqa: A002 - the word every caller knows
        """The row, or None when there is none or it is marked deleted."""
        found = self._rows(f"SELECT * FROM {self.table(table)} WHERE id = ? AND deleted_at IS NULL", (id,))
        return found[0] if found else None

    def select(self, table: str, *, order: str = "", **equals: Value) -> list[Columns]:
        """Rows not deleted whose columns equal the given values (None: IS NULL)."""
        tests = "".join(f" AND {self.column(table, key)} IS ?" for key in equals)
        ordered = ", ".join(order_of(self.column(table, part.split()[0]), part) for part in order.split(",") if part)
        sql = f"SELECT * FROM {self.table(table)} WHERE deleted_at IS NULL{tests}"
        return self._rows(sql + (f" ORDER BY {ordered}" if ordered else ""), tuple(equals.values()))

    def count(self, table: str) -> int:
        """How many rows of the table are not deleted."""
        found = self._rows(f"SELECT count(*) AS n FROM {self.table(table)} WHERE deleted_at IS NULL", ())
        return int(str(found[0]["n"]))

    def query(self, sql: str, **params: Value) -> list[Columns]:
        """Run a SELECT with named parameters; only the `store*` modules of a feature use it."""
        if not sql.lstrip().upper().startswith(("SELECT", "WITH")):
            raise ValueError("Store.query only reads")
        return self._rows(sql, params)

    def _rows(self, sql: str, params: object) -> list[Columns]:
        with self._lock:
            try:
                return [dict(row) for row in self._connection.execute(sql, params)]  # type: ignore[arg-type]
            except sqlite3.DatabaseError as error:
                self._explain(error)

    def remembered(
        self, key: Hashable, make: Callable[[], T], tables: Tables = None, renew: Renew[T] | None = None
    ) -> T:
        """What `make` reads, read once until `tables` are written. Shared: nobody may change it. See `Memo.value`."""
        with self._lock:
            written = self._writer.tables if self._writer is not None and self._writer.is_whole else None
            return self._memo.value(key, make, tables, renew, written)

    def blob(self, sha: str) -> bytes | None:
        rows = self._rows("SELECT data FROM blob WHERE sha256 = ?", (sha,))
        data = rows[0]["data"] if rows else None
        return data if isinstance(data, bytes) else None

    def history(self, table: str, row_id: str) -> tuple[HistoryEntry, ...]:
        """Every change of the record, oldest first, one entry per field."""
        with self._lock:
            try:
                return history(self._connection, table, row_id)
            except sqlite3.DatabaseError as error:
                self._explain(error)

    # -- the rest

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after every commit, on the thread that wrote. Subscribe a bound Python method."""
        self._listeners.append(listener)

    def set_meta(self, key: str, value: str) -> None:
        """Keep a fact about the file itself (last backup), outside the journal."""
        if self.read_only:
            return
        with self._lock, self._memo.aside():
            self._execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
        if key == "last_backup":
            self.last_backup = backup_note.read(value)

    def sign(self) -> None:
        """Leave in the file which version wrote it, for one that is older and meets it."""
        if self.meta(troubles.VERSION) != __version__:
            self.set_meta(troubles.VERSION, __version__)

    def meta(self, key: str) -> str:
        """A fact about the file itself; empty when it was never kept."""
        with self._lock:
            return meta_of(self._connection, key) or ""

    def write_aside(self, sql: str, params: tuple[Value, ...] = ()) -> None:
        """Write outside the journal, for this room alone: what is no record. Nothing on a file opened for reading."""
        if self.read_only:
            return
        with self._lock, self._memo.aside():
            self._execute(sql, params)
        self.saved_at = now()

    @property
    def connection(self) -> sqlite3.Connection:
        """For the modules of this room alone (backup, search, check)."""
        return self._connection

    def reshaped(self) -> None:
        """For this room alone: we wrote the file anew ourselves (VACUUM)."""
        self._shape = shape_of(self._connection)

    @property
    def lock(self) -> threading.RLock:
        return self._lock

    @property
    def private_tables(self) -> frozenset[str]:
        return self._private

    def has(self, name: str) -> bool:
        """Whether the file has that table: one of an older version, only read, lacks the newest."""
        return bool(self._columns.get(name) or self._rows("SELECT name FROM pragma_table_info(?)", (name,)))

    def table(self, name: str) -> str:
        """The name, quoted, when such a table exists. Raises KeyError otherwise: names never come from people."""
        if name not in self._columns:
            found = self._rows("SELECT name FROM pragma_table_info(?)", (name,))
            if not found:
                raise troubles.emptied_behind_us(self._connection, self.path) or KeyError(name)
            self._columns[name] = frozenset(str(row["name"]) for row in found)
        return f'"{name}"'

    def column(self, table: str, name: str) -> str:
        self.table(table)
        if name not in self._columns[table]:
            raise KeyError(f"{table}.{name}")
        return f'"{name}"'

    def close(self) -> None:
        with self._lock:
            self._listeners.clear()
            self._chain.leave()
            if not self.read_only:
                # The emptied journal file beside ours goes away with the last writer: one municipality, one file.
                with suppress(sqlite3.Error):
                    self._connection.execute("PRAGMA journal_mode=DELETE")
            self._connection.close()
            self._on_close()

    def _index(self, rows: tuple[RowChange, ...]) -> None:
        if self.searchable and rows:
            index_rows(self, rows)

    def _mend_index(self) -> None:
        """What was to be saved is saved; the index that failed is made anew, or waits for the next opening."""
        with suppress(sqlite3.DatabaseError):
            mend(self)

    def _execute(self, sql: str, params: tuple[Value, ...] = ()) -> None:
        try:
            self._connection.execute(sql, params)
        except sqlite3.DatabaseError as error:
            self._explain(error)

    def _explain(self, error: sqlite3.Error) -> NoReturn:
        told = troubles.told(error, self.path, self._connection, from_newer=self._newer)
        if told is None:
            raise error
        raise told from error
