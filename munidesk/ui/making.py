"""One way to begin something: the primary button of a page and Ctrl+N make what the tab that is shown holds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from munidesk.ui import icons, theme
from munidesk.ui.tabs import Tabs

KEY = "Ctrl+N"


@dataclass(frozen=True, slots=True)
class Making:
    """`words` on the button («Nuevo encuentro»), `make` what it and Ctrl+N do."""

    words: str
    make: Callable[[], object]


@runtime_checkable
class Makes(Protocol):
    """A tab says what is begun in it; None while nothing can be."""

    def making(self) -> Making | None: ...


class MakeButton(QPushButton):
    """Follows the tabs of its page; hidden where there is nothing to begin. `other` is for tabs that say nothing."""

    def __init__(self, tabs: Tabs, other: Callable[[], Making | None] = lambda: None) -> None:
        super().__init__()
        self._tabs, self._other = tabs, other
        self._made: Making | None = None
        self.setProperty("kind", "primary")
        self.setAutoDefault(True)
        self.setIcon(icons.icon("plus", theme.tokens().on_accent, 18))
        self.setIconSize(QSize(18, 18))
        self.setToolTip(KEY)
        self.clicked.connect(lambda _checked=False: self.make())
        QShortcut(QKeySequence(KEY), self, self.make)
        tabs.shown.connect(self.follow)

    def follow(self) -> None:
        """Say what the tab makes now."""
        tab = self._tabs.current
        self._made = tab.making() if isinstance(tab, Makes) else self._other()
        self.setText(self._made.words if self._made else "")
        self.setAccessibleName(self.text())
        self.setVisible(self._made is not None)

    def make(self) -> None:
        if self._made is not None and self.isEnabled():
            self._made.make()
