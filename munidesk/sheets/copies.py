"""Sheets that repeat another one of the same workbook, told by how many of their rows are equal."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from munidesk.base.spanish import fold
from munidesk.data.book import Book, Cell, Page
from munidesk.sheets.senses import shown

_LEAST = 3
"""Fewer equal rows than that may be chance."""


@dataclass(frozen=True, slots=True)
class Print:
    """The rows of a page, by what they show, with how often each stands there."""

    name: str
    rows: Counter[int]
    hidden: bool = False


def prints(book: Book) -> tuple[Print, ...]:
    """Made once for a book: each page is compared with all the others."""
    return tuple(Print(page.name, _rows(page), page.hidden) for page in book.pages if len(book.pages) > 1)


def _rows(page: Page) -> Counter[int]:
    return Counter(hash(texts) for row in page.rows if len(texts := _texts(row)) > 1)


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(fold(text) for cell in row if cell.value is not None and (text := shown(cell)))


def copied(page: Page, all_of_them: Sequence[Print]) -> tuple[str, int]:
    """The sheet that this one repeats and how many rows are equal; («», 0) for one of its own.

    Of two equal sheets the copy is the one that its name tells («Copia de …», «… (2)»), else the later one. The
    heading is one of the equal rows that are not counted.
    """
    own = next((at for at, one in enumerate(all_of_them) if one.name == page.name), -1)
    if own < 0:
        return "", 0
    best, equal = "", 0
    for at, other in enumerate(all_of_them):
        if at == own or not _comes_first(all_of_them, at, own):
            continue
        shared = (all_of_them[own].rows & other.rows).total() - 1
        if shared > equal and shared >= _LEAST and _most(shared, all_of_them[own], other):
            best, equal = other.name, shared
    return best, equal


def _most(shared: int, one: Print, other: Print) -> bool:
    """Whether almost all the rows of either sheet are in the other."""
    return (shared + 1) * 5 >= min(one.rows.total(), other.rows.total()) * 4


def _comes_first(all_of_them: Sequence[Print], other: int, own: int) -> bool:
    """Whether the other sheet is the first one, of which this may be the copy."""
    called, theirs = _is_called_copy(all_of_them[own].name), _is_called_copy(all_of_them[other].name)
    if called != theirs:
        return called
    hidden, hers = all_of_them[own].hidden, all_of_them[other].hidden
    return hidden if hidden != hers else other < own


def _is_called_copy(name: str) -> bool:
    return bool(re.match(r"copia\b|copy\b|respaldo\b", fold(name)) or re.search(r"\(\d+\)$|\bcopia$", fold(name)))
