"""Where a table may be cut between two pages: no row of it is left alone on either."""

from collections.abc import Sequence

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from munidesk.documents.model import RowKind

FIRST, LAST = 3, 2
"""Rows that stay below the head of a table that begins, and those that its last page has at least."""

FEW = 8
"""Rows of a table that stays whole, where it is no taller than a fifth of a page."""

_MUCH = 0.2
"""Part of a page that is no remnant, though it holds one row alone."""

_SPANS = frozenset({RowKind.NOTE, RowKind.RESULT, RowKind.GROUP})
_TIED = frozenset({RowKind.NOTE, RowKind.RESULT, RowKind.TOTAL})
"""What says something of the row above it."""


class Rows(Grid):
    """ReportLab's table, cut where enough rows stand on both sides; as ReportLab cuts it when `page_room` is 0."""

    kinds: tuple[RowKind, ...] = ()
    page_room = 0.0
    least = FIRST

    def in_company(self, kinds: tuple[RowKind, ...], page_room: float, least: int = FIRST) -> "Rows":
        """`kinds` are those of all rows, the head counted as a group. Returns itself."""
        self.kinds, self.page_room, self.least = kinds, page_room, least
        return self

    def start(self) -> float:
        """Points of the head and of the rows that stay with it; of all when they are few."""
        rows = len(self._cellvalues)
        if rows - self.repeatRows <= FEW:
            return sum(self._high(at) for at in range(rows))
        places = range(self.repeatRows + FIRST, rows - LAST + 1)
        first = next((at for at in places if self._in_company(at, rows) == at), rows)
        return sum(self._high(at) for at in range(first))

    def _high(self, at: int) -> float:
        """Points of one row, measured by itself: laying out a long table twice for its first rows takes as long."""
        if self._argH[at] is not None:
            return float(self._argH[at])
        cells = zip(self._cellvalues[at], self._cellStyles[at], self._argW, strict=True)
        span = sum(self._argW) if self.kinds and self.kinds[at] in _SPANS else 0.0
        return max(
            (
                cell.wrap((span or wide) - style.leftPadding - style.rightPadding, 0)[1]
                + style.topPadding
                + style.bottomPadding
                for cell, style, wide in cells
                if isinstance(cell, Flowable)
            ),
            default=0.0,
        )

    def _getFirstPossibleSplitRowPosition(self, availHeight: float, ignoreSpans: int = 0) -> int:
        at = int(super()._getFirstPossibleSplitRowPosition(availHeight, ignoreSpans=ignoreSpans))
        if ignoreSpans or not self.page_room or at >= len(self._rowHeights):
            return at
        total = len(self._rowHeights)
        if total - self.repeatRows <= FEW and sum(self._rowHeights) < self.page_room * _MUCH:
            return at if availHeight >= self.page_room - 1 else 0
        better = self._in_company(at, total)
        enough = better - self.repeatRows >= self.least or sum(self._rowHeights[:better]) > self.page_room * _MUCH
        if enough and better > self.repeatRows:
            return better
        # On a page of its own it is cut where it can be; elsewhere it goes to the next one whole.
        return at if availHeight >= self.page_room - 1 else 0

    def _in_company(self, at: int, rows: int) -> int:
        """The last place not after `at` that leaves two rows behind it, and no group or note without its rows."""
        at = min(at, rows - LAST)
        while at > self.repeatRows and (self.kinds[at - 1] is RowKind.GROUP or self.kinds[at] in _TIED):
            at -= 1
        return at

    def split(self, availWidth: float, availHeight: float) -> Sequence[Flowable]:
        parts = list(super().split(availWidth, availHeight))
        if len(parts) == 2 and self.page_room:
            head = self.kinds[: self.repeatRows]
            rest = len(parts[1]._cellvalues) - len(head)
            parts[0].in_company(self.kinds[: len(parts[0]._cellvalues)], self.page_room, self.least)
            # What goes on begins at the top of a page: there one row is enough.
            parts[1].in_company(head + self.kinds[-rest:], self.page_room, 1)
        return parts
