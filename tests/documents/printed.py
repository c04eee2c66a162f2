"""A document as who reads it sees it: its key figures, its tables and its lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from munidesk.base.figures import MINUS, NBSP
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Block, Document, KeyFigures, RowKind, Table


@dataclass(frozen=True)
class Printed:
    """A document as who reads it sees it: its key figures, its tables and its lines."""

    document: Document

    @property
    def lines(self) -> list[str]:
        return [line.replace(NBSP, " ") for line in plain_lines(self.document)]

    @property
    def keys(self) -> list[tuple[str, str]]:
        return [
            (one.figure.replace(NBSP, " "), one.words.replace(NBSP, " ").replace("\n", " "))
            for block in _all(self.document.blocks)
            if isinstance(block, KeyFigures)
            for one in block.figures
        ]

    def key(self, words: str) -> tuple[str, str]:
        """(figure, words) of the one whose words begin so."""
        return next(pair for pair in self.keys if words in pair[1])

    def named(self, caption: str) -> list[dict[str, str]]:
        """The rows of that table, each cell under its heading."""
        table = next(one for one in _all(self.document.blocks)
                     if isinstance(one, Table) and one.caption.startswith(caption))  # fmt: skip
        heads = [column.head.replace(NBSP, " ") for column in table.columns]
        return [dict(zip(heads, row, strict=True)) for row in self.rows(caption)]

    def rows(self, caption: str) -> list[list[str]]:
        """The cells of the table of that caption (or with that first heading)."""
        (table,) = [
            one for one in _all(self.document.blocks)
            if isinstance(one, Table) and (one.caption.startswith(caption) or one.columns[0].head == caption)
        ][:1]  # fmt: skip
        return [
            ["".join(getattr(span, "text", "") for span in cell).replace(NBSP, " ").strip() for cell in row.cells]
            for row in table.rows
            if row.kind is not RowKind.NOTE
        ]


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for one in blocks:
        yield one
        yield from _all(getattr(one, "blocks", ()))


def amount(text: str) -> int:
    """Cents of a figure of money, whatever the marks of the country: two digits behind a mark are decimals."""
    if text in {"–", ""}:
        return 0
    sign = -1 if text.startswith(MINUS) else 1
    text = re.sub(r"[^\d.,]", "", text)
    cents = re.search(r"[.,](\d{2})$", text)
    whole = re.sub(r"\D", "", text[: -len(cents[0])] if cents else text)
    return sign * (int(whole) * 100 + (int(cents[1]) if cents else 0))
