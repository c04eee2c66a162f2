"""A spreadsheet that does not open says what is wrong and what to do; rows are numbered as she sees them."""

import zipfile
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.data.exchange import read_table
from tests.workbooks import write_xlsx


def said(path: Path) -> str:
    with pytest.raises(UserError) as refused:
        read_table(path)
    return str(refused.value)


def workbook(path: Path) -> Path:
    write_xlsx(path, ("título", "zona"), [(f"Más luz ¿{n}?", "Ñandú") for n in range(200)])
    return path


def test_w42_a_workbook_that_was_cut_is_told_as_cut_and_what_to_do(tmp_path: Path):
    path = workbook(tmp_path / "registro.xlsx")
    path.write_bytes(path.read_bytes()[:-3000])
    assert "«registro.xlsx» está dañado: le falta el final" in said(path)
    assert "pida que se lo envíen" in said(path)


def test_w42_a_workbook_whose_beginning_is_lost_is_not_called_a_text(tmp_path: Path):
    path = workbook(tmp_path / "registro.xlsx")
    path.write_bytes(b"\0" * 4000 + path.read_bytes()[4000:])
    assert "«registro.xlsx» está dañado: no empieza como un libro de Excel" in said(path)


def test_w42_a_broken_part_is_named(tmp_path: Path):
    path = workbook(tmp_path / "registro.xlsx")
    with zipfile.ZipFile(path) as package:
        at = package.getinfo("xl/worksheets/sheet1.xml").header_offset + 200
    data = bytearray(path.read_bytes())
    data[at : at + 60] = b"\xff" * 60
    path.write_bytes(data)
    assert "una de sus partes no se puede leer (xl/worksheets/sheet1.xml)" in said(path)


def test_w42_a_document_of_word_and_a_workbook_with_a_password_are_told_as_what_they_are(tmp_path: Path):
    word = tmp_path / "lista.xlsx"
    with zipfile.ZipFile(word, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert "es un documento de Word, no un libro de Excel" in said(word)
    locked = tmp_path / "cerrado.xlsx"
    locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"))
    assert "«cerrado.xlsx» tiene contraseña" in said(locked)


def test_a_text_that_is_called_xlsx_is_read_as_text(tmp_path: Path):
    path = tmp_path / "lista.xlsx"
    path.write_bytes("título;zona\nMás luz;Ñandú\n".encode("utf-16"))
    assert read_table(path).rows[1] == ("Más luz", "Ñandú")


def test_w71_rows_are_numbered_as_in_a_spreadsheet_though_cells_have_line_breaks(tmp_path: Path):
    path = tmp_path / "lista.csv"
    path.write_text('título;texto\nUna;"a\nb\nc"\n\nDos;"d\n\ne"\nTres;f\n', encoding="utf-8")
    sheet = read_table(path)
    assert list(zip(sheet.lines, (row[0] for row in sheet.rows), strict=True))[1:] == [
        (2, "Una"),
        (4, "Dos"),
        (5, "Tres"),
    ]
