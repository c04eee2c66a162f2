"""Words as outlines: drawn on a PDF, yet no text of it."""

import ctypes
from collections.abc import Iterator
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from munidesk.documents.fonts import font_file
from munidesk.documents.measure import text_width

Point = tuple[float, float]
Segment = tuple[int, Point, bool]
"""What pdfium says of a piece of a glyph: its kind, where it ends, whether it closes the figure. In ems."""

_ENCODING = "cp1252"  # of a simple TrueType font in a PDF


def outline(canvas: Canvas, text: str, size: float, base: float) -> PDFPathObject:
    """The words in semibold sans as one path, centred on x = 0, their baseline at `base` points."""
    path = canvas.beginPath()
    x = -text_width(text, size, strong=True) / 2
    for letter in text:
        _draw(path, _glyph(letter), x, base, size)
        x += text_width(letter, size, strong=True)
    return path


def _draw(path: PDFPathObject, segments: tuple[Segment, ...], x: float, y: float, size: float) -> None:
    curve: list[float] = []
    for kind, (across, up), closes in segments:
        at = (x + across * size, y + up * size)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            path.moveTo(*at)
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            path.lineTo(*at)
        else:
            curve.extend(at)
            if len(curve) == 6:
                path.curveTo(*curve)
                curve.clear()
        if closes:
            path.close()


@cache
def _glyph(letter: str) -> tuple[Segment, ...]:
    data = font_file(False, "Semibold").read_bytes()
    document = pypdfium2.PdfDocument.new()
    try:
        raw = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
        font = pdfium.FPDFText_LoadFont(document, raw, len(data), pdfium.FPDF_FONT_TRUETYPE, 0)
        found = tuple(_segments(font, letter))
        pdfium.FPDFFont_Close(font)
        return found
    finally:
        document.close()


def _segments(font: object, letter: str) -> Iterator[Segment]:
    code = letter.encode(_ENCODING, "replace")[0]
    drawn = pdfium.FPDFFont_GetGlyphPath(font, code, 1.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(max(0, pdfium.FPDFGlyphPath_CountGlyphSegments(drawn))):
        one = pdfium.FPDFGlyphPath_GetGlyphPathSegment(drawn, at)
        pdfium.FPDFPathSegment_GetPoint(one, x, y)
        yield pdfium.FPDFPathSegment_GetType(one), (x.value, y.value), bool(pdfium.FPDFPathSegment_GetClose(one))
