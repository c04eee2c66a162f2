"""What stands around the text on every Word page: letterhead, running head, footer, watermark."""

from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.parts.story import StoryPart
from docx.section import Section, _BaseHeaderFooter
from docx.shared import Mm

from munidesk.base.i18n import _
from munidesk.documents import look as looks
from munidesk.documents.look import Face, Look
from munidesk.documents.model import Document, Letterhead
from munidesk.documents.word_styles import run_properties
from munidesk.documents.word_xml import NAMESPACES, attribute, field, picture, run, twips_mm

_SHIELD, _CODE, _GAP = 17.0, 13.0, 4.0  # mm: the shield, the QR code, the air beside them
_NUMBERS = 1_000_000  # of the pictures in heads and feet: those of the text count from 1
_SMALL = Face(8.5, 11, serif=False, colour=looks.SECONDARY)


def dress_section(word: WordFile, document: Document, look: Look) -> None:
    """Page size, margins, a first page of its own, heads and feet."""
    section = word.sections[0]
    width, height = looks.page_size(document)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin = Mm(look.left), Mm(look.right)
    # The letterhead is taller than the later pages' head: Word pushes the text of the first page down by itself.
    section.top_margin = Mm(look.top_later)
    section.bottom_margin = Mm(look.bottom)
    section.header_distance = Mm(look.top_first)
    section.footer_distance = Mm(8)
    section.different_first_page_header_footer = True
    if document.footer.leaf:
        margins = section._sectPr.pgMar
        assert margins is not None
        margins.addnext(parse_xml(f'<w:pgNumType {NAMESPACES} w:start="{document.footer.first_leaf}"/>'))
    text_width = width - look.left - look.right
    mark = _watermark(document.watermark)
    _fill(section.first_page_header, _letterhead(document.letterhead, section, text_width) + mark)
    _fill(section.header, _running_head(document, text_width) + mark)
    for number, foot in enumerate((section.first_page_footer, section.footer), _NUMBERS + 1):
        _fill(foot, _footer(document, look, text_width, foot.part, number))


def _fill(story: _BaseHeaderFooter, xml: str) -> None:
    story.is_linked_to_previous = False
    element = story._element
    for child in list(element):
        element.remove(child)
    for child in parse_xml(f"<w:hdr {NAMESPACES}>{xml or '<w:p/>'}</w:hdr>"):
        element.append(child)


def _paragraph(content: str, *, border: str = "", tabs: str = "", after: int = 0, line: int = 0) -> str:
    spacing = f'<w:spacing w:before="0" w:after="{after}"' + (
        f' w:line="{line}" w:lineRule="exact"/>' if line else ' w:line="240" w:lineRule="auto"/>'
    )
    return f'<w:p><w:pPr><w:pStyle w:val="Header"/>{border}{tabs}{spacing}</w:pPr>{content}</w:p>'


def _tabs(*stops: tuple[str, float]) -> str:
    return "<w:tabs>" + "".join(f'<w:tab w:val="{kind}" w:pos="{twips_mm(at)}"/>' for kind, at in stops) + "</w:tabs>"


def _rule(side: str, size: int, colour: str = "1A1A1A", space: int = 4) -> str:
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


_TAB = "<w:r><w:tab/></w:r>"


def _letterhead(head: Letterhead | None, section: Section, width: float) -> str:
    if head is None:
        return ""
    tabs = _tabs(("right", width))
    name = run(head.name, run_properties(Face(15, 19, strong=True)))
    right_strong = run(head.right_strong, run_properties(Face(10, 13, serif=False, strong=True)))
    right = run(head.right, run_properties(Face(9, 12, serif=False, colour=looks.SECONDARY)))
    body = run(head.body, run_properties(Face(11, 14, serif=False)))
    address = run(head.address, run_properties(_SMALL))
    rows = (
        _paragraph(name + _TAB + right_strong, tabs=tabs)
        + _paragraph(body + _TAB + right, tabs=tabs)
        + _paragraph(address, after=40)
    )
    closing = _paragraph("", border=_rule("bottom", 7, space=1), after=120, line=120)
    if not head.shield:
        return rows + closing
    part = section.first_page_header.part
    shield = picture(part, head.shield, head.name, _SHIELD, number=_NUMBERS)
    return (
        _beside(shield, _SHIELD + _GAP, rows.replace(tabs, _tabs(("right", width - _SHIELD - _GAP))), width) + closing
    )


def _beside(drawing: str, column: float, rows: str, width: float) -> str:
    """A picture at the left, in a column of its own (mm), and the lines beside it."""
    # Some readers shift a table by the margin its style gives the cells: both are said, and both are 0.
    zero = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips_mm(column)}" w:type="dxa"/></w:tcPr>{_paragraph(drawing)}</w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="{twips_mm(width - column)}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{rows}</w:tc>"
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips_mm(width)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{zero}</w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{twips_mm(column)}"/><w:gridCol w:w="{twips_mm(width - column)}"/></w:tblGrid>'
        f"<w:tr>{cells}</w:tr></w:tbl>"
    )


def _running_head(document: Document, width: float) -> str:
    if not (document.running_left or document.running_right):
        return ""
    small = run_properties(_SMALL)
    content = run(document.running_left, small) + _TAB + run(document.running_right, small)
    border = _rule("bottom", 4, looks.ROW_LINE.removeprefix("#"), 5)
    return _paragraph(content, border=border, tabs=_tabs(("right", width)))


def _footer(document: Document, look: Look, width: float, part: StoryPart, number: int) -> str:
    footer = document.footer
    size = look.footer_size
    strong = run_properties(Face(size, size + 2.5, serif=False, strong=True))
    plain = run_properties(Face(size, size + 2.5, serif=False))
    quiet = run_properties(Face(size, size + 2.5, serif=False, colour=looks.SECONDARY))
    before, _number, after = (footer.leaf or _("Página {n} de {total}")).partition("{n}")
    between, total, rest = after.partition("{total}")
    page = run(before, plain) + field("PAGE", plain) + run(between, plain)
    if total:
        page += field("NUMPAGES", plain) + run(rest, plain)
    room = width - (_CODE + _GAP if footer.qr else 0)
    tabs = _tabs(("right", room - 30), ("right", room))
    first = run(footer.strong, strong) + _TAB + run(footer.middle, strong) + _TAB + page
    rule = _rule("top", 4)
    rows = _paragraph(first, border="" if footer.qr else rule, tabs=tabs)
    rows += "".join(_paragraph(run(line, quiet)) for line in footer.lines)
    if not footer.qr:
        return rows
    from munidesk.documents.chart import drawing_png
    from munidesk.documents.pdf_page import qr_drawing

    code = picture(part, drawing_png(qr_drawing(footer.qr), 300), _("Código QR del acta"), _CODE, number=number)
    top = _paragraph("", border=rule, line=60)
    return top + _beside(code, _CODE + _GAP, rows, width) + _paragraph("", line=20)


def _watermark(text: str) -> str:
    """A shape behind the text, as Word itself makes them."""
    if not text:
        return ""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Header"/>'
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>'
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="Watermark" o:spid="_x0000_s2049" type="#_x0000_t136" alt={attribute(text)} '
        'style="position:absolute;margin-left:0;margin-top:0;width:560pt;height:110pt;rotation:308;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        'mso-position-vertical:center;mso-position-vertical-relative:page" '
        f'o:allowincell="f" fillcolor="{looks.WATERMARK}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{looks.SANS} Semibold&quot;;font-size:1pt" string={attribute(text)}/>'
        '<w10:wrap anchorx="page" anchory="page"/></v:shape></w:pict></w:r></w:p>'
    )
