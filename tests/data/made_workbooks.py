"""Workbooks written part by part for tests, with what no program would write among them."""

import io
import zipfile
from collections.abc import Callable, Iterable

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
END = b"</sheetData>"
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
SHARED = b'<Relationship Type="' + _KIND + b'" Target="sharedStrings.xml" Id="rId99"/>'


def workbook(
    change: Callable[[bytes], Iterable[bytes]] | None = None, *, part: str = SHEET, texts: Iterable[bytes] = ()
) -> bytes:
    """A small list of people; `change` gives what stands in place of the part, `texts` those that cells share."""
    book, plain = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Nombre", "Cargo"])
    book.active.append(["Ana Pérez", "Concejala"])
    book.save(plain)
    packed = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == RELATIONS:
                data = data.replace(b"</Relationships>", SHARED + b"</Relationships>")
            with target.open(name, "w") as place:
                for piece in change(data) if change and name == part else (data,):
                    place.write(piece)
        with target.open("xl/sharedStrings.xml", "w") as place:
            for piece in (
                b"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>",
                *texts,
                b"</sst>",
            ):
                place.write(piece)
    return packed.getvalue()


def with_rows(pieces: Iterable[bytes], behind: bytes = b"", texts: Iterable[bytes] = ()) -> bytes:
    """The list with more rows under it, and `behind` what follows the rows."""

    def change(data: bytes) -> Iterable[bytes]:
        before, after = data.split(END)
        yield before
        yield from pieces
        yield END + behind + after

    return workbook(change, texts=texts)
