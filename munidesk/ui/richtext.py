"""The editor of a narrative: bold, italic, headings, lists and tables, kept as `documents.text` says."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFont, QTextCursor, QTextDocument, QTextDocumentFragment, QTextListFormat, QTextTable
from PySide6.QtWidgets import QTextEdit, QWidget

from munidesk.base.letters import hidden_in, in_lines
from munidesk.documents import text as texts
from munidesk.documents.pasted import Lost, Pasted, from_html
from munidesk.documents.text import Offer, Text
from munidesk.ui import theme
from munidesk.ui.fields import Fields
from munidesk.ui.pasted_words import lost_words
from munidesk.ui.rich_document import EMPTY_TABLE, can_nest, nest, put_table, show, text_in, toggle_heading

_OWN = "application/x-munidesk-text"


class RichEditor(QTextEdit):
    """`edited` fires when the person, not the program, changed the text; `told` says what of a paste stayed out."""

    edited = Signal()
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bare")
        self.setTabChangesFocus(True)
        self.setFont(theme.font())
        self._loading = False
        self._shown = self._as_shown = ""
        self._read = (-1, "")
        self.fields: Fields | None = None
        show(self.document(), Text())
        self.textChanged.connect(self._on_change)

    def cites(self, offers: Callable[[str], Sequence[Offer]], typed: Callable[[str], Offer]) -> None:
        """From now on { offers what can be cited; see `Fields`."""
        self.fields = Fields(self, offers, typed)
        self.fields.told.connect(self.told)

    def stored(self) -> str:
        """What is written, as it is stored: letters are letters, only the buttons make marks."""
        revision = self.document().revision()
        if self._read[0] != revision:
            self._read = revision, texts.stored(text_in(self.document()))
        return self._read[1]

    def show_stored(self, text: str) -> None:
        """Show `text`; the same text again changes nothing, so the cursor stays where the person writes."""
        if text == self._shown and (not text or self.stored() == self._as_shown):
            return
        self._shown = text
        self._loading = True
        self.document().setDefaultFont(theme.font())
        show(self.document(), texts.read(text))
        self._read = (-1, "")
        self._loading = False
        self._as_shown = self.stored()

    def mark_shown(self, text: str) -> None:
        """What is on the screen is what is stored."""
        self._shown = self._as_shown = text

    def toggle_bold(self) -> None:
        bold = self.fontWeight() > QFont.Weight.Normal
        self.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        self.setFontItalic(not self.fontItalic())

    def toggle_heading(self) -> None:
        """The paragraphs of the selection become headings, or paragraphs again."""
        toggle_heading(self.textCursor())

    def insert_table(self) -> None:
        """A table of three columns with its heads; Tab goes from cell to cell, and after the last makes a row."""
        cursor = self.textCursor()
        put_table(cursor, EMPTY_TABLE)
        self._enter_cell(cursor.currentTable(), 0)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab: in a table, the next cell or the one before; before an entry of a list, one level deeper
        or less deep; elsewhere, the next field.
        """
        table: QTextTable | None = self.textCursor().currentTable()
        if self.isReadOnly() or (table is None and not self._nest(1 if forward else -1)):
            return super().focusNextPrevChild(forward)
        if table is None:
            return True
        cell = table.cellAt(self.textCursor())
        at = cell.row() * table.columns() + cell.column() + (1 if forward else -1)
        if at < 0:
            return super().focusNextPrevChild(forward)
        if at == table.rows() * table.columns():
            table.appendRows(1)
        self._enter_cell(table, at)
        return True

    def _nest(self, by: int) -> bool:
        cursor = self.textCursor()
        able = can_nest(cursor, by)
        if able:
            nest(cursor, by)
        return able

    def _enter_cell(self, table: QTextTable | None, at: int) -> None:
        if table is not None:
            row, column = divmod(at, table.columns())
            self.setTextCursor(table.cellAt(row, column).firstCursorPosition())

    def make_list(self, *, numbered: bool) -> None:
        style = QTextListFormat.Style.ListDecimal if numbered else QTextListFormat.Style.ListDisc
        self.textCursor().createList(style)

    def insert_text(self, text: str) -> None:
        """At the cursor, with a blank before it when a word ends there."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        self.put(cursor, (" " if before and not before.endswith((" ", "\n", "«", "(")) else "") + text)
        self.setTextCursor(cursor)

    def put(self, cursor: QTextCursor, text: str) -> None:
        """A text of ours there, with its fields where this editor has them."""
        if self.fields is None:
            cursor.insertText(text)
        else:
            self.fields.put_text(cursor, text)

    def to_end(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What Qt gives to other programs, and our own form, which comes back as it was."""
        made = super().createMimeDataFromSelection()
        document = QTextDocument()
        QTextCursor(document).insertFragment(self.textCursor().selection())
        made.setData(_OWN, texts.stored(text_in(document)).encode())
        return made

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Tables, lists, headings and emphasis of Word come in; its fonts, colours and hidden text stay out."""
        found = _pasted(source)
        if len(found.text.parts) > 0:
            clean = QTextDocument()
            show(clean, found.text)
            self.textCursor().insertFragment(QTextDocumentFragment(clean))
            self.ensureCursorVisible()
        else:
            plain = QMimeData()
            plain.setText(in_lines(source.text()))
            super().insertFromMimeData(plain)
        if words := lost_words(found.lost):
            self.told.emit(words)

    def _on_change(self) -> None:
        if not self._loading:
            self.edited.emit()


def _pasted(source: QMimeData) -> Pasted:
    """What of the clipboard goes in as text with marks: our own form first, then HTML; else nothing."""
    own = bytes(source.data(_OWN).data()).decode(errors="replace")
    if own:
        return Pasted(texts.read(own), Counter())
    if source.hasHtml():
        found = from_html(source.html())
        if found.text.parts:
            return found
    return Pasted(Text(), Counter({Lost.HIDDEN: hidden_in(source.text())}))
