"""Where what was dealt with is written: keys of a text, and how high it wants to be."""

from collections.abc import Callable
from itertools import takewhile

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from munidesk.ui import theme
from munidesk.ui.richtext import RichEditor

LEAST = 96
"""Pixels at 100 %: four lines, while nothing else needs the room."""
LINE = 44
"""One line and its margins, for when the ballots of a large council need the room."""


class MatterEditor(RichEditor):
    """Esc leaves the text, F9 puts the hour, @ before a word offers the names, { what can be cited; others write."""

    left = Signal()
    names_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.phrase_of: Callable[[str], str] = lambda _code: ""
        """The phrase of a code, empty when there is none."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
                return
            case Qt.Key.Key_B if control:
                self.toggle_bold()
                return
            case Qt.Key.Key_I if control:
                self.toggle_italic()
                return
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control:
                # Ctrl+Enter is the motion's: the text itself must not take it as a line break.
                event.ignore()
                return
        if event.text() == "@" and not self.isReadOnly() and self._at_word_start():
            self.names_wanted.emit()
            return
        if event.key() == Qt.Key.Key_Space and not control and self._expand():
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab goes on to the next field before it is a key of the text: the code of a phrase takes it first."""
        tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab and not event.modifiers()
        if event.type() == QEvent.Type.KeyPress and tab and self._expand():
            return True
        return super().event(event)

    def _expand(self) -> bool:
        """The word before the cursor becomes its phrase, with a blank behind it; Ctrl+Z brings the code back."""
        cursor = self.textCursor()
        if self.isReadOnly() or cursor.hasSelection():
            return False
        code = _word_at_end(cursor.block().text()[: cursor.positionInBlock()])
        phrase = self.phrase_of(code) if code else ""
        if not phrase:
            return False
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(code))
        cursor.removeSelectedText()
        self.put(cursor, f"{phrase} ")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        return True

    def _at_word_start(self) -> bool:
        """An @ inside a word is an address, and is written."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        return not before or not before[-1].isalnum()

    @property
    def wanted(self) -> int:
        """Pixels of height with the whole text in sight, no fewer than `LEAST`."""
        return max(theme.px(LEAST), round(self.document().size().height()) + theme.px(20))


def _word_at_end(text: str) -> str:
    """The letters and figures that a text ends in."""
    return "".join(reversed(list(takewhile(str.isalnum, reversed(text)))))
