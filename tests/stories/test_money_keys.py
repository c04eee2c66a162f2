"""Money and priorities by real keys: a movement is written down and taken out; each person gives their own mark."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from munidesk.catalog import write_sample
from munidesk.features.planning.codes import Stage
from munidesk.features.planning.kinds import FUNDING, MONEY_ENTRIES
from munidesk.features.planning.page_planning import PlanningPage
from munidesk.features.planning.page_priorities import PriorityTab
from munidesk.features.planning.store_plan import marks, marks_given
from munidesk.town.sample import SampleSize
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.window import answering, control, focused, opened, press, rest, typing, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=1, initiatives=2))) as made:
        made.resize(1366, 697)
        yield made


def page_of(window: MainWindow, tab: str) -> PlanningPage:
    window.go("planning", tab=tab)
    rest()
    page = window.page()
    assert isinstance(page, PlanningPage)
    return page


def test_ctrl_n_on_the_money_writes_a_movement_of_the_source_of_the_cursor_and_it_is_undone_whole(window):
    page, store = page_of(window, "1"), window.context.store
    page.money.table.setFocus()
    press(Qt.Key.Key_Down)
    source = page.money.table.current
    assert source is not None
    before = sum(one.executed for one in FUNDING.all(store) if one.id in source.ids)
    answering(typing("1.500"))
    control(Qt.Key.Key_N)
    made = [one for one in MONEY_ENTRIES.all(store) if one.amount == 150_000]
    assert [(one.stage, one.funding_id in source.ids) for one in made] == [(Stage.EXECUTED, True)]
    assert sum(one.executed for one in FUNDING.all(store) if one.id in source.ids) == before + 150_000
    control(Qt.Key.Key_Z)
    assert [one for one in MONEY_ENTRIES.all(store) if one.amount == 150_000] == []
    assert sum(one.executed for one in FUNDING.all(store) if one.id in source.ids) == before


def test_what_is_refused_stays_typed_in_its_dialog_with_the_reason(window):
    page, said = page_of(window, "1"), []
    page.money.table.setFocus()

    def answer(dialog: Question) -> None:
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)
        said.append(dialog.fault.text())
        dialog.reject()

    answering(answer)
    control(Qt.Key.Key_N)
    assert said == ["Escriba cuánto dinero fue."]


def test_enter_on_a_source_shows_its_movements_and_supr_takes_one_out_of_the_total(window):
    page, store, counts = page_of(window, "1"), window.context.store, []
    page.money.table.setFocus()
    source = page.money.table.current
    assert source is not None

    def answer(dialog: Question) -> None:
        counts.append(len(MONEY_ENTRIES.all(store)))
        widget = dialog.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    before = sum(one.executed + (one.paid or 0) for one in FUNDING.all(store))
    answering(answer)
    press(Qt.Key.Key_Return)
    assert len(MONEY_ENTRIES.all(store)) == counts[0] - 1
    assert sum(one.executed + (one.paid or 0) for one in FUNDING.all(store)) < before


def test_the_money_is_seen_by_whose_it_is_and_by_year(window):
    money = page_of(window, "1").money
    money._by.setCurrentIndex(1)
    money._by.activated.emit(1)
    assert [one.name for one in money.table.records] == ["Federación", "Estado", "Municipio", "Total"]
    money._year.setCurrentIndex(0)
    money._year.activated.emit(0)
    assert money.table.records[-1].approved == 770_000_000


def test_each_person_gives_a_mark_by_keys_and_the_mean_is_not_typed_over(window):
    page, store = page_of(window, "5"), window.context.store
    tab = page.tabs.current
    assert isinstance(tab, PriorityTab)
    table = tab._table
    assert table is not None
    plan = page.view.plan.id
    table.setFocus()
    table.select(lambda one: one.line.title == "Encuentros de zona")
    project = table.current
    for _turn in range(6):
        if focused().accessibleName() == "Quién puntuó":
            break
        press(Qt.Key.Key_F6)
    write("S. Cabral")
    press(Qt.Key.Key_Return)
    for value in ("6", "7", "8"):
        write(value)
        press(Qt.Key.Key_Tab)
    given = [one for one in marks_given(store, plan) if one.line_id == project.line.id]
    assert sorted((one.who, one.value) for one in given) == [("S. Cabral", 6), ("S. Cabral", 7), ("S. Cabral", 8)]
    assert set(marks(store, plan).values()) >= {Decimal(6)}
    assert next(one for one in table.records if one.line.id == project.line.id).place is not None


def test_a_new_project_is_among_those_without_marks(window):
    page = page_of(window, "5")
    tab = page.tabs.current
    assert isinstance(tab, PriorityTab)
    answering(typing("Cruce seguro"))
    control(Qt.Key.Key_N)
    assert tab._table is not None
    assert [one.place for one in tab._table.records if one.line.title == "Cruce seguro"] == [None]
    assert QApplication.activeModalWidget() is None
    assert focused() is not None
