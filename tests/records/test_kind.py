"""A record kind says itself once: what is typed, stored, listed, found and told of it all come from there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.spanish import Currency
from munidesk.data import check, file
from munidesk.data.search import search
from munidesk.data.store import Store
from munidesk.records.history import history_of
from munidesk.records.says import Why
from munidesk.records.sheet import explained, reasons, sheet_of
from tests.records.course import COURSES, SCHEMA, Course, Mode

FIGURES = Figures(Currency("UYU", "$", "peso uruguayo", "pesos uruguayos"))
COURSE = Course(
    title="Actas claras", day=date(2026, 3, 5), mode=Mode.REMOTE, cost=125_050, hours=Decimal("7.5"), open=True,
    sent=datetime(2026, 2, 1, 9, 30),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = file.create(tmp_path / "a.munidesk", [SCHEMA])
    yield made
    made.close()


def test_a_record_comes_back_as_it_was_saved(store: Store):
    kept = COURSES.save(store, COURSE)
    assert kept.id
    assert COURSES.get(store, kept.id) == kept
    assert COURSES.all(store, mode="remote") == (kept,)
    assert check.database_problems(store.connection) == ()


def test_saving_again_changes_only_what_differs_and_undo_takes_it_back(store: Store):
    kept = COURSES.save(store, COURSE)
    COURSES.save(store, replace(kept, title="Actas más claras"))
    assert store.undo_label == "Cambiar curso"
    store.undo()
    assert COURSES.get(store, kept.id) == kept


def test_what_is_needed_and_what_cannot_be_is_refused_at_its_field(store: Store):
    with pytest.raises(UserError) as missing:
        COURSES.save(store, replace(COURSE, title=""))
    assert (missing.value.code, missing.value.field) == ("missing", "title")
    with pytest.raises(UserError) as impossible:
        COURSES.save(store, replace(COURSE, hours=Decimal(-1)))
    assert impossible.value.field == "hours"
    assert COURSES.all(store) == ()


@pytest.mark.parametrize("wrong", [{"day": "ayer"}, {"mode": "remote"}, {"cost": 1.5}, {"title": 3}])
def test_a_value_of_the_wrong_type_never_reaches_the_file(store: Store, wrong: dict[str, object]):
    with pytest.raises(TypeError):
        COURSES.save(store, replace(COURSE, **wrong))
    assert COURSES.all(store) == ()


def test_deleting_is_a_mark_and_restoring_takes_it_off(store: Store):
    kept = COURSES.save(store, COURSE)
    COURSES.delete(store, kept.id)
    assert COURSES.find(store, kept.id) is None
    with pytest.raises(UserError, match="ya no está"):
        COURSES.get(store, kept.id)
    COURSES.restore(store, kept.id)
    assert COURSES.get(store, kept.id) == kept


def test_it_is_found_by_its_words(store: Store):
    kept = COURSES.save(store, COURSE)
    assert [hit.id for hit in search(store, "claras")] == [kept.id]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("day", "5/3/2026", date(2026, 3, 5)),
        ("day", " ", None),
        ("mode", "A DISTANCIA", Mode.REMOTE),
        ("mode", "en linea", Mode.REMOTE),
        ("mode", "remote", Mode.REMOTE),
        ("cost", "1.250,50", 125_050),
        ("cost", "", None),
        ("hours", "7,5", Decimal("7.5")),
        ("open", "Sí", True),
        ("open", "x", True),
        ("open", "no", False),
        ("sent", "1/2/2026 9:30", datetime(2026, 2, 1, 9, 30)),
    ],
)
def test_what_people_type_is_read(name: str, text: str, value: object):
    assert COURSES.field(name).read(text, FIGURES) == value


@pytest.mark.parametrize(("name", "text"), [("day", "ayer"), ("mode", "lejos"), ("open", "quizás"), ("cost", "mucho")])
def test_what_cannot_be_read_is_refused_at_its_field(name: str, text: str):
    with pytest.raises(UserError) as refused:
        COURSES.field(name).read(text, FIGURES)
    assert refused.value.field == name
    assert text in str(refused.value)


@pytest.mark.parametrize("one", COURSES.fields, ids=lambda one: one.name)
def test_what_is_shown_is_read_back(one):
    value = getattr(replace(COURSE, id="x"), one.name)
    assert one.read(one.show(value, FIGURES), FIGURES) == value
    assert one.load(one.stored(value)) == value


def test_the_sheet_holds_every_column_with_its_type_and_the_dictionary_explains_each(store: Store):
    kept = COURSES.save(store, COURSE)
    sheet = sheet_of(COURSES, COURSES.all(store))
    assert sheet.title == "Cursos"
    assert dict(zip(sheet.keys, sheet.rows[0], strict=True)) == {
        "id": kept.id, "title": "Actas claras", "day": date(2026, 3, 5), "mode": Mode.REMOTE,
        "cost": Decimal("1250.5"), "hours": Decimal("7.5"), "open": True, "sent": datetime(2026, 2, 1, 9, 30),
    }  # fmt: skip
    leaves = [COURSES.field(key) for key in sheet.keys]
    rows = {one.key: one for one in explained(leaves, "cursos.csv", sheet.header)}
    assert tuple(rows) == sheet.keys
    assert sheet.keys[-1] == "id", "what only programs read comes last"
    assert rows["mode"].values == "presencial; a distancia"
    assert rows["day"].meaning == "Primer día de clase"


def test_the_columns_that_are_not_shown_say_why():
    assert set(reasons([COURSES])) == {("course", "id", Why.KEY), ("course", "folded", Why.DERIVED)}


def test_the_history_is_told_in_plain_words(store: Store):
    kept = COURSES.save(store, COURSE)
    COURSES.save(store, replace(kept, mode=Mode.IN_PERSON, cost=None))
    COURSES.delete(store, kept.id)
    _first, second, third = history_of(COURSES, store, kept.id, FIGURES)
    assert second.lines == ("Costo: 1.250,50 → –", "Modalidad: a distancia → presencial")
    assert third.lines == ("Se quitó",)


def test_an_unknown_code_is_kept_and_shown_and_never_stops_a_list(store: Store):
    kept = COURSES.save(store, COURSE)
    with store.change("otra versión") as writer:
        writer.put("course", {"id": kept.id, "mode": "hybrid"})
    (found,) = COURSES.all(store)
    assert (found.mode.word, found.mode.known) == ("hybrid", False)
    COURSES.save(store, replace(found, title="Otro"))
    assert store.get("course", kept.id)["mode"] == "hybrid"  # type: ignore[index]
    assert Mode.read("hybrid") is None
    assert list(Mode) == [Mode.IN_PERSON, Mode.REMOTE]


def test_a_field_that_does_not_say_itself_is_a_mistake_found_at_once():
    from dataclasses import dataclass

    from munidesk.records.field import fields_of

    @dataclass(frozen=True)
    class Silent:
        title: str

    with pytest.raises(TypeError, match="title"):
        fields_of(Silent)
