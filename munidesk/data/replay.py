"""The history read again from its first change on: is every chain whole, and do the tables say what they add up to?"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.data import journal
from munidesk.data.connection import one_read
from munidesk.data.journal import Columns, Entry
from munidesk.data.packs import BrokenPackError, Piece, Row, mark, marks
from munidesk.data.replayed import Key, Replayed
from munidesk.data.rows import Rows

Head = tuple[str, int]
"""Hash and number of the newest change of a chain."""

PIECE = 40  # changes read at once: some milliseconds, so that nobody waits for the file
_OURS = {"meta", "change_set", "change_row", "change_pack", "change_private", "blob", "draft", "_sqlite_migrations"}
_NEVER_ERASED = {"id", "deleted_at"}
_PRIVATE = "SELECT position, salt, before, after FROM change_private WHERE change_id = ?"


class Replay:
    """The walk through the history. It may stop between two pieces and go on after others have written.

    A link that does not hold is told and the walk goes on behind it: one altered
    change of years ago hides neither a second one nor what the tables say today.
    """

    def __init__(self, connection: sqlite3.Connection, replayed: Replayed) -> None:
        self._connection = connection
        self._rows = Rows(connection)
        self._replayed = replayed
        self._erased: set[Key] = set()
        self._erasing: dict[Key, str] = {}  # the change that erased each of them, empty until it is read
        self._taken: set[Key] = set()  # those of them that an undo took away
        self._doubted: dict[Key, set[str]] = {}
        self._lost: set[bytes] = set()  # the marks of the records that stand in a pack nobody can read
        self._told: set[str] = set()
        self._last = ""
        self._head: tuple[object, ...] = ()  # the last change read, as it stood
        self._newest = ""  # its hash
        self._heads: dict[str, Head] = {}
        self._unnamed: dict[str, Entry] = {}  # by their hash, those that no change after them names
        # What both were before that change: while it is the newest it may be amended.
        self._before: tuple[str, Head | None, str] = ("", None, "")

    def advance(self) -> tuple[tuple[Problem, ...], bool]:
        """Read on from the last change; the problems found, and whether there is more."""
        with one_read(self._connection):
            heads = self._connection.execute(
                "SELECT * FROM change_set WHERE id >= ? ORDER BY id LIMIT ?", (self._last, PIECE)
            ).fetchall()
            # The newest is looked at again, since it may be amended; one that nobody amended may be a whole sheet.
            found = [problem for head in heads if tuple(head) != self._head for problem in self._read(head)]
        return tuple(found), len(heads) == PIECE

    def _read(self, head: sqlite3.Row) -> Iterator[Problem]:
        entry = journal.entry_of(head)
        if entry.id == self._last:
            self._step_back()
        ours = self._heads.get(entry.device_id)
        self._head = tuple(head)
        self._last, self._before = entry.id, (entry.device_id, ours, self._newest)
        whole = self._goes_on(ours, head["prev_hash"], entry) and self._holds(
            head, self._hash(head["prev_hash"], entry)
        )
        self._newest, self._heads[entry.device_id] = head["hash"], (head["hash"], entry.seq)
        for named in (head["prev_hash"], entry.seen):
            self._unnamed.pop(named, None)
        self._unnamed[self._newest] = entry
        if not whole:
            yield from self._tell(entry)
        private = {row["position"]: row for row in self._connection.execute(_PRIVATE, (entry.id,))}
        # A change may hold a whole sheet of thousands of rows: they are read twice rather than kept.
        for piece in self._rows.of(entry.id):
            yield from self._apply_piece(entry, piece, private, whole)

    def _tell(self, entry: Entry) -> Iterator[Problem]:
        if entry.id not in self._told:
            self._told.add(entry.id)
            yield Problem(
                "chain",
                _("El historial fue alterado en el cambio {seq} («{label}», {at}).").format(
                    seq=entry.seq, label=entry.label, at=entry.at[:16].replace("T", " ")
                ),
                record=entry.id,
            )

    def _step_back(self) -> None:
        self._unnamed.pop(self._newest, None)
        device, ours, self._newest = self._before
        self._heads.pop(device, None)
        if ours is not None:
            self._heads[device] = ours

    def _goes_on(self, ours: Head | None, prev_hash: str, entry: Entry) -> bool:
        """Whether the change is the next of its chain; the first of one names a change that was there, or none."""
        if ours is None:
            linked = entry.seq == 1 and self._is_there(prev_hash, entry.id)
        else:
            linked = (prev_hash, entry.seq) == (ours[0], ours[1] + 1)
        return linked and self._is_there(entry.seen, entry.id)

    def _is_there(self, named: str, before: str) -> bool:
        if named in ("", self._newest):
            return True
        found = "SELECT 1 FROM change_set WHERE hash = ? AND id < ?"
        return named.isascii() and self._connection.execute(found, (named, before)).fetchone() is not None

    def _holds(self, head: sqlite3.Row, found: str) -> bool:
        """Whether a change is as it was written, or as the chain itself says that it was blacked out later."""
        return found == head["hash"] or (found != "" and found == journal.accepted(self._connection, head["id"]))

    def _hash(self, before: str, entry: Entry) -> str:
        """What the hash of a change must be; empty when none is right."""
        try:
            return journal.sealed(before, entry, self._rows.texts(entry.id))
        except BrokenPackError:
            return ""

    def _apply_piece(
        self, entry: Entry, piece: Piece, private: Mapping[int, sqlite3.Row], whole: bool
    ) -> Iterator[Problem]:
        """A piece that cannot be read says of no record any more what it was, not even which ones but by their mark."""
        try:
            rows = piece.rows()
        except BrokenPackError:
            self._lost.update(piece.all_marks())
            yield from self._tell(entry)
            return
        if piece.marks != marks(rows):
            yield from self._tell(entry)
        for position, row in enumerate(rows, piece.position):
            yield from self._apply(entry.id, row, private.get(position), whole)

    def _apply(self, change_id: str, row: Row, private: sqlite3.Row | None, whole: bool) -> Iterator[Problem]:
        key, before, after = (row[0], row[1]), row[2], row[3]
        if private is not None:
            yield from self._private_problems(change_id, row, private)
            before, after = private["before"], private["after"]
        elif any(side is not None and not side.startswith("{") for side in (before, after)):
            self._apply_erased(key, there=after is not None)
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

    def _apply_erased(self, key: Key, *, there: bool) -> None:
        """Erased on request: only the last state is known again, and that the row was there or an undo took it away."""
        self._erased.add(key)
        self._erasing[key] = ""
        self._taken.discard(key)
        if not there:
            self._taken.add(key)
            self._replayed.apply(key, None)

    def _private_problems(self, change_id: str, row: Row, private: sqlite3.Row) -> Iterator[Problem]:
        """A value is what its digest says. Erasing took the earlier ones, and what its own change found before it."""
        table, row_id, before, after = row
        key = (table, row_id)
        if not self._erasing.get(key, change_id):
            self._erasing[key] = change_id
        erased = private["before"] is None and self._erasing.get(key) == change_id
        found = [(private["after"], after), *([] if erased else [(private["before"], before)])]
        for value, wanted in found:
            if journal.digest(private["salt"], value) != wanted:
                yield _private(row_id)

    def lost_values(self) -> Iterator[Problem]:
        """Private values that belong to no change: somebody moved them, and their change looks erased."""
        yield from map(_private, self._rows.strays())

    def slipped_in(self) -> Iterator[Problem]:
        """What stands in the history and no change after it knew: each names the newest that was there.

        Where a link is broken, that is what is told: the one before it is named no more either.
        """
        if self._told:
            return
        for hashed, entry in self._unnamed.items():
            if hashed != self._newest:
                yield Problem("chain", _slipped(entry), Severity.ATTENTION, record=entry.id)
        if self._rows.has_orphans():
            yield Problem("chain", _("El historial tiene datos que no son de ningún cambio: alguien los agregó."))

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
            if not self._is_explained((name, row_id), stored, same) and not self._is_lost(name, row_id):
                yield Problem(
                    "row",
                    _("Un registro de «{table}» no coincide con el historial ({id}).").format(table=name, id=row_id),
                    record=str(row_id),
                )
        if known < self._replayed.count(name):
            yield from self._missing_rows(name)
        for key in self._erasing:  # erasing empties a row and never takes it away
            if key[0] == name and key not in self._taken and not self._is_here(key):
                yield _missing(key)

    def _is_explained(self, key: Key, stored: Columns, same: bool | None) -> bool:
        """Of what was erased nobody knows what it was; so what no change said since must be empty today."""
        if key in self._taken:
            return False
        if key in self._erasing:
            known = self._replayed.get(key) or {}
            return same is not False and not any(
                value for name, value in stored.items() if name not in known and name not in _NEVER_ERASED
            )
        return same is True or (same is None and key in self._erased)

    def _missing_rows(self, name: str) -> Iterator[Problem]:
        for row_id in self._replayed.ids(name):
            key = name, row_id
            if key not in self._erased and not self._is_lost(*key) and not self._is_here(key):
                yield _missing(key)

    def _is_here(self, key: Key) -> bool:
        row_id = key[1].encode("utf-8", "surrogateescape")
        found = self._connection.execute(f'SELECT 1 FROM "{key[0]}" WHERE id = CAST(? AS TEXT)', (row_id,))
        return found.fetchone() is not None

    def _is_lost(self, name: str, row_id: str) -> bool:
        return bool(self._lost) and mark(name, row_id) in self._lost

    def _same(self, key: Key, stored: Columns) -> bool | None:
        """Whether the row says what the history does; None when the history has no such row.

        Columns a later migration added are not in old entries and hold their default.
        """
        return self._replayed.says(key, stored, self._doubted.get(key, set()))

    def missing_tables(self, tables: Iterable[str]) -> Iterator[Problem]:
        """Tables the history knows and the file lacks."""
        for name in sorted(self._replayed.tables() - set(tables)):
            yield Problem("row", _("Falta la tabla «{table}».").format(table=name))


def _slipped(entry: Entry) -> str:
    return _(
        "El cambio {seq} («{label}», {at}) no lo conoce ninguno de los que siguen: llegó de otra copia, o alguien lo"
        " agregó después con fecha anterior."
    ).format(seq=entry.seq, label=entry.label, at=entry.at[:16].replace("T", " "))


def _missing(key: Key) -> Problem:
    return Problem("row", _("Falta un registro de «{table}» ({id}).").format(table=key[0], id=key[1]))


def _private(record: str) -> Problem:
    return Problem("private", _("Un dato personal no coincide con el historial."), record=record)
