"""Columns of months, weeks or quarters marked with a sign: each row's first and last day come from them."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from munidesk.base.i18n import _
from munidesk.base.sheet_words import sheet_words
from munidesk.base.spanish import fold
from munidesk.data.book import BLANK, Cell
from munidesk.sheets.columns import letter_of
from munidesk.sheets.headings import Heading
from munidesk.sheets.table import Table
from munidesk.sheets.understood import Column, ColumnIs

_LEAST = 3
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Slot:
    """What the heading of one column of a grid says; 0 for what it does not."""

    year: int = 0
    quarter: int = 0
    month: int = 0
    week: int = 0
    number: int = 0
    day: date | None = None

    @property
    def of(self) -> str:
        """Months, weeks of a month, weeks of the year, quarters, days: a grid has columns of one sort."""
        if self.day:
            return "day"
        if self.month:
            return "week of month" if self.week or self.number else "month"
        return "week" if self.week else "quarter" if self.quarter else "number" if self.number else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Neighbouring columns, with the days of each; without a year there are none."""

    columns: tuple[int, ...]
    spans: tuple[Span, ...] = ()

    @property
    def letters(self) -> str:
        return f"{letter_of(self.columns[0])}–{letter_of(self.columns[-1])}"


def find_grid(table: Table, heading: Heading, data: Sequence[int], year: int) -> Grid | None:
    """The longest run of such columns whose cells are nothing but marks; None for a sheet without one."""
    slots = _by_initials(heading.titles, [_slot(table, heading, column) for column in range(table.width)])
    runs: list[list[int]] = []
    for column, slot in enumerate(slots):
        if not slot.of:
            continue
        if runs and runs[-1][-1] == column - 1 and slots[column - 1].of == slot.of:
            runs[-1].append(column)
        else:
            runs.append([column])
    columns = max(runs, key=len, default=[])
    if len(columns) < _LEAST or not _are_marks(table, columns, data):
        return None
    return Grid(tuple(columns), _spans([slots[column] for column in columns], year))


def _slot(table: Table, heading: Heading, column: int) -> Slot:
    if not heading.found:
        return Slot()
    value = table.rows[heading.last][column].value
    if isinstance(value, date):
        return Slot(day=date(value.year, value.month, value.day))
    slot = Slot()
    for part in heading.titles[column].split(" · "):
        slot = _with(slot, part)
    return slot


def _by_initials(titles: Sequence[str], slots: Sequence[Slot]) -> list[Slot]:
    """With the months that letters alone say: E, F, M, A … where six of them or more follow each other."""
    found = list(slots)
    letters = "".join(fold(title) if len(title) == 1 and title.isalpha() else " " for title in titles)
    months = str(sheet_words()["grid"]["initials"])
    for run in re.finditer(r"\S{6,12}", letters):
        if (first := months.find(run.group())) >= 0:
            for order, column in enumerate(range(*run.span())):
                found[column] = Slot(month=first + order + 1)
    return found


def slot_said(text: str) -> Slot:
    """The period that a text says and nothing else: «T1», «T1 2026», «1er trimestre», «mar-26»."""
    bare = re.sub(r"[ .\-/']+(?:de[l]? )?(20\d\d)$", "", text)
    slot = _with(Slot(), bare)
    year = re.search(r"20\d\d$", text)
    return replace(slot, year=int(year.group())) if year and slot.of and not slot.year else slot


def _with(slot: Slot, part: str) -> Slot:
    """With what one more line of a heading says; a line that says none of it changes nothing."""
    told = _said(fold(part))
    return Slot(
        told.get("year") or slot.year, told.get("quarter", slot.quarter), told.get("month", slot.month),
        told.get("week", slot.week), told.get("number", slot.number),
    )  # fmt: skip


@lru_cache(4096)
def _said(text: str) -> dict[str, int]:
    grid = sheet_words()["grid"]
    found = re.fullmatch(r"([a-z]{3,10})\.?[ .\-/']*(\d{4}|\d{2})?", text)
    if found and (month := _month(found.group(1))):
        return {"month": month, "year": _year(found.group(2))}
    for name in ("week", "quarter"):
        words = "|".join(sorted(grid[name], key=len, reverse=True))
        if found := re.fullmatch(rf"(?:{words})[ .\-nº°o]*(\d{{1,2}}|iv|i{{1,3}})", text):
            return {name: _number(found.group(1))}
        if found := re.fullmatch(rf"({'|'.join(grid['ordinals'])})\s+(?:{words})", text):
            return {name: grid["ordinals"].index(found.group(1)) + 1}
        if found := re.fullmatch(rf"(\d{{1,2}}|iv|i{{1,3}})[ .ºª°]*(?:er|do|to|ro|o|a)?[ .]*(?:{words})\.?", text):
            return {name: _number(found.group(1))}
    if re.fullmatch(r"(19|20)\d\d", text):
        return {"year": int(text)}
    return {"number": int(text)} if re.fullmatch(r"\d{1,2}", text) else {}


def _month(word: str) -> int:
    """1 to 12 for a name of a month, whole or cut after its third letter; 0 for any other word."""
    months = sheet_words()["months"]["names"]
    named = (at for at, names in enumerate(months, 1) if any(fold(name).startswith(word) for name in names))
    return next(named, 0)


def _year(text: str | None) -> int:
    return int(text) + (2000 if len(text) == 2 else 0) if text else 0


def _number(text: str) -> int:
    return int(text) if text.isdigit() else {"i": 1, "ii": 2, "iii": 3, "iv": 4}[text]


def _are_marks(table: Table, columns: Sequence[int], data: Sequence[int]) -> bool:
    """Whether the cells only say yes: signs, or one and the same short text. Figures of each month are no grid."""
    cells = [
        (table.senses[at][column], fold(table.text(at, column)))
        for at in data
        for column in columns
        if table.senses[at][column] is not ColumnIs.BLANK
    ]
    signs = {ColumnIs.MARKS, ColumnIs.TRUTH}
    return bool(cells) and (
        all(sense in signs for sense, _text in cells) or (len({t for _s, t in cells}) == 1 and len(cells[0][1]) <= 2)
    )


def spans_of(slots: Sequence[Slot], year: int) -> tuple[Span, ...]:
    """The days of every column that says a month, a quarter or a day; `year` is of those that say none."""
    return _spans(slots, year)


def _spans(slots: Sequence[Slot], year: int) -> tuple[Span, ...]:
    """The days of every column; () while a year is missing, or where numbers alone do not say what they count."""
    made: list[Span] = []
    for at in range(len(slots)):
        span = _span(slots, at, slots[at].year or year)
        if span is None:
            return ()
        made.append(span)
    return tuple(made)


def _span(slots: Sequence[Slot], at: int, year: int) -> Span | None:
    slot = slots[at]
    if slot.day is not None:
        return slot.day, _before_the_next(slots, at, slot.day)
    if not year:
        return None
    match slot.of:
        case "month":
            return date(year, slot.month, 1), _last_day(year, slot.month)
        case "week of month":
            return _week_of_month(slots, at, year)
        case "week":
            return _week(year, slot.week)
        case "quarter":
            return _quarter(year, slot.quarter)
        case _:
            return _by_number(slots, slot.number, year)


def _before_the_next(slots: Sequence[Slot], at: int, day: date) -> date:
    later = slots[at + 1].day if at + 1 < len(slots) else None
    if later is not None and later > day:
        return later - timedelta(days=1)
    before = slots[at - 1].day if at else None
    return day + (day - before) - timedelta(days=1) if before is not None and before < day else day


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _week_of_month(slots: Sequence[Slot], at: int, year: int) -> Span:
    """The columns under a month share it: two are halves; of more, each has seven days and the last one the rest."""
    month = slots[at].month
    under = [one for one, slot in enumerate(slots) if (slot.month, slot.year or year) == (month, year)]
    order, length = under.index(at), 15 if len(under) == 2 else 7
    first = date(year, month, 1) + timedelta(days=length * order)
    if first.month != month:
        first = _last_day(year, month)
    last = _last_day(year, month) if order == len(under) - 1 else first + timedelta(days=length - 1)
    return first, min(last, _last_day(year, month))


def _week(year: int, week: int) -> Span | None:
    """From Monday to Sunday (ISO 8601), as far as they are of that year."""
    last = date(year, 12, 28).isocalendar().week
    if not 1 <= week <= 53:
        return None
    monday = date.fromisocalendar(year, min(week, last), 1)
    return max(monday, date(year, 1, 1)), min(monday + timedelta(days=6), date(year, 12, 31))


def _quarter(year: int, quarter: int) -> Span | None:
    return (date(year, quarter * 3 - 2, 1), _last_day(year, quarter * 3)) if 1 <= quarter <= 4 else None


def _by_number(slots: Sequence[Slot], number: int, year: int) -> Span | None:
    """Bare numbers are months when there are twelve, and weeks when there are more than fifty."""
    if len(slots) == 12 and 1 <= number <= 12:
        return date(year, number, 1), _last_day(year, number)
    return _week(year, number) if len(slots) > 50 else None


def day_columns(grid: Grid, width: int) -> tuple[Column, Column]:
    """The two columns that the grid adds to those of the sheet."""
    first = Column(width, grid.letters, _("Comienza"), ColumnIs.DATE, of=grid.columns)
    return first, replace(first, at=width + 1, title=_("Termina"))


def day_cells(grid: Grid, senses: Sequence[ColumnIs], cells: Sequence[Cell]) -> tuple[Cell, Cell]:
    """The first and the last marked day of a row; blank without a mark."""
    marked = [
        span
        for column, span in zip(grid.columns, grid.spans, strict=True)
        if senses[column] is not ColumnIs.BLANK and fold(str(cells[column].value)) not in ("no", "false", "falso", "0")
    ]
    if not marked:
        return BLANK, BLANK
    return _day(min(first for first, _last in marked)), _day(max(last for _first, last in marked))


def _day(day: date) -> Cell:
    return Cell(day, f"{day:%d/%m/%Y}")
