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
    """The rows of a page, by what they show and by their words alone, with how often each stands there."""

    name: str
    rows: Counter[int]
    words: Counter[int]
    hidden: bool = False


def prints(book: Book) -> tuple[Print, ...]:
    """Made once for a book: each page is compared with all the others."""
    return tuple(_print(page) for page in book.pages if len(book.pages) > 1)


def _print(page: Page) -> Print:
    rows = [texts for row in page.rows if len(texts := _texts(row)) > 1]
    named = (tuple(text for text in texts if text[:1].isalpha()) for texts in rows)
    return Print(page.name, Counter(map(hash, rows)), Counter(hash(words) for words in named if words), page.hidden)


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(fold(text) for cell in row if cell.value is not None and (text := shown(cell)))


def copied(page: Page, all_of_them: Sequence[Print]) -> tuple[str, int]:
    """The sheet that this one repeats and how many rows are equal; («», 0) for one of its own.

    Of two equal sheets the copy is the one that its name tells («Copia de …», «… (2)»), else the later one. One that
    says so by its name is a copy too when only figures were changed in it. The heading, one of the equal rows, is not
    counted.
    """
    own = next((at for at, one in enumerate(all_of_them) if one.name == page.name), -1)
    if own < 0:
        return "", 0
    best, equal = "", 0
    for at, other in enumerate(all_of_them):
        if at == own or not _comes_first(all_of_them, at, own):
            continue
        mine = all_of_them[own]
        shared = max((mine.rows & other.rows).total() - 1, 0)
        called = _is_called_copy(mine.name)
        alike = _most(mine.rows, other.rows, called) or (called and _most(mine.words, other.words, called))
        if alike and (shared > equal or not best):
            best, equal = other.name, shared
    return best, equal


def unlike(page: Page, other: Page) -> tuple[int, ...]:
    """The lines of the file of those rows of a page that the other does not have, or has fewer times."""
    left = _print(other).rows
    found = []
    for line, row in zip(page.lines, page.rows, strict=True):
        if len(texts := _texts(row)) < 2:
            continue
        if left[hash(texts)] > 0:
            left[hash(texts)] -= 1
        else:
            found.append(line)
    return tuple(found)


def _most(one: Counter[int], other: Counter[int], called: bool) -> bool:
    """Whether almost all the rows of either sheet are in the other, and more than chance would have."""
    shared = (one & other).total()
    return shared > (1 if called or one == other else _LEAST) and shared * 5 >= min(one.total(), other.total()) * 4


def _comes_first(all_of_them: Sequence[Print], other: int, own: int) -> bool:
    """Whether the other sheet is the first one, of which this may be the copy."""
    called, theirs = _is_called_copy(all_of_them[own].name), _is_called_copy(all_of_them[other].name)
    if called != theirs:
        return called
    hidden, hers = all_of_them[own].hidden, all_of_them[other].hidden
    return hidden if hidden != hers else other < own


def _is_called_copy(name: str) -> bool:
    return bool(re.match(r"copia\b|copy\b|respaldo\b", fold(name)) or re.search(r"\(\d+\)$|\bcopia$", fold(name)))
