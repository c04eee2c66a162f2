"""A spreadsheet kept as text: its letters and its delimiter found, its rows read one by one."""

import codecs
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.book_rows import text_cell
from munidesk.data.book_sink import Bounds, Sink, without_tail
from munidesk.data.exchange import guess_delimiter, written_lines

_PIECE = 1 << 20
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WEB = re.compile(rb"\s*<(!doctype|html|table|\?xml|meta|head|body)", re.IGNORECASE)
_DATA = re.compile(rb"\s*(\{\s*[\"}]|\[\s*[\[{])")
_SAYS_DELIMITER = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_EACH = 2000  # rows between two signs of life


def read_csv(path: Path, sink: Sink) -> None:
    """The rows of a text file into the sink, as one page without name. Raises UserError for what is no table."""
    encoding = encoding_of(path, sink.tick)
    try:
        with path.open(encoding=encoding, newline="", errors="replace" if encoding == "cp1252" else "strict") as stream:
            _read(stream, path.name, encoding, sink)
    except UnicodeError as error:
        raise UserError(
            _("No se entienden las letras de «{name}». Guárdela como CSV UTF-8.").format(name=path.name)
        ) from error


def _read(stream: TextIO, name: str, encoding: str, sink: Sink) -> None:
    head = stream.read(20_000)
    said = _SAYS_DELIMITER.match(head)
    delimiter = said[1] if said else guess_delimiter(head)
    stream.seek(0)
    if said:
        stream.readline()  # Excel shows no row for it
    sink.text_file(delimiter, encoding)
    sink.page("", False)
    _rows(written_lines(stream, delimiter, name), Bounds(name), sink)


def _rows(lines: Iterator[tuple[int, list[str]]], bounds: Bounds, sink: Sink) -> None:
    known: dict[str, int] = {}
    for count, (line, row) in enumerate(lines):
        numbers = without_tail(_number(raw, known, bounds, sink) for raw in row)
        bounds.cells(sum(map(bool, numbers)), 0)
        sink.row(line, numbers)
        if not count % _EACH:
            sink.tick()


def _number(raw: str, known: dict[str, int], bounds: Bounds, sink: Sink) -> int:
    number = known.get(raw)
    if number is None:
        cell = text_cell(raw)
        bounds.cells(0, len(cell.shown))
        number = known[raw] = sink.define(cell) if cell.shown else 0
    return number


def encoding_of(path: Path, tick: Callable[[], None]) -> str:
    """By a byte-order mark, else UTF-8 when all of it is, else Windows. Raises UserError for what is no text."""
    decoder, is_utf8 = codecs.getincrementaldecoder("utf-8")(), True
    with path.open("rb") as stream:
        first = stream.read(_PIECE)
        for mark, encoding in _MARKS:
            if first.startswith(mark):
                return encoding
        _refuse_others(first, path.name)
        piece = first
        while piece:
            if b"\x00" in piece:
                raise UserError(
                    _("«{name}» no es una planilla de texto. Guárdela como CSV o XLSX.").format(name=path.name)
                )
            is_utf8 = is_utf8 and _goes_on(decoder, piece)
            piece = stream.read(_PIECE)
            tick()
    return "utf-8" if is_utf8 and _goes_on(decoder, b"", last=True) else "cp1252"


def _goes_on(decoder: codecs.IncrementalDecoder, piece: bytes, *, last: bool = False) -> bool:
    try:
        decoder.decode(piece, last)
    except UnicodeDecodeError:
        return False
    return True


def _refuse_others(head: bytes, name: str) -> None:
    """Programs of the web give a page or an XML the name of an Excel file: its lines are no rows."""
    if _WEB.match(head):
        raise UserError(
            _("«{name}» es una página web o un XML, no una planilla. Ábrala en Excel, guárdela como .xlsx y elija esa.")
            .format(name=name)
        )  # fmt: skip


def looks_like_data(head: bytes) -> bool:
    """Whether a file that begins so is JSON, and no row of a sheet."""
    return bool(_DATA.match(head.removeprefix(b"\xef\xbb\xbf")))
