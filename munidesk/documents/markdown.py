"""Narrative in Markdown (a CommonMark subset with tables) → blocks. Raw HTML is shown as the text it is."""

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from munidesk.documents.lines import plain_lines
from munidesk.documents.model import (
    Block,
    Column,
    Document,
    Heading,
    Listing,
    Mark,
    Paragraph,
    Row,
    Span,
    Spans,
    Style,
    Table,
)


@cache
def _parser() -> MarkdownIt:
    return (
        MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable(["image", "link", "autolink"])
    )


def blocks(text: str, style: Style = Style.BODY) -> tuple[Block, ...]:
    """The blocks of a narrative; empty text gives none."""
    return tuple(_blocks(_parser().parse(text), style))


def spans(text: str) -> Spans:
    """One run of spans for a line or a short text: paragraphs are joined by line breaks."""
    joined: list[Span] = []
    for block in blocks(text):
        if isinstance(block, Paragraph):
            joined.extend((Span("\n"), *block.spans) if joined else block.spans)
    return tuple(joined)


def plain_text(text: str) -> str:
    """What a narrative says without its marks, a line per paragraph."""
    return "\n".join(plain_lines(Document("", blocks(text))))


def _blocks(tokens: Sequence[Token], style: Style) -> list[Block]:
    found: list[Block] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _closing(tokens, index)
        inner = tokens[index + 1 : end]
        match token.type:
            case "paragraph_open":
                found.append(Paragraph(_inline(inner[0]), style))
            case "heading_open":
                found.append(Heading("".join(span.text for span in _inline(inner[0])), 2))
            case "bullet_list_open" | "ordered_list_open":
                found.append(Listing(tuple(_entries(inner)), token.type == "ordered_list_open"))
            case "blockquote_open":
                found.extend(_blocks(inner, Style.QUOTE))
            case "table_open":
                found.append(_table(inner))
            case "code_block" | "fence" | "html_block":
                found.append(Paragraph((Span(token.content.rstrip("\n")),), style))
        index = end + 1
    return found


def _closing(tokens: Sequence[Token], index: int) -> int:
    """The index of the token that closes the one at `index`; itself when it has no inside."""
    depth = 0
    for at in range(index, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at
    return len(tokens) - 1


def _entries(tokens: Sequence[Token]) -> list[Spans]:
    """Every text of the list, nested lists flattened: nothing a person wrote is lost."""
    return [_inline(token) for token in tokens if token.type == "inline"]


def _table(tokens: Sequence[Token]) -> Table:
    rows: list[list[Spans]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_inline(token))
    head, *body = rows
    columns = tuple(Column("".join(span.text for span in cell)) for cell in head)
    padded = (tuple(row[: len(head)]) + ((Span(""),),) * (len(head) - len(row)) for row in body)
    return Table(columns, tuple(Row(cells) for cells in padded))


_MARKS = {(False, False): Mark.PLAIN, (True, False): Mark.STRONG, (False, True): Mark.EMPHASIS}


def _inline(token: Token) -> Spans:
    found: list[Span] = []
    strong = italic = 0
    for child in token.children or ():
        strong += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        italic += {"em_open": 1, "em_close": -1}.get(child.type, 0)
        text = "\n" if child.type in {"softbreak", "hardbreak"} else child.content
        if text:
            mark = _MARKS.get((strong > 0, italic > 0), Mark.STRONG_EMPHASIS)
            found.append(Span(text, mark))
    return tuple(found)
