"""The keys of a panel in words: one, a line of them, and the strip at the foot that follows the keyboard."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QApplication, QFrame, QWidget

from munidesk.ui import theme
from munidesk.ui.flow import WrapLayout
from munidesk.ui.widgets import Chip, clear, keycap, label, row


def hint(keys: str, words: str) -> QWidget:
    """Key caps («Ctrl+↑ ↓») and what they do, never apart."""
    made = QWidget()
    made.setLayout(row(*(keycap(key) for key in keys.split()), label(words, "quiet"), spacing=5))
    made.setMinimumHeight(theme.px(26))
    return made


def hint_line(hints: Sequence[tuple[str, str]]) -> QWidget:
    """The keys of a panel; in a narrow window they go on in a second line, and none is cut."""
    made = QWidget()
    made.setLayout(WrapLayout(*(hint(keys, words) for keys, words in hints), spacing=8))
    return made


Said = tuple[str, tuple[tuple[str, str], ...], tuple[str, str] | None, str]
"""Title, (keys, words) of each, the one at the right, the number typed so far."""


class HintStrip(QFrame):
    """The strip at the foot that names the keys of the panel that has the focus.

    It says nothing while the keys go elsewhere than to `of` (else the widget it lies in): to a dialog, the help, the
    search, the rail.
    """

    def __init__(self, of: QWidget | None = None) -> None:
        super().__init__()
        self._of = of
        self.setProperty("kind", "bar")
        self.setMinimumHeight(theme.px(32))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self._layout = row(spacing=12, margins=(24, 3, 24, 3))
        self.setLayout(self._layout)
        self._shown: Said | None = None
        self._wanted: Said | None = None
        self._follows: Callable[[QWidget], Said] | None = None

    def follow(self, says: Callable[[QWidget], Said]) -> None:
        """Ask `says` for the keys of what has the keyboard, each time that changes."""
        self._follows = says

    def _on_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        if not self.isVisible() or QApplication.activePopupWidget() is not None:
            return
        there = QApplication.focusWidget()
        if there is not None and self._follows is not None and not self._elsewhere():
            self._wanted = self._follows(there)
        self._draw()

    def _elsewhere(self) -> bool:
        there, of = QApplication.focusWidget(), self._of or self.parentWidget()
        if there is None or of is None:
            return QApplication.activeModalWidget() not in (None, self.window())
        return there is not of and not of.isAncestorOf(there)

    def set(
        self, title: str, hints: Sequence[tuple[str, str]], right: tuple[str, str] | None = None, pending: str = ""
    ) -> None:
        """`hints`: ("5 C", "número y voto"), keys and words. `pending`: the number typed so far."""
        self._wanted = (title, tuple(hints), right, pending)
        self._draw()

    def _draw(self) -> None:
        wanted = None if self.isVisible() and self._elsewhere() else self._wanted
        if wanted == self._shown:
            return
        self._shown = wanted
        # As high as it was while it is silent: nothing of the page moves because a dialog opens.
        self.setMinimumHeight(theme.px(32) if wanted is not None else self.height())
        clear(self._layout)
        if wanted is None:
            return
        title, hints, right, pending = wanted
        name = label(title, "strong")
        name.setStyleSheet(f"color: {theme.tokens().accent}")
        self._layout.addWidget(name)
        if pending:
            self._layout.addWidget(Chip(pending, "accent"))
        self._layout.addWidget(hint_line(hints), 1)
        if right is not None:
            self._layout.addWidget(hint(*right))
