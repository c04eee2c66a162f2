"""Some figures of a sheet are taken and others are not; what is wrong goes back to the area with a note in its cell."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from munidesk.base.dates import today
from munidesk.base.errors import UserError, WorldError
from munidesk.features.planning.follow import labels, sheet_state
from munidesk.features.planning.follow_back import target
from munidesk.features.planning.follow_return import give_back
from munidesk.features.planning.follow_review import Place, Returned, again, apply, data_of, noted, review, turned
from munidesk.features.planning.store_follow import sheets_of, waited_for
from munidesk.features.planning.store_plan import line_of, money_of, readings_of, save_line
from munidesk.sheets import assistant
from tests.features.planning.test_follow_up import DAY, HEAD, activity, fill, places, sent

TO_COME = today() + timedelta(days=40)


@pytest.fixture
def lines(store, plan) -> Mapping[str, str]:
    return {
        "bacheo": activity(store, plan, "Bacheo de calles", "Obras", "FIGM"),
        "rampas": activity(store, plan, "Rampas en esquinas", "Obras"),
    }


@pytest.fixture
def path(store, plan, lines, tmp_path: Path) -> Path:
    """The sheet as it came: a measure that cannot be believed, money, a note, and a day that is still to come."""
    made = sent(store, plan, tmp_path)["Obras"]
    fill(made, 0, value=400, day=DAY, evidence="Informe", executed=250, note="se avanza")
    fill(made, 1, value=4, day=TO_COME)
    return made


def read(store, path: Path) -> Returned:
    return review(store, assistant.open_sheets(store, target(), path))


def place(returned: Returned, what: str) -> Place:
    return next(one.place for one in data_of(returned) if one.place is not None and one.place[2] == what)


def taken(returned: Returned) -> dict[str, bool | None]:
    return {one.place[2]: one.taken for one in data_of(returned) if one.place is not None}


def test_a_figure_is_left_and_the_others_of_its_line_are_taken(store, lines, path):
    returned = read(store, path)
    assert taken(returned) == {"value": True, "evidence": True, "executed": True, "notes": True, "": None}
    apply(store, turned(returned, place(returned, "executed")))
    assert [one.value for one in readings_of(store, lines["bacheo"])] == [400]
    assert [one.executed for one in money_of(store, lines["bacheo"])] == [10_000]


def test_what_shows_a_measure_goes_with_it_and_comes_back_with_it(store, lines, path):
    returned = read(store, path)
    left = turned(returned, place(returned, "value"))
    assert taken(left) == {"value": False, "evidence": False, "executed": True, "notes": True, "": None}
    assert left.changes == 2
    assert taken(turned(left, place(left, "evidence")))["value"] is True
    apply(store, left)
    assert readings_of(store, lines["bacheo"]) == ()
    assert [one.executed for one in money_of(store, lines["bacheo"])] == [25_000]


def test_what_was_left_waits_with_its_note_after_the_rest_was_written(store, lines, path):
    left = noted(read(store, path), ("Seguimiento", HEAD + 1, "value"), " Son 10 cuadras ")
    apply(store, left)
    after = again(store, left)
    assert taken(after) == {"value": False, "evidence": False, "": None}
    assert [one.words for one in data_of(after) if one.place == place(after, "value")] == ["Son 10 cuadras"]
    taken_all = turned(after, place(after, "value"))
    apply(store, taken_all)
    assert [one.value for one in readings_of(store, lines["bacheo"])] == [400]


def test_a_sheet_of_which_all_is_left_brings_nothing_and_is_still_waited_for(store, plan, lines, path):
    returned = read(store, path)
    for what in ("value", "executed", "notes"):
        returned = turned(returned, place(returned, what))
    assert returned.changes == 0
    apply(store, returned)
    assert [one.area for one in waited_for(store, plan)] == ["Obras"]


def notes_in(path: Path) -> dict[tuple[int, str], str]:
    sheet = openpyxl.load_workbook(path).active
    heads = {column: name for name, column in places(sheet).items()}
    return {
        (cell.row - HEAD - 1, heads[cell.column]): cell.comment.text
        for row in sheet.iter_rows(min_row=HEAD + 1)
        for cell in row
        if cell.comment is not None
    }


def test_what_is_wrong_goes_back_with_a_note_in_its_cell_and_is_still_missing(store, plan, lines, path, tmp_path):
    returned = noted(read(store, path), ("Seguimiento", HEAD + 1, "value"), "Son 10 cuadras en total")
    folder = tmp_path / "de vuelta"
    folder.mkdir()
    due = today() + timedelta(days=9)
    sheet = give_back(store, returned, folder, due)
    said = labels()
    notes = notes_in(folder / sheet.file)
    assert notes[0, said["value"]] == "Son 10 cuadras en total"
    assert "todavía no llegó" in notes[1, said["day"]]
    assert len(notes) == 2
    book = openpyxl.load_workbook(folder / sheet.file).active
    row = {key: book.cell(HEAD + 1, places(book)[label]).value for key, label in said.items()}
    assert (row["value"], row["evidence"], row["executed"], row["note"]) == (400, "Informe", 250, "se avanza")
    assert "2 notas" in str(book.cell(2, 4).value)
    assert [one.executed for one in money_of(store, lines["bacheo"])] == [25_000], "what is right is written"
    assert readings_of(store, lines["bacheo"]) == ()
    waiting = waited_for(store, plan)
    assert [(one.area, one.due, one.returned) for one in waiting] == [("Obras", due, today())]
    assert sheet_state(waiting[0], today())[0] == "Devuelta"


def test_the_sheet_that_comes_again_brings_what_was_mended_and_nothing_twice(store, plan, lines, path, tmp_path):
    returned = turned(read(store, path), ("Seguimiento", HEAD + 1, "value"))
    give_back(store, returned, tmp_path)
    notes = line_of(store, lines["bacheo"]).notes
    fill(path, 0, value=4)
    fill(path, 1, day=DAY)
    mended = read(store, path)
    assert mended.wrong == 0
    apply(store, mended)
    assert [one.value for one in readings_of(store, lines["bacheo"])] == [Decimal(4)]
    assert [one.value for one in readings_of(store, lines["rampas"])] == [Decimal(4)]
    assert [one.executed for one in money_of(store, lines["bacheo"])] == [25_000]
    assert line_of(store, lines["bacheo"]).notes == notes
    assert waited_for(store, plan) == ()
    assert [(one.back, one.returned) for one in sheets_of(store, plan)] == [(today(), None)]


def test_a_line_that_is_of_another_area_now_is_told_over_the_list(store, plan, lines, path, tmp_path):
    save_line(store, replace(line_of(store, lines["rampas"]), responsible="Cultura"))
    sheet = give_back(store, read(store, path), tmp_path)
    book = openpyxl.load_workbook(tmp_path / sheet.file).active
    assert "no es de Obras, sino de Cultura" in str(book.cell(2, 4).value)
    assert book.max_row == HEAD + 1


def test_nothing_goes_back_where_nothing_is_wrong_nor_into_a_folder_that_is_gone(store, plan, lines, path, tmp_path):
    with pytest.raises(WorldError):
        give_back(store, read(store, path), tmp_path / "no hay")
    assert [one.returned for one in sheets_of(store, plan)] == [None]
    fill(path, 1, day=DAY)
    with pytest.raises(UserError, match="quite la marca"):
        give_back(store, read(store, path), tmp_path)


def test_an_area_that_is_late_is_late_though_its_sheet_went_back(store, plan, lines, path, tmp_path):
    sheet = give_back(store, read(store, path), tmp_path, date(today().year - 1, 1, 1))
    assert sheet_state(sheet, today())[0] == "Vencida"
