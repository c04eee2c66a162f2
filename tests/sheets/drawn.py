"""Sheets drawn by hand for the tests: rows, merged cells, and how a row looks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.styles import Font, PatternFill

Rows = Sequence[Sequence[object]]


def drawn(
    path: Path, rows: Rows, *, merged: Sequence[str] = (), struck: Sequence[int] = (),
    filled: Mapping[int, str] | None = None, name: str = "Hoja1",
) -> Path:  # fmt: skip
    """A workbook of one sheet. `struck` are lines crossed out, `filled` is line → colour («FFFF0000»)."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = name
    for row in rows:
        page.append(list(row))
    for line in range(1, len(rows) + 1):
        for cell in page[line]:
            if line in struck:
                cell.font = Font(strike=True)
            if filled and line in filled:
                cell.fill = PatternFill("solid", fgColor=filled[line])
    for area in merged:
        page.merge_cells(area)
    book.save(path)
    return path
