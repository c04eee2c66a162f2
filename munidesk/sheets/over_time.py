"""The figures that a row gives for each period, as a person said they are to be read."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.data.book import BLANK
from munidesk.sheets.cells_figures import FigureColumn, figure_column
from munidesk.sheets.matched import Matched
from munidesk.sheets.periods import NONE, PERIODS, PERIODS_YEAR, Run, cells_of, question, readings
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.understood import Row

Readings = tuple[tuple[date, Decimal], ...]


class Unread(Exception):
    """A cell of that column that is no figure, and why."""

    def __init__(self, at: int, reason: str) -> None:
        super().__init__(reason)
        self.at, self.reason = at, reason


class OverTime:
    """The columns of periods of one sheet. `optional` says that the rows are something without them too."""

    def __init__(
        self, run: Run, matched: Matched, figures: Figures, answers: Mapping[str, str], *, optional: bool
    ) -> None:
        self._run, self._matched, self._figures, self._answers = run, matched, figures, answers
        self._optional = optional

    @cached_property
    def _column(self) -> FigureColumn:
        return figure_column(cells_of(self._run, self._matched.sheet.data), self._figures)

    @property
    def _year(self) -> int:
        """That of the headings that say none: answered, else the sheet's; 0 for nobody knows."""
        told = self._answers.get(PERIODS_YEAR, "") or self._answers.get("year", "")
        return int(told) if told.isdecimal() else self._matched.sheet.year

    def row(self, row: Row) -> Readings:
        """Day → how far the row had got. Raises Unread."""
        answer = self._answers.get(PERIODS) or question(self._run, may_be_none=self._optional)[2]
        if answer == NONE:
            return ()
        figures: dict[int, Decimal] = {}
        for at in self._run.columns:
            try:
                value = self._column.number(row.cells[at] if at < len(row.cells) else BLANK)
            except UserError as fault:
                raise Unread(at, str(fault)) from fault
            if value is not None:
                figures[at] = value
        return readings(self._run, row, figures, self._year, answer)

    def choices(self) -> Iterator[Choice]:
        """What the figures are, and of which year; the first waits where nobody else can know."""
        words, options, default = question(self._run, may_be_none=self._optional)
        yield Choice(PERIODS, words, options, default=default)
        if not self._run.dated and default != NONE:
            years = [str(today().year - back) for back in range(-1, 5)]
            asked = _("¿De qué año son las columnas {letters}?").format(letters=self._run.letters)
            yield Choice(PERIODS_YEAR, asked, _pairs(years), default=str(self._year or ""))


def _pairs(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((one, one) for one in words)
