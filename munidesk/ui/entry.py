"""A line that adds with Enter, for lists written fast: a paste of several lines adds them all."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit


class EntryLine(QLineEdit):
    """`returnPressed` as any line; `pasted` fires with the clipboard's text when it has several lines or cells."""

    pasted = Signal(str)

    def event(self, event: QEvent) -> bool:
        # With nothing of its own to undo, the line leaves Ctrl+Z to the window: it takes back what was added.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QApplication.clipboard().text()
        if event.matches(QKeySequence.StandardKey.Paste) and ("\n" in text.strip() or "\t" in text):
            self.pasted.emit(text)
            return
        super().keyPressEvent(event)
