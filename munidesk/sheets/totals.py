"""Rows that sum others, however nested, found by their figures and by what they leave blank; a word breaks ties."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from munidesk.sheets.senses import decimal_of, figure
from munidesk.sheets.table import Table
from munidesk.sheets.understood import ColumnIs
from munidesk.sheets.words import says_total

_LARGE = 1000

Figures = Mapping[int, Decimal]
"""Column → figure."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A row at a position that says the sum of the rows `over`: column → (what it says, what they add up to)."""

    at: int
    over: tuple[int, ...]
    sums: Mapping[int, tuple[Decimal, Decimal]]


def figures_of(table: Table, columns: Sequence[int], rows: Iterable[int]) -> dict[int, Figures]:
    """The figures of each row in the columns that count."""
    places = list(rows)
    marks = {column: decimal_of(table.rows[at][column] for at in places) for column in columns}
    found: dict[int, Figures] = {}
    for at in places:
        row = ((column, figure(table.rows[at][column], marks[column])) for column in columns)
        found[at] = {column: value for column, value in row if value is not None}
    return found


@dataclass(slots=True)
class _Stack:
    """Rows that no total has taken yet, with running sums per column: a sum of the last ones is found at once."""

    columns: Sequence[int]
    items: list[int] = field(default_factory=list)
    values: list[Figures] = field(default_factory=list)
    edges: list[int] = field(default_factory=lambda: [0])
    running: list[list[Decimal]] = field(default_factory=list)
    seen: list[dict[Decimal, list[int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.running = [[Decimal(0)] for _column in self.columns]
        self.seen = [{Decimal(0): [0]} for _column in self.columns]

    def push(self, at: int, values: Figures) -> None:
        """A row, or a total in the place of those it sums."""
        self.items.append(at)
        self.values.append(values)
        for order, column in enumerate(self.columns):
            reached = self.running[order][-1] + values.get(column, Decimal(0))
            self.running[order].append(reached)
            self.seen[order].setdefault(reached, []).append(len(self.items))

    def pop_to(self, length: int) -> tuple[int, ...]:
        """Takes the items from that place on."""
        taken = tuple(self.items[length:])
        for order in range(len(self.columns)):
            for reached in self.running[order][length + 1 :]:
                self.seen[order][reached].pop()
            del self.running[order][length + 1 :]
        del self.items[length:], self.values[length:]
        while self.edges[-1] > length:
            self.edges.pop()
        return taken

    def mark(self) -> None:
        """A group begins here: what is pushed next stands apart from what was before."""
        if self.edges[-1] != len(self.items):
            self.edges.append(len(self.items))

    def is_edge(self, place: int) -> bool:
        """Whether a group begins at that place."""
        at = bisect_left(self.edges, place)
        return at < len(self.edges) and self.edges[at] == place

    def candidates(self, values: Figures) -> dict[int, int]:
        """From which places on the items add up to the figures: place → in how many columns."""
        found: dict[int, int] = defaultdict(int)
        for order, column in enumerate(self.columns):
            value = values.get(column)
            if not value:
                continue
            for place in self.seen[order].get(self.running[order][-1] - value, ())[-200:]:
                if place < len(self.items):
                    found[place] += 1
        return found

    def total_from(self, place: int) -> Figures:
        return {
            column: self.running[order][-1] - self.running[order][place] for order, column in enumerate(self.columns)
        }


def _best(stack: _Stack, values: Figures, least: int) -> int:
    """The place from which most columns agree; among equals one where a group begins, then the longest. -1: none."""
    told = sum(1 for value in values.values() if value)
    found = {
        place: n
        for place, n in stack.candidates(values).items()
        if len(stack.items) - place >= least and (2 * n >= told or n >= 2)
    }
    if not found:
        return -1
    return min(found, key=lambda place: (-found[place], not stack.is_edge(place), place))


@dataclass(frozen=True, slots=True)
class Rows:
    """What totals are looked for in: positions in order, the figures of each, and where groups begin."""

    table: Table
    order: Sequence[int]
    figures: Mapping[int, Figures]
    columns: Sequence[int]
    groups: frozenset[int] = frozenset()
    told: dict[int, bool] = field(default_factory=dict)
    """Which rows say that they sum, as far as asked."""

    def says_total(self, at: int) -> bool:
        """Whether its first word does, in a row with little else."""
        if at not in self.told:
            texts = [one for one in self.table.own(at) if self.table.senses[at][one] is ColumnIs.TEXT]
            self.told[at] = len(texts) <= 2 and any(says_total(self.table.text(at, one)) for one in texts)
        return self.told[at]

    def others(self, at: int) -> int:
        """How many cells of its own it fills besides the figures that count: a merged branch beside it is none."""
        return len(self.table.own(at)) - len(self.figures.get(at, {}))

    def is_thin(self, at: int, over: Sequence[int], sums: Collection[int] = ()) -> bool:
        """Whether it leaves blank what almost each of those rows fills; other sums among them are as thin as it is."""
        own = self.others(at)
        rest = [one for one in over[:200] if one not in sums]
        return own <= 1 and sum(self.others(one) > own for one in rest) * 5 >= len(rest) * 4


def totals_below(rows: Rows) -> list[Sum]:
    """Totals that stand under what they sum; subtotals are summed by those further down instead of their rows."""
    stack, found, sums = _Stack(rows.columns), list[Sum](), set[int]()
    last = max((at for at in rows.order if rows.figures[at]), default=-1)
    for at in rows.order:
        if at in rows.groups:
            stack.mark()
        made = _below(rows, stack, at, sums, at == last)
        if made is None:
            stack.push(at, rows.figures[at])
            continue
        found.append(made)
        sums.add(at)
        stack.pop_to(len(stack.items) - len(made.over))
        stack.push(at, {column: summed for column, (_said, summed) in made.sums.items()})
        stack.mark()
    return found


def _below(rows: Rows, stack: _Stack, at: int, sums: Collection[int], is_last: bool) -> Sum | None:
    values, word = rows.figures[at], rows.says_total(at)
    if not values or not stack.items:
        return None
    place = _best(stack, values, 1 if word else 2)
    if place >= 0 and (word or _is_proved_below(rows, stack, at, place, sums)):
        return _sum(stack, at, values, place)
    if word and (rows.others(at) <= 1 or is_last):
        # It says that it sums and does not: what it should have summed is told beside it.
        return _sum(stack, at, values, _meant(stack))
    return None


def _is_proved_below(rows: Rows, stack: _Stack, at: int, place: int, sums: Collection[int]) -> bool:
    """Whether a row without the word is a total: it sums all rows of its part, and leaves blank what they say. A name
    beside a small figure may still be a record's own."""
    thin = rows.is_thin(at, stack.items[place:], sums)
    if not thin or not stack.is_edge(place) or not _adds_up(stack, rows.figures[at], place):
        return False
    return rows.others(at) == 0 or _is_weighty(stack, rows.figures[at], place)


def _agreeing(stack: _Stack, values: Figures, place: int) -> list[int]:
    """The columns in which the items from that place on add up to the figure."""
    summed = stack.total_from(place)
    return [column for column, value in values.items() if value and summed[column] == value]


def _adds_up(stack: _Stack, values: Figures, place: int) -> bool:
    """Whether no figure contradicts the sum, unless two others agree; and it is made of two figures at least."""
    agreeing = _agreeing(stack, values, place)
    if len(agreeing) < min(2, sum(1 for value in values.values() if value)):
        return False
    return any(sum(1 for one in stack.values[place:] if one.get(column)) > 1 for column in agreeing)


def _is_weighty(stack: _Stack, values: Figures, place: int) -> bool:
    """Whether chance is out of the question: two columns agree, or a figure of four digits does."""
    agreeing = _agreeing(stack, values, place)
    return len(agreeing) > 1 or any(abs(values[column]) >= _LARGE for column in agreeing)


def _meant(stack: _Stack) -> int:
    """From where on a total that does not agree was meant: the last group, or all of them under a subtotal."""
    return 0 if stack.edges[-1] == len(stack.items) else stack.edges[-1]


def _sum(stack: _Stack, at: int, values: Figures, place: int) -> Sum:
    summed = stack.total_from(place)
    return Sum(at, tuple(stack.items[place:]), {column: (said, summed[column]) for column, said in values.items()})


def totals_above(rows: Rows) -> list[Sum]:
    """Groups whose own row says the sum of those under it, from the innermost out, and a total on the first row."""
    if not rows.order or rows.others(rows.order[0]) > 1:
        return []  # a list of such groups begins with one
    weights: list[bool] = []

    def several(stack: _Stack, at: int, place: int) -> bool:
        named = rows.others(at) == 1
        if not (named and rows.is_thin(at, stack.items[place:]) and _adds_up(stack, rows.figures[at], place)):
            return False
        weights.append(_is_weighty(stack, rows.figures[at], place))
        return True

    found = _above(rows, several)
    shapes = {frozenset(rows.table.filled(one.at)) for one in found}
    if len(weights) == 1 and not weights[0]:
        return []

    def alike(stack: _Stack, at: int, place: int) -> bool:
        # What a group of several rows looks like is known now: one of a single row is told by it.
        single = place == len(stack.items) - 1 or _adds_up(stack, rows.figures[at], place)
        return single and rows.is_thin(at, stack.items[place:]) and frozenset(rows.table.filled(at)) in shapes

    return _above(rows, alike) if shapes else found


def _above(rows: Rows, accepts: Callable[[_Stack, int, int], bool]) -> list[Sum]:
    stack, found = _Stack(rows.columns), list[Sum]()
    for at in reversed(rows.order):
        values = rows.figures[at]
        place = _best(stack, values, 1) if any(values.values()) and _may_lead(rows, at) else -1
        if place >= 0 and (rows.says_total(at) or accepts(stack, at, place)):
            made = _sum(stack, at, values, place)
            found.append(made)
            stack.pop_to(place)
            stack.push(at, {column: summed for column, (_said, summed) in made.sums.items()})
        else:
            stack.push(at, values)
    return found


def _may_lead(rows: Rows, at: int) -> bool:
    """A row called total leads only from the top of the list."""
    return at == rows.order[0] or not rows.says_total(at)
