"""The hand that writes inside one change: rows and their journal together."""

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from munidesk.base.dates import now
from munidesk.base.ids import new_id
from munidesk.data.journal import Columns, RowChange, Value, Whole, folded

if TYPE_CHECKING:
    from munidesk.data.store import Store


@dataclass(frozen=True, slots=True)
class Changes:
    """What a commit announces: its label for the person, and the tables that changed."""

    label: str
    tables: frozenset[str]


class Writer:
    """Given by `Store.change`; good only inside that block."""

    def __init__(self, store: "Store", connection: sqlite3.Connection) -> None:
        self._store = store
        self._connection = connection
        self.committed = Changes("", frozenset())
        self.barrier = ""
        self.erased: set[tuple[str, str]] = set()
        self.blacked: frozenset[str] = frozenset()
        self.changes: dict[tuple[str, str], RowChange] = {}
        self.tables: set[str] = set()
        """What was written until now."""
        self._statements: list[tuple[str, tuple[Value, ...]]] = []
        self._inserts: dict[tuple[str, ...], str] = {}
        self._places: dict[str, dict[str, int]] = {}
        self._rows_before = connection.total_changes
        self._rows = 0
        self._floor = new_id()

    def put(self, table: str, row: Mapping[str, Value]) -> str:
        """Insert the row, or merge it into the stored one of the same id; unchanged columns write nothing.

        A deleted row that is put again comes back. Returns the id, new when `row` has none.
        """
        row_id = str(row.get("id") or new_id())
        if self._is_fresh(table, row_id):
            with suppress(sqlite3.IntegrityError):  # a key of another file; or what the second try says of the row
                return self._insert(table, {**row, "id": row_id})
        stored = self._stored(table, row_id)
        if stored is None:
            return self._insert(table, {**row, "id": row_id})
        wanted = {**row, "deleted_at": row.get("deleted_at")}
        changed = {key: value for key, value in wanted.items() if key != "id" and stored[key] != value}
        if changed:
            self._update(table, row_id, changed)
            self._note(RowChange(table, row_id, {key: stored[key] for key in changed}, changed))
        return row_id

    def delete(self, table: str, id: str) -> None:  # noqa: A002 - the word every caller knows
        """Mark the row as deleted; it stays in the file and can be brought back by undo."""
        stored = self._stored(table, id)
        if stored is None or stored["deleted_at"] is not None:
            return
        at = now().isoformat()
        self._update(table, id, {"deleted_at": at})
        self._note(RowChange(table, id, {"deleted_at": None}, {"deleted_at": at}))

    def erase(self, table: str, id: str) -> None:  # noqa: A002 - the word every caller knows
        """Empty every column of a private row, deleted or not; the journal does not keep what was there."""
        self.erased.add((table, id))
        stored = self._stored(table, id) or {}
        full: Columns = {key: value for key, value in stored.items() if key not in {"id", "deleted_at"} and value}
        if full:
            empty: Columns = {key: "" if isinstance(value, str) else None for key, value in full.items()}
            self._update(table, id, empty)
            self._note(RowChange(table, id, full, empty))

    def black_out(self, table: str, id: str, columns: Mapping[str, Value]) -> None:  # noqa: A002
        """Set columns without a word in the history: for `redaction`, which writes there what was as it is now."""
        self.blacked |= {table}
        self._update(table, id, columns)

    def put_blob(self, data: bytes) -> str:
        """Keep the bytes inside the file once; returns their SHA-256."""
        sha = hashlib.sha256(data).hexdigest()
        self._run("blob", "INSERT OR IGNORE INTO blob VALUES (?, ?, ?)", (sha, len(data), data))
        return sha

    def apply(self, change: RowChange) -> None:
        """Set the row to `change.after`, for undo and redo; None takes a row away, a new one comes whole."""
        if change.after is None:
            sql = f"DELETE FROM {self._store.table(change.table)} WHERE id = ?"
            self._run(change.table, sql, (change.row_id,))
        elif change.before is None:
            after = change.after
            params = after.values_ if isinstance(after, Whole) else tuple(after.values())
            self._run(change.table, self._insertion(change.table, after), params)
        else:
            self._update(change.table, change.row_id, change.after)
        self._note(change)

    def _is_fresh(self, table: str, row_id: str) -> bool:
        """Whether the key was made since the change began, and so names no row of the file: nothing is looked up."""
        return row_id > self._floor and (table, row_id) not in self.changes

    def defer(self) -> None:
        """Until the change ends a row may name one that comes after it."""
        self._connection.execute("PRAGMA defer_foreign_keys=ON")

    def _stored(self, table: str, row_id: str) -> Columns | None:
        name = self._store.table(table)
        row = self._connection.execute(f"SELECT * FROM {name} WHERE id = ?", (row_id,)).fetchone()
        return None if row is None else dict(row)

    def _insert(self, table: str, row: Mapping[str, Value]) -> str:
        """The row with what its table adds by itself, which goes into the journal too."""
        sql, params = self._insertion(table, row), tuple(row.values())
        stored = self._connection.execute(f"{sql} RETURNING *", params).fetchall()[0]
        places = self._places.setdefault(table, {name: at for at, name in enumerate(stored.keys())})
        whole = Whole(places, tuple(_same(row.get(name), value) for name, value in zip(places, stored, strict=True)))
        self._count(table, self._insertion(table, whole), whole.values_, 1)
        self._note(RowChange(table, str(row["id"]), None, whole))
        return str(row["id"])

    def _insertion(self, table: str, row: Mapping[str, Value]) -> str:
        which = (table, *row)
        if which not in self._inserts:
            names = ", ".join(self._store.column(table, key) for key in row)
            marks = ", ".join("?" * len(row))
            self._inserts[which] = f"INSERT INTO {self._store.table(table)} ({names}) VALUES ({marks})"
        return self._inserts[which]

    def _update(self, table: str, row_id: str, columns: Mapping[str, Value]) -> None:
        names = ", ".join(f"{self._store.column(table, key)} = ?" for key in columns)
        sql = f"UPDATE {self._store.table(table)} SET {names} WHERE id = ?"
        self._run(table, sql, (*columns.values(), row_id))

    def _run(self, table: str, sql: str, params: tuple[Value, ...]) -> None:
        self._count(table, sql, params, self._connection.execute(sql, params).rowcount)

    def _count(self, table: str, sql: str, params: tuple[Value, ...], rows: int) -> None:
        self.tables.add(table)
        self._rows += rows
        self._statements.append((sql, params))

    @property
    def written(self) -> int:
        """How many statements wrote something until now."""
        return len(self._statements)

    @property
    def is_whole(self) -> bool:
        """Whether all that was written since the change began went through this hand, so that `write_again` can."""
        return self._connection.total_changes - self._rows_before == self._rows

    def write_again(self) -> None:
        """The same rows once more, after the transaction was taken back for another's sake."""
        self.defer()
        for sql, params in self._statements:
            self._connection.execute(sql, params)

    def _note(self, change: RowChange) -> None:
        key = (change.table, change.row_id)
        earlier = self.changes.pop(key, None)
        self.changes[key] = change if earlier is None else folded((earlier,), (change,))[0]


def _same(given: Value, stored: Value) -> Value:
    """The value that was given where it is stored as it is: a text is not held twice."""
    return given if type(given) is type(stored) and given == stored else stored
