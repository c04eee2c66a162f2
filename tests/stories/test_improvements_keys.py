"""From a red item to the round that verifies it, with nothing but keys in the real window."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from munidesk.data.store import Store
from munidesk.features.open_government.codes import Effort, ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import store as verbs
from munidesk.features.open_government.kinds import COMMITMENTS
from munidesk.features.open_government.opening.page_opening import OpeningPage
from munidesk.features.open_government.opening.store import committed
from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.page_planning import PlanningPage
from munidesk.features.planning.store_plan import add_line, add_reading, line_of, save_plan
from munidesk.town.founding import found
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.features.open_government.rounds import answered, diagnosis
from tests.stories.window import accept, answering, control, filling, focused, opened, press, rest, typing

KEY = "open_government.improvements"
RED = frozenset({"foro", "violencia", "archivo"})
State = ImprovementState


def blank(store: Store) -> None:
    found(store, country="UY", name="Municipio de Cerro del Alba")


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, blank) as made:
        yield made


def proposed(window: MainWindow) -> dict[str, str]:
    """A diagnosis whose first round is closed, and an improvement of each red item, by its key."""
    store = window.context.store
    first = answered(store, diagnosis(store), 2025, RED)
    return {name: verbs.from_criterion(store, first, name) for name in sorted(RED)}


def one_of(window: MainWindow, key: str):
    return verbs.improvement_of(window.context.store, key)


def shown(window: MainWindow) -> list[str]:
    return [one.title for one in window.page().table.records]


def test_an_empty_agenda_says_where_improvements_come_from(window):
    window.go(KEY)
    page = window.page()
    assert page._first.isVisible() and "pulse M sobre un ítem rojo" in page._first.words.text()
    answering(filling(title="Escuchar a los comercios"))
    control(Qt.Key.Key_N)
    assert shown(window) == ["Escuchar a los comercios"]
    assert focused() is page.table and one_of(window, page.table.current.id).number == 1


def test_from_a_red_item_to_the_round_that_verifies_it(window):
    store = window.context.store
    keys = proposed(window)
    save_plan(store, Plan(title="PMD", start_year=2025, end_year=2030))
    window.go(KEY, id=keys["foro"])
    assert focused() is window.page().table
    answering(accept)
    press(Qt.Key.Key_S)
    assert one_of(window, keys["foro"]).state is State.ACCEPTED
    press(Qt.Key.Key_3)
    assert one_of(window, keys["foro"]).effort is Effort.LARGE
    press(Qt.Key.Key_P)
    line = verbs.activity_of(store, keys["foro"])
    assert line_of(store, line).product == "actas del foro"
    assert window.page().table.current.id == keys["foro"], "the row that was chosen stays chosen"
    add_reading(store, line, Decimal(100), date(2026, 11, 3))
    rest()
    assert window.page().table.current.state is State.DONE
    answered(store, one_of(window, keys["foro"]).diagnosis_id, 2026, RED - {"foro"})
    rest()
    page = window.page()
    assert page.table.current.state is State.VERIFIED
    told = [one.text() for one in page.panel.findChildren(QLabel)]
    assert "Verificada" in told and any("Recuperó 1,8 puntos" in text for text in told)
    control(Qt.Key.Key_Z)
    assert one_of(window, keys["foro"]).state is State.DONE, "the round and what it verified are undone together"


def test_a_makes_it_a_commitment_of_the_plan_of_opening_that_says_where_it_comes_from(window):
    store = window.context.store
    keys = proposed(window)
    window.go(KEY, id=keys["foro"])
    press(Qt.Key.Key_A)
    found = committed(store, keys["foro"])
    assert found is not None and found.title == one_of(window, keys["foro"]).title
    tools = window.page().panel.findChildren(QToolButton)
    (into,) = [one for one in tools if one.isVisible() and one.toolTip() == "Abrir en el plan de apertura (A)"]
    into.click()
    rest()
    page = window.page()
    assert isinstance(page, OpeningPage) and page.current.id == found.id
    told = [one.text() for one in page.panel.findChildren(QLabel)]
    assert any(text.startswith("de la mejora M-") and "ítem 4.4" in text for text in told), told
    window.go(KEY, id=keys["foro"])
    press(Qt.Key.Key_A)
    assert isinstance(window.page(), OpeningPage), "once it is there the key leads to it"
    assert len(COMMITMENTS.all(store)) == 1


def test_l_opens_the_lesson_of_its_item_and_a_free_one_proposes_none(window):
    keys = proposed(window)
    window.go(KEY, id=keys["foro"])
    said = [one.toolTip() for one in window.page().panel.findChildren(QPushButton) if one.isVisible()]
    assert "Lección (L): Reglas, personas y tiempo para la apertura" in said
    press(Qt.Key.Key_L)
    rest()
    assert window.page().path.lesson_id == "gobierno-abierto:marco"
    free = verbs.save(window.context.store, Improvement(title="Escuchar a los comercios"))
    window.go(KEY, id=free)
    rest()
    assert window.page().table.current.id == free
    assert not any("Lección" in one.text() for one in window.page().panel.findChildren(QPushButton) if one.isVisible())


def test_m_on_a_red_item_of_the_result_makes_it_once_and_the_agenda_has_it(window):
    store = window.context.store
    made = diagnosis(store)
    first = answered(store, made, 2025, RED)
    window.go("open_government", id=made, round=first, way="result")
    rest()
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_M)
    press(Qt.Key.Key_M)
    (one,) = verbs.improvements(store)
    assert one.criterion_key in RED and (one.round_id, one.state) == (first, State.PROPOSED)
    window.go(KEY)
    assert shown(window) == [one.title]


def test_with_several_programmes_it_asks_for_one_and_p_again_goes_to_the_activity(window):
    store = window.context.store
    keys = proposed(window)
    plan = save_plan(store, Plan(title="PMD", start_year=2025, end_year=2030)).id
    for title in ("Calles", "Gobierno abierto"):
        add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, title=title))
    window.go(KEY, id=keys["archivo"])

    def second(dialog: Question) -> None:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        accept(dialog)

    answering(second)
    press(Qt.Key.Key_P)
    line = line_of(store, verbs.activity_of(store, keys["archivo"]))
    assert line_of(store, line.parent_id).title == "Gobierno abierto"
    press(Qt.Key.Key_P)
    assert isinstance(window.page(), PlanningPage)


def test_one_that_will_not_be_done_says_why_and_can_be_taken_up(window):
    keys = proposed(window)
    window.go(KEY, id=keys["foro"])
    answering(typing("sin personal este año"))
    press(Qt.Key.Key_Delete)
    one = one_of(window, keys["foro"])
    assert (one.state, one.reason) == (State.DROPPED, "sin personal este año")
    press(Qt.Key.Key_S)
    assert one_of(window, keys["foro"]).state is State.PROPOSED
    control(Qt.Key.Key_Z)
    assert one_of(window, keys["foro"]).state is State.DROPPED


def test_the_own_order_goes_by_ctrl_and_arrows_and_the_other_orders_by_a_letter(window):
    keys = proposed(window)
    window.go(KEY)
    by_gain = [one.id for one in window.page().table.records]
    window.page().table.select(lambda one: one.id == by_gain[-1])
    control(Qt.Key.Key_Up)
    control(Qt.Key.Key_Up)
    assert [one.id for one in window.page().table.records] == [by_gain[2], by_gain[0], by_gain[1]]
    assert window.page().table.current.id == by_gain[-1]
    press(Qt.Key.Key_G)
    assert [one.id for one in window.page().table.records] == by_gain
    press(Qt.Key.Key_O)
    assert window.page().table.records[0].id == keys["violencia"], "goal 5 comes before goal 16"
    press(Qt.Key.Key_R)
    assert window.page().table.records[0].id == by_gain[2]


def test_enter_opens_its_data_and_what_is_refused_is_said_there(window):
    keys = proposed(window)
    window.go(KEY, id=keys["foro"])
    said: list[str] = []

    def wrong(dialog: Question) -> None:
        dialog.focusWidget().setText(" ")
        dialog.accept()
        said.append(dialog.fault.text())
        dialog.focusWidget().setText("Foro de apertura")
        dialog.accept()

    answering(wrong)
    press(Qt.Key.Key_Return)
    assert said == ["Falta «Mejora»."] and one_of(window, keys["foro"]).title == "Foro de apertura"


def test_each_key_has_its_button(window):
    keys = proposed(window)
    window.go(KEY, id=keys["foro"])
    panel = window.page().panel
    assert {one.text() for one in panel.findChildren(QPushButton) if one.isVisible()} >= {"Aceptar", "Estado…"}
    next(one for one in panel.findChildren(QPushButton) if one.text() == "Aceptar").click()
    rest()
    assert {one.text() for one in panel.findChildren(QPushButton) if one.isVisible()} >= {"Pasar al POA", "Estado…"}
