"""What a page shows while it is empty: one sentence that says what to do first, and the button that does it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from munidesk.ui import icons, theme
from munidesk.ui.context import Context
from munidesk.ui.making import KEY, Making
from munidesk.ui.page import FIRST, Page, begin
from munidesk.ui.widgets import button, column, icon_label, keycap, label, row

NEW = KEY
"""The key that the page already has for what its tab makes."""


class FirstStep(QFrame):
    """Stands where `instead_of` would; its button has the keyboard when the page opens.

    A file that is only read is told what there is not, and offered nothing.
    """

    def __init__(self, context: Context, icon: str, *instead_of: QWidget) -> None:
        super().__init__()
        self._context, self._instead_of = context, instead_of
        self._making: Making | None = None
        disc = icon_label(icon, "accent", 26)
        disc.setFixedSize(theme.px(56), theme.px(56))
        disc.setAlignment(Qt.AlignmentFlag.AlignCenter)
        disc.setStyleSheet(f"background: {theme.tokens().hover}; border-radius: {theme.px(28)}px;")
        self.words = label(wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.words.setFixedWidth(theme.px(440))
        self.button = button("", self._make)
        self.button.setObjectName(FIRST)
        self.button.setIconSize(QSize(18, 18))
        self._key = keycap("")
        inner = column(None, spacing=14, margins=(16, 16, 16, 16))
        for line in (row(None, disc, None), row(None, self.words, None), row(None, self.button, self._key, None)):
            inner.addLayout(line)
        inner.addStretch(2)
        self.setLayout(inner)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.hide()

    def tell(self, nothing: str, todo: str = "", making: Making | None = None, key: str = "") -> None:
        """`nothing` is what there is not, `todo` what to do first, `making` the button, `key` what else presses it.

        Without a button the keyboard waits where the page says, in the line where the first one is typed.
        """
        writes = not self._context.store.read_only
        can = making is not None and writes
        self._making = making if can else None
        self.words.setText(f"{nothing} {todo}".strip() if writes else nothing)
        self.button.setVisible(can)
        self._key.setVisible(can and bool(key))
        if making is not None:
            self.button.setText(making.words)
            self.button.setIcon(
                icons.icon("chevron-right" if isinstance(making, Leads) else "plus", theme.tokens().accent, 18)
            )
        self._key.setText(key)
        if not writes:  # where nothing is offered the keyboard waits on the sentence, which is read aloud
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAccessibleName(nothing)

    def stand(self, empty: bool) -> None:
        """Show it and hide what it stands for, or the other way round."""
        there = self.window().focusWidget()
        for one in self._instead_of:
            one.setVisible(not empty)
        self.setVisible(empty)
        if not empty and there is not None and self.isAncestorOf(there):
            self._hand_on()

    def _hand_on(self) -> None:
        """What was made is there now: the keyboard goes where the page begins, not on in a button that is gone."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, Page):
            around = around.parentWidget()
        if around is not None:
            begin(around)

    def _make(self) -> None:
        if self._making is not None:
            self._making.make()


class Leads(Making):
    """A first step that stands on another page or tab: the button leads there, and makes nothing."""


def goes(context: Context, words: str, key: str, **arguments: str) -> Leads:
    """To a page of the catalogue, with what it takes."""
    return Leads(words, lambda: context.navigator.go(key, **arguments))
