"""A file that was opened to be imported."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from munidesk.data.book import Book
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import TargetField
from munidesk.sheets.understood import Understood

Mended = Mapping[tuple[str, int, str], str]
"""Cells corrected by hand: (sheet, line, field key) → text."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file read in its own process, with each sheet understood. `remembered` is the shape of the last sheet with
    these headings, None when there was none. `fields` are those of the list. `book` has as lists the sheets that are
    drawn otherwise; `as_written` is the file as it stands, and `asked` what is to be said of the difference."""

    path: Path
    book: Book
    sheets: tuple[Understood, ...]
    remembered: Shape | None = None
    fields: tuple[TargetField, ...] = ()
    as_written: Book | None = None
    asked: tuple[Choice, ...] = ()
