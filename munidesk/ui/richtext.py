"""The text of a matter: bold, italic, lists and tables; Markdown in and out; what Word pastes keeps its tables."""

import re

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFont, QTextCursor, QTextDocument, QTextDocumentFragment, QTextListFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from munidesk.ui import theme

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
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
        self._shown = ""
        self.textChanged.connect(self._on_change)

    def markdown(self) -> str:
        """What is written, as Markdown; empty when there is no text."""
        if not self.document().toPlainText().strip():
            return ""
        return tidy(self.document().toMarkdown(_FEATURES))

    def set_markdown(self, text: str) -> None:
        """Show `text`; the same text again changes nothing, so the cursor stays where the person writes."""
        if text == self._shown and (text == self.markdown() or not text):
            return
        self._shown = text
        self._loading = True
        self.document().setMarkdown(text, _FEATURES)
        self.document().setDefaultFont(theme.font())
        self._loading = False

    def mark_shown(self, text: str) -> None:
        """What is on the screen is what is stored."""
        self._shown = text

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
            # Through Markdown and back: what survives on the screen is what will be stored.
            clean = QTextDocument()
            clean.setMarkdown(tidy(pasted.toMarkdown(_FEATURES)), _FEATURES)
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


def tidy(markdown: str) -> str:
    """Qt's Markdown without the line breaks it puts at 80 columns and the blank lines it leaves at the end."""
    paragraphs = re.split(r"\n{2,}", markdown.strip("\n"))
    return "\n\n".join(_unwrapped(paragraph) for paragraph in paragraphs if paragraph.strip())


def _unwrapped(paragraph: str) -> str:
    lines = paragraph.split("\n")
    if any(re.match(r"\s*([|>#]|[-*+] |\d+[.)] )", line) for line in lines):
        return paragraph
    return " ".join(line.strip() for line in lines)
