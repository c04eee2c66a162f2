"""The plan of action by real keys, from an empty file to its products done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from munidesk.base.dates import today
from munidesk.features.action.domain import State
from munidesk.features.action.kinds import ACTION_GOALS, ACTION_PLANS, ACTION_PRODUCTS
from munidesk.features.action.page_action import ActionPage
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.window import answering, control, focused, opened, press, rest, typing, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    def town_alone(store) -> None:
        town.save_municipality(store, Municipality(name="Municipio de Cerro del Alba", country="UY"))

    with opened(tmp_path, town_alone) as made:
        made.resize(1366, 697)
        yield made


@pytest.fixture
def sample(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=1, initiatives=2))) as made:
        made.resize(1366, 697)
        yield made


def test_from_an_empty_file_a_plan_of_action_is_typed_and_a_product_is_told_done(window):
    store = window.context.store
    window.go("action")
    rest()
    answering(typing("Plan de acción"))
    control(Qt.Key.Key_N)
    (plan,) = ACTION_PLANS.all(store)
    assert plan.title == "Plan de acción"
    answering(typing("Responder"))
    control(Qt.Key.Key_N)
    (goal,) = ACTION_GOALS.all(store)
    assert goal.title == "Responder"
    control(Qt.Key.Key_N)
    for title in ("Informe", "Manual"):
        write(title)
        press(Qt.Key.Key_Return)
    assert [one.title for one in ACTION_PRODUCTS.all(store)] == ["Informe", "Manual"]
    page = window.page()
    assert isinstance(page, ActionPage)
    page.products.table.setFocus()
    for _turn in range(3):
        press(Qt.Key.Key_Right)
    write("cum")
    press(Qt.Key.Key_Return)
    done = next(one for one in ACTION_PRODUCTS.all(store) if one.title == "Manual")
    assert (done.state, done.done_on) == (State.DONE, today())
    control(Qt.Key.Key_Z)
    assert ACTION_PRODUCTS.get(store, done.id).state is State.PENDING


def test_what_is_typed_over_a_product_does_not_rename_it_and_supr_is_undone(sample):
    store = sample.context.store
    sample.go("action")
    rest()
    page = sample.page()
    assert isinstance(page, ActionPage)
    before = {one.id: one for one in ACTION_PRODUCTS.all(store)}
    page.products.table.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    write("otra cosa")
    press(Qt.Key.Key_Escape)
    assert {one.id: one for one in ACTION_PRODUCTS.all(store)} == before
    press(Qt.Key.Key_Delete)
    assert len(ACTION_PRODUCTS.all(store)) == len(before) - 1
    control(Qt.Key.Key_Z)
    assert {one.id: one for one in ACTION_PRODUCTS.all(store)} == before


def test_a_product_half_typed_is_there_when_one_comes_back(sample):
    sample.go("action")
    rest()
    control(Qt.Key.Key_N)
    write("Cartelera")
    sample.go("home")
    rest()
    sample.go("action")
    rest()
    page = sample.page()
    assert isinstance(page, ActionPage)
    assert page.products._title.text() == "Cartelera"
    assert focused() is not None
