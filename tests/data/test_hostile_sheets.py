"""Spreadsheets made to hurt: a sentence or the rows that are there, never a fault, a file read from outside or a stall.

Each is read in the memory and time of an ordinary one; none leaves anything half imported.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from munidesk.base.errors import UserError
from munidesk.data import exchange
from munidesk.data.exchange import read_table
from munidesk.data.file import create
from munidesk.town.founding import found
from munidesk.town.store import SCHEMA
from tests.sheets.imports import import_people

SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b"".join(b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 10))


def workbook(change: Callable[[bytes], bytes | None] | None = None) -> bytes:
    """A small list of people; `change` rewrites its sheet, or takes it away with None."""
    book, plain = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Nombre", "Cargo"])
    book.active.append(["Ana Pérez", "Concejala"])
    book.save(plain)
    if change is None:
        return plain.getvalue()
    packed = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            made = change(data) if name == SHEET else data
            if made is not None:
                target.writestr(name, made)
    return packed.getvalue()


def with_entity(declared: bytes, used: bytes) -> bytes:
    cell = b'<row r="3"><c r="A3" t="inlineStr"><is><t>' + used + b"</t></is></c></row>"
    head = b'<?xml version="1.0"?><!DOCTYPE a [' + declared + b"]>"
    return workbook(lambda data: head + data.split(b"?>", 1)[-1].replace(b"</sheetData>", cell + b"</sheetData>"))


def far_cell(data: bytes) -> bytes:
    return data.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')


def wide_dimension(data: bytes) -> bytes:
    return data.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')


REFUSED = {
    "nulos.csv": b"Nombre;Cargo\nA\x00na;Edil\n",
    "celda.csv": b"Nombre;Cargo\n" + b"x" * 1_000_000 + b";y\n",
    "binario.csv": bytes(range(256)) * 2000,
    "vacio.csv": b"",
    "blancos.csv": b" \n \n\n",
    "antiguo.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "cortado.xlsx": workbook()[:1500],
    "falso.xlsx": b"PK\x03\x04" + b"0" * 500,
    "sin_hoja.xlsx": workbook(lambda _data: None),
    "xml_roto.xlsx": workbook(lambda _data: b"<a><b>"),
    "externo.xlsx": with_entity(b'<!ENTITY x SYSTEM "file:///etc/passwd">', b"&x;"),
    "risas.xlsx": with_entity(b'<!ENTITY a0 "aaaaaaaaaa">' + ENTITIES, b"&a9;"),
    "lejos.xlsx": workbook(far_cell),
    "bomba.xlsx": workbook(lambda data: data.replace(b"<sheetData>", b"<sheetData>" + b" " * 3_000_000)),
}
READ = {
    "comillas.csv": b'Nombre;Cargo\n"Ana;Edil\n' * 1000,
    "ancho.csv": b"Nombre;" + b";" * 100_000 + b"\n",
    "utf16.csv": "Nombre;Cargo\nAna;Edil\n".encode("utf-16"),
    "retornos.csv": b"Nombre;Cargo\rAna;Edil\r",
    "formula.csv": b"Nombre;Cargo\n=cmd|' /C calc'!A0;Edil\n",
    "dimension.xlsx": workbook(wide_dimension),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_list_is_refused_with_a_sentence_and_nothing_comes_in(tmp_path: Path, name: str, monkeypatch):
    monkeypatch.setattr(exchange, "MAX_UNPACKED", 2_000_000)  # a bomb of 3 MB, not of 400
    path = tmp_path / name
    path.write_bytes(REFUSED[name])
    with pytest.raises(UserError) as refused:
        read_table(path)
    assert name in str(refused.value)
    assert str(refused.value).endswith(".")
    store = create(tmp_path / "cerro.munidesk", (SCHEMA,), author="Lucía")
    found(store, country="UY", name="Municipio de Prueba")
    if name != "bomba.xlsx":  # the import reads in a process of its own, which knows nothing of the small limit
        with pytest.raises(UserError):
            import_people(store, path)
    assert store.select("person") == []
    store.close()


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_but_a_list_gives_its_rows(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(READ[name])
    sheet = read_table(path)
    assert sheet.rows[0][0] == "Nombre"
    assert len(sheet.rows) <= 1001


def test_the_name_of_an_outside_file_never_becomes_its_contents(tmp_path: Path):
    secret = tmp_path / "secreto.txt"
    secret.write_text("la clave", encoding="utf-8")
    path = tmp_path / "pide.xlsx"
    path.write_bytes(with_entity(f'<!ENTITY x SYSTEM "{secret.as_uri()}">'.encode(), b"&x;"))
    with pytest.raises(UserError) as refused:
        read_table(path)
    assert "la clave" not in str(refused.value)
