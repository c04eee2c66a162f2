"""The lists of the import assistant: rows drawn by their step, with a cell to choose in, to type in, or to tick."""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from munidesk.town.page_import_cells import GridColumn, GridDelegate, GridModel, Look, R
from munidesk.ui import theme


class Grid(QTableView, Generic[R]):
    """`moved` fires with the current row, `pressed` with the one Space ticks, `opened` with the one Enter chose where
    there is nothing to change, `answered` with a row and what was chosen or typed in it.

    Enter and F2 open the cell that can be changed; Alt+↓ goes to the next row in doubt.
    """

    moved = Signal(object)
    pressed = Signal(object)
    opened = Signal(object)
    answered = Signal(object, str)

    def __init__(self, name: str, columns: Sequence[GridColumn[R]], look: Look[R], *, head: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.grid: GridModel[R] = GridModel(columns, look)
        self.setModel(self.grid)
        self.goes_on = False
        """Whether Enter in a typed cell goes to the next one that can be typed in."""
        self.ticks = 0
        """Pixels at 100 % from the left where a click ticks; 0: anywhere."""
        self._pressed_at = 0
        self._delegate = GridDelegate(self, self.grid)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.verticalHeader().hide()
        self._lay_head(head)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.clicked.connect(self._on_click)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.moved.emit(self.current))

    def _lay_head(self, shown: bool) -> None:
        head = self.horizontalHeader()
        head.setVisible(shown)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFixedHeight(theme.px(32))
        head.setMinimumSectionSize(theme.px(24))
        for at, column in enumerate(self.grid.columns):
            fixed = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(at, fixed)
            if column.width:
                self.setColumnWidth(at, theme.px(column.width))

    # -- what it shows

    @property
    def rows(self) -> tuple[R, ...]:
        return self.grid.rows

    @property
    def current(self) -> R | None:
        at = self.currentIndex().row()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show these; the row that was current stays so, where it is still there, else the one in its place."""
        key, was = self.grid.look.key, self.currentIndex().row()
        known = key(self.rows[was]) if 0 <= was < len(self.rows) else None
        scrolled = self.verticalScrollBar().value()
        self.grid.show(rows)
        self._lay_rows()
        if not rows:
            self.moved.emit(None)
            return
        at = next((n for n, row in enumerate(self.rows) if known is not None and key(row) == known), -1)
        self.go_to(at if at >= 0 else max(0, min(was, len(rows) - 1)))
        self.verticalScrollBar().setValue(scrolled)

    def _lay_rows(self) -> None:
        look, width = self.grid.look, len(self.grid.columns)
        self.clearSpans()
        head = self.verticalHeader()
        head.setDefaultSectionSize(theme.px(look.height(self.rows[0])) if self.rows else theme.px(32))
        for at, row in enumerate(self.rows):
            height = theme.px(look.height(row))
            if head.sectionSize(at) != height:
                head.resizeSection(at, height)
            if look.spans(row) and width > 1:
                self.setSpan(at, 0, 1, width)

    def go_to(self, at: int) -> None:
        """Make that row the current one, on the cell that can be changed."""
        if 0 <= at < len(self.rows):
            self.setCurrentIndex(self.grid.index(at, self._place(at)))

    def go_where(self, found: Callable[[R], bool]) -> bool:
        """To the first row after the current one, around the end, that `found` accepts."""
        count, here = len(self.rows), self.currentIndex().row()
        at = next((n % count for n in range(here + 1, here + 1 + count) if found(self.rows[n % count])), -1)
        self.go_to(at)
        return at >= 0

    def _place(self, at: int) -> int:
        row = self.rows[at]
        return next((n for n, one in enumerate(self.grid.columns) if one.opens(row)), 0)

    def sizeHint(self) -> QSize:
        height = sum(theme.px(self.grid.look.height(row)) for row in self.rows[:40])
        head = 0 if self.horizontalHeader().isHidden() else theme.px(32)
        return QSize(theme.px(240), height + head + 2)

    # -- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        row, index = self.current, self.currentIndex()
        if row is None:
            event.ignore()
        elif self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the editor's own Enter comes by here: what was written is on its way already
        elif key == Qt.Key.Key_Down and held & Qt.KeyboardModifier.AltModifier:
            self.go_where(self.grid.look.doubts)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not held:
            self._enter(row)
        elif key == Qt.Key.Key_Space and not held and not self.grid.columns[index.column()].opens(row):
            self.pressed.emit(row)
        elif held & Qt.KeyboardModifier.ControlModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the page goes on
        else:
            super().keyPressEvent(event)

    def _enter(self, row: R) -> None:
        index = self.grid.index(self.currentIndex().row(), self._place(self.currentIndex().row()))
        if self.grid.columns[index.column()].opens(row):
            self.setCurrentIndex(index)
            self.edit(index)
        else:
            self.opened.emit(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint().x()
        super().mousePressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        row = self.rows[index.row()]
        if self.grid.columns[index.column()].opens(row):
            self.edit(index)
        elif not self.ticks or self._pressed_at <= theme.px(self.ticks):
            self.pressed.emit(row)

    def commitData(self, editor: QWidget) -> None:
        """What was written or chosen goes to the step; the list is drawn anew by it."""
        row = self.current
        if row is not None and editor.property("changed"):
            editor.setProperty("changed", False)
            text = str(editor.currentData()) if isinstance(editor, QComboBox) else _text(editor)
            self._later(lambda: self.answered.emit(row, text))

    def _later(self, told: Callable[[], None]) -> None:
        """When the editor is gone: the list is drawn anew by it."""
        QTimer.singleShot(0, self, told)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        ends = QAbstractItemDelegate.EndEditHint
        onwards = hint in (ends.EditNextItem, ends.EditPreviousItem)
        super().closeEditor(editor, ends.NoHint if onwards else hint)
        self.setFocus()
        if onwards:
            self.focusNextPrevChild(hint is ends.EditNextItem)
        elif hint is ends.SubmitModelCache and self.goes_on and isinstance(editor, QLineEdit):
            self.go_where(self._typed)

    def _typed(self, row: R) -> bool:
        return any(one.typed is not None and one.typed(row) is not None for one in self.grid.columns)

    def _hover(self, at: int) -> None:
        if at != self._delegate.hovered:
            self._delegate.hovered = at
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)


def _text(editor: QWidget) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else ""
