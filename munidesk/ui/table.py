"""One generic table, with the keys of a spreadsheet; its columns are data (`table_model`)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
    QWidget,
)

from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.blocks import Blocks
from munidesk.ui.cell_drafts import CellDrafts
from munidesk.ui.cells import CellDelegate
from munidesk.ui.column_widths import ColumnWidths
from munidesk.ui.context import Context
from munidesk.ui.page import go_on
from munidesk.ui.row_heights import RowHeights, empty_note
from munidesk.ui.table_model import NO_ORDER, Column, Index, Order, T, TableModel

__all__ = ["NO_ORDER", "Column", "Order", "RecordTable", "RemovingTable"]


def _writes(event: QKeyEvent) -> bool:
    """A key that would begin a text: no control, no shortcut."""
    text = event.text()
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    altgr = held == (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return bool(text) and text.isprintable() and (not held or altgr)


class RecordTable(QTableView, Generic[T]):
    """`selected` fires with the current record (or None), `opened` with the one that Enter or a double click chose.

    `ordered` fires with the `Order` that a click on a heading asked for. The table
    orders what it is given; with `orders = False` whoever gives it does.

    Keys, where cells can be written: typing and Enter write the current cell, unless it is the name, and Enter
    goes down; what is refused stays open as it was typed; Tab goes from one to the next, and from the last to
    what follows on the page; Ctrl+V pastes a block, Ctrl+D fills down, Supr clears. `blocks.together` is one undo.
    """

    selected = Signal(object)
    ordered = Signal(object)
    opened = Signal(object)
    refused = Signal(str)

    def __init__(self, columns: Sequence[Column[T]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TableModel(columns)
        self.setModel(self._model)
        self._model.refused.connect(self.refused)
        self.orders = True
        self.removes = False  # Supr is for its page, which takes the record away; else it empties the cells chosen
        self._given: tuple[T, ...] = ()
        self.names_open = False
        self.cells = CellDrafts(self, self.edit)
        self._delegate = CellDelegate(self)
        self._delegate.began.connect(self.cells.began)
        self._delegate.began.connect(self._on_began)
        self._editor: QWidget | None = None
        self.blocks = Blocks(self._model, self._shown, self.refused.emit)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(32))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(any(column.order is not None for column in columns))
        head.sectionClicked.connect(self._on_heading)
        head.setFixedHeight(theme.px(32))
        for number, column in enumerate(columns):
            if column.width:
                self.setColumnWidth(number, theme.px(column.width))
            else:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(theme.px(32))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._widths: ColumnWidths[T] = ColumnWidths(self, columns)
        self._heights: RowHeights[T] = RowHeights(self, self._model)
        self._empty = empty_note(self)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.selected.emit(self.current))
        self.doubleClicked.connect(self._on_double)

    def says_when_empty(self, text: str) -> None:
        """What to do first, read where the rows will be: a blank white table says nothing."""
        self._empty.setText(text)

    def writes_in(self, context: Context) -> None:
        """What cannot be written is told at the foot of the window; a block is one change of its store."""
        self.refused.connect(lambda text: context.toast(text, False))
        self.blocks.together = context.store.change

    def frames_cells(self) -> None:
        """The cell of the cursor stands out: each says something of its own, and ← → go from one to the next."""
        self._delegate.frames = True

    def part_rows(self, group: Callable[[T], object]) -> None:
        """A darker line where `group` says another thing of the next row than of this one."""
        self._delegate.parts = lambda row: len({group(one) for one in self.records[row : row + 2]}) > 1

    def tighten(self, air: int) -> None:
        """So many pixels at each side of a cell: for many columns beside a panel."""
        self._delegate.air = self._widths.air = air
        self.horizontalHeader().setStyleSheet(f"QHeaderView::section {{ padding: 0 {theme.px(air)}px; }}")

    def name_columns(self, titles: Mapping[int, str]) -> None:
        """Columns that stand for something else now: the months in sight."""
        self._model.name_columns(titles)

    @property
    def records(self) -> tuple[T, ...]:
        return self._model.records

    @property
    def current(self) -> T | None:
        row = self.currentIndex().row()
        return self._model.records[row] if 0 <= row < len(self._model.records) else None

    def show_records(self, records: Sequence[T]) -> None:
        """Show these; the current row stays, or is the first."""
        row = self.currentIndex().row()
        self._given = tuple(records)
        self._model.show_records(self._in_order())
        self._fold()
        self._widths.measure(self._given)
        self._heights.fit()
        self._empty.setVisible(not records and bool(self._empty.text()))
        current = self.currentIndex()
        if records and (current.row() < 0 or self.isColumnHidden(current.column())):
            self.setCurrentIndex(self._model.index(max(0, min(row, len(records) - 1)), self._first_column()))
        elif not records:
            self.selected.emit(None)
        QTimer.singleShot(0, self, self.cells.resume)

    def _fold(self) -> None:
        """Columns without data make room for those that have some."""
        for number, column in enumerate(self._model.columns):
            if column.folds:
                self.setColumnHidden(number, not any(column.show(one) for one in self._given))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.fit()
        QTimer.singleShot(0, self, self._heights.fit)  # a scroll bar comes before the columns give it room

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self.cells.resume)

    @property
    def order(self) -> Order:
        return self._model.order

    def order_by(self, order: Order) -> None:
        """Order by a column, the current record staying current."""
        current = self.current
        self._model.order = order
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._model.columns) - 1)
        self.ordered.emit(order)
        if self.orders:
            self._model.show_records(self._in_order())
            self.viewport().update()
        if current is not None:
            self.select(lambda one: one == current)

    def _in_order(self) -> Sequence[T]:
        order = self._model.order
        key = self._model.columns[order.column].order if order.column >= 0 and self.orders else None
        return sorted(self._given, key=key, reverse=order.down) if key is not None else self._given

    def _on_heading(self, number: int) -> None:
        """Up, down, and as they came."""
        if self._model.columns[number].order is None:
            return
        again = self.order.column == number
        self.order_by(NO_ORDER if again and self.order.down else Order(number, again))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the rows, for the mouse and for the Menu key."""
        menu = QMenu(self)
        menu.addAction(_("Copiar los renglones elegidos"), self.copy)
        menu.addSeparator()
        for number, column in enumerate(self._model.columns):
            if column.order is not None:
                menu.addAction(
                    _("Ordenar por «{column}»").format(column=column.title), partial(self._on_heading, number)
                )
        if self.order != NO_ORDER:
            menu.addAction(_("Volver al orden de la lista"), partial(self.order_by, NO_ORDER))
        menu.exec(event.globalPos())
        menu.deleteLater()

    def select(self, found: Callable[[T], bool]) -> None:
        """Make the first record that `found` accepts the current one."""
        for row, record in enumerate(self._model.records):
            if found(record):
                self.setCurrentIndex(self._model.index(row, self._first_column()))
                return

    def to_last(self) -> None:
        """The row that was just added at the foot is the current one, in sight; the keyboard stays where it is."""
        last = self._model.index(len(self._model.records) - 1, self._first_column())
        if last.isValid():
            self.setCurrentIndex(last)
            self.scrollTo(last)

    def _first_column(self) -> int:
        """Where the cursor of the keyboard begins: the first in sight that can be written, or is there."""
        shown = self._shown()
        return next((at for at in shown if self._model.columns[at].edit is not None), next(iter(shown), 0))

    def _on_double(self, index: QModelIndex) -> None:
        """A cell that can be written opens its editor; any other opens the record."""
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self._model.records[index.row()])

    def copy(self) -> None:
        """The chosen rows to the clipboard, as a spreadsheet takes them: what is shown, a tab between cells."""
        shown = self._shown()
        rows = sorted(one.row() for one in self.selectionModel().selectedRows())
        lines = ("\t".join(self._cell_text(row, number) for number in shown) for row in rows)
        QApplication.clipboard().setText("\n".join(lines))

    def _shown(self) -> list[int]:
        return [number for number in range(len(self._model.columns)) if not self.isColumnHidden(number)]

    def _cell_text(self, row: int, number: int) -> str:
        return " ".join(self._model.columns[number].show(self._model.records[row]).split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self._enter()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif self._writes_block(event):
            return
        elif _writes(event) and self._on_name():
            self._refuse_name()
        else:
            super().keyPressEvent(event)

    def _writes_block(self, event: QKeyEvent) -> bool:
        """Paste, fill or clear, where the cell of the cursor can be typed in."""
        index, column = self.currentIndex(), self._column()
        if column is None or column.edit is None:
            return False
        rows = sorted(one.row() for one in self.selectionModel().selectedRows())
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste):
            self.blocks.paste(QApplication.clipboard().text(), index.row(), index.column())
        elif control and event.key() == Qt.Key.Key_D:
            self.blocks.fill(rows, index.column(), self._typed_text)
        elif event.key() == Qt.Key.Key_Delete and not column.name and not self.removes:
            self.blocks.clear(rows, index.column())
        else:
            return False
        return True

    def _typed_text(self, row: int, at: int) -> str:
        return str(self._model.data(self._model.index(row, at), Qt.ItemDataRole.EditRole))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An accent comes this way, and may not rename either."""
        if self._on_name() and (event.commitString() or event.preeditString()):
            self._refuse_name()
            event.accept()
            return
        super().inputMethodEvent(event)

    def _column(self) -> Column[T] | None:
        at = self.currentIndex().column()
        return self._model.columns[at] if at >= 0 else None

    def _on_name(self) -> bool:
        column = self._column()
        return column is not None and column.name

    def _refuse_name(self) -> None:
        column = self._column()
        if column is not None:
            words = _("«{column}» no se cambia al escribir encima: F2 lo corrige; con → se pasa a las otras columnas.")
            self.refused.emit(words.format(column=column.title))

    def _enter(self) -> None:
        """Write the cell; open the record where there is nothing to write, and from its name if the table says so."""
        column = self._column()
        if column is None or column.edit is None or (column.name and self.names_open):
            self.opened.emit(self.current)
        else:
            self.edit(self.currentIndex())

    # -- Tab goes from cell to cell

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt asks for the next one also when the table is hidden or disabled under the keyboard.
        left = self.isHidden() or not self.isVisible() or not self.isEnabled()
        # Of one column that is written there is nothing at its right: Enter goes down it, and Tab goes on.
        if left or len(self._written()) < 2:
            return super().focusNextPrevChild(forward)
        return self._step(forward) or go_on(self, forward) or super().focusNextPrevChild(forward)

    def _on_began(self, editor: QWidget, index: Index) -> None:
        editor.setAccessibleName(self._model.columns[index.column()].title)
        self._editor = editor

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.cells.ended()
        ends = QAbstractItemDelegate.EndEditHint
        unwritten, self._model.unwritten = self._model.unwritten, ""
        super().closeEditor(editor, ends.NoHint if hint in (ends.EditNextItem, ends.EditPreviousItem) else hint)
        if unwritten and hint is not ends.RevertModelCache:
            # Not now: the old editor is still being closed.
            QTimer.singleShot(0, self, partial(self._open_again, QPersistentModelIndex(self.currentIndex()), unwritten))
        elif hint is ends.SubmitModelCache:
            self._go_down()
        elif hint in (ends.EditNextItem, ends.EditPreviousItem):
            # The next cell waits for its key: an open one would lose its text to the first letter.
            self.focusNextPrevChild(hint is ends.EditNextItem)

    def _open_again(self, cell: QPersistentModelIndex, text: str) -> None:
        """What was refused, as it was typed, to be put right."""
        index = self._model.index(cell.row(), cell.column())
        if not index.isValid() or not self.isVisible():
            return
        self.setCurrentIndex(index)
        self.edit(index)
        if isinstance(self._editor, QLineEdit):
            self._editor.setText(text)
            self._editor.selectAll()

    def _go_down(self) -> None:
        """Enter, in a cell: the one below waits for its key. A name stays: Ins goes on from there."""
        below = self._model.index(self.currentIndex().row() + 1, self.currentIndex().column())
        if below.isValid() and not self._on_name():
            self.setCurrentIndex(below)

    def _written(self) -> list[int]:
        return [number for number in self._shown() if self._model.columns[number].edit is not None]

    def _step(self, forward: bool) -> bool:
        """To the next cell that can be written, in the order one reads; False at the end."""
        cells = [(row, at) for row in range(len(self._model.records)) for at in self._written()]
        here = (self.currentIndex().row(), self.currentIndex().column())
        beyond = [cell for cell in cells if cell > here] if forward else [cell for cell in cells if cell < here]
        if not beyond:
            return False
        self.setCurrentIndex(self._model.index(*(beyond[0] if forward else beyond[-1])))
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()


class RemovingTable(RecordTable[T]):
    """`removing` fires with Supr: the current record is to go."""

    removing = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removing.emit()
            return
        super().keyPressEvent(event)
