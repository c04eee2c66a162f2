"""What one cell is (a number, money, a day, a mark), by its type and format first, and by how its text is written."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from munidesk.base.figures import decimal_sign
from munidesk.base.spanish import fold
from munidesk.data.book import Cell
from munidesk.sheets.understood import ColumnIs

FIGURES = frozenset({ColumnIs.NUMBER, ColumnIs.MONEY, ColumnIs.PERCENT})
_MARKS = frozenset(["x", "✓", "✔", "☑", "■", "●", "•", "▪", "*", "✗", "☒"])
_TRUTHS = frozenset({"si", "no", "verdadero", "falso"})
_NOTHING = re.compile(r"[-–—−._ ]+|s/?d|n/?[acd]|s/?n|#.*|sin dato|no aplica|no corresponde", re.IGNORECASE)
_MONTH = r"(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic)[a-z]*\.?"
_ROMAN = r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})"
_HOUR = r"(?:[ t,]+(?:a las )?\d{1,2}[:.]\d{2}.*)?"
_DAYS = re.compile(
    rf"\d{{1,2}} ?[/-] ?\d{{1,2}} ?[/-] ?\d{{2,4}}{_HOUR}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_HOUR}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}{_HOUR}|\d{{2}}\.\d{{2}}\.\d{{2}}{_HOUR}"
    rf"|(?:[a-z]+,? )?\d{{1,2}}[°o]?[ ./-]*(?:de )?(?:{_MONTH}|{_ROMAN})[ ./-]*(?:del? )?(?:\d{{2}}|\d{{4}}){_HOUR}"
    rf"|{_MONTH}[ ./-]*(?:del? )?\d{{4}}"
)
_SIGNS = r"(?:[a-z]{0,3}[$€₡£]u?|us\$|u\$s|usd|uyu|eur|mxn|ars|clp|cop|pen|gtq|crc|bob|bs\.?|s/\.?|q|l|₲)"
_DIGITS = r"\d{1,3}(?:[.,  ']\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(rf"\(?[-−+]?\(?({_SIGNS})?[  ]?[-−]?({_DIGITS})(?:\.-|,-)?[  ]?({_SIGNS}|%)?\)?")


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
    bare = re.sub(r"\[\$-[^]]*\]", "", number_format)
    if "%" in bare:
        return ColumnIs.PERCENT
    return ColumnIs.MONEY if re.search(r"[$€₡£₲]|\[\$|\"[^\"]*[A-Za-z]", bare) else ColumnIs.NUMBER


@lru_cache(65536)
def sense_of_text(text: str) -> ColumnIs:
    told = fold(text)
    if not told or _NOTHING.fullmatch(told):
        return ColumnIs.BLANK
    if told in _MARKS:
        return ColumnIs.MARKS
    if told in _TRUTHS:
        return ColumnIs.TRUTH
    if len(told) > 60:
        return ColumnIs.TEXT
    if _DAYS.fullmatch(told):
        return ColumnIs.DATE
    found = _NUMBER.fullmatch(told)
    if found is None or re.match(r"[(+-]*0\d", told):
        return ColumnIs.TEXT
    before, _digits, after = found.groups()
    if after == "%":
        return ColumnIs.PERCENT
    return ColumnIs.MONEY if before or after else ColumnIs.NUMBER


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
    if sense_of_text(text) not in FIGURES:
        return None
    found = _NUMBER.fullmatch(fold(text))
    if found is None:
        return None
    number = Decimal(_marked(re.sub(r"[^\d.,]", "", found.group(2)), decimal))
    return -number if re.search(r"[-−(]", text.split(found.group(2)[0])[0]) else number


def _marked(digits: str, decimal: str) -> str:
    """With a point for decimals and nothing for thousands. «1.200» is twelve hundred, «0.125» is not."""
    marks = {one for one in ".," if one in digits}
    if len(marks) == 2:
        decimal = max(marks, key=digits.rfind)
    elif marks:
        (mark,) = marks
        grouped = re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+", digits)
        decimal = "" if digits.count(mark) > 1 or (grouped and mark != decimal) else mark
    return "".join("." if one == decimal else one for one in digits if one.isdigit() or one == decimal)


def decimal_of(cells: Iterable[Cell]) -> str:
    """The decimal sign a column shows in what was typed as text; cells that hold numbers need none."""
    return decimal_sign(one.value for one in cells if isinstance(one.value, str))


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
