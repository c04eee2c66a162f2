"""A notice across the window that stays until it is read: an icon, one sentence, what to do."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from munidesk.base.i18n import _
from munidesk.ui import icons, theme
from munidesk.ui.widgets import button, keycap, label, restyle, row, tool

KEY = "Alt+Q"
_ICONS = {"bad": "alert-circle", "attention": "alert"}


@dataclass(slots=True)
class Told:
    """What the notice says, kept by the window while it is dressed anew. `tone`: bad or attention."""

    text: str = ""
    tone: str = "attention"
    word: str = ""
    do: Callable[[], object] = lambda: None


class NoticeBar(QFrame):
    """Hidden while there is nothing to say; the ground, the icon and the sentence tell how serious it is."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self._told = told
        self._icon, self._text = QLabel(), label(wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.action = button("", lambda: told.do(), kind="small")
        self._close = tool("close", _("Cerrar este aviso"), lambda: self.say("", told.tone, "", told.do))
        inside = row(self._icon, spacing=12, margins=(24, 8, 16, 8))
        inside.addWidget(self._text, 1)
        inside.addWidget(keycap(KEY))
        inside.addWidget(self.action)
        inside.addWidget(self._close)
        self.setLayout(inside)
        self.setVisible(bool(told.text))
        if told.text:
            self._show()

    @property
    def text(self) -> str:
        return self._told.text

    def say(self, text: str, tone: str, word: str, do: Callable[[], object]) -> None:
        """Stay until it is closed; `word` is on the button that calls `do`."""
        self._told.text, self._told.tone, self._told.word, self._told.do = text, tone, word, do
        self._show()

    def press(self) -> None:
        """The key does what the button does, while there is a notice."""
        if self._told.text:
            self._told.do()

    def _show(self) -> None:
        told = self._told
        self._text.setText(told.text)
        self.setAccessibleName(told.text)
        self.action.setText(told.word)
        self.setProperty("kind", told.tone)
        restyle(self)
        self._icon.setPixmap(icons.pixmap(_ICONS[told.tone], getattr(theme.tokens(), told.tone), 20))
        self.setVisible(bool(told.text))
