"""What was read last, until somebody writes in the tables it was read from."""

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar, cast

T = TypeVar("T")
Touched = Mapping[str, frozenset[str]]
"""Table → ids of its rows that were written."""
Renew = Callable[[T, Touched], T]
"""Makes the new value of the old one and of what was written since."""
Tables = frozenset[str] | None
"""What a value was read from; None: nobody said."""

_MOST = 24  # what a window shows at a time; each may be thousands of records


@dataclass(slots=True)
class _Kept:
    value: object
    tables: Tables
    touched: dict[str, set[str]] = field(default_factory=dict)


class Memo:
    """Values by key, each forgotten when a table it was read from is written.

    What is written by another program, or not said by `wrote` and `aside`, is noticed, and all is forgotten.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._stand: tuple[int, int] | None = None
        self._values: dict[Hashable, _Kept] = {}

    def value(
        self,
        key: Hashable,
        make: Callable[[], T],
        tables: Tables = None,
        renew: Renew[T] | None = None,
        written: Set[str] | None = None,
    ) -> T:
        """The value of the key, made when it is not known. It is shared: nobody may change it.

        Without `tables` any write forgets it. With `renew` a write in them does not: the value
        is made of the old one and of the rows touched since. `written` are the tables that the
        change we are in wrote until now; None when nobody can say.
        """
        if self._connection.in_transaction:
            if tables is None or written is None or not tables.isdisjoint(written):
                return make()  # what is not committed yet may still be taken back
            return self._untouched(key, make, tables)
        self._look()
        stand, kept = self._stand, self._values.get(key)
        if kept is not None and not kept.touched:
            return cast(T, kept.value)
        if kept is None or renew is None:
            made = make()
        else:
            made = renew(cast(T, kept.value), {table: frozenset(ids) for table, ids in kept.touched.items()})
        if self._stand == stand:  # another program may have written between two readings of ours
            self._keep(key, _Kept(made, tables))
        return made

    def _untouched(self, key: Hashable, make: Callable[[], T], tables: frozenset[str]) -> T:
        """Inside a change that left its tables alone: nobody else can write in them until it ends."""
        kept = self._values.get(key)
        if kept is None or kept.touched:
            kept = _Kept(make(), tables)
            self._keep(key, kept)
        return cast(T, kept.value)

    def _keep(self, key: Hashable, kept: _Kept) -> None:
        self._values.pop(key, None)
        while len(self._values) >= _MOST:
            del self._values[next(iter(self._values))]
        self._values[key] = kept

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Around what writes no table of records: values that say their tables stay."""
        self._look()
        yield
        self.wrote(())

    def begin(self) -> None:
        """Before a transaction of ours: what others wrote until now is noticed."""
        self._look()

    def wrote(self, rows: Iterable[tuple[str, str]]) -> None:
        """(table, id) of all the rows that were written since `begin`, now that they are on disk."""
        self._stand = self._written()
        self._values = {key: kept for key, kept in self._values.items() if kept.tables is not None}
        for table, row_id in rows:
            for kept in self._values.values():
                if kept.tables is not None and table in kept.tables:
                    kept.touched.setdefault(table, set()).add(row_id)

    def _look(self) -> None:
        stand = self._written()
        if stand != self._stand:
            self._stand = stand
            self._values.clear()

    def _written(self) -> tuple[int, int]:
        """Rows this connection ever wrote, and the version that others' writes raise."""
        return self._connection.total_changes, self._connection.execute("PRAGMA data_version").fetchone()[0]
