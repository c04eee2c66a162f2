"""What of a PDF's text is there and not to be seen: under a picture or a filled figure, or in letters without ink."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""

_THIN = 2.0
"""A line of a table is drawn over nothing that it hides."""
_SHARE = 0.2
"""How much of a word may lie under something before it counts as covered."""
_MOST = 40
"""Runs of text that are named; one is enough to know."""


def covered(page: "PdfPage", bottom: float = 0) -> tuple[str, ...]:
    """The runs of text above `bottom` that something drawn later lies over, or that have no ink, in their order."""
    import pypdfium2.raw as raw

    texts: list[tuple[Box, PdfObject]] = []
    found: list[PdfObject] = []
    textpage = page.get_textpage()
    try:
        for one in page.get_objects(max_depth=4, textpage=textpage):
            if one.type == raw.FPDF_PAGEOBJ_TEXT:
                box = _box(one)
                if box is not None and box[1] >= bottom:
                    texts.append((box, one))
                    found.extend([one] if _without_ink(one) else [])
            elif (over := _over(one)) is not None:
                found.extend(text for box, text in texts if _hidden(box, over))
        found.extend(text for over in _notes(page) for box, text in texts if _hidden(box, over))
        return tuple(filter(None, (_text(one) for one in found[:_MOST])))
    finally:
        textpage.close()


def _box(one: "PdfObject") -> Box | None:
    from pypdfium2 import PdfiumError

    try:
        left, low, right, high = one.get_bounds()
    except PdfiumError:
        return None
    return left, low, right, high


def _over(one: "PdfObject") -> Box | None:
    """Where a picture, a shade or a filled figure lies; None for what hides nothing."""
    import pypdfium2.raw as raw

    if one.type not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING):
        return None
    box = _box(one)
    if box is None or min(box[2] - box[0], box[3] - box[1]) < _THIN:
        return None
    if one.type == raw.FPDF_PAGEOBJ_PATH and not _is_painted(one):
        return None
    return box


def _is_painted(one: "PdfObject") -> bool:
    """Filled, or with a stroke as thick as letters are high."""
    import ctypes

    import pypdfium2.raw as raw

    fill, stroke, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
    if not raw.FPDFPath_GetDrawMode(one, fill, stroke):
        return True
    if fill.value != raw.FPDF_FILLMODE_NONE:
        return True
    return bool(stroke.value and raw.FPDFPageObj_GetStrokeWidth(one, width) and width.value > _THIN)


def _without_ink(one: "PdfObject") -> bool:
    """Letters that are drawn invisible, or wholly transparent."""
    import ctypes

    import pypdfium2.raw as raw

    if raw.FPDFTextObj_GetTextRenderMode(one) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return True
    red, green, blue, ink = (ctypes.c_uint() for _each in range(4))
    return bool(raw.FPDFPageObj_GetFillColor(one, red, green, blue, ink)) and ink.value == 0


def _notes(page: "PdfPage") -> Iterator[Box]:
    """Notes and stamps that a reader of PDF lays over the page; a link covers nothing."""
    import pypdfium2.raw as raw

    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        rect = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_LINK and raw.FPDFAnnot_GetRect(note, rect):
            low, high = sorted((rect.bottom, rect.top))
            yield rect.left, low, rect.right, high
        raw.FPDFPage_CloseAnnot(note)


def _hidden(text: Box, over: Box) -> bool:
    wide = min(text[2], over[2]) - max(text[0], over[0])
    high = min(text[3], over[3]) - max(text[1], over[1])
    area = max((text[2] - text[0]) * (text[3] - text[1]), 0.01)
    # Of a long run a word is little; what matters is that whole letters lie under it.
    return wide > _THIN and high > _SHARE * (text[3] - text[1]) and (wide * high > _SHARE * area or wide > 2 * _THIN)


def _text(one: "PdfObject") -> str:
    return " ".join(str(one.extract()).split()) if hasattr(one, "extract") else ""
