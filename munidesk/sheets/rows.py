"""What each row of a page is, by where it stands and which cells it fills: title, heading, group, note, data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from munidesk.base.spanish import fold
from munidesk.sheets.headings import Heading
from munidesk.sheets.senses import FIGURES
from munidesk.sheets.table import Table
from munidesk.sheets.understood import ColumnIs, RowIs
from munidesk.sheets.words import is_page_number, known_headings, level_of, says_total, stems

_FIGURE_LIKE = FIGURES | {ColumnIs.DATE}


@dataclass(frozen=True, slots=True)
class Body:
    """What the rows are as far as their place tells; those of the list stand from `first` to before `end`.
    `second` is where another list begins, -1 without one.
    """

    kinds: list[RowIs]
    first: int
    end: int
    second: int = -1

    def of(self, what: RowIs) -> list[int]:
        return [at for at, one in enumerate(self.kinds) if one is what]


def sort_rows(table: Table, heading: Heading, last_row: int = 0) -> Body:
    """Every row of the page. Rows behind `last_row` (a line of the file) are notes."""
    first = heading.last + 1 if heading.found else _first_wide(table)
    second = _second_list(table, heading)
    kinds = [RowIs.HEADING if 0 <= heading.first <= at else RowIs.TITLE for at in range(first)]
    end = min(_end(table, last_row), second)
    typical = _typical(table, range(first, end))
    known = _repeated(table, heading)
    inside = {one for (top, _column), height in table.spans.items() for one in range(top + 1, top + height)}
    for at in range(first, len(table.rows)):
        what = _by_itself(table, known, at, typical) if at < end else RowIs.NOTE
        # A row that a merged amount above stands for is one of the list, whatever else it says.
        kinds.append(RowIs.DATA if what is RowIs.GROUP and at in inside else what)
    _settle_groups(table, kinds, first, end)
    _settle_first_group(table, kinds, heading, end)
    _settle_notes(table, kinds, first, end, typical)
    return Body(kinds, first, end, second if second < len(table.rows) else -1)


def _end(table: Table, last_row: int) -> int:
    return sum(line <= last_row for line in table.page.lines) if last_row else len(table.rows)


def _second_list(table: Table, heading: Heading) -> int:
    """Where another list begins below this one, behind a blank line and under a heading of its own; else the end."""
    above = range(max(heading.first, 0), heading.last + 1)
    own = {text for at in above for text in _texts(table, at)}
    for at in range(heading.last + 2, len(table.rows)):
        filled = table.filled(at)
        if table.follows(at) or len(filled) < 2 or set(_texts(table, at)) <= own:
            continue
        if all(stems(table.text(at, column)) in known_headings() for column in filled) and _heads(table, at):
            return at
    return len(table.rows)


def _heads(table: Table, at: int) -> bool:
    """Whether rows of its own stand under a heading of few cells, and it is no «Responsable: | Obras»."""
    filled = table.filled(at)
    if any(table.text(at, column).endswith(":") for column in filled):
        return False
    below = range(at + 1, len(table.rows))
    return len(filled) > 2 or (len(below) > 1 and all(set(table.filled(one)) <= set(filled) for one in below))


def _first_wide(table: Table) -> int:
    """Without a heading, the list begins where more than one cell is filled; at the top where few rows do so."""
    wide = [at for at in range(len(table.rows)) if len(table.filled(at)) > 1]
    return wide[0] if len(wide) * 2 > len(table.rows) else 0


def _typical(table: Table, rows: Sequence[int]) -> int:
    """The middle of how many cells the rows fill, of those that fill more than one."""
    counts = sorted(n for at in rows if (n := len(table.filled(at))) > 1)
    return counts[len(counts) // 2] if counts else 1


def _texts(table: Table, at: int) -> tuple[str, ...]:
    return tuple(fold(table.text(at, column)) for column in table.filled(at))


Repeated = Mapping[str, Mapping[tuple[str, ...], RowIs]]
"""First text of a row → all its texts → what it is."""


def _repeated(table: Table, heading: Heading) -> Repeated:
    """The rows of the heading and above, as pages printed one behind the other repeat them."""
    found: dict[str, dict[tuple[str, ...], RowIs]] = {}
    for at in range(heading.last + 1):
        if texts := _texts(table, at):
            found.setdefault(texts[0], {})[texts] = RowIs.TITLE if at < heading.first else RowIs.HEADING
    return found


def _by_itself(table: Table, known: Repeated, at: int, typical: int) -> RowIs:
    """A row with nothing but a text, or a text behind its code, may name those below it."""
    filled = table.filled(at)
    if not filled:
        return RowIs.NOTE
    alike = known.get(fold(table.text(at, filled[0])), {})
    if alike and (texts := _texts(table, at)) in alike:
        return alike[texts]
    words = [column for column in filled if table.senses[at][column] not in _FIGURE_LIKE]
    alone = len(filled) == 1 or (len(filled) == 2 and _names(table, at, words))
    if alone and words and typical > len(filled):
        return RowIs.GROUP
    return RowIs.DATA


def _names(table: Table, at: int, words: Sequence[int]) -> bool:
    """Whether two cells are a code and a name, or «Programa:» and the name of one."""
    first, second = table.filled(at)
    if table.senses[at][second] is not ColumnIs.TEXT:
        return False
    if words == [second]:
        return table.senses[at][first] is ColumnIs.NUMBER
    label = table.text(at, first)
    return len(words) == 2 and (label.endswith(":") or (level_of(label) >= 0 and " " not in label))


def _settle_groups(table: Table, kinds: list[RowIs], first: int, end: int) -> None:
    """A name alone is a row of the list where the list has its names in that column, unless it stands apart."""
    found = [at for at in range(first, end) if kinds[at] is RowIs.GROUP]
    data = [at for at in range(first, end) if kinds[at] is RowIs.DATA]
    if not found:
        return
    if len(found) > 2 * len(data):
        for at in found:
            kinds[at] = RowIs.DATA
        return
    names, wide = _names_column(table, data), {one.top for one in table.page.merged if one.right > one.left}
    for at in found:
        if is_page_number(table.text(at, table.filled(at)[0])):
            kinds[at] = RowIs.NOTE
        elif at not in wide and not _stands_apart(table, kinds, at, names, first):
            kinds[at] = RowIs.DATA


def _settle_first_group(table: Table, kinds: list[RowIs], heading: Heading, end: int) -> None:
    """Where every part of a list has its name and the heading again, the name above the first heading is one too."""
    at = heading.first - 1
    again = any(kinds[one] is RowIs.HEADING and kinds[one - 1] is RowIs.GROUP for one in range(heading.last + 2, end))
    if at >= 0 and again and len(table.filled(at)) == 1:
        kinds[at] = RowIs.GROUP


def _names_column(table: Table, data: Sequence[int]) -> int:
    """The first column of words that almost every row fills; -1 without one."""
    for column in range(table.width):
        filled = [at for at in data if table.senses[at][column] is not ColumnIs.BLANK]
        texts = [at for at in filled if table.senses[at][column] is ColumnIs.TEXT]
        if len(texts) * 10 >= len(data) * 9 and len({table.text(at, column) for at in texts}) * 2 > len(data):
            return column
    return -1


def _stands_apart(table: Table, kinds: Sequence[RowIs], at: int, names: int, first: int) -> bool:
    """By its column, by a blank line before it, by capitals, or by naming a level."""
    column = table.filled(at)[-1]
    if column != names:
        return True
    text = table.text(at, column)
    if not table.follows(at) or text.endswith(":") or level_of(text) >= 0 or says_total(text):
        return True
    rows = [other for other in range(first, min(first + 50, len(kinds))) if len(table.filled(other)) > 1]
    beside = [table.text(other, column) for other in rows]
    return text.isupper() and not any(one.isupper() for one in beside if len(one) > 4)


def _settle_notes(table: Table, kinds: list[RowIs], first: int, end: int, typical: int) -> None:
    """What stands alone under the last row of the list names nothing: it is a note, and so are signatures."""
    at = end - 1
    while at > first and _is_loose(table, kinds, at, typical):
        at -= 1
    tail = range(at + 1, end)
    start = next((one for one in tail if not _joins(table, kinds, one)), end)
    for one in range(start, end):
        if kinds[one] in (RowIs.GROUP, RowIs.DATA):
            kinds[one] = RowIs.NOTE


def _is_loose(table: Table, kinds: Sequence[RowIs], at: int, typical: int) -> bool:
    filled = table.filled(at)
    if kinds[at] is RowIs.GROUP:
        return True
    figures = any(table.senses[at][column] in FIGURES for column in filled)
    return kinds[at] is RowIs.DATA and not figures and len(filled) * 2 <= typical


def _joins(table: Table, kinds: Sequence[RowIs], at: int) -> bool:
    """Whether a thin row of data is one of the list: right below it, short, and no group."""
    return kinds[at] is RowIs.DATA and table.follows(at) and max(len(t) for t in _texts(table, at)) < 80
