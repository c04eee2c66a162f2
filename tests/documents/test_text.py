"""What is stored of a narrative: typed letters are letters, marks come back, numbers keep their start."""

import re
from io import BytesIO

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munidesk.documents import render, typeset
from munidesk.documents.lines import plain_lines, without_bullet
from munidesk.documents.markdown_0_1 import printed, prints_otherwise, typed
from munidesk.documents.model import Document, Heading, Listing, Paragraph, Table
from munidesk.documents.text import SIGN, Grid, Part, PartKind, Run, Text, plain_text, read, stored
from tests.documents.reading import pdf_text, squeezed

TYPED = (
    "5. Se aprueba", "1986. Un gran año", "15) El alcalde", "2*3*4 = 24", "a*b*c", "__init__", r"\_x", r"\*",
    "> 10 personas", "- $ 5.000", "primero\n---", "# titulo", "| a | b |", "1.º", "https://a.uy/x_y_z?b=*1*&c=(2)",
    "&amp; &lt; &#38;", "<b>no</b> <!-- x -->", "**x**", "`c` ~~x~~", "[x](y) ![x](y)", "+ más", "a\\", "(*) nota (*)",
    "    cuatro blancos", "uno  y   otro", "===", "* * *", "1.", "-", "#", "|", "{foda}", "5.\tcon tabulador",
)  # fmt: skip

LETTERS = st.one_of(
    st.text(f"ab15.*_>#|-\\ \n\t{SIGN})~`&;<º\u00a0\u2028\x0b\u202e\ufff9\ufffa\ufffb", max_size=12),
    st.text(st.characters(exclude_categories=()), max_size=8),
)
FIELDS = st.builds(Run, LETTERS, st.booleans(), st.booleans(), st.sampled_from(("item:01a-2", "^acta:9")))
RUNS = st.lists(st.one_of(st.builds(Run, LETTERS, st.booleans(), st.booleans()), FIELDS), max_size=4).map(tuple)
PARTS = st.builds(Part, RUNS, st.sampled_from(PartKind), st.integers(-2, 30), st.integers(-1, 4))
GRIDS = st.builds(Grid, st.lists(st.lists(RUNS, max_size=3).map(tuple), max_size=3).map(tuple))
TEXTS = st.lists(st.one_of(PARTS, PARTS, PARTS, GRIDS), max_size=5).map(tuple).map(Text)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_t17_what_is_stored_is_read_back_as_the_same_text_whatever_it_holds(text: Text):
    kept = stored(text)
    assert read(kept) == text
    assert kept.encode().decode() == kept  # lone halves of a pair would not go into the file
    assert stored(read(kept)) == kept


@settings(max_examples=200, deadline=None)
@given(st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=30), st.text("ab:*|\\\n\ufff9\ufffa\ufffb", max_size=30)
))  # fmt: skip
def test_t17_any_stored_letters_are_read_as_some_text(letters: str):
    """Also what no version wrote: an imported text, a file mended by hand."""
    for kept in (letters, SIGN + letters):
        assert read(stored(read(kept))) == read(kept)


@pytest.mark.parametrize("text", TYPED)
def test_t1_a_text_put_as_it_is_prints_as_it_is_in_word_and_pdf(text: str):
    between = f"QZQ\n\n{text}\n\nRZR"
    document = Document("Prueba", typeset.blocks(between))
    word = [one.text.rstrip() for one in docx.Document(BytesIO(render.word_bytes(document))).paragraphs]
    assert "\n".join(word) == f"QZQ\n{text}\nRZR"
    assert squeezed(f"QZQ{text}RZR") in squeezed(pdf_text(render.pdf_bytes(document)))


def lefts(data: bytes, *words: str) -> list[float]:
    """Where the first letter of each word stands on the first page, in points."""
    text = pypdfium2.PdfDocument(data)[0].get_textpage()
    return [text.get_charbox(text.search(word).get_next()[0])[0] for word in words]


def test_t1_blanks_print_as_typed_in_the_pdf():
    one = render.pdf_bytes(Document("Prueba", typeset.blocks("uno\n\ncuatro y tres")))
    more = render.pdf_bytes(Document("Prueba", typeset.blocks("uno\n\n    cuatro  y   tres")))
    words = ("cuatro", "y", "tres")
    moved = [after - before for after, before in zip(lefts(more, *words), lefts(one, *words), strict=True)]
    blank = moved[0] / 4
    assert blank > 1
    assert moved == pytest.approx([4 * blank, 5 * blank, 7 * blank], abs=0.2)


def test_t1_a_line_left_blank_stays_blank_on_paper_and_none_is_left_at_the_ends():
    blocks = typeset.blocks("\n\n  \n\nuno\n\n    \n\ndos\n\n\n\n")
    assert [plain_lines(Document("", (one,))) for one in blocks] == [("uno",), (), ("dos",)]
    drawn = render.pdf_bytes(Document("Prueba", blocks))
    assert len(drawn) > len(render.pdf_bytes(Document("Prueba", (blocks[0],))))


def test_t1_a_list_that_starts_at_five_prints_five_in_word_and_pdf():
    blocks = typeset.blocks(f"{SIGN}5. Se aprueba.\n6. Se rechaza.\ncorte\n1. Otra")
    first, _corte, second = blocks
    assert isinstance(first, Listing) and isinstance(second, Listing)
    assert (first.start, second.start) == (5, 1)
    document = Document("Prueba", blocks)
    numbering = docx.Document(BytesIO(render.word_bytes(document))).part.numbering_part.element.xml
    assert re.findall(r'startOverride w:val="(\d+)"', numbering) == ["5", "1"]
    assert "5.Seaprueba.6.Serechaza.corte1.Otra" in squeezed(pdf_text(render.pdf_bytes(document)))


def test_a_nested_list_does_not_disturb_the_numbers_around_it():
    blocks = typeset.blocks(f"{SIGN}1. uno\n  - dentro\n2. dos")
    assert [(one.numbered, one.start) for one in blocks if isinstance(one, Listing)] == [
        (True, 1), (False, 1), (True, 2),
    ]  # fmt: skip


def test_marks_print_and_their_letters_are_found():
    text = f"{SIGN}**Zona** *Este*\n# Título\n> cita\n|Rubro|Monto|\n|Luz|5\\|6|"
    kinds = [type(one) for one in typeset.blocks(text)]
    assert kinds == [Paragraph, Heading, Paragraph, Table]
    assert plain_text(text) == "Zona Este\nTítulo\ncita\nRubro | Monto\nLuz | 5|6"


def test_a_short_text_in_one_line_keeps_its_numbers():
    assert "".join(span.text for span in typeset.spans("1. uno\n2. dos\n\ntres")) == "1. uno\n2. dos\ntres"


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("- Responder", "Responder"), ("•Responder", "Responder"), ("-5 % de reclamos", "-5 % de reclamos"),
        ("*nota* al pie", "*nota* al pie"), ("  – «Plaza»", "«Plaza»"), ("-", "-"), ("", ""),
    ],
)  # fmt: skip
def test_the_sign_before_an_entry_is_left_out_and_a_negative_number_is_not(line: str, entry: str):
    assert without_bullet(line) == entry


# -- files of version 0.1

WRITTEN_BY_QT = (
    (r"5\. Se aprueba", "5. Se aprueba"),
    (r"2\*3*4 = 24", "2*3*4 = 24"),
    (r"a\*b*c*d*e", "a*b*c*d*e"),
    ("__init__ y _x_", "__init__ y _x_"),
    (r"\\_x y \\*", r"\_x y \*"),
    ("> 10 personas", "> 10 personas"),
    (r"\- $ 5.000", "- $ 5.000"),
    (r"\&amp; AT\&T&amp; &#38;", "&amp; AT&T&amp; &#38;"),
    (r"\<b> \`c` ~~x~~ \[x](y)", "<b> `c` ~~x~~ [x](y)"),
    ("===", "==="),
    ("   5. x", "   5. x"),
    ("| a | b |", "| a | b |"),
    ("(*) nota (*)", "(*) nota (*)"),
    ("primero\n\n\\---", "primero\n---"),
)


@pytest.mark.parametrize(("old", "letters"), WRITTEN_BY_QT)
def test_t1_what_was_typed_in_version_0_1_is_found_again(old: str, letters: str):
    today = typed(old)
    assert not today.startswith(SIGN)
    assert plain_text(today) == letters


def test_t1_the_marks_of_the_buttons_of_version_0_1_keep_their_meaning():
    old = "**neg*ambas**cur* y **(nota)**\n\n- uno\n- dos a lo largo\n  de dos líneas\n\n5.  cinco\n6.  seis\n\nfin"
    assert typed(old) == (
        f"{SIGN}**neg*ambas**cur* y **(nota)**\n- uno\n- dos a lo largo de dos líneas\n5. cinco\n6. seis\nfin"
    )
    assert typed("a** b **c") == f"{SIGN}a** b **c"
    assert typed("|x |y |\n|--|--|\n|**1**|2 |") == f"{SIGN}|x|y|\n|**1**|2|"
    assert typed("# Título\n\n> una cita\n> de dos") == f"{SIGN}# Título\n> una cita de dos"


def test_a_line_that_qt_had_wrapped_is_one_line_again():
    words = "palabra " * 9
    assert typed(f"{words}palabra\n> x {words}") == f"{words}palabra > x {words}"
    assert typed("> x\ny la otra línea") == "> x\ny la otra línea"


@pytest.mark.parametrize(
    ("old", "differs"),
    [
        ("__init__", True), ("> 10", True), ("5.  a\n6.  b", True), ("a** b **c", True), ("&#38;", True),
        (r"5\. a", False), ("1.  a\n2.  b", False), ("**a** b", False), ("- a\n- b", False), ("uno\n\ndos", False),
    ],
)  # fmt: skip
def test_only_what_prints_otherwise_is_named(old: str, differs: bool):
    assert prints_otherwise(old, typed(old)) is differs


@pytest.mark.parametrize(
    "old", ["5. a\n6. b", "__init__ **x**", "> cita\n\nfin", "|a|b|\n|-|-|\n|1|2|", "1. uno\n\n       codigo"]
)
def test_what_was_printed_is_printed_again(old: str):
    assert not prints_otherwise(old, printed(old))
