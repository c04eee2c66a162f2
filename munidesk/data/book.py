"""A workbook as it was written: typed cells, merged areas, hidden sheets. Nothing is copied into a blank cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

Value = str | int | Decimal | bool | date | datetime | time | None
"""What a cell holds; None is a blank. A number of an XLSX is never read from its text; a cell of a CSV is a text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """`shown` is what a person reads in the cell, `format` the number format of the XLSX («"U$S" #,##0.00»).

    A text is without blanks behind it, and shown without any around it; `indent` is how far the cell's alignment, or
    the blanks before its text, set it in. A number of an XLSX is an int when it is whole. An error («#N/A») has no
    value, and is shown.
    """

    value: Value = None
    shown: str = ""
    format: str = ""
    indent: int = 0


BLANK = Cell()


@dataclass(frozen=True, slots=True)
class Area:
    """Cells merged into one: positions in `Page.rows` and in a row, from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Look:
    """How all the written cells of a row look: crossed out, or of one colour («FF0000», «theme 5»; empty: none)."""

    struck: bool = False
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of the workbook. `lines` are the rows' numbers in the file, from 1; empty rows are not kept.

    Only the first cell of a merged area holds its value: how the others share it is for who reads them to say.
    `uncalculated` counts formulas that were saved without a result: their cells are blank. `looks` is line → how it
    looks, of the rows that look like something.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...]
    hidden: bool = False
    merged: tuple[Area, ...] = ()
    uncalculated: int = 0
    looks: Mapping[int, Look] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """`delimiter` and `encoding` are those of a text file, empty for a workbook; `size` in bytes.

    `listed`: the rows were made of a file that is no sheet. The first is the heading, every other one a record.
    """

    name: str
    size: int
    pages: tuple[Page, ...]
    delimiter: str = ""
    encoding: str = ""
    listed: bool = False
