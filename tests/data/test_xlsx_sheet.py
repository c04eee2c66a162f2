"""A list in a workbook is a table people work with; a text that looks like a formula stays the text it was."""

from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.data import exchange
from munidesk.data.book_reading import read_book
from munidesk.data.guard import guarded, unguarded
from munidesk.data.leaf import Form, Leaf
from munidesk.records.sheet import Sheet, write_sheet
from munidesk.town.profiles import load_profile

PESO, EURO = load_profile("UY").figures, load_profile("ES").figures
HEADER = ("Fuente", "Aprobado", "Avance", "Presente %", "Día", "Hora", "Momento", "Personas", "Nota")
MOMENT = datetime(2026, 11, 17, 19, 5)


def money_leaf() -> Leaf:
    row = ("Propios", Decimal("1200000.50"), 0.8096, 80.0, date(2026, 11, 17), time(19, 5), MOMENT, 12, "")
    other = ("Obras", Decimal(-300), None, None, None, None, None, 3, "dos\nrenglones")
    forms = (Form.PLAIN, Form.MONEY, Form.SHARE, Form.POINTS)
    return Leaf("Dinero: por fuente / 2026", HEADER, (row, other), forms, (1, 7), "Del 1/1/2026 al 31/12/2026")


def read(path: Path, *, values: bool = False):
    return openpyxl.load_workbook(path, data_only=values).worksheets[0]


def test_d32_figures_money_shares_days_and_hours_have_their_formats(tmp_path: Path):
    exchange.write_book(tmp_path / "a.xlsx", "Dinero", (money_leaf(),), PESO.currency)
    sheet = read(tmp_path / "a.xlsx")
    formats = {cell.value: sheet.cell(2, cell.column).number_format for cell in sheet[1]}
    assert formats["Aprobado"] == '"$" #,##0.00;-"$" #,##0.00'
    assert (formats["Avance"], formats["Presente %"]) == ("0.0%", "0.0%")
    assert (formats["Día"], formats["Hora"], formats["Momento"]) == ("dd/mm/yyyy", "hh:mm", "dd/mm/yyyy hh:mm")
    assert (sheet["B2"].value, sheet["C2"].value, sheet["D2"].value) == (1200000.5, 0.8096, 0.8)
    assert (sheet["E2"].value, sheet["F2"].value, sheet["G2"].value) == (datetime(2026, 11, 17), time(19, 5), MOMENT)
    exchange.write_book(tmp_path / "b.xlsx", "Dinero", (money_leaf(),), EURO.currency)
    assert read(tmp_path / "b.xlsx")["B2"].number_format == '#,##0.00 "€"'


def test_d32_head_filter_widths_totals_and_print_are_set(tmp_path: Path):
    exchange.write_book(tmp_path / "a.xlsx", "Dinero & cuentas", (money_leaf(),), PESO.currency)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book.worksheets[0]
    assert (book.properties.title, book.properties.creator) == ("Dinero & cuentas", "MuniDesk")
    assert sheet.title == "Dinero por fuente 2026"
    assert not set(sheet.title) & set("[]:*?/\\")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:I3"
    assert (sheet["A1"].font.b, sheet["A4"].value) == (True, "Total")
    assert (sheet["B4"].value, sheet["H4"].value) == ("=SUBTOTAL(109,B2:B3)", "=SUBTOTAL(109,H2:H3)")
    assert sheet["C4"].value is None, "shares are not added up"
    shown = read(tmp_path / "a.xlsx", values=True)
    assert (shown["B4"].value, shown["H4"].value) == (1199700.5, 15)
    assert sheet.column_dimensions["I"].width != sheet.column_dimensions["B"].width
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert "31/12/2026" in sheet.oddFooter.left.text
    assert "&P" in sheet.oddFooter.right.text


def test_d32_a_blank_is_no_cell_and_a_list_of_one_has_no_total(tmp_path: Path):
    exchange.write_book(tmp_path / "a.xlsx", "x", (Leaf("x", ("a", "b"), (("", 1),), (), (1,)),))
    sheet = read(tmp_path / "a.xlsx")
    assert sheet["A2"].value is None
    assert b"<is><t></t></is>" not in (tmp_path / "a.xlsx").read_bytes()
    assert sheet.max_row == 2


def test_d32_the_same_list_gives_the_same_bytes_and_sheets_have_names_of_their_own(tmp_path: Path):
    leaves = (money_leaf(), Leaf("x" * 40, ("a",), ((1,),)), Leaf("X" * 40, ("a",), ((2,),)))
    for name in ("a.xlsx", "b.xlsx"):
        exchange.write_book(tmp_path / name, "Dinero", leaves, PESO.currency)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert len({one.lower() for one in names}) == 3
    assert max(map(len, names)) <= 31


RUN = ("=1+1", "  =1+1", "\n=HYPERLINK(1)", "@suma", "+cmd|' /C calc'!A0", "-HYPERLINK(1)", "\t=1")
KEPT = ("+598 99 123", "- Reparar la vereda", "- a (b)", "-5", "'t Hooft", "«=»", "3=3")


@pytest.mark.parametrize("text", (*RUN, *KEPT))
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_d13_t27_what_leaves_comes_back_without_an_apostrophe(tmp_path: Path, text: str, suffix: str):
    path = tmp_path / f"a{suffix}"
    write_sheet(Sheet("Lista", (text, "otra"), ((text, "x"),)), path, PESO)
    assert exchange.read_table(path).rows == ((text.strip(), "otra"), (text.strip(), "x"))
    assert [row[0].shown for row in read_book(path).pages[0].rows] == [text.strip()] * 2, "nor for the assistant"


@pytest.mark.parametrize("text", RUN)
def test_t27_nothing_in_a_list_is_run_neither_its_heading_nor_behind_a_blank(tmp_path: Path, text: str):
    write_sheet(Sheet("Lista", (text,), ((text,),)), tmp_path / "a.csv", PESO)
    assert (tmp_path / "a.csv").read_text("utf-8-sig").replace('"', "").startswith("'")
    write_sheet(Sheet("Lista", (text,), ((text,),)), tmp_path / "a.xlsx", PESO)
    sheet = read(tmp_path / "a.xlsx")
    assert {(cell.data_type, cell.value) for row in sheet.iter_rows() for cell in row} == {("s", text)}
    assert sheet["A2"].quotePrefix, "who edits the cell does not make it a formula"


@pytest.mark.parametrize("text", KEPT)
def test_d13_nothing_else_is_touched(tmp_path: Path, text: str):
    write_sheet(Sheet("Lista", ("a",), ((text,),)), tmp_path / "a.csv", PESO)
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[1] == text


@given(st.text(alphabet="'=+-@ \n\t1a|!(", max_size=8))
def test_d13_taking_back_our_own_guard_gives_the_very_text(text: str):
    assert unguarded(guarded(text)) == text
