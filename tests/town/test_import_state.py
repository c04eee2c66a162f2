"""What is decided of a sheet, and kept: columns named so that the next one is read the same, drafts that come back."""

from dataclasses import replace

import pytest

from munidesk.data.book import Page
from munidesk.sheets.matched import Matched
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Target, TargetField
from munidesk.sheets.understood import SheetIs, Understood
from munidesk.town.page_import_preview import letter, lines_of
from munidesk.town.page_import_state import Decided, answer_to, read, with_answer, with_field, with_sheet, written
from tests.sheets.books import grasp, page

ROWS = (("Obra", "Monto", "Monto"), ("Plaza", 10, 20), ("Luces", 30, 40), ("Rampa", 5, 6))


def target(**many: bool) -> Target:
    fields = tuple(TargetField(key, key, str, many=many.get(key, False)) for key in ("title", "cost", "note"))
    return Target("x", "x", "x", False, fields, (), lambda *_asked: pytest.fail("nothing is written"))


@pytest.fixture
def matched() -> Matched:
    return Matched(grasp(ROWS), {"title": (0,), "cost": (1,)})


def test_a_column_of_a_repeated_heading_is_named_by_its_letter(matched):
    shape = with_field(Shape(), target(), matched, 2, "note")
    assert shape.columns == {"title": ("Obra",), "cost": ("B",), "note": ("C",)}


def test_a_field_of_one_column_leaves_the_one_it_had_and_one_of_many_keeps_it(matched):
    assert with_field(Shape(), target(), matched, 2, "cost").columns["cost"] == ("C",)
    assert with_field(Shape(), target(cost=True), matched, 2, "cost").columns["cost"] == ("B", "C")


def test_a_column_no_field_takes_is_said_so_that_nobody_guesses_it_again(matched):
    assert with_field(Shape(), target(), matched, 1, "").columns["cost"] == ()


def test_of_several_sheets_each_names_its_own_columns(matched):
    shape = with_field(Shape(columns={"title": ("Otra!Nombre",)}), target(), matched, 2, "note", alone=False)
    name = matched.sheet.sheet
    assert shape.columns["title"] == ("Otra!Nombre", f"{name}!Obra")
    assert shape.columns["note"] == (f"{name}!C",)


def test_one_sheet_stays_ticked():
    sheets = [replace(grasp(ROWS), sheet=name, what=SheetIs.LIST) for name in ("A", "B")]
    one = with_sheet(Shape(), sheets, "B")
    assert one.sheets == ("A",)
    assert with_sheet(one, sheets, "A") == one


def test_an_answer_about_a_word_is_the_meaning_of_that_word():
    shape = with_answer(with_answer(Shape(), "values:state:A: B", "open"), "year", "2026")
    assert shape.values == {"state": {"A: B": "open"}}
    assert (answer_to(shape, "values:state:A: B"), answer_to(shape, "year"), answer_to(shape, "day")) == (
        "open", "2026", None,
    )  # fmt: skip


def test_a_draft_comes_back_as_it_was_and_one_whose_file_is_gone_does_not(tmp_path):
    path = tmp_path / "ñandú.csv"
    path.write_text("x")
    shape = Shape(sheets=("A",), header_row=3, columns={"a": ("B",), "c": ()}, values={"s": {"¿?": ""}})
    decided = Decided(str(path), 2, shape, {("A", 4, "day"): "1/2/2026"})
    assert read(written(decided)) == decided
    path.unlink()
    assert read(written(decided)) is None
    assert read({"path": str(path), "shape": "{"}) is None


def folded(sheet: Page, seen: Understood, opened: frozenset[int] = frozenset()) -> list[int]:
    return [line.more or -line.line for line in lines_of(sheet, seen, opened)]


def test_a_long_run_of_data_is_folded_behind_its_first_rows_and_totals_stay_in_sight():
    rows = [("Obra", "Monto"), *((f"Obra {n}", n) for n in range(1, 21)), ("TOTAL", 210)]
    sheet, seen = page(rows), grasp(rows)
    assert folded(sheet, seen) == [-1, -2, -3, -4, -5, -6, -7, 14, -22]
    assert folded(sheet, seen, frozenset({1})) == [-n for n in range(1, 23)]


def test_columns_have_the_letters_of_a_spreadsheet():
    assert [letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
