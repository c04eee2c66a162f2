"""A file that was opened to be imported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from munidesk.data.book import Book
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import OwnWords, TargetField
from munidesk.sheets.understood import Understood

Mended = Mapping[tuple[str, int, str], str]
"""Cells corrected by hand: (sheet, line, field key) → text."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file read in its own process, with each sheet understood. `remembered` is the shape of the last sheet with
    these headings, None when there was none, and `remembered_on` its day. `fields` are those of the list. `book` has as
    lists the sheets that are drawn otherwise; `as_written` is the file as it stands, and `asked` what is to be said of
    the difference. `own_words` are the municipality's for codes of the list."""

    path: Path
    book: Book
    sheets: tuple[Understood, ...]
    remembered: Shape | None = None
    remembered_on: date | None = None
    fields: tuple[TargetField, ...] = ()
    as_written: Book | None = None
    asked: tuple[Choice, ...] = ()
    own_words: OwnWords = field(default_factory=dict)

    def is_as_written(self, name: str) -> bool:
        """Whether that sheet is shown as it stands in the file."""
        return self.as_written is None or any(
            one is other for one, other in zip(self.book.pages, self.as_written.pages, strict=True) if one.name == name
        )
