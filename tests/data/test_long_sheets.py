"""A spreadsheet of more rows than can be read is refused with a sentence by every importer; none is ever cut."""

import tracemalloc
from pathlib import Path

import openpyxl
import pytest

from munidesk.base.errors import UserError
from munidesk.data import exchange
from munidesk.data.exchange import read_table

MOST = 200


@pytest.fixture(autouse=True)
def few_rows(monkeypatch):
    """The limit of 100 000, in small: what is told does not depend on it."""
    monkeypatch.setattr(exchange, "MAX_ROWS", MOST)


def xlsx(path: Path, *, blank: int = 0, written: int, head: tuple[str, ...] = ("Título", "Fecha")) -> Path:
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("Hoja1")
    page.append(head)
    for _row in range(blank):
        page.append([])
    for at in range(written):
        page.append([f"Iniciativa {at}", "01/09/2026"])
    book.save(path)
    return path


def test_t21_a_sheet_as_long_as_the_limit_is_read_to_its_last_row(tmp_path):
    sheet = read_table(xlsx(tmp_path / "a.xlsx", written=MOST - 1))
    assert (len(sheet.rows), sheet.lines[-1], sheet.rows[-1][0]) == (MOST, MOST, f"Iniciativa {MOST - 2}")


@pytest.mark.parametrize(("blank", "written"), [(0, MOST), (MOST - 10, 59), (0, MOST * 10)])
def test_t21_a_longer_one_is_refused_and_the_row_is_said(tmp_path, blank: int, written: int):
    path = xlsx(tmp_path / "t.xlsx", blank=blank, written=written)
    with pytest.raises(
        UserError, match=f"«t.xlsx» tiene algo escrito en la fila {MOST + 1}, y se leen hasta {MOST}: no se"
    ):
        read_table(path)


def test_t21_the_rows_beyond_the_limit_take_no_memory(tmp_path):
    path = xlsx(tmp_path / "t.xlsx", written=MOST * 50)
    read_table_refused(path)  # what openpyxl loads once
    tracemalloc.start()
    read_table_refused(path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


def read_table_refused(path: Path) -> None:
    with pytest.raises(UserError):
        read_table(path)


def test_t21_a_sheet_that_says_it_is_smaller_than_it_is_is_read_whole(tmp_path, monkeypatch):
    import zipfile

    plain, lying = xlsx(tmp_path / "a.xlsx", written=20), tmp_path / "b.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(lying, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("sheet1.xml"):
                data = data.replace(b"<sheetData>", b'<dimension ref="A1:B2"/><sheetData>')
            target.writestr(name, data)
    assert len(read_table(lying).rows) == 21


def test_the_same_holds_for_text(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("Título;Fecha\n" + "x;01/09/2026\n" * MOST, encoding="utf-8")
    with pytest.raises(UserError, match=f"más de {MOST}"):
        read_table(path)
