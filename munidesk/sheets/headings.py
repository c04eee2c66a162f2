"""Where the list begins: the row (or the two rows) that titles its columns, known by what stands under each cell."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from munidesk.data.book import Area
from munidesk.sheets.senses import FIGURES, is_year
from munidesk.sheets.table import Place, Table, covering
from munidesk.sheets.understood import ColumnIs
from munidesk.sheets.words import Stems, how_known

_LOOKED_AT = 60
"""Rows in which a heading is looked for."""

_SOLID = FIGURES | {ColumnIs.DATE, ColumnIs.MARKS, ColumnIs.TRUTH}


@dataclass(frozen=True, slots=True)
class Heading:
    """Positions of its first and last row, -1 without one, and the title of every column of the table."""

    first: int
    last: int
    titles: tuple[str, ...]

    @property
    def found(self) -> bool:
        return self.first >= 0


@dataclass(frozen=True, slots=True)
class _View:
    """What is asked of each row again and again. `solid` says of each of the first rows which columns hold figures,
    days or marks below it."""

    table: Table
    solid: Sequence[Sequence[bool]]
    covers: Mapping[Place, Area]
    words: Collection[Stems]

    def area(self, at: int, column: int) -> Area | None:
        return self.covers.get((at, column))

    def text(self, at: int, column: int) -> str:
        """What the cell shows, merged or not."""
        area = self.area(at, column)
        return self.table.text(area.top, area.left) if area else self.table.text(at, column)

    def has_areas(self, at: int) -> bool:
        """Whether cells are merged in that row: then a blank of it is a blank."""
        return any(place[0] == at for place in self.covers)


def find_heading(table: Table, header_row: int = 0, words: Collection[Stems] = ()) -> Heading:
    """The heading found, or the one in that row of the file. `words` are headings that the list itself knows."""
    most = min(max(_LOOKED_AT, header_row) + 3, len(table.rows))
    view = _View(table, _solid(table, most), covering(table.page, most), words)
    at = _chosen(table, header_row) if header_row else _best(view)
    if at < 0:
        return Heading(-1, -1, ("",) * table.width)
    first, last = _upwards(view, at), _downwards(view, at)
    return Heading(first, last, tuple(_title(view, first, last, column) for column in range(table.width)))


def _chosen(table: Table, line: int) -> int:
    """The position of a row of the file, or of the next one that says something."""
    return next((at for at, one in enumerate(table.page.lines) if one >= line), -1)


def _solid(table: Table, most: int) -> list[list[bool]]:
    """For each of the first rows, the columns that hold numbers, days or marks rather than words below it."""
    filled, solid = [0] * table.width, [0] * table.width
    found: list[list[bool]] = []
    for at in range(len(table.rows) - 1, -1, -1):
        if at < most:
            found.append([n * 2 > all_of_them for n, all_of_them in zip(solid, filled, strict=True)])
        for column in table.filled(at):
            filled[column] += 1
            solid[column] += table.senses[at][column] in _SOLID
    return found[::-1]


def _best(view: _View) -> int:
    """The row that titles most columns, the first of them; none that stands under rows of data."""
    widest = max((len(view.table.filled(at)) for at in range(min(len(view.table.rows), 300))), default=0)
    found, best = -1, Decimal(0)
    seen = 0
    for at in range(min(len(view.table.rows), _LOOKED_AT)):
        score = _score(view, at, widest)
        if score > best:
            found, best = at, score
        seen += _is_data(view, at, widest)
        if seen > 1:
            break
    return found


def _score(view: _View, at: int, widest: int) -> Decimal:
    """0 for what can be no heading. A cell of words over a column of figures tells most, a known word decides."""
    filled = view.table.filled(at)
    if not filled or not _is_wordy(view.table, at, filled):
        return Decimal(0)
    if len(filled) < 2 and widest > 1:
        return Decimal(0)
    texts = [column for column in filled if view.table.senses[at][column] is ColumnIs.TEXT]
    over = sum(view.solid[at][column] for column in filled)
    known = Decimal(sum(how_known(view.table.text(at, column), view.words) for column in texts)) / 2
    if not over and not known:
        return Decimal(0)
    return (2 * len(filled) + 2 * over + known) / widest + known / len(filled)


def _is_wordy(table: Table, at: int, filled: Sequence[int]) -> bool:
    """Whether a row holds words alone, or besides them years, or days or whole numbers that rise: months, weeks."""
    rest = [column for column in filled if table.senses[at][column] not in (ColumnIs.TEXT, ColumnIs.MARKS)]
    years = [column for column in rest if is_year(table.rows[at][column])]
    rest = [column for column in rest if column not in years]
    if any(len(table.text(at, column)) > 120 for column in filled):
        return False
    return not rest or (len(rest) >= 3 and _rises(table, at, rest) and not _are_data(table, at, rest))


def _are_data(table: Table, at: int, columns: Sequence[int]) -> bool:
    """Whether the next rows hold the like there: numbers over figures, days over days. Then they title nothing."""
    below = range(at + 1, min(at + 6, len(table.rows)))
    found = {table.senses[one][column] for one in below for column in columns}
    days = all(table.senses[at][column] is ColumnIs.DATE for column in columns)
    return ColumnIs.DATE in found if days and found & FIGURES else bool(found & FIGURES)


def _rises(table: Table, at: int, columns: Sequence[int]) -> bool:
    """Days or whole numbers each after the one before it; numbers may begin again, as the weeks of each month do."""
    values = [table.rows[at][column].value for column in columns]
    senses = {table.senses[at][column] for column in columns}
    if senses == {ColumnIs.DATE}:
        return len(set(map(str, values))) == len(values)
    if senses != {ColumnIs.NUMBER}:
        return False
    texts = [table.text(at, column) for column in columns]
    if not all(text.isdigit() for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return all(later == one + 1 or later == numbers[0] for one, later in pairwise(numbers))


def _is_data(view: _View, at: int, widest: int) -> bool:
    """Whether a row is surely one of the list: wide, and with figures where its columns have them."""
    filled = view.table.filled(at)
    figures = [column for column in filled if view.table.senses[at][column] in _SOLID and view.solid[at][column]]
    return len(filled) * 5 >= widest * 3 and bool(figures) and not _is_wordy(view.table, at, filled)


def _upwards(view: _View, at: int) -> int:
    """The first row of the heading: rows right above that group its columns belong to it."""
    first = at
    while first > 0 and at - first < 2 and view.table.follows(first) and _groups(view, first - 1, first):
        first -= 1
    return first


def _groups(view: _View, upper: int, lower: int) -> bool:
    """Whether a row stands over several columns of the next one in groups, and is no title over all of them."""
    filled = view.table.filled(upper)
    if not filled or not _is_wordy(view.table, upper, filled):
        return False
    under = view.table.filled(lower)
    down = any((area := view.area(upper, one)) and area.bottom >= lower for one in filled)
    wide = [area for one in filled if (area := view.area(upper, one)) and area.right > area.left]
    if down or len(wide) > 1:
        return True
    if wide:
        return wide[0].left > min(under) and len(under) > wide[0].right - wide[0].left + 1
    return _is_open(view, upper, lower)


def _is_open(view: _View, upper: int, lower: int) -> bool:
    """Without merged cells, as in a CSV: some words of the upper row have blanks behind them that the lower row fills,
    and the lower row leaves blank what the upper one says."""
    up, low = set(view.table.filled(upper)), set(view.table.filled(lower))
    return len(up) > 1 and bool(up - low) and any(one - 1 in up and one - 1 in low for one in low - up)


def _downwards(view: _View, at: int) -> int:
    """The last row of the heading: a second line of titles, or of units, right under it."""
    last = at
    while last - at < 2 and view.table.follows(last + 1) and _continues(view, last, last + 1):
        last += 1
    return last


def _continues(view: _View, upper: int, lower: int) -> bool:
    filled = view.table.filled(lower)
    if not filled or not _is_wordy(view.table, lower, filled):
        return False
    if any((area := view.area(upper, one)) and area.bottom >= lower for one in range(view.table.width)):
        return True
    wide = [area for one in range(view.table.width) if (area := view.area(upper, one)) and area.right > area.left]
    if any(sum(area.left <= one <= area.right for one in filled) > 1 for area in wide):
        return True
    return _is_open(view, upper, lower) or _are_units(view, upper, lower, filled)


def _are_units(view: _View, upper: int, lower: int, filled: Sequence[int]) -> bool:
    """A line of «($)», «dd/mm/aaaa», «m²» over columns of figures, blank or in brackets over those of words."""
    over = [one for one in filled if view.solid[lower][one] and view.table.senses[lower][one] is ColumnIs.TEXT]
    rest = [one for one in filled if not view.solid[lower][one]]
    titled = set(view.table.filled(upper))
    short = all(len(view.table.text(lower, one)) <= 14 for one in filled)
    bare = all(view.table.text(lower, one).startswith(("(", "[")) for one in rest)
    return bool(over) and short and bare and set(filled) <= titled


def _title(view: _View, first: int, last: int, column: int) -> str:
    """The words of a column in its lines, joined; those of a group before it where the upper line leaves a blank."""
    parts: list[str] = []
    for at in range(first, last + 1):
        text = view.text(at, column)
        if not text and at < last:
            text = _from_the_left(view, at, last, column)
        if text and text not in parts:
            parts.append(text)
    return " · ".join(parts)


def _from_the_left(view: _View, upper: int, lower: int, column: int) -> str:
    """The group of an upper line without merged cells: «META», blank over «2026», «2027»."""
    if view.has_areas(upper) or not view.text(lower, column):
        return ""
    left = column - 1
    while left >= 0 and view.text(lower, left):
        if text := view.text(upper, left):
            return text
        left -= 1
    return ""
