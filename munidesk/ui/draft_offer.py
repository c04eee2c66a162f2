"""What a dialog shows above everything when it was left half written: go on with that, or begin anew."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from munidesk.base.i18n import _
from munidesk.data.drafts import KeptDraft
from munidesk.ui import icons
from munidesk.ui.drafts import Draft, when_words
from munidesk.ui.widgets import column, elided, row


class DraftOffer(QFrame):
    """Above everything: go on with what was left, or begin anew. Typing at once begins anew and erases nothing."""

    def __init__(self, draft: Draft, kept: KeptDraft, first: QWidget | None) -> None:
        super().__init__()
        self.setProperty("kind", "neutral")
        self._draft, self._kept, self._first = draft, kept, first
        self.resume = _Choice(_("Seguir con el borrador {when}").format(when=when_words(kept.at)), self._go_on, first)
        self.resume.setIcon(icons.icon("pencil", size=18))
        anew = _Choice(_("Empezar de nuevo"), self._begin, first)
        anew.setProperty("kind", "quiet")
        words = draft.words_of(kept)
        self._what = elided(words, stretch=True)
        if not words:
            self._what.hide()
        inner = column(self._what, spacing=6, margins=(12, 8, 12, 8))
        inner.addLayout(row(self.resume, anew, None))
        self.setLayout(inner)

    def _go_on(self) -> None:
        self._draft.resume(self._kept)
        self._what.show()
        self._what.setText(_("Es el borrador {when}.").format(when=when_words(self._kept.at)))
        self._close(self.resume)

    def _begin(self) -> None:
        self._draft.restart(self._kept)
        self._close(self)

    def _close(self, done_with: QWidget) -> None:
        if self._first is not None:
            self._first.setFocus()
        done_with.hide()


class _Choice(QPushButton):
    """Takes Enter and the space bar; any other letter is for the first field of the dialog.

    Never the dialog's own button for Enter: that stays «Registrar», wherever the cursor is.
    """

    def __init__(self, words: str, chosen: Callable[[], None], first: QWidget | None) -> None:
        super().__init__(words)
        self._first = first
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif self._first is not None and event.text().strip() and event.text().isprintable():
            self._first.setFocus()
            QCoreApplication.sendEvent(self._first, event)
        else:
            super().keyPressEvent(event)
