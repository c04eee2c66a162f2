"""What each column holds, told by its cells: words, figures, money, days, marks; and where its cells disagree."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and
from munidesk.data.book import Cell
from munidesk.sheets.senses import FIGURES, currency_of, is_year, sense_of_text, shown
from munidesk.sheets.table import Table
from munidesk.sheets.understood import Column, ColumnIs

_FEW = 40
"""Different texts of a column of words, at most."""


def letter_of(at: int) -> str:
    """«A», «Z», «AA»: as Excel calls the column at that position."""
    name = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        name = chr(65 + rest) + name
    return name


def position_of(letters: str) -> int:
    """The position of a column by its letters; -1 for what are none."""
    told = letters.strip().upper()
    if not (told.isascii() and told.isalpha() and len(told) <= 3):
        return -1
    at = 0
    for one in told:
        at = at * 26 + ord(one) - 64
    return at - 1


def read_columns(table: Table, titles: Sequence[str], data: Sequence[int]) -> tuple[Column, ...]:
    """Every column of the table, by its cells in the rows of data."""
    return tuple(_column(table, titles[at], at, data) for at in range(table.width))


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a column that say something, with how many of each sense."""

    texts: Sequence[str]
    senses: Mapping[ColumnIs, int]


def _column(table: Table, title: str, at: int, data: Sequence[int]) -> Column:
    places = [row for row in data if table.senses[row][at] is not ColumnIs.BLANK]
    cells = _Cells([shown(table.rows[row][at]) for row in places], Counter(table.senses[row][at] for row in places))
    times = Counter(cells.texts)
    sense = _sense(cells, times, title)
    worded = sense in (ColumnIs.WORDS, ColumnIs.TRUTH, ColumnIs.MARKS) or (sense is ColumnIs.TEXT and len(times) <= 12)
    doubt = _doubt(cells, sense)
    if not doubt and sense is ColumnIs.MONEY:
        doubt = _mixed_money(table.rows[row][at] for row in places)
    return Column(
        at, letter_of(at), title, sense, tuple(list(times)[:3]),
        words=dict(times) if worded else None, filled=len(places), doubt=doubt,
    )  # fmt: skip


def _mixed_money(cells: Iterable[Cell]) -> str:
    """A sentence for amounts in several currencies: they are kept apart, and never summed."""
    codes = {code for cell in cells if (code := currency_of(cell))}
    if len(codes) < 2:
        return ""
    return _("Hay importes en {n} monedas: se guardan cada uno en la suya y no se suman.").format(n=len(codes))


def _sense(cells: _Cells, times: Mapping[str, int], title: str) -> ColumnIs:
    """The sense most cells have. A column mostly of figures with some money is money."""
    if not cells.senses:
        return ColumnIs.BLANK
    count = len(cells.texts)
    figures = sum(cells.senses.get(one, 0) for one in FIGURES)
    if figures * 2 > count and not _has_codes(times):
        return _of_figures(cells.senses, figures, title)
    most = max(cells.senses, key=lambda one: cells.senses[one])
    if most is not ColumnIs.TEXT and most not in FIGURES:
        return most
    few = len(times) <= _FEW and len(times) * 2 <= count
    return ColumnIs.WORDS if few and max(map(len, times)) <= 60 else ColumnIs.TEXT


def _has_codes(texts: Iterable[str]) -> bool:
    """Whether a column of digits names things: «040101» counts nothing, nor do the others beside it."""
    return any(len(text) > 2 and text[0] == "0" and text.isdecimal() for text in texts)


def _of_figures(senses: Mapping[ColumnIs, int], figures: int, title: str) -> ColumnIs:
    if senses.get(ColumnIs.PERCENT, 0) * 2 > figures:
        return ColumnIs.PERCENT
    signed = senses.get(ColumnIs.MONEY, 0) * 5 >= figures or any(sign in title for sign in "$€₡£")
    return ColumnIs.MONEY if signed else ColumnIs.NUMBER


def _doubt(cells: _Cells, sense: ColumnIs) -> str:
    """A sentence on the cells that are not what the others are; empty when they agree."""
    if sense in FIGURES:
        others = sum(n for one, n in cells.senses.items() if one not in FIGURES)
        words = ngettext("{n} celda no es un número", "{n} celdas no son números", others)
    elif sense is ColumnIs.DATE:
        others = sum(n for one, n in cells.senses.items() if one is not ColumnIs.DATE)
        words = ngettext("{n} celda no es una fecha", "{n} celdas no son fechas", others)
    else:
        return ""
    if not others:
        return ""
    odd = [text for text in dict.fromkeys(cells.texts) if not _is_plain(text)]
    told = f": {join_and([f'«{text}»' for text in odd[:3]])}" if odd else ""
    return f"{words.format(n=others)}{told}."


def _is_plain(text: str) -> bool:
    return sense_of_text(text) in FIGURES | {ColumnIs.DATE}


def counting(table: Table, data: Sequence[int], totals: Sequence[int] = ()) -> list[int]:
    """The columns whose figures can be added up: not years, not shares, not 1, 2, 3 … unless one of the rows of
    `totals`, which say that they sum, has a figure there."""
    return [at for at in range(table.width) if _adds_up(table, at, data, totals)]


def numbering(table: Table, data: Sequence[int]) -> list[int]:
    """The columns that only number the rows."""
    found = []
    for at in range(table.width):
        filled = [row for row in data if table.senses[row][at] is not ColumnIs.BLANK]
        if filled and all(table.senses[row][at] is ColumnIs.NUMBER for row in filled) and _is_order(table, at, filled):
            found.append(at)
    return found


def _adds_up(table: Table, at: int, data: Sequence[int], totals: Sequence[int]) -> bool:
    filled = [row for row in data if table.senses[row][at] is not ColumnIs.BLANK]
    figures = [row for row in filled if table.senses[row][at] in (ColumnIs.NUMBER, ColumnIs.MONEY)]
    if not figures or len(figures) * 2 <= len(filled):
        return False
    summed = [table.rows[row][at] for row in totals if table.senses[row][at] in FIGURES]
    if sum(is_year(table.rows[row][at]) for row in figures) * 5 >= len(figures) * 4:
        return any(not is_year(cell) for cell in summed)  # a sum of years is no year
    return bool(summed) or not _is_order(table, at, figures)


def _is_order(table: Table, at: int, figures: Sequence[int]) -> bool:
    """Whether the column numbers its rows, beginning again or not."""
    texts = [shown(table.rows[row][at]).removesuffix(".") for row in figures]
    if len(texts) < 2 or not all(text.isdecimal() and len(text) < 7 for text in texts):
        return False
    numbers = [int(text) for text in texts]
    steps = sum(later == one + 1 or (later == 1 < one) for one, later in pairwise(numbers))
    begins = numbers[0] <= 1 or len(numbers) > 3
    return begins and steps * 10 >= (len(numbers) - 1) * 9 and len(set(numbers)) > 1
