"""Tables in and out: CSV of any delimiter and encoding, XLSX, what Excel puts on the clipboard."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from munidesk.base import logs
from munidesk.base.codes import Code
from munidesk.base.errors import UserError, WorldError
from munidesk.base.figures import NBSP, Figures, written
from munidesk.base.files import read_bytes, whole_file
from munidesk.base.i18n import _
from munidesk.base.letters import tidy
from munidesk.base.logs import Event, Word
from munidesk.base.spanish import Currency
from munidesk.data.guard import guarded, unguarded
from munidesk.data.leaf import Leaf
from munidesk.data.unreadable import OLD_OFFICE, is_workbook, no_workbook, old_or_locked

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MAX_BYTES = 50_000_000
MAX_ROWS = 100_000
MAX_UNPACKED = 400_000_000

Cell = str | int | float | Decimal | date | time | None


class Numeral(str):
    """A cell that holds a number, as text: its point is the decimal sign, however the country writes figures."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows as text, and how they were understood. `lines[i]` is where row i stands in a spreadsheet, from 1.

    A cell of several lines is one row there, as she sees it, though a file of text has them as several.
    """

    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ""
    encoding: str = ""
    sheet_name: str = ""
    lines: tuple[int, ...] = ()


def read_table(path: Path) -> Sheet:
    """Read a CSV or an XLSX. Raises UserError when it is not there, too large, not a table, or not readable as text."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if path.is_file() and size <= MAX_BYTES else b""
    except OSError as error:
        raise WorldError(_("No se puede leer «{path}». Revise el nombre y la carpeta.").format(path=path)) from error
    if path.is_dir():
        raise UserError(_("«{name}» es una carpeta. Elija una planilla .csv o .xlsx.").format(name=path.name))
    if size > MAX_BYTES:
        raise UserError(_("«{name}» es demasiado grande para una planilla (más de 50 MB).").format(name=path.name))
    if not data.strip():
        raise UserError(_("«{name}» está vacío.").format(name=path.name))
    if data.startswith(OLD_OFFICE):
        raise old_or_locked(path.name, data)
    if is_workbook(path, data):
        return _read_xlsx(path)
    return read_csv_bytes(data, path.name)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """(text, encoding): a byte-order mark first, then UTF-8, then Windows. Raises UserError for what is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decoded(data, encoding, name), encoding
    if b"\x00" in data:
        raise UserError(_("«{name}» no es una planilla de texto. Guárdela como CSV o XLSX.").format(name=name))
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError(
            _("No se entienden las letras de «{name}». Guárdela como CSV UTF-8.").format(name=name)
        ) from error


def read_csv_bytes(data: bytes, name: str) -> Sheet:
    text, encoding = decode(data, name)
    delimiter = guess_delimiter(text)
    rows, lines = _split(text, delimiter, name)
    return Sheet(rows, delimiter, encoding, "", lines)


def guess_delimiter(text: str) -> str:
    """The one of ; , tab | that splits the first lines into the most equal number of cells, at least two."""
    head = text[:20_000]

    def score(delimiter: str) -> tuple[float, int]:
        widths = [len(row) for row in list(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter))[:20] if row]
        common = max(set(widths), key=widths.count, default=1)
        return (0, 0) if common < 2 else (widths.count(common) / len(widths), common)

    best = max(";,\t|", key=score)
    return best if score(best)[1] > 1 else ","


def _split(text: str, delimiter: str, name: str) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]:
    kept = list(written_lines(io.StringIO(text, newline=""), delimiter, name))
    return tuple(tuple(cell.strip() for cell in row) for _line, row in kept), tuple(line for line, _row in kept)


def written_lines(stream: Iterable[str], delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text with something in them, each with its line as a spreadsheet counts them.

    Raises UserError for one of quotes that do not close, for a cell beyond all measure, and beyond `MAX_ROWS` rows.
    """
    line = written = 0
    try:
        for line, row in enumerate(csv.reader(stream, delimiter=delimiter), 1):
            if any(cell.strip() for cell in row):
                written += 1
                if written > MAX_ROWS:
                    raise UserError(_too_long(name))
                yield line, [unguarded(cell) for cell in row]
    except csv.Error as error:
        if "field larger" in str(error):
            raise UserError(
                _("La fila {line} de «{name}» tiene una celda de más de {n} letras. Acórtela.").format(
                    line=line + 1, name=name, n=csv.field_size_limit()
                )
            ) from error
        raise UserError(
            _("No se entiende la fila {line} de «{name}». Revise las comillas.").format(line=line + 1, name=name)
        ) from error


def _read_xlsx(path: Path) -> Sheet:
    import openpyxl

    try:
        with zipfile.ZipFile(path) as package:
            if sum(part.file_size for part in package.infolist()) > MAX_UNPACKED:
                raise UserError(_("«{name}» es demasiado grande para una planilla.").format(name=path.name))
        with path.open("rb") as stream:  # ours to close: a broken package would be left open, and locked on Windows
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            sheet = book.worksheets[0]
            found = [(line, _texts(row)) for line, row in written_rows(sheet, path.name)]
            name = str(sheet.title)
    except UserError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken package makes it trip over
        raise no_workbook(path) from error
    kept = [(line, row) for line, row in found if any(row)]
    return Sheet(tuple(row for _line, row in kept), sheet_name=name, lines=tuple(line for line, _row in kept))


def written_rows(sheet: "Worksheet", name: str) -> Iterator[tuple[int, tuple[object, ...]]]:
    """The rows with something in them, each with its line, read one by one.

    Raises UserError for one beyond `MAX_ROWS`: a sheet is read whole or not at all.
    """
    # What the sheet says of its own size is often wrong, and would cut it; only one read row by row has it.
    forget_size = getattr(sheet, "reset_dimensions", None)
    if callable(forget_size):
        forget_size()
    for line, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if any(value is not None and str(value).strip() for value in row):
            if line > MAX_ROWS:
                raise UserError(_too_long(name, line))
            yield line, row


def _too_long(name: str, line: int = 0) -> str:
    """The sentence for more rows than can be read; `line` is where the first of them stands."""
    most = _count(MAX_ROWS)
    if not line:
        return _("«{name}» tiene demasiadas filas (más de {n}). Divídala en varias planillas.").format(
            name=name, n=most
        )
    return _(
        "«{name}» tiene algo escrito en la fila {line}, y se leen hasta {n}: no se importa nada, para que no falte "
        "ninguna fila. Borre lo que sobra o divídala en varias planillas."
    ).format(name=name, line=_count(line), n=most)


def _count(n: int) -> str:
    """«100 000»: which country reads is not known here, and all of them read blanks."""
    return written(n, 0, NBSP, ",")


def read_cell(value: object) -> str:
    """A cell of a spreadsheet as text; a day without hour, which comes with midnight, as ISO 8601."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Numeral(value)
    return "" if value is None else unguarded(str(value).strip()).strip()


def _texts(row: Iterable[object]) -> tuple[str, ...]:
    texts = [read_cell(cell) for cell in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def parse_pasted(text: str) -> tuple[tuple[str, ...], ...]:
    """What a spreadsheet puts on the clipboard: tabs between cells, quoted cells with line breaks inside.

    Text without tabs is read as CSV.
    """
    delimiter = "\t" if "\t" in text else guess_delimiter(text)
    return _split(text, delimiter, _("lo pegado"))[0]


def harmless(cell: Cell) -> Cell:
    """Text that a spreadsheet would run gets an apostrophe (`guard`); numbers stay numbers; codes are words."""
    words = _words(cell)
    return guarded(words) if isinstance(words, str) else words


def _words(cell: Cell) -> Cell:
    """The cell without letters that do not print; what is no figure, in words."""
    if isinstance(cell, bool):
        return _("sí") if cell else _("no")
    if isinstance(cell, Code):
        return cell.word
    return tidy(cell) if isinstance(cell, str) else cell


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], figures: Figures) -> None:
    """UTF-8 with mark and semicolons: what Excel in Spanish opens with a double click. Days as ISO 8601.

    Numbers have the country's decimal sign, which its spreadsheets take for a number, and no marks of thousands.
    """
    with (
        logs.noted(Event.EXPORTED, form=Word(".csv")),
        whole_file(path) as temporary,
        temporary.open("w", encoding="utf-8-sig", newline="") as target,
    ):
        writer = csv.writer(target, delimiter=";")
        writer.writerow([harmless(head) for head in header])
        writer.writerows([_written(cell, figures) for cell in row] for row in rows)


def write_exact(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """As `write_csv`, of texts that `read_exact` gives back letter for letter."""
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target, delimiter=";")
        writer.writerow([guarded(head) for head in header])
        writer.writerows([guarded(cell) for cell in row] for row in rows)


def read_exact(path: Path) -> Iterator[tuple[str, ...]]:
    """The rows of such a file, its heading first, also when a spreadsheet wrote it again. Raises UserError."""
    text, _encoding = decode(read_bytes(path), path.name)
    delimiter = ";" if ";" in text.partition("\n")[0] else guess_delimiter(text)
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        if row:
            yield tuple(map(unguarded, row))


def _written(cell: Cell, figures: Figures) -> Cell:
    return figures.plain(cell) if isinstance(cell, float | Decimal) else harmless(cell)


def write_book(path: Path, title: str, leaves: Sequence[Leaf], currency: Currency | None = None) -> None:
    """A workbook of these sheets; the same leaves give the same bytes. Raises WorldError."""
    from munidesk.data import xlsx_sheet  # 200 ms of openpyxl, and most lists leave as paper

    xlsx_sheet.write_book(path, title, leaves, currency)


def write_json(path: Path, value: object) -> None:
    with logs.noted(Event.EXPORTED, form=Word(".json")), whole_file(path) as temporary:
        temporary.write_text(json.dumps(value, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
