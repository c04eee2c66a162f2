"""What the history says of some tables, from its first change on: for whoever knows what may happen to their rows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from munidesk.data import journal
from munidesk.data.journal import Columns
from munidesk.data.replay import one_read
from munidesk.data.store import Store

_PIECE = 200  # rows read at once: a frozen acta is a long one
_SQL = """
    SELECT s.id, s.seq, s.at, s.label, r.position, r.table_name, r.row_id, r.after
    FROM change_row r JOIN change_set s ON s.id = r.change_id
    WHERE (r.change_id, r.position) > (?, ?) AND r.table_name IN ({names})
    ORDER BY r.change_id, r.position LIMIT ?
"""


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
    sql = _SQL.format(names=", ".join("?" * len(tables)))
    last, position = "", -1
    while True:
        with store.lock, one_read(store.connection):
            rows = store.connection.execute(sql, (last, position, *tables, _PIECE)).fetchall()
        yield tuple(
            Trace(row["seq"], row["at"], row["label"], row["table_name"], row["row_id"], _columns(row["after"]))
            for row in rows
        )
        if len(rows) < _PIECE:
            return
        last, position = rows[-1]["id"], rows[-1]["position"]


def _columns(stored: str | None) -> Columns | None:
    try:
        columns = journal.load(stored)
    except ValueError:
        return {}
    return columns if columns is None or isinstance(columns, dict) else {}
