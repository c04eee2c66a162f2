"""A table with more columns than fit: those round the cursor are shown whole, and it never moves sideways."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


def shown_of(widths: Sequence[int], room: int, at: int, first: int) -> range:
    """The columns from `first` on that fit, moved no more than `at` needs to be among them; one is always shown."""
    first, last = max(0, min(first, at)), at
    while first < at and sum(widths[first : at + 1]) > room:
        first += 1
    while last + 1 < len(widths) and sum(widths[first : last + 2]) <= room:
        last += 1
    while last + 1 == len(widths) and first > 0 and sum(widths[first - 1 :]) <= room:
        first -= 1
    return range(first, last + 1)


class Across:
    """The columns of `view`, of which the last `kept` are always shown. The arrows go on to the hidden ones."""

    def __init__(self, view: QTableView, kept: int = 0) -> None:
        self._view, self._kept = view, kept
        self._widths: tuple[int, ...] = ()
        self.shown = range(0)

    @property
    def count(self) -> int:
        """Of those that come and go."""
        return len(self._widths)

    @property
    def whole(self) -> bool:
        return len(self.shown) >= self.count

    def fit(self, widths: Sequence[int]) -> None:
        """Give each its width, without those always shown."""
        self._widths = tuple(widths)
        for at, wide in enumerate(widths):
            self._view.setColumnWidth(at, wide)
        self._show(self._view.currentIndex().column())

    def step(self, key: int) -> None:
        """Before the view moves its cursor: what it goes to is shown."""
        by = _STEPS.get(Qt.Key(key), 0)
        if by and self._widths:
            self._show(self._view.currentIndex().column() + by)

    def _show(self, at: int) -> None:
        if not self._widths:
            return
        beside = sum(self._view.columnWidth(self.count + n) for n in range(self._kept))
        room = self._view.viewport().width() - beside
        at = max(0, min(at, self.count - 1))
        self.shown = shown_of(self._widths, room, at, self.shown.start)
        for n in range(self.count):
            if self._view.isColumnHidden(n) is (n in self.shown):
                self._view.setColumnHidden(n, n not in self.shown)
