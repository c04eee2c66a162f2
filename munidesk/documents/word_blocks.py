"""Blocks → WordprocessingML text."""

from typing import assert_never
from xml.sax.saxutils import quoteattr

from docx.parts.document import DocumentPart

from munidesk.documents import chart, figure, model
from munidesk.documents import look as looks
from munidesk.documents.lines import leads_on
from munidesk.documents.look import Look
from munidesk.documents.model import Block, Style
from munidesk.documents.word_styles import STYLE_IDS, run_properties
from munidesk.documents.word_table import key_figures, signatures, table
from munidesk.documents.word_xml import bookmark, picture, run, runs, spacer, twips_mm

_GAP = 120  # twips below a table or a box
GAP = spacer(_GAP)

PAGE_BREAK = spacer(20).replace("<w:pPr>", "<w:pPr><w:pageBreakBefore/>", 1)
"""A line of a point that begins the next page. A break within a line of its own would need room on the page before:
where that was full, an empty page stood between."""

_BOX_INDENT = 5.0
_BOX_SPACE = 12
_MOST_SPACE = 31  # points, Word's own limit between a line and its text
_STRONG = frozenset({"Title", "Heading1", "Heading2", "Heading3", "Heading4", "Caption"})
_SERIF = {Style.NOTE, Style.DATA_LINE, Style.CAPTION, Style.END_MARK, Style.SUBTITLE}


class Body:
    """Writes the blocks of one document for its part, which takes the pictures in."""

    def __init__(self, document: model.Document, look: Look, part: DocumentPart) -> None:
        self._look = look
        self._part = part
        width, _height = looks.page_size(document)
        self._width = width - look.left - look.right
        self._whole = not looks.bound(document)
        self.list_starts: list[tuple[int, int]] = []
        self._bookmarks = 0
        self._pictures = 0

    def block(self, block: Block, *, keep: bool = False, boxed: bool = False) -> str:
        """The block's XML. `keep`: it stays with what follows; `boxed`: under the heavy line at the left."""
        match block:
            case model.Heading():
                return self._heading(block, boxed=boxed)
            case model.Paragraph(spans=spans, style=style):
                keep = keep or (self._whole and leads_on(spans))
                return self._paragraph(STYLE_IDS[style], spans, serif=style not in _SERIF, keep=keep, boxed=boxed)
            case model.Listing():
                return self._listing(block, keep=keep, boxed=boxed)
            case model.Table():
                caption = self._paragraph("Caption", model.plain(block.caption), serif=False) if block.caption else ""
                indent = _BOX_INDENT if boxed else 0
                return (
                    caption
                    + table(block, self._width - indent, self._look, keep=keep, indent=indent, whole_words=self._whole)
                    + self._gap(keep)
                )
            case model.KeyFigures(figures=figures):
                return key_figures(figures, self._look, self._width) + self._gap(keep)
            case model.Figure(alternative=words, caption=caption_text):
                wide, high = figure.fitted(block, self._width * looks.MM)
                data = figure.png(block)
                return self._caption(caption_text) + self._picture(data, words, wide / looks.MM, high / looks.MM)
            case model.Chart(caption=caption_text, summary=summary, height_mm=height):
                data = chart.png(block, self._width)
                return self._caption(caption_text) + self._picture(data, summary, self._width, height)
            case model.Picture(data=data, alternative=words, width_mm=width, caption=caption_text):
                return self._caption(caption_text) + self._picture(data, words, min(width, self._width), None)
            case model.Boxed(blocks=blocks):
                # The number of a resolution never stays alone at the foot of a page.
                boxes = [self.block(one, boxed=True, keep=keep or at == 0) for at, one in enumerate(blocks)]
                return "".join(boxes) + self._gap(keep)
            case model.Signatures(signers=signers):
                return signatures(signers, self._width)
            case model.KeepTogether(blocks=blocks):
                last = len(blocks) - 1
                return "".join(self.block(inner, keep=index < last, boxed=boxed) for index, inner in enumerate(blocks))
            case model.PageBreak():
                return PAGE_BREAK
            case model.Space(millimetres=height):
                return spacer(twips_mm(height))
            case _:
                assert_never(block)

    def _heading(self, heading: model.Heading, *, boxed: bool) -> str:
        style = "Title" if heading.level == 0 else f"Heading{heading.level}"
        text = self._paragraph(style, model.plain(heading.text), boxed=boxed)
        if heading.anchor:
            self._bookmarks += 1
            start = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name={quoteattr(bookmark(heading.anchor))}/>'
            text = text.replace("</w:pPr>", f"</w:pPr>{start}", 1)
            text = text.removesuffix("</w:p>") + f'<w:bookmarkEnd w:id="{self._bookmarks}"/></w:p>'
        if not heading.right:
            return text
        # A tab to the right margin, where the small words end.
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{twips_mm(self._width)}"/></w:tabs>'
        small = run(heading.right, run_properties(looks.HEADING_RIGHT))
        return text.replace("/>", f"/>{tabs}", 1).replace("</w:p>", f"<w:r><w:tab/></w:r>{small}</w:p>")

    def _paragraph(
        self,
        style: str,
        spans: model.Spans,
        *,
        serif: bool = True,
        keep: bool = False,
        boxed: bool = False,
        numbers: str = "",
        level: int = 0,
    ) -> str:
        kept = "<w:keepNext/><w:keepLines/>" if keep else ""
        box = _box(level) if boxed else ""
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{numbers}{box}</w:pPr>'
            f"{runs(spans, serif=serif, strong=style in _STRONG)}</w:p>"
        )

    def _caption(self, text: str) -> str:
        return self._paragraph("Caption", model.plain(text), serif=False) if text else ""

    def _gap(self, keep: bool) -> str:
        return spacer(_GAP, keep=keep)

    def _listing(self, listing: model.Listing, *, keep: bool, boxed: bool) -> str:
        level = looks.list_level(listing.level)
        number, at = 1, level - 1
        if listing.numbered:
            self.list_starts.append((listing.start, at))
            number = len(self.list_starts) + 1
        numbers = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
        return "".join(
            self._paragraph("Normal", entry, keep=keep, boxed=boxed, numbers=numbers, level=level)
            for entry in listing.entries
        )

    def _picture(self, data: bytes, words: str, width: float, height: float | None) -> str:
        self._pictures += 1
        drawing = picture(self._part, data, words, width, height, number=self._pictures)
        spacing = '<w:spacing w:line="240" w:lineRule="auto"/>'
        return f"<w:p><w:pPr>{spacing}</w:pPr>{drawing}</w:p>"


def _box(level: int) -> str:
    """The heavy line at the left, and the indent of a paragraph or of an entry of a list of that level beside it.

    Word draws the line from where the sign of the entry stands, so a list within a list asks for more room.
    """
    deeper = max(0, level - 1) * looks.LIST_INDENT
    space = min(_MOST_SPACE, int(_BOX_SPACE + deeper * looks.MM + 0.5))
    hanging = f' w:hanging="{twips_mm(looks.LIST_INDENT)}"' if level else ""
    left = _BOX_INDENT + deeper + (looks.LIST_INDENT if level else 0)
    return (
        f'<w:pBdr><w:left w:val="single" w:sz="19" w:space="{space}" w:color="1A1A1A"/></w:pBdr>'
        f'<w:ind w:left="{twips_mm(left)}"{hanging}/>'
    )
