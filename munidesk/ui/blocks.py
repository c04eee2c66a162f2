"""Several cells at once, as in a spreadsheet: paste a block, fill down, clear. All or none, and one undo."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.exchange import parse_pasted

Together = Callable[[str], AbstractContextManager[object]]
Written = tuple[int, int, str]
"""Row, column, text."""


class Cells(Protocol):
    """What the block is written to: columns with their `edit`, records by row; `shown` are the columns one sees."""

    @property
    def columns(self) -> Sequence[Any]: ...

    @property
    def records(self) -> Sequence[Any]: ...


class Blocks:
    """`together(label)` makes one change of what is written inside it; `refused` tells why nothing was."""

    def __init__(self, cells: Cells, shown: Callable[[], Sequence[int]], refused: Callable[[str], object]) -> None:
        self._cells, self._shown, self._refused = cells, shown, refused
        self.together: Together = lambda _label: nullcontext()

    def paste(self, text: str, row: int, at: int) -> bool:
        """From that cell to the right and down; what cannot be typed (names, what is counted) is passed over."""
        block = [line for line in parse_pasted(text) if any(cell.strip() for cell in line)]
        columns = [one for one in self._shown() if one >= at]
        if row + len(block) > len(self._cells.records):
            over = _("Lo pegado tiene {n} renglones y desde aquí hay {m}. Elija una celda más arriba.")
            self._refused(over.format(n=len(block), m=len(self._cells.records) - row))
            return False
        wanted = [
            (row + down, column, cell.strip())
            for down, line in enumerate(block)
            for column, cell in zip(columns, line, strict=False)
        ]
        return self._write(wanted, _("Pegar celdas"))

    def fill(self, rows: Sequence[int], at: int, text: Callable[[int, int], str]) -> bool:
        """The first of the rows into the others; one alone takes what is above it. `text(row, column)` is what is
        typed in a cell."""
        lines = list(rows) if len(rows) > 1 else [rows[0] - 1, rows[0]] if rows and rows[0] > 0 else []
        return bool(lines) and self._write(
            [(row, at, text(lines[0], at)) for row in lines[1:]], _("Rellenar hacia abajo")
        )

    def clear(self, rows: Sequence[int], at: int) -> bool:
        return self._write([(row, at, "") for row in rows], _("Vaciar celdas"))

    def _write(self, wanted: Sequence[Written], label: str) -> bool:
        columns, records = self._cells.columns, self._cells.records
        own = [(row, at, text) for row, at, text in wanted if columns[at].edit is not None and not columns[at].name]
        try:
            with self.together(label):
                for row, at, text in own:
                    columns[at].edit(records[row], text)
        except UserError as error:
            self._refused(str(error))
            return False
        return bool(own)
