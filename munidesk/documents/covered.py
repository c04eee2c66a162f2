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
_DEEPEST = 15
"""Figures within figures; what is deeper is taken as one, and hides what it lies over."""
_LOOKS = 2_000_000
"""Pairs of a text and a figure that are compared in a page. None of ours comes near it: more is made to hide."""
_WHITE = 0xF0
"""A letter whose red, green and blue are all above it is not seen on paper."""


def covered(page: "PdfPage", bottom: float = 0) -> tuple[str, ...]:
    """The runs of text above `bottom` that something drawn later lies over, or that have no ink, in their order."""
    import pypdfium2.raw as raw

    texts: list[tuple[Box, PdfObject]] = []
    found: list[PdfObject] = []
    looks = 0
    textpage = page.get_textpage()
    try:
        for one in page.get_objects(max_depth=_DEEPEST, textpage=textpage):
            if one.type == raw.FPDF_PAGEOBJ_TEXT:
                box = _box(one)
                if box is not None and box[1] >= bottom:
                    texts.append((box, one))
                    found.extend([one] if _without_ink(one) else [])
            elif (over := _over(one)) is not None and texts:
                looks += len(texts)
                found.extend([texts[0][1]] if looks > _LOOKS else [text for box, text in texts if _hidden(box, over)])
            if len(found) >= _MOST or looks > _LOOKS:
                break
        else:
            found.extend(text for over in _notes(page) for box, text in texts if _hidden(box, over))
        return tuple(filter(None, (_text(one) for one in found[:_MOST])))
    finally:
        textpage.close()


def _box(one: "PdfObject") -> Box | None:
    """On the page: what stands in a figure that was brought from elsewhere lies where that one was put."""
    from pypdfium2 import PdfiumError

    try:
        box: Box = one.get_bounds()
        around = one.container
        while around is not None:
            box = around.get_matrix().on_rect(*box)
            around = around.container
    except PdfiumError:
        return None
    return box


def _over(one: "PdfObject") -> Box | None:
    """Where a picture, a shade or a filled figure lies; None for what hides nothing."""
    import pypdfium2.raw as raw

    deep = one.type == raw.FPDF_PAGEOBJ_FORM and one.level == _DEEPEST - 1
    if not deep and one.type not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING):
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
    """Letters that are drawn invisible, wholly transparent, or white on the paper."""
    import ctypes

    import pypdfium2.raw as raw

    if raw.FPDFTextObj_GetTextRenderMode(one) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return True
    red, green, blue, ink = (ctypes.c_uint() for _each in range(4))
    if not raw.FPDFPageObj_GetFillColor(one, red, green, blue, ink):
        return False
    return ink.value == 0 or min(red.value, green.value, blue.value) > _WHITE


def _notes(page: "PdfPage") -> Iterator[Box]:
    """Notes and stamps that a reader of PDF lays over the page; a link, one that is hidden, or the window that a note
    opens cover nothing.
    """
    import pypdfium2.raw as raw

    bare = (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP)
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        rect = raw.FS_RECTF()
        seen = (
            raw.FPDFAnnot_GetSubtype(note) not in bare and not raw.FPDFAnnot_GetFlags(note) & raw.FPDF_ANNOT_FLAG_HIDDEN
        )
        if seen and raw.FPDFAnnot_GetRect(note, rect):
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
