"""Attendance out of a sheet: edition, person, class by its number or its day, hours."""

from munidesk import catalog
from munidesk.features.training.codes import Presence
from munidesk.features.training.editions.store import load
from tests.features.training.test_training_editions import edition_of, enrolled, store  # noqa: F401 - fixture
from tests.sheets.drawn import drawn
from tests.sheets.sheet import counts, write

HEAD = ["Edición", "Persona", "Sesión", "Horas"]
TITLE = "Conducir un encuentro"


def test_a_row_is_a_person_in_a_class_and_its_hours_say_how_and_twice_changes_nothing(store, tmp_path):  # noqa: F811
    edition, _classes = edition_of(store)
    enrolled(store, edition, "Ana")
    rows = [
        [TITLE, "Ana", "1", "4"], [TITLE, "Ana", "24/11/2026", "2.5"], [TITLE, "Luis", "1", "0"],
        [TITLE, "Ana", "9", "4"], ["Otra", "Ana", "1", "4"],
    ]  # fmt: skip
    path = drawn(tmp_path / "a.xlsx", [HEAD, *rows])
    told = write(store, catalog.importer_named("class-attendance").target(), path)
    assert counts(told) == (3, 0, 0, 2)
    now = load(store, edition)
    assert [(one.name, one.attended) for one in now.rows] == [("Ana", 6.5), ("Luis", 0)]
    assert now.rows[1].presences[now.classes[0].id].kind is Presence.ABSENT
    again = write(store, catalog.importer_named("class-attendance").target(), path)
    assert counts(again)[0] == 0 and load(store, edition).rows[0].attended == 6.5
