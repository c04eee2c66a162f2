"""A few large choices one under the other: an icon, what it does, a line about it; arrows go, Enter does."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from munidesk.ui import icons, theme
from munidesk.ui.widgets import Chip, column, elided, label, row

_HEIGHT = 64


class WayButton(QPushButton):
    """One choice. A choice that cannot be made says why in its line."""

    moved = Signal(int)

    def __init__(self, icon: str, title: str, clicked: Callable[[], object]) -> None:
        super().__init__()
        self.title = title
        self.setProperty("kind", "way")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: clicked())
        self._icon = icon
        self._mark, self._arrow = QLabel(), QLabel()
        self._line = elided(kind="quiet", stretch=True)
        self.chip = Chip()
        words = column(None, label(title, "strong"), self._line, None, spacing=2)
        inside = row(self._mark, spacing=16, margins=(20, 0, 14, 0))
        inside.addLayout(words, 1)
        inside.addWidget(self.chip)
        inside.addWidget(self._arrow)
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dress()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(_HEIGHT))

    def say(self, line: str, *, enabled: bool = True) -> None:
        self._line.setText(line)
        self.setEnabled(enabled)
        self._name()

    def say_chip(self, word: str, tone: str = "neutral", icon: str = "") -> None:
        self.chip.set(word, tone, icon)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(self.title)
        told = (self._line.text(), self.chip.accessibleName())
        self.setAccessibleDescription(" ".join(part for part in told if part))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        t, on = theme.tokens(), self.isEnabled()
        self._mark.setPixmap(icons.pixmap(self._icon, t.accent if on else t.off, 20))
        self._arrow.setPixmap(icons.pixmap("chevron-right", t.text2 if on else t.neutral, 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Right:
                self.moved.emit(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Left:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case _:
                super().keyPressEvent(event)


class Ways(QWidget):
    """Some of the choices, in the order that is asked for; the arrows pass over those that cannot be made."""

    def __init__(self, buttons: Iterable[WayButton]) -> None:
        super().__init__()
        self._all = tuple(buttons)
        self.buttons: tuple[WayButton, ...] = ()
        self._column = column(*self._all, spacing=12)
        self.setLayout(self._column)
        for made in self._all:
            made.moved.connect(self._move)

    def show_ways(self, buttons: Sequence[WayButton]) -> None:
        """Show these, in this order."""
        self.buttons = tuple(buttons)
        for made in self._all:
            self._column.removeWidget(made)
            made.setVisible(made in self.buttons)
        for made in self.buttons:
            self._column.addWidget(made)
        for before, after in pairwise(self.buttons):
            QWidget.setTabOrder(before, after)

    def focus_first(self) -> None:
        first = next((one for one in self.buttons if one.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _move(self, step: int) -> None:
        usable = [one for one in self.buttons if one.isEnabled()]
        here = next((place for place, one in enumerate(usable) if one.hasFocus()), 0)
        usable[(here + step) % len(usable)].setFocus(Qt.FocusReason.TabFocusReason)
