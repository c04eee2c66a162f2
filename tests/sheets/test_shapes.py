"""Whatever shape a town hall gives a list, each row and each column of it is taken for what it is."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from munidesk.data.book import Book
from munidesk.sheets.match import match
from munidesk.sheets.shape import Shape
from munidesk.sheets.understand import understand, understand_book
from munidesk.sheets.understood import RowIs, SheetIs, Understood
from tests.sheets.books import parents, read
from tests.sheets.lists import LISTINGS, Listing
from tests.sheets.shapes import SHAPES, Made
from tests.sheets.trees import TREE, TREES

BY_NAME = [pytest.param(one, id=one.name) for one in LISTINGS]


def written(folder: Path, made: Made) -> Book:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Listado"
    for row in made.rows:
        sheet.append(list(row))
    for area in made.merged:
        sheet.merge_cells(area)
    workbook.save(folder / "planilla.xlsx")
    return read(folder / "planilla.xlsx")


def understood(folder: Path, made: Made) -> Understood:
    book = written(folder, made)
    return understand(book.pages[0], book)


@pytest.mark.parametrize("one", BY_NAME)
@pytest.mark.parametrize("name", SHAPES)
def test_each_row_is_what_it_is_in_any_shape(name: str, one: Listing, tmp_path: Path) -> None:
    made = SHAPES[name](one)
    sheet = understood(tmp_path, made)
    told = {row.line: row.what for row in sheet.rows if row.what is not RowIs.DATA}
    assert told == made.what
    assert sheet.header_line == made.heading
    assert sheet.year == made.year
    assert {total.line: total.agrees for total in sheet.totals} == made.totals
    titles = made.titles or [*[""] * made.shift, *one.heading]
    assert [column.title for column in sheet.columns] == titles
    if made.exact:
        assert [tuple(cell.value for cell in row.cells)[made.shift :] for row in sheet.data] == list(one.rows)


@pytest.mark.parametrize("one", BY_NAME)
@pytest.mark.parametrize("name", SHAPES)
def test_each_column_finds_its_field_in_any_shape(name: str, one: Listing, tmp_path: Path) -> None:
    made = SHAPES[name](one)
    matched = match(one.fields, understood(tmp_path, made), Shape())
    assert matched.columns == {key: (at + made.shift,) for at, key in enumerate(one.keys) if key}
    titles = made.titles[made.shift :] or one.heading
    assert [title for title in matched.unused if title in titles] == [
        title for title, key in zip(titles, one.keys, strict=True) if not key
    ]


@pytest.mark.parametrize("one", BY_NAME)
@pytest.mark.parametrize("make", TREES)
def test_each_row_hangs_from_its_own(make, one: Listing, tmp_path: Path) -> None:
    sheet = understood(tmp_path, make(one))
    assert parents(sheet) == TREE
    assert [row.depth for row in sheet.data] == [0, 1, 2, 0, 1, 1]


def _lines(one: Listing, mark: str) -> str:
    texts = [[f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell) for cell in row] for row in one.rows]
    return "\r\n".join(mark.join(row) for row in [list(one.heading), *texts]) + "\r\n"


@pytest.mark.parametrize("one", BY_NAME)
@pytest.mark.parametrize(("mark", "encoding"), [(";", "cp1252"), (",", "utf-8-sig"), ("\t", "utf-16")])
def test_a_file_of_text_is_the_same_list(mark: str, encoding: str, one: Listing, tmp_path: Path) -> None:
    path = tmp_path / "planilla.csv"
    path.write_bytes(_lines(one, mark).encode(encoding))
    book = read(path)
    sheet = understand(book.pages[0], book)
    assert [column.title for column in sheet.columns] == list(one.heading)
    assert [row.cells[one.named].shown for row in sheet.data] == [row[one.named] for row in one.rows]
    assert match(one.fields, sheet, Shape()).columns == {key: (at,) for at, key in enumerate(one.keys) if key}


@pytest.mark.parametrize("one", BY_NAME)
def test_without_a_heading_no_row_is_lost(one: Listing, tmp_path: Path) -> None:
    sheet = understood(tmp_path, Made([list(row) for row in one.rows], 0))
    assert (sheet.header_line, len(sheet.data)) == (0, 6)
    assert {column.title for column in sheet.columns} == {""}
    chosen = Shape(columns={key: (chr(65 + at),) for at, key in enumerate(one.keys) if key})
    assert match(one.fields, sheet, chosen).columns == {key: (at,) for at, key in enumerate(one.keys) if key}


@pytest.mark.parametrize("one", BY_NAME)
@pytest.mark.parametrize(
    ("heads", "first", "last"),
    [
        (["Ene", "Feb", "Mar", "Abr"], "01/02/2024", "31/03/2024"),
        (["ENERO", "FEBRERO", "MARZO", "ABRIL"], "01/02/2024", "31/03/2024"),
        (["ene-24", "feb-24", "mar-24", "abr-24"], "01/02/2024", "31/03/2024"),
        (["S5", "S6", "S7", "S8"], "05/02/2024", "18/02/2024"),
        (["Semana 5", "Semana 6", "Semana 7", "Semana 8"], "05/02/2024", "18/02/2024"),
        (["Trim. I", "Trim. II", "Trim. III", "Trim. IV"], "01/04/2024", "30/09/2024"),
        (["1er trimestre", "2do trimestre", "3er trimestre", "4to trimestre"], "01/04/2024", "30/09/2024"),
        ([date(2024, 2, 5), date(2024, 2, 12), date(2024, 2, 19), date(2024, 2, 26)], "12/02/2024", "25/02/2024"),
    ],
)
def test_a_grid_of_marks_is_a_first_and_a_last_day(
    heads: list[object], first: str, last: str, one: Listing, tmp_path: Path
) -> None:
    rows = [["Cronograma 2024"], [*one.heading, *heads], *([*row, None, "X", "x", None] for row in one.rows)]
    sheet = understood(tmp_path, Made(rows, 2))
    assert sheet.grid == tuple(range(len(one.heading), len(one.heading) + 4))
    assert [column.title for column in sheet.columns[-2:]] == ["Comienza", "Termina"]
    assert {tuple(cell.shown for cell in row.cells[-2:]) for row in sheet.data} == {(first, last)}


@pytest.mark.parametrize("one", BY_NAME)
def test_amounts_of_each_month_are_no_grid(one: Listing, tmp_path: Path) -> None:
    rows = [["Cuotas 2024"], [*one.heading, "Ene", "Feb", "Mar"], *([*row, 10, 20, 35] for row in one.rows)]
    sheet = understood(tmp_path, Made(rows, 2))
    assert (sheet.grid, len(sheet.columns)) == ((), len(one.heading) + 3)


@pytest.mark.parametrize("one", BY_NAME)
def test_names_in_one_column_per_level_are_one_column(one: Listing, tmp_path: Path) -> None:
    """Each row has its name further right the deeper it hangs; the other columns stand behind."""
    others = [at for at in range(len(one.heading)) if at != one.named]
    depths = [0, 1, 2, 0, 1, 1]
    rows: list[list[object]] = [["Pilar", "Línea", "Tarea", *(one.heading[at] for at in others)]]
    for depth, row in zip(depths, one.rows, strict=True):
        steps = [None] * 3
        steps[depth] = row[one.named]
        rows.append([*steps, *(row[at] for at in others)])
    sheet = understood(tmp_path, Made(rows, 1))
    assert parents(sheet) == TREE
    named = match(one.fields, sheet, Shape()).columns[one.keys[one.named]]
    assert [row.cells[named[0]].value for row in sheet.data] == [row[one.named] for row in one.rows]


@pytest.mark.parametrize("one", BY_NAME)
def test_a_column_of_levels_makes_the_tree(one: Listing, tmp_path: Path) -> None:
    levels = ["eje", "programa", "actividad", "eje", "programa", "programa"]
    rows = [["Nivel", *one.heading], *([level, *row] for level, row in zip(levels, one.rows, strict=True))]
    assert parents(understood(tmp_path, Made(rows, 1))) == TREE


@pytest.mark.parametrize("one", BY_NAME)
def test_copies_hidden_sheets_and_legends_are_told_from_the_list(one: Listing, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for name, rows in (
        ("Libreta", [one.heading, *one.rows]),
        ("Libreta (2)", [one.heading, *one.rows[:5], (*one.rows[5][:-1], "otra")]),
        ("Vieja", [one.heading, *one.rows[:2]]),
        ("Opciones", [("Sí", "afirmativo"), ("No", "negativo")]),
    ):
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook["Vieja"].sheet_state = "hidden"
    del workbook["Sheet"]
    workbook.save(tmp_path / "planilla.xlsx")
    sheets = understand_book(read(tmp_path / "planilla.xlsx"))
    assert [(sheet.sheet, sheet.what, sheet.copy_of, sheet.equal) for sheet in sheets] == [
        ("Libreta", SheetIs.LIST, "", 0),
        ("Libreta (2)", SheetIs.COPY, "Libreta", 5),
        ("Vieja", SheetIs.HIDDEN, "", 0),
        ("Opciones", SheetIs.NO_LIST, "", 0),
    ]


@pytest.mark.parametrize("one", BY_NAME)
def test_a_merged_amount_is_counted_once(one: Listing, tmp_path: Path) -> None:
    sheet = understood(tmp_path, SHAPES["merged amounts"](one))
    amounts = [row.cells[one.counted].value for row in sheet.data]
    assert amounts == [1310, None, None, 3190, 1625, None]
    assert [dict(row.spans) for row in sheet.data] == [{one.counted: 3}, {}, {}, {}, {one.counted: 2}, {}]
    assert (sheet.merged, sheet.areas) == (5, 2)


@pytest.mark.parametrize("one", BY_NAME)
def test_a_merged_word_stands_in_each_of_its_rows(one: Listing, tmp_path: Path) -> None:
    made = SHAPES["merged words"](one)
    column = next(at for at in (2, 4) if at != one.named)
    assert {row.cells[column].value for row in understood(tmp_path, made).data} == {one.rows[0][column]}


def test_what_a_total_says_stands_beside_what_its_rows_add_up_to(tmp_path: Path) -> None:
    one = LISTINGS[0]
    (total,) = understood(tmp_path, SHAPES["total that is wrong"](one)).totals
    assert (total.title, total.sums) == ("Suma total", {one.counted: (Decimal(10024), Decimal(10015))})
