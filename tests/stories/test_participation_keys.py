"""Initiatives with nothing but keys: many in a row, the answer and what follows it, taking away what is cited."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from munidesk.features.participation.domain import Initiative, State
from munidesk.features.participation.initiatives.store import all_initiatives, initiative, register
from munidesk.features.participation.themes.store import new_theme, themes
from munidesk.features.swot.domain import Factor, Matrix, Quadrant
from munidesk.features.swot.kinds import FACTORS
from munidesk.features.swot.store import add_factor, new_matrix
from munidesk.records.ref import Ref
from munidesk.town.founding import found
from munidesk.town.links import link
from munidesk.town.page_removal import may_remove
from munidesk.ui.window import MainWindow
from tests.stories.window import answering, control, focused, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: found(store, country="UY", name="Municipio de Cerro del Alba")) as made:
        made.resize(1366, 768)
        yield made


def registered(window: MainWindow, *titles: str) -> list[str]:
    return [
        register(window.context.store, Initiative(title=one, text="", received=date(2026, 11, 10))) for one in titles
    ]


def test_w47_several_in_a_row_with_what_repeats_kept(window):
    window.go("participation")

    def two(dialog) -> None:
        for letter in "Bancos":
            QTest.keyClicks(dialog.focusWidget(), letter)
        dialog._zone.setEditText("Este")
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return, both)
        assert dialog.focusWidget() is dialog._title
        for letter in "Plaza":
            QTest.keyClicks(dialog.focusWidget(), letter)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    answering(two)
    control(Qt.Key.Key_N)
    made = all_initiatives(window.context.store)
    assert sorted((one.title, one.zone) for one in made) == [("Bancos", "Este"), ("Plaza", "Este")]


def test_w20_after_registering_the_keyboard_is_in_the_list_on_the_new_one(window):
    registered(window, "Vieja")
    window.go("participation")

    def one(dialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "Nueva")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    answering(one)
    control(Qt.Key.Key_N)
    table = window.page().board.table
    assert focused() is table
    assert table.current.initiative.title == "Nueva"


def test_w22_ctrl_enter_registers_from_a_text_of_several_lines(window):
    window.go("participation")

    def from_detail(dialog) -> None:
        QTest.keyClicks(dialog.focusWidget(), "Nueva")
        dialog._text.setFocus()
        QTest.keyClicks(dialog._text, "Detalle")
        QTest.keyClick(dialog._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    answering(from_detail)
    control(Qt.Key.Key_N)
    (made,) = all_initiatives(window.context.store)
    assert (made.title, made.text) == ("Nueva", "Detalle")


def test_w20_an_answer_is_told_with_its_folio_and_the_keyboard_is_in_the_list(window):
    first, second = registered(window, "Uno", "Dos")
    window.go("participation")
    board = window.page().board
    board.table.select(lambda one: one.initiative.id == first)
    press(Qt.Key.Key_Return)
    for _turn in range(8):
        if focused().accessibleName() == "Respuesta del Gobierno":
            break
        press(Qt.Key.Key_Tab)
    write("Se hace")
    for _turn in range(8):
        if focused().accessibleName() == "Sentido de la respuesta":
            press(Qt.Key.Key_Down)
        if getattr(focused(), "text", str)() == "Responder":
            break
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    answered = initiative(window.context.store, first)
    assert (answered.state, answered.answer) == (State.ANSWERED, "Se hace")
    assert focused() is board.table
    assert answered.folio in window.toast._text.text()
    assert initiative(window.context.store, second).answer == ""


def test_w10_what_others_cite_is_named_before_it_goes(window):
    one, two = registered(window, "Bancos", "Plaza")
    link(window.context.store, Ref("initiative", one), Ref("initiative", two), "similar")
    window.go("participation")
    asked: list[str] = []

    def leave(dialog) -> None:
        asked.append(" ".join(label.text() for label in dialog.findChildren(type(dialog.fault))))
        dialog.reject()

    answering(leave)
    window.page().board.detail._delete(initiative(window.context.store, one))
    rest()
    assert "Plaza" in asked[0]
    assert len(all_initiatives(window.context.store)) == 2


def test_w10_what_nobody_cites_goes_at_once(window):
    (one,) = registered(window, "Bancos")
    assert may_remove(window.context, [Ref("initiative", one)], "la iniciativa")


def test_w66_a_theme_says_what_it_takes_with_it(window):
    new_theme(window.context.store, "Alumbrado", [])
    window.go("participation", tab="2")
    tab = window.page().tabs.current
    tab.list.setFocus()
    press(Qt.Key.Key_Delete)
    assert themes(window.context.store) == ()
    assert "Alumbrado" in window.toast._text.text()


def test_w73_a_factor_that_a_strategy_uses_asks_first(window):
    store = window.context.store
    matrix = new_matrix(store, Matrix(title="FODA"))
    key = add_factor(store, Factor(matrix_id=matrix, quadrant=Quadrant.STRENGTH, text="Equipo"))
    link(store, Ref("swot_factor", key), Ref("initiative", *registered(window, "Bancos")), "evidence")
    window.go("swot")
    answering(lambda dialog: dialog.reject())
    press(Qt.Key.Key_Delete)
    assert [one.id for one in FACTORS.all(store)] == [key]
