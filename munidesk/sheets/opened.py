"""A file that was opened to be imported."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from munidesk.data.book import Book
from munidesk.sheets.shape import Shape
from munidesk.sheets.understood import Understood

Mended = Mapping[tuple[str, int, str], str]
"""Cells corrected by hand: (sheet, line, field key) → text."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file read in its own process, with each sheet understood. `remembered` is the shape of the last sheet with
    these headings, None when there was none. `words` are what the list calls its columns."""

    path: Path
    book: Book
    sheets: tuple[Understood, ...]
    remembered: Shape | None = None
    words: tuple[str, ...] = ()
