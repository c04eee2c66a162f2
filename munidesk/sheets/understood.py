"""What a sheet is, before anybody asks what it is for: its heading, its columns, what each of its rows is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from munidesk.data.book import Cell

if TYPE_CHECKING:
    from munidesk.sheets.periods import Run


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
    `of` are the columns this one is made from, and its `letter` is «E–P»: behind the columns of the sheet stand the
    first and the last day of a grid of months or weeks, and the name of rows that have it in one column per level.
    """

    at: int
    letter: str
    title: str
    sense: ColumnIs
    examples: tuple[str, ...] = ()
    words: Mapping[str, int] | None = None
    filled: int = 0
    doubt: str = ""
    of: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """A row whose figures are the sum of others: column → (what it says, what those add up to).

    Either a total set aside, or a row that is kept while its figures are those of the rows that hang from it
    (`Row.summed`).
    """

    line: int
    title: str
    sums: Mapping[int, tuple[Decimal, Decimal]]

    @property
    def agrees(self) -> bool:
        return all(said == summed for said, summed in self.sums.values())


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` by column: a merged amount stands once, in the first row of its area; a merged word in each of its rows.

    `parent` is the position in `Understood.rows` of the row it hangs from (by code, indentation or column, or the GROUP
    it stands under); -1: none. `depth` from 0. `spans` is column → how many rows a merged amount that begins here
    stands for: it belongs to all of them together. `summed` are columns whose figure here is the sum of the rows that
    hang from this one: shown and compared, and never the row's own. `name` is what a GROUP says («Programa 3»), in
    whichever column that stands.
    """

    line: int
    what: RowIs
    cells: tuple[Cell, ...]
    parent: int = -1
    depth: int = 0
    spans: Mapping[int, int] = field(default_factory=dict)
    summed: frozenset[int] = frozenset()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """Rows of data, by their line in the file, that are crossed out, or painted of one colour where most are not."""

    lines: tuple[int, ...]
    struck: bool = False
    fill: str = ""

    @property
    def code(self) -> str:
        """The question of what is to be done with them."""
        return "struck" if self.struck else f"colour:{self.fill}"


@dataclass(frozen=True, slots=True)
class Understood:
    """A sheet ready to be matched. `columns[n].at` is n. `copy_of` names the sheet it repeats, with how many rows are
    equal in `equal`.

    `year` is the one its titles say, 0 when they say none or several. `notes` are sentences on what was set aside.
    `merged` counts the merged cells of the list and `areas` the groups they make. `levels` are the columns that name,
    from the top, the branch a row belongs to (one column per level). `day` is the only day of its headings or titles,
    on which it was made or measured. `grid` are the columns of months or weeks.
    `rows` are all those of the page, in its order: `rows[n]` is `Page.rows[n]`. `marked` are rows of data told apart
    by how they look and by nothing else. `runs` are columns with a figure for each period.
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
    areas: int = 0
    levels: tuple[int, ...] = ()
    grid: tuple[int, ...] = ()
    day: date | None = None
    marked: tuple[Marked, ...] = ()
    runs: "tuple[Run, ...]" = ()

    @property
    def data(self) -> tuple[Row, ...]:
        """The rows that are records."""
        return tuple(row for row in self.rows if row.what is RowIs.DATA)
