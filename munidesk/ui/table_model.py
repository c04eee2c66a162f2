"""What a table shows, as data: its columns and their order; the model stores nothing and announces what differs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from munidesk.base.errors import UserError
from munidesk.ui.cells import CELL_ROLE, Cell, TextCell
from munidesk.ui.spoken import blank_words

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """`show` gives the text; `paint` a cell to draw instead; `edit` writes what the person typed (may raise UserError).

    `typed` is the text the editor starts from, where it is not what is shown.
    `name`: it says which record this is. Typing over it writes nothing: F2 or a double click open it.
    `order`: the table can be ordered by what this gives, which compares with its like.
    `width` in pixels at 100 %; 0 takes what is left.
    `wraps`: the text is read whole, in as many lines as it needs; for tables of hundreds of rows, not of thousands.
     `folds`: it is not there while no record has anything in it.
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
    folds: bool = False
    wraps: bool = False

    def cell(self, record: T) -> Cell | None:
        """What is drawn; None is the plain text on one line."""
        if self.paint is not None:
            return self.paint(record)
        return TextCell(self.show(record), wraps=True) if self.wraps else None


@dataclass(frozen=True, slots=True)
class Order:
    """By which column a table is ordered; -1 leaves the records as they come."""

    column: int = -1
    down: bool = False


NO_ORDER = Order()


class TableModel(QAbstractTableModel, Generic[T]):
    refused = Signal(str)

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.records: tuple[T, ...] = ()
        self.order: Order = NO_ORDER
        self.unwritten = ""
        """What was typed in the cell that was refused last, until somebody takes it."""

    def name_columns(self, titles: Mapping[int, str]) -> None:
        """Other titles for these columns, by their place from 0."""
        self.columns = tuple(replace(one, title=titles.get(at, one.title)) for at, one in enumerate(self.columns))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.records)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, record = self.columns[index.column()], self.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.show(record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.show(record) or blank_words(column.title)
        if role == Qt.ItemDataRole.EditRole:
            return (column.typed or column.show)(record)
        if role == CELL_ROLE:
            return column.cell(record)
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
            self.unwritten = str(value)
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
