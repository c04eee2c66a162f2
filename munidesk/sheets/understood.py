"""What a sheet is, before anybody asks what it is for: its heading, its columns, what each of its rows is."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from munidesk.data.book import Cell


class RowIs(StrEnum):
    """TITLE stands above the heading; GROUP names the rows below it («Programa 3»); NOTE is a line under the list."""

    TITLE = "title"
    HEADING = "heading"
    DATA = "data"
    GROUP = "group"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    NOTE = "note"


class SheetIs(StrEnum):
    LIST = "list"
    COPY = "copy"
    HIDDEN = "hidden"
    NO_LIST = "no_list"


class ColumnIs(StrEnum):
    TEXT = "text"
    WORDS = "words"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TRUTH = "truth"
    MARKS = "marks"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Column:
    """`at` from 0, `letter` as in Excel, `title` of a heading of two lines joined by « · ». `examples`: up to three.

    `words` is each different text of a column of few, with its times; `doubt` a sentence when its cells disagree.
    """

    at: int
    letter: str
    title: str
    sense: ColumnIs
    examples: tuple[str, ...] = ()
    words: Mapping[str, int] | None = None
    filled: int = 0
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """A row set aside because its figures are the sum of rows above: column → (what it says, what those add up to)."""

    line: int
    title: str
    sums: Mapping[int, tuple[Decimal, Decimal]]

    @property
    def agrees(self) -> bool:
        return all(said == summed for said, summed in self.sums.values())


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` by column: a merged amount stands once, in the first row of its area; a merged word in each of its rows.

    `parent` is the position in `Understood.rows` of the row it hangs from (by code, indentation or column); -1: none.
    `depth` from 0.
    """

    line: int
    what: RowIs
    cells: tuple[Cell, ...]
    parent: int = -1
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Understood:
    """A sheet ready to be matched. `copy_of` names the sheet it repeats, with how many rows are equal in `equal`.

    `year` is the one its titles say, 0 when they say none or several. `notes` are sentences on what was set aside.
    """

    sheet: str
    what: SheetIs
    header_line: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: tuple[Total, ...] = ()
    copy_of: str = ""
    equal: int = 0
    year: int = 0
    merged: int = 0
    notes: tuple[str, ...] = ()
