"""Spreadsheets made to hurt, read in their own process: each ends with a sentence or its rows, within its memory.

What the process held is asked of the system; how long it took is not asserted.
"""

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munidesk.base.errors import CancelledError, UserError, WorldError
from munidesk.cli import build_parser
from munidesk.data import book_reading
from munidesk.data.book_limits import MOST_MEMORY
from munidesk.data.book_reading import order, read_book
from munidesk.data.book_serving import read_file
from munidesk.data.book_sink import Shelf
from tests.data.made_workbooks import END, with_rows, workbook

MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


def held(path: Path) -> int:
    """The bytes that the reading process held at its most, started from a small one."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *order(), str(path), ".", ","], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def refused(path: Path) -> str:
    with pytest.raises(UserError) as told:
        read_book(path)
    sentence = str(told.value)
    assert path.name in sentence
    assert sentence.endswith(".")
    return sentence


def endless_cell() -> Iterator[bytes]:
    yield b'<row r="3"><c r="B3" t="inlineStr"><is><t>'
    yield from (b"x" * 1_000_000 for _piece in range(300))
    yield b"</t></is></c></row>"


def test_t22_a_cell_of_three_hundred_million_letters_is_named_and_never_held(tmp_path: Path):
    path = tmp_path / "celda.xlsx"
    path.write_bytes(with_rows(endless_cell()))
    assert path.stat().st_size < 400_000
    assert "La celda B3" in refused(path)
    assert held(path) < 100_000_000


def test_t22_a_shared_text_of_three_hundred_million_letters_is_refused_too(tmp_path: Path):
    path = tmp_path / "compartida.xlsx"
    path.write_bytes(workbook(texts=[b"<si><t>", *[b"x" * 1_000_000] * 300, b"</t></si>"]))
    assert "más de 131\u00a0072 letras" in refused(path)
    assert held(path) < 100_000_000


def test_t22_a_tag_that_never_ends_is_not_read_again_and_again(tmp_path: Path):
    path = tmp_path / "marca.xlsx"
    path.write_bytes(with_rows([b'<row r="3"><c r="', *[b"x" * 1_000_000] * 50, b'"/></row>']))
    refused(path)
    assert held(path) < 100_000_000


def test_t22_sixty_merged_areas_of_two_hundred_thousand_cells_cost_sixty_areas(tmp_path: Path):
    areas = b"".join(b'<mergeCell ref="A%d:GR%d"/>' % (at * 1000 + 1, at * 1000 + 1000) for at in range(60))
    path = tmp_path / "combinadas.xlsx"
    path.write_bytes(with_rows([], b"<mergeCells>" + areas + b"</mergeCells>"))
    (page,) = read_book(path).pages
    assert [row[0].value for row in page.rows] == ["Nombre", "Ana Pérez"]
    assert [(one.top, one.bottom, one.right) for one in page.merged] == [(0, 1, 199)]
    assert held(path) < 100_000_000


def test_t22_more_merged_areas_than_any_sheet_has_are_refused(tmp_path: Path):
    areas = (b'<mergeCell ref="A%d:B%d"/>' % (at, at) for at in range(60_000))
    path = tmp_path / "muchas.xlsx"
    path.write_bytes(with_rows([], b"<mergeCells>" + b"".join(areas) + b"</mergeCells>"))
    assert "celdas combinadas" in refused(path)


def test_t22_a_bomb_of_nothing_is_left_when_it_passes_all_measure(tmp_path: Path):
    path = tmp_path / "bomba.xlsx"
    path.write_bytes(with_rows([b" " * 1_000_000] * 420))
    assert "demasiado grande" in refused(path)
    assert held(path) < 100_000_000


def test_t22_a_bomb_of_figures_ends_at_a_million_cells(tmp_path: Path):
    cells = b"<c><v>7.25</v></c>" * 390
    path = tmp_path / "cifras.xlsx"
    path.write_bytes(with_rows(b'<row r="%d">%s</row>' % (line, cells) for line in range(3, 2700)))
    assert "más de 1\u00a0000\u00a0000 celdas" in refused(path)
    assert held(path) < MOST_MEMORY


def test_t22_a_bomb_of_different_texts_ends_within_the_memory(tmp_path: Path):
    path = tmp_path / "textos.xlsx"
    long = b"x" * 10_000  # two bytes a letter in memory, for the sun behind them
    path.write_bytes(workbook(texts=(b"<si><t>%d %s\xe2\x98\x80</t></si>" % (at, long) for at in range(20_000))))
    assert "300 MB" in refused(path)
    assert held(path) <= MOST_MEMORY


def test_t22_a_text_file_of_99_000_rows_is_read_whole(tmp_path: Path):
    path = tmp_path / "larga.csv"
    rows = (f"Pedido {at};{at % 28 + 1}/3/2026;{at}.000,50;Barrio {at % 9}\n" for at in range(98_999))
    path.write_text("Título;Fecha;Monto;Barrio\n" + "".join(rows), encoding="utf-8")
    (page,) = read_book(path).pages
    assert len(page.rows) == page.lines[-1] == 99_000
    assert page.rows[-1][0].value == "Pedido 98998"
    assert held(path) < MOST_MEMORY


def test_t22_a_text_file_of_fifty_megabytes_is_read_a_piece_at_a_time(tmp_path: Path):
    path = tmp_path / "pesada.csv"
    path.write_text("a;b\n" + f"{'ñ☀' * 90};x\n" * 99_000, encoding="utf-8")
    assert path.stat().st_size > 40_000_000
    assert len(read_book(path).pages[0].rows) == 99_001
    assert held(path) < MOST_MEMORY


def test_t22_rows_beyond_those_that_are_read_are_refused_with_their_line(tmp_path: Path):
    path = tmp_path / "lejos.xlsx"
    path.write_bytes(with_rows([b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>']))
    assert "1\u00a0048\u00a0576" in refused(path)
    path.write_bytes(with_rows([b'<row r="3"><c r="XFD3"><v>1</v></c></row>']))
    assert "XFD3" in refused(path)


def test_t22_nothing_outside_the_file_is_read(tmp_path: Path):
    secret = tmp_path / "secreto.txt"
    secret.write_text("la clave", encoding="utf-8")
    declared = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()

    def change(data: bytes) -> Iterator[bytes]:
        before, after = data.split(END)
        yield b"<?xml version='1.0'?>" + declared + before.split(b"?>")[-1]
        yield b'<row r="3"><c r="A3" t="inlineStr"><is><t>&x;</t></is></c></row>' + END + after

    path = tmp_path / "pide.xlsx"
    path.write_bytes(workbook(change))
    assert "la clave" not in refused(path)


def test_a_link_to_another_workbook_is_not_followed(tmp_path: Path):
    """The sheet's part is said to be outside the package: there is no such sheet."""

    def outside(data: bytes) -> Iterator[bytes]:
        yield data.replace(b'Target="/xl/worksheets/sheet1.xml"', b'Target="file:///etc/passwd" TargetMode="External"')

    path = tmp_path / "vinculo.xlsx"
    path.write_bytes(workbook(outside, part="xl/_rels/workbook.xml.rels"))
    assert "ninguna hoja" in refused(path)


BROKEN = {
    "vacio.csv": b"",
    "blancos.csv": b" \n \n\n",
    "nulos.csv": b"Nombre;Cargo\nA\x00na;Edil\n",
    "celda.csv": b"Nombre;Cargo\n" + b"x" * 1_000_000 + b";y\n",
    "antiguo.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "web.xls": b"<html><body><table><tr><td>Nombre</td></tr></table></body></html>",
    "lista.json": b'{"persons": [{"name": "Ana"}]}',
    "arbol.json": b'\n[\n  {"name": "Ana", "memberships": [{"role": "Edil"}]}]',
    "roto.json": b'[{"name": "Ana"},',
    "cortado.xlsx": workbook()[:1500],
    "falso.xlsx": b"PK\x03\x04" + b"0" * 500,
    "roto.xlsx": workbook(lambda _data: [b"<a><b>"]),
    "sin_texto.xlsx": with_rows([b'<row r="3"><c r="A3" t="s"><v>99</v></c></row>']),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_sheet_is_refused_with_a_sentence_and_its_name(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(BROKEN[name])
    refused(path)


def test_a_sheet_of_libreoffice_is_told_how_to_come_in(tmp_path: Path):
    path = tmp_path / "lista.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<office/>")
    assert ".xlsx" in refused(path)


def test_a_binary_workbook_is_named(tmp_path: Path):
    path = tmp_path / "libro.xlsb"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.bin", b"\x83\x01\x00")
    assert "libro binario" in refused(path)


@settings(deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_workbook_with_some_bytes_changed_is_read_or_refused_with_a_sentence(
    changes: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
):
    data = bytearray(workbook())
    for at, byte in changes:
        data[at % len(data)] = byte
    path = tmp_path_factory.mktemp("danado") / "lista.xlsx"
    path.write_bytes(data)
    shelf = Shelf(path.name, len(data))
    with suppress(UserError):
        read_file(path, shelf, (".", ","))
        shelf.book()


@settings(deadline=None)
@given(mark=st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]), data=st.binary(min_size=1, max_size=200))
def test_any_bytes_named_csv_are_read_or_refused_with_a_sentence(
    mark: bytes, data: bytes, tmp_path_factory: pytest.TempPathFactory
):
    path = tmp_path_factory.mktemp("texto") / "lista.csv"
    path.write_bytes(mark + data)
    shelf = Shelf(path.name, len(data))
    with suppress(UserError):
        read_file(path, shelf, (".", ","))
        shelf.book()


def test_a_packaged_program_is_started_by_its_own_name(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert order() == [sys.executable, "--read-book"]


def test_the_hidden_order_leaves_no_log_and_is_in_no_help(tmp_path: Path):
    path = tmp_path / "lista.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    environment = {**os.environ, "MUNIDESK_HOME": str(tmp_path / "casa")}
    done = subprocess.run([*order(), str(path), ".", ","], capture_output=True, env=environment, check=True)
    assert done.stdout.strip().endswith(b'["end"]]')
    assert not done.stderr
    assert not (tmp_path / "casa" / ".munidesk" / "munidesk.log").exists()
    assert "read-book" not in build_parser().format_help()


def test_what_is_not_there_or_is_a_folder_is_told(tmp_path: Path):
    with pytest.raises(WorldError, match=r"no\.csv"):
        read_book(tmp_path / "no.csv")
    with pytest.raises(UserError, match="es una carpeta"):
        read_book(tmp_path)


def started(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """The reading process does this instead of reading."""
    monkeypatch.setattr(book_reading, "order", lambda: [sys.executable, "-c", code])


def test_a_reader_that_stands_still_is_stopped_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pid = tmp_path / "pid"
    started(monkeypatch, f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(600)")
    path = tmp_path / "quieta.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"«quieta\.csv» pasó 2 segundos sin avanzar"):
        read_book(path, patience=2)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_a_slow_reader_that_goes_on_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    told = '["page","",false],["c","uno"]', *['["tick"]'] * 6, '["r",1,[1]]', '["end"]'
    code = f"import time\nfor one in {told!r}:\n    print('[' + one + ']', flush=True)\n    time.sleep(0.3)"
    started(monkeypatch, code)
    path = tmp_path / "lenta.csv"
    path.write_text("x", encoding="utf-8")
    assert read_book(path, patience=1.5).pages[0].rows[0][0].value == "uno"


def test_a_reader_that_the_system_kills_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    started(monkeypatch, "import os; os.abort()")
    path = tmp_path / "muere.csv"
    path.write_text("x", encoding="utf-8")
    assert "300 MB" in refused(path)


def test_cancelling_ends_the_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pid = tmp_path / "pid"
    started(monkeypatch, f"import os, time; open({str(pid)!r}, 'w').write(str(os.getpid())); time.sleep(600)")
    path = tmp_path / "larga.csv"
    path.write_text("x", encoding="utf-8")
    begun = time.monotonic()
    with pytest.raises(CancelledError):
        read_book(path, cancelled=lambda: pid.exists() and bool(pid.read_text()), patience=60)
    assert time.monotonic() - begun < 60
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_the_rows_are_told_as_they_come(tmp_path: Path):
    book = openpyxl.Workbook()
    for at in range(9000):
        book.active.append([f"Pedido {at}", at])
    path = tmp_path / "larga.xlsx"
    book.save(path)
    told: list[tuple[int, int]] = []
    read_book(path, lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert len(told) > 3
    assert told[-1] == (9000, 9000)
