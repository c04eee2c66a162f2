"""The cells of the list of members: titulares in strong letters, what is wrong said by icon and ground."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableWidget

from munidesk.base.i18n import _
from munidesk.ui import icons, theme

MARK_ROLE = Qt.ItemDataRole.UserRole + 1
"""On the first cell of a row: «good», «attention», «bad» or nothing."""
STRONG_ROLE = Qt.ItemDataRole.UserRole + 2
_ICONS = {"good": "check", "attention": "alert", "bad": "alert-circle"}

MARK = 40
"""Pixels of the column that says how a row is."""
NUMBERS = 44
"""Pixels of the numbers at the left of the rows."""
Index = QModelIndex | QPersistentModelIndex


def mark_words(mark: str) -> str:
    """What the icon at the end of a row says to who cannot see it."""
    return {"good": _("bien"), "attention": _("para revisar"), "bad": _("falta corregir")}.get(mark, "")


class RosterTable(QTableWidget):
    """Ctrl+V pastes a spreadsheet; the last row adds one; Supr empties a cell, Ctrl+Supr takes the row out."""

    pasted = Signal(str)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_CellDelegate(self))
        self.setMouseTracking(True)
        self.verticalHeader().setDefaultSectionSize(theme.px(32))
        self._weights: tuple[int, ...] = ()
        self.verticalHeader().setFixedWidth(theme.px(NUMBERS))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setShowGrid(False)

    def share(self, weights: tuple[int, ...]) -> None:
        """How the width is shared among the columns of data; the mark keeps its own."""
        self._weights = weights
        room = self.viewport().width() - theme.px(MARK)
        for at, weight in enumerate(weights):
            self.setColumnWidth(at, room * weight // max(1, sum(weights)))
        self.setColumnWidth(len(weights), theme.px(MARK))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share(self._weights)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
            return
        if event.key() == Qt.Key.Key_Delete and self.currentItem() is not None:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.removed.emit()
            else:
                self.currentItem().setText("")
            return
        super().keyPressEvent(event)


class _CellDelegate(QStyledItemDelegate):
    """The last column is the mark of the row; the row below the list invites to write."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area: QRect = option.rect
        mark = str(self._table.model().index(index.row(), 0).data(MARK_ROLE) or "")
        ground = {"bad": "bad_ground", "attention": "attention_ground"}.get(mark, "surface")
        painter.save()
        painter.fillRect(area, theme.colour(ground))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("line"))
        if index.column() == self._table.columnCount() - 1:
            self._paint_mark(painter, area, mark)
        else:
            self._paint_text(painter, area, index)
        if option.state & QStyle.StateFlag.State_Selected and index.column() < self._table.columnCount() - 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -1.5, -2), 3, 3)
        painter.restore()

    def _paint_text(self, painter: QPainter, area: QRect, index: Index) -> None:
        text, ink = str(index.data() or ""), "text"
        last = index.row() == self._table.rowCount() - 1
        if last and index.column() == 0 and not text:
            text, ink = _("Otro integrante…"), "text2"
        strong = bool(index.data(STRONG_ROLE))
        painter.setFont(theme.font(theme.TEXT, theme.SEMIBOLD if strong else theme.NORMAL))
        painter.setPen(theme.colour(ink))
        inner = area.adjusted(theme.px(12), 0, -theme.px(8), 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_mark(self, painter: QPainter, area: QRect, mark: str) -> None:
        if mark in _ICONS:
            side = theme.px(16)
            at = QRect(area.center().x() - side // 2, area.center().y() - side // 2, side, side)
            painter.drawPixmap(at, icons.pixmap(_ICONS[mark], QColor(theme.colour(mark)).name(), 16))
