"""The clock of who speaks on a screen that the whole room sees: the name, the time, how much is left. It only shows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QWidget

from munidesk.base import dates
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.council.speakers.document import speaker_phrase
from munidesk.features.council.speakers.domain import Turn
from munidesk.features.council.speakers.words import clock_words, left_words
from munidesk.features.council.view import SessionView
from munidesk.ui import theme
from munidesk.ui.widgets import column, label

_LAST = 30
"""Seconds from which on the clock asks for attention."""
_CLOCK, _NAME, _QUIET = 0.34, 0.08, 0.05
"""Of the height of the screen: what is read from the last row of chairs."""


class BigClock(QWidget):
    """A window of its own, for the second screen where there is one. Esc or P closes it.

    It names people as the acta does: a neighbour who did not agree to be named stays without a name.
    """

    def __init__(self, desk: QWidget) -> None:
        super().__init__(desk, Qt.WindowType.Window)
        self.setWindowTitle(_("Uso de la palabra"))
        self.setStyleSheet(f"BigClock {{ background: {theme.tokens().ground}; }}")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name, self._clock, self._left = label(wrap=True), label(), label()
        for one in (self._name, self._clock, self._left):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._next = label(wrap=True)
        self._next.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(
            column(None, self._name, self._clock, self._bar, self._left, None, self._next, spacing=24,
                   margins=(48, 48, 48, 48))
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and P take it away."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_P):
            self.close()
        else:
            super().keyPressEvent(event)

    def open(self, beside: QWidget) -> None:
        """On the other screen where there is one, whole; else a window that leaves the first in sight."""
        others = [one for one in QApplication.screens() if one is not beside.screen()]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.resize(beside.window().size() * 0.6)
            self.show()
        self._sized()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._sized()

    def _sized(self) -> None:
        for one, part in ((self._clock, _CLOCK), (self._name, _NAME), (self._left, _QUIET), (self._next, _QUIET)):
            _letters(one, max(12, int(self.height() * part)))
        self._bar.setFixedHeight(max(8, self.height() // 40))

    def show_turns(self, view: SessionView, speaking: Turn | None, waiting: Turn | None, ink: str) -> None:
        """Who speaks and for how long, and who follows; `ink` is the colour of the time that is left."""
        now = dates.now()
        self._name.setText(capital(speaker_phrase(view, speaking).with_article()) if speaking else _("Sin oradores"))
        spoken, limit = (speaking.seconds(now), speaking.limit_seconds) if speaking else (0, 0)
        self._clock.setText(clock_words(spoken) if speaking else "")
        self._left.setText(left_words(speaking, now) if speaking else "")
        self._bar.setMaximum(max(1, limit or spoken))
        self._bar.setValue(min(spoken, limit or spoken))
        self._bar.setVisible(bool(limit))
        self._bar.setStyleSheet(f"QProgressBar::chunk {{ background: {ink}; border-radius: 4px; }}")
        for one in (self._clock, self._left):
            one.setStyleSheet(f"color: {ink}")
        follows = speaker_phrase(view, waiting).with_article() if waiting else ""
        self._next.setText(_("Sigue: {name}").format(name=follows) if follows else "")

    @property
    def said(self) -> str:
        """What the room reads."""
        parts = (self._name, self._clock, self._left, self._next)
        return " · ".join(one.text() for one in parts if one.text())


def _letters(one: QLabel, pixels: int) -> None:
    font = QFont(one.font())
    font.setPixelSize(pixels)
    one.setFont(font)


def ink_of(turn: Turn | None) -> str:
    """The colour of the time that is left: little of it asks for attention."""
    t = theme.tokens()
    if turn is None or not turn.limit_seconds:
        return t.accent
    left = turn.limit_seconds - turn.seconds(dates.now())
    return t.accent if left > _LAST else t.attention if left >= 0 else t.bad
