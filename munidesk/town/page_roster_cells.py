"""The cells of the list of members: titulares in strong letters, what is wrong said by icon and ground."""

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)

from munidesk.base.i18n import _
from munidesk.ui import icons, theme
from munidesk.ui.elide import fitted

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


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class RosterTable(QTableWidget):
    """A spreadsheet: Ctrl+V pastes, Tab goes right, Enter down to where the row was begun, the last row adds one.

    Supr empties a cell, Ctrl+Supr takes the row out, Ctrl+Z and Ctrl+Y undo and redo. From the empty row Enter, Tab
    and Esc leave: `left` fires with whether forward.
    """

    pasted = Signal(str)
    removed = Signal()
    undone = Signal()
    redone = Signal()
    left = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._begun = 0
        """The column where the person began to go right; Enter comes back to it."""
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
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or (control and key == Qt.Key.Key_Y):
            self.redone.emit()
        elif key == Qt.Key.Key_Delete and self.currentItem() is not None:
            if control:
                self.removed.emit()
            else:
                self.currentItem().setText("")
        elif control and key in (*_ENTER, *_TABS):
            event.ignore()  # the page's
        elif key in _TABS:
            self._across(forward=key == Qt.Key.Key_Tab)
        elif key in _ENTER:
            self._down(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit(True)
        else:
            at = self.currentColumn()
            super().keyPressEvent(event)
            if self.currentColumn() != at:  # an arrow: a new row is begun from there
                self._begun = self.currentColumn()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._begun = max(0, self.currentColumn())

    def _across(self, *, forward: bool) -> None:
        """The next cell, or that of the next row; from the empty row, and before the first cell, out."""
        row, column, last = self.currentRow(), self.currentColumn(), self.columnCount() - 2
        if (forward and self._is_empty(row)) or (not forward and row <= 0 and column <= 0):
            self.left.emit(forward)
        elif forward:
            self._go(*((row, column + 1) if column < last else (row + 1, 0)))
        else:
            self._go(*((row, column - 1) if column > 0 else (row - 1, last)))

    def _down(self, step: int) -> None:
        if step > 0 and self._is_empty(self.currentRow()):
            self.left.emit(True)
        else:
            self._go(self.currentRow() + step, self._begun)

    def _go(self, row: int, column: int) -> None:
        self.setCurrentCell(max(0, min(row, self.rowCount() - 1)), column)

    def _is_empty(self, row: int) -> bool:
        """The row that invites to write, and no cell of it is written yet."""
        return row == self.rowCount() - 1 and not any(
            (item := self.item(row, column)) is not None and item.text() for column in range(self.columnCount() - 1)
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rowCount():
            self.setCurrentCell(self.rowCount() - 1, 0)


class _CellDelegate(QStyledItemDelegate):
    """The last column is the mark of the row; the row below the list invites to write."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        super().setEditorData(editor, index)
        heads = self._table.horizontalHeaderItem(index.column())
        editor.setAccessibleName(heads.text() if heads is not None else "")

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Enter, Tab and F6 end the writing and are then the table's: it knows where to go."""
        pressed = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if pressed is None or pressed.key() not in (*_ENTER, *_TABS, Qt.Key.Key_F6) or not isinstance(editor, QWidget):
            return super().eventFilter(editor, event)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self._table.setFocus()
        again = QKeyEvent(pressed.type(), pressed.key(), pressed.modifiers(), pressed.text())
        QCoreApplication.sendEvent(self._table, again)
        return True

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
        shown = fitted(text, painter.fontMetrics(), inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_mark(self, painter: QPainter, area: QRect, mark: str) -> None:
        if mark in _ICONS:
            side = theme.px(16)
            at = QRect(area.center().x() - side // 2, area.center().y() - side // 2, side, side)
            painter.drawPixmap(at, icons.pixmap(_ICONS[mark], QColor(theme.colour(mark)).name(), 16))
