"""A workbook as bytes, made in memory alone: openpyxl itself writes each sheet to the disk for temporary files first.

On a full disk that ends in an error of lxml that names no disk, and in tracebacks on the terminal.
"""

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from openpyxl import Workbook

_AT = datetime(2026, 1, 1)
"""When every workbook says it was made: the same list gives the same bytes, and the disk knows when."""


class _InMemory(ExcelWriter):
    shown: Mapping[str, Mapping[str, object]] = {}

    def write_worksheet(self, ws: Any) -> None:
        """As in openpyxl, for plain sheets: ours have neither charts nor pictures."""
        ws._drawing = SpreadsheetDrawing()
        out = io.BytesIO()
        writer = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = vars(writer)["_rels"]  # names that its stubs do not know
        vars(self)["_archive"].writestr(ws.path[1:], _with_sums(out.getvalue(), self.shown.get(ws.title, {})))
        self.manifest.append(ws)


def _with_sums(sheet: bytes, sums: Mapping[str, object]) -> bytes:
    """What each formula amounts to, beside it: who only looks at the file, or reads it by program, computes nothing."""
    for place, value in sums.items():
        before, cell, after = sheet.partition(f'<c r="{place}"'.encode())
        head, formula, rest = after.partition(b"</f>")
        rest = rest.removeprefix(b"<v></v>").removeprefix(b"<v/>").removeprefix(b"<v />")
        sheet = b"".join((before, cell, head, formula, f"<v>{value}</v>".encode(), rest))
    return sheet


class _SameAlways(zipfile.ZipFile):
    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: Any,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """As it always does, but for the hour."""
        del compress_type
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(zipfile.ZipInfo(name, _AT.timetuple()[:6]), data, zipfile.ZIP_DEFLATED, compresslevel)


def package(book: "Workbook", shown: Mapping[str, Mapping[str, object]] | None = None) -> bytes:
    """The .xlsx; `shown` is sheet → place of a formula → what it amounts to."""
    book.properties.created = book.properties.modified = _AT
    made = io.BytesIO()
    writer = _InMemory(book, _SameAlways(made, "w", zipfile.ZIP_DEFLATED))
    writer.shown = shown or {}
    writer.save()
    return made.getvalue()
