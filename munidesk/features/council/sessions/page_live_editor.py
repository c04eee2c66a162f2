"""Where what was dealt with is written: keys of a text, and how high it wants to be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from munidesk.ui import theme
from munidesk.ui.richtext import RichEditor

LEAST = 96
"""Pixels at 100 %: four lines, while nothing else needs the room."""
LINE = 44
"""One line and its margins, for when the ballots of a large council need the room."""


class MatterEditor(RichEditor):
    """Esc leaves the text, F9 puts the hour, @ before a word offers the names; every other key writes."""

    left = Signal()
    names_wanted = Signal()

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
        super().keyPressEvent(event)

    def _at_word_start(self) -> bool:
        """An @ inside a word is an address, and is written."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        return not before or not before[-1].isalnum()

    @property
    def wanted(self) -> int:
        """Pixels of height with the whole text in sight, no fewer than `LEAST`."""
        return max(theme.px(LEAST), round(self.document().size().height()) + theme.px(20))
