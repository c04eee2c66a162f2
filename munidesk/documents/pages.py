"""References to pages: which headings are asked for, on which page they fell, and the document with the numbers in."""

from collections.abc import Mapping
from dataclasses import replace

from munidesk.documents.model import (
    Block,
    Boxed,
    Document,
    KeepTogether,
    Listing,
    Paragraph,
    Row,
    Spans,
    Table,
)


def asks_for_pages(document: Document) -> bool:
    """Whether any text is the number of the page of a heading."""
    return any(_asks(block) for block in document.blocks)


def _asks(block: Block) -> bool:
    match block:
        case Paragraph(spans=spans):
            return any(span.page_of for span in spans)
        case Table(rows=rows):
            return any(span.page_of for row in rows for cell in row.cells for span in cell)
        case Listing(entries=entries):
            return any(span.page_of for entry in entries for span in entry)
        case Boxed(blocks=blocks) | KeepTogether(blocks=blocks):
            return any(_asks(inner) for inner in blocks)
        case _:
            return False


def with_pages(document: Document, pages: Mapping[str, int]) -> Document:
    """The same document with the numbers written; an anchor that is nowhere leaves «–»."""
    return replace(document, blocks=tuple(_filled(block, pages) for block in document.blocks))


def _filled(block: Block, pages: Mapping[str, int]) -> Block:
    if not _asks(block):
        return block
    match block:
        case Paragraph(spans=spans):
            return replace(block, spans=_spans(spans, pages))
        case Table(rows=rows):
            return replace(block, rows=tuple(_row(row, pages) for row in rows))
        case Listing(entries=entries):
            return replace(block, entries=tuple(_spans(entry, pages) for entry in entries))
        case Boxed(blocks=blocks) | KeepTogether(blocks=blocks):
            return replace(block, blocks=tuple(_filled(inner, pages) for inner in blocks))
        case _:
            return block


def _row(row: Row, pages: Mapping[str, int]) -> Row:
    return replace(row, cells=tuple(_spans(cell, pages) for cell in row.cells))


def _spans(spans: Spans, pages: Mapping[str, int]) -> Spans:
    return tuple(replace(span, text=str(pages.get(span.page_of, "–"))) if span.page_of else span for span in spans)
