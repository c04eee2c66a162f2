"""The year and the day a sheet is of, when it says one: in its titles, its name, its headings, the file's name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from munidesk.base.dates import parse_date
from munidesk.base.errors import UserError
from munidesk.sheets.headings import Heading
from munidesk.sheets.senses import sense_of_text
from munidesk.sheets.table import Table
from munidesk.sheets.understood import ColumnIs

_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} de [a-zñ]+ del? \d{4}", re.IGNORECASE)


def find_year(table: Table, heading: Heading, titles: Sequence[int], file_name: str) -> int:
    """The only year of the first of those places that says any; 0 when that one says several, or none says one.

    A day in a title («emitido el 12/3/2026») counts only where nothing else says a year.
    """
    above = [table.text(at, one) for at in titles for one in table.filled(at)]
    bare = [text for text in above if not _has_day(text)]
    for texts in (bare, [table.page.name], heading.titles, [file_name], above):
        years = _years(texts)
        if years:
            return years.pop() if len(years) == 1 else 0
    return 0


def find_day(table: Table, heading: Heading, titles: Sequence[int]) -> date | None:
    """The only day that the headings say («Avance al 30/6/2026»), else the titles above them; None for none, or two."""
    above = [table.text(at, one) for at in titles for one in table.filled(at)]
    for texts in (heading.titles, above):
        days = {day for text in texts for day in _days(text)}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _days(text: str) -> Iterator[date]:
    for found in _DAY.findall(text):
        with suppress(UserError):
            yield parse_date(found)


def _years(texts: Iterable[str]) -> set[int]:
    return {
        int(year) for text in texts for year in re.findall(r"(?<![\d.,/])(?:19[5-9]\d|20\d\d)(?![\d.,]\d|\d)", text)
    }


def _has_day(text: str) -> bool:
    return sense_of_text(text) is ColumnIs.DATE or bool(_DAY.search(text))
