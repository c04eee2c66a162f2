"""How documents look: the only source of fonts, sizes, margins and colours."""

from dataclasses import dataclass, replace

from munidesk.documents.model import Document, Kind, Style, Table, TableSize

SERIF = "Source Serif Pro"
SANS = "Source Sans Pro"

TEXT = "#1A1A1A"
SECONDARY = "#4A4F4C"
DATA = ("#0E6A6B", "#8FB5B4", "#FFFFFF", "#1A1A1A")
ROW_LINE = "#B9B7B0"
SHADE = "#F0EFEB"
GAP_SHADE = "#D9D9D9"
WATERMARK = "#E9E9E9"

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Face:
    """A paragraph's face. Sizes and leading in points; `align` is left, justify or centre.

    The sign of a list's entry stands at `sign`, its text at `indent`.
    """

    size: float
    leading: float
    serif: bool = True
    strong: bool = False
    italic: bool = False
    align: str = "left"
    before: float = 0.0
    after: float = 5.0
    indent: float = 0.0
    sign: float = 0.0
    colour: str = TEXT


@dataclass(frozen=True, slots=True)
class Look:
    """Margins in millimetres (left, right, top of the first page, top of the later ones, bottom).

    `headings` are those of levels 1 to 4, the last being a person's own within a text: no larger than its letters.
    `table_leading` multiplies the leading of tables, `table_air` what is above and below the text of their rows.
    """

    left: float
    right: float
    top_first: float
    top_later: float
    bottom: float
    body: Face
    title: Face
    headings: tuple[Face, Face, Face, Face]
    footer_size: float = 8.5
    table_leading: float = 1.0
    table_air: float = 1.0


_HEADING_1 = Face(13, 17, strong=True, before=12, after=4)
_HEADING_2 = Face(11.5, 16, strong=True, before=10, after=3)
_ITEM = Face(11.5, 16, strong=True, before=4, after=2)

_READ_HEADING = Face(17, 24, strong=True, before=10, after=4)


def _within_text(size: float, leading: float) -> Face:
    return Face(size, leading, strong=True, before=4, after=2)


_ACTA = Look(
    30, 20, 14, 24, 25.5,
    Face(11, 15.4, align="justify"),
    Face(18, 23, strong=True, align="centre", before=2, after=2),
    (_HEADING_1, _HEADING_2, _ITEM, _within_text(11, 15.4)),
)  # fmt: skip

_LOOKS = {
    Kind.ACTA: _ACTA,
    Kind.OFFICIAL: _ACTA,
    Kind.REPORT: Look(
        20, 20, 12, 24, 20,
        Face(10.5, 15),
        Face(20, 25, strong=True, after=6),
        (replace(_HEADING_1, before=8, after=2.5), _HEADING_2, _ITEM, _within_text(10.5, 15)),
    ),
    Kind.HEARING: Look(
        20, 20, 12, 24, 20,
        Face(12.5, 18.5, after=6),
        Face(26, 31, strong=True, after=8),
        (replace(_HEADING_1, size=15, leading=20), replace(_HEADING_2, size=13.5, leading=18),
         replace(_ITEM, size=13, leading=18), _within_text(12.5, 17)),
    ),
    Kind.READING: Look(
        25, 20, 20, 24, 25.5,
        Face(16, 25, after=9),
        Face(22, 28, strong=True, after=4),
        (_READ_HEADING, _READ_HEADING, _READ_HEADING, _within_text(16, 24)),
        footer_size=12,
    ),
    Kind.DIPLOMA: Look(
        38, 38, 14, 24, 22,
        Face(13, 20, align="centre", after=5),
        Face(30, 36, strong=True, align="centre", before=8, after=8),
        (replace(_HEADING_1, size=23, leading=28, align="centre", before=2, after=5),
         replace(_HEADING_2, size=15, leading=19, align="centre"), replace(_ITEM, size=14, leading=18),
         _within_text(13, 20)),
    ),
}  # fmt: skip

TABLE = Face(9, 12, serif=False, after=0)
TABLE_DENSE = Face(8.5, 11, serif=False, after=0)
TABLE_SMALL = Face(8, 9.6, serif=False, after=0)
TABLE_LARGE = Face(10.5, 13, serif=False, after=0)
FOOTER = Face(8.5, 11, serif=False, after=0)


KEY_FIGURE = Face(20, 24, strong=True, after=0)
KEY_FIGURE_HEARING = Face(24, 28, strong=True, after=0)
KEY_WORDS = Face(9, 11.5, serif=False, after=0, colour=SECONDARY)
KEY_WORDS_HEARING = Face(10.5, 13.5, serif=False, after=0, colour=SECONDARY)
HEADING_RIGHT = Face(9, 16, serif=False, strong=True, align="right", after=0)


def table_face(table: "Table", look: Look) -> Face:
    """The face of a table's cells."""
    usual = TABLE_DENSE if table.dense else TABLE
    face = {TableSize.SMALL: TABLE_SMALL, TableSize.LARGE: TABLE_LARGE}.get(table.size, usual)
    return in_table(face, look)


def in_table(face: Face, look: Look) -> Face:
    """A face of tables with the air that the look leaves between lines."""
    return replace(face, leading=face.leading * look.table_leading)


def key_faces(look: "Look") -> tuple[Face, Face]:
    """The faces of a key figure and of its words; larger in the hearing."""
    large = look.body.size > 12
    return (KEY_FIGURE_HEARING, KEY_WORDS_HEARING) if large else (KEY_FIGURE, KEY_WORDS)


def text_block(
    kind: Kind, page: tuple[float, float] = (210.0, 297.0), *, landscape: bool = False
) -> tuple[float, float]:
    """Width and height in points of what a later page holds, for builders that draw to measure."""
    document = Document("", (), kind=kind, page=page, landscape=landscape)
    look, (width, height) = look_of(document), page_size(document)
    return (width - look.left - look.right) * MM, (height - look.top_later - look.bottom) * MM


def look_of(document: Document) -> Look:
    look = _LOOKS[document.kind]
    if document.landscape and document.kind is not Kind.DIPLOMA:
        return replace(look, left=20, right=20, top_first=12, top_later=20, bottom=20)
    return look


def tightened(look: Look, share: float) -> Look:
    """The same letters with that share of the air between their lines, and the text block 3 mm higher."""

    def face(one: Face) -> Face:
        air = share * share
        return replace(one, leading=one.leading * share, before=one.before * air, after=one.after * air)

    first, second, third, within = look.headings
    return replace(
        look,
        body=face(look.body),
        title=face(look.title),
        headings=(face(first), face(second), face(third), face(within)),
        table_leading=look.table_leading * share,
        table_air=look.table_air * share**6,
        bottom=look.bottom - 3,
    )


def bound(document: Document) -> bool:
    """Whether its pages are leaves of the book: the folios of those that are signed were counted with the rules of
    0.1 for where a page ends, which no later one may move."""
    return document.kind is Kind.ACTA


def face_of(style: Style, look: Look) -> Face:
    """The face of a paragraph style within a look."""
    body = look.body
    match style:
        case Style.BODY:
            return body
        case Style.LEFT:
            return replace(body, align="left")
        case Style.CENTRED:
            return replace(body, align="centre")
        case Style.QUOTE:
            return replace(body, italic=True, indent=7 * MM, size=body.size - 0.5, align="left")
        case Style.NOTE:
            return Face(8.5, 11.5, serif=False, after=4, colour=SECONDARY)
        case Style.DATA_LINE:
            return Face(9, 12, serif=False, after=2, colour=SECONDARY)
        case Style.CAPTION:
            return Face(9.5, 13, serif=False, strong=True, before=6, after=3)
        case Style.END_MARK:
            return Face(9, 12, serif=False, align="centre", before=18, colour=SECONDARY)
        case Style.SUBTITLE:
            return Face(11, 14, serif=False, align=look.title.align, after=10, colour=SECONDARY)


LIST_INDENT = 6.0
"""Millimetres that the text of an entry stands from its sign, and a list from the one around it."""

LIST_LEVELS = 9
"""Word's lists have nine levels; what stands deeper prints as the ninth."""


def list_level(level: int) -> int:
    """The level that is drawn, from 1 to 9."""
    return min(max(1, level), LIST_LEVELS)


def page_size(document: Document) -> tuple[float, float]:
    """Width and height in millimetres as the sheet lies."""
    width, height = document.page
    return (height, width) if document.landscape else (width, height)
