"""Which record of the file a row of a sheet is: by a key of its own, or by several fields together."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from munidesk.base.spanish import fold

R = TypeVar("R")
Values = Mapping[str, object]


def blank(value: object) -> bool:
    """Whether a cell says nothing: a zero and a «no» do."""
    return value is None or value == ""


def alike(value: object) -> Hashable:
    """What two spellings of a value share."""
    return fold(value) if isinstance(value, str) else value


class Known(Generic[R]):
    """Records by the keys of their list. Each answers for one row alone, so that two equal rows are two records.

    Hence a sheet brought in twice adds nothing, whatever repeats in it, and one that repeats a row once more adds
    that. `values` says what a record holds, field by field; `defaults` what a new one has where the sheet says
    nothing. A row that gives no whole key is a record only when it fits in all that it says.
    """

    def __init__(
        self,
        keys: Sequence[tuple[str, ...]],
        records: Iterable[R],
        values: Callable[[R], Values],
        identity: Callable[[R], str],
        defaults: Values | None = None,
    ) -> None:
        self._keys, self._values, self._identity = keys, values, identity
        self._defaults = defaults or {}
        self._records = list(records)
        self._indexes: dict[tuple[str, ...], dict[Hashable, list[R]]] = {}
        self._taken: dict[str, int] = {}

    def find(self, given: Values, line: int = 0) -> R | None:
        """The record that the row is, the one that fits it best of several; None when the row is another.

        It is taken: no other row is the same one.
        """
        whole = True
        for key in self._keys:
            wanted = self._wanted(given, key)
            if wanted is None:
                continue
            whole = False
            if (found := self._best(self._free(key, wanted), given)) is not None:
                return self._take(found, line)
        names = tuple(given)
        return self._take(next(iter(self._free(names, _of(given, names))), None), line) if whole and names else None

    def claimed(self, given: Values, key: tuple[str, ...]) -> int:
        """The line of the row that was the record of this key already; 0 when none was."""
        wanted = self._wanted(given, key)
        same = self._index(key).get(wanted, ()) if wanted is not None else ()
        return next((self._taken[self._identity(one)] for one in same if self._identity(one) in self._taken), 0)

    def made(self, record: R, line: int) -> None:
        """A record that a row has just made: it is of that row."""
        self._records.append(record)
        held = self._values(record)
        for key, index in self._indexes.items():
            index.setdefault(_of(held, key), []).append(record)
        self._taken[self._identity(record)] = line

    def let_go(self, line: int) -> None:
        """The row of that line, the last that was looked for, is no record after all: what it took is free again."""
        last = next(reversed(self._taken), None)
        if last is not None and self._taken[last] == line:
            del self._taken[last]

    def _wanted(self, given: Values, key: tuple[str, ...]) -> Hashable | None:
        """The key as the row gives it; None when it does not: a key of one field has no default."""
        if len(key) == 1:
            return None if blank(given.get(key[0])) else _of(given, key)
        if any(blank(given.get(name)) and name not in self._defaults for name in key):
            return None
        return None if all(blank(given.get(name)) for name in key) else _of({**self._defaults, **given}, key)

    def _index(self, key: tuple[str, ...]) -> dict[Hashable, list[R]]:
        if key not in self._indexes:
            found: dict[Hashable, list[R]] = {}
            for one in self._records:
                found.setdefault(_of(self._values(one), key), []).append(one)
            self._indexes[key] = found
        return self._indexes[key]

    def _free(self, key: tuple[str, ...], wanted: Hashable) -> list[R]:
        return [one for one in self._index(key).get(wanted, ()) if self._identity(one) not in self._taken]

    def _best(self, free: Sequence[R], given: Values) -> R | None:
        return max(free, key=lambda one: self._fit(one, given), default=None)

    def _take(self, found: R | None, line: int) -> R | None:
        if found is not None:
            self._taken[self._identity(found)] = line
        return found

    def _fit(self, record: R, given: Values) -> int:
        held = self._values(record)
        return sum(alike(value) == alike(held.get(name)) for name, value in given.items())


def _of(values: Values, key: tuple[str, ...]) -> Hashable:
    return tuple(alike(values.get(name)) for name in key)
