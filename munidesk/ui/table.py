"""One generic table: columns are data, the model stores nothing, equal rows emit nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
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
    QMenu,
    QTableView,
    QWidget,
)

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.cell_drafts import CellDrafts
from munidesk.ui.cells import CELL_ROLE, Cell, CellDelegate
from munidesk.ui.column_widths import ColumnWidths
from munidesk.ui.page import go_on

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """`show` gives the text; `paint` a cell to draw instead; `edit` writes what the person typed (may raise UserError).

    `typed` is the text the editor starts from, where it is not what is shown.
    `name`: it says which record this is. Typing over it writes nothing: F2 or a double click open it.
    `order`: the table can be ordered by what this gives, which compares with its like.
    `width` in pixels at 100 %; 0 takes what is left.
    """

    title: str
    show: Callable[[T], str]
    edit: Callable[[T, str], None] | None = None
    paint: Callable[[T], Cell | None] | None = None
    width: int = 0
    right: bool = False
    typed: Callable[[T], str] | None = None
    name: bool = False
    order: Callable[[T], Any] | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """By which column a table is ordered; -1 leaves the records as they come."""

    column: int = -1
    down: bool = False


NO_ORDER = Order()


class _Model(QAbstractTableModel, Generic[T]):
    refused = Signal(str)

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.records: tuple[T, ...] = ()
        self.order: Order = NO_ORDER

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.records)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, record = self.columns[index.column()], self.records[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.show(record)
        if role == Qt.ItemDataRole.EditRole:
            return (column.typed or column.show)(record)
        if role == CELL_ROLE:
            return column.paint(record) if column.paint is not None else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            title = self.columns[section].title
            return f"{title} {'↓' if self.order.down else '↑'}" if section == self.order.column else title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if self.columns[index.column()].edit is not None else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or column.edit is None or self.data(index, role) == value:
            return False
        try:
            column.edit(self.records[index.row()], str(value))
        except UserError as error:
            self.refused.emit(str(error))
            return False
        return True

    def show_records(self, records: Sequence[T]) -> None:
        """Replace the records, announcing only what differs, so that selection and scroll stay."""
        fresh, old = tuple(records), self.records
        if len(fresh) != len(old):
            self.beginResetModel()
            self.records = fresh
            self.endResetModel()
            return
        self.records = fresh
        for first, last in _runs(at for at, one in enumerate(fresh) if one is not old[at] and one != old[at]):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """(first, last) of each run of rows that follow one another."""
    found: list[int] = []
    for row in rows:
        if found and row != found[-1] + 1:
            yield found[0], found[-1]
            found = []
        found.append(row)
    if found:
        yield found[0], found[-1]


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

    Keys, where cells can be written: typing and Enter write the current cell, unless it is the name; Tab goes
    from one to the next, and from the last to what follows on the page.
    """

    selected = Signal(object)
    ordered = Signal(object)
    opened = Signal(object)
    refused = Signal(str)

    def __init__(self, columns: Sequence[Column[T]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(columns)
        self.setModel(self._model)
        self._model.refused.connect(self.refused)
        self.orders = True
        self._given: tuple[T, ...] = ()
        self.names_open = False
        self.cells = CellDrafts(self, self.edit)
        self._delegate = CellDelegate(self)
        self._delegate.began.connect(self.cells.began)
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
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.selected.emit(self.current))
        self.doubleClicked.connect(self._on_double)

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
        self._widths.measure(self._given)
        if records and self.currentIndex().row() < 0:
            self.setCurrentIndex(self._model.index(max(0, min(row, len(records) - 1)), self._first_column()))
        elif not records:
            self.selected.emit(None)
        QTimer.singleShot(0, self, self.cells.resume)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.fit()

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

    def _first_column(self) -> int:
        """Where the cursor of the keyboard begins: the first that can be written."""
        return next((at for at, one in enumerate(self._model.columns) if one.edit is not None), 0)

    def _on_double(self, index: QModelIndex) -> None:
        """A cell that can be written opens its editor; any other opens the record."""
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(self._model.records[index.row()])

    def copy(self) -> None:
        """The chosen rows to the clipboard, as a spreadsheet takes them: what is shown, a tab between cells."""
        shown = [number for number in range(len(self._model.columns)) if not self.isColumnHidden(number)]
        rows = sorted(one.row() for one in self.selectionModel().selectedRows())
        lines = ("\t".join(self._cell_text(row, number) for number in shown) for row in rows)
        QApplication.clipboard().setText("\n".join(lines))

    def _cell_text(self, row: int, number: int) -> str:
        return " ".join(self._model.columns[number].show(self._model.records[row]).split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self._enter()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif _writes(event) and self._on_name():
            self._refuse_name()
        else:
            super().keyPressEvent(event)

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
        if not any(one.edit is not None for one in self._model.columns):
            return super().focusNextPrevChild(forward)
        return self._step(forward) or go_on(self, forward) or super().focusNextPrevChild(forward)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.cells.ended()
        ends = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, ends.NoHint if hint in (ends.EditNextItem, ends.EditPreviousItem) else hint)
        if hint in (ends.EditNextItem, ends.EditPreviousItem):
            # The next cell waits for its key: an open one would lose its text to the first letter.
            self.focusNextPrevChild(hint is ends.EditNextItem)

    def _step(self, forward: bool) -> bool:
        """To the next cell that can be written, in the order one reads; False at the end."""
        columns = [
            at for at, one in enumerate(self._model.columns) if one.edit is not None and not self.isColumnHidden(at)
        ]
        cells = [(row, at) for row in range(len(self._model.records)) for at in columns]
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
