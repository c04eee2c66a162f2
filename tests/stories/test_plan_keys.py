"""The table of the plan by real keys: what is typed goes to the cell of the cursor, and never over a name."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from munidesk.catalog import write_sample
from munidesk.features.planning.domain import Level, Line, Plan
from munidesk.features.planning.follow import areas_of
from munidesk.features.planning.kinds import LINES
from munidesk.features.planning.page_line_lists import LineLists
from munidesk.features.planning.page_planning import PlanningPage
from munidesk.features.planning.page_tree import TreeTab
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import add_dependency, add_line, money_of, readings_of, save_line, save_plan
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.stories.window import control, focused, opened, press, rest, write

META = 2


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=2, initiatives=6))) as made:
        made.resize(1920, 1000)
        yield made


@pytest.fixture
def tree(window: MainWindow) -> TreeTab:
    """An empty plan, with the keyboard in its table."""
    plan = save_plan(window.context.store, Plan(title="Plan nuevo", start_year=2026, end_year=2030)).id
    window.go("planning")
    page = window.page()
    assert isinstance(page, PlanningPage)
    page._open(plan)
    rest()
    page.tree.table.setFocus()
    return page.tree


def lines(window: MainWindow, tree: TreeTab) -> list[Line]:
    assert tree.view is not None
    return list(load_plan(window.context.store, tree.view.plan.id).lines)


def column(tree: TreeTab) -> int:
    return tree.table.currentIndex().column()


def insert(*names: str) -> None:
    for name in names:
        press(Qt.Key.Key_Insert)
        write(name)
        press(Qt.Key.Key_Return)


def test_w8_typing_over_a_line_does_not_rename_it(window, tree):
    insert("Cambiar luminarias")
    assert [one.title for one in lines(window, tree)] == ["Cambiar luminarias"]
    write("400 luminarias")
    press(Qt.Key.Key_Tab)
    (line,) = lines(window, tree)
    assert line.title == "Cambiar luminarias"
    assert line.target is None


def test_w8_the_arrow_reaches_the_goal_and_what_is_typed_there_is_stored(window, tree):
    insert("Cambiar luminarias")
    for _turn in range(8):
        if column(tree) == META:
            break
        press(Qt.Key.Key_Right)
    assert column(tree) == META
    write("400")
    press(Qt.Key.Key_Return)
    (line,) = lines(window, tree)
    assert (line.title, str(line.target)) == ("Cambiar luminarias", "400")


def test_w8_a_number_its_unit_and_tab_never_leave_the_page(window, tree):
    insert("Ciudad ordenada", "Cambiar luminarias")
    page = window.page()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    for _turn in range(40):
        write("400 luminarias")
        press(Qt.Key.Key_Tab)
        assert window.page() is page
        assert page.isAncestorOf(focused()), "the keyboard stays on the page"
        if focused() is not tree.table:
            break
    found = {one.title: (str(one.target), one.unit) for one in lines(window, tree)}
    assert found["Cambiar luminarias"] == ("400", "luminarias")
    assert set(found) == {"Ciudad ordenada", "Cambiar luminarias"}, "no name was typed over"


def test_w8_tab_goes_from_cell_to_cell_and_back_and_leaves_at_the_ends(window, tree):
    insert("Uno", "Dos")
    table = tree.table
    table.setCurrentIndex(table.model().index(0, 0))
    seen = []
    while focused() is table and len(seen) < 40:
        index = table.currentIndex()
        seen.append((index.row(), index.column()))
        press(Qt.Key.Key_Tab)
    columns = [at for row, at in seen if row == 0]
    assert columns == sorted(columns)
    assert columns[0] == 0
    assert META in columns
    assert [at for row, at in seen if row == 1] == columns
    assert focused() is not table
    assert window.page().isAncestorOf(focused())
    table.setFocus()
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert table.currentIndex().row() == 1
    table.setCurrentIndex(table.model().index(0, 0))
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is not table
    assert window.page().isAncestorOf(focused())


def test_w8_f2_corrects_the_name_with_the_old_one_in_it(window, tree):
    insert("Cambiar luminarias")
    press(Qt.Key.Key_F2)
    assert QApplication.focusWidget().text() == "Cambiar luminarias"
    press(Qt.Key.Key_End)
    write(" del centro")
    press(Qt.Key.Key_Return)
    assert [one.title for one in lines(window, tree)] == ["Cambiar luminarias del centro"]


def test_w8_an_accent_does_not_rename_either_and_says_what_does(window, tree):
    insert("Cambiar luminarias")
    said: list[str] = []
    tree.table.refused.connect(said.append)
    event = QInputMethodEvent()
    event.setCommitString("á")
    QApplication.sendEvent(tree.table, event)
    rest()
    assert tree.table.state() is not tree.table.State.EditingState
    assert "F2" in said[0]


def test_w8_arrows_fold_a_group_and_otherwise_go_on(window, tree):
    insert("Eje", "Dentro")
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    table = tree.table
    table.setCurrentIndex(table.model().index(0, 0))
    press(Qt.Key.Key_Left)
    assert [one.title for one in table.records] == ["Eje"]
    press(Qt.Key.Key_Right)
    assert [one.title for one in table.records] == ["Eje", "Dentro"]
    press(Qt.Key.Key_Right)
    assert column(tree) == 1
    press(Qt.Key.Key_Left)
    assert column(tree) == 0


def test_w8_ins_names_the_new_line_even_where_a_filter_would_hide_it(window):
    window.go("planning")
    rest()
    tree = window.page().tree
    assert tree.year is not None, "the page opens on this year's lines"
    before = [one.title for one in lines(window, tree)]
    tree.filters.words.setText("luminarias")
    tree.table.select(lambda one: not one.parent_id)
    tree.table.setFocus()
    insert("Ciudad limpia")
    after = [one.title for one in lines(window, tree)]
    assert sorted(after) == sorted([*before, "Ciudad limpia"])


def test_w69_progress_of_a_line_without_a_goal_is_refused_in_words_and_not_kept(window, tree):
    """Ctrl+R on an axis kept 5, then 20, and showed nothing."""
    said = spoken(window)
    insert("Ciudad ordenada")
    control(Qt.Key.Key_R)
    assert "«1 Ciudad ordenada» no tiene meta" in said[-1]
    (line,) = lines(window, tree)
    assert readings_of(window.context.store, line.id) == ()


def test_w69_of_an_activity_without_a_goal_it_is_kept_and_one_is_told_why_no_share_is_shown(window, tree):
    said = spoken(window)
    insert("Pintar los juegos")
    (line,) = lines(window, tree)
    save_line(window.context.store, replace(line, level=Level.ACTIVITY))
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    write("1")
    press(Qt.Key.Key_Return)
    assert [one.value for one in readings_of(window.context.store, line.id)] == [1]
    assert "Sin meta no hay porcentaje" in said[-1]


def test_w69_a_line_dragged_past_what_waits_for_it_says_so(window, tree):
    said, store = spoken(window), window.context.store
    insert("Licitar", "Construir")
    first, second = lines(window, tree)
    for one, start, end in ((first, 1, 3), (second, 4, 6)):
        save_line(store, replace(one, start=date(2026, start, 1), end=date(2026, end, 28)))
    add_dependency(store, second.id, first.id)
    tree.gantt.moved.emit(first.id, date(2026, 3, 1), date(2026, 5, 28))
    assert said[-1] == (
        "«Construir» empieza el 01/04/2026, y espera a «Licitar», que termina el 28/05/2026. Revise las fechas. "
        "La tecla C, en el cronograma, las corre."
    )
    tree.gantt.moved.emit(first.id, date(2026, 1, 1), date(2026, 3, 28))
    assert len(said) == 1


def test_w69_what_is_in_force_is_written_in_the_window_of_the_line(window, tree):
    insert("Luminarias")
    (line,) = lines(window, tree)
    lists = LineLists(window.context, line.id)
    lists.source.setText("FIGM")
    lists.approved.setText("1000")
    lists.modified.setText("1200")
    lists.settle()
    (money,) = money_of(window.context.store, line.id)
    assert (money.approved, money.current) == (100_000, 120_000)
    lists.deleteLater()


def spoken(window: MainWindow) -> list[str]:
    """What the foot of the window says from now on."""
    said: list[str] = []
    window.context.toast = lambda text, _undo: said.append(text)
    return said


# -- the schedule by keys


def chart(window: MainWindow, tree: TreeTab) -> Line:
    """With the keyboard in the schedule, on the bar of a line that is found again."""
    insert("Cambiar luminarias")
    (line,) = lines(window, tree)
    save_line(window.context.store, replace(line, start=date(2026, 3, 1), end=date(2026, 3, 10)))
    rest()
    for _turn in range(6):
        if focused() is tree.gantt:
            break
        press(Qt.Key.Key_F6)
    assert focused() is tree.gantt
    return line


def days(window: MainWindow, line: Line) -> tuple[date | None, date | None]:
    now = LINES.get(window.context.store, line.id)
    return now.start, now.end


def test_the_arrows_move_a_bar_shift_lengthens_it_and_a_run_of_them_is_one_undo(window, tree):
    line = chart(window, tree)
    for _turn in range(3):
        press(Qt.Key.Key_Right)
    assert days(window, line) == (date(2026, 3, 4), date(2026, 3, 13))
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert days(window, line) == (date(2026, 2, 25), date(2026, 3, 7))
    assert "25" in tree.gantt.accessibleDescription(), "a screen reader says where it stands"
    control(Qt.Key.Key_Z)
    assert days(window, line) == (date(2026, 3, 1), date(2026, 3, 10))


def test_w69_the_key_c_moves_what_waits_for_a_bar_that_now_ends_later(window, tree):
    store = window.context.store
    line = chart(window, tree)
    assert tree.view is not None
    after = replace(line, id="", code="", title="Pintar", start=date(2026, 3, 11), end=date(2026, 3, 12))
    later = add_line(store, after)
    add_dependency(store, later, line.id)
    rest()
    tree.gantt.setFocus()
    tree.table.select(lambda one: one.id == line.id)
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_C)
    moved = LINES.get(store, later)
    assert (moved.start, moved.end) == (date(2026, 3, 18), date(2026, 3, 19))
    control(Qt.Key.Key_Z)
    assert LINES.get(store, later).start == date(2026, 3, 11)


def test_a_bar_without_days_is_not_moved_and_one_is_told_where_to_write_them(window, tree):
    insert("Sin fechas")
    tree.gantt.setFocus()
    press(Qt.Key.Key_Right)
    (line,) = lines(window, tree)
    assert (line.start, line.end) == (None, None)


def test_activities_under_a_target_at_once_below_an_axis_are_of_the_year_and_have_a_sheet(window, tree):
    alt = Qt.KeyboardModifier.AltModifier
    insert("Ciudad", "Bacheo")
    press(Qt.Key.Key_Right, alt)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    write("100 cuadras")
    press(Qt.Key.Key_Return)
    insert("Ñandú")
    press(Qt.Key.Key_Right, alt)
    press(Qt.Key.Key_Right)
    write("Obras")
    press(Qt.Key.Key_Return)
    assert tree.view is not None
    found = {one.title: (one.level, one.year) for one in lines(window, tree)}
    assert found["Bacheo"] == (Level.TARGET, None)
    assert found["Ñandú"] == (Level.ACTIVITY, tree.year)
    assert [one.name for one in areas_of(tree.view, tree.view.day.year)] == ["Obras"]
    tree.table.select(lambda one: one.title == "Ñandú")
    press(Qt.Key.Key_Left, alt)
    assert {one.title: one.level for one in lines(window, tree)}["Ñandú"] is Level.TARGET


def test_who_answers_for_a_line_is_in_sight_in_a_small_window(window, tree):
    insert("Ciudad")
    window.resize(1366, 697)
    rest()
    assert not tree.table.isColumnHidden(1)
