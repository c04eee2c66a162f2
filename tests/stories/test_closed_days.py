"""The municipality's closed days, from the keyboard in Ajustes to the terms that are counted with them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.features.participation.domain import Author, AuthorKind, Initiative, Origin
from munidesk.features.participation.initiatives.store import register
from munidesk.town import store as town
from munidesk.town.calendar.page import ClosedDays
from munidesk.town.calendar.store import closed_days
from munidesk.town.founding import found
from munidesk.town.page_settings import SettingsPage
from munidesk.ui.window import MainWindow
from tests.stories.window import control, press, rest, write


@pytest.fixture
def window(qapp: object, tmp_path: Path) -> Iterator[MainWindow]:
    store = file.create(tmp_path / "miraflores.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="PE", name="Municipalidad de Valle Claro")
    made = make_window(store, Settings(author="Lucía"))
    made.show()
    made.activateWindow()
    yield made
    made.close()


def initiative_of(window: MainWindow, received: date) -> str:
    """An initiative of that day; returns its id."""
    record = Initiative(title="Luz en la cancha", received=received, origin=Origin.COUNTER)
    return register(window.context.store, record, Author(kind=AuthorKind.ANONYMOUS))


def section(window: MainWindow) -> ClosedDays:
    window.go("settings", at="days")
    page = window.page()
    assert isinstance(page, SettingsPage)
    page.closed_days.day.setFocus()
    rest()
    return page.closed_days


def due(window: MainWindow, key: str) -> str:
    row = window.context.store.get("initiative", key)
    assert row is not None
    return str(row["due"])


def test_a_closed_day_is_entered_changed_removed_and_undone_by_keyboard(window: MainWindow):
    here, store = section(window), window.context.store
    write("27/11/2026")
    press(Qt.Key.Key_Tab)
    write("Aniversario del distrito")
    press(Qt.Key.Key_Tab)
    write("Ordenanza 8/2026")
    press(Qt.Key.Key_Return)
    (one,) = closed_days(store)
    assert (one.day, one.name, one.source) == (date(2026, 11, 27), "Aniversario del distrito", "Ordenanza 8/2026")
    assert here.day.hasFocus() and not here.day.text()
    here.table.setFocus()
    press(Qt.Key.Key_F2)
    control(Qt.Key.Key_A)
    write("30/11/2026")
    press(Qt.Key.Key_Return)
    assert closed_days(store)[0].day == date(2026, 11, 30)
    here.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert not closed_days(store)
    window.undo()
    assert closed_days(store)[0].day == date(2026, 11, 30)


def test_a_wrong_day_is_said_in_place_and_the_keyboard_goes_to_it(window: MainWindow):
    here = section(window)
    write("31/02/2026")
    press(Qt.Key.Key_Tab)
    write("Feriado")
    press(Qt.Key.Key_Return)
    assert "no existe en el calendario" in here.fault.text()
    assert here.day.hasFocus() and here.day.selectedText() == "31/02/2026"
    assert not closed_days(window.context.store)


def test_the_term_of_an_initiative_that_waits_moves_with_the_day_and_comes_back_with_it(window: MainWindow):
    """PE: 30 working days; the local feast falls within them."""
    key = initiative_of(window, date(2026, 11, 2))
    before = due(window, key)
    here = section(window)
    write("27/11/2026")
    press(Qt.Key.Key_Tab)
    write("Aniversario")
    press(Qt.Key.Key_Return)
    assert here.fault.text() == ""
    assert due(window, key) > before
    assert "Cambió el plazo de 1 iniciativa" in window.toast._text.text()
    window.undo()
    assert due(window, key) == before and not closed_days(window.context.store)


def test_where_a_term_is_explained_the_days_left_out_are_named(window: MainWindow):
    key = initiative_of(window, date(2026, 11, 2))
    section(window)
    write("27/11/2026")
    press(Qt.Key.Key_Tab)
    write("Aniversario")
    press(Qt.Key.Key_Return)
    window.go("participation.initiative", id=key)
    rest()
    page = window.page()
    assert page is not None
    said = [one.text() for one in page.findChildren(QLabel) if "30 días hábiles" in one.text()]
    assert said and "el 27/11 (Aniversario)" in said[0] and "el 08/12 (Inmaculada Concepción)" in said[0]


def test_the_country_holidays_are_named_so_that_only_the_others_are_entered(window: MainWindow):
    here = section(window)
    assert "28/07" in here._nation.text() and "08/10" in here._nation.text()
    assert town.municipality(window.context.store).country == "PE"
