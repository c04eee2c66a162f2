"""A document as part of another one."""

from dataclasses import replace

from munidesk.documents.model import Block, Boxed, Document, Heading, KeepTogether, PageBreak, Paragraph, Style


def body_of(document: Document) -> tuple[Block, ...]:
    """As part of a chapter: without its title, its headings one level down, no page breaks."""
    return tuple(_nested(block) for block in document.blocks if not _is_front(block))


def _is_front(block: Block) -> bool:
    match block:
        case Heading(level=0) | PageBreak() | Paragraph(style=Style.SUBTITLE):
            return True
        case _:
            return False


def _nested(block: Block) -> Block:
    match block:
        case Heading(level=level):
            # A heading that a person wrote in a text already stands under all of the document's own.
            return replace(block, level=max(level, min(3, level + 1)), anchor="")
        case Boxed(blocks=blocks) | KeepTogether(blocks=blocks):
            return replace(block, blocks=tuple(_nested(inner) for inner in blocks))
        case _:
            return block
