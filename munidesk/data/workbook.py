"""A whole workbook as rows of text: every sheet, merged cells filled with what they show."""

import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.exchange import MAX_BYTES, Sheet, read_cell, read_table, written_rows
from munidesk.data.unreadable import no_workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_SHEETS = 60
_MOST_COLUMNS = 400
_MAX_UNPACKED = 200_000_000
_MOST_MERGED = 200_000
_MERGED = re.compile(rb'<mergeCell [^>]*?ref="([A-Z0-9$:]+)"')

Extent = tuple[int, int]
"""The last row and the last column with something written, from 1."""


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """The sheets of an XLSX (one for a CSV), without the empty ones. Raises UserError as `read_table` does."""
    if not path.is_file() or not _is_package(path):
        return (read_table(path),)
    import openpyxl

    try:
        with zipfile.ZipFile(path) as package:
            if path.stat().st_size > MAX_BYTES or sum(p.file_size for p in package.infolist()) > _MAX_UNPACKED:
                raise UserError(_("«{name}» es demasiado grande para una planilla.").format(name=path.name))
            _check_merged(package, path.name)
        extents = _extents(path)
        with path.open("rb") as stream:
            book = openpyxl.load_workbook(stream, data_only=True)
    except UserError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken package makes it trip over
        raise no_workbook(path) from error
    read = (_read(sheet, extents.get(sheet.title, (0, 0))) for sheet in book.worksheets)
    found = tuple(sheet for sheet in read if sheet.rows)
    if not found:
        raise UserError(_("«{name}» no tiene ninguna hoja con datos.").format(name=path.name))
    return found


def _is_package(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) == b"PK\x03\x04"


def _check_merged(package: zipfile.ZipFile, name: str) -> None:
    """Raises UserError for a merged cell over a whole sheet: the reader would make each of its cells."""
    from openpyxl.utils import range_boundaries

    for part in package.namelist():
        if part.startswith("xl/worksheets/"):
            for found in _MERGED.findall(package.read(part)):
                place = found.decode()
                left, top, right, bottom = (edge or 1 for edge in range_boundaries(place))
                if (right - left + 1) * (bottom - top + 1) > _MOST_MERGED:
                    raise UserError(
                        _("«{name}» tiene una celda combinada que abarca {place}. Sepárela en Excel y reintente.")
                        .format(name=name, place=place)
                    )  # fmt: skip


def _extents(path: Path) -> Mapping[str, Extent]:
    """How far each sheet is written, read row by row: a stray cell at the end would else ask for all before it."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    found: dict[str, Extent] = {}
    with path.open("rb") as stream:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
        if len(book.worksheets) > _MOST_SHEETS:
            raise UserError(
                _("«{name}» tiene más de {n} hojas. Deje solo las que importa.").format(name=path.name, n=_MOST_SHEETS)
            )
        for sheet in book.worksheets:
            rows = columns = 0
            for line, row in written_rows(sheet, path.name):
                rows, columns = line, max(columns, _last(row))
                if columns > _MOST_COLUMNS:
                    place = f"{get_column_letter(columns)}{line}"
                    raise UserError(
                        _("«{name}» tiene algo escrito en la celda {place}, muy a la derecha. Bórrelo y reintente.")
                        .format(name=path.name, place=place)
                    )  # fmt: skip
            found[str(sheet.title)] = rows, columns
    return found


def _last(row: Sequence[object]) -> int:
    """The last column with something written, from 1."""
    return max(at for at, value in enumerate(row, 1) if value is not None and str(value).strip())


def _read(sheet: "Worksheet", extent: Extent) -> Sheet:
    last_row, last_column = extent
    if not last_row:
        return Sheet(())
    merged = _merged(sheet, extent)
    rows, lines = [], []
    for line, row in enumerate(sheet.iter_rows(max_row=last_row, max_col=last_column), 1):
        texts = tuple(read_cell(merged.get((one.row, one.column)) or one.value) for one in row)
        if any(texts):
            rows.append(texts)
            lines.append(line)
    return Sheet(tuple(rows), sheet_name=str(sheet.title), lines=tuple(lines))


def _merged(sheet: "Worksheet", extent: Extent) -> Mapping[tuple[int | None, int | None], object]:
    """Row and column → what the merged cell over it shows."""
    last_row, last_column = extent
    found: dict[tuple[int | None, int | None], object] = {}
    for area in sheet.merged_cells.ranges:
        shown = sheet.cell(area.min_row, area.min_col).value
        for row in range(area.min_row, min(area.max_row, last_row) + 1):
            for column in range(area.min_col, min(area.max_col, last_column) + 1):
                found[row, column] = shown
    return found
