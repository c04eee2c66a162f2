"""By keys alone: equal petitions joined, a person entered twice, the municipality's own states, a period closed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from munidesk.features.participation.domain import Author, AuthorKind, Initiative, OwnState, State
from munidesk.features.participation.initiatives.store import initiative, register
from munidesk.features.participation.initiatives.store_states import own_states, save_own_state
from munidesk.town import store as town
from munidesk.town.domain import Person
from munidesk.town.founding import found
from munidesk.town.people_lists.store import neighbours
from munidesk.ui.window import MainWindow
from tests.stories.window import agree, answering, control, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: found(store, country="UY", name="Municipio de Cerro del Alba")) as made:
        made.resize(1366, 768)
        yield made


def came(window: MainWindow, title: str, who: str = "") -> str:
    by = Author(kind=AuthorKind.NEIGHBOUR, name=who)
    return register(window.context.store, Initiative(title=title, received=date(2026, 2, 1)), by)


def command(window: MainWindow, words: str) -> None:
    """Ctrl+K, the words, Enter."""
    control(Qt.Key.Key_K)
    write(words)
    rest()
    press(Qt.Key.Key_Return)


def test_p36_two_equal_petitions_are_joined_with_ctrl_m_and_undone_with_ctrl_z(window):
    kept, other = came(window, "Luz en la plaza", "Ana"), came(window, "Más luz en la plaza", "Beto")
    window.go("participation")
    board = window.page().board
    board.table.select(lambda one: one.initiative.id == other)
    board.table.setFocus()

    def choose(dialog) -> None:
        for letter in "2026-001":
            QTest.keyClicks(dialog.focusWidget(), letter)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    answering(choose)
    control(Qt.Key.Key_M)
    assert initiative(window.context.store, other).merged_into == kept
    control(Qt.Key.Key_Z)
    assert initiative(window.context.store, other).is_open


def test_p36_two_records_of_a_person_are_joined_from_the_list(window):
    came(window, "Luz", "Ana Peña")
    came(window, "Agua", "Ana Peña Ríos")
    window.go("participation", tab="4")
    window.page().tabs.current.table.setFocus()
    answering(lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    control(Qt.Key.Key_M)
    assert len(neighbours(window.context.store)) == 1
    control(Qt.Key.Key_Z)
    assert len(neighbours(window.context.store)) == 2


def test_p36_two_councillors_that_are_one_are_joined_from_ctrl_k(window):
    store = window.context.store
    for given in ("Ana", "Ana María"):
        town.save_person(store, Person(given_names=given, family_names="Peña"))
    before = len(town.people(store))
    answering(lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    command(window, "Unir dos integrantes")
    assert len(town.people(store)) == before - 1


def test_p20_the_list_of_own_states_is_written_by_keys_and_used_from_the_register(window):
    def write_one(dialog) -> None:
        for letter in "retirada":
            QTest.keyClicks(dialog.focusWidget(), letter)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answering(write_one)
    command(window, "Estados propios")
    assert [(one.word, one.state) for one in own_states(window.context.store)] == [("retirada", State.CLOSED)]


def test_p20_the_register_is_narrowed_by_an_own_state(window):
    store = window.context.store
    save_own_state(store, OwnState(word="en trámite", state=State.STUDY))
    came(window, "Luz")
    window.go("participation")
    combo = next(one for one in window.page().findChildren(QComboBox) if one.accessibleName() == "Estado")
    assert "En trámite" in [combo.itemText(at) for at in range(combo.count())]


def test_p16_a_period_is_closed_from_ctrl_k_after_being_asked(window):
    came(window, "Luz")
    window.go("participation", tab="3")
    tab = window.page().analysis
    tab._since.setText("01/01/2025")
    tab._until.setText("31/12/2025")
    answering(agree)
    command(window, "Cerrar el período")
    rest()
    kept = window.context.store.select("closed_period")
    assert {(row["since"], row["until"]) for row in kept} == {("2025-01-01", "2025-12-31")}
    assert window.context.store.undo_label == ""
    tab._since.setText("01/01/2026")
    tab._kept.setFocus()
    press(Qt.Key.Key_Down)
    assert (tab._since.text(), tab._until.text()) == ("01/01/2025", "31/12/2025")
