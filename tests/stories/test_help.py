"""F1 helps here: each page tells what it is for, and the keyboard goes back to where it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.features.council.attendance import page as attendance
from munidesk.features.council.votes import page as votes
from munidesk.records.sheet import Selection
from munidesk.town.guide import FIRST_RUN
from munidesk.town.manifest import Help
from munidesk.town.page_first_run import COUNTRY, DONE, MEMBERS, WELCOME, FirstRun
from munidesk.town.sample import SampleSize
from munidesk.ui.help_panel import HelpPanel
from munidesk.ui.window import MainWindow
from tests import samples
from tests.stories.window import focused, press, rest


@pytest.fixture(scope="module")
def municipality(tmp_path_factory) -> Path:
    path: Path = tmp_path_factory.mktemp("ayuda") / "cerro.munidesk"
    store = file.create(path, catalog.schemas(), author="Lucía")
    samples.write_sample(store, SampleSize(sessions=2, initiatives=4))
    store.close()
    return path


@pytest.fixture
def window(qapp, municipality: Path) -> Iterator[MainWindow]:
    made = make_window(file.open_file(municipality, catalog.schemas(), author="Lucía"), Settings(author="Lucía"))
    made.show()
    made.activateWindow()
    rest()
    yield made
    made.close()


TOPICS = [(page, one) for page in catalog.pages() for one in page.help] + [(None, one) for one in FIRST_RUN]


def shown(window) -> str:
    panel = window.findChild(HelpPanel)
    assert panel is not None and panel.isVisible()
    return "\n".join(one.text() for one in panel.findChildren(QLabel) if one.isVisible())


@pytest.mark.parametrize("page", catalog.pages(), ids=lambda page: page.key)
def test_w23_every_page_has_its_own_help(page):
    topics = tuple(page.help)
    assert topics, "F1 would have nothing to say here"
    numbered = {tab for tab, _words in page.tabs if tab}
    assert numbered <= {one.tab for one in topics}, "a tab without its help"


@pytest.mark.parametrize(("page", "one"), TOPICS, ids=lambda one: getattr(one, "title", "la primera vez"))
def test_b6_help_says_what_for_its_keys_and_what_goes_wrong(page, one: Help):
    assert one.what
    assert one.keys
    assert one.wrong
    assert all(seen and cure for seen, cure in one.wrong)


def test_w23_f1_tells_of_the_page_without_leaving_it_and_esc_goes_back(window):
    window.go("swot", tab="1")
    before = focused()
    press(Qt.Key.Key_F1)
    assert window.page() is window._pages["swot"]
    assert "MEFI y MEFE" in shown(window)
    assert "Por ejemplo" in shown(window)
    press(Qt.Key.Key_F)  # a key of the page behind does nothing
    press(Qt.Key.Key_Escape)
    assert not window.findChild(HelpPanel).isVisible()
    assert focused() is before


def test_b6_f1_again_closes_it_and_another_page_takes_it_away(window):
    window.go("council", tab="0")
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_F1)
    panel = window.findChild(HelpPanel)
    assert not panel.isVisible()
    press(Qt.Key.Key_F1)
    window.go("planning")
    assert not panel.isVisible()


def test_b6_tab_stays_in_the_help_and_its_button_leads_to_all_of_it(window):
    window.go("planning")
    press(Qt.Key.Key_F1)
    panel = window.findChild(HelpPanel)
    for _turn in range(4):
        press(Qt.Key.Key_Tab)
        assert panel.isAncestorOf(focused())
    while not (isinstance(focused(), QPushButton) and focused().text() == "Toda la ayuda"):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert window._current == "help"


@pytest.fixture
def first(qapp, tmp_path: Path):
    made = FirstRun(lambda path: file.create(path, catalog.schemas(), author="Lucía"), tmp_path)
    made.show()
    made.activateWindow()
    rest()
    yield made
    made.close()


@pytest.mark.parametrize(("step", "words"), [(WELCOME, "Bienvenida"), (COUNTRY, "País"), (MEMBERS, "Ctrl+V")])
def test_w23_f1_helps_in_the_first_run_too(first: FirstRun, step: int, words: str):
    first.go(step)
    before = QApplication.focusWidget()
    QTest.keyClick(before or first, Qt.Key.Key_F1)
    rest()
    assert words in shown(first)
    press_on = QApplication.focusWidget()
    assert press_on is not None
    QTest.keyClick(press_on, Qt.Key.Key_Escape)
    rest()
    assert not first._help.isVisible()
    assert QApplication.focusWidget() is before
    assert {str(one) for one in range(DONE + 1)} == {one.tab for one in FIRST_RUN}


def test_b6_the_manual_prints_all_that_f1_says(window):
    document = window.context.document("user-guide", Selection())
    said = repr(document.blocks)
    assert [one.title for _page, one in TOPICS if one.what not in said] == []
    assert "Ctrl+K" in said


def keys_of(window) -> set[str]:
    """The key caps of the strip, as they are read."""
    strip = window.page()._steps["live"]._strip
    return {one.text() for one in strip.findChildren(QLabel) if one.isVisibleTo(strip)}


def name_of(key: Qt.Key) -> str:
    return {"Del": "Supr"}.get(name := QKeySequence(key).toString(), name)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_w22_the_strip_names_every_key_of_the_panel_with_the_focus(window, size):
    window.resize(*size)
    motion = max(window.context.store.select("motion"), key=lambda row: str(row["id"]))
    item = window.context.store.get("agenda_item", str(motion["item_id"]))
    assert item is not None
    opened = str(item["session_id"])
    window.go("council.session", id=opened, step="live")
    live = window.page()._steps["live"]
    live.roster.setFocus()
    rest()
    handled = {name_of(key) for key in (*attendance.KEYS, *attendance.OTHER_KEYS)}
    assert handled <= keys_of(window)
    live.matter.editor.setFocus()
    rest()
    assert {"F9", "@", "Ctrl+B", "Ctrl+I", "Ctrl+Enter", "Esc", "F7", "{"} <= keys_of(window)
    live._to_votes()
    rest()
    if live.matter.votes is not None:
        assert {name_of(key) for key in votes.KEYS} <= keys_of(window)


def test_fix2_on_a_button_of_a_motion_the_strip_does_not_say_keys_of_text_and_under_the_help_none(window):
    store = window.context.store
    motion = max(store.select("motion"), key=lambda row: str(row["id"]))
    item = store.get("agenda_item", str(motion["item_id"]))
    window.go("council.session", id=str(item["session_id"]), step="live", item=str(item["position"]))
    live = window.page()._steps["live"]
    live.matter.editor.setFocus()
    rest()
    assert "F9" in keys_of(window)
    pressed = next(
        one for one in live.matter.findChildren(QPushButton) if one.isVisible() and one.text() == "Otra moción"
    )
    pressed.setEnabled(True)
    for around in (one for one in live.matter.findChildren(QFrame) if one.isAncestorOf(pressed)):
        around.setEnabled(True)
    pressed.setFocus()
    rest()
    assert "Teclas de texto" not in keys_of(window)
    assert "Enter" in keys_of(window)
    press(Qt.Key.Key_F1)
    assert keys_of(window) == set()
