"""A strategy of the FODA goes to the plan: carried when there is none yet, once, and where the person says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from munidesk.data.store import Store
from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.page_planning import PlanningPage
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store import newest as newest_plan
from munidesk.features.planning.store_plan import add_line, delete_lines, save_plan
from munidesk.features.swot.domain import Factor, Matrix, Quadrant, Strategy, StrategyKind
from munidesk.features.swot.kinds import STRATEGIES
from munidesk.features.swot.store import add_factor, new_matrix, save_strategy
from munidesk.records.ref import Ref
from munidesk.town.founding import found
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.window import accept, answering, focused, opened, press, rest

STRATEGY = "Presentar obras con el equipo propio"


def fill(store: Store) -> None:
    found(store, country="UY", name="Municipio de Cerro del Alba")
    key = new_matrix(store, Matrix(title="FODA del Plan"))
    crossed = [
        add_factor(store, Factor(matrix_id=key, quadrant=quadrant, text=quadrant.word))
        for quadrant in (Quadrant.STRENGTH, Quadrant.OPPORTUNITY)
    ]
    save_strategy(store, Strategy(matrix_id=key, kind=StrategyKind.SO, text=STRATEGY), crossed)


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, fill) as made:
        yield made


def to_plan(window: MainWindow) -> QAbstractButton:
    """«Al plan» or «En el plan» of the strategy, with the keyboard on it."""
    window.go("swot", tab="3")
    rest()
    page = window.page()
    assert page is not None
    (made,) = [one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.text().endswith("l plan")]
    made.setFocus()
    return made


def lines(window: MainWindow) -> list[Line]:
    key = newest_plan(window.context.store)
    return list(load_plan(window.context.store, key).lines) if key else []


def test_w49_without_a_plan_one_is_made_and_the_strategy_is_its_first_activity(window):
    said: list[str] = []

    def create(dialog: Question) -> None:
        said.extend(one.text() for one in dialog.findChildren(QLabel))
        accept(dialog)

    to_plan(window)
    answering(create)
    press(Qt.Key.Key_Return)
    assert any(STRATEGY in one for one in said)
    (line,) = lines(window)
    assert (line.title, line.level) == (STRATEGY, Level.ACTIVITY)


def test_w49_who_goes_back_leaves_no_plan_and_the_strategy_as_it_was(window):
    to_plan(window)
    answering(lambda dialog: dialog.reject())
    press(Qt.Key.Key_Return)
    assert lines(window) == []
    assert to_plan(window).text() == "Al plan"


def test_w73_it_hangs_where_the_person_says_and_under_no_axis_nobody_asked_for(window):
    store = window.context.store
    plan = save_plan(store, Plan(title="Plan", start_year=2026, end_year=2030)).id
    axes = [add_line(store, Line(plan_id=plan, level=Level.AXIS, title=title)) for title in ("Obras", "Cultura")]

    def second(dialog: Question) -> None:
        places = dialog.findChild(QComboBox)
        assert places is not None
        places.setCurrentIndex(1)
        accept(dialog)

    to_plan(window)
    answering(second)
    press(Qt.Key.Key_Return)
    (made,) = [one for one in lines(window) if one.level is Level.ACTIVITY]
    assert (made.title, made.parent_id) == (STRATEGY, axes[1])
    assert len(lines(window)) == 3


def test_w73_pressed_twice_it_goes_to_the_activity_that_is_there(window):
    save_plan(window.context.store, Plan(title="Plan", start_year=2026, end_year=2030))
    to_plan(window)
    press(Qt.Key.Key_Return)
    again = to_plan(window)
    assert again.text() == "En el plan"
    assert "Ya está en el plan" in again.accessibleName()
    press(Qt.Key.Key_Return)
    page = window.page()
    assert isinstance(page, PlanningPage)
    assert page.tree.table.current is not None
    assert page.tree.table.current.title == STRATEGY
    assert len(lines(window)) == 1


def test_w73_undone_it_can_be_passed_again(window):
    save_plan(window.context.store, Plan(title="Plan", start_year=2026, end_year=2030))
    to_plan(window)
    press(Qt.Key.Key_Return)
    window.undo()
    assert to_plan(window).text() == "Al plan"
    assert focused().text() == "Al plan"


def test_w73_the_verb_itself_makes_no_second_activity(window):
    store = window.context.store
    save_plan(store, Plan(title="Plan", start_year=2026, end_year=2030))
    own = Ref("swot_strategy", STRATEGIES.all(store)[0].id)
    made = {window.context.actions["activity_from"](own, STRATEGY) for _turn in range(2)}
    assert len(made) == 1
    assert {one.id for one in lines(window)} == made


def test_w73_when_its_activity_leaves_the_plan_it_can_be_passed_again(window):
    store = window.context.store
    save_plan(store, Plan(title="Plan", start_year=2026, end_year=2030))
    to_plan(window)
    press(Qt.Key.Key_Return)
    window.go("planning")
    delete_lines(store, [one.id for one in lines(window)])
    assert to_plan(window).text() == "Al plan"
