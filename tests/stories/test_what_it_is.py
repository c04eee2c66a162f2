"""«¿Qué es?»: an institute or an organisation begins without a council, and keeps none in its rail."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.dates import today
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.overview.search import find
from munidesk.town import store as town
from munidesk.town.domain import BodyKind, TownKind
from munidesk.town.founded import is_founded
from munidesk.town.founding import become, found
from munidesk.town.page_first_run import COUNTRY, DONE, TOWN, FirstRun
from tests.stories.window import control, press, rest, write

KINDS = [
    (TownKind.INSTITUTE, 1, "Dirección", "Instituto de Capacitación del Este"),
    (TownKind.ORGANISATION, 2, "Comisión directiva", "Vecinos por la Plaza"),
]


def begun(qapp, folder: Path, downs: int, name: str) -> Path:
    """The first run, by keys alone."""
    first = FirstRun(lambda path: file.create(path, catalog.schemas(), author="Lucía"), folder)
    ended: list[Path] = []
    first.finished.connect(ended.append)
    first.resize(1366, 768)
    first.show()
    first.activateWindow()
    rest()
    control(Qt.Key.Key_Return)
    assert first.step == COUNTRY
    for _again in range(downs):
        press(Qt.Key.Key_Down)
    assert not first.seats.isVisible()
    press(Qt.Key.Key_Return)
    assert first.step == TOWN
    write(name)
    control(Qt.Key.Key_Return)
    assert first.step == DONE
    first.go_back()
    assert first.step == TOWN
    control(Qt.Key.Key_Return)
    first.next()
    first.close()
    (path,) = ended
    return path


@pytest.mark.parametrize(("kind", "downs", "direction", "name"), KINDS)
def test_it_begins_without_being_asked_for_members_and_is_never_told_of_a_council(
    qapp, tmp_path, kind, downs, direction, name
):
    path = begun(qapp, tmp_path, downs, name)
    store = file.open_file(path, catalog.schemas(), author="Lucía")
    assert is_founded(store)
    assert town.municipality(store).kind is kind
    assert (town.council(store).name, town.council(store).kind) == (direction, BodyKind.BOARD)
    window = make_window(store, Settings(author="Lucía"))
    window.resize(1366, 768)
    window.show()
    rest()
    try:
        assert window.rail.buttons["council"].isHidden()
        shown = [key for key, made in window.rail.buttons.items() if not made.isHidden()]
        assert shown[0] == "home"
        if kind is TownKind.ORGANISATION:
            assert shown[1] == "open_government"
        waiting = list(catalog.HOUSE.pending(store, today(), 60))
        assert "Concejo" not in {one.part for one in waiting}
        told = [row.title for one in waiting for row in (*one.rows, *one.begin)]
        assert not [title for title in told if "Concejo" in title or "sesión" in title]
        assert not [hit for hit in find(catalog.HOUSE, store, "nueva sesión") if hit.run == "new_session"]
        for key in [key for key, made in window.rail.buttons.items() if not made.isHidden()]:
            window.go(key)
            rest()
            assert window._current.split(".")[0] == key.split(".")[0]
    finally:
        window.close()


def test_what_it_is_changes_in_ajustes_and_the_council_comes_and_goes(qapp, tmp_path):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    council = town.council(store).id
    window = make_window(store, Settings(author="Lucía"))
    window.show()
    rest()
    try:
        window.go("settings", at="town")
        rest()
        section = window.page()
        form = next(one for one in section.findChildren(object) if type(one).__name__ == "TownSection").form
        form.editor("kind").setFocus()
        QTest.keyClick(form.editor("kind"), Qt.Key.Key_Down)
        rest()
        assert town.municipality(store).kind is TownKind.INSTITUTE
        assert window.rail.buttons["council"].isHidden()
        assert town.council(store).name == "Dirección"
        store.undo()
        rest()
        assert town.council(store).id == council
        assert not window.rail.buttons["council"].isHidden()
    finally:
        window.close()


def test_a_town_that_held_sessions_keeps_them_in_sight_whatever_it_is_called(tmp_path):
    from tests.samples import sample

    store = sample(tmp_path / "s.munidesk")
    become(store, TownKind.ORGANISATION)
    assert "council" in {one.name for one in catalog.HOUSE.present(store)}
    assert catalog.HOUSE.present(store)[0].name == "open_government"
    become(store, TownKind.MUNICIPALITY)
    assert [one.kind for one in town.bodies(store)].count(BodyKind.COUNCIL) == 1
    store.close()
