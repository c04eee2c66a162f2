"""The way here, in the top bar: each word but the last leads back."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from munidesk.ui import icons, theme
from munidesk.ui.page import Crumb
from munidesk.ui.widgets import button, elided, label

_LINK, _PLAIN, _HERE = "link", "plain", "here"


class Crumbs(QHBoxLayout):
    def __init__(self, go: Callable[[str], None]) -> None:
        super().__init__()
        self._go = go
        self._kinds: list[str] = []
        self._dressed = theme.tokens()
        self._keys: list[str] = []
        self._words: list[QLabel | QPushButton] = []
        self.setSpacing(4)

    def show_way(self, crumbs: Sequence[Crumb]) -> None:
        """(word, key of its page) from the first to where one is; at once: the toast beside it asks for its width.

        What stands there in the same way only changes its word: making a widget and showing it lays out the window.
        """
        if self._dressed is not theme.tokens():  # colours of another theme
            self._keep(0)
            self._kinds, self._dressed = [], theme.tokens()
        last = len(crumbs) - 1
        kinds = [_HERE if at == last else _LINK if key else _PLAIN for at, (_word, key) in enumerate(crumbs)]
        same = next(
            (at for at, (old, new) in enumerate(zip(self._kinds, kinds, strict=False)) if old != new),
            min(len(self._kinds), len(kinds)),
        )
        self._keep(same)
        self._keys = [key for _word, key in crumbs]
        for at, (word, _key) in enumerate(crumbs):
            if at >= same:
                self._add(at, word, kinds[at])
            elif self._words[at].text() != word:
                self._words[at].setText(word)
        self._kinds = kinds

    def _keep(self, number: int) -> None:
        """The first ones alone; each but the first has its arrow before it."""
        most = max(0, 2 * number - 1)
        while (item := self.takeAt(most)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        del self._words[number:]

    def _add(self, at: int, word: str, kind: str) -> None:
        if at:
            arrow = QLabel()
            arrow.setPixmap(icons.pixmap("chevron-right", theme.tokens().text2, 14))
            self._show(arrow)
        made: QLabel | QPushButton
        if kind == _LINK:
            made = button(word, lambda: self._go(self._keys[at]), kind="quiet")
            made.setStyleSheet(f"QPushButton {{ color: {theme.tokens().text2}; padding: 0 4px; min-height: 26px; }}")
        elif kind == _HERE:
            made = elided(word, "strong")  # beside what just happened there may be less room than it takes
        else:
            made = label(word, "quiet-text")
        self._words.append(made)
        self._show(made)

    def _show(self, made: QWidget) -> None:
        self.addWidget(made)
        made.show()
