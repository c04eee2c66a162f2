"""A table of pasted HTML: cells that cover several places leave blank the others."""

from dataclasses import dataclass, field

from munidesk.documents.text import Grid, Part, Runs, in_one, joined, spelled

_MOST = 200
"""More columns or rows joined than this is no table of a person's."""


@dataclass(slots=True)
class PastedTable:
    """`outside`: the parts of what stands around it."""

    outside: list[Part | Grid]
    _rows: list[dict[int, list[Part | Grid]]] = field(default_factory=list)
    _covered: dict[int, int] = field(default_factory=dict)
    """Column → how many rows more a cell from above covers it."""
    _before: list[Part | Grid] = field(default_factory=list)

    def begin_row(self) -> None:
        self._covered = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}
        self._rows.append({})

    def begin_cell(self, across: int, down: int) -> list[Part | Grid]:
        """Where the parts of the new cell go."""
        if not self._rows:
            self.begin_row()
        row, cell = self._rows[-1], list[Part | Grid]()
        column = max(row, default=-1) + 1
        while column in self._covered:
            row[column] = []
            column += 1
        for place in range(column, column + min(across, _MOST)):
            row[place] = cell if place == column else []
            if down > 1:
                self._covered[place] = min(down, _MOST)
        return cell

    def outside_cells(self) -> list[Part | Grid]:
        """Where what stands before a cell or between two goes: before the table, as a browser shows it."""
        return self._before

    def parts(self, *, within: bool) -> list[Part | Grid]:
        """The table as it goes into the text; one of a single cell, or `within` a cell of another, as its parts."""
        rows = [row for row in self._rows if row]
        cells = [cell for row in rows for cell in row.values()]
        if within or len(cells) <= 1:
            return [*self._before, *(part for cell in cells for part in cell)]
        width = max(max(row) for row in rows) + 1
        return [*self._before, Grid(tuple(tuple(_line(row.get(at, [])) for at in range(width)) for row in rows))]


def _line(parts: list[Part | Grid]) -> Runs:
    """The parts of a cell as its lines, the signs of lists as letters."""
    lines = [joined(line) for part in parts for line in spelled(part)]
    while lines and not lines[-1]:
        lines.pop()
    return in_one(lines)
