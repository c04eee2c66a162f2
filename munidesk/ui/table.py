"""One generic table: columns are data, the model stores nothing, equal rows emit nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from munidesk.base.errors import UserError
from munidesk.ui import theme
from munidesk.ui.cells import CELL_ROLE, Cell, CellDelegate

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """`show` gives the text; `paint` a cell to draw instead; `edit` writes what the person typed (may raise UserError).

    `typed` is the text the editor starts from, where it is not what is shown.
    `width` in pixels at 100 %; 0 takes what is left.
    """

    title: str
    show: Callable[[T], str]
    edit: Callable[[T, str], None] | None = None
    paint: Callable[[T], Cell | None] | None = None
    width: int = 0
    right: bool = False
    typed: Callable[[T], str] | None = None


class _Model(QAbstractTableModel, Generic[T]):
    refused = Signal(str)

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.records: tuple[T, ...] = ()

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
            return self.columns[section].title
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
        for row, (one, other) in enumerate(zip(fresh, old, strict=True)):
            if one != other:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))


class RecordTable(QTableView, Generic[T]):
    """`selected` fires with the current record (or None), `opened` with the one that Enter or a double click chose."""

    selected = Signal(object)
    opened = Signal(object)
    refused = Signal(str)

    def __init__(self, columns: Sequence[Column[T]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model(columns)
        self.setModel(self._model)
        self._model.refused.connect(self.refused)
        self._delegate = CellDelegate(self)
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
        head.setFixedHeight(theme.px(32))
        for number, column in enumerate(columns):
            if column.width:
                self.setColumnWidth(number, theme.px(column.width))
            else:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
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
        self._model.show_records(records)
        if records and self.currentIndex().row() < 0:
            self.setCurrentIndex(self._model.index(max(0, min(row, len(records) - 1)), 0))
        elif not records:
            self.selected.emit(None)

    def select(self, found: Callable[[T], bool]) -> None:
        """Make the first record that `found` accepts the current one."""
        for row, record in enumerate(self._model.records):
            if found(record):
                self.setCurrentIndex(self._model.index(row, 0))
                return

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
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing and self.current is not None:
            self.opened.emit(self.current)
            return
        if event.matches(QKeySequence.StandardKey.Copy) and not editing:
            self.copy()
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return super().eventFilter(watched, event)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()
