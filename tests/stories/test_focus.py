"""The keyboard on every page, with a filled file, an empty one and one that is only read: it is never nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from munidesk import catalog
from munidesk.ui.keyboard import panels_of
from munidesk.ui.page import begin, stops_in
from munidesk.ui.tabs import Tabs
from munidesk.ui.window import MainWindow
from tests.stories.pages import FILES, lost, page_of, standing, three_files, visited
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


Found = dict[str, list[str]]
"""By promise, the pages that break it."""


def keyboard_in_it(window: MainWindow, _name: str) -> str:
    return lost(window)


def f6_round(window: MainWindow, name: str) -> str:
    seen = []
    panels = panels_of(page_of(window))
    for _turn in range(len(panels) + 2):
        press(Qt.Key.Key_F6)
        seen.append("rail" if window.rail.isAncestorOf(focused()) else lost(window))
    wrong = ("rail" not in seen and name not in GOES_ROUND_BY_ITSELF) or any(one not in ("", "rail") for one in seen)
    return f"{seen} of {len(panels)}" if wrong else ""


def tab_walk(window: MainWindow, _name: str) -> str:
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        for _turn in range(25):
            QTest.keyClick(focused(), key)
            if lost(window):
                return f"{key.name} {lost(window)}"
    return ""


def escape(window: MainWindow, _name: str) -> str:
    for _turn in range(4):
        press(Qt.Key.Key_Tab)
        for _again in range(2):
            before = type(focused()).__name__, focused().accessibleName()
            press(Qt.Key.Key_Escape)
            if lost(window):
                return f"{before}: {lost(window)}"
    return ""


def ctrl_tab(window: MainWindow, _name: str) -> str:
    shown = page_of(window)
    tabs = next((one for one in shown.findChildren(Tabs) if one.isVisible()), None)
    if tabs is None:
        return ""
    before, wrong = tabs.index, ""
    press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    if (tabs.index == before and window.page() is shown) or lost(window):  # some stand among tabs, and are pages
        wrong = f"{before} → {tabs.index} {lost(window)}"
    for _part in range(6):  # a page among the tabs goes back through its own parts
        press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if window.page() is shown:
            break
    if tabs.index != before or window.page() is not shown or lost(window):
        wrong += f"back to {tabs.index} {lost(window)}"
    return wrong


def given_back(window: MainWindow, _name: str) -> str:
    there: QWidget = focused()
    if len(list(stops_in(page_of(window)))) < 2:
        return ""
    there.hide()
    rest()
    wrong = lost(window)
    there.show()
    return wrong


PROMISES = (keyboard_in_it, f6_round, tab_walk, escape, ctrl_tab, given_back)
_walked: dict[int, Found] = {}


@pytest.fixture
def wrong(window: MainWindow) -> Found:
    """What each promise finds, on one way through the pages: going there is most of what they cost."""
    if id(window) not in _walked:
        found = _walked[id(window)] = {one.__name__: [] for one in PROMISES}
        for name in visited(window):
            for promise in PROMISES:
                begin(page_of(window))
                said = promise(window, name)
                found[promise.__name__] += [f"{name}: {said}"] if said else []
    return _walked[id(window)]


def test_a_page_opens_with_the_keyboard_in_it(wrong):
    assert wrong["keyboard_in_it"] == []


def test_tab_walks_the_page_and_never_reaches_the_rail(wrong):
    """W8: the space of «400 luminarias» pressed «Inicio»."""
    assert wrong["tab_walk"] == []


def test_w18_w19_f6_goes_round_the_panels_and_the_rail_on_every_page(wrong):
    assert wrong["f6_round"] == []


def test_w22_ctrl_tab_goes_to_the_next_tab_with_the_keyboard_in_it(wrong):
    assert wrong["ctrl_tab"] == []


def test_escape_leaves_whatever_has_the_keyboard_for_a_place_of_the_page(wrong):
    assert wrong["escape"] == []


def test_w20_what_loses_the_keyboard_gives_it_back_to_its_page(wrong):
    """Hidden, disabled or closed by a verb: the next key goes neither nowhere nor to the rail."""
    assert wrong["given_back"] == []


def test_w14_the_way_at_the_top_follows_the_tab(window):
    window.go("participation")
    for _turn in range(5):
        press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        page = window.page()
        assert page is not None
        words = [page.crumbs()[-1][0]]
        shown = [window._crumbs.itemAt(at).widget() for at in range(window._crumbs.count())]
        assert [one.text() for one in shown if one is not None][-1:] == words
