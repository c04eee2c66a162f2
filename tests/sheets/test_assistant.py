"""A sheet is rehearsed row by row, and written in one step, whatever the list."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import check, file
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Changed
from munidesk.sheets.shape import Mode, Shape
from munidesk.town.founding import found
from munidesk.town.import_kind import can_be_imported, kind_target
from tests.records.course import COURSES, SCHEMA
from tests.records.course import Mode as CourseMode
from tests.sheets.sheet import counts, csv_of, rehearse, write

HEAD = ("Nombre", "Dia", "Modalidad", "Costo", "Horas")
ROWS = (
    ("Actas claras", "2/3/2026", "a distancia", "1.200,50", "1,5"),
    ("Árboles", "31/2/2026", "presencial", "", ""),
    ("Presupuesto", "4/5/2026", "por correo", "", ""),
    ("Foros", "4/5/2026", "in_person", "", "-2"),
    ("Riego", "", "", "", ""),
)


@pytest.fixture
def store(tmp_path):
    made = file.create(tmp_path / "a.munidesk", (*catalog.schemas(), SCHEMA), author="Lucía")
    found(made, country="UY", name="Municipio Nuevo")
    yield made
    made.close()


@pytest.fixture
def target():
    return kind_target(COURSES)


def test_each_row_is_a_record_and_what_cannot_be_is_refused_at_its_column(store, tmp_path, target):
    told = write(store, target, csv_of(tmp_path / "c.csv", HEAD, *ROWS))
    assert counts(told) == (2, 0, 0, 3)
    refused = [(one.line, one.column, one.value) for one in told.outcomes if one.reason]
    assert refused == [(3, "Dia", "31/2/2026"), (4, "Modalidad", "por correo"), (5, "Horas", "-2")]
    kept = {one.title: one for one in COURSES.all(store)}
    assert set(kept) == {"Actas claras", "Riego"}
    one = kept["Actas claras"]
    assert (one.day, one.mode, one.cost, one.hours) == (
        date(2026, 3, 2), CourseMode.REMOTE, 120050, Decimal("1.5"),
    )  # fmt: skip
    assert check.database_problems(store.connection) == ()
    store.undo()
    assert COURSES.all(store) == ()


def test_p22_a_rehearsal_says_what_would_happen_row_by_row_and_writes_nothing(store, tmp_path, target):
    path = csv_of(tmp_path / "c.csv", HEAD, *ROWS)
    trial = rehearse(store, target, path)
    assert COURSES.all(store) == ()
    assert trial == write(store, target, path)


def test_a_long_rehearsal_says_how_far_it_is(store, tmp_path, target):
    path = csv_of(tmp_path / "c.csv", ("Título",), *((f"Curso {n}",) for n in range(450)))
    opened = assistant.open_sheets(store, target, path)
    heard: list[tuple[int, int]] = []
    assistant.rehearse(store, target, opened, Shape(), {}, lambda done, of: heard.append((done, of)))
    assert heard == [(0, 450), (200, 450), (400, 450)]


def test_p19_the_same_sheet_changes_nothing_and_a_later_one_says_what_it_changed(store, tmp_path, target):
    target = kind_target(replace(COURSES, same=("title", "day")))
    path = csv_of(tmp_path / "a.csv", HEAD, ROWS[0], ROWS[4])
    write(store, target, path)
    before = store.undo_label
    assert counts(write(store, target, path)) == (0, 0, 2, 0)
    assert store.undo_label == before
    later = csv_of(tmp_path / "b.csv", HEAD, ("Actas claras", "2/3/2026", "", "1.300", "1,5"), ROWS[4])
    told = write(store, target, later)
    assert counts(told) == (0, 1, 1, 0)
    assert told.outcomes[0].changes == (Changed("cost", "Costo", "1.200,50", "1.300"),)
    assert COURSES.all(store)[0].mode is CourseMode.REMOTE, "a blank cell says nothing"


def test_p19_only_new_rows_or_only_those_here(store, tmp_path):
    target = kind_target(replace(COURSES, same=("title", "day")))
    write(store, target, csv_of(tmp_path / "a.csv", HEAD, ROWS[0]))
    later = csv_of(tmp_path / "b.csv", HEAD, ("Actas claras", "2/3/2026", "", "1.300", ""), ROWS[4])
    assert counts(rehearse(store, target, later, Shape(mode=Mode.INSERT))) == (1, 0, 1, 0)
    assert counts(rehearse(store, target, later, Shape(mode=Mode.UPDATE))) == (0, 1, 0, 1)


def test_p18_two_equal_rows_are_two_records_unless_the_person_says_they_are_one(store, tmp_path, target):
    path = csv_of(tmp_path / "a.csv", HEAD, ROWS[0], ROWS[0])
    told = rehearse(store, target, path)
    assert counts(told) == (2, 0, 0, 0)
    assert [(one.code, one.line, one.default) for one in told.choices] == [("duplicates", 3, "both")]
    assert counts(rehearse(store, target, path, Shape(answers={"duplicates": "once"}))) == (1, 0, 1, 0)
    write(store, target, path)
    assert counts(write(store, target, path)) == (0, 0, 2, 0)


def test_a_refused_row_is_mended_in_place(store, tmp_path, target):
    path = csv_of(tmp_path / "c.csv", HEAD, *ROWS)
    mended = {("c", 3, "day"): "28/2/2026", ("c", 5, "hours"): "2"}
    assert counts(rehearse(store, target, path, mended=mended)) == (4, 0, 0, 1)


def test_p20_a_word_nobody_knows_is_asked_about_and_never_dropped(store, tmp_path, target):
    path = csv_of(tmp_path / "c.csv", HEAD, ROWS[2])
    told = rehearse(store, target, path)
    assert counts(told) == (0, 0, 0, 1)
    (choice,) = told.choices
    assert choice.code == "values:mode:por correo"
    assert [answer for answer, _words in choice.options] == ["in_person", "remote", ""]
    shape = Shape(values={"mode": {"por correo": "remote"}})
    assert counts(write(store, target, path, shape)) == (1, 0, 0, 0)
    assert COURSES.all(store)[0].mode is CourseMode.REMOTE


def test_a_sheet_without_the_title_is_told(store, tmp_path, target):
    with pytest.raises(UserError, match="Curso") as told:
        rehearse(store, target, csv_of(tmp_path / "o.csv", ("Fecha", "Horas"), ("2/3/2026", "1")))
    assert (told.value.code, told.value.field) == ("unmatched", "title")
    assert "--map" not in str(told.value), "a window has no such thing"


def test_kinds_of_law_are_not_imported_row_by_row():
    kinds = {one.table: one for feature in catalog.HOUSE.features for one in feature.kinds}
    assert can_be_imported(COURSES)
    assert not can_be_imported(kinds["vote"])
    assert not can_be_imported(kinds["person"])
