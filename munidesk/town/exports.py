"""What an export takes and gives: a choice of records in, a document or a sheet of data out."""

from dataclasses import dataclass
from datetime import date

from munidesk.base.i18n import _
from munidesk.documents.model import Align, Column, Document, Footer, Heading, Letterhead, Row, Table, plain

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Selection:
    """One record by `id`, or the newest of its kind; lists are cut to the days `since`…`until`, both included."""

    id: str = ""
    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list to be written as CSV, XLSX or JSON, or printed. Numbers stay numbers; None is a blank, never a zero."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def _cell_text(cell: Cell) -> str:
    return "–" if cell is None or cell == "" else str(cell)


def sheet_document(sheet: Sheet, letterhead: Letterhead | None, page: tuple[float, float]) -> Document:
    """The sheet as a printable list, landscape when it has many columns."""
    numeric = [any(isinstance(row[index], int | float) for row in sheet.rows) for index in range(len(sheet.header))]
    columns = tuple(
        Column(head, _share(sheet, index), Align.RIGHT if numeric[index] else Align.LEFT)
        for index, head in enumerate(sheet.header)
    )
    rows = tuple(Row(tuple(plain(_cell_text(cell)) for cell in row)) for row in sheet.rows)
    return Document(
        title=sheet.title,
        blocks=(Heading(sheet.title, 0), Table(columns, rows, dense=True)),
        letterhead=letterhead,
        running_left=letterhead.name if letterhead else "",
        running_right=sheet.title,
        footer=Footer(strong=_("Listado de MuniDesk")),
        page=page,
        landscape=len(sheet.header) > 6,
    )


def _share(sheet: Sheet, index: int) -> float:
    """Widths follow the text: the head and up to fifty rows, neither too narrow nor too wide."""
    lengths = [len(_cell_text(row[index])) for row in sheet.rows[:50]]
    return float(min(40, max(6, len(sheet.header[index]), *lengths, 0)))
