"""The history read again from its first change on: is every link whole, and do the tables say what it adds up to?"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from munidesk.base.i18n import _
from munidesk.base.problems import Problem
from munidesk.data import journal
from munidesk.data.journal import Columns, Entry
from munidesk.data.replayed import Key, Replayed

PIECE = 40  # changes read at once: some milliseconds, so that nobody waits for the file
_OURS = {"meta", "change_set", "change_row", "change_private", "blob", "draft", "_sqlite_migrations"}
_ROWS = (
    "SELECT r.*, p.salt, p.before AS p_before, p.after AS p_after FROM change_row r "
    "LEFT JOIN change_private p ON p.change_id = r.change_id AND p.position = r.position "
    "WHERE r.change_id = ? ORDER BY r.position"
)


@contextmanager
def one_read(connection: sqlite3.Connection) -> Iterator[None]:
    """What is read inside belongs to one moment, whoever else writes; a letter that damage broke does not stop it."""
    outermost = not connection.in_transaction
    if outermost:
        connection.execute("BEGIN")
    before, connection.text_factory = connection.text_factory, _readable
    try:
        yield
    finally:
        connection.text_factory = before
        if outermost:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")


def _readable(stored: bytes) -> str:
    """What is no UTF-8 any more stays different from every proper text, so that no hash and no row equals it."""
    return stored.decode("utf-8", "surrogateescape")


class Replay:
    """The walk through the history. It may stop between two pieces and go on after others have written.

    A link that does not hold is told and the walk goes on behind it: one altered
    change of years ago hides neither a second one nor what the tables say today.
    """

    def __init__(self, connection: sqlite3.Connection, replayed: Replayed) -> None:
        self._connection = connection
        self._replayed = replayed
        self._erased: set[Key] = set()
        self._erasing: dict[Key, str] = {}  # the change that erased each of them, empty until it is read
        self._doubted: dict[Key, set[str]] = {}
        self._told: set[str] = set()
        self._last = ""
        # Hash and number before and after the last change read: while it is the newest it may be amended.
        self._before, self._after = ("", 0), ("", 0)

    def advance(self) -> tuple[tuple[Problem, ...], bool]:
        """Read on from the last change; the problems found, and whether there is more."""
        with one_read(self._connection):
            heads = self._connection.execute(
                "SELECT * FROM change_set WHERE id >= ? ORDER BY id LIMIT ?", (self._last, PIECE)
            ).fetchall()
            found = [problem for head in heads for problem in self._read(head)]
        return tuple(found), len(heads) == PIECE

    def _read(self, head: sqlite3.Row) -> Iterator[Problem]:
        entry = Entry(*(head[name] for name in ("id", "device_id", "seq", "author", "label", "at", "undone")))
        if entry.id != self._last:
            self._last, self._before = entry.id, self._after
        before, seq = self._before
        whole = (head["prev_hash"], entry.seq) == (before, seq + 1) and self._holds(head, self._hash(before, entry))
        self._after = (head["hash"], entry.seq)
        if not whole and entry.id not in self._told:
            self._told.add(entry.id)
            yield Problem(
                "chain",
                _("El historial fue alterado en el cambio {seq} («{label}», {at}).").format(
                    seq=entry.seq, label=entry.label, at=entry.at[:16].replace("T", " ")
                ),
                record=entry.id,
            )
        # A change may hold a whole sheet of thousands of rows: they are read twice rather than kept.
        for row in self._connection.execute(_ROWS, (entry.id,)):
            yield from self._apply(row, whole)

    def _holds(self, head: sqlite3.Row, found: str) -> bool:
        """Whether a change is as it was written, or as the chain itself says that it was blacked out later."""
        return found == head["hash"] or (found != "" and found == journal.accepted(self._connection, head["id"]))

    def _hash(self, before: str, entry: Entry) -> str:
        """What the hash of a change must be; empty when none is right."""
        rows = self._connection.execute(_ROWS, (entry.id,))
        try:
            return journal.chain_hash(before, entry, _in_place(rows))
        except (TypeError, LookupError):  # a blob where a text belongs, a row out of its place
            return ""

    def _apply(self, row: sqlite3.Row, whole: bool) -> Iterator[Problem]:
        key = (row["table_name"], row["row_id"])
        before, after = row["before"], row["after"]
        if row["salt"] is not None:
            yield from self._private_problems(row)
            before, after = row["p_before"], row["p_after"]
        elif after is not None and not after.startswith("{"):
            self._erased.add(key)  # erased on request: only the last state is known again
            self._erasing[key] = ""
            return
        try:
            journal.load(before)
            columns = journal.load(after)
            self._replayed.apply(key, columns)
        except (ValueError, TypeError, AttributeError):
            if whole:
                raise
            self._erased.add(key)
            return
        if whole:
            self._doubted.get(key, set()).difference_update(columns or ())
        else:
            # Which of the two was altered, this change or the row of today, nobody can tell any more.
            self._doubted.setdefault(key, set()).update(columns or ())

    def _private_problems(self, row: sqlite3.Row) -> Iterator[Problem]:
        """A value is what its digest says. Erasing took the earlier ones, and what its own change found before it."""
        key = (row["table_name"], row["row_id"])
        if not self._erasing.get(key, row["change_id"]):
            self._erasing[key] = row["change_id"]
        erased = row["p_before"] is None and self._erasing.get(key) == row["change_id"]
        found = [(row["p_after"], row["after"]), *([] if erased else [(row["p_before"], row["before"])])]
        for value, wanted in found:
            if journal.digest(row["salt"], value) != wanted:
                yield _private(row["row_id"])

    def lost_values(self) -> Iterator[Problem]:
        """Private values that belong to no change: somebody moved them, and their change looks erased."""
        for row in self._connection.execute(
            "SELECT p.change_id FROM change_private p LEFT JOIN change_row r "
            "ON r.change_id = p.change_id AND r.position = p.position WHERE r.change_id IS NULL"
        ):
            yield _private(row["change_id"])

    # -- what it adds up to

    def tables(self) -> tuple[str, ...]:
        """The tables whose rows the history must explain."""
        rows = self._connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table' "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'"
        ).fetchall()
        return tuple(row[0] for row in rows if row[0] not in _OURS)

    def compare(self, name: str) -> tuple[Problem, ...]:
        """The rows of a table against what the changes up to this moment add up to."""
        with one_read(self._connection):
            found, more = self.advance()
            while more:
                further, more = self.advance()
                found += further
            return (*found, *self._row_problems(name))

    def _row_problems(self, name: str) -> Iterator[Problem]:
        known = 0
        for row in self._connection.execute(f'SELECT * FROM "{name}"'):
            stored = dict(row)
            row_id = stored["id"]
            same = self._same((name, row_id), stored)
            known += same is not None
            if same is False or (same is None and (name, row_id) not in self._erased):
                yield Problem(
                    "row",
                    _("Un registro de «{table}» no coincide con el historial ({id}).").format(table=name, id=row_id),
                    record=str(row_id),
                )
        if known < self._replayed.count(name):
            yield from self._missing_rows(name)

    def _missing_rows(self, name: str) -> Iterator[Problem]:
        for row_id in self._replayed.ids(name):
            key = row_id.encode("utf-8", "surrogateescape")
            here = self._connection.execute(f'SELECT 1 FROM "{name}" WHERE id = CAST(? AS TEXT)', (key,)).fetchone()
            if here is None and (name, row_id) not in self._erased:
                yield Problem("row", _("Falta un registro de «{table}» ({id}).").format(table=name, id=row_id))

    def _same(self, key: Key, stored: Columns) -> bool | None:
        """Whether the row says what the history does; None when the history has no such row.

        Columns a later migration added are not in old entries and hold their default.
        """
        return self._replayed.says(key, stored, self._doubted.get(key, set()))

    def missing_tables(self, tables: Iterable[str]) -> Iterator[Problem]:
        """Tables the history knows and the file lacks."""
        for name in sorted(self._replayed.tables() - set(tables)):
            yield Problem("row", _("Falta la tabla «{table}».").format(table=name))


def _private(record: str) -> Problem:
    return Problem("private", _("Un dato personal no coincide con el historial."), record=record)


def _in_place(rows: Iterable[sqlite3.Row]) -> Iterator[tuple[str, str, str | None, str | None]]:
    """The rows as they are hashed, which seals their order and not their numbers, by which private values are found."""
    for place, row in enumerate(rows):
        if row["position"] != place:
            raise LookupError(row["position"])
        yield row["table_name"], row["row_id"], row["before"], row["after"]
