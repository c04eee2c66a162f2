"""Every page as a screen reader meets it: what has the keyboard has a name of its own, a role and a value.

Tab follows the reading: down the columns of a panel and along its rows, wherever a widget was made.
"""

import gc
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from munidesk.features.council.attendance.page import QuorumBar, RosterPanel, RosterRow
from munidesk.features.council.votes.page import BallotTile, VotesPanel
from munidesk.instruments.page_answers import AnswerList
from munidesk.ui.keyboard import panel_of
from munidesk.ui.making import MakeButton
from munidesk.ui.page import stops_in
from munidesk.ui.window import MainWindow
from tests.stories.pages import FILES, opened, page_of, standing, three_files, visited
from tests.stories.pictures import subjects
from tests.stories.window import press, rest

Role = QAccessible.Role
MUTE = {Role.NoRole, Role.Client, Role.Border, Role.Grouping, Role.Pane, Role.Window, Role.Whitespace, Role.Separator}
"""Roles that tell nobody what a thing is for."""


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    return three_files(tmp_path_factory.mktemp("voz"), session_open=True)


@pytest.fixture(params=FILES, scope="module")
def open_window(app: QApplication, files: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    with standing(files[request.param], read_only=request.param == "read_only") as made:
        yield made


@pytest.fixture
def window(qapp: QApplication, open_window: MainWindow) -> MainWindow:
    return open_window


@pytest.fixture
def filled(qapp: QApplication, files: dict[str, Path]) -> Iterator[MainWindow]:
    with opened(files["filled"]) as made:
        yield made


def told(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def name(widget: QWidget) -> str:
    return told(widget).text(QAccessible.Text.Name)


def value(widget: QWidget) -> str:
    return told(widget).text(QAccessible.Text.Value)


def unnamed(stop: QWidget) -> str:
    if not name(stop):
        return f"{type(stop).__name__} in {type(stop.parentWidget()).__name__} has no name"
    role = told(stop).role()
    return f"{type(stop).__name__} «{name(stop)}» is a {role.name}" if role in MUTE else ""


def alike(stops: list[QWidget]) -> list[str]:
    """Names that two things have; the primary button may stand again beside its list."""
    said = Counter((told(one).role().name, name(one)) for one in stops if not isinstance(one, MakeButton))
    return [f"{count} times {role} «{words}»" for (role, words), count in said.items() if count > 1]


def area(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def out_of_order(stops: list[QWidget], page: QWidget) -> list[str]:
    """Where Tab goes back: up, or to the left in a row, save to the head of a column further to the right."""
    wrong = []
    for one, other in pairwise(stops):
        if panel_of(one, page) is not panel_of(other, page):
            continue
        here, there = area(one, page), area(other, page)
        up = there.bottom() < here.top() and there.left() <= here.right()
        beside = there.top() <= here.bottom() and here.top() <= there.bottom()
        if up or (beside and there.right() < here.left()):
            wrong.append(f"from «{name(one)}» back to «{name(other)}»")
    return wrong


def test_w62_whatever_has_the_keyboard_says_its_own_name_and_what_it_is(window):
    wrong = []
    for page in visited(window):
        stops = list(stops_in(page_of(window)))
        wrong += [f"{page}: {fault}" for fault in (*map(unnamed, stops), *alike(stops)) if fault]
    assert wrong == []


def test_w62_tab_goes_as_one_reads_on_every_page(window):
    wrong = []
    for page in visited(window):
        shown = page_of(window)
        wrong += [f"{page}: {line}" for line in out_of_order(list(stops_in(shown)), shown)]
    assert wrong == []


def test_w62_tab_walks_every_stop_of_the_page_in_that_order(filled):
    """What `stops_in` promises, by the key itself, and back with Shift."""
    wrong = []
    for page in visited(filled):
        shown = page_of(filled)
        stops = [one for one in stops_in(shown) if not told(one).state().multiLine and not told(one).childCount() > 40]
        for one, other in pairwise(stops[:12]):
            one.setFocus()
            shown.focusNextPrevChild(True)
            after = filled.focusWidget()
            if after not in stops:  # a table or a text between them keeps Tab to its cells
                continue
            if after is not other:
                wrong.append(f"{page}: after «{name(one)}» comes «{name(after)}», not «{name(other)}»")
    assert wrong == []


def shown_in(window: MainWindow, kind: type[QWidget], key: str, **arguments: str) -> QWidget:
    found = subjects(window.context.store)
    window.go(key, **arguments, **({"id": found[key]} if key in found else {}))
    for _turn in range(3):
        rest()
    return next(one for one in page_of(window).findChildren(kind) if one.isVisible())


def marked(panel: QWidget) -> QWidget:
    gc.collect()  # what Python made for Qt must outlive a collection
    return told(panel).focusChild().object()


def test_w62_the_roster_is_a_list_whose_marked_row_is_read(filled):
    panel = shown_in(filled, RosterPanel, "council.session", step="live", item="3")
    panel.setFocus()
    rest()
    assert (told(panel).role(), name(panel)) == (Role.List, "Asistencia")
    first = marked(panel)
    assert isinstance(first, RosterRow)
    assert told(first).role() is Role.ListItem
    assert told(first).state().focused
    assert value(panel).startswith(name(first))
    press(Qt.Key.Key_Down)
    second = marked(panel)
    assert name(second).startswith("2, ")
    assert value(panel).startswith(name(second))
    assert "quórum" in value(panel)
    bar = next(iter(panel.findChildren(QuorumBar)))
    assert told(bar).role() is Role.ProgressBar
    assert value(bar).startswith(f"{panel._counter.text()} de ")


def test_w62_the_ballots_are_a_list_whose_value_says_the_result(filled):
    panel = shown_in(filled, VotesPanel, "council.session", step="live", item="5")
    panel.setFocus()
    rest()
    assert (told(panel).role(), name(panel)) == (Role.List, "Votación")
    first = marked(panel)
    assert isinstance(first, BallotTile)
    assert told(first).role() is Role.ListItem
    assert value(panel).startswith(name(first))
    assert any(word in value(panel) for word in ("APROBADA", "RECHAZADA", "EMPATADA"))
    press(Qt.Key.Key_Right)
    assert marked(panel) is not first
    assert value(panel).startswith(name(marked(panel)))


def test_w62_the_criteria_of_a_round_are_a_list_whose_value_is_the_question_and_its_answer(filled):
    answers = shown_in(filled, AnswerList, "pilot", tab="1")
    answers.setFocus()
    rest()
    assert (told(answers).role(), name(answers)) == (Role.List, "Criterios de la ronda")
    before = value(answers)
    assert before.startswith("1.1 ")
    press(Qt.Key.Key_Down)
    assert value(answers) != before
