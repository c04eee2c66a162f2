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
from munidesk.documents.pasted import from_html
from munidesk.documents.text import SIGN, Grid, Part, PartKind, Run, Text, is_blank, plain_text, read, stored
from munidesk.ui.rich_document import text_in
from munidesk.ui.richtext import RichEditor
from tests.documents.reading import missing_lines, pdf_text, word_text
from tests.documents.test_pasted import SAMPLES
from tests.documents.test_text import TEXTS, TYPED
from tests.growth import LINEAR, growth

LINE = st.text("abñ059.,:;*_>#|-+\\ ()[]{}<>&~`=!/@º«»$%^'\"\u00a0\t", max_size=14)
TEXT = st.lists(LINE, max_size=5).map("\n".join)
WORDS = st.text("abñdeo059.,:;*_>#|-+\\()[]&~`=!/@º«»$%'", min_size=3, max_size=14)
PHRASE = st.lists(st.tuples(WORDS, st.sampled_from([" ", "  ", "\t", "\u00a0", "   \t"])), min_size=4, max_size=20)
PROSE = st.lists(PHRASE.map(lambda said: "".join(map("".join, said))) | st.just(""), max_size=4).map("\n".join)
"""Words long enough for the reader of the PDF to see in which direction a page runs."""

MARK = "§"
MARKED = Heading(f"Aquí termina un párrafo {MARK}", 1)


def typed(text: str) -> RichEditor:
    made = RichEditor()
    made.insertPlainText(text)
    return made


def shown(kept: str) -> RichEditor:
    made = RichEditor()
    made.show_stored(kept)
    return made


def said(text: str) -> list[str]:
    """Its lines, the blank ones at the beginning and the end left out."""
    lines = text.split("\n")
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


def _hyphened(text: str) -> str:
    return text.replace("- ", "-")


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PROSE, min_size=60, max_size=60))
def test_t17_the_pdf_has_every_paragraph_of_them_with_its_blanks_as_one(qapp, texts: list[str]):
    editor = RichEditor()
    kept_blocks = [block for text in texts for block in typeset.blocks(kept(editor, text))]
    drawn = pdf_text(render.pdf_bytes(Document("", (MARKED, *(b for one in kept_blocks for b in (one, MARKED))))))
    drawn = re.sub(r"Página \d+ de \d+\s", "", drawn)
    paragraphs = [" ".join(line.split()) for text in texts for line in said(text)]
    found = [" ".join(one.split()) for one in drawn.split(MARKED.text)[1:-1]]
    # A line may end after a hyphen that was typed: what reads the page gives it a blank there.
    assert [_hyphened(one) for one in found] == [_hyphened(one) for one in paragraphs]


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


def paste(editor: RichEditor, html: str, plain: str) -> None:
    source = QMimeData()
    if html:
        source.setHtml(html)
    source.setText(plain)
    editor.insertFromMimeData(source)


def pasted(html: str, plain: str = "") -> RichEditor:
    editor = RichEditor()
    paste(editor, html, plain)
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


def test_t17_tabs_and_blank_lines_pasted_as_plain_text_stay(qapp):
    editor = pasted("", "Rubro\tMonto\n\n\nuno\n    dos")
    assert plain_text(editor.stored()) == "Rubro\tMonto\n\n\nuno\n    dos"


@pytest.mark.parametrize("html", ["", "<p>uno\x01dos: <b>\u202e0001\u202c</b></p>"])
def test_t18_hidden_characters_of_a_paste_go_without_joining_words_and_it_is_said(qapp, html: str):
    editor, told = RichEditor(), list[str]()
    editor.told.connect(told.append)
    paste(editor, html, "uno\x01dos: \u202e0001\u202c")
    assert plain_text(editor.stored()) == "uno dos: 0001"
    assert told == ["Se quitaron 3 caracteres invisibles que no se pueden imprimir."]


def test_t17_what_stays_out_of_a_paste_of_word_is_said(qapp):
    editor, told = RichEditor(), list[str]()
    editor.told.connect(told.append)
    paste(editor, (SAMPLES / "word.html").read_text("utf-8"), "")
    assert told == [
        "Quedó fuera 1 imagen: agréguela como documento adjunto. El cuadro tenía 2 celdas combinadas: su texto quedó "
        "en el primer lugar de cada una; revíselas. Había texto tachado y quedó sin tachar: borre el que no vale. Los "
        "superíndices y subíndices quedaron como letra común: revise «m2» y otros parecidos."
    ]


def test_a_paste_without_anything_left_out_says_nothing(qapp):
    editor, told = RichEditor(), list[str]()
    editor.told.connect(told.append)
    paste(editor, "<p>uno</p>", "uno")
    assert told == []


@pytest.mark.parametrize("name", ["word.html", "libreoffice.html"])
def test_t17_a_page_pasted_is_stored_shown_again_and_printed_as_it_is(qapp, name: str):
    html = (SAMPLES / name).read_text("utf-8")
    editor = pasted(html)
    expected = from_html(html).text
    assert read(editor.stored()) == expected
    assert shown(editor.stored()).stored() == editor.stored()
    document = Document("Prueba", typeset.blocks(editor.stored()))
    assert missing_lines(document, word_text(render.word_bytes(document))) == []


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_t17_the_editor_gives_back_the_text_it_shows(qapp, text: Text):
    """But for the blank paragraphs Qt keeps around tables and at the end, which are none of the person's."""
    editor = shown(stored(text))
    assert read(editor.stored()) == _without_blank_ends(text)


def _without_blank_ends(text: Text) -> Text:
    said = [at for at, part in enumerate(text.parts) if not is_blank(part)]
    if not said:
        return Text()
    first = said[0] if isinstance(text.parts[said[0]], Grid) else 0
    return Text(text.parts[first : said[-1] + 1])


def test_what_is_copied_in_the_editor_is_pasted_as_it_was(qapp):
    text = f"{SIGN}# Título\nuno\t**dos**  tres\n7. siete\n8. ocho\n|a|b|\n|c|d|\nfin"
    first = shown(text)
    first.selectAll()
    second = RichEditor()
    second.insertFromMimeData(first.createMimeDataFromSelection())
    assert second.stored() == text


def test_t17_headings_and_tables_made_by_the_buttons_stay(qapp):
    editor = RichEditor()
    keys(editor, "Obras", "texto")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.toggle_heading()
    editor.to_end()
    editor.insert_table()
    for cell in ("Rubro", "Monto", "Fuente", "luz", "5", "propia", "agua", "6", "propia", "gas"):
        QTest.keyClicks(editor, cell)
        QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.stored() == f"{SIGN}# Obras\ntexto\n|Rubro|Monto|Fuente|\n|luz|5|propia|\n|agua|6|propia|\n|gas|||"
    assert shown(editor.stored()).stored() == editor.stored()
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.toggle_heading()
    assert editor.stored().startswith(f"{SIGN}Obras\ntexto\n|")


def test_e_tab_before_an_entry_puts_it_within_the_one_before_and_shift_tab_takes_it_out(qapp):
    editor = shown(f"{SIGN}1. uno\n2. dos\n3. tres\n4. cuatro")
    for line in (1, 2):
        editor.setTextCursor(QTextCursor(editor.document().findBlockByNumber(line)))
        QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.stored() == f"{SIGN}1. uno\n  1. dos\n  2. tres\n2. cuatro"
    QTest.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.stored() == f"{SIGN}1. uno\n  1. dos\n2. tres\n3. cuatro"
    assert shown(editor.stored()).stored() == editor.stored()
    for _each in range(3):
        editor.undo()
    assert editor.stored() == f"{SIGN}1. uno\n2. dos\n3. tres\n4. cuatro"


def test_e_tab_on_several_entries_moves_them_together_and_never_past_the_first(qapp):
    editor = shown(f"{SIGN}- uno\n- dos\n- tres")
    editor.selectAll()
    assert not editor.focusNextPrevChild(False)
    cursor = QTextCursor(editor.document().findBlockByNumber(1))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.stored() == f"{SIGN}- uno\n  - dos\n  - tres"


def test_e_who_goes_through_the_fields_with_tab_does_not_change_the_list(qapp):
    """At the beginning of the text, in the middle of an entry, and in a text that is only read."""
    kept = f"{SIGN}- uno\n- dos"
    editor = shown(kept)
    assert not editor.focusNextPrevChild(True)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert not editor.focusNextPrevChild(True)
    editor.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    editor.setReadOnly(True)
    assert not editor.focusNextPrevChild(True)
    assert editor.stored() == kept


@pytest.mark.parametrize(("kind", "size"), [("paragraphs", 400), ("list", 1500), ("table", 400)])
def test_t17_a_very_long_text_is_shown_read_and_written_in_linear_time(qapp, kind: str, size: int):
    def work(size: int) -> None:
        run = (Run("palabra y palabra"),)
        parts: dict[str, tuple[Part | Grid, ...]] = {
            "paragraphs": (Part(run),) * size,
            "list": tuple(Part(run, PartKind.NUMBER, at) for at in range(size)),
            "table": (Grid(((run, run),) * size),),
        }
        assert shown(stored(Text(parts[kind]))).stored().count("palabra") >= size

    assert growth(work, size) < LINEAR


def test_t17_a_text_is_read_once_for_each_change_of_it(qapp, monkeypatch):
    """A text of a million letters is not read again at each key, only when it is saved."""
    editor = shown("palabra " * 1000)
    reads: list[int] = []
    monkeypatch.setattr("munidesk.ui.richtext.text_in", lambda document: reads.append(1) or text_in(document))
    keys(editor, "tecla tras tecla")
    assert reads == []
    assert editor.stored() == editor.stored()
    assert reads == [1]
