"""The text of a matter: bold, italic, lists and tables, kept as `documents.markdown` says; tables come from Word."""

import re

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFont, QTextCursor, QTextDocument, QTextDocumentFragment, QTextListFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from munidesk.documents.markdown import parts_of, stored
from munidesk.ui import theme
from munidesk.ui.rich_document import parts_in, show, without_filling

_STYLES = re.compile(r"<style.*?</style>|<!--.*?-->|<o:p>.*?</o:p>", re.DOTALL | re.IGNORECASE)


class RichEditor(QTextEdit):
    """`edited` fires when the person, not the program, changed the text."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setTabChangesFocus(True)
        self.setFont(theme.font())
        self._loading = False
        self._shown = self._as_shown = ""
        show(self.document(), ())
        self.textChanged.connect(self._on_change)

    def markdown(self) -> str:
        """What is written, as it is stored: letters are letters, only the buttons make marks."""
        return stored(parts_in(self.document()))

    def set_markdown(self, text: str) -> None:
        """Show `text`; the same text again changes nothing, so the cursor stays where the person writes."""
        if text == self._shown and (not text or self.markdown() == self._as_shown):
            return
        self._shown = text
        self._loading = True
        show(self.document(), parts_of(text))
        self.document().setDefaultFont(theme.font())
        self._loading = False
        self._as_shown = self.markdown()

    def mark_shown(self, text: str) -> None:
        """What is on the screen is what is stored."""
        self._shown = self._as_shown = text

    def toggle_bold(self) -> None:
        bold = self.fontWeight() > QFont.Weight.Normal
        self.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        self.setFontItalic(not self.fontItalic())

    def make_list(self, *, numbered: bool) -> None:
        style = QTextListFormat.Style.ListDecimal if numbered else QTextListFormat.Style.ListDisc
        self.textCursor().createList(style)

    def insert_text(self, text: str) -> None:
        """At the cursor, with a blank before it when a word ends there."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        cursor.insertText((" " if before and not before.endswith((" ", "\n", "«", "(")) else "") + text)
        self.setTextCursor(cursor)

    def to_end(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Tables, lists and emphasis of Word come in; its fonts, colours and hidden style text stay out."""
        if source.hasHtml():
            pasted = QTextDocument()
            pasted.setHtml(_STYLES.sub("", source.html()))
            # Through our own parts: what is seen on the screen is what will be stored.
            clean = QTextDocument()
            show(clean, without_filling(parts_in(pasted)))
            if _words(clean.toPlainText()) == _words(pasted.toPlainText()):
                self.textCursor().insertFragment(QTextDocumentFragment(clean))
                return
        super().insertFromMimeData(_plain(source))

    def _on_change(self) -> None:
        if not self._loading:
            self.edited.emit()


def _plain(source: QMimeData) -> QMimeData:
    plain = QMimeData()
    plain.setText(source.text())
    return plain


def _words(text: str) -> list[str]:
    return text.replace("\ufffc", " ").split()
