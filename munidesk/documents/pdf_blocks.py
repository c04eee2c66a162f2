"""Blocks → ReportLab flowables."""

from dataclasses import replace
from io import BytesIO
from typing import assert_never

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.platypus import CondPageBreak, Flowable, Image, KeepTogether, PageBreak, Spacer
from reportlab.platypus import Table as Grid
from reportlab.platypus.flowables import PageBreakIfNotEmpty

from munidesk.documents import look as looks
from munidesk.documents import model
from munidesk.documents.chart import drawing as chart_drawing
from munidesk.documents.figure import drawing as figure_drawing
from munidesk.documents.fonts import pdf_name
from munidesk.documents.lines import block_lines, leads_on, text_of
from munidesk.documents.look import MM, Face, Look
from munidesk.documents.model import Block, Style
from munidesk.documents.pdf_flow import with_room
from munidesk.documents.pdf_table import grid
from munidesk.documents.pdf_text import Text, flowing, words

_LONG = 2500  # characters of a paragraph that may not fit on one page
_LINE = 80  # characters that a line of it has, more or less
_CAPTION_ROOM = 22 * MM  # a caption, the head and two rows stay together
_LEADING = frozenset({Style.CAPTION, Style.DATA_LINE})


class _Anchored(Text):
    """A heading that writes down the page it is drawn on."""

    def at(self, anchor: str, pages: dict[str, int]) -> "_Anchored":
        self._anchor, self._pages = anchor, pages
        return self

    def draw(self) -> None:
        if self._anchor:
            self._pages[self._anchor] = self.canv.getPageNumber()
        super().draw()


def _is_long(text: str) -> bool:
    return len(text) + _LINE * text.count("\n") > _LONG


class Builder:
    """Turns the blocks of one document into a story for a column of `width` points.

    `pages` is filled with the page of every heading that has an anchor, as they are drawn.
    """

    def __init__(self, document: model.Document, look: Look, width: float, pages: dict[str, int]) -> None:
        self._pages = pages
        self._document = document
        self._look = look
        self._width = width
        high = looks.page_size(document)[1] - look.top_later - look.bottom
        self._page_room = 0.0 if looks.bound(document) else high * MM

    def story(self) -> list[Flowable]:
        found = self._all(self._document.blocks, self._width)
        return with_room(found, self._width, self._page_room) if self._page_room else found

    def _all(self, blocks: tuple[Block, ...], width: float) -> list[Flowable]:
        return [flowable for block in blocks for flowable in self._one(block, width)]

    def _one(self, block: Block, width: float) -> list[Flowable]:
        match block:
            case model.Heading():
                return self._heading(block)
            case model.Paragraph(spans=spans, style=style):
                face = looks.face_of(style, self._look)
                leads = style in _LEADING or leads_on(spans)
                if leads and self._page_room and text_of(spans).strip():
                    return [_leading(flowing(spans, face))]
                # A line left blank: ReportLab gives a paragraph without letters no height.
                return [flowing(spans, face) if text_of(spans).strip() else Spacer(1, face.leading + face.after)]
            case model.Listing():
                return self._listing(block)
            case model.Table():
                return self._table(block, width)
            case model.KeyFigures(figures=figures):
                return [self._key_figures(figures, width), Spacer(1, 8)]
            case model.Figure(caption=caption):
                return [KeepTogether([*self._caption(caption), figure_drawing(block, width)]), Spacer(1, 4)]
            case model.Chart(caption=caption):
                return [KeepTogether([*self._caption(caption), chart_drawing(block, width)])]
            case model.Picture():
                return self._picture(block, width)
            case model.Boxed(blocks=blocks):
                return self._boxed(blocks, width)
            case model.Signatures(signers=signers):
                return [self._signatures(signers, width)]
            case model.KeepTogether(blocks=blocks):
                return [KeepTogether(_flat(self._all(blocks, width)))]
            case model.PageBreak():
                # One that falls at the very end of a page leaves no empty page behind it.
                return [PageBreakIfNotEmpty() if self._page_room else PageBreak()]
            case model.Space(millimetres=height):
                return [Spacer(1, height * MM)]
            case _:
                assert_never(block)

    def _heading(self, heading: model.Heading) -> list[Flowable]:
        """The heading with room below it for its data line and two lines of text.

        Asking for room costs nothing; ReportLab's keepWithNext lays out what follows twice.
        """
        face = self._look.title if heading.level == 0 else self._look.headings[heading.level - 1]
        if heading.level == 0:
            return [self._title(heading, face)]
        if self._page_room:
            drawn = self._two_sided(heading, face) if heading.right else self._title(heading, face)
            return [_leading(drawn)]
        lines = 1 + len(heading.text) // 60
        room = face.before + lines * face.leading + 16 + 2 * self._look.body.leading
        drawn = self._two_sided(heading, face) if heading.right else self._title(heading, face)
        return [CondPageBreak(room), drawn]

    def _title(self, heading: model.Heading, face: Face) -> Text:
        made = flowing(model.plain(heading.text), face, made=_Anchored)
        assert isinstance(made, _Anchored)
        return made.at(heading.anchor, self._pages)

    def _two_sided(self, heading: model.Heading, face: Face) -> Grid:
        left = self._title(heading, replace(face, before=0, after=0))
        return Grid(
            [[left, words(heading.right, looks.HEADING_RIGHT)]],
            colWidths=[self._width * 0.7, self._width * 0.3],
            spaceBefore=face.before,
            spaceAfter=face.after,
            style=[
                *((f"{name}PADDING", (0, 0), (-1, -1), 0) for name in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
                ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ("FONTNAME", (0, 0), (-1, -1), pdf_name(False)),
            ],
        )

    def _key_figures(self, figures: tuple[model.KeyFigure, ...], width: float) -> Grid:
        large, small = looks.key_faces(self._look)
        cells = [
            [
                words(one.figure, large),
                words(one.words, small),
            ]
            for one in figures
        ]
        return Grid(
            [cells],
            colWidths=[width / max(1, len(cells))] * len(cells),
            style=[
                ("LINEABOVE", (0, 0), (-1, 0), 1, HexColor(looks.TEXT)),
                ("LINEBELOW", (0, 0), (-1, 0), 1, HexColor(looks.TEXT)),
                ("LINEBEFORE", (1, 0), (-1, 0), 0.3, HexColor(looks.ROW_LINE)),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 6),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
                ("FONTNAME", (0, 0), (-1, -1), pdf_name(False)),
            ],
        )

    def _listing(self, listing: model.Listing) -> list[Flowable]:
        body = looks.face_of(Style.BODY, self._look)
        found: list[Flowable] = []
        last = listing.start + len(listing.entries) - 1
        sign = body.indent + looks.LIST_INDENT * (looks.list_level(listing.level) - 1) * MM
        for number, entry in enumerate(listing.entries, listing.start):
            face = replace(
                body, sign=sign, indent=sign + looks.LIST_INDENT * MM, after=2 if number < last else body.after
            )
            mark = f"{number}." if listing.numbered else "–"
            found.append(flowing(entry, face, mark))
        return found

    def _caption(self, text: str) -> list[Flowable]:
        face = looks.face_of(Style.CAPTION, self._look)
        return [words(text, face)] if text else []

    def _table(self, table: model.Table, width: float) -> list[Flowable]:
        drawn = grid(table, width, self._look, self._page_room)
        if not table.caption:
            return [Spacer(1, 3), drawn, Spacer(1, 6)]
        if self._page_room:
            return [*(_leading(one) for one in self._caption(table.caption)), drawn, Spacer(1, 4)]
        return [CondPageBreak(_CAPTION_ROOM), *self._caption(table.caption), drawn, Spacer(1, 4)]

    def _picture(self, picture: model.Picture, width: float) -> list[Flowable]:
        across, down = ImageReader(BytesIO(picture.data)).getSize()
        wide = min(picture.width_mm * MM, width)
        high = min(wide * down / across, 220 * MM)
        image = Image(BytesIO(picture.data), high * across / down, high, lazy=0)
        return [KeepTogether([*self._caption(picture.caption), image]), Spacer(1, 5)]

    def _boxed(self, blocks: tuple[Block, ...], width: float) -> list[Flowable]:
        """One row per inner block, so that a long resolution may break between its paragraphs."""
        inner = width - 5 * MM
        rows = [[[one]] for one in self._all(blocks, inner) if not isinstance(one, CondPageBreak)]
        if not rows:
            return []
        box = Grid(
            rows,
            colWidths=[width],
            # Only a paragraph of more than a page is cut inside: elsewhere the break falls between two of them.
            splitInRow=int(any(_is_long(text) for block in blocks for text in block_lines(block))),
            style=[
                ("LINEBEFORE", (0, 0), (0, -1), 2.4, HexColor(looks.TEXT)),
                ("LEFTPADDING", (0, 0), (-1, -1), 5 * MM),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                ("FONTNAME", (0, 0), (-1, -1), pdf_name(False)),
                # The number of a resolution never stays alone at the foot of a page.
                ("NOSPLIT", (0, 0), (0, min(1, len(rows) - 1))),
            ],
        )
        return [Spacer(1, 3), box, Spacer(1, 8)]

    def _signatures(self, signers: tuple[model.Signer, ...], width: float) -> Flowable:
        """Up to three in a row, each under its own line, fifteen millimetres of room above it."""
        name = Face(10.5, 14, strong=True, align="centre", after=0)
        post = Face(9, 12, serif=False, align="centre", after=0)
        per_row = 3 if len(signers) > 2 else 2
        rows: list[Flowable] = []
        for start in range(0, len(signers), per_row):
            group = signers[start : start + per_row]
            share = min(width / per_row, 70 * MM)
            lines = [words(signer.name, name) for signer in group]
            posts = [words(signer.post, post) for signer in group]
            gaps = [cell for pair in zip(lines, [""] * len(group), strict=True) for cell in pair][:-1]
            below = [cell for pair in zip(posts, [""] * len(group), strict=True) for cell in pair][:-1]
            widths = [part for _signer in group for part in (share - 8 * MM, 8 * MM)][:-1]
            ruled = [("LINEABOVE", (2 * i, 0), (2 * i, 0), 0.6, HexColor(looks.TEXT)) for i in range(len(group))]
            padding = [(f"{side}PADDING", (0, 0), (-1, -1), 1) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
            rows.extend(
                [
                    Spacer(1, 15 * MM),
                    Grid(
                        [gaps, below],
                        colWidths=widths,
                        style=[*ruled, *padding, ("FONTNAME", (0, 0), (-1, -1), pdf_name(False))],
                    ),
                ]
            )
        return KeepTogether(rows)


def _leading(one: Flowable) -> Flowable:
    """Marks what stays with what follows."""
    one.leads = True
    return one


def _flat(flowables: list[Flowable]) -> list[Flowable]:
    """The same without blocks kept together inside: ReportLab takes such a block for one of endless height."""
    found: list[Flowable] = []
    for flowable in flowables:
        found.extend(_flat(flowable._content) if isinstance(flowable, KeepTogether) else [flowable])
    return found
