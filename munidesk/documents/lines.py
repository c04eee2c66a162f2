"""The text of a document, line by line: what its Word and its PDF must both contain."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

from munidesk.documents.model import (
    Block,
    Boxed,
    Chart,
    Document,
    Figure,
    Heading,
    KeepTogether,
    KeyFigures,
    Listing,
    PageBreak,
    Paragraph,
    Picture,
    Signatures,
    Space,
    Span,
    Spans,
    Table,
)


def text_of(spans: Spans) -> str:
    return "".join(span.text for span in spans)


def leads_on(spans: Spans) -> bool:
    """Whether the paragraph announces what follows: «EL PLENO ACUERDA:» is never the last line of a page."""
    return text_of(spans).rstrip().endswith(":")


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


_BULLET = re.compile(r"\s*(?:[-–•*·]\s+|[-–•](?=[^\W\d]|[¿¡«\"]))")


def without_bullet(line: str) -> str:
    """A line of a plain list without the sign before it; «-5 % de reclamos» has none."""
    found = _BULLET.match(line)
    return line[found.end() if found else 0 :].strip()


def block_lines(block: Block) -> Iterator[str]:
    """The texts of a block in reading order, a paragraph with its line breaks being one; blank ones too."""
    match block:
        case Heading(text=text, right=right):
            yield text
            yield right
        case Paragraph(spans=spans):
            yield text_of(spans)
        case Listing(entries=entries):
            yield from (text_of(entry) for entry in entries)
        case Table():
            yield from _table_lines(block)
        case KeyFigures(figures=figures):
            for one in figures:
                yield one.figure
                yield one.words
        case Chart(caption=caption) | Picture(caption=caption) | Figure(caption=caption):
            yield caption
        case Boxed(blocks=blocks) | KeepTogether(blocks=blocks):
            for inner in blocks:
                yield from block_lines(inner)
        case Signatures(signers=signers):
            yield from (signer.name for signer in signers)
            yield from (signer.post for signer in signers)
        case PageBreak() | Space():
            return
        case _:
            assert_never(block)


def _table_lines(table: Table) -> Iterator[str]:
    yield table.caption
    yield from (column.head for column in table.columns)
    for row in table.rows:
        yield from (text_of(cell) for cell in row.cells)


def plain_lines(document: Document) -> tuple[str, ...]:
    """Every line of text of the body, in reading order, stripped, without the empty ones.

    What Word and PDF must both contain, in this order; white space inside a
    line may differ (a line may be broken over several).
    """
    lines = (line for block in document.blocks for line in block_lines(block))
    return tuple(stripped for line in lines for part in line.splitlines() if (stripped := part.strip()))
