"""Small pieces of WordprocessingML, as text: measures, runs, paragraphs."""

import re
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from docx.oxml.xmlchemy import serialize_for_reading
from docx.parts.story import StoryPart
from docx.shared import Mm

from munidesk.base.letters import tidy
from munidesk.documents import look as looks
from munidesk.documents.letters import clean
from munidesk.documents.model import Mark, Span, Spans

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)


_PIECES = re.compile(r"[\n\t]|[^\n\t]+")


def twips(points: float) -> int:
    return round(points * 20)


def twips_mm(millimetres: float) -> int:
    return round(millimetres * looks.MM * 20)


def half_points(points: float) -> int:
    return round(points * 2)


def colour(value: str) -> str:
    return value.removeprefix("#")


def attribute(text: str) -> str:
    return quoteattr(clean(text).replace("\n", " "))


def family(serif: bool, strong: bool) -> str:
    return (looks.SERIF if serif else looks.SANS) + (" Semibold" if strong else "")


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:eastAsia="{name}"/>'


def text_xml(text: str) -> str:
    """The text of a run, letter by letter; line breaks become <w:br/>, tabs <w:tab/>."""
    return "".join(map(_piece_xml, _PIECES.findall(tidy(text))))


def _piece_xml(piece: str) -> str:
    match piece:
        case "\n":
            return "<w:br/>"
        case "\t":
            return "<w:tab/>"
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{text_xml(text)}</w:r>"


def runs(spans: Spans, *, serif: bool, strong: bool = False, italic: bool = False) -> str:
    """Runs of spans; Semibold is a family of its own in Word, so it is named instead of asking for bold."""
    return "".join(_run(span, _properties(span.mark, serif, strong, italic)) for span in spans)


def _run(span: Span, properties: str) -> str:
    if span.page_of:
        return field(f"PAGEREF {bookmark(span.page_of)} \\h", properties, span.text)
    return run(span.text, properties)


def bookmark(anchor: str) -> str:
    """A name Word accepts: letters, digits and underscores, forty at most."""
    return "p_" + "".join(sign if sign.isalnum() and sign.isascii() else "_" for sign in anchor)[:38]


def _properties(mark: Mark, serif: bool, strong: bool, italic: bool) -> str:
    match mark:
        case Mark.PLAIN:
            return fonts(family(serif, True)) if strong else ""
        case Mark.GAP:
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour(looks.GAP_SHADE)}"/>'
            return fonts(family(False, True)) + shade
        case Mark.STRONG:
            return fonts(family(serif, True))
        case Mark.EMPHASIS:
            slanted = '<w:i w:val="0"/>' if italic else "<w:i/>"
            return (fonts(family(serif, True)) if strong else "") + slanted
        case Mark.STRONG_EMPHASIS:
            return fonts(family(serif, True)) + "<w:i/>"


def spacer(height: int, *, keep: bool = False) -> str:
    """An empty paragraph of `height` twips."""
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr>{kept}<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>'


def field(code: str, properties: str = "", first: str = "1") -> str:
    """A field such as PAGE, with a first value for readers that do not compute it."""
    marked = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{marked}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{marked}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{marked}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{marked}<w:t>{escape(first)}</w:t></w:r>'
        f'<w:r>{marked}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(part: StoryPart, data: bytes, words: str, width: float, height: float | None = None, *, number: int) -> str:
    """A run with the image, in millimetres, and what it says in words to who cannot see it.

    `number` is its own in the whole file: python-docx counts in each part by itself, and Word offers to repair that.
    """
    inline = part.new_pic_inline(BytesIO(data), Mm(width), None if height is None else Mm(height))
    inline.docPr.set("descr", clean(words).replace("\n", " "))
    inline.docPr.set("id", str(number))
    for side in "TBLR":  # unsaid, some readers leave 3 mm of air around it
        inline.set(f"dist{side}", "0")
    return f"<w:r><w:drawing>{serialize_for_reading(inline)}</w:drawing></w:r>"
