"""What lies around the program on a secretary's disk: sheets of other programs, a shield, and papers read back.

Without the program: by zip, by bytes, and by the library that reads a PDF.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = f'<worksheet xmlns="{_MAIN}"><sheetData>{{rows}}</sheetData></worksheet>'


def _relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        "</Relationships>"
    )


def xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook of one sheet, every cell a text, as a spreadsheet would have saved it."""
    lines = (
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Hoja1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": _SHEET.format(rows="".join(lines)),
    }
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return made.getvalue()


def letter(text: str) -> bytes:
    """A document of Word with a paragraph for each line."""
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.splitlines())
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{body}</w:body></w:document>')
    return made.getvalue()


def shield(side: int = 96) -> bytes:
    """A picture in PNG: a green square with a white band."""
    white, green = b"\xff\xff\xff", b"\x1d\x6b\x5b"
    third = side // 3
    lines = (b"\0" + (white if third <= line < 2 * third else green) * side for line in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def read_word(path: Path) -> str:
    """What the Word file says, without its marks."""
    with zipfile.ZipFile(path) as parts:
        pages = (parts.read(one).decode("utf-8") for one in parts.namelist() if one.endswith(".xml"))
        return " ".join(re.sub("<[^>]+>", "", page.replace("</w:p>", " ")) for page in pages).replace("\xa0", " ")


def read_word_page(path: Path) -> str:
    """What the page of the Word file says between its head and its foot, with one blank between words."""
    with zipfile.ZipFile(path) as parts:
        page = parts.read("word/document.xml").decode("utf-8")
    said = re.sub("<[^>]+>", "", re.sub("</w:p>|<w:br/>|<w:tab/>", " ", page))
    return " ".join(unescape(said).replace("\xa0", " ").split())


def read_sheet(path: Path) -> str:
    """The texts of a workbook, each on a line of its own."""
    with zipfile.ZipFile(path) as parts:
        names = [one for one in parts.namelist() if one.endswith("sharedStrings.xml") or "/worksheets/sheet" in one]
        found = (re.findall(r"<t(?: [^>]*)?>([^<]*)</t>", parts.read(one).decode("utf-8")) for one in names)
        return "\n".join(unescape(text) for texts in found for text in texts)


def fill_sheet(path: Path, marks: Mapping[str, Mapping[str, object]], *, head: int = 4, by: str = "Renglón") -> None:
    """As who gets a workbook fills it in: in the row that says that name in the column `by`, cells by their heading."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheet = book.active
    places = {cell.value: cell.column for cell in sheet[head]}
    for row in range(head + 1, sheet.max_row + 1):
        for heading, value in marks.get(str(sheet.cell(row, places[by]).value), {}).items():
            sheet.cell(row, places[heading], value)
    book.save(path)


def read_pdf(path: Path) -> str:
    """The words of every page, with one blank between them."""
    import pypdfium2

    book = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in book]
    finally:
        book.close()
    return " ".join(" ".join(pages).replace("￾", "").split())
