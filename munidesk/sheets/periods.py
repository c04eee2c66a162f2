"""A column for each month, quarter or day with a figure in it: how much each row had done by then."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.book import Cell
from munidesk.sheets.columns import letter_of
from munidesk.sheets.grids import Slot, slot_said, spans_of
from munidesk.sheets.headings import Heading
from munidesk.sheets.senses import FIGURES
from munidesk.sheets.table import Table
from munidesk.sheets.understood import ColumnIs, Row, Understood

PERIODS_YEAR = "periods_year"
PERIODS = "periods"
"""The question of what the figures of periods are."""
SO_FAR, EACH, NONE = "so_far", "each", "none"
_LEAST = 3
_OF = {"day", "month", "quarter"}


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring columns of periods under the same words («Avance»), in the order of the sheet."""

    words: str
    columns: tuple[int, ...]
    slots: tuple[Slot, ...]

    @property
    def letters(self) -> str:
        return f"{letter_of(self.columns[0])}–{letter_of(self.columns[-1])}"

    @property
    def least(self) -> int:
        """Fewer columns than that may be chance."""
        return 2 if self.slots[0].day else _LEAST

    @property
    def dated(self) -> bool:
        """Whether the headings say of which year they are."""
        return all(one.day or one.year for one in self.slots)

    def days(self, year: int) -> tuple[date, ...]:
        """The last day of each, today of one that goes on; the day itself where the heading is one.

        `year` is that of those that say none.
        """
        spans, now = spans_of(self.slots, year or today().year), today()
        ends = [now if first <= now < last else last for first, last in spans]
        return tuple(slot.day or end for slot, end in zip(self.slots, ends, strict=True))


def find_runs(table: Table, heading: Heading, data: Sequence[int]) -> tuple[Run, ...]:
    """Those of three columns or more (two days are enough) that hold figures and no money."""
    found: list[tuple[str, list[int], list[Slot]]] = []
    for column in range(table.width):
        words, slot = _said(table, heading, column)
        if slot.of not in _OF or not _has_figures(table, column, data):
            continue
        for run in found:
            if run[0] == words and run[2][0].of == slot.of and slot not in run[2]:
                run[1].append(column)
                run[2].append(slot)
                break
        else:
            found.append((words, [column], [slot]))
    runs = (Run(words, tuple(columns), tuple(slots)) for words, columns, slots in found)
    return tuple(one for one in runs if len(one.columns) >= one.least and _filled(table, one, data))


def _said(table: Table, heading: Heading, column: int) -> tuple[str, Slot]:
    """The words of a heading and the period behind them: «Avance T1», «Ejecutado · marzo 2026»."""
    if not heading.found:
        return "", Slot()
    value = table.rows[heading.last][column].value
    *above, last = heading.titles[column].split(" · ")
    if isinstance(value, date):
        return fold(" ".join(above)), Slot(day=date(value.year, value.month, value.day))
    words = last.split()
    for at in range(len(words)):
        slot = slot_said(" ".join(words[at:]))
        if slot.of in _OF:
            years = [int(one) for one in above if re.fullmatch(r"(19|20)\d\d", one.strip())]
            rest = [one for one in above if not re.fullmatch(r"(19|20)\d\d", one.strip())]
            return fold(" ".join([*rest, *words[:at]])), replace(slot, year=slot.year or (years or [0])[0])
    return "", Slot()


def _has_figures(table: Table, column: int, data: Sequence[int]) -> bool:
    """Nothing but figures, or nothing yet: a quarter to come."""
    senses = [table.senses[at][column] for at in data if table.senses[at][column] is not ColumnIs.BLANK]
    return all(sense in {ColumnIs.NUMBER, ColumnIs.PERCENT} for sense in senses)


def _filled(table: Table, run: Run, data: Sequence[int]) -> bool:
    return any(table.senses[at][column] in FIGURES for at in data for column in run.columns)


def chosen_run(sheet: Understood, known: Sequence[str]) -> Run | None:
    """The run that says how far each row got: the one under words that the list knows, else the only one without any.

    `known` are headings of the value, folded.
    """
    named = [one for one in sheet.runs if one.words and any(word in one.words for word in known)]
    bare = [one for one in sheet.runs if not one.words]
    return named[0] if len(named) == 1 else bare[0] if len(bare) == 1 and not named else None


def readings(
    run: Run, row: Row, figures: Mapping[int, Decimal], year: int, answer: str
) -> tuple[tuple[date, Decimal], ...]:
    """Day → how far the row had got, of the periods that say it. What is of each period alone is summed up."""
    total, made = Decimal(0), []
    for column, day in sorted(zip(run.columns, run.days(year), strict=True), key=lambda one: one[1]):
        if column in figures and column not in row.summed:
            total += figures[column]
            made.append((day, total if answer == EACH else figures[column]))
    return tuple(made)


def cells_of(run: Run, rows: Sequence[Row]) -> list[Cell]:
    return [row.cells[at] for row in rows for at in run.columns if at < len(row.cells)]


def question(run: Run, *, may_be_none: bool) -> tuple[str, tuple[tuple[str, str], ...], str]:
    """The sentence, its options and what is done without an answer: nothing, where they may be something else."""
    options = [
        (SO_FAR, _("el avance acumulado hasta el fin de cada período")),
        (EACH, _("lo hecho en cada período: se suma")),
    ]
    if may_be_none:
        options.append((NONE, _("otra cosa: no se usan")))
    words = _("Las columnas {letters} traen una cifra por período. ¿Qué es cada cifra?").format(letters=run.letters)
    return words, tuple(options), NONE if may_be_none and not run.words else ""
