"""Which row hangs from which: by code, by indentation, by one column per level, or by the group it stands under."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from munidesk.data.book import Cell
from munidesk.sheets.senses import shown
from munidesk.sheets.table import Table
from munidesk.sheets.understood import ColumnIs, RowIs
from munidesk.sheets.words import level_of, stems

Parents = Mapping[int, int]
"""Position of a row → position of the one it hangs from; the others hang from none."""

_MOST_COLUMNS = 6
"""Codes and names stand at the left of a list."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of the rows, the column of codes that tells it (-1: none), and the columns of one level each."""

    parents: Parents
    codes: int = -1
    steps: tuple[int, ...] = ()


def find_tree(table: Table, data: Sequence[int], groups: Sequence[int]) -> Tree:
    """The tree that the rows of data make, with the rows that name groups where those have codes; none in a flat list.

    `data` are the rows of the list, without its totals.
    """
    for column in range(min(table.width, _MOST_COLUMNS)):
        codes = {at: shown(table.rows[at][column]) for at in sorted((*data, *groups))}
        if found := _by_code(codes):
            return Tree(found, column)
    for column in range(min(table.width, _MOST_COLUMNS)):
        if found := _by_indent(table, column, data):
            return Tree(found)
    named = _by_column(table, sorted((*data, *groups)))
    return named if named.parents else Tree(_by_level(table, data))


def _by_code(cells: Mapping[int, str]) -> Parents:
    """«1», «1.1», «1.1.2»; «E1», «E1-P2»; «01», «0101»; alone in their column or before the name."""
    codes = {at: parts for at, text in cells.items() if (parts := _code(text))}
    if len(codes) * 5 < len(cells) * 4 or len({len(parts) for parts in codes.values()}) < 2:
        return {}
    if len(set(codes.values())) * 5 < len(codes) * 4 or not _rise(list(codes.values())):
        return {}
    found: dict[int, int] = {}
    places: dict[tuple[str, ...], int] = {}
    for at, parts in codes.items():
        above = next((places[parts[:n]] for n in range(len(parts) - 1, 0, -1) if parts[:n] in places), None)
        if above is not None:
            found[at] = above
        places[parts] = at
    shallow = min(map(len, codes.values()))
    deep = sum(len(parts) > shallow for parts in codes.values())
    return found if found and len(found) * 2 >= deep else {}


def _rise(codes: Sequence[tuple[str, ...]]) -> bool:
    """Whether they go up from row to row, as codes do and amounts such as 1, 1.5, 3 do not. A number written 1.10 is
    1.1 in the sheet: one in ten may fall back."""
    keys = [tuple((not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in code) for code in codes]
    steps = sum(later > one for one, later in pairwise(keys))
    return steps * 10 >= (len(keys) - 1) * 8


@lru_cache(65536)
def _code(text: str) -> tuple[str, ...]:
    """The parts of a code, or of the one a name begins with; () without any."""
    found = re.match(
        r"([A-Za-z]{0,3}\.?\d+(?:[.\-/][A-Za-z]{0,2}\d+)*)[.)]?(?=$|[\s:–—-])(.*)", text.strip(), re.DOTALL
    )
    if not found:
        return _lettered(text.strip())
    code, name = found.groups()
    if re.search(r"\d", name[:3]):  # «12/03/2026 10:30» and «1 200,50» are no codes
        return ()
    parts = tuple(re.findall(r"[A-Za-z]+|\d+", code))
    if len(parts) == 1 and not name and code.isdigit() and len(code) % 2 == 0 and code.startswith("0"):
        return tuple(code[at : at + 2] for at in range(0, len(code), 2))
    return tuple(one.lstrip("0") or "0" for one in parts)


def _lettered(text: str) -> tuple[str, ...]:
    """«A», «A.1», «III.2»."""
    if not re.fullmatch(r"(?:[A-Z]|[IVX]{1,4})(?:\.\d+)*\.?", text):
        return ()
    return tuple(re.findall(r"[A-Z]+|\d+", text))


def _by_indent(table: Table, column: int, data: Sequence[int]) -> Parents:
    """By the blanks before the name; every row has one."""
    if not any(_indent(table.rows[at][column]) for at in data):
        return {}
    wide = [(at, _indent(table.rows[at][column])) for at in data if table.senses[at][column] is ColumnIs.TEXT]
    if len(wide) * 10 < len(data) * 9 or len({n for _at, n in wide}) < 2 or (wide and wide[0][1] != 0):
        return {}
    return _nested(wide)


def _indent(cell: Cell) -> int:
    """How far a name is set in: as the reader says it, or by the blanks before its text, four for a tab."""
    text = cell.value
    if cell.indent or not isinstance(text, str) or text[:1] not in (" ", "\t", "\u00a0"):
        return cell.indent
    return len(bare := text.replace("\t", "    ")) - len(bare.lstrip())


def _nested(depths: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each row hangs from the last one before it that stands further left."""
    found: dict[int, int] = {}
    path: list[tuple[int, int]] = []
    for at, depth in depths:
        while path and path[-1][1] >= depth:
            path.pop()
        if path:
            found[at] = path[-1][0]
        path.append((at, depth))
    return found


def _by_level(table: Table, data: Sequence[int]) -> Parents:
    """By a column that says what each row is («eje», «programa», «actividad»), the widest first."""
    for column in range(min(table.width, _MOST_COLUMNS)):
        if not data or level_of(table.text(data[0], column)) < 0:
            continue  # most columns: their first row says it, and not ninety thousand
        levels = [(at, level_of(table.text(at, column))) for at in data]
        if len({one for _at, one in levels}) > 1 and levels[0][1] == min(one for _at, one in levels) >= 0:
            return _nested(levels)
    return {}


def _by_column(table: Table, data: Sequence[int]) -> Tree:
    """Names that step to the right, one column per level: each row fills one of those columns and no other of them."""
    columns = _steps(table, data)
    if len(columns) < 2:
        return Tree({})
    steps: list[tuple[int, int]] = []
    for at in data:
        own = [n for n, column in enumerate(columns) if table.senses[at][column] is not ColumnIs.BLANK]
        if len(own) > 1:
            return Tree({})
        steps.extend((at, one) for one in own)
    return Tree(_nested(steps), steps=tuple(columns)) if steps and steps[0][1] == 0 else Tree({})


def _steps(table: Table, data: Sequence[int]) -> list[int]:
    """The neighbouring columns of words of which each row fills exactly one, the leftmost first."""
    best: list[int] = []
    for first in range(min(table.width, _MOST_COLUMNS)):
        columns, filled = [], 0
        for column in range(first, min(table.width, first + _MOST_COLUMNS)):
            texts = sum(table.senses[at][column] is ColumnIs.TEXT for at in data)
            if not texts or filled + texts > len(data):
                break
            columns.append(column)
            filled += texts
            if filled == len(data):
                best = columns if len(columns) > max(1, len(best)) else best
                break
    return best


def find_levels(table: Table, titles: Sequence[str], data: Sequence[int]) -> tuple[int, ...]:
    """The columns that name the branch of a row, from the top: their headings name levels, in that order, and their
    words repeat or stand once before blanks, while the last of them names each row."""
    found: list[int] = []
    reached = -1
    for column, title in enumerate(titles):
        level = level_of(title)
        if level > reached and _repeats(table, column, data):
            found.append(column)
            reached = level
    return tuple(found)


def _repeats(table: Table, column: int, data: Sequence[int]) -> bool:
    texts = [table.text(at, column) for at in data if table.senses[at][column] is ColumnIs.TEXT]
    return bool(texts) and len(set(texts)) < len(data) and table.senses[data[0]][column] is ColumnIs.TEXT


def blanks_below(table: Table, levels: Sequence[int], data: Sequence[int]) -> dict[tuple[int, int], int]:
    """For columns of branches written once above blanks: (row, column) → the row whose word it is."""
    found: dict[tuple[int, int], int] = {}
    for order, column in enumerate(levels):
        last = -1
        for at in data:
            filled = table.senses[at][column] is not ColumnIs.BLANK
            above = any(table.senses[at][one] is not ColumnIs.BLANK for one in levels[:order])
            if filled:
                last = at
            elif above:
                last = -1  # another branch begins, and it has no name at this level
            elif last >= 0:
                found[at, column] = last
    return found


def under_groups(table: Table, kinds: Sequence[RowIs], tree: Parents) -> dict[int, int]:
    """With the groups: what hangs from no row hangs from the group above it, and groups from wider groups."""
    found = dict(tree)
    if any(kinds[at] is RowIs.GROUP for pair in tree.items() for at in pair):
        return found
    path: list[tuple[str, int]] = []
    before = RowIs.TITLE
    for at, what in enumerate(kinds):
        if what is RowIs.GROUP:
            path = _path(path, _kind_of_group(table, at), at, before is RowIs.GROUP)
            if len(path) > 1:
                found[at] = path[-2][1]
        elif what is RowIs.DATA and at not in found and path:
            found[at] = path[-1][1]
        before = what
    return found


def _path(path: list[tuple[str, int]], name: str, at: int, follows_group: bool) -> list[tuple[str, int]]:
    """A group of a kind met above ends that one; another kind is deeper where it stands right under a group."""
    names = [one for one, _at in path]
    if name in names:
        return [*path[: names.index(name)], (name, at)]
    return [*(path if follows_group else path[:-1]), (name, at)]


def _kind_of_group(table: Table, at: int) -> str:
    """What groups of one level have in common: «eje» of «EJE 2: …», or how deep the code stands, or the column."""
    texts = [table.text(at, column) for column in table.filled(at)]
    words = stems(texts[-1])
    if words and level_of(words[0]) >= 0:
        return words[0]
    code = _code(texts[0])
    return f"{len(code)}" if code else f"@{table.filled(at)[0]}"


def depths(parents: Parents, rows: Iterable[int]) -> dict[int, int]:
    """How deep each row hangs, from 0. A row hangs from one above it, so that one pass is enough."""
    found: dict[int, int] = {}
    for at in rows:
        found[at] = found.get(parents[at], 0) + 1 if at in parents else 0
    return found
