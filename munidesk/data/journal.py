"""The chains of changes, one for each computer: how an entry is hashed, written, amended and replayed."""

import hashlib
import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields

from munidesk.base.ids import is_id
from munidesk.data import packs
from munidesk.data.packs import Piece, Row

Value = str | int | float | bytes | None
Columns = dict[str, Value]


class Whole(Mapping[str, Value]):
    """All the columns of a new row, a third as heavy as a dict: a sheet may bring in a hundred thousand.

    `places` is column → its place in `values`, the same for all rows of a table.
    """

    __slots__ = ("places", "values_")

    def __init__(self, places: Mapping[str, int], values: tuple[Value, ...]) -> None:
        self.places, self.values_ = places, values

    def __getitem__(self, name: str) -> Value:
        return self.values_[self.places[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)

    def plain(self) -> Columns:
        return dict(zip(self.places, self.values_, strict=True))


def plain(columns: Mapping[str, Value]) -> Columns:
    """The columns as a dict."""
    return columns.plain() if isinstance(columns, Whole) else dict(columns)


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of one change. `before` is None for a new row, `after` None for a row that an undo takes away."""

    table: str
    row_id: str
    before: Mapping[str, Value] | None
    after: Mapping[str, Value] | None

    def reversed(self) -> "RowChange":
        return RowChange(self.table, self.row_id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Entry:
    """The head of a change set, as it is hashed. `seen`: the hash of the newest entry of all where another wrote it."""

    id: str
    device_id: str
    seq: int
    author: str
    label: str
    at: str
    undone: str = ""
    seen: str = ""


_HEAD = tuple(one.name for one in fields(Entry))


def entry_of(head: sqlite3.Row) -> Entry:
    """The head as a row of `change_set` holds it; one of an older version has no `seen`."""
    names = head.keys()
    return Entry(*(head[name] for name in _HEAD if name in names))


def dump(columns: Mapping[str, Value] | None) -> str | None:
    """JSON with sorted keys; bytes never stand in a journalled row (they are blobs)."""
    return None if columns is None else _ENCODED(plain(columns))


_ENCODED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def load(text: str | None) -> Columns | None:
    return None if text is None else json.loads(text)


def _salt() -> str:
    """From the system's own source, as `secrets` does, without the modules it brings to the start."""
    return os.urandom(16).hex()


def digest(salt: str, text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def chain_hash(prev_hash: str, entry: Entry, rows: Iterable[Row]) -> str:
    """SHA-256 over the previous hash, the head and the rows."""
    return sealed(prev_hash, entry, (piece.text or b"" for piece in packs.pieces(rows)))


def sealed(prev_hash: str, entry: Entry, texts: Iterable[bytes]) -> str:
    """The same of rows that are text already, in pieces: a whole sheet brought in is one change of many thousands."""
    head: list[object] = [entry.id, entry.device_id, entry.seq, entry.author, entry.label, entry.at, entry.undone]
    if entry.seen:  # what was hashed before there were several chains is hashed so for ever
        head.append(entry.seen)
    made = hashlib.sha256(packs.hashed_text([prev_hash, head])[:-1] + b",[")
    comma = b""
    for text in texts:
        made.update(comma + text[1:-1])
        comma = b","
    made.update(b"]]")
    return made.hexdigest()


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
    kept = _kept_on_the_way(connection, entry.id, _rows(connection, entry.id, changes, private, erased))
    hashed = sealed(prev_hash, entry, kept)
    head = (entry.id, entry.device_id, entry.seq, entry.author, entry.label, entry.at, entry.undone)
    connection.execute(
        "INSERT INTO change_set VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*head, hashed, prev_hash, entry.seen)
    )
    return hashed


def _kept_on_the_way(connection: sqlite3.Connection, change_id: str, rows: Iterable[Row]) -> Iterator[bytes]:
    """The pieces as they are hashed, each put into the file: a whole sheet never stands in memory twice."""
    for piece in packs.pieces(rows):
        keep(connection, change_id, (piece,))
        yield piece.text or b""


def _rows(
    connection: sqlite3.Connection,
    change_id: str,
    changes: Iterable[RowChange],
    private: frozenset[str],
    erased: Collection[tuple[str, str]],
) -> Iterator[Row]:
    """The rows as they are hashed; what is private goes to its own table, and its digest here."""
    for position, change in enumerate(changes):
        before, after = dump(change.before), dump(change.after)
        if change.table in private:
            salt = _salt()
            gone = (change.table, change.row_id) in erased
            kept = None if gone else before
            connection.execute(
                "INSERT INTO change_private VALUES (?, ?, ?, ?, ?)", (change_id, position, salt, kept, after)
            )
            before, after = digest(_salt() if gone else salt, before), digest(salt, after)
        yield change.table, change.row_id, before, after


def keep(connection: sqlite3.Connection, change_id: str, made: Iterable[Piece]) -> None:
    """Put the pieces of a change into the file, packed."""
    connection.executemany(
        "INSERT INTO change_pack VALUES (?, ?, ?, ?)",
        ((change_id, piece.position, piece.marks, packs.packed(piece.text or b"")) for piece in made),
    )


def links(connection: sqlite3.Connection, change_id: str) -> tuple[str, str]:
    """The hashes (previous, seen) that a change set names."""
    row = connection.execute("SELECT prev_hash, seen FROM change_set WHERE id = ?", (change_id,)).fetchone()
    return str(row["prev_hash"]), str(row["seen"])


def drop(connection: sqlite3.Connection, change_id: str) -> None:
    """Take the last change set away, to be written again amended (folding); never another than the last."""
    for table, column in (("change_pack", "change_id"), ("change_private", "change_id"), ("change_set", "id")):
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
    after = None if second.after is None else {**plain(first.after or {}), **plain(second.after)}
    return RowChange(first.table, first.row_id, before, after)


def last(connection: sqlite3.Connection) -> tuple[str, int, str]:
    """(id, seq, hash) of the newest change set; ("", 0, "") in a new file.

    A key that damage made unreadable is passed over: nothing could ever come after it.
    """
    rows = connection.execute("SELECT id, seq, hash FROM change_set ORDER BY id DESC LIMIT 20").fetchall()
    return next(((row["id"], row["seq"], row["hash"]) for row in rows if is_id(row["id"])), ("", 0, ""))


def heads(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """The newest entry (seq, hash) of every device that ever wrote in the file."""
    rows = connection.execute("SELECT device_id, seq, hash, max(id) FROM change_set GROUP BY device_id")
    return {row["device_id"]: (row["seq"], row["hash"]) for row in rows}


def accepted(connection: sqlite3.Connection, change_id: str) -> str:
    """What a change adds up to since something was blacked out of it; empty when nothing was."""
    with suppress(sqlite3.DatabaseError):  # a copy of an older version has no such table
        row = connection.execute(
            "SELECT hash FROM redaction WHERE id = ? AND deleted_at IS NULL", (change_id,)
        ).fetchone()
        return "" if row is None else str(row[0])
    return ""
