"""The network by keys: an institution and its agreement, a meeting's lines, sheets of a course, the year's report."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from munidesk.base.dates import today
from munidesk.data.store import Store
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.store import add_contributions, new_encounter
from munidesk.features.participation.kinds import CONTRIBUTIONS
from munidesk.features.participation.themes.store import new_theme
from munidesk.features.training.kinds import ACTION_LINES, EXCHANGES, INSTITUTIONS, PROGRAMMES, TRAINERS
from munidesk.features.training.network.page_network import KEY, LINES, PLACES, TEACHING, VALUED, NetworkPage
from munidesk.features.training.network.store_valued import valued
from munidesk.features.training.programme.store import begin
from munidesk.procedures.kinds import CASES
from munidesk.procedures.page_case import CasePage
from munidesk.town.founding import found
from munidesk.ui.window import MainWindow
from tests.features.training.formed import edition, enrolled, person
from tests.stories.window import accept, answering, control, focused, opened, press, typing, write


def blank(store: Store) -> None:
    found(store, country="UY", name="Municipio de Cerro del Alba")


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, blank) as made:
        yield made


def page(window: MainWindow, tab: int) -> NetworkPage:
    window.go(KEY, tab=str(tab))
    found_one = window.page()
    assert isinstance(found_one, NetworkPage)
    return found_one


def test_an_institution_its_contact_and_its_agreement_which_is_a_case(window):
    store = window.context.store
    there = page(window, PLACES)
    assert focused() is there.places.first.button, "an empty network begins with its first step"
    answering(typing("Instituto de Capacitación"))
    control(Qt.Key.Key_N)
    (one,) = INSTITUTIONS.all(store)
    assert focused() is there.places.table and there.places.chosen == one
    press(Qt.Key.Key_C)
    assert INSTITUTIONS.get(store, one.id).last_contact == today()
    press(Qt.Key.Key_V)
    (case,) = CASES.all(store)
    assert isinstance(window.page(), CasePage) and case.title == "Convenio con Instituto de Capacitación"
    page(window, PLACES)
    press(Qt.Key.Key_V)
    assert len(CASES.all(store)) == 1, "the second time it goes to the one there is"


def test_the_themes_of_a_meeting_become_lines_and_one_is_followed_up(window):
    store = window.context.store
    key = new_encounter(store, Encounter(kind=EncounterKind.WORKSHOP, title="Regional", date=date(2026, 3, 2)))
    add_contributions(store, key, ["Un calendario común"])
    new_theme(store, "Cursos compartidos", [CONTRIBUTIONS.all(store)[0].id])
    there = page(window, LINES).parts[LINES]
    assert focused() is there.first.button
    answering(accept)
    press(Qt.Key.Key_Space)
    (line,) = ACTION_LINES.all(store)
    assert (line.theme, line.encounter_id) == ("Cursos compartidos", key)
    answering(typing("Se reunieron dos veces"))
    press(Qt.Key.Key_A)
    assert ACTION_LINES.get(store, line.id).reading == "Se reunieron dos veces"
    control(Qt.Key.Key_Z)
    assert ACTION_LINES.get(store, line.id).reading == ""


def test_sheets_are_typed_one_a_line_and_the_last_can_be_taken_back(window):
    store = window.context.store
    one = edition(store, "Lenguaje claro", date(2026, 2, 2))
    enrolled(store, one, person(store, "Brum, Noelia"))
    there = page(window, VALUED).parts[VALUED]
    assert focused() is there.table
    press(Qt.Key.Key_Return)
    for typed in ("444444", "444000", "4"):
        write(typed)
        press(Qt.Key.Key_Return)
    assert focused() is there.entry and there.entry.text() == "4", "what was refused stays to be mended"
    assert (valued(store, one.id).sheets, valued(store, one.id).total) == (2, 80)
    press(Qt.Key.Key_Escape)
    assert focused() is there.table
    press(Qt.Key.Key_Delete)
    assert valued(store, one.id).sheets == 1


def test_who_teaches_is_added_and_the_report_of_the_year_is_handed_over(window):
    store = window.context.store
    begin(store, 2026)
    page(window, TEACHING)
    answering(typing("Ibarra, Rocío"))
    control(Qt.Key.Key_N)
    assert [one.name for one in TRAINERS.all(store)] == ["Ibarra, Rocío"]
    answering(accept)
    window.page().report()
    assert PROGRAMMES.all(store)[0].reported_on == today()
    assert not EXCHANGES.all(store)
