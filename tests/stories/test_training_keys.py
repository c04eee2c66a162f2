"""From a blank file to a programme that closes what is missing, with nothing but keys in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from munidesk.data.store import Store
from munidesk.features.training.codes import Level
from munidesk.features.training.domain import Staff
from munidesk.features.training.kinds import LINES, POSTS, STAFF
from munidesk.features.training.store import needs, save_staff
from munidesk.features.training.store_catalogue import load_catalogue
from munidesk.town.founding import found
from munidesk.ui.window import MainWindow
from tests.stories.window import answering, control, filling, focused, opened, press

NEEDS, PROGRAMME, PEOPLE = "capacitacion", "capacitacion.programme", "capacitacion.people"


def blank(store: Store) -> None:
    found(store, country="UY", name="Municipio de Cerro del Alba")


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, blank) as made:
        yield made


def staffed(window: MainWindow) -> tuple[Staff, Staff]:
    store = window.context.store
    load_catalogue(store)
    post = next(one.id for one in POSTS.all(store) if one.key == "mostrador")
    return (
        save_staff(store, Staff(name="Acosta, Walter", post_id=post)),
        save_staff(store, Staff(name="Brum, Noelia", post_id=post)),
    )


def test_a_blank_file_loads_what_is_shipped_and_then_asks_for_people(window):
    window.go(NEEDS)
    page = window.page()
    assert page.first.isVisible() and focused() is page.first.button
    press(Qt.Key.Key_Space)
    assert len(POSTS.all(window.context.store)) == 16
    assert page.first.isVisible() and "nadie en su puesto" in page.first.words.text()


def test_figures_write_and_go_down_supr_makes_blank_and_ctrl_z_takes_back(window):
    walter, noelia = staffed(window)
    store = window.context.store
    window.go(NEEDS)
    page = window.page()
    assert focused() is page.matrix
    key = page.matrix.competence.id

    def level(who: Staff) -> Level | None:
        found_one = needs(store).readings.get(who.id, {}).get(key)
        return found_one.level if found_one is not None else None

    press(Qt.Key.Key_3)
    press(Qt.Key.Key_2)
    assert (level(walter), level(noelia)) == (Level.ALONE, Level.HELPED)
    assert page.matrix.person.id == noelia.id
    press(Qt.Key.Key_Delete)
    assert level(noelia) is None
    control(Qt.Key.Key_Z)
    assert level(noelia) is Level.HELPED
    press(Qt.Key.Key_F)
    assert page.source.word == "prueba"


def test_ctrl_arrow_turns_families_and_space_proposes_the_course_that_closes_most(window):
    staffed(window)
    window.go(NEEDS)
    page = window.page()
    first = page.matrix.competence.title
    control(Qt.Key.Key_Right)
    assert page.matrix.competence.title != first
    control(Qt.Key.Key_Left)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Space)
    assert [one.title for one in LINES.all(window.context.store)] == ["Escribir para que se entienda"]
    press(Qt.Key.Key_Space)
    assert len(LINES.all(window.context.store)) == 1
    press(Qt.Key.Key_Return)
    assert window.page().key == PEOPLE


def test_people_and_lines_are_written_by_keys(window):
    window.go(PEOPLE)
    answering(filling(name="Brum, Noelia"))
    control(Qt.Key.Key_N)
    assert [one.name for one in STAFF.all(window.context.store)] == ["Brum, Noelia"]
    window.go(PROGRAMME)
    answering(filling(title="Encuentro regional"))
    control(Qt.Key.Key_N)
    assert [one.line.title for one in window.page().table.records] == ["Encuentro regional"]
    press(Qt.Key.Key_C)
    assert len(LINES.all(window.context.store)) == 1
