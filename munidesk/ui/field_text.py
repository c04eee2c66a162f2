"""A plain text box whose text may hold fields: what is kept of them goes in and out, their words are shown."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from munidesk.documents.text import Offer, kept, with_fields
from munidesk.ui.field_letters import pieces_of, put_runs, runs_of
from munidesk.ui.fields import Fields


class FieldText(QPlainTextEdit):
    """`toPlainText` and `setPlainText` are of the text as it is stored, so that forms and drafts keep its fields."""

    def __init__(self, offers: Callable[[str], Sequence[Offer]], typed: Callable[[str], Offer]) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.fields = Fields(self, offers, typed)

    def toPlainText(self) -> str:
        lines, block = [], self.document().begin()
        while block.isValid():
            lines.append("".join(map(kept, runs_of(pieces_of(block)))))
            block = block.next()
        return "\n".join(lines)

    def setPlainText(self, text: str) -> None:
        super().setPlainText("")
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        put_runs(cursor, tuple(with_fields(text)), QTextCharFormat())
        cursor.endEditBlock()
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def retell(self, text: str) -> None:
        """The same text, with a field that has other words or is none any more: who types goes on where they were."""
        at = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
