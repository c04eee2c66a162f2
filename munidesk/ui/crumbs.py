"""The way here, in the top bar: each word but the last leads back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel

from munidesk.ui import icons, theme
from munidesk.ui.page import Crumb
from munidesk.ui.widgets import button, clear, elided, label


class Crumbs(QHBoxLayout):
    def __init__(self, go: Callable[[str], None]) -> None:
        super().__init__()
        self._go = go
        self.setSpacing(4)

    def show_way(self, crumbs: Sequence[Crumb]) -> None:
        """(word, key of its page) from the first to where one is; at once: the toast beside it asks for its width."""
        clear(self)
        for number, (word, key) in enumerate(crumbs):
            if number:
                arrow = QLabel()
                arrow.setPixmap(icons.pixmap("chevron-right", theme.tokens().text2, 14))
                self.addWidget(arrow)
            if key and number < len(crumbs) - 1:
                to = button(word, partial(self._go, key), kind="quiet")
                to.setStyleSheet(f"QPushButton {{ color: {theme.tokens().text2}; padding: 0 4px; min-height: 26px; }}")
                self.addWidget(to)
            elif number == len(crumbs) - 1:
                self.addWidget(elided(word, "strong"))  # beside what just happened there may be less room than it takes
            else:
                self.addWidget(label(word, "quiet-text"))
        for at in range(self.count()):
            item = self.itemAt(at)
            if item is not None and (widget := item.widget()) is not None:
                widget.show()
