"""Ctrl+K: write, choose with the arrows, Enter goes there."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.i18n import _
from munidesk.ui import icons, theme
from munidesk.ui.context import SearchHit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidget

Find = Callable[[str], Sequence[SearchHit]]


class SearchField(QLineEdit):
    """The field of the top bar with its list of hits below."""

    def __init__(self, host: QWidget, find: Find, go: Callable[[SearchHit], None]) -> None:
        super().__init__()
        self._host = host
        self._find = find
        self._go = go
        self._hits: tuple[SearchHit, ...] = ()
        self.setPlaceholderText(_("Buscar o ir a…"))
        self.setAccessibleName(_("Buscar o ir a…"))
        self.addAction(icons.icon("search", theme.tokens().text2, 18), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._show_hits)
        self.installEventFilter(self)

    @cached_property
    def _list(self) -> "QListWidget":
        """Made when the first word is written: on most mornings after the window was shown."""
        from PySide6.QtWidgets import QListWidget

        made = QListWidget(self._host)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.itemClicked.connect(lambda _item: self._choose())
        made.hide()
        return made

    def _show_hits(self, words: str) -> None:
        from PySide6.QtWidgets import QListWidgetItem

        self._hits = tuple(self._find(words)) if words.strip() else ()
        self._list.clear()
        for hit in self._hits:
            item = QListWidgetItem(icons.icon(hit.icon, size=18), f"{hit.title}   {hit.detail}")
            self._list.addItem(item)
        if words.strip() and not self._hits:
            self._list.addItem(_("No se encontró «{words}».").format(words=words.strip()))
        self._list.setVisible(self._list.count() > 0)
        self._list.setCurrentRow(0)
        at = self.mapTo(self._host, QPoint(0, self.height() + 4))
        rows = min(10, self._list.count())
        self._list.setGeometry(at.x() - theme.px(120), at.y(), self.width() + theme.px(120), rows * theme.px(30) + 8)
        self._list.raise_()

    def _choose(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._hits):
            hit = self._hits[row]
            self.dismiss()
            self._go(hit)

    def dismiss(self) -> None:
        self._hide()
        self.clear()
        self.clearFocus()

    def _hide(self) -> None:
        if "_list" in self.__dict__:
            self._list.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._hide()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self:
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    step = 1 if event.key() == Qt.Key.Key_Down else -1
                    self._list.setCurrentRow(max(0, min(self._list.count() - 1, self._list.currentRow() + step)))
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._choose()
                    return True
                case Qt.Key.Key_Escape:
                    self.dismiss()
                    return True
        return super().eventFilter(watched, event)
