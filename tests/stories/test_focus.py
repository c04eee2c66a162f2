"""The keyboard on every page, with a filled file, an empty one and one that is only read: it is never nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from munidesk import catalog
from munidesk.ui.keyboard import panels_of
from munidesk.ui.page import stops_in
from munidesk.ui.tabs import Tabs
from munidesk.ui.window import MainWindow
from tests.stories.pages import FILES, lost, standing, three_files, visited
from tests.stories.pictures import PAGES
from tests.stories.window import focused, press, rest

APART = {(page.key, part) for page in catalog.pages() for part, key in page.apart if key == "F6"}
"""What its manifest says that goes round by itself."""
GOES_ROUND_BY_ITSELF = {name for name, key, given in PAGES if (key, given.get("step", given.get("tab", ""))) in APART}


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    return three_files(tmp_path_factory.mktemp("foco"))


@pytest.fixture(params=FILES, scope="module")
def open_window(app: QApplication, files: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    with standing(files[request.param], read_only=request.param == "read_only") as made:
        yield made


@pytest.fixture
def window(qapp: QApplication, open_window: MainWindow) -> MainWindow:
    return open_window


def test_every_page_is_in_the_list_that_the_stories_visit():
    assert {page.key for page in catalog.pages()} == {key for _name, key, _arguments in PAGES}


def test_a_page_opens_with_the_keyboard_in_it(window):
    assert [f"{page}: {lost(window)}" for page in visited(window) if lost(window)] == []


def test_tab_walks_the_page_and_never_reaches_the_rail(window):
    """W8: the space of «400 luminarias» pressed «Inicio»."""
    wrong = []
    for page in visited(window):
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            for _turn in range(25):
                QTest.keyClick(focused(), key)
                if lost(window):
                    wrong.append(f"{page}: {key.name} {lost(window)}")
                    break
    assert wrong == []


def test_w18_w19_f6_goes_round_the_panels_and_the_rail_on_every_page(window):
    wrong = []
    for page in visited(window):
        shown, seen = window.page(), []
        assert shown is not None
        panels = panels_of(shown)
        for _turn in range(len(panels) + 2):
            press(Qt.Key.Key_F6)
            seen.append("rail" if window.rail.isAncestorOf(focused()) else lost(window))
        if ("rail" not in seen and page not in GOES_ROUND_BY_ITSELF) or any(one not in ("", "rail") for one in seen):
            wrong.append(f"{page}: {seen} of {len(panels)}")
    assert wrong == []


def test_w22_ctrl_tab_goes_to_the_next_tab_with_the_keyboard_in_it(window):
    wrong = []
    for page in visited(window):
        shown = window.page()
        assert shown is not None
        tabs = next((one for one in shown.findChildren(Tabs) if one.isVisible()), None)
        if tabs is None:
            continue
        before = tabs.index
        press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        if tabs.index == before or lost(window):
            wrong.append(f"{page}: {before} → {tabs.index} {lost(window)}")
        press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if tabs.index != before or lost(window):
            wrong.append(f"{page}: back to {tabs.index} {lost(window)}")
    assert wrong == []


def test_escape_leaves_whatever_has_the_keyboard_for_a_place_of_the_page(window):
    wrong = []
    for page in visited(window):
        for _turn in range(4):
            press(Qt.Key.Key_Tab)
            for _again in range(2):
                before = type(focused()).__name__, focused().accessibleName()
                press(Qt.Key.Key_Escape)
                if lost(window):
                    print(page, before)
                    wrong.append(f"{page}: {lost(window)}")
    assert wrong == []


def test_w20_what_loses_the_keyboard_gives_it_back_to_its_page(window):
    """Hidden, disabled or closed by a verb: the next key goes neither nowhere nor to the rail."""
    wrong = []
    for page in visited(window):
        there: QWidget = focused()
        shown = window.page()
        assert shown is not None
        if len(list(stops_in(shown))) < 2:
            continue
        there.hide()
        rest()
        if lost(window):
            wrong.append(f"{page}: {lost(window)}")
        there.show()
    assert wrong == []


def test_w14_the_way_at_the_top_follows_the_tab(window):
    window.go("participation")
    for _turn in range(5):
        press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        page = window.page()
        assert page is not None
        words = [page.crumbs()[-1][0]]
        shown = [window._crumbs.itemAt(at).widget() for at in range(window._crumbs.count())]
        assert [one.text() for one in shown if one is not None][-1:] == words
