"""One way to begin something: the primary button of a page and Ctrl+N make what the tab that is shown holds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from munidesk.ui import icons, theme
from munidesk.ui.tabs import Tabs

KEY = "Ctrl+N"
_CAP = 46
"""Pixels at 100 % of its cap on the button."""
_ROOMY_FROM = 1200
"""The width of a window whose headers have room for the cap."""


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
    """Follows the tabs of its page; hidden where there is nothing to begin.

    `other` is for tabs that say nothing, and for a page without tabs, which calls `follow` itself.
    """

    def __init__(self, tabs: Tabs | None, other: Callable[[], Making | None] = lambda: None) -> None:
        super().__init__()
        self._tabs, self._other = tabs, other
        self._made: Making | None = None
        self._roomy = False
        self.setProperty("kind", "primary")
        self.setAutoDefault(True)
        self.setIcon(icons.icon("plus", theme.tokens().on_accent, 18))
        self.setIconSize(QSize(18, 18))
        self.setToolTip(KEY)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self.make())
        QShortcut(QKeySequence(KEY), self, self.make)
        if tabs is not None:
            tabs.shown.connect(self.follow)

    def follow(self) -> None:
        """Say what the tab makes now."""
        tab = self._tabs.current if self._tabs is not None else None
        self._made = tab.making() if isinstance(tab, Makes) else self._other()
        self.setText(self._made.words if self._made else "")
        self.setAccessibleName(self.text())
        self.setVisible(self._made is not None)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(theme.px(_CAP + 8), 0)

    def minimumSizeHint(self) -> QSize:
        """In a narrow window without the cap: the words stay whole."""
        return self.sizeHint() if self._roomy else super().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.window().width() >= theme.px(_ROOMY_FROM)
        if roomy is not self._roomy:
            self._roomy = roomy
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, and at their end the key they go by."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self.width() >= self.sizeHint().width():
            self._paint_cap(painter)
            option.rect = option.rect.adjusted(0, 0, -theme.px(_CAP + 8), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.end()

    def _paint_cap(self, painter: QPainter) -> None:
        width, height = theme.px(_CAP), theme.px(20)
        cap = QRect(self.width() - width - theme.px(8), (self.height() - height) // 2, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setOpacity(0.85)
        painter.setFont(theme.font(theme.SMALL, theme.SEMIBOLD))
        painter.drawRoundedRect(cap, 4, 4)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, KEY)
        painter.restore()

    def make(self) -> None:
        if self._made is not None and self.isEnabled():
            self._made.make()
