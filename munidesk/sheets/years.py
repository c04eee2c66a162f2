"""The year a sheet is of, when it says one: in its titles, its name, its headings, the file's name."""

import re
from collections.abc import Iterable

from munidesk.sheets.headings import Heading
from munidesk.sheets.senses import sense_of_text
from munidesk.sheets.table import Table
from munidesk.sheets.understood import ColumnIs


def find_year(table: Table, heading: Heading, file_name: str) -> int:
    """The only year of the first of those places that says any; 0 when that one says several, or none says one.

    A day in a title («emitido el 12/3/2026») counts only where nothing else says a year.
    """
    above = [table.text(at, one) for at in range(max(heading.first, 0)) for one in table.filled(at)]
    bare = [text for text in above if not _has_day(text)]
    for texts in (bare, [table.page.name], heading.titles, [file_name], above):
        years = _years(texts)
        if years:
            return years.pop() if len(years) == 1 else 0
    return 0


def _years(texts: Iterable[str]) -> set[int]:
    return {
        int(year) for text in texts for year in re.findall(r"(?<![\d.,/])(?:19[5-9]\d|20\d\d)(?![\d.,]\d|\d)", text)
    }


def _has_day(text: str) -> bool:
    return sense_of_text(text) is ColumnIs.DATE or bool(
        re.search(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} de [a-z]+ del? \d{4}", text, re.IGNORECASE)
    )
