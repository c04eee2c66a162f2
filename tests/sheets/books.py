"""Workbooks made of small data, for tests: pages by hand, and files read back."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl.utils import range_boundaries

from munidesk.data.book import Area, Book, Cell, Page
from munidesk.data.book_serving import read_file
from munidesk.data.book_sink import Shelf
from munidesk.sheets.understand import understand
from munidesk.sheets.understood import RowIs, Understood

Rows = Sequence[Sequence[object]]


def cell(value: object) -> Cell:
    """A value as the reader gives it: a float is a Decimal, and what is shown is what a person reads."""
    if value is None or value == "":
        return Cell()
    if isinstance(value, Cell):
        return value
    if isinstance(value, float):
        value = Decimal(str(value))
    shown = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
    return Cell(value, shown)


def page(rows: Rows, name: str = "Hoja1", *, merged: Iterable[str] = (), hidden: bool = False) -> Page:
    """Rows from line 1 on; rows without anything are left out as the reader does. `merged` are «A1:B2»."""
    kept = [at for at, row in enumerate(rows) if any(one not in (None, "") for one in row)]
    places = {at: order for order, at in enumerate(kept)}
    areas = []
    for text in merged:
        left, top, right, bottom = range_boundaries(text)
        inside = [places[at] for at in range(top - 1, bottom) if at in places]
        if inside:
            areas.append(Area(inside[0], left - 1, inside[-1], right - 1))
    return Page(
        name, tuple(tuple(cell(one) for one in rows[at]) for at in kept), tuple(at + 1 for at in kept), hidden,
        tuple(areas),
    )  # fmt: skip


def book(*pages: Page, name: str = "planilla.xlsx") -> Book:
    return Book(name, 1000, pages)


def grasp(rows: Rows, merged: Iterable[str] = (), **options: object) -> Understood:
    """A sheet alone in its workbook, understood."""
    made = page(rows, merged=merged)
    return understand(made, book(made), **options)


def read(path: Path) -> Book:
    """The file as the program's own reader gives it, within this process."""
    shelf = Shelf(path.name, path.stat().st_size, None)
    read_file(path, shelf, (".", ","))
    return shelf.book()


def kinds(sheet: Understood) -> list[RowIs]:
    return [row.what for row in sheet.rows]


def lines(sheet: Understood, what: RowIs = RowIs.DATA) -> list[int]:
    return [row.line for row in sheet.rows if row.what is what]


def parents(sheet: Understood) -> dict[int, int]:
    """Line of a row → line of the one it hangs from."""
    return {row.line: sheet.rows[row.parent].line for row in sheet.rows if row.parent >= 0}
