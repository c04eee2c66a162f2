"""The plan by keyboard: lines, goals, readings, the schedule, a strategy that becomes an activity, the printed POA."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from munidesk.catalog import write_sample
from munidesk.data import check
from munidesk.documents.lines import plain_lines
from munidesk.features.planning import exports
from munidesk.features.planning.domain import Funding, Heading, Level, Line
from munidesk.features.planning.page_line import edit_line
from munidesk.features.planning.page_line_lists import LineLists
from munidesk.features.planning.page_planning import PlanningPage
from munidesk.features.planning.page_reading import ReadingDialog
from munidesk.features.planning.store_plan import line_of, money_of, save_line, set_funding
from munidesk.features.swot.store import load_view, newest
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.links import links_of
from munidesk.town.page_export import write_entry
from munidesk.town.sample import SampleSize
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.documents.reading import assert_same_lines
from tests.stories.window import accept, answering, control, finish_work, opened, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=2, initiatives=12))) as made:
        yield made


def page_of(window: MainWindow) -> PlanningPage:
    window.go("planning")
    rest()
    page = window.page()
    assert isinstance(page, PlanningPage)
    return page


def test_lines_are_typed_moved_and_undone_in_the_tree(window):
    page = page_of(window)
    tree = page.tree
    tree.table.setFocus()
    tree.table.select(lambda one: one.code == "1.2.2")
    QTest.keyClick(tree.table, Qt.Key.Key_Insert)
    editor = tree.table.focusWidget() or QApplication.focusWidget()
    made = tree.table.current
    assert made is not None
    assert (made.level, made.year) == (Level.ACTIVITY, 2026)
    assert editor is not None
    tree.table.closePersistentEditor(tree.table.currentIndex())
    tree._set_title(made, "Pintar cebras")
    tree._set_goal(tree.table.current, "12 cebras")
    found = next(one for one in page.view.lines if one.id == made.id)
    assert (found.title, str(found.target), found.unit) == ("Pintar cebras", "12", "cebras")
    assert [one.title for one in page.view.children[found.parent_id]][-1] == "Pintar cebras"

    # Ctrl+Up moves it, Ctrl+Z brings it back.
    tree.table.setFocus()
    QTest.keyClick(tree.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert [one.title for one in page.view.children[found.parent_id]][-1] == "Rampas en esquinas"
    control(Qt.Key.Key_Z)
    assert [one.title for one in page.view.children[found.parent_id]][-1] == "Pintar cebras"


def test_rows_of_a_spreadsheet_are_pasted_as_lines(window):
    page = page_of(window)
    tree = page.tree
    tree.table.select(lambda one: one.code == "2.2.1")
    tree.table.setFocus()
    QApplication.clipboard().setText("Cine en la plaza\t4 funciones\tCultura\nMaratón\t1 jornada\tDeporte")
    control(Qt.Key.Key_V)
    titles = {one.title: one for one in page.view.lines}
    assert (str(titles["Cine en la plaza"].target), titles["Maratón"].responsible) == ("4", "Deporte")


def by_code(page: PlanningPage, code: str) -> Line:
    return next(one for one in page.view.lines if one.code == code)


def at(page: PlanningPage, code: str, column: int) -> None:
    table = page.tree.table
    table.select(lambda one: one.code == code)
    table.setCurrentIndex(table.model().index(table.currentIndex().row(), column))
    table.setFocus()


def test_ctrl_d_fills_the_column_of_the_cursor_as_in_a_spreadsheet(window):
    window.resize(1920, 1000)
    page = page_of(window)
    table = page.tree.table
    # One line: from the one above, over what it had.
    save_line(
        page.context.store, replace(line_of(page.context.store, by_code(page, "1.1.1").id), responsible="Cuadrilla sur")
    )
    at(page, "1.1.2", 1)
    before = by_code(page, "1.1.2")
    control(Qt.Key.Key_D)
    after = by_code(page, "1.1.2")
    assert after.responsible == "Cuadrilla sur"
    assert (after.target, after.start, after.unit) == (before.target, before.start, before.unit)

    # Several, chosen with Shift and the arrow: from the first of them; one undo takes all back.
    save_line(
        page.context.store,
        replace(line_of(page.context.store, by_code(page, "1.2.1").id), responsible="Cuadrilla norte"),
    )
    at(page, "1.2.1", 1)
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    old = by_code(page, "1.2.2").responsible
    control(Qt.Key.Key_D)
    assert by_code(page, "1.2.2").responsible == "Cuadrilla norte"
    control(Qt.Key.Key_Z)
    assert by_code(page, "1.2.2").responsible == old

    # In the name, only what the line lacks is filled.
    save_line(
        page.context.store,
        replace(line_of(page.context.store, by_code(page, "1.2.2").id), responsible="", unit="esquinas"),
    )
    at(page, "1.2.2", 0)
    control(Qt.Key.Key_D)
    filled = by_code(page, "1.2.2")
    assert (filled.responsible, filled.unit) == ("Cuadrilla norte", "esquinas")

    # A computed column says so instead of doing something else.
    at(page, "1.1.2", 4)
    control(Qt.Key.Key_D)
    assert by_code(page, "1.1.2") == after


def test_how_far_it_got_is_typed_in_the_cell_and_a_group_refuses_it(window):
    page = page_of(window)
    model = page.tree.table.model()
    at(page, "1.2.2", 3)
    index = page.tree.table.currentIndex()
    assert index.data(Qt.ItemDataRole.EditRole) == "31"
    model.setData(index, "50")
    assert str(page.view.values[by_code(page, "1.2.2").id]) == "50"
    at(page, "1.2", 3)
    count = len(page.view.readings)
    assert not model.setData(page.tree.table.currentIndex(), "50")
    assert len(page.view.readings) == count
    # «400 postes» changes the goal; leaving the editor as it opened changes nothing.
    at(page, "1.1.2", 2)
    index = page.tree.table.currentIndex()
    assert index.data(Qt.ItemDataRole.EditRole) == "400 luminarias"
    assert not model.setData(index, "400 luminarias")
    assert model.setData(index, "420 de otra clase")
    assert (str(by_code(page, "1.1.2").target), by_code(page, "1.1.2").unit) == ("420", "de otra clase")


def test_several_chosen_lines_leave_and_come_back_together(window):
    page = page_of(window)
    count = len(page.view.lines)
    at(page, "1.2.1", 0)
    QTest.keyClick(page.tree.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    answering(accept)  # readings and money hang from them
    QTest.keyClick(page.tree.table, Qt.Key.Key_Delete)
    assert len(page.view.lines) == count - 2
    control(Qt.Key.Key_Z)
    assert len(page.view.lines) == count


def test_the_plan_is_filtered_by_where_the_money_comes_from(window):
    page = page_of(window)
    source = next(iter(page.view.sources.values()))
    page.tree.filters.words.setText(source)
    shown = page.tree.table.records
    assert shown
    assert {one.id for one in shown if not page.view.children.get(one.id)} <= set(page.view.sources)


def test_money_and_what_it_waits_for_are_written_in_the_window_of_the_line(window):
    page = page_of(window)
    one, other = by_code(page, "2.2.1"), by_code(page, "2.1.2")
    before = page.view.own[one.id].approved

    def fill(dialog: Question) -> None:
        lists = next(each for each in dialog.findChildren(QWidget) if isinstance(each, LineLists))
        QTest.keyClicks(lists.source, "Donaciones")
        QTest.keyClicks(lists.approved, "1.200,50")
        lists.save_money.click()
        QTest.keyClicks(lists.approved, "mucho")
        lists.save_money.click()
        assert "mucho" in lists.fault.text()
        accept(dialog)
        assert dialog.isVisible(), "money that cannot be read keeps the window open"
        assert "mucho" in dialog.fault.text()
        lists.approved.clear()
        lists.after.setCurrentIndex(lists.after.findData(other.id))
        lists.depend()
        lists.after.setCurrentIndex(lists.after.findData(other.id))
        accept(dialog)

    answering(fill)
    page.tree.table.select(lambda each: each.code == "2.2.1")
    page.tree.table.setFocus()
    QTest.keyClick(page.tree.table, Qt.Key.Key_Return)
    assert page.view.own[one.id].approved == before + 120_050
    assert "Donaciones" in page.view.sources[one.id]
    assert [each.after_id for each in page.view.dependencies if each.line_id == one.id] == [other.id]


def test_a_reading_moves_the_bar_of_the_whole_branch(window):
    page = page_of(window)
    branch = next(one for one in page.view.lines if one.code == "1.2")
    before = page.view.branches[branch.id].capped
    page.tree.table.select(lambda one: one.code == "1.2.2")

    def fill(dialog: ReadingDialog) -> None:
        QTest.keyClicks(dialog.value, "50")
        QTest.keyClicks(dialog.evidence, "acta de obra")
        accept(dialog)

    answering(fill)
    page.tree.table.setFocus()
    QTest.keyClick(page.tree.table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert page.view.branches[branch.id].capped > before
    ramps = next(one for one in page.view.lines if one.code == "1.2.2")
    assert ramps.id not in page.view.late


def test_a_bar_is_dragged_and_the_days_follow(window):
    page = page_of(window)
    gantt, table = page.tree.gantt, page.tree.table
    row = next(at for at, one in enumerate(table.records) if one.code == "1.2.1")
    one = table.records[row]
    area = gantt._bar(one, row)
    start = QPoint(round(area.center().x()), round(area.center().y()))
    step = round(gantt.width() * 31 / 365)
    QTest.mousePress(gantt, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(gantt, start - QPoint(step, 0))
    QTest.mouseRelease(gantt, Qt.MouseButton.LeftButton, pos=start - QPoint(step, 0))
    moved = next(each for each in page.view.lines if each.id == one.id)
    assert abs((moved.start - date(2026, 5, 31)).days) <= 1
    assert (moved.end - moved.start) == (one.end - one.start)


def test_a_strategy_becomes_an_activity_with_its_link(window):
    store = window.context.store
    strategy = load_view(store, newest(store)).strategies[0]
    key = window.context.actions["activity_from"](Ref("swot_strategy", strategy.id), strategy.text)
    own = Ref("plan_line", key)
    assert [one.other(own) for one in links_of(store, own)] == [Ref("swot_strategy", strategy.id)]
    assert any(one.title == strategy.text for one in page_of(window).view.lines)


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_poa_and_the_schedule_are_written_and_read_back(window, tmp_path, suffix):
    store = window.context.store
    for name, build in (("poa", exports.poa), ("cronograma", exports.gantt)):
        document = build(store, Selection())
        path = tmp_path / f"{name}{suffix}"
        write_entry(window.context, lambda document=document: document, path)
        finish_work(window)
        assert_same_lines(document, path)
    with store.lock:
        assert check.database_problems(store.connection) == ()


def test_every_tab_of_the_plan_opens(window):
    page = page_of(window)
    for tab in range(6):
        page.tabs.show_tab(tab)
        rest()
    page.tabs.show_tab(3)
    commitments = page.tabs.current
    commitments._title.setText("Abrir el parque")
    commitments._day.setText("31/02/2027")
    commitments._add()
    assert all(one.title != "Abrir el parque" for one in page.view.commitments)
    commitments._day.setText("28/02/2027")
    commitments._add()
    assert any(one.title == "Abrir el parque" for one in page.view.commitments)
    write("")


def test_a_tab_that_was_left_shows_the_plan_as_it_stands_when_one_comes_back(window):
    page = page_of(window)
    page.tabs.show_tab(1)
    money = page.tabs.current
    before = money.table.records[-1].current
    page.tabs.show_tab(0)
    set_funding(page.context.store, Funding(line_id=by_code(page, "1.1.2").id, source="Donaciones", approved=100_000))
    page.tabs.show_tab(1)
    rest()
    assert money.table.records[-1].current != before
    assert "Donaciones" in [one.source for one in money.table.records]


def test_the_bars_of_the_schedule_stand_beside_the_lines_in_sight(window):
    page = page_of(window)
    tree = page.tree
    rest()
    rows = [row for row, _line in tree.gantt._shown()]
    height = tree.table.viewport().height()
    seen = [
        row for row in range(len(tree.table.records))
        if -tree.table.rowHeight(row) < tree.table.rowViewportPosition(row) < height
    ]  # fmt: skip
    assert rows == seen


def test_k1_a_modified_credit_is_typed_with_the_money_of_the_line_and_stands_in_the_budget(window):
    page = page_of(window)
    key = by_code(page, "1.1.2").id
    lists = LineLists(page.context, key)
    lists.source.setText("FIGM literal B")
    lists.modified.setText("2.000.000")
    lists.save_money.click()
    (money,) = money_of(page.context.store, key)
    # What was left blank stays: neither the approved nor the executed became zero, nor the heading nothing.
    assert (money.approved, money.modified, money.executed) == (180_000_000, 200_000_000, 162_000_000)
    assert money.heading is Heading.WORKS
    shown = [one.text() for one in lists.findChildren(QLabel)]
    told = "FIGM literal B: aprobado 1.800.000, modificado 2.000.000, ejecutado 1.620.000"
    assert any(one.startswith(told) for one in shown)
    lines = plain_lines(exports.project(page.context.store, Selection(id=key)))
    assert lines.index("2.000.000") - lines.index("1.800.000") == 1
    control(Qt.Key.Key_Z)
    assert money_of(page.context.store, key)[0].modified is None
    lists.deleteLater()


def test_k3_a_line_of_a_level_of_another_version_is_shown_and_moved_and_stops_no_tab(window):
    page = page_of(window)
    one = by_code(page, "1.2.2")
    with page.context.store.change("otra versión") as writer:
        writer.put("plan_line", {"id": one.id, "level": "tarea_menor", "kind": "resultado"})
    for tab in range(6):
        page.tabs.show_tab(tab)
        page.refresh()
    page.tabs.show_tab(0)
    page.tree.table.select(lambda each: each.id == one.id)
    page.tree._on_key("deeper")
    page.tree._on_key("insert")
    answering(accept)
    edit_line(page.context, one.id)
    assert by_code(page, "1.2.2").kind == "resultado"


def test_k1_money_spent_over_what_is_in_force_is_told_in_the_tab_and_on_the_paper(window):
    page = page_of(window)
    store, key = page.context.store, by_code(page, "1.1.2").id
    words = "1.1.2 Recambio de luminarias: lo ejecutado de «FIGM literal B» pasa de lo vigente."
    assert words not in plain_lines(exports.budget(store, Selection()))
    set_funding(store, replace(money_of(store, key)[0], modified=100))
    page.tabs.show_tab(1)
    page.refresh()
    shown = "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert words in shown
    assert words in plain_lines(exports.budget(store, Selection()))
