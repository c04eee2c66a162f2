"""How high the rows of a table stand, where a column shows its text whole; and what an empty table says."""

from typing import Generic, TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QTableView

from munidesk.ui import theme
from munidesk.ui.cells import TextCell
from munidesk.ui.table_model import TableModel
from munidesk.ui.widgets import column, label

T = TypeVar("T")
_ROW, _AIR = 32, 14
"""Pixels at 100 %: a row of one line, and what stands above and below the lines of a higher one."""


class RowHeights(Generic[T]):
    """Keeps each row as high as the lines of its `wraps` columns; tables without such a column are left alone."""

    def __init__(self, table: QTableView, model: TableModel[T]) -> None:
        self._table, self._model = table, model
        self._columns = [at for at, one in enumerate(model.columns) if one.wraps]
        if self._columns:
            table.horizontalHeader().sectionResized.connect(lambda *_sizes: self.fit())

    def fit(self) -> None:
        if not self._columns:
            return
        for row, record in enumerate(self._model.records):
            height = max(self._height(at, record) for at in self._columns)
            if self._table.rowHeight(row) != height:
                self._table.setRowHeight(row, height)

    def _height(self, at: int, record: T) -> int:
        """Of its letters as they are drawn: strong ones are broader, and may take a line more."""
        text, cell = self._model.columns[at].show(record), self._model.columns[at].cell(record)
        strong = isinstance(cell, TextCell) and cell.strong
        metrics = QFontMetrics(theme.font(theme.TEXT, theme.SEMIBOLD if strong else theme.NORMAL))
        room = self._table.columnWidth(at) - theme.px(24)
        if metrics.horizontalAdvance(text) <= room:
            return theme.px(_ROW)
        lines = metrics.boundingRect(QRect(0, 0, max(1, room), 0), Qt.TextFlag.TextWordWrap, text)
        return max(theme.px(_ROW), lines.height() + theme.px(_AIR))


def empty_note(view: QAbstractScrollArea) -> QLabel:
    """A sentence in the middle of where the rows, or the pages, will be, hidden."""
    made = label(kind="quiet-text", wrap=True)
    view.viewport().setLayout(column(made, spacing=0))
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setMargin(theme.px(24))
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    made.hide()
    return made
