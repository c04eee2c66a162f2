"""A paper whose words are all there, and which shows something else: a picture, a white box, letters without ink."""

from collections.abc import Callable
from io import BytesIO

import pypdfium2
import pypdfium2.raw as raw
import pytest
from PIL import Image

from munidesk.documents import render
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


@pytest.mark.parametrize("change", [white_box, picture, without_ink])
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
