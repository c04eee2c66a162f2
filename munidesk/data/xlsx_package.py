"""A workbook as bytes, made in memory alone: openpyxl itself writes each sheet to the disk for temporary files first.

On a full disk that ends in an error of lxml that names no disk, and in tracebacks on the terminal.
"""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from openpyxl import Workbook


class _InMemory(ExcelWriter):
    def write_worksheet(self, ws: Any) -> None:
        """As in openpyxl, for plain sheets: ours have neither charts nor pictures."""
        ws._drawing = SpreadsheetDrawing()
        out = io.BytesIO()
        writer = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = vars(writer)["_rels"]  # names that its stubs do not know
        vars(self)["_archive"].writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


def package(book: "Workbook") -> bytes:
    """The .xlsx."""
    made = io.BytesIO()
    _InMemory(book, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED)).save()
    return made.getvalue()
