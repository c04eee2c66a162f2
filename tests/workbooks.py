"""Workbooks as tests need them: a plain list through our own writer, and a day as Excel counts it."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from munidesk.data.exchange import Cell, write_book
from munidesk.data.leaf import Leaf


def write_xlsx(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """A workbook of one plain list, called as its file is."""
    write_book(path, path.stem, (Leaf(path.stem, header, tuple(rows)),))


def serial_of(day: date) -> int:
    """The serial number that Excel gives a day since March 1900."""
    return (day - date(1899, 12, 30)).days
