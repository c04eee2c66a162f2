"""The two lists of Temas: contributions that are chosen and dragged, themes that take them; each with its keys."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem

from munidesk.base.i18n import _
from munidesk.ui import theme

ID_ROLE = Qt.ItemDataRole.UserRole
MIME = "application/x-munidesk-contributions"


class ContributionList(QListWidget):
    """Several can be chosen; a digit sends them to that theme, N to a new one, U out of theirs.

    `counted` fires with the number typed so far, which Enter ends; going elsewhere with mouse or arrows drops it.
    """

    asked = Signal(str)
    counted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setWordWrap(False)
        self.setAccessibleName(_("Aportes"))
        self.pending = ""

    @property
    def chosen(self) -> list[str]:
        return [str(item.data(ID_ROLE)) for item in self.selectedItems()]

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, "\n".join(str(item.data(ID_ROLE)) for item in items).encode())
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text().upper()
        if text.isdigit():
            self._count(self.pending + text)
            return
        if event.key() == Qt.Key.Key_Backspace and self.pending:
            self._count(self.pending[:-1])
            return
        if event.key() == Qt.Key.Key_Escape and self.pending:
            self._count("")
            return
        number = self.pending
        self._count("")
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and number:
            self.asked.emit(number)
        elif text in {"N", "U"} and not held:  # a capital is the same order
            self.asked.emit(text)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._count("")
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._count("")
        super().focusOutEvent(event)

    def _count(self, number: str) -> None:
        if number != self.pending:
            self.pending = number
            self.counted.emit(number)


class ThemeList(QListWidget):
    """Takes dropped contributions; F2 renames, M merges into another, Supr takes the theme away."""

    dropped = Signal(str, list)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setAccessibleName(_("Temas"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.setCurrentItem(item)
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        ids = bytes(event.mimeData().data(MIME).data()).decode().split("\n")
        item = self.itemAt(event.position().toPoint())
        self.dropped.emit(str(item.data(ID_ROLE)) if item is not None else "", ids)
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {Qt.Key.Key_F2: "rename", Qt.Key.Key_M: "merge", Qt.Key.Key_Delete: "delete"}
        asked = keys.get(Qt.Key(event.key()))
        if asked is not None and self.currentItem() is not None:
            self.asked.emit(asked)
            return
        super().keyPressEvent(event)


def plain_within(listing: QListWidget) -> None:
    """No border of its own inside a card, but when it has the keyboard."""
    listing.setProperty("kind", "inner")
    listing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    listing.setTextElideMode(Qt.TextElideMode.ElideRight)
    listing.setFrameShape(QFrame.Shape.NoFrame)
    listing.setStyleSheet(f"QListWidget::item {{ padding: {theme.px(5)}px {theme.px(10)}px; }}")
