"""The import assistant as the window and the command line use it: one object from the file to the written rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from munidesk.data.book import Book
from munidesk.sheets.matched import Matched
from munidesk.sheets.rehearsal import Rehearsal
from munidesk.sheets.shape import Shape
from munidesk.sheets.understood import Understood

if TYPE_CHECKING:
    from munidesk.data.store import Store
    from munidesk.sheets.target import Target

Progress = Callable[[int, int], None]
"""Rows read, of how many (0 when nobody knows)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file read in its own process, with each sheet understood. `remembered` is the shape of the last sheet with
    these headings, None when there was none."""

    path: Path
    book: Book
    sheets: tuple[Understood, ...]
    remembered: Shape | None = None


def open_sheets(store: "Store", target: "Target", path: Path, progress: Progress | None = None) -> Opened:
    """Raises UserError for a file that is no sheet, is too big, or takes too long; FileError for one it cannot read."""
    raise NotImplementedError


def understand_again(opened: Opened, shape: Shape) -> Opened:
    """The same file with the sheets, heading row and last row that the person chose."""
    raise NotImplementedError


def match(target: "Target", opened: Opened, shape: Shape) -> tuple[Matched, ...]:
    """The chosen sheets (or those that are lists) with their columns and words, as far as they are understood."""
    raise NotImplementedError


def rehearse(
    store: "Store", target: "Target", opened: Opened, shape: Shape, mended: Mapping[tuple[str, int, str], str]
) -> Rehearsal:
    """What `write` would do. `mended` are cells corrected by hand: (sheet, line, field key) → text."""
    raise NotImplementedError


def write(
    store: "Store", target: "Target", opened: Opened, shape: Shape, mended: Mapping[tuple[str, int, str], str]
) -> Rehearsal:
    """Everything in one change, one undo, and the shape is kept. Refused rows stay out."""
    raise NotImplementedError
