"""A stored text as it is printed: blocks of a document, or one run of spans."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from munidesk.documents.lines import text_of
from munidesk.documents.model import Block, Column, Heading, Listing, Mark, Paragraph, Row, Span, Spans, Style, Table
from munidesk.documents.text import Grid, Part, PartKind, Run, Runs, in_one, letters, read, spelled, trimmed

WITHIN_TEXT = 4
"""The level of a heading that a person wrote in a text: under those of every document that prints it."""

_MARKS = {
    (False, False): Mark.PLAIN,
    (True, False): Mark.STRONG,
    (False, True): Mark.EMPHASIS,
    (True, True): Mark.STRONG_EMPHASIS,
}


def blocks(stored: str, style: Style = Style.BODY) -> tuple[Block, ...]:
    """What prints; blank paragraphs at the beginning and the end do not. Empty text gives none."""
    return tuple(_blocks(trimmed(read(stored)), style))


def spans(stored: str) -> Spans:
    """One run of spans for a line or a short text: the parts are joined by line breaks."""
    return _spans(in_one(line for part in trimmed(read(stored)) for line in spelled(part)))


def _spans(runs: Runs) -> Spans:
    return tuple(span for run in runs for span in _run(run))


def _run(run: Run) -> Iterator[Span]:
    """A field that lacks something says so between brackets, and prints as a gap; brackets that are typed are text."""
    mark = _MARKS[run.strong, run.italic]
    said, bracket, lacking = run.text.partition("[") if run.of else (run.text, "", "")
    if said:
        yield Span(said, mark)
    if lacking:
        yield Span(f"{bracket}{lacking}", Mark.GAP)


def _blocks(parts: Sequence[Part | Grid], style: Style) -> Iterator[Block]:
    for _key, group in groupby(enumerate(parts), _list_of):
        found = [part for _at, part in group]
        match found[0]:
            case Grid() as grid:
                yield _table(grid)
            case Part(kind=PartKind.BULLET | PartKind.NUMBER as kind, number=start, level=level):
                entries = tuple(_spans(part.runs) for part in found if isinstance(part, Part))
                numbered = kind is PartKind.NUMBER
                yield Listing(entries, numbered, start if numbered else 1, level)
            case Part(kind=PartKind.HEADING, runs=said):
                yield Heading(letters(said), WITHIN_TEXT)
            case Part(kind=kind, runs=said):
                yield Paragraph(_spans(said), Style.QUOTE if kind is PartKind.QUOTE else style)


def _list_of(placed: tuple[int, Part | Grid]) -> tuple[object, ...]:
    """Neighbours with the same answer print as one list: bullets, and numbers that go on from the one before."""
    at, part = placed
    match part:
        case Part(kind=PartKind.BULLET, level=level):
            return (PartKind.BULLET, level)
        case Part(kind=PartKind.NUMBER, number=number, level=level):
            return (PartKind.NUMBER, level, number - at)
    return (at,)


def _table(grid: Grid) -> Table:
    head, *body = (tuple(_spans(cell) for cell in row) for row in grid.rows)
    return Table(tuple(Column(text_of(cell)) for cell in head), tuple(Row(cells) for cells in body))
