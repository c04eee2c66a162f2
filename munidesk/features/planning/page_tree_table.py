"""The table of the plan: its keys, its fold arrows, several lines chosen at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from munidesk.base.i18n import _
from munidesk.features.planning.domain import Line
from munidesk.ui import theme
from munidesk.ui.cells import CELL_ROLE, INDENT, TreeCell
from munidesk.ui.hints import hint_line
from munidesk.ui.table import Column, RecordTable


def hints() -> tuple[tuple[str, str], ...]:
    """Keys of the tree, as the strip at its foot names them."""
    return (
        ("Ins", _("renglón")),
        ("Alt+→ ←", _("nivel")),
        ("Ctrl+↑ ↓", _("mover")),
        ("Supr", _("quitar")),
        ("Ctrl+D", _("rellenar")),
        ("Ctrl+V", _("pegar")),
        ("Ctrl+R", _("avance")),
        ("→", _("otra columna")),
        ("F2", _("nombre")),
        ("Enter", _("abrir")),
        ("F6", _("cronograma: ← → mueve")),
    )


def strip() -> QWidget:
    """The keys at the foot of the tree."""
    return hint_line(hints())


class TreeTable(RecordTable[Line]):
    """`asked(key)`: what the tree does for each key that is not editing."""

    asked = Signal(str)

    def __init__(self, columns: Sequence[Column[Line]]) -> None:
        super().__init__(columns)
        self.names_open = True
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)

    @property
    def chosen(self) -> list[Line]:
        """The selected lines from the top down."""
        return [self.records[one.row()] for one in sorted(self.selectionModel().selectedRows())]

    def _folds(self, *, folded: bool) -> bool:
        """The cursor is on the name of a group that is folded, or open; elsewhere the arrows go from cell to cell."""
        cell = self.currentIndex().data(CELL_ROLE) if self.currentIndex().column() == 0 else None
        return isinstance(cell, TreeCell) and cell.folded is folded

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = index.data(CELL_ROLE) if index.isValid() and index.column() == 0 else None
        if isinstance(cell, TreeCell) and cell.folded is not None:
            left = self.visualRect(index).left() + theme.px(12) + theme.px(INDENT) * cell.depth
            if left - 4 <= event.position().x() <= left + theme.px(20):
                self.asked.emit("unfold" if cell.folded else "fold")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        editing = self.state() == self.State.EditingState
        key = Qt.Key(event.key())
        name = {
            (Qt.Key.Key_Insert, False, False): "insert", (Qt.Key.Key_Return, True, False): "insert",
            (Qt.Key.Key_Delete, False, False): "delete", (Qt.Key.Key_Right, False, True): "deeper",
            (Qt.Key.Key_Left, False, True): "shallower", (Qt.Key.Key_Up, True, False): "up",
            (Qt.Key.Key_Down, True, False): "down", (Qt.Key.Key_D, True, False): "fill",
            (Qt.Key.Key_R, True, False): "reading", (Qt.Key.Key_Left, False, False): "fold",
            (Qt.Key.Key_Right, False, False): "unfold",
        }.get((key, control, alt))  # fmt: skip
        if event.matches(QKeySequence.StandardKey.Paste) and not editing:
            name = "paste"
        if name in {"fold", "unfold"} and not self._folds(folded=name == "unfold"):
            name = None
        if name is not None and not editing:
            self.asked.emit(name)
            return
        super().keyPressEvent(event)
