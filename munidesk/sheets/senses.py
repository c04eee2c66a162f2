"""What one cell is (a number, money, a day, a mark), by its type and format first, and by how its text is written."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from munidesk.base.sheet_words import sheet_words
from munidesk.base.spanish import fold
from munidesk.base.told_dates import take_apart
from munidesk.data.book import Cell
from munidesk.sheets.cells import says_nothing
from munidesk.sheets.cells_figures import currency_of_format, shows_decimal, take_figure
from munidesk.sheets.understood import ColumnIs

FIGURES = frozenset({ColumnIs.NUMBER, ColumnIs.MONEY, ColumnIs.PERCENT})
_MARKS = frozenset(["x", "✓", "✔", "☑", "■", "●", "•", "▪", "*", "✗", "☒"])
_TRUTHS = frozenset({"si", "no", "verdadero", "falso"})
_LONGEST = 60
_FIGURE = re.compile(r"[\s(+\-−–]*[^\d\s]{0,4}\s*[-−]?[\d.,]*\d[\d.,'’  ]*\D{0,30}")
"""What may be a figure at all, asked before the signs of all currencies are tried: names begin with longer words."""

_BARE = re.compile(r"[\d.,]+")
_GROUPED = re.compile(r"-?(?:\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)")
_SHORT_DOTS = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2}")


def sense_of(cell: Cell) -> ColumnIs:
    """BLANK also for what only says that there is nothing («s/d», «-», «N/A»)."""
    value = cell.value
    if value is None:
        return ColumnIs.BLANK
    if isinstance(value, str):
        return sense_of_text(value)
    if isinstance(value, bool):
        return ColumnIs.TRUTH
    if isinstance(value, int | Decimal):
        return _sense_of_format(cell.format)
    return ColumnIs.DATE if isinstance(value, date) else ColumnIs.TEXT


@lru_cache(512)
def _sense_of_format(number_format: str) -> ColumnIs:
    if "%" in re.sub(r"\"[^\"]*\"|\[[^]]*\]", "", number_format):
        return ColumnIs.PERCENT
    return ColumnIs.MONEY if currency_of_format(number_format) else ColumnIs.NUMBER


@lru_cache(65536)
def sense_of_text(text: str) -> ColumnIs:
    """What a text says by how it is written, as a cell of a CSV does."""
    if not text.strip() or says_nothing(text):
        return ColumnIs.BLANK
    if len(text) > _LONGEST:
        return ColumnIs.TEXT
    told = fold(text)
    if told in _MARKS:
        return ColumnIs.MARKS
    if told in _TRUTHS and text.strip()[-1] not in "ºª":  # «Nº» heads the commonest column; folded, it is a «no»
        return ColumnIs.TRUTH
    if not any(letter.isdigit() for letter in told):
        return ColumnIs.TEXT
    if _may_be_day(told) and _is_day(text):
        return ColumnIs.DATE
    return _sense_of_figure(text)


def _may_be_day(told: str) -> bool:
    """Whether it begins as a day does: most texts are none, and a day takes longer to be taken apart."""
    return told[0].isdigit() or told[:3] in _day_words()


@cache
def _day_words() -> frozenset[str]:
    words = sheet_words()["months"]
    return frozenset(fold(one)[:3] for one in (*words["silent"], *(name for names in words["names"] for name in names)))


def _is_day(text: str) -> bool:
    """A day, or a month in words with its year. «1/2026» may be a folio, and «1.1.10» a code: they are none."""
    told = take_apart(" ".join(text.split()))
    if told is None or told.year is None:
        return False
    if _SHORT_DOTS.fullmatch(text.strip()) and len(text.strip()) < 8:
        return False
    return bool(told.first or told.day or any(letter.isalpha() for letter in text))


def _sense_of_figure(text: str) -> ColumnIs:
    if _BARE.fullmatch(text):
        return ColumnIs.NUMBER if _GROUPED.fullmatch(text) and not re.match(r"0\d", text) else ColumnIs.TEXT
    written = take_figure(text) if _FIGURE.fullmatch(text) else None
    if written is None or not _GROUPED.fullmatch(written.digits) or re.match(r"-?0\d", written.digits):
        return ColumnIs.TEXT
    if written.percent:
        return ColumnIs.PERCENT
    return ColumnIs.MONEY if written.currency else ColumnIs.NUMBER


def figure(cell: Cell, decimal: str = "") -> Decimal | None:
    """The number a cell holds; a text by the decimal sign of its column. None for what is no number."""
    value = cell.value
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    return _figure_of_text(value, decimal) if isinstance(value, str) else None


@lru_cache(65536)
def _figure_of_text(text: str, decimal: str) -> Decimal | None:
    written = take_figure(text) if sense_of_text(text) in FIGURES else None
    if written is None:
        return None
    return Decimal(("-" if written.digits.startswith("-") else "") + _marked(written.digits, decimal))


def _marked(digits: str, decimal: str) -> str:
    """With a point for decimals and nothing for thousands. What can be either («1.200») goes with its column, and
    alone groups thousands."""
    told = shows_decimal(digits)
    if not told and len({one for one in digits if one in ".,"}) == 1:
        told = decimal if decimal in digits else ""
    return "".join("." if one == told else one for one in digits if one.isdigit() or one == told)


def currency_of(cell: Cell) -> str:
    """The code of the currency that a figure shows, `own` for a bare sign; blank for none."""
    if isinstance(cell.value, str):
        written = take_figure(cell.value) if sense_of_text(cell.value) is ColumnIs.MONEY else None
        return written.currency if written else ""
    return currency_of_format(cell.format) if cell.format else ""


def decimal_of(cells: Iterable[Cell]) -> str:
    """The decimal sign a column shows in what was typed as text; blank where none, or both, do."""
    texts = (one.value for one in cells if isinstance(one.value, str) and sense_of_text(one.value) in FIGURES)
    signs = {shows_decimal(written.digits) for text in texts if (written := take_figure(text))} - {""}
    return signs.pop() if len(signs) == 1 else ""


def shown(cell: Cell) -> str:
    """What a person reads in the cell, in one line."""
    text = cell.shown or ("" if cell.value is None else str(cell.value))
    return " ".join(text.split())


def is_year(cell: Cell) -> bool:
    """A whole number that is a year, written without any mark."""
    value = cell.value
    if isinstance(value, str):
        return bool(re.fullmatch(r"(19|20)\d\d", value.strip()))
    plain = cell.format in ("", "General", "0", "@")
    return isinstance(value, int | Decimal) and not isinstance(value, bool) and plain and 1900 <= value <= 2100
