"""The tabs under a module's title; each is made on its first visit."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QToolButton, QWidget

from munidesk.ui import theme
from munidesk.ui.context import Beside, Context
from munidesk.ui.page import TABS, begin
from munidesk.ui.segments import segment_style
from munidesk.ui.widgets import card, column, row, rule

Maker = Callable[[], QWidget]
Lead = tuple[str, Callable[[], object]]
"""A word among the tabs, and the page it goes to."""


class Tabs(QWidget):
    """(word, maker) from left to right. A tab with a `refresh` method reads again each time it is shown.

    `shown` fires when another one is. Choosing one puts the keyboard in it, and so does a page that begins with its
    tabs. `beside` stands at the right of their words: figures of the whole page, not a second strip. `leads` are
    words after those of the tabs that go to other pages.
    """

    shown = Signal()
    turns = True
    """Whether Ctrl+Tab turns them."""

    def __init__(
        self, makers: Sequence[tuple[str, Maker]], beside: QWidget | None = None, *, leads: Sequence[Lead] = ()
    ) -> None:
        super().__init__()
        self.setObjectName(TABS)
        self._makers, self._leads = tuple(makers), tuple(leads)
        self._made: dict[int, QWidget] = {}
        self._stack = QStackedWidget()
        self._group = QButtonGroup(self)
        words = [word for word, _maker in self._makers]
        for index, word in enumerate(words):
            made = self._button(index, word)
            made.clicked.connect(lambda _checked=False, at=index: self.choose(at))
            self._group.addButton(made, index)
        bar = self._bar(beside, leads)
        layout = column(bar, *self._under(), spacing=0)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)

    def _button(self, index: int, word: str) -> QToolButton:
        del index
        return tab_button(word)

    def _under(self) -> Sequence[QWidget]:
        """What parts the words from what they show."""
        return (rule(),)

    def _bar(self, beside: QWidget | None, leads: Sequence[Lead]) -> QFrame:
        """The words side by side; `leads` to other pages after them."""
        bar, inner = card("bar"), self._line()
        for made in self._group.buttons():
            inner.addWidget(made)
        for lead in leads:
            inner.addWidget(lead_button(lead))
        if beside is None:
            inner.addStretch(1)
        else:
            inner.addWidget(beside, 1)
        bar.setLayout(inner)
        return bar

    def _line(self) -> QHBoxLayout:
        return row(spacing=8, margins=(14, 0, 24, 0))

    def begin(self, index: int = 0) -> None:
        """The tab a new page begins with, not read yet: the page reads it with itself when it is first shown."""
        if index not in self._made:
            self._made[index] = self._makers[index][1]()
            self._stack.addWidget(self._made[index])
        self._group.button(index).setChecked(True)
        self._stack.setCurrentWidget(self._made[index])
        self.setFocusProxy(self._made[index])  # a page begins in the tab that is shown
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
        """The tab beside, or the page that stands among the tabs, around the end."""
        own = len(self._makers)
        at = (self.index + by) % (own + len(self._leads))
        if at < own:
            self.choose(at)
        else:
            self._leads[at - own][1]()

    def ends(self, by: int) -> bool:
        """Is there nothing more that way?"""
        return not 0 <= self.index + by < len(self._makers) + len(self._leads)

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


class Parts(Tabs):
    """Tabs within a page that itself stands among tabs: drawn as segments."""

    def _button(self, index: int, word: str) -> QToolButton:
        made = QToolButton()
        made.setText(word)
        made.setCheckable(True)
        made.setFixedHeight(theme.px(32))
        made.setStyleSheet(segment_style(first=index == 0, last=index == len(self._makers) - 1))
        return made

    def _under(self) -> Sequence[QWidget]:
        return ()

    def _line(self) -> QHBoxLayout:
        return row(spacing=0, margins=(24, 12, 24, 0))


class Siblings(QFrame):
    """The tabs of the page this one stands within and the pages among them: its own is chosen, the others are ways.

    `beside` stands at the right of their words, as it does in `Tabs`. Alone, it shows nothing.
    """

    def __init__(self, context: Context, key: str, beside: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self._context, self._key, self._all = context, key, tuple(context.beside(key))
        inner = row(spacing=8, margins=(14, 0, 24, 0))
        for one in self._all:
            made = tab_button(one[0])
            made.setChecked(one[1] == key)
            made.clicked.connect(partial(_lead, context, made, one, key))
            inner.addWidget(made)
        inner.addStretch(1)
        if beside is not None:
            inner.addWidget(beside)
        layout = column(spacing=0)
        layout.addLayout(inner)
        layout.addWidget(rule())
        self.setLayout(layout)
        self.setHidden(not self._all)

    def turn(self, by: int) -> None:
        """To what stands beside this page among them, around the end."""
        if not self._all:
            return
        own = next((at for at, one in enumerate(self._all) if one[1] == self._key), 0)
        _word, there, arguments = self._all[(own + by) % len(self._all)]
        self._context.navigator.go(there, **arguments)


def _lead(context: Context, made: QToolButton, one: Beside, key: str) -> None:
    """To its page; the button shows where one is, not where one went."""
    _word, there, arguments = one
    made.setChecked(there == key)
    if there != key:
        context.navigator.go(there, **arguments)


def leads_of(context: Context, key: str) -> tuple[Lead, ...]:
    """What stands among the tabs of the page and is a page of its own."""
    others = ((word, there) for word, there, _arguments in context.beside(key) if there != key)
    return tuple((word, partial(context.navigator.go, there)) for word, there in others)


def lead_button(lead: Lead) -> QToolButton:
    word, go = lead
    made = tab_button(word)
    made.setCheckable(False)
    made.clicked.connect(lambda _checked=False: go())
    return made


def tab_button(word: str) -> QToolButton:
    made = QToolButton()
    made.setText(word)
    made.setCheckable(True)
    made.setFixedHeight(theme.px(38))
    made.setStyleSheet(_tab_style())
    return made


def _tab_style() -> str:
    t = theme.tokens()
    plain = "border: 0; border-radius: 0; padding: 0 10px; background: transparent;"
    return (
        f"QToolButton {{ {plain} color: {t.text2}; border-bottom: 3px solid transparent; }}"
        f"QToolButton:hover {{ color: {t.text}; background: transparent; }}"
        f"QToolButton:checked {{ {plain} color: {t.accent}; font-weight: 600; border-bottom: 3px solid {t.accent}; }}"
        f"QToolButton:focus {{ color: {t.accent}; border: 2px solid {t.accent}; border-radius: 6px; }}"
    )
