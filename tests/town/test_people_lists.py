"""A list of people of any feature: a course here, with a table of its own, and the same neighbours for all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import pytest

from munidesk.base.errors import UserError
from munidesk.data import check, file
from munidesk.data.schema import Schema, Steps
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.features.participation.schema import SCHEMA as OWNER_OF_NEIGHBOURS
from munidesk.records.kind import Kind
from munidesk.records.says import Says, Why
from munidesk.town import store as town
from munidesk.town.domain import Gender, Municipality
from munidesk.town.people_lists.document import build_sign_in
from munidesk.town.people_lists.domain import BANDS, AgeBand, Listed, age_of
from munidesk.town.people_lists.lines import parse_list
from munidesk.town.people_lists.store import (
    add_to_list,
    erase_person,
    listed,
    neighbour,
    neighbours,
    remove_listed,
    rename_listed,
    save_listed,
    save_neighbour,
)

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Student(Listed):
    course_id: Annotated[str, Says("Curso", why=Why.KEY, of="course")]


STUDENTS = Kind(record=Student, table="student", one="alumno", many="alumnos", parent="course_id", title="zone")

migrations = Steps("courses")


@migrations()
def m001_create_student(db: "Database") -> None:
    db.execute(
        "CREATE TABLE student (id TEXT PRIMARY KEY NOT NULL, course_id TEXT NOT NULL, neighbour_id TEXT NOT NULL,"
        " zone TEXT NOT NULL, organisation TEXT NOT NULL, gender TEXT NOT NULL, age_band TEXT NOT NULL,"
        " position INTEGER NOT NULL, deleted_at TEXT) STRICT"
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    courses = Schema(name="courses", migrations=migrations)
    made = file.create(tmp_path / "cerro.munidesk", (town.SCHEMA, OWNER_OF_NEIGHBOURS, courses), author="Lucía")
    town.save_municipality(made, Municipality(id="", name="Municipio de Cerro del Alba", country="UY"))
    yield made
    made.close()


def add(store: Store, course: str, pasted: str) -> int:
    return add_to_list(store, Student(course_id=course), STUDENTS, parse_list(pasted))


def test_a_pasted_list_goes_into_the_table_of_its_feature(store):
    assert add(store, "a", "Ana Silva; mujer; 34; Norte\nLuis Vidal; varón; 60 y más\nana  silva; mujer") == 2
    found = listed(store, STUDENTS, "a")
    assert [(name, one.gender, one.age_band, one.zone, one.position) for one, name in found] == [
        ("Ana Silva", Gender.FEMALE, AgeBand.FROM_30, "Norte", 0), ("Luis Vidal", Gender.MALE, AgeBand.FROM_60, "", 1),
    ]  # fmt: skip
    assert listed(store, STUDENTS, "b") == ()


def test_the_same_person_in_two_lists_is_one_neighbour(store):
    add(store, "a", "Ana Silva")
    add(store, "b", "ana silva")
    assert [one.name for one in neighbours(store)] == ["Ana Silva"]


def test_a_line_is_corrected_renamed_and_taken_away_and_undone(store):
    add(store, "a", "Ana Silva\nLuis Vidal")
    (ana, _name), (luis, _other) = listed(store, STUDENTS, "a")
    save_listed(store, STUDENTS, replace(ana, zone="Sur"))
    rename_listed(store, STUDENTS, replace(ana, zone="Sur"), "Eva Paz")
    remove_listed(store, STUDENTS, luis.id)
    ((one, name),) = listed(store, STUDENTS, "a")
    assert (one.zone, name) == ("Sur", "Eva Paz")
    store.undo()
    assert len(listed(store, STUDENTS, "a")) == 2


def test_an_erased_person_leaves_the_count_without_a_name(store):
    add(store, "a", "Ana Silva; mujer")
    (person,) = neighbours(store)
    save_neighbour(store, replace(person, phone="099 123 456"))
    erase_person(store, person.id)
    ((one, name),) = listed(store, STUDENTS, "a")
    assert (one.gender, name, neighbours(store)) == (Gender.FEMALE, "", ())
    assert neighbour(store, person.id).phone == ""
    with pytest.raises(UserError):
        neighbour(store, "no está")
    with store.lock:
        assert check.database_problems(store.connection) == ()


def test_the_sheet_to_sign_has_the_known_names_and_lines_for_the_others(store):
    add(store, "a", "Ana Silva; mujer; Norte")
    made = build_sign_in(store, listed(store, STUDENTS, "a"), title="Curso", subtitle="Curso · lunes", office="Oficina")
    lines = plain_lines(made)
    assert {"Ana Silva", "Norte", "13"} <= set(lines)
    assert "Mujer" not in lines  # the sheet lies on the table: nobody reads the sex of another on it
    assert "14" not in lines


@pytest.mark.parametrize(
    ("text", "band"),
    [("0", "0-17"), ("17", "0-17"), ("18", "18-29"), ("29", "18-29"), ("30", "30-44"), ("44", "30-44"), ("45", "45-59"),
     ("59", "45-59"), ("60", "60+"), ("119", "60+"), ("120", ""), ("60 y más", "60+"), ("18 A 29", "18-29"),
     ("18-29", "18-29"), ("", ""), ("mayor", "")],
)  # fmt: skip
def test_an_age_or_the_words_of_a_band_say_the_band(text: str, band: str):
    assert age_of(text).value == band


def test_every_band_has_words_to_be_read_by():
    assert [age_of(band.word) for band in BANDS] == list(BANDS)
