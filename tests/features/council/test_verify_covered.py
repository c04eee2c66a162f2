"""A paper whose words are all there, and which shows something else: a picture, a white box, letters without ink."""

from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from munidesk.documents import render
from munidesk.documents.read_pdf import read_pages
from munidesk.features.council import exports
from munidesk.features.council.minutes.verify import verify
from munidesk.records.sheet import Selection
from munidesk.town.verdicts import Verdict
from tests.features.council import hall as halls
from tests.features.council.test_later import NEXT, approve, held

Box = tuple[float, float, float, float]


@pytest.fixture
def acta(hall: halls.Hall) -> bytes:
    session_id = held(hall, halls.DAY)
    approve(hall, session_id, NEXT)
    return render.pdf_bytes(exports.acta(hall.store, Selection(session_id)))


def _changed(data: bytes, words: str, change: Callable[[pypdfium2.PdfDocument, pypdfium2.PdfPage, Box], None]) -> bytes:
    """The PDF with something done where the words stand."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        found = text.search(words).get_next()
        if found is not None:
            change(document, page, text.get_rect(text.count_rects(*found) - 1))
            page.gen_content()
            target = BytesIO()
            document.save(target)
            return target.getvalue()
    raise AssertionError(words)


def white_box(_document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, box: Box) -> None:
    left, bottom, right, top = box
    shape = raw.FPDFPageObj_CreateNewRect(left, bottom, right - left, top - bottom)
    raw.FPDFPageObj_SetFillColor(shape, 255, 255, 255, 255)
    raw.FPDFPath_SetDrawMode(shape, raw.FPDF_FILLMODE_WINDING, 0)
    raw.FPDFPage_InsertObject(page, shape)


def picture(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, box: Box) -> None:
    left, bottom, right, top = box
    drawn = pypdfium2.PdfImage.new(document)
    drawn.set_bitmap(pypdfium2.PdfBitmap.from_pil(Image.new("RGB", (40, 12), "white")))
    drawn.set_matrix(pypdfium2.PdfMatrix().scale(right - left, top - bottom).translate(left, bottom))
    page.insert_obj(drawn)


def without_ink(_document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, box: Box) -> None:
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = one.get_bounds()
        if left <= box[0] + 1 and right >= box[2] - 1 and bottom <= box[1] + 2 and top >= box[3] - 2:
            raw.FPDFTextObj_SetTextRenderMode(one, raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def white_ink(_document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, box: Box) -> None:
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        left, bottom, right, top = one.get_bounds()
        if left <= box[0] + 1 and right >= box[2] - 1 and bottom <= box[1] + 2 and top >= box[3] - 2:
            raw.FPDFPageObj_SetFillColor(one, 255, 255, 255, 255)


def stamped(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, box: Box) -> None:
    """As programs put a page over another: what is drawn has places of its own, and is moved as a whole."""
    left, bottom, right, top = box
    other = pypdfium2.PdfDocument.new()
    sheet = other.new_page(right - left, top - bottom)
    white_box(other, sheet, (0, 0, right - left, top - bottom))
    sheet.gen_content()
    brought = raw.FPDF_NewXObjectFromPage(document, other, 0)
    figure = pypdfium2.PdfObject(raw.FPDF_NewFormObjectFromXObject(brought))
    figure.set_matrix(pypdfium2.PdfMatrix().translate(left, bottom))
    page.insert_obj(figure)
    raw.FPDF_CloseXObject(brought)


def note(kind: int, flags: int = 0) -> Callable[[pypdfium2.PdfDocument, pypdfium2.PdfPage, Box], None]:
    def put(_document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, box: Box) -> None:
        made = raw.FPDFPage_CreateAnnot(page, kind)
        raw.FPDFAnnot_SetRect(made, raw.FS_RECTF(box[0], box[3], box[2], box[1]))
        raw.FPDFAnnot_SetFlags(made, flags)
        raw.FPDFPage_CloseAnnot(made)

    return put


STAMP = note(raw.FPDF_ANNOT_STAMP)


@pytest.mark.parametrize("change", [white_box, picture, without_ink, white_ink, stamped, STAMP])
def test_6_a_figure_that_is_there_and_is_not_seen_is_found_with_its_words(hall: halls.Hall, acta: bytes, change):
    (found,) = verify(hall.store, _changed(acta, "120 luminarias", change))
    assert found.verdict is Verdict.ALTERED
    assert "Hay algo dibujado encima de «" in found.words and "luminarias" in found.words


def test_6_what_our_own_papers_draw_covers_nothing(hall: halls.Hall, acta: bytes):
    (found,) = verify(hall.store, acta)
    assert found.verdict is Verdict.INTACT


def test_6_a_box_on_an_empty_place_is_no_alteration(hall: halls.Hall, acta: bytes):
    def beside(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, _box: Box) -> None:
        white_box(document, page, (10, 400, 40, 430))  # in the margin: a stamp of entry, a hole of the binder

    (found,) = verify(hall.store, _changed(acta, "120 luminarias", beside))
    assert found.verdict is Verdict.INTACT


@pytest.mark.parametrize("change", [note(raw.FPDF_ANNOT_POPUP), note(raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FLAG_HIDDEN)])
def test_what_no_reader_of_pdf_draws_covers_nothing(hall: halls.Hall, acta: bytes, change):
    (found,) = verify(hall.store, _changed(acta, "120 luminarias", change))
    assert found.verdict is Verdict.INTACT


def test_a_page_made_to_be_looked_at_for_minutes_is_not_and_counts_as_covered():
    """Of 20,000 words and 2,000 figures that hide none: it held the window for half a minute a page."""
    target = BytesIO()
    drawn = canvas.Canvas(target)
    for at in range(3000):
        drawn.drawString(50 + at % 300, 100 + at % 500, "abc")
    for _figure in range(1000):
        drawn.rect(1, 1, 10, 10, fill=1)
    drawn.save()
    (page,) = read_pages(target.getvalue())
    assert page.covered == ("abc",)
