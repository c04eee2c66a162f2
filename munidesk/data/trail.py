"""What the history says of some tables, from its first change on: for whoever knows what may happen to their rows."""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass

from munidesk.data import journal
from munidesk.data.connection import one_read
from munidesk.data.journal import Columns
from munidesk.data.packs import BrokenPackError
from munidesk.data.rows import Rows
from munidesk.data.store import Store

_PIECE = 40  # changes read at once: a frozen acta is a long one


@dataclass(frozen=True, slots=True)
class Trace:
    """One row of one change: the columns it set; None where an undo took the row away."""

    seq: int
    at: str
    label: str
    table: str
    row_id: str
    after: Columns | None


def traces(store: Store, tables: Collection[str]) -> Iterator[tuple[Trace, ...]]:
    """Every change of these tables, none of them private, in the order they were made, a short piece at a time.

    Others may write between two pieces. A row that damage made unreadable sets nothing: the chain tells of it.
    """
    last, heads = "", _PIECE
    while heads == _PIECE:
        with store.lock, one_read(store.connection):
            rows = store.connection.execute(
                "SELECT id, seq, at, label FROM change_set WHERE id > ? ORDER BY id LIMIT ?", (last, _PIECE)
            ).fetchall()
            found = tuple(trace for head in rows for trace in _of(Rows(store.connection), head, tables))
        yield found
        heads, last = len(rows), rows[-1]["id"] if rows else last


def _of(rows: Rows, head: sqlite3.Row, tables: Collection[str]) -> Iterator[Trace]:
    names = [name.encode() for name in tables]
    for piece in rows.of(head["id"]):
        if piece.text is None or not any(name in piece.text for name in names):
            continue
        with suppress(BrokenPackError):
            for table, row_id, _before, after in piece.rows():
                if table in tables:
                    yield Trace(head["seq"], head["at"], head["label"], table, row_id, _columns(after))


def _columns(stored: str | None) -> Columns | None:
    try:
        columns = journal.load(stored)
    except ValueError:
        return {}
    return columns if columns is None or isinstance(columns, dict) else {}
