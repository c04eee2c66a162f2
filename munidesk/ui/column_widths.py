"""How wide the columns of a table stand: numbers, chips and headings whole, words with what is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, Protocol, TypeVar

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from munidesk.ui import theme
from munidesk.ui.cells import (
    INDENT,
    BarCell,
    Cell,
    ChipCell,
    DotsCell,
    HeatCell,
    PartsCell,
    StepsCell,
    TextCell,
    TickCell,
    TreeCell,
    bar_width,
)
from munidesk.ui.elide import least
from munidesk.ui.widgets import chip_size

T = TypeVar("T", contravariant=True)
AIR = 12
"""Pixels at 100 % at each side of a cell."""
_NOTHING = ("", "–")
MEASURED = 40
"""Rows that are looked at, spread over the table: a plan has thousands."""
WORDS, NUMBERS_MOST, FULL_MOST, FIRST = 72, 240, 420, 170
"""Pixels at 100 %: what a column of words keeps, the most that the numbers within words widen one, the most that it
takes of what nobody else asks for, and what the column that says which record it is keeps before words of others."""


class Shown(Protocol[T]):
    """What is asked of a column of the table."""

    @property
    def title(self) -> str: ...
    @property
    def show(self) -> Callable[[T], str]: ...
    @property
    def paint(self) -> Callable[[T], Cell | None] | None: ...
    @property
    def width(self) -> int: ...
    @property
    def right(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Need:
    """Pixels: `least` cuts no number, chip or heading; `whole` shows numbers with their words; `full` every word."""

    least: int
    whole: int
    full: int = 0
    blank: bool = False
    """Nobody wrote anything there: its room is for those who did."""

    def grown(self, other: "Need") -> "Need":
        return Need(max(self.least, other.least), max(self.whole, other.whole), max(self.full, other.full))


class ColumnWidths(Generic[T]):
    """Keeps the widths of one table; a column that the person or the page set by hand is left as it is."""

    def __init__(self, table: QTableView, columns: Sequence[Shown[T]]) -> None:
        self._table = table
        self._columns = tuple(columns)
        self._needs: tuple[Need, ...] = ()
        self._by_hand: set[int] = set()
        self._fitting = False
        self.air = AIR
        table.horizontalHeader().sectionResized.connect(self._on_resized)

    def measure(self, records: Sequence[T]) -> None:
        step = max(1, -(-len(records) // MEASURED))
        looked_at = records[::step]
        air = 2 * theme.px(self.air)
        self._needs = tuple(_need(column, looked_at, air) for column in self._columns)
        self.fit()

    def fit(self) -> None:
        """Give each column its width; where there is too little, those of words first give way.

        What the columns that take the rest do not need goes to words that would end in «…» beside it.
        """
        head = self._table.horizontalHeader()
        shown = [at for at in range(len(self._needs)) if not head.isSectionHidden(at)]
        fixed = [
            at
            for at in shown
            if head.sectionResizeMode(at) == QHeaderView.ResizeMode.Interactive and at not in self._by_hand
        ]
        needs = self._needs
        wanted = {at: self._wanted(at) for at in fixed}
        others = sum(
            max(needs[at].least, min(needs[at].full, theme.px(FIRST)))
            if head.sectionResizeMode(at) == QHeaderView.ResizeMode.Stretch
            else head.sectionSize(at)
            for at in shown
            if at not in wanted
        )
        room = self._table.viewport().width()
        rest = sum(self._needs[at].full for at in shown if at not in wanted)
        grown = _widened(wanted, {at: self._needs[at].full for at in fixed}, room - max(others, rest))
        self._fitting = True
        for at, width in _narrowed(grown, {at: self._needs[at].least for at in fixed}, room - others).items():
            self._table.setColumnWidth(at, width)
        self._fitting = False
        self.air = AIR

    def _wanted(self, at: int) -> int:
        need = self._needs[at]
        return need.least if need.blank else max(theme.px(self._columns[at].width), need.whole, need.least)

    def _on_resized(self, at: int, _old: int, _new: int) -> None:
        if (
            not self._fitting
            and self._table.horizontalHeader().sectionResizeMode(at) == QHeaderView.ResizeMode.Interactive
        ):
            self._by_hand.add(at)


def _narrowed(wanted: dict[int, int], least_of: dict[int, int], room: int) -> dict[int, int]:
    """The widths within `room`, each giving way in proportion to what it can spare."""
    over = sum(wanted.values()) - room
    spare = {at: max(0, width - least_of[at]) for at, width in wanted.items()}
    total = sum(spare.values())
    if over <= 0 or not total:
        return wanted
    part = min(1.0, over / total)
    return {at: width - int(-(-spare[at] * part // 1)) for at, width in wanted.items()}


def _widened(wanted: dict[int, int], full_of: dict[int, int], room: int) -> dict[int, int]:
    """The widths with what is left of `room` shared among those that lack some for their words."""
    lacks = {at: max(0, full_of[at] - width) for at, width in wanted.items()}
    spare, total = room - sum(wanted.values()), sum(lacks.values())
    if spare <= 0 or not total:
        return wanted
    part = min(1.0, spare / total)
    return {at: width + int(lacks[at] * part) for at, width in wanted.items()}


def _need(column: Shown[T], records: Sequence[T], padding: int) -> Need:
    head = QFontMetrics(theme.font(theme.SMALL, theme.SEMIBOLD)).horizontalAdvance(f"{column.title} ↓")
    head += padding - theme.px(6)
    need = Need(head, 0) if column.width else Need(max(head, theme.px(WORDS)), 0)
    for record in records:
        need = need.grown(_of_cell(column, record, padding))
    blank = bool(records) and all(column.show(record) in _NOTHING for record in records)
    return replace(need, blank=blank)


def _of_cell(column: Shown[T], record: T, padding: int) -> Need:
    cell = column.paint(record) if column.paint is not None else None
    match cell:
        case ChipCell(word=word, icon=icon):
            width = chip_size(word, icon).width() + padding
            return Need(width, width, width)
        case BarCell(words=words):
            width = bar_width(cell) + theme.px(12) + _metrics(not cell.short).horizontalAdvance(words) + padding
            return Need(width, width, width)
        case DotsCell(words=words):
            return _of_text(words, column.right, _metrics(False), padding)
        case StepsCell(words=words, total=total):
            width = theme.px(15) * total + theme.px(4) + _metrics(False).horizontalAdvance(words) + padding
            return Need(width, width, width)
        case TreeCell():
            set_in = theme.px(INDENT) * (cell.depth + 1) + theme.px(8)
            code = _metrics(False).horizontalAdvance(cell.code)
            return _of_text(cell.text, False, _metrics(cell.strong), padding + set_in + code)
        case TextCell():
            icons = theme.px(20) * (bool(cell.icon) + bool(cell.mark))
            return _of_text(cell.text, column.right, _metrics(cell.strong), padding + icons)
        case TickCell():
            return Need(theme.px(16) + padding, theme.px(16) + padding)
        case PartsCell(nested=nested):
            shown = theme.px(80 if nested else 140) + padding
            return Need(shown, shown, theme.px(150 if nested else 290))
        case HeatCell(words=words):
            return _of_text(words, True, _metrics(True), theme.px(10))
        case None:
            return _of_text(column.show(record), column.right, _metrics(False), padding)


def _of_text(text: str, right: bool, metrics: QFontMetrics, padding: int) -> Need:
    """A figure stands whole; of words with numbers among them the words may give way."""
    whole = metrics.horizontalAdvance(text)
    if right:
        return Need(whole + padding, whole + padding, whole + padding)
    numbers, full = least(text, metrics), min(theme.px(FULL_MOST), whole) + padding
    most = theme.px(NUMBERS_MOST)
    return Need(min(most, numbers) + padding, min(most, whole) + padding, full) if numbers else Need(0, 0, full)


def _metrics(strong: bool) -> QFontMetrics:
    return _metrics_at(strong, theme.px(1_000))


@cache
def _metrics_at(strong: bool, _scale: int) -> QFontMetrics:
    """One for each size of letters: a table asks for them hundreds of times."""
    return QFontMetrics(theme.font(theme.TEXT, theme.SEMIBOLD if strong else theme.NORMAL))
