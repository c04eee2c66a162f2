"""The editor of narratives: what is typed is kept and printed letter by letter; buttons and Word's paste make marks."""

import re
from io import BytesIO

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from munidesk.documents import render, typeset
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document, Heading, Listing
from munidesk.documents.text import SIGN, plain_text
from munidesk.ui.richtext import RichEditor
from tests.documents.reading import pdf_text, squeezed
from tests.documents.test_text import TYPED

LINE = st.text("abñ059.,:;*_>#|-+\\ ()[]{}<>&~`=!/@º«»$%^'\"\u00a0", max_size=14)
TEXT = st.lists(LINE, max_size=5).map("\n".join)
MARK = "§"


def typed(text: str) -> RichEditor:
    made = RichEditor()
    made.insertPlainText(text)
    return made


def shown(stored: str) -> RichEditor:
    made = RichEditor()
    made.show_stored(stored)
    return made


def said(text: str) -> list[str]:
    """Its lines without white space at their ends, the blank ones at the beginning and the end left out."""
    lines = [line.replace("\u00a0", " ").rstrip() for line in text.split("\n")]
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def kept(editor: RichEditor, text: str) -> str:
    """What is stored of a text typed in the emptied editor, and shown again without change."""
    editor.show_stored("")
    editor.clear()
    editor.insertPlainText(text)
    stored = editor.stored()
    editor.show_stored(stored)
    assert editor.stored() == stored
    return stored


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXT, min_size=100, max_size=100))
def test_t1_2500_texts_typed_in_the_editor_print_letter_by_letter(qapp, texts: list[str]):
    editor = RichEditor()
    stored = [kept(editor, text) for text in texts]
    blocks = [block for text in stored for block in (Heading(MARK, 1), *typeset.blocks(text))]
    document = Document("Prueba", tuple(blocks))
    word: list[list[str]] = []
    for paragraph in docx.Document(BytesIO(render.word_bytes(document))).paragraphs:
        word.append([]) if paragraph.text == MARK else word[-1].append(paragraph.text)
    assert [said("\n".join(lines)) for lines in word] == [said(text) for text in texts]
    assert [said(plain_text(one)) for one in stored] == [said(text) for text in texts]
    lines = [line.strip() for text in texts for line in (MARK, *text.split("\n")) if line.strip()]
    assert plain_lines(document) == tuple(lines)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TEXT, min_size=100, max_size=100))
def test_t1_the_pdf_has_every_letter_of_them(qapp, texts: list[str]):
    editor = RichEditor()
    blocks = [block for text in texts for block in typeset.blocks(kept(editor, text))]
    drawn = pdf_text(render.pdf_bytes(Document("", (Heading(MARK, 1), *blocks))))
    assert squeezed(re.sub(r"Página \d+ de \d+\s", "", drawn)) == squeezed("".join((MARK, *texts)))


@pytest.mark.parametrize("text", TYPED)
def test_t1_the_keys_write_letters(qapp, text: str):
    editor = RichEditor()
    for letter in text:
        if letter == "\n":
            QTest.keyClick(editor, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(editor, letter) if letter.isascii() and letter != "\t" else editor.insertPlainText(letter)
    assert plain_text(editor.stored()) == text
    assert SIGN not in editor.stored()


def keys(editor: RichEditor, *written: str) -> None:
    for at, line in enumerate(written):
        if at:
            QTest.keyClick(editor, Qt.Key.Key_Return)
        QTest.keyClicks(editor, line)


def test_t1_bold_and_italic_of_the_buttons_come_back_with_letters_that_look_like_marks(qapp):
    editor = RichEditor()
    keys(editor, "pre*")
    editor.toggle_bold()
    keys(editor, " 5*b* ")
    editor.toggle_italic()
    keys(editor, "__ambas__")
    editor.toggle_bold()
    keys(editor, "cursiva")
    stored = editor.stored()
    assert stored == f"{SIGN}pre\\*** 5\\*b\\* *__ambas__**cursiva*"
    assert shown(stored).stored() == stored
    assert [(span.text, span.mark.value) for span in typeset.spans(stored)] == [
        ("pre*", "plain"), (" 5*b* ", "strong"), ("__ambas__", "strong_emphasis"), ("cursiva", "emphasis"),
    ]  # fmt: skip


@pytest.mark.parametrize("numbered", [False, True])
def test_t1_a_list_of_the_button_keeps_its_entries_as_typed(qapp, numbered: bool):
    editor = RichEditor()
    keys(editor, "antes")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.make_list(numbered=numbered)
    keys(editor, "5. uno", "- dos", "palabra " * 30, "", "2) luego")
    stored = editor.stored()
    found = typeset.blocks(stored)
    listing = found[1]
    assert isinstance(listing, Listing)
    assert listing.numbered is numbered
    assert ["".join(span.text for span in entry) for entry in listing.entries] == ["5. uno", "- dos", "palabra " * 30]
    assert plain_lines(Document("", found))[-1] == "2) luego"
    assert shown(stored).stored() == stored


def pasted(html: str, plain: str = "") -> RichEditor:
    editor = RichEditor()
    source = QMimeData()
    source.setHtml(html)
    source.setText(plain)
    editor.insertFromMimeData(source)
    return editor


def test_t1_a_pasted_list_that_starts_at_five_goes_on_from_five(qapp):
    editor = pasted("<p>Se resuelve:</p><ol start=5><li>Aprobar</li><li><b>Rechazar</b></li></ol>")
    assert editor.stored() == f"{SIGN}Se resuelve:\n5. Aprobar\n6. **Rechazar**"
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    editor.insertPlainText("Archivar")
    assert editor.stored().endswith("\n7. **Archivar**")
    assert shown(editor.stored()).stored() == editor.stored()


def test_a_pasted_table_keeps_its_cells_bars_included(qapp):
    editor = pasted(
        "<p>Visto</p><p></p><table><tr><th>Rubro</th><th>Monto</th></tr><tr><td>1|2</td><td><p>a</p><p>b</p></td></tr>"
        "<tr><td colspan=2>Total</td></tr></table><p>5. Fin</p>"
    )
    stored = editor.stored()
    assert stored == f"{SIGN}Visto\n|**Rubro**|**Monto**|\n|1\\|2|a\u2028b|\n|Total||\n\\5. Fin"
    assert shown(stored).stored() == stored


def test_pasted_letters_that_look_like_marks_are_letters(qapp):
    editor = pasted("<p>5. x</p><p>&gt; y</p><p>__z__ *k*</p><p>&nbsp; - n</p>")
    assert editor.stored() == "5. x\n\n> y\n\n__z__ *k*\n\n\u00a0 - n"


def test_showing_the_same_text_again_leaves_the_cursor_where_it_was(qapp):
    editor = shown("uno\n\ndos\n\n\n\n")
    editor.to_end()
    at = editor.textCursor().position()
    editor.show_stored("uno\n\ndos\n\n\n\n")
    assert editor.textCursor().position() == at > 0


def test_ctrl_z_does_not_take_away_what_the_program_showed(qapp):
    editor = shown("uno")
    editor.undo()
    assert editor.stored() == "uno"
