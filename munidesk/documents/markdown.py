"""What a narrative holds: its letters exactly as typed, and the few marks that the editor's buttons write.

A text without marks is stored as itself: a blank line parts two paragraphs, the end of a line is a line break, and
nothing in it is ever a mark, whatever it looks like («5. Se aprueba», «a*b*c», «> 10 personas»).

A text with marks opens with `SIGN`, which no key writes. After it each line is one part: a paragraph, or what its
opening says (`- ` entry of a list, `5. ` entry with its number, `# ` heading, `> ` quotation, `|a|b|` row of a table;
two blanks before an entry for each level of its list). `**` and `*` switch bold and italic on and off, U+2028 is a
line break, and a backslash makes the letter after it a plain letter. It looks like Markdown so that a person can still
read the stored text, but it is read by these rules alone: no letter ever means anything by where it happens to stand.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from munidesk.documents.lines import text_of
from munidesk.documents.model import Block, Column, Heading, Listing, Mark, Paragraph, Row, Span, Spans, Style, Table

SIGN = "\u2060"
_BREAK = "\u2028"


class PartKind(StrEnum):
    PARAGRAPH = "paragraph"
    BULLET = "-"
    NUMBER = "."
    HEADING = "#"
    QUOTE = ">"


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph or entry of a list; `number` is that of a NUMBER, `level` counts from 1. Line breaks are \\n."""

    spans: Spans
    kind: PartKind = PartKind.PARAGRAPH
    number: int = 0
    level: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, its first row being the heads of its columns."""

    rows: tuple[tuple[Spans, ...], ...]


Parts = Sequence[Part | Grid]


def blocks(text: str, style: Style = Style.BODY) -> tuple[Block, ...]:
    """What prints; blank paragraphs at the beginning and the end do not. Empty text gives none."""
    return tuple(_blocks(_trimmed(parts_of(text)), style))


def spans(text: str) -> Spans:
    """One run of spans for a line or a short text: the parts are joined by line breaks."""
    found: list[Span] = []
    for part in _trimmed(parts_of(text)):
        for line in spelled(part):
            found.extend((Span("\n"), *line) if found else line)
    return joined(found)


def plain_text(text: str) -> str:
    """What it says without its marks, a line per part; the entries of lists keep their numbers."""
    return "\n".join(text_of(line) for part in _trimmed(parts_of(text)) for line in spelled(part))


def parts_of(text: str) -> tuple[Part | Grid, ...]:
    """The parts of a stored text, blank ones included."""
    if text.startswith(SIGN):
        return tuple(_gathered(text.removeprefix(SIGN).split("\n")))
    chunks = text.replace("\r\n", "\n").split("\n\n") if text else ()
    return tuple(Part((Span(chunk),) if chunk else ()) for chunk in chunks)


def stored(parts: Parts) -> str:
    """The text to keep, which `parts_of` reads back as the same parts. Nothing but blanks gives the empty text."""
    if all(isinstance(part, Part) and not text_of(part.spans).strip() for part in parts):
        return ""
    plain = "\n\n".join(text_of(part.spans) for part in parts if isinstance(part, Part))
    # Two line breaks in a row would part a paragraph: such a text, rare, is kept with the sign too.
    if not plain.startswith(SIGN) and parts_of(plain) == tuple(parts):
        return plain
    return SIGN + "\n".join(line for part in parts for line in _lines(part))


def joined(spans: Iterable[Span]) -> Spans:
    """The same text in as few spans as there are changes of mark."""
    groups = groupby((span for span in spans if span.text), key=lambda span: span.mark)
    return tuple(Span("".join(span.text for span in group), mark) for mark, group in groups)


def lines_of(spans: Spans) -> tuple[Spans, ...]:
    """The lines of a paragraph, as many as its line breaks make."""
    found: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        found[-1].append(Span(first, span.mark))
        found.extend([Span(line, span.mark)] for line in others)
    return tuple(joined(line) for line in found)


# -- printing


def _trimmed(parts: Parts) -> Parts:
    said = [at for at, part in enumerate(parts) if isinstance(part, Grid) or text_of(part.spans).strip()]
    return parts[said[0] : said[-1] + 1] if said else ()


def _blocks(parts: Parts, style: Style) -> Iterable[Block]:
    for _key, group in groupby(enumerate(parts), _list_of):
        found = [part for _at, part in group]
        match found[0]:
            case Grid() as grid:
                yield _table(grid)
            case Part(kind=PartKind.BULLET | PartKind.NUMBER as kind, number=start):
                entries = tuple(part.spans for part in found if isinstance(part, Part))
                numbered = kind is PartKind.NUMBER
                yield Listing(entries, numbered, start if numbered else 1)
            case Part(kind=PartKind.HEADING, spans=said):
                yield Heading(text_of(said), 2)
            case Part(kind=kind, spans=said):
                yield Paragraph(said, Style.QUOTE if kind is PartKind.QUOTE else style)


def _list_of(placed: tuple[int, Part | Grid]) -> tuple[object, ...]:
    """Neighbours with the same answer print as one list: bullets, and numbers that go on from the one before."""
    at, part = placed
    match part:
        case Part(kind=PartKind.BULLET):
            return (PartKind.BULLET,)
        case Part(kind=PartKind.NUMBER, number=number, level=level):
            return (PartKind.NUMBER, level, number - at)
    return (at,)


def _table(grid: Grid) -> Table:
    width = max(len(row) for row in grid.rows)
    head, *body = ((*row, *((),) * (width - len(row))) for row in grid.rows)
    return Table(tuple(Column(text_of(cell)) for cell in head), tuple(Row(cells) for cells in body))


def spelled(part: Part | Grid) -> Iterable[Spans]:
    """Its lines with the marks of a list as letters, a row of a table being one."""
    match part:
        case Grid(rows=rows):
            for row in rows:
                yield joined(span for at, cell in enumerate(row) for span in ((Span(" | "),) if at else ()) + cell)
        case Part(kind=PartKind.BULLET, spans=said):
            yield joined((Span("– "), *said))
        case Part(kind=PartKind.NUMBER, spans=said, number=number):
            yield joined((Span(f"{number}. "), *said))
        case Part(spans=said):
            yield said


# -- reading and writing the lines after the sign

_OPENING = re.compile(r"((?:  )*)(?:([0-9]+)\.|([-#>]))(?: |$)")
_TOKEN = re.compile(r"\\(.)|(\*\*?)|(\|)|([^\\*|]+|\\)", re.DOTALL)
_SPECIAL = re.compile(r"[\\*|]")
_MARKS = {
    (False, False): Mark.PLAIN,
    (True, False): Mark.STRONG,
    (False, True): Mark.EMPHASIS,
    (True, True): Mark.STRONG_EMPHASIS,
}
_SWITCHES = {mark: switches for switches, mark in _MARKS.items()}


def _gathered(lines: Iterable[str]) -> Iterable[Part | Grid]:
    for is_row, group in groupby(lines, key=lambda line: line.startswith("|")):
        if is_row:
            yield Grid(tuple(tuple(_cells(line)[1:-1]) for line in group))
        else:
            yield from map(_part, group)


def _part(line: str) -> Part:
    found = _OPENING.match(line)
    if found is None:
        return Part(_read(line))
    blanks, number, sign = found.groups()
    kind = PartKind.NUMBER if number else PartKind(sign)
    return Part(_read(line[found.end() :]), kind, int(number or 0), 1 + len(blanks) // 2)


def _read(line: str) -> Spans:
    first, *others = _cells(line)
    return joined((*first, *(span for cell in others for span in (Span("|"), *cell))))


def _cells(line: str) -> list[Spans]:
    """The runs of spans between bars; outside of tables there is one."""
    cells: list[list[Span]] = [[]]
    strong = italic = False
    for literal, switch, bar, text in _TOKEN.findall(line):
        if bar:
            cells.append([])
            strong = italic = False
        elif switch:
            strong, italic = strong ^ (switch == "**"), italic ^ (switch == "*")
        else:
            cells[-1].append(Span((literal or text).replace(_BREAK, "\n"), _MARKS[strong, italic]))
    return [joined(cell) for cell in cells]


def _lines(part: Part | Grid) -> Iterable[str]:
    match part:
        case Grid(rows=rows):
            for row in rows:
                yield "".join(f"|{_written(cell)}" for cell in row) + "|"
        case Part(kind=PartKind.PARAGRAPH, spans=said):
            line = _written(said)
            yield f"\\{line}" if _OPENING.match(line) else line
        case Part(kind=kind, spans=said, number=number, level=level):
            sign = f"{number}." if kind is PartKind.NUMBER else kind.value
            yield f"{'  ' * (level - 1)}{sign} {_written(said)}"


def _written(spans: Spans) -> str:
    found: list[str] = []
    strong = italic = False
    for span in (*joined(spans), Span("")):
        wanted = _SWITCHES.get(span.mark, (False, False))
        found.append("**" * (wanted[0] != strong) + "*" * (wanted[1] != italic))
        strong, italic = wanted
        found.append(_SPECIAL.sub(r"\\\g<0>", span.text).replace("\n", _BREAK))
    return "".join(found)
