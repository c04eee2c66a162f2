"""A whole workbook as rows of text: every sheet, merged cells filled with what they show."""

import zipfile
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.exchange import MAX_BYTES, MAX_ROWS, Sheet, read_cell, read_table

_MOST_SHEETS = 60
_MAX_UNPACKED = 200_000_000


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """The sheets of an XLSX (one for a CSV), without the empty ones. Raises UserError as `read_table` does."""
    if not path.is_file() or path.read_bytes()[:4] != b"PK\x03\x04":
        return (read_table(path),)
    import openpyxl

    refused = _("No se puede leer «{name}» como planilla de Excel.").format(name=path.name)
    try:
        with zipfile.ZipFile(path) as package:
            if path.stat().st_size > MAX_BYTES or sum(p.file_size for p in package.infolist()) > _MAX_UNPACKED:
                raise UserError(_("«{name}» es demasiado grande para una planilla.").format(name=path.name))
        book = openpyxl.load_workbook(path, data_only=True)
    except UserError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken package makes it trip over
        raise UserError(refused) from error
    found = []
    for sheet in book.worksheets[:_MOST_SHEETS]:
        shown: dict[tuple[int | None, int | None], object] = {}
        for area in list(sheet.merged_cells.ranges):
            first = sheet.cell(area.min_row, area.min_col).value
            shown.update(dict.fromkeys(area.cells, first))
        rows, lines = [], []
        for line, row in enumerate(sheet.iter_rows(max_row=MAX_ROWS), 1):
            texts = tuple(read_cell(shown.get((one.row, one.column)) or one.value) for one in row)
            if any(texts):
                rows.append(texts)
                lines.append(line)
        if rows:
            found.append(Sheet(tuple(rows), sheet_name=str(sheet.title), lines=tuple(lines)))
    if not found:
        raise UserError(_("«{name}» no tiene ninguna hoja con datos.").format(name=path.name))
    return tuple(found)
