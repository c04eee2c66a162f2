"""What a page holds: long names whole, no row, heading or handful of lines alone, the same pages in Word and PDF."""

import re
import zipfile
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest

from munidesk.documents import render
from munidesk.documents.look import look_of
from munidesk.documents.measure import text_width
from munidesk.documents.model import (
    Boxed,
    Column,
    Document,
    Figure,
    Heading,
    Kind,
    Letterhead,
    Lettering,
    PageBreak,
    Paragraph,
    Row,
    RowKind,
    Table,
    plain,
)
from munidesk.documents.pdf_head import USUAL, laid_head
from munidesk.documents.pdf_table import grid

LINE = "El Concejo toma conocimiento de lo informado y lo pasa a las áreas que corresponda para su estudio. "
LONG = "Ayuntamiento Constitucional de Santa María de los Ángeles del Valle de San Bartolomé"
ADDRESS = (
    "Avenida General Libertador Bernardo O’Higgins 1234, esquina Dieciocho de Julio · tel. 2000 0000 · a@b.example"
)
NAME = "Juan Francisco Rodríguez Fernández de la Santísima Trinidad"


def pages(document: Document) -> list[str]:
    """The text of each page, without its white space."""
    with pypdfium2.PdfDocument(render.pdf_bytes(document)) as file:
        return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in file]


def row(text: str, kind: RowKind = RowKind.PLAIN) -> Row:
    return Row((plain(text),), kind)


def rows(count: int) -> tuple[Row, ...]:
    return tuple(row(f"fila{n}.") for n in range(count))


def lines(count: int) -> tuple[Paragraph, ...]:
    """So many lines of text, each a paragraph."""
    return tuple(Paragraph(plain(f"línea{n}.")) for n in range(count))


def test_d18_a_name_of_two_lines_makes_its_row_higher():
    cells = tuple(Row((plain(NAME), plain(""))) for _one in range(4))
    table = Table((Column("Integrante"), Column("Firma", 4)), cells, boxes=True, row_height_mm=7)
    with pypdfium2.PdfDocument(render.pdf_bytes(Document("Constancia", (table,)))) as file:
        text = file[0].get_textpage()
        tops = sorted({int(text.get_charbox(at)[1]) for at in range(text.count_chars())
                       if text.get_text_range(at, 1).strip()}, reverse=True)  # fmt: skip
    baselines = [a for a, b in pairwise(tops) if a - b > 6]
    assert len(baselines) >= 4 * 3, "each name takes its lines, none upon another"


def test_d19_no_letterhead_is_cut_and_its_usual_height_stays():
    head = Letterhead(LONG, "Concejo Municipal", ADDRESS, b"", "Convocatoria 12/2026", "12 de noviembre de 2026")
    (page,) = pages(Document("Convocatoria", lines(3), Kind.OFFICIAL, head))
    for part in (LONG, ADDRESS, "Convocatoria12/2026"):
        assert re.sub(r"\s", "", part) in page
    assert "…" not in page
    assert laid_head(head, 160).height == USUAL, "an acta printed with one line kept its folios"
    assert laid_head(Letterhead("Municipio de Cerro del Alba", "Concejo", "Las Acacias 1420"), 160).height == USUAL


def test_d19_a_letterhead_of_many_lines_pushes_the_text_down():
    head = Letterhead(LONG * 4, "Concejo Municipal", ADDRESS * 2)
    laid = laid_head(head, 160)
    assert laid.height > USUAL
    assert all(text_width(one.text, one.size, strong=one.size > 11) <= 160 * 72 / 25.4 for one in laid.lines)
    assert laid.lines[-1].at < laid.height - 6.5, "all above the rule"


def test_t19_a_name_of_twenty_thousand_letters_is_printed_at_once(monkeypatch: pytest.MonkeyPatch):
    """Trimmed a letter at a time it was measured twenty thousand times a page."""
    from munidesk.documents import measure

    asked = []
    real = measure.text_width
    monkeypatch.setattr(measure, "text_width", lambda *a, **k: asked.append(1) or real(*a, **k))
    whole = Document("Acta", (*lines(2), PageBreak(), *lines(2)), running_left="Ñ" * 20_000, running_right="Acta")
    assert len(pages(whole)) == 2
    assert len(asked) < 100


def test_d27_the_draft_mark_is_drawn_and_is_no_text_between_the_words():
    draft = Document("Acta", lines(3), Kind.ACTA, watermark="BORRADOR")
    with pypdfium2.PdfDocument(render.pdf_bytes(draft)) as file:
        text = file[0].get_textpage().get_text_range()
        shades = file[0].render(scale=0.5, grayscale=True).to_pil().histogram()
    assert "línea0." in text
    assert not re.search("B.?O|R.?R", text.replace("línea", ""))
    assert sum(shades[0xE0:0xF0]) > 1000, "and it is seen"


def test_d22_no_last_page_holds_a_few_lines():
    for count in range(30, 120):
        found = pages(Document("Informe", lines(count)))
        if len(found) > 1:
            assert found[-1].count("línea") > 4, count


def test_d22_a_table_is_not_cut_after_its_first_rows_nor_before_its_last():
    for above in range(18, 40):
        table = Table((Column("Qué"),), rows(45), caption="Cuadro 1. Todo")
        found = pages(Document("Informe", (*lines(above), Heading("Parte", 2), table)))
        held = [page.count("fila") for page in found if "fila" in page]
        assert all(one >= 2 for one in held), (above, held)
        assert held[0] >= 3, (above, held)
        assert all(("Parte" in page) == ("fila0." in page) for page in found), "the heading stays with its table"
        assert all(("Cuadro1" in page) == ("fila0." in page) for page in found)


def test_d22_a_group_stays_with_its_rows_and_a_total_with_those_it_sums():
    some = [
        kind for n in range(14) for kind in (row(f"grupo{n}.", RowKind.GROUP), *rows(3), row("suma", RowKind.TOTAL))
    ]
    for above in range(20):
        found = pages(Document("Informe", (*lines(above), Table((Column("Qué"),), tuple(some)))))
        for page in found:
            body = re.sub(r"^Qué|Página.*$", "", page)
            assert not re.search(r"grupo\d+\.$", body), above
            assert not body.startswith("suma"), above


def test_d22_a_break_at_the_end_of_a_full_page_leaves_no_empty_one():
    for count in range(25, 60):
        box = Boxed((Paragraph(plain("Para participar")),))
        found = pages(Document("Audiencia", (*lines(count), box, PageBreak(), Paragraph(plain("Segunda")))))
        assert all("línea" in page or "participar" in page or "Segunda" in page for page in found), count


def test_d21_a_break_in_word_needs_no_room_on_the_page_before():
    whole = Document("Manual", (*lines(3), Table((Column("Qué"),), rows(2)), PageBreak(), Paragraph(plain("Segunda"))))
    with zipfile.ZipFile(BytesIO(render.word_bytes(whole))) as package:
        body = package.read("word/document.xml").decode()
    assert "w:pageBreakBefore" in body
    assert 'w:br w:type="page"' not in body
    after = body[body.rindex("</w:tbl>") : body.index("<w:pageBreakBefore")]
    assert after.count("<w:p>") == 1, "nothing stands between the table and the break"


def test_d21_word_is_set_with_the_air_of_the_pdf():
    """A document that was made tighter to spare a page is so in Word too, or it had the page there."""
    tight = next(one for one in (Document("Informe", lines(n)) for n in range(30, 80)) if _tighter(one))
    with zipfile.ZipFile(BytesIO(render.word_bytes(tight))) as package:
        styles = package.read("word/styles.xml").decode()
    (line,) = re.findall(r'w:styleId="Normal".*?w:line="(\d+)"', styles)
    assert int(line) < 300


def _tighter(document: Document) -> bool:
    return render.page_count(document) < render.roomy_pages(document)


def test_an_acta_ends_its_pages_where_it_did_in_0_1():
    """Folios of signed actas were counted so: forty lines and one alone on the last leaf."""
    acta = next(one for one in (Document("Acta", lines(n), Kind.ACTA) for n in range(25, 60)) if len(pages(one)) == 2)
    assert pages(acta)[1].count("línea") == 1
    official = Document("Aviso", acta.blocks, Kind.OFFICIAL)
    assert len(pages(official)) == 1


def test_d23_a_drawing_in_word_keeps_its_colours_in_a_palette():
    """The poster of the FODA took a megabyte of bitmaps, each point with its own colour."""
    from PIL import Image

    from munidesk.documents.figure import png

    drawn = Image.open(BytesIO(png(Figure(300, 200, (Lettering(10, 20, "FODA", 20, colour="#B3261E"),), "Afiche"))))
    assert drawn.mode == "P"
    assert max(drawn.convert("RGB").getcolors(256) or (), default=None) is not None
    assert (0xB3, 0x26, 0x1E) in {colour for _count, colour in drawn.convert("RGB").getcolors(256)}


def test_d26_no_day_is_cut_in_two_while_another_column_has_room():
    days = tuple(Row((plain(f"Asunto {n}"), plain("06/10/2026"), plain("–"))) for n in range(3))
    table = Table((Column("Asunto", 9), Column("Día", 0.5), Column("Estado", 6)), days)
    drawn = grid(table, 300, look_of(Document("", ())), 700)
    assert drawn._colWidths[1] >= text_width("06/10/2026", 9)
    assert sum(drawn._colWidths) == pytest.approx(300)


def test_d22_a_small_table_stays_whole():
    for above in range(30, 45):
        found = pages(Document("Informe", (*lines(above), Table((Column("Qué"),), rows(6)))))
        assert [page.count("fila") for page in found if "fila" in page] == [6], above


def test_d22_what_announces_the_next_line_does_not_end_a_page():
    for above in range(20, 60):
        whole = Document("Acta", (*lines(above), Paragraph(plain("EL PLENO ACUERDA:")), *lines(9)), Kind.READING)
        assert not any(re.search(r"ACUERDA:(Página.*)?$", page) for page in pages(whole)), above
