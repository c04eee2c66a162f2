"""The tabs under a module's title; each is made on its first visit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QWidget

from munidesk.ui import theme
from munidesk.ui.page import TABS, begin
from munidesk.ui.widgets import card, column, row, rule

Maker = Callable[[], QWidget]


class Tabs(QWidget):
    """(word, maker) from left to right. A tab with a `refresh` method reads again each time it is shown.

    `shown` fires when another one is. Choosing one puts the keyboard in it, and so does a page that begins with its
    tabs.
    """

    shown = Signal()

    def __init__(self, makers: Sequence[tuple[str, Maker]]) -> None:
        super().__init__()
        self.setObjectName(TABS)
        self._makers = tuple(makers)
        self._made: dict[int, QWidget] = {}
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        bar = card("bar")
        inner = row(spacing=8, margins=(14, 0, 24, 0))
        for index, (word, _maker) in enumerate(self._makers):
            made = QToolButton()
            made.setText(word)
            made.setCheckable(True)
            made.setFixedHeight(theme.px(38))
            made.setStyleSheet(_tab_style())
            made.clicked.connect(lambda _checked=False, at=index: self.choose(at))
            self._group.addButton(made, index)
            inner.addWidget(made)
        inner.addStretch(1)
        bar.setLayout(inner)
        layout = column(bar, rule(), spacing=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)

    def begin(self, index: int = 0) -> None:
        """The tab a new page begins with, not read yet: the page reads it with itself when it is first shown."""
        if index not in self._made:
            self._made[index] = self._makers[index][1]()
            self._stack.addWidget(self._made[index])
        self._group.button(index).setChecked(True)
        self._stack.setCurrentWidget(self._made[index])
        self.setFocusProxy(self._made[index])
        self.setProperty("index", index)

    def show_tab(self, index: int) -> None:
        self.begin(index)
        self.refresh()
        self.shown.emit()

    def choose(self, index: int) -> None:
        """Show it, with the keyboard in it; where it has nothing to write or choose, on its word."""
        self.show_tab(index)
        self._group.button(index).setFocus()
        if self.current is not None:
            begin(self.current)

    def turn(self, by: int) -> None:
        """The tab beside, around the end."""
        self.choose((self.index + by) % len(self._makers))

    def tab(self, index: int) -> QWidget | None:
        """The widget of a tab that was already visited."""
        return self._made.get(index)

    @property
    def index(self) -> int:
        shown = self._stack.currentWidget()
        return next((at for at, made in self._made.items() if made is shown), 0)

    @property
    def current(self) -> QWidget | None:
        return self._stack.currentWidget()

    @property
    def word(self) -> str:
        """The title of the tab that is shown."""
        shown = self.current
        return next((self._makers[at][0] for at, made in self._made.items() if made is shown), self._makers[0][0])

    def refresh(self) -> None:
        """Let the tab that is shown read again."""
        refresh = getattr(self.current, "refresh", None)
        if refresh is not None:
            refresh()

    def leave(self) -> bool:
        """False when a tab keeps the person here."""
        leaves = [getattr(made, "leave", None) for made in self._made.values()]
        return all(leave() for leave in leaves if leave is not None)


def _tab_style() -> str:
    t = theme.tokens()
    plain = "border: 0; border-radius: 0; padding: 0 10px; background: transparent;"
    return (
        f"QToolButton {{ {plain} color: {t.text2}; border-bottom: 3px solid transparent; }}"
        f"QToolButton:hover {{ color: {t.text}; background: transparent; }}"
        f"QToolButton:checked {{ {plain} color: {t.accent}; font-weight: 600; border-bottom: 3px solid {t.accent}; }}"
        f"QToolButton:focus {{ color: {t.accent}; border: 2px solid {t.accent}; border-radius: 6px; }}"
    )
