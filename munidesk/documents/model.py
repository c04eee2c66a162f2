"""A document as a closed set of frozen blocks; Word and PDF are drawn from the same one.

Both renderers and `lines` `match` on `Block` and end in `assert_never`: a new block does not
type-check until both draw it.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """How a run of text is set. GAP is a datum missing in a draft: shaded, in brackets."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRONG_EMPHASIS = "strong_emphasis"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Span:
    """`page_of` names the anchor of a heading: the text is then the number of its page, written when drawn."""

    text: str
    mark: Mark = Mark.PLAIN
    page_of: str = ""


Spans = tuple[Span, ...]


def plain(*texts: str) -> Spans:
    return tuple(Span(text) for text in texts)


def strong(text: str) -> Span:
    return Span(text, Mark.STRONG)


def page_of(anchor: str) -> Span:
    """The number of the page where the heading with that anchor stands."""
    return Span("", page_of=anchor)


def gap(text: str) -> Span:
    """A missing datum; brackets are added here, once."""
    return Span(f"[{text}]", Mark.GAP)


class Style(StrEnum):
    """Paragraph styles of `look`; sizes are there."""

    BODY = "body"
    LEFT = "left"
    CENTRED = "centred"
    QUOTE = "quote"
    NOTE = "note"
    DATA_LINE = "data_line"
    CAPTION = "caption"
    END_MARK = "end_mark"
    SUBTITLE = "subtitle"


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 0 is the document's title, 1 and 2 headings, 3 the heading of an agenda item, 4 one that a person
    wrote in a text.

    `right` stands small at the right end of the line (levels 1 to 3). `anchor` lets `page_of` name its page.
    """

    text: str
    level: int = 1
    right: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Listing:
    """A bulleted or numbered list, one level; each entry is a run of spans. `start` is the number of the first.

    `level` counts from 1: a list within another is the `Listing` that follows, one level deeper.
    """

    entries: tuple[Spans, ...]
    numbered: bool = False
    start: int = 1
    level: int = 1


class Align(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class RowKind(StrEnum):
    """GROUP and TOTAL rows are shaded and semibold; NOTE rows span the table in plain text; RESULT is a shaded NOTE."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"
    NOTE = "note"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is the width relative to the other columns."""

    head: str
    share: float = 1.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """As many cells as columns; GROUP, NOTE and RESULT rows have one cell that spans them all."""

    cells: tuple[Spans, ...]
    kind: RowKind = RowKind.PLAIN


class TableSize(StrEnum):
    SMALL = "small"
    USUAL = "usual"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class Table:
    """`boxes`: vertical lines, for cells to write in by hand. `dense`: 8.5/11 instead of 9/12.

    `size`: SMALL is 8/9.6 with little air, to bring a matrix onto one page; LARGE is 10.5/13.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    dense: bool = False
    boxes: bool = False
    row_height_mm: float = 0.0
    size: TableSize = TableSize.USUAL


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A large figure over the words that say what it is and on what base: «88 %», «de asistencia: 50 de 57»."""

    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Two to six figures side by side, a thin line between them."""

    figures: tuple[KeyFigure, ...]


class ChartKind(StrEnum):
    BARS = "bars"
    STACKED = "stacked"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars, stacked bars or a line; every bar carries its number. `summary` is the alternative text.

    `thousands` and `decimal` are the marks of its numbers.
    """

    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    caption: str
    summary: str
    height_mm: float = 60.0
    unit: str = ""
    thousands: str = "."
    decimal: str = ","


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a `Figure`; x and y from its top left corner, all in points. Empty colours draw nothing."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    line: str = ""
    weight: float = 0.6
    radius: float = 0.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open line through two or more points."""

    points: tuple[tuple[float, float], ...]
    colour: str = "#1A1A1A"
    weight: float = 0.6
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    points: tuple[tuple[float, float], ...]
    fill: str = ""
    line: str = "#1A1A1A"
    weight: float = 0.6


@dataclass(frozen=True, slots=True)
class Lettering:
    """One line of sans text with its baseline at (x, y); `turned` reads upwards. Nothing under 8 points."""

    x: float
    y: float
    text: str
    size: float = 8.5
    strong: bool = False
    align: Align = Align.LEFT
    colour: str = "#1A1A1A"
    turned: bool = False


Shape = Box | Stroke | Polygon | Lettering


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing of plain shapes: a Gantt, a radar, a position chart. Vector in PDF, a picture in Word.

    `width` and `height` in points, drawn at that size (made smaller only when
    wider than the text block). `window` (x, y, width, height) shows that part
    alone: the tile of a poster. `alternative` says the same in words.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alternative: str
    caption: str = ""
    window: tuple[float, float, float, float] | None = None

    @property
    def shown(self) -> tuple[float, float, float, float]:
        """The part that is drawn."""
        return self.window or (0.0, 0.0, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Picture:
    """PNG or JPEG bytes. `width_mm` is cut down to the text block."""

    data: bytes
    alternative: str
    width_mm: float = 160.0
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Boxed:
    """Blocks with a heavy line at their left: a resolution, a verdict, a method note."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Signer:
    name: str
    post: str


@dataclass(frozen=True, slots=True)
class Signatures:
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class KeepTogether:
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height, in millimetres."""

    millimetres: float


Block = (
    Heading
    | Paragraph
    | Listing
    | Table
    | KeyFigures
    | Chart
    | Figure
    | Picture
    | Boxed
    | Signatures
    | KeepTogether
    | PageBreak
    | Space
)


class Kind(StrEnum):
    """Chooses margins and type scale in `look`.

    OFFICIAL looks as ACTA: what goes out signed but is no leaf of the book. DIPLOMA stands alone in the middle of its
    sheet, in large letters.
    """

    ACTA = "acta"
    OFFICIAL = "official"
    REPORT = "report"
    HEARING = "hearing"
    READING = "reading"
    DIPLOMA = "diploma"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """First page: shield (PNG bytes or empty), three lines at the left, up to two at the right."""

    name: str
    body: str = ""
    address: str = ""
    shield: bytes = b""
    right_strong: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Footer:
    """`strong` and `lines` at the left, `middle` in the centre, page X of Y always at the right.

    A paper of a bound book counts its leaves instead: `leaf` holds «Folio {n}», `first_leaf` the number of its first.
    `qr` is the text of a QR code of 13 mm, empty for none.
    """

    strong: str = ""
    lines: tuple[str, ...] = ()
    middle: str = ""
    qr: str = ""
    leaf: str = ""
    first_leaf: int = 1


@dataclass(frozen=True, slots=True)
class Document:
    """`running_left`/`running_right` head the pages after the first. `watermark` is drawn beneath the text
    when not empty.

    `page` is (width, height) in millimetres; A4 by default, the country profile decides.
    `language` is the BCP 47 tag written into Word and PDF.
    """

    title: str
    blocks: tuple[Block, ...]
    kind: Kind = Kind.REPORT
    letterhead: Letterhead | None = None
    running_left: str = ""
    running_right: str = ""
    footer: Footer = field(default_factory=Footer)
    watermark: str = ""
    page: tuple[float, float] = (210.0, 297.0)
    landscape: bool = False
    language: str = "es-UY"
    author: str = ""
