"""The FODA with nothing but keys, on an empty file: every factor in the quadrant where it was typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from munidesk.features.swot.domain import Quadrant
from munidesk.features.swot.kinds import FACTORS, MATRICES
from munidesk.town.founding import found
from munidesk.ui.window import MainWindow
from tests.stories.window import answering, control, focused, opened, press, typing, write

FACTORS_BY_LETTER = {
    letter: [f"{letter}{number} de la zona" for number in range(1, 5)] for letter in ("F", "D", "O", "A")
}


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: found(store, country="UY", name="Municipio de Cerro del Alba")) as made:
        made.go("swot")
        yield made


def begin_swot(window: MainWindow, title: str = "FODA del Plan") -> None:
    answering(typing(title))
    control(Qt.Key.Key_N)


def stored(window: MainWindow) -> dict[str, list[str]]:
    store = window.context.store
    return {
        quadrant.letter: [one.text for one in FACTORS.all(store) if one.quadrant is quadrant] for quadrant in Quadrant
    }


def test_w6_after_new_the_first_letter_goes_into_the_first_quadrant(window):
    begin_swot(window)
    write("Equipo estable")
    press(Qt.Key.Key_Return)
    assert stored(window)["F"] == ["Equipo estable"]
    assert len(MATRICES.all(window.context.store)) == 1


def test_w6_sixteen_factors_by_keys_are_each_in_their_quadrant(window):
    begin_swot(window)
    for letter, texts in FACTORS_BY_LETTER.items():
        press(Qt.Key.Key_Escape)
        write(letter.lower())
        for text in texts:
            write(text)
            press(Qt.Key.Key_Return)
    assert stored(window) == FACTORS_BY_LETTER
    assert len(MATRICES.all(window.context.store)) == 1


def test_w6_a_letter_in_the_line_of_a_quadrant_is_text(window):
    begin_swot(window)
    write("dado")
    press(Qt.Key.Key_Return)
    assert stored(window) == {"F": ["dado"], "D": [], "O": [], "A": []}


def test_w6_an_empty_name_says_what_is_missing_and_stays(window):
    said: list[str] = []

    def leave(dialog) -> None:
        dialog.accept()
        said.append(dialog.fault.text())
        dialog.reject()

    answering(leave)
    control(Qt.Key.Key_N)
    assert "Póngale un título" in said[0]


def test_w6_the_card_just_typed_is_in_sight(window):
    begin_swot(window)
    for number in range(12):
        write(f"Factor {number}")
        press(Qt.Key.Key_Return)
    cards = window.page().board.panels[Quadrant.STRENGTH].cards
    last = cards.item(cards.count() - 1)
    assert cards.viewport().rect().intersects(cards.visualItemRect(last))


def test_w24_weights_go_down_the_column_with_enter(window):
    begin_swot(window)
    for text in ("Uno", "Dos", "Tres"):
        write(text)
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Right)
    for weight in ("0,5", "0,3", "0,2"):
        write(weight)
        press(Qt.Key.Key_Return)
    assert [str(one.weight) for one in FACTORS.all(window.context.store)] == ["50", "30", "20"]
    assert focused().accessibleName() == "MEFI, factores internos"


def test_w75_after_adding_a_person_the_score_is_typed_in_her_column(window):
    begin_swot(window)
    write("Uno")
    press(Qt.Key.Key_Return)
    for _turn in range(2):
        press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    answering(typing("Ana"))
    control(Qt.Key.Key_N)
    write("4x3")
    press(Qt.Key.Key_Return)
    view = window.page().view
    assert [(one.person, one.impact, one.feasibility) for one in view.scores] == [("Ana", 4, 3)]
