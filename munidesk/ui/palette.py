"""The place of Ctrl+K in the top bar: it looks like a field and opens the search over the whole window."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from munidesk.base.i18n import _
from munidesk.ui import icons, theme
from munidesk.ui.widgets import keycap, row

_WIDE, _NARROW = 336, 112


class SearchButton(QPushButton):
    def __init__(self, opened: Callable[[], None]) -> None:
        super().__init__(icons.icon("search", theme.tokens().text2, 18), "")
        self.setProperty("kind", "search")
        self.setAccessibleName(_("Buscar o ir a…"))
        self.setLayout(row(None, keycap("Ctrl+K"), margins=(0, 0, 8, 0)))
        self.narrow(False)
        self.setStyleSheet("QPushButton { text-align: left; font-weight: normal; }")
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.clicked.connect(opened)

    def narrow(self, narrow: bool) -> None:
        """Its key alone, where the room is needed for a while."""
        self.setText("" if narrow else f" {_('Buscar o ir a…')}")
        self.setFixedWidth(theme.px(_NARROW if narrow else _WIDE))
