"""What this run adds to the history of one open file: each change a link of our own chain."""

import sqlite3
from collections.abc import Collection
from pathlib import Path

from munidesk.base.dates import now
from munidesk.base.ids import new_id, raise_floor
from munidesk.data import device, journal
from munidesk.data.device import Own
from munidesk.data.journal import Entry, RowChange

Stand = tuple[tuple[str, int, str], Own | None]


class Chain:
    """Each computer has a chain of its own in a file: two copies that both went on can be laid together, never forked.

    A link names the one before it of its own chain; the first one of a chain names the newest change
    that was there. Whenever somebody else wrote in between, `seen` names their newest change too, so
    that the newest change of a file seals all of it, whoever wrote.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, private: frozenset[str]) -> None:
        self._connection = connection
        self._path = path
        self._private = private
        self._tip = journal.last(connection)
        self._own: Own | None = None
        self._run = new_id()

    @property
    def newest(self) -> str:
        """The key of the newest change of the file; empty before the first."""
        return self._tip[0]

    def raise_floor(self) -> None:
        """No key we make is below one of the file."""
        if self.newest:
            raise_floor(self.newest)

    def is_ours(self) -> bool:
        """Whether nobody wrote in the file since we last did, or opened it."""
        return journal.last(self._connection) == self._tip

    def stand(self) -> Stand:
        return self._tip, self._own

    def go_back(self, stand: Stand) -> None:
        """What was added since was not committed."""
        self._tip, self._own = stand

    def append(
        self,
        author: str,
        label: str,
        rows: tuple[RowChange, ...],
        *,
        undone: str = "",
        amend: bool = False,
        erased: Collection[tuple[str, str]] = (),
    ) -> str:
        """Write the rows as one more link, or with `amend` in place of the newest, which is ours; returns its key."""
        if self._own is None:
            self._own = device.take_up(self._connection, self._path, self._run)
        own, (newest, _seq, newest_hash) = self._own, self._tip
        if amend:
            change_id, seq = newest, own.seq
            prev_hash, seen = journal.links(self._connection, newest)
            journal.drop(self._connection, newest)
        else:
            change_id, seq = new_id(), own.seq + 1
            prev_hash = own.hash or newest_hash
            seen = "" if prev_hash == newest_hash else newest_hash
        entry = Entry(change_id, own.device, seq, author, label, now().isoformat(), undone, seen)
        hashed = journal.write(self._connection, entry, prev_hash, rows, self._private, erased)
        self._tip, self._own = (change_id, seq, hashed), Own(own.device, seq, hashed)
        return change_id

    def leave(self) -> None:
        """The file is being closed: remember on this computer where our chain ends."""
        if self._own is not None and self._own.hash:
            device.leave(self._connection, self._own)
