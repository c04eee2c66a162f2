"""Whatever shape a town hall gives a list, each row and each column of it is taken for what it is."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from munidesk.data.book import Book
from munidesk.sheets.match import match
from munidesk.sheets.shape import Shape
from munidesk.sheets.understand import understand
from munidesk.sheets.understood import RowIs, Understood
from tests.sheets.books import parents, read
from tests.sheets.lists import LISTINGS, Listing
from tests.sheets.shapes import SHAPES, TREE, TREES, Made

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
