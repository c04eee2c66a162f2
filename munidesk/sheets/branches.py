"""The sums of a sheet beside its tree: what a branch says of its rows, what a total says of all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from munidesk.sheets.columns import counting, numbering
from munidesk.sheets.rows import Body
from munidesk.sheets.table import Table
from munidesk.sheets.totals import Figures, Rows, Sum, figures_of, totals_above, totals_below
from munidesk.sheets.trees import Parents, find_tree
from munidesk.sheets.understood import RowIs


@dataclass(frozen=True, slots=True)
class Branches:
    """`parents` is the tree of the rows; `sums` are the rows whose figures are those of others, by position; `steps`
    are the columns that name the rows when each level has its own."""

    parents: Parents
    sums: Mapping[int, Sum]
    steps: tuple[int, ...] = ()

    def summed(self, at: int, what: RowIs) -> frozenset[int]:
        """The columns in which a row that is kept says the sum of those under it."""
        made = self.sums.get(at)
        if made is None or what not in (RowIs.DATA, RowIs.GROUP):
            return frozenset()
        return frozenset(column for column, (said, summed) in made.sums.items() if said == summed)


def find_branches(table: Table, body: Body) -> Branches:
    """Finds them and tells in `body` which rows are totals, subtotals and groups."""
    _set_aside_empty(table, body)
    data = body.of(RowIs.DATA)
    groups = body.of(RowIs.GROUP)
    live = sorted((*data, *groups))
    plain = Rows(table, live, {}, (), frozenset(groups))
    told = [at for at in data if plain.says_total(at)]
    listed = sorted({*data} - {*told})
    tree = find_tree(table, listed, groups)
    columns = [one for one in counting(table, listed, told) if one != tree.codes]
    rows = replace(plain, figures=figures_of(table, columns, live), columns=columns)
    parents = tree.parents
    above = _by_tree(parents, rows) if parents else totals_above(rows)
    if not parents:
        parents = {one: made.at for made in above for one in made.over if not _is_total(rows, made)}
    below = totals_below(_without(rows, {made.at for made in above}))
    _tell_figures_behind(rows, body, below)
    _tell(body, rows, above, below)
    _tell_notes(table, body)
    return Branches(parents, {made.at: made for made in (*above, *below)}, tree.steps)


def _set_aside_empty(table: Table, body: Body) -> None:
    """Lines that a form numbers beforehand and nobody filled in are no rows."""
    data = body.of(RowIs.DATA)
    order = set(numbering(table, data))
    empty = [at for at in data if order.issuperset(table.filled(at))]
    for at in empty if len(empty) < len(data) else []:
        body.kinds[at] = RowIs.NOTE


def _without(rows: Rows, led: set[int]) -> Rows:
    """The rows that count once the figures of branches are known to be those of their rows."""
    order = [at for at in rows.order if at not in led]
    return replace(rows, order=order)


def _by_tree(parents: Parents, rows: Rows) -> list[Sum]:
    """The rows of the tree whose figures are the sum of those that hang from them, the innermost first."""
    children: dict[int, list[int]] = {}
    for at, above in parents.items():
        children.setdefault(above, []).append(at)
    worth: dict[int, Figures] = {}
    found: list[Sum] = []
    for at in reversed(rows.order):
        own = rows.figures[at]
        if at not in children:
            worth[at] = own
            continue
        under = _added(worth.get(one, {}) for one in children[at])
        sums = {column: (said, under[column]) for column, said in own.items() if said and under.get(column) == said}
        if sums:
            found.append(Sum(at, tuple(children[at]), sums))
        worth[at] = {**under, **own}
    return found


def _added(figures: Iterable[Figures]) -> dict[int, Decimal]:
    found: dict[int, Decimal] = {}
    for one in figures:
        for column, value in one.items():
            found[column] = found.get(column, Decimal(0)) + value
    return found


def _is_total(rows: Rows, made: Sum) -> bool:
    """Whether the sum at the top of a list is no group but its total."""
    return rows.says_total(made.at)


def _tell(body: Body, rows: Rows, above: Sequence[Sum], below: Sequence[Sum]) -> None:
    """A total sums all that counts; another sum under its rows is a subtotal, above them it names a group."""
    for made in above:
        if rows.is_thin(made.at, ()):
            body.kinds[made.at] = RowIs.TOTAL if _is_total(rows, made) else RowIs.GROUP
    sums = {made.at: made for made in below}
    taken = {one for made in below for one in made.over}
    listed = {at for at in rows.order if rows.figures[at] and body.kinds[at] in (RowIs.DATA, RowIs.GROUP)}
    counted = listed - {made.at for made in (*above, *below)}
    for made in below:
        whole = made.at not in taken and counted <= _reach(made, sums)
        body.kinds[made.at] = RowIs.TOTAL if whole else RowIs.SUBTOTAL


def _tell_figures_behind(rows: Rows, body: Body, below: Sequence[Sum]) -> None:
    """Figures with nothing but a word behind the last total («Promedio», «Disponible») are said of the list, and are
    none of its rows."""
    if not below:
        return
    tail = [at for at in rows.order if at > below[-1].at]
    if tail and all(rows.is_thin(at, below[-1].over, {one.at for one in below}) for at in tail):
        for at in tail:
            body.kinds[at] = RowIs.NOTE


def _tell_notes(table: Table, body: Body) -> None:
    """A line of words alone right behind the last total is a note, as one apart is."""
    sums = [at for at, what in enumerate(body.kinds) if what in (RowIs.TOTAL, RowIs.SUBTOTAL)]
    tail = range(sums[-1] + 1, body.end) if sums else range(0)
    if all(len(table.filled(at)) == 1 for at in tail):
        for at in tail:
            body.kinds[at] = RowIs.NOTE


def _reach(made: Sum, sums: Mapping[int, Sum]) -> set[int]:
    """The rows that a total adds up in the end, through the subtotals it sums."""
    found: set[int] = set()
    left = [made]
    while left:
        for at in left.pop().over:
            found.add(at)
            if at in sums:
                left.append(sums[at])
    return found
