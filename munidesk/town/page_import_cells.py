"""What stands in a list of the import assistant: its columns, how they are drawn, the editor a cell becomes."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from munidesk.ui import icons, theme
from munidesk.ui.cells import paint_words
from munidesk.ui.combo import Combo
from munidesk.ui.spoken import blank_words

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Options = Sequence[tuple[str, str]]
Paint = Callable[[QPainter, QRect, R], None]
_ROW = Qt.ItemDataRole.UserRole + 21


@dataclass(frozen=True, slots=True)
class GridColumn(Generic[R]):
    """`text` is what is read, `paint` how it is drawn; `width` in pixels at 100 %, 0 takes what is left.

    `options` are (answer, words) a row's cell is chosen from, `typed` the text that may be written over; None where
    the row has no such cell. `answer` is the one that stands. `spoken` is what a screen reader says of the cell, where
    its text alone would not say whose it is.
    """

    title: str
    text: Callable[[R], str]
    paint: "Paint[R] | None" = None
    width: int = 0
    right: bool = False
    options: Callable[[R], Options | None] | None = None
    answer: Callable[[R], str] | None = None
    typed: Callable[[R], str | None] | None = None
    spoken: Callable[[R], str] | None = None

    def opens(self, row: R) -> bool:
        """Whether that cell can be changed."""
        chosen = self.options is not None and self.options(row) is not None
        return chosen or (self.typed is not None and self.typed(row) is not None)


@dataclass(frozen=True, slots=True)
class Look(Generic[R]):
    """How a list draws its rows: `height` in pixels at 100 %, `ground` a token («» is the surface), `spans` a heading
    over all its columns, `doubts` a row that waits for an answer, `key` what a row is known by when it is drawn anew.
    """

    height: Callable[[R], int] = lambda _row: 32
    ground: Callable[[R], str] = lambda _row: ""
    spans: Callable[[R], bool] = lambda _row: False
    doubts: Callable[[R], bool] = lambda _row: False
    key: Callable[[R], Hashable] = id


class GridModel(QAbstractTableModel, Generic[R]):
    def __init__(self, columns: Sequence[GridColumn[R]], look: Look[R]) -> None:
        super().__init__()
        self.columns, self.look = tuple(columns), look
        self.rows: tuple[R, ...] = ()

    def show(self, rows: Sequence[R]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (column.spoken or column.text)(row) or blank_words(column.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.text(row)
        return row if role == _ROW else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        opens = self.columns[index.column()].opens(self.rows[index.row()])
        return flags | Qt.ItemFlag.ItemIsEditable if opens else flags


class GridDelegate(QStyledItemDelegate):
    """Grounds, lines, and the cell that can be changed drawn as the field it becomes."""

    def __init__(self, view: QTableView, model: "GridModel[Any]") -> None:
        super().__init__(view)
        self._model, self.hovered = model, -1
        self._chooser: Combo | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column = index.data(_ROW), self._model.columns[index.column()]
        area: QRect = option.rect
        painter.save()
        self._ground(painter, option, index, row)
        inner = area.adjusted(theme.px(12), 0, -theme.px(8), 0)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if current and not column.opens(row):
            _paint_focus(painter, area)
        if column.opens(row):
            paint_field(painter, field_in(area), column.text(row), chosen=column.options is not None, current=current)
        elif column.paint is not None:
            column.paint(painter, inner, row)
        else:
            painter.setFont(theme.font())
            painter.setPen(theme.colour("text"))
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            paint_words(painter, inner, column.text(row), side)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: object) -> None:
        area: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        own = self._model.look.ground(row)
        name = "selected" if selected else own or ("hover" if index.row() == self.hovered else "surface")
        painter.fillRect(area, theme.colour(name))
        painter.fillRect(area.left(), area.bottom(), area.width(), 1, theme.colour("line"))
        if selected and index.column() == 0:
            painter.fillRect(area.left(), area.top(), theme.px(3), area.height(), theme.colour("accent"))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        row, column = index.data(_ROW), self._model.columns[index.column()]
        options = column.options(row) if column.options is not None else None
        if options is None:
            line = QLineEdit(parent)
            line.setText((column.typed(row) if column.typed is not None else None) or "")
            line.textEdited.connect(lambda _text: line.setProperty("changed", True))
            line.setAccessibleName(column.title)
            line.selectAll()
            return line
        return self._combo(parent, options, column.answer(row) if column.answer is not None else "", column.title)

    def _combo(self, parent: QWidget, options: Options, answer: str, name: str) -> QWidget:
        """One for all cells, kept from one to the next: PySide would take the list of a new one for that of the last,
        where both stood in the same place."""
        combo = self._chooser = self._chooser or self._made(parent)
        combo.clear()
        combo.setProperty("changed", False)
        for one in (combo, combo.view()):
            one.setAccessibleName(name)
        for value, words in options:
            combo.addItem(words, value)
        combo.setCurrentIndex(combo.findData(answer))
        QTimer.singleShot(0, combo, self._open)
        return combo

    def _made(self, parent: QWidget) -> Combo:
        combo = Combo()
        combo.setParent(parent)
        combo.activated.connect(lambda _at: self._take(combo))
        return combo

    def _open(self) -> None:
        if self._chooser is not None and self._chooser.isVisible():
            self._chooser.showPopup()

    def _take(self, combo: Combo) -> None:
        combo.setProperty("changed", True)
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, QAbstractItemDelegate.EndEditHint.SubmitModelCache)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is not self._chooser:
            super().destroyEditor(editor, index)

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """It was given its text when it was made: a row drawn anew must not write over what is being typed."""

    def setModelData(self, _editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """The step hears it through `Grid.commitData`."""

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(field_in(option.rect))


def field_in(area: QRect) -> QRect:
    """Where the field of a cell stands: 32 high at most, with air around it."""
    height = min(area.height() - theme.px(4), theme.px(32))
    return QRect(
        area.left() + theme.px(8), area.top() + (area.height() - height) // 2, area.width() - theme.px(16), height
    )


def _paint_focus(painter: QPainter, area: QRect) -> None:
    """Where the keyboard is, on a cell that is only read."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -3), 4, 4)


def paint_field(painter: QPainter, area: QRect, text: str, *, chosen: bool, current: bool) -> None:
    """A closed list, or a line of text, as the style sheet draws them."""
    t = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(t.accent if current else t.field), 2 if current else 1))
    painter.setBrush(QColor(t.surface))
    inset = 1.0 if current else 0.5
    painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), 6, 6)
    side = theme.px(16) if chosen else 0
    if chosen:
        at = area.right() - side - theme.px(6), area.center().y() - side // 2
        painter.drawPixmap(*at, icons.pixmap("chevron-down", t.text, 16))
    painter.setFont(theme.font())
    painter.setPen(QColor(t.text))
    paint_words(painter, area.adjusted(theme.px(10), 0, -side - theme.px(8), 0), text)
