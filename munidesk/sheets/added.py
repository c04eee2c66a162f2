"""Columns that a sheet says in several: the days of a grid, the name written in the column of its level."""

from collections.abc import Sequence
from dataclasses import dataclass

from munidesk.base.i18n import _
from munidesk.data.book import BLANK, Cell
from munidesk.sheets.columns import letter_of
from munidesk.sheets.grids import Grid, day_cells, day_columns
from munidesk.sheets.senses import shown
from munidesk.sheets.table import Table
from munidesk.sheets.understood import Column, ColumnIs, RowIs


@dataclass(frozen=True, slots=True)
class Added:
    """What stands behind the columns of the sheet: nothing, in most."""

    grid: Grid | None
    steps: Sequence[int] = ()

    @property
    def has_days(self) -> bool:
        return self.grid is not None and bool(self.grid.spans)

    def columns(self, table: Table, data: Sequence[int]) -> tuple[Column, ...]:
        """They stand behind those of the table, in the order of `cells`."""
        made: tuple[Column, ...] = ()
        if self.grid is not None and self.has_days:
            made = day_columns(self.grid, table.width)
        if self.steps:
            names = [shown(self._name(table, at)) for at in data]
            letters = f"{letter_of(self.steps[0])}–{letter_of(self.steps[-1])}"
            name = Column(
                table.width + len(made), letters, _("Nombre"), ColumnIs.TEXT, tuple(dict.fromkeys(names))[:3],
                filled=len(names), of=tuple(self.steps),
            )  # fmt: skip
            made = (*made, name)
        return made

    def cells(self, table: Table, at: int, what: RowIs) -> tuple[Cell, ...]:
        """The cells of a row in those columns, blank in rows that are none of the list."""
        listed = what in (RowIs.DATA, RowIs.GROUP)
        made: tuple[Cell, ...] = ()
        if self.grid is not None and self.has_days:
            made = day_cells(self.grid, table.senses[at], table.rows[at]) if what is RowIs.DATA else (BLANK, BLANK)
        return (*made, self._name(table, at) if listed else BLANK) if self.steps else made

    def _name(self, table: Table, at: int) -> Cell:
        filled = (table.rows[at][one] for one in self.steps if table.senses[at][one] is not ColumnIs.BLANK)
        return next(filled, BLANK)
