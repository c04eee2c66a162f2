"""What a document still lacks: the texts of its gap marks, wherever they stand."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from munidesk.documents.frozen import from_json
from munidesk.documents.model import (
    Block,
    Boxed,
    Chart,
    Figure,
    Heading,
    KeepTogether,
    KeyFigures,
    Listing,
    Mark,
    PageBreak,
    Paragraph,
    Picture,
    Signatures,
    Space,
    Spans,
    Table,
)


def gaps_in(blocks: Iterable[Block]) -> tuple[str, ...]:
    """«falta el lugar», without the brackets, in reading order."""
    runs = (spans for block in blocks for spans in _runs(block))
    return tuple(span.text.strip("[]") for spans in runs for span in spans if span.mark is Mark.GAP)


def has_gap(frozen: str) -> bool:
    """Whether a document kept as JSON (`frozen.to_json`) has a gap. Raises ValueError when it is not one."""
    return bool(gaps_in(from_json(frozen).blocks))


def _runs(block: Block) -> Iterator[Spans]:
    match block:
        case Paragraph(spans=spans):
            yield spans
        case Listing(entries=entries):
            yield from entries
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row.cells)
        case Boxed(blocks=blocks) | KeepTogether(blocks=blocks):
            for inner in blocks:
                yield from _runs(inner)
        case Heading() | KeyFigures() | Chart() | Picture() | Figure() | Signatures() | PageBreak() | Space():
            return
        case _:
            assert_never(block)
