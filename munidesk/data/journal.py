"""The chain of changes: how an entry is hashed, written, amended and replayed."""

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from munidesk.base.ids import is_id

Value = str | int | float | bytes | None
Columns = dict[str, Value]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one change. `before` is None for a new row, `after` None for a row that an undo takes away."""

    table: str
    row_id: str
    before: Columns | None
    after: Columns | None

    def reversed(self) -> "RowChange":
        return RowChange(self.table, self.row_id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Entry:
    """The head of a change set, as it is hashed."""

    id: str
    device_id: str
    seq: int
    author: str
    label: str
    at: str
    undone: str = ""


def dump(columns: Columns | None) -> str | None:
    """JSON with sorted keys; bytes never stand in a journalled row (they are blobs)."""
    return None if columns is None else json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str | None) -> Columns | None:
    return None if text is None else json.loads(text)


def digest(salt: str, text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def chain_hash(prev_hash: str, entry: Entry, rows: Iterable[tuple[str, str, str | None, str | None]]) -> str:
    """SHA-256 over the previous hash, the head and the rows as they stand in `change_row`."""
    head = [entry.id, entry.device_id, entry.seq, entry.author, entry.label, entry.at, entry.undone]
    made = hashlib.sha256(_sealed([prev_hash, head])[:-1] + b",[")
    more, comma = iter(rows), b""
    while some := list(islice(more, 200)):  # a whole sheet brought in is one change of many thousands
        made.update(comma + _sealed(some)[1:-1])
        comma = b","
    made.update(b"]]")
    return made.hexdigest()


def _sealed(value: Sequence[object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def write(
    connection: sqlite3.Connection,
    entry: Entry,
    prev_hash: str,
    changes: Iterable[RowChange],
    private: frozenset[str],
    erased: Collection[tuple[str, str]] = (),
) -> str:
    """Append the change set; returns its hash.

    Of `erased` rows (table, id) what was there before is not kept: its digest is
    made with a salt that nobody keeps, so that nobody can guess it either.
    """
    rows: list[tuple[str, str, str | None, str | None]] = []
    for position, change in enumerate(changes):
        before, after = dump(change.before), dump(change.after)
        if change.table in private:
            salt = secrets.token_hex(16)
            gone = (change.table, change.row_id) in erased
            kept = None if gone else before
            connection.execute(
                "INSERT INTO change_private VALUES (?, ?, ?, ?, ?)", (entry.id, position, salt, kept, after)
            )
            before, after = digest(secrets.token_hex(16) if gone else salt, before), digest(salt, after)
        rows.append((change.table, change.row_id, before, after))
    connection.executemany(
        "INSERT INTO change_row VALUES (?, ?, ?, ?, ?, ?)",
        [(entry.id, position, *row) for position, row in enumerate(rows)],
    )
    hashed = chain_hash(prev_hash, entry, rows)
    connection.execute(
        "INSERT INTO change_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (entry.id, entry.device_id, entry.seq, entry.author, entry.label, entry.at, entry.undone, hashed, prev_hash),
    )
    return hashed


def drop(connection: sqlite3.Connection, change_id: str) -> None:
    """Take the last change set away, to be written again amended (folding); never another than the last."""
    for table, column in (("change_row", "change_id"), ("change_private", "change_id"), ("change_set", "id")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (change_id,))


def folded(earlier: Iterable[RowChange], later: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Two successive changes as one: the oldest `before` and the newest `after` of every column."""
    merged: dict[tuple[str, str], RowChange] = {(change.table, change.row_id): change for change in earlier}
    for change in later:
        key = (change.table, change.row_id)
        first = merged.get(key)
        merged[key] = change if first is None else _joined(first, change)
    return tuple(merged.values())


def _joined(first: RowChange, second: RowChange) -> RowChange:
    before = None if first.before is None else {**(second.before or {}), **first.before}
    after = None if second.after is None else {**(first.after or {}), **second.after}
    return RowChange(first.table, first.row_id, before, after)


def last(connection: sqlite3.Connection) -> tuple[str, int, str]:
    """(id, seq, hash) of the newest change set; ("", 0, "") in a new file.

    A key that damage made unreadable is passed over: nothing could ever come after it.
    """
    rows = connection.execute("SELECT id, seq, hash FROM change_set ORDER BY id DESC LIMIT 20").fetchall()
    return next(((row["id"], row["seq"], row["hash"]) for row in rows if is_id(row["id"])), ("", 0, ""))


@dataclass(frozen=True, slots=True)
class Sealed:
    """The rows of one change as they are hashed: (table, id, before, after), private ones as digests."""

    entry: Entry
    prev_hash: str
    rows: tuple[tuple[str, str, str | None, str | None], ...]

    @property
    def hash(self) -> str:
        """What the hash of such a change is."""
        return chain_hash(self.prev_hash, self.entry, self.rows)


def each_sealed(connection: sqlite3.Connection) -> Iterator[Sealed]:
    """Every change as it is hashed, oldest first; what private rows held is not in it."""
    heads = connection.execute("SELECT * FROM change_set ORDER BY id").fetchall()
    for head in heads:
        entry = Entry(*(head[name] for name in ("id", "device_id", "seq", "author", "label", "at", "undone")))
        rows = connection.execute(
            "SELECT table_name, row_id, before, after FROM change_row WHERE change_id = ? ORDER BY position",
            (entry.id,),
        )
        yield Sealed(entry, head["prev_hash"], tuple(tuple(row) for row in rows))


TABLES = ("change_set", "change_row")
"""Where `put_sealed` writes."""


def put_sealed(connection: sqlite3.Connection, changed: Sealed) -> None:
    """Write the label and the rows of a change otherwise, as many as they were, under the hash it has.

    For `redaction` alone, which leaves in the chain what such a change adds up to from now on.
    """
    connection.execute("UPDATE change_set SET label = ? WHERE id = ?", (changed.entry.label, changed.entry.id))
    connection.executemany(
        "UPDATE change_row SET before = ?, after = ? WHERE change_id = ? AND position = ?",
        [(row[2], row[3], changed.entry.id, position) for position, row in enumerate(changed.rows)],
    )


def each_private(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str | None, str | None]]:
    """(table, id, before, after) of every private row whose values the journal still holds."""
    yield from (
        tuple(row)
        for row in connection.execute(
            "SELECT r.table_name, r.row_id, p.before, p.after FROM change_private p JOIN change_row r "
            "ON r.change_id = p.change_id AND r.position = p.position"
        )
    )


def accepted(connection: sqlite3.Connection, change_id: str) -> str:
    """What a change adds up to since something was blacked out of it; empty when nothing was."""
    with suppress(sqlite3.DatabaseError):  # a copy of an older version has no such table
        row = connection.execute(
            "SELECT hash FROM redaction WHERE id = ? AND deleted_at IS NULL", (change_id,)
        ).fetchone()
        return "" if row is None else str(row[0])
    return ""
