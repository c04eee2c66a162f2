"""The tabs beside the sessions: attendance, resolutions, votes, the minutes book."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.council import document_lists
from munidesk.town.exports import Cell, Selection, Sheet
from munidesk.ui.context import Context
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import column, label

Row = tuple[Cell, ...]


class SheetTab(QWidget):
    """A sheet of data as a table; numbers at the right, a blank is «–»."""

    def __init__(self, context: Context, read: Callable[[], Sheet], empty: str, note: str = "") -> None:
        super().__init__()
        self._context = context
        self._read = read
        self._table: RecordTable[Row] | None = None
        self._empty = label(empty, "quiet-text", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._layout = column(spacing=8, margins=(24, 16, 24, 16))
        if note:
            self._layout.addWidget(label(note, "quiet-text", wrap=True))
        self._layout.addWidget(self._empty)
        self.setLayout(self._layout)

    def refresh(self) -> None:
        sheet = self._read()
        if self._table is None:
            self._table = RecordTable(tuple(_column(sheet, index) for index in range(len(sheet.header))))
            self._table.setAccessibleName(sheet.title)
            self._layout.insertWidget(0, self._table, 1)
        self._table.show_records(sheet.rows)
        self._table.setVisible(bool(sheet.rows))
        self._empty.setVisible(not sheet.rows)


def _column(sheet: Sheet, index: int) -> Column[Row]:
    numeric = all(isinstance(row[index], int | float) or row[index] is None for row in sheet.rows) and bool(sheet.rows)
    longest = max((len(_text(row[index])) for row in sheet.rows[:40]), default=0)
    stretch = longest > 26
    width = 0 if stretch else max(80, 9 * max(len(sheet.header[index]), longest) + 26)
    return Column(sheet.header[index], lambda row: _text(row[index]), right=numeric, width=width)


def _text(cell: Cell) -> str:
    if cell is None or cell == "":
        return "–"
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


class AttendanceTab(SheetTab):
    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            lambda: document_lists.attendance_sheet(context.store, Selection()),
            _("Todavía no hay asistencia registrada. Se marca durante la sesión."),
        )


class ResolutionsTab(SheetTab):
    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            lambda: document_lists.resolutions_shown(context.store),
            _("Todavía no hay resoluciones. Se escriben en el asunto y se numeran al levantar la sesión."),
        )


class VotesTab(SheetTab):
    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            lambda: document_lists.votes_sheet(context.store, Selection()),
            _("Todavía no hay votaciones."),
        )


class BookTab(SheetTab):
    """Approved actas in order; binding them into the book comes in a later step."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            lambda: document_lists.book_sheet(context.store, Selection()),
            _("Todavía no hay actas aprobadas. Al aprobarse, cada una recibe su número y sus folios."),
            _("Las actas aprobadas, con sus folios."),
        )
