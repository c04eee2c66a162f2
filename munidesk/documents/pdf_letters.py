"""The letters of a PDF: fonts, their styles, and the markup of spans."""

import re
from functools import cache

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents import look as looks
from munidesk.documents.fonts import FACES, font_file, pdf_name
from munidesk.documents.letters import escaped
from munidesk.documents.look import Face
from munidesk.documents.model import Mark, Span

_ALIGN = {"left": TA_LEFT, "justify": TA_JUSTIFY, "centre": TA_CENTER, "right": TA_RIGHT}


class _Letter(TTFont):
    """Remembers the width of every word: a long acta measures the same few thousand over and over."""

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        self._widths: dict[tuple[str, float], float] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:
        key = (text, size)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > 50_000:
                self._widths.clear()
            width = self._widths[key] = super().stringWidth(text, size, encoding)
        return width


class _Covering(dict[int, int]):
    """Glyphs by character; one the letter lacks is drawn as ■ and keeps its own code.

    ReportLab would give all of them the same code, and what a person typed
    (an emoji, another script) could not be copied or searched in the PDF.
    """

    def __contains__(self, code: object) -> bool:
        return True

    def __missing__(self, code: int) -> int:
        return dict.get(self, 0x25A0, 0)


_to_unicode = ttfonts.makeToUnicodeCMap


def _with_surrogates(fontname: str, subset: list[int]) -> str:
    """ReportLab's map from glyphs to text, with emoji and the like in UTF-16 as PDF asks (ISO 32000, 9.10.3)."""

    def pair(found: re.Match[str]) -> str:
        return f"<{chr(int(found.group(1), 16)).encode('utf-16-be').hex().upper()}>"

    return re.sub(r"<([0-9A-Fa-f]{5,6})>", pair, _to_unicode(fontname, subset))


@cache
def register_fonts() -> None:
    """Both families with Semibold as their bold, embedded; Helvetica never gets in."""
    for serif in (True, False):
        for face in FACES:
            name = f"{'Serif' if serif else 'Sans'}-{face}"
            try:
                font = _Letter(name, str(font_file(serif, face)))
            except (TTFError, OSError) as error:
                raise UserError(
                    _("La letra {name} está dañada. Vuelva a instalar MuniDesk.").format(name=name)
                ) from error
            font.face.charToGlyph = _Covering(font.face.charToGlyph)
            pdfmetrics.registerFont(font)
        names = [pdf_name(serif, strong, italic) for strong, italic in _VARIANTS]
        for name in names:
            pdfmetrics.registerFontFamily(name, *names)
    ttfonts.makeToUnicodeCMap = _with_surrogates
    rl_config.canvas_basefontname = pdf_name(False)
    rl_config.invariant = 1
    # Streams as they are: PDF readers have not needed them in letters for twenty years, and files are a fifth smaller.
    rl_config.useA85 = 0


_VARIANTS = ((False, False), (True, False), (False, True), (True, True))


@cache
def _colour(value: str) -> HexColor:
    """Made once: ReportLab reads a colour given as text anew for every line it draws."""
    return HexColor(value)


@cache
def style_of(face: Face) -> ParagraphStyle:
    """The ReportLab style of a face; cached, since a long document uses a dozen of them ten thousand times."""
    return ParagraphStyle(
        f"face-{hash(face)}",
        fontName=pdf_name(face.serif, face.strong, face.italic),
        fontSize=face.size,
        leading=face.leading,
        alignment=_ALIGN[face.align],
        spaceBefore=face.before,
        spaceAfter=face.after,
        leftIndent=face.indent,
        bulletIndent=face.sign,
        textColor=_colour(face.colour),
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        bulletFontName=pdf_name(face.serif),
    )


def markup(spans: tuple[Span, ...], face: Face) -> str:
    """ReportLab markup of a run of spans, every text escaped once."""
    return "".join(_marked(span, face) for span in spans)


def _marked(span: Span, face: Face) -> str:
    text = escaped(span.text)
    match span.mark:
        case Mark.PLAIN:
            return text
        case Mark.GAP:
            return f'<font name="{font_of(span.mark, face)}" backColor="{looks.GAP_SHADE}">{text}</font>'
        case _:
            return f'<font name="{font_of(span.mark, face)}">{text}</font>'


def font_of(mark: Mark, face: Face) -> str:
    """The name of the font that a span of that mark is set in."""
    match mark:
        case Mark.PLAIN:
            return pdf_name(face.serif, face.strong, face.italic)
        case Mark.GAP:
            return pdf_name(False, True)
        case Mark.STRONG:
            return pdf_name(face.serif, True, face.italic)
        case Mark.EMPHASIS:
            return pdf_name(face.serif, face.strong, not face.italic)
        case Mark.STRONG_EMPHASIS:
            return pdf_name(face.serif, True, True)
