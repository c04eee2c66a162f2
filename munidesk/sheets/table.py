"""A page as it is looked at: merged words in each of their rows, merged amounts once, and what every cell is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from munidesk.data.book import BLANK, Area, Cell, Page
from munidesk.sheets.senses import FIGURES, is_year, sense_of, shown
from munidesk.sheets.understood import ColumnIs
from munidesk.sheets.words import says_year

_ABOVE = 60
"""Rows above the first merged number in which the heading of its column is."""

Place = tuple[int, int]
"""Position of a row in the page and of a column in the row."""


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` and `senses` are as long as the page and as wide as its widest row. `spans` says of a merged amount how
    many rows it stands for; `covers` where the cells of merged areas of the first rows have their text from.
    """

    page: Page
    rows: Sequence[Sequence[Cell]]
    senses: Sequence[Sequence[ColumnIs]]
    width: int
    spans: Mapping[Place, int] = field(default_factory=dict)
    fills: Sequence[Sequence[int]] = ()
    lent: frozenset[Place] = frozenset()
    """Where a merged word stands again in a row below its own."""

    def filled(self, at: int) -> Sequence[int]:
        """The columns in which the row says something."""
        return self.fills[at]

    def own(self, at: int) -> Sequence[int]:
        """The columns in which it says something itself, and no merged cell from above."""
        return [column for column in self.fills[at] if (at, column) not in self.lent]

    def text(self, at: int, column: int) -> str:
        return shown(self.rows[at][column])

    def follows(self, at: int) -> bool:
        """Whether the row stands right below the one before it in the file."""
        return 0 < at < len(self.rows) and self.page.lines[at] == self.page.lines[at - 1] + 1


def lay_out(page: Page) -> Table:
    """The page as a table. Areas that reach beyond the rows there are, as in a broken file, end with them."""
    width = max((len(row) for row in page.rows), default=0)
    rows = [[*row, *[BLANK] * (width - len(row))] for row in page.rows]
    areas = [_within(one, len(rows)) for one in page.merged if one.top < len(rows) and one.left < width]
    spans, lent = _spread(rows, [one for one in areas if one.bottom > one.top])
    known: dict[int, ColumnIs] = {}  # the cells of a page repeat: one blank stands in most places
    senses = [[known.get(id(cell)) or known.setdefault(id(cell), sense_of(cell)) for cell in row] for row in rows]
    fills = [[column for column, sense in enumerate(row) if sense is not ColumnIs.BLANK] for row in senses]
    return Table(page, rows, senses, width, spans, fills, frozenset(lent))


def _within(area: Area, height: int) -> Area:
    return Area(area.top, area.left, min(area.bottom, height - 1), area.right)


def _spread(rows: list[list[Cell]], areas: Iterable[Area]) -> tuple[dict[Place, int], set[Place]]:
    """Copies each merged word into its rows, and says where; the merged amounts stay where they are, and are told."""
    spans: dict[Place, int] = {}
    lent: set[Place] = set()
    columns: dict[int, list[Area]] = defaultdict(list)
    for area in areas:
        columns[area.left].append(area)
    for column, own in columns.items():
        labels = _are_labels(rows, column, sorted(area.top for area in own))
        for area in own:
            cell = rows[area.top][column]
            if sense_of(cell) in FIGURES and not labels:
                spans[area.top, column] = area.bottom - area.top + 1
                continue
            for at in range(area.top + 1, area.bottom + 1):
                rows[at][column] = cell
                lent.add((at, column))
    return spans, lent


def _are_labels(rows: Sequence[Sequence[Cell]], column: int, tops: Sequence[int]) -> bool:
    """Whether merged numbers name their rows and count nothing: years, under a heading that says so, or 1, 2, 3 from
    top to bottom."""
    numbers = [rows[at][column] for at in tops if sense_of(rows[at][column]) in FIGURES]
    if all(is_year(cell) for cell in numbers):
        return any(says_year(shown(row[column])) for row in rows[: tops[0]][-_ABOVE:])
    plain = [cell.value for cell in numbers if sense_of(cell) is ColumnIs.NUMBER and isinstance(cell.value, int)]
    return len(plain) == len(numbers) > 1 and plain == list(range(plain[0], plain[0] + len(plain)))


def covering(page: Page, most: int) -> Mapping[Place, Area]:
    """For the first rows, the merged area over each of their cells."""
    return {
        (at, column): area
        for area in page.merged
        if area.top < most
        for at in range(area.top, min(area.bottom, most - 1) + 1)
        for column in range(area.left, min(area.right, area.left + 400) + 1)
    }
