"""Word and PDF say the same, whatever people type, in our own letters, and the same twice."""

import ctypes
import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.documents import fonts, render, typeset
from munidesk.documents.model import (
    Align,
    Block,
    Box,
    Boxed,
    Chart,
    ChartKind,
    Column,
    Document,
    Figure,
    Footer,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Kind,
    Letterhead,
    Lettering,
    Listing,
    PageBreak,
    Paragraph,
    Picture,
    Polygon,
    Row,
    RowKind,
    Series,
    Signatures,
    Signer,
    Space,
    Span,
    Stroke,
    Style,
    Table,
    gap,
    plain,
    strong,
)
from munidesk.documents.text import SIGN
from munidesk.features.council.sample.shield import shield
from tests.documents.reading import assert_same_lines, missing_lines, pdf_text, squeezed, word_text

BLOCKS: tuple[Block, ...] = (
    Heading("Acta de la sesión ordinaria 12/2026", 0),
    Paragraph(plain("Martes 17 de noviembre de 2026"), Style.SUBTITLE),
    Paragraph((Span("En la localidad de "), strong("Cerro del Alba"), Span(", siendo "), gap("falta la hora"))),
    Heading("Primera parte", 1),
    Heading("Segunda parte", 2),
    Heading("3. Modificación presupuestaria", 3),
    Heading("Tema 1. Sombra en la plaza", 2, right="POA 2026, act. 1.3.1"),
    KeyFigures((KeyFigure("88 %", "de asistencia: 50 de 57"), KeyFigure("41", "iniciativas"))),
    Figure(
        300,
        120,
        (
            Box(0, 0, 300, 120, line="#000000", radius=4),
            Stroke(((0, 0), (300, 120)), dashed=True),
            Polygon(((20, 20), (60, 20), (40, 60)), fill="#8FB5B4"),
            Lettering(150, 60, "dentro <del> dibujo", strong=True, align=Align.CENTRE),
            Lettering(290, 110, "girado", turned=True),
        ),
        "Un cuadro con una línea",
        "Figura 1",
        window=(0, 0, 150, 120),
    ),
    Listing((plain("uno"), plain("dos"))),
    Listing((plain("primero"), plain("segundo")), numbered=True),
    Table(
        (Column("N.º", 0.4, Align.RIGHT), Column("Integrante", 2), Column("Voto", 1, Align.CENTRE)),
        (
            Row((plain("Titulares"),), RowKind.GROUP),
            Row((plain("1"), (strong("Olivera"),), plain("A favor"))),
            Row((plain("Total"), plain("5"), plain("3")), RowKind.TOTAL),
            Row((plain("Aprobada: 3 a favor"),), RowKind.RESULT),
        ),
        caption="Asistencia",
    ),
    Table((Column("Recibida"), Column("Firma")), (Row(((), ())),), boxes=True, row_height_mm=8),
    Chart(
        ChartKind.STACKED, ("Ana", "Luis"), (Series("sí", (1, 2)), Series("no", (2, None))), "Gráfico", "resumen", 40
    ),
    Chart(ChartKind.BARS, ("Ana",), (Series("sí", (1.5,)),), "Barras", "resumen", 30),
    Chart(ChartKind.LINE, ("2024", "2025"), (Series("sí", (1, 3)),), "Línea", "resumen", 40),
    Picture(shield(120), "El escudo", 30, "Escudo"),
    Boxed((Paragraph((strong("Resolución 47/2026"),)), Paragraph(plain("Aprobar la transposición.")))),
    PageBreak(),
    Space(5),
    Paragraph(plain("«Comparto la obra.»"), Style.QUOTE),
    Paragraph(plain("Nota al pie."), Style.NOTE),
    KeepTogether((Paragraph(plain("Se levanta la sesión.")), Signatures((Signer("Marta Olivera", "Alcaldesa"),)))),
    Paragraph(plain("— Fin del acta 12. —"), Style.END_MARK),
)


def whole(*blocks: Block, **fields: object) -> Document:
    return Document("Acta 12", blocks or BLOCKS, **fields)  # type: ignore[arg-type]


HEADED = whole(
    kind=Kind.ACTA,
    letterhead=Letterhead(
        "Municipio de Cerro del Alba", "Concejo Municipal", "Las Acacias 1420", shield(120), "Acta 12", "Libro 3"
    ),
    running_left="Municipio de Cerro del Alba",
    running_right="Acta 12",
    footer=Footer("Código 7K3M-Q9TD", ("Huella 9f2c",), "Libro 3 · Folio 147", "MUNIDESK 7K3M"),
    watermark="BORRADOR",
)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_every_block_is_in_both_formats_in_order(tmp_path: Path, kind: Kind, suffix: str):
    document = whole(kind=kind)
    path = tmp_path / f"todo{suffix}"
    render.write(document, path)
    assert_same_lines(document, path)


def test_pages_carry_letterhead_running_head_and_number():
    text = pdf_text(render.pdf_bytes(HEADED))
    for part in ("Municipio de Cerro del Alba", "Libro 3 · Folio 147", "Código 7K3M-Q9TD", "Página 1 de "):
        assert squeezed(part) in squeezed(text)
    word = docx.Document(BytesIO(render.word_bytes(HEADED)))
    section = word.sections[0]
    assert section.different_first_page_header_footer
    assert "Municipio de Cerro del Alba" in "".join(p.text for p in section.header.paragraphs)
    assert b"BORRADOR" in section.header.part.blob
    assert "NUMPAGES" in section.footer.part.blob.decode()


def test_each_page_of_a_book_says_its_own_folio_in_both_formats():
    footer = Footer(middle="Libro 3", leaf="Folio {n}", first_leaf=146)
    paper = whole(Paragraph(plain("Uno.")), PageBreak(), Paragraph(plain("Dos.")), kind=Kind.ACTA, footer=footer)
    text = squeezed(pdf_text(render.pdf_bytes(paper)))
    assert squeezed("Folio 146") in text
    assert squeezed("Folio 147") in text
    assert "Página" not in text
    section = docx.Document(BytesIO(render.word_bytes(paper))).sections[0]
    assert 'w:start="146"' in section._sectPr.xml  # Word counts on from there
    assert "Folio" in section.footer.part.blob.decode()


def test_the_signatures_stay_on_the_page_that_has_room_for_them():
    end = KeepTogether((Paragraph(plain("Se levanta la sesión.")), Signatures((Signer("Marta Olivera", "Alcaldesa"),))))
    data = render.pdf_bytes(whole(Paragraph(plain("Una línea.")), end, kind=Kind.ACTA))
    assert len(pypdfium2.PdfDocument(data)) == 1


def test_a_row_of_a_table_stays_whole_and_its_head_stands_once_on_a_page():
    rows = tuple(Row((plain(f"empieza{n} " + "palabra " * 60 + f"termina{n}"), plain("x"))) for n in range(40))
    paper = whole(Paragraph(plain("Antes.")), Table((Column("Cabeza"), Column("Otra")), rows))
    pages = pypdfium2.PdfDocument(render.pdf_bytes(paper))
    for number in range(len(pages)):
        text = pages[number].get_textpage().get_text_bounded()
        assert text.count("Cabeza") <= 1
        assert set(re.findall(r"empieza(\d+)", text)) == set(re.findall(r"termina(\d+)", text))


def test_word_opens_it_as_a_file_of_today_and_not_in_compatibility_mode():
    with zipfile.ZipFile(BytesIO(render.word_bytes(HEADED))) as package:
        settings_xml = package.read("word/settings.xml").decode()
    (mode,) = re.findall(r'<w:compatSetting w:name="compatibilityMode"[^>]* w:val="(\d+)"', settings_xml)
    assert mode == "15"


def test_d31_only_our_own_letters_are_in_the_pdf_even_unused_and_all_are_embedded():
    data = render.pdf_bytes(HEADED)
    names = {name.decode() for name in re.findall(rb"/BaseFont\s*/([^\s/<>\[\]]+)", data)}
    assert names
    for name in names | _used_fonts(data):
        assert name.startswith(("Source", "AAAAAA+Source")), name


def _used_fonts(data: bytes) -> set[str]:
    """The fonts of the characters that are really drawn."""
    from pypdfium2 import raw

    names = set()
    pages = pypdfium2.PdfDocument(data)
    for page in pages:
        for item in page.get_objects():
            if item.type == raw.FPDF_PAGEOBJ_TEXT:
                font = raw.FPDFTextObj_GetFont(item.raw)
                size = raw.FPDFFont_GetBaseFontName(font, None, 0)
                buffer = ctypes.create_string_buffer(size)
                raw.FPDFFont_GetBaseFontName(font, buffer, size)
                names.add(bytes(buffer).rstrip(b"\x00").decode())
        page.close()
    pages.close()
    return names


def test_word_carries_its_letters_inside():
    with zipfile.ZipFile(BytesIO(render.word_bytes(HEADED))) as package:
        names = package.namelist()
        table = package.read("word/fontTable.xml").decode()
    assert sum(name.endswith(".odttf") for name in names) == 6
    assert "Source Serif Pro Semibold" in table
    assert "Cambria" in table


@pytest.mark.parametrize("form", [render.pdf_bytes, render.word_bytes])
def test_the_same_document_gives_the_same_bytes(form):
    assert form(HEADED) == form(HEADED)


ODD = [
    "a<b & c>d <b>abierto <img src='x'/>",
    "emoji 😀 ✔ ● 漢字 y otra letra ſ",
    "árabe عربى y hebreo עברית",
    "NUL \x00 y campana \x07",
    "sinespacios" * 120,
    "línea\notra\r\ny otra\ttabulada",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_is_kept_in_both(text: str):
    document = whole(Paragraph(plain(text)), Table((Column("celda"),), (Row((plain(text),)),)))
    assert missing_lines(document, word_text(render.word_bytes(document))) == []
    simple = not re.search("[\u0590-\u08ff]", text)  # right-to-left runs are read back in the order of the page
    lost = missing_lines(document, pdf_text(render.pdf_bytes(document)))
    assert not simple or lost == []


# Without the long s, which PDF readers hand back as a plain one or not at all.
LATIN = st.text(
    st.characters(blacklist_categories=("Cs", "Co", "Cn"), blacklist_characters="\u017f\u00ad", max_codepoint=0x24F),
    max_size=80,
)
ANY = st.text(max_size=60)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=LATIN, cell=LATIN)
def test_whatever_is_typed_is_read_back_from_both(text: str, cell: str):
    document = whole(Paragraph(plain(text)), Table((Column("c"), Column("d")), (Row((plain(cell), plain(text))),)))
    assert missing_lines(document, word_text(render.word_bytes(document))) == []
    assert missing_lines(document, pdf_text(render.pdf_bytes(document))) == []


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=ANY)
def test_any_text_at_all_opens_in_both_and_is_whole_in_word(text: str):
    document = whole(Heading(text, 1), Paragraph((strong(text), gap(text))), Boxed((Paragraph(plain(text)),)))
    assert missing_lines(document, word_text(render.word_bytes(document))) == []
    assert pypdfium2.PdfDocument(render.pdf_bytes(document)).get_version()


def test_a_cell_taller_than_a_page_flows_on():
    text = "palabra " * 4000
    document = whole(Table((Column("a"), Column("b")), (Row((plain(text), plain("corta"))),), caption="Larga"))
    assert squeezed(pdf_text(render.pdf_bytes(document))).count("palabra") == 4000


def test_a_long_table_repeats_its_head():
    rows = tuple(Row((plain(f"fila {n}"),)) for n in range(200))
    document = whole(Table((Column("CABEZA"),), rows))
    text = pdf_text(render.pdf_bytes(document))
    assert text.count("CABEZA") >= 3
    assert b"w:tblHeader" in docx.Document(BytesIO(render.word_bytes(document))).part.blob


def test_narrative_keeps_emphasis_lists_tables_and_shows_html_as_text():
    blocks = typeset.blocks(f"{SIGN}Uno **dos** *tres*\n- a\n- b\n1. c\n|x|y|\n|1|2|\n<script>no</script>")
    kinds = [type(block).__name__ for block in blocks]
    assert kinds == ["Paragraph", "Listing", "Listing", "Table", "Paragraph"]
    assert "<script>" in pdf_text(render.pdf_bytes(whole(*blocks)))


def test_a_missing_letter_is_a_sentence_and_leaves_no_file(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(fonts, "find_spec", lambda _name: None)
    fonts.font_file.cache_clear()
    with pytest.raises(UserError, match="Falta la letra"):
        fonts.font_file(True, "Regular")
    fonts.font_file.cache_clear()


def test_another_suffix_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="formato"):
        render.write(whole(), tmp_path / "acta.odt")
    assert list(tmp_path.iterdir()) == []


def test_progress_can_cancel_and_the_old_file_stays(tmp_path: Path):
    target = tmp_path / "acta.pdf"
    target.write_bytes(b"viejo")

    def stop(done: int, total: int, note: str) -> None:
        raise UserError("cancelado")

    with pytest.raises(UserError, match="cancelado"):
        render.write(whole(), target, step=stop)
    assert target.read_bytes() == b"viejo"
