"""What was read last, for as long as nobody writes anything in the file."""

import sqlite3
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")

_MOST = 8  # what a window shows at a time; each may be thousands of records


class Memo:
    """Values by key, all forgotten at the next write whoever does it: this program, undone or not, or another one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._stand: tuple[int, int] | None = None
        self._values: dict[Hashable, object] = {}

    def value(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of the key, made when it is not known. It is shared: nobody may change it."""
        if self._connection.in_transaction:
            return make()  # what is not committed yet may still be taken back
        stand = self._written()
        if stand != self._stand:
            self._stand = stand
            self._values.clear()
        if key not in self._values:
            made = make()
            while len(self._values) >= _MOST:
                del self._values[next(iter(self._values))]
            self._values[key] = made
        return cast(T, self._values[key])

    def _written(self) -> tuple[int, int]:
        """Rows this connection ever wrote, and the version that others' writes raise."""
        return self._connection.total_changes, self._connection.execute("PRAGMA data_version").fetchone()[0]
