"""Which rows of a sheet the file has already, and how each one is told: none is left out without being named."""

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

from munidesk.base.i18n import _

R = TypeVar("R")
Told = tuple[int, str]
"""Line of the file, and what became of its row."""


class Known(Generic[R]):
    """Records of the file by key. Each answers for one row alone, so that two equal rows are two records.

    Hence a sheet imported twice adds nothing, whatever repeats in it, and one that repeats a row once more adds that.
    """

    def __init__(self, records: Iterable[tuple[Hashable, R]]) -> None:
        self._free: dict[Hashable, list[R]] = {}
        self._keys: set[Hashable] = set()
        for key, record in records:
            self._free.setdefault(key, []).append(record)
            self._keys.add(key)

    def take(self, key: Hashable, fits: Callable[[R], bool]) -> bool:
        """Whether a record of the key fits the row; that record is then taken."""
        free = self._free.get(key, [])
        found = next((at for at, record in enumerate(free) if fits(record)), None)
        if found is None:
            return False
        del free[found]
        return True

    def __contains__(self, key: Hashable) -> bool:
        """Whether the file had any record of the key before the import."""
        return key in self._keys


class Sorting(Generic[R]):
    """Goes through the rows of one import, counting and telling them."""

    def __init__(self, known: Known[R]) -> None:
        self._known = known
        self._lines: dict[Hashable, int] = {}
        self.matched = 0
        self.told: list[Told] = []

    def is_new(self, line: int, title: str, key: Hashable, whole: Hashable, fits: Callable[[R], bool]) -> bool:
        """Whether the row comes in. `key` says what it is, `whole` all that tells it from others of that name."""
        repeated = self._lines.setdefault(whole, line)
        if self._known.take(key, fits):
            self.matched += 1
            self.told.append((line, _("«{title}» ya estaba: no se agrega.").format(title=title)))
            return False
        if repeated != line:
            words = _("«{title}» es igual a la fila {n}: entran las dos.").format(title=title, n=repeated)
            self.told.append((line, words))
        elif key in self._known:
            words = _("«{title}» ya estaba con otros datos: entra como otra.").format(title=title)
            self.told.append((line, words))
        return True
