"""Inicio by keyboard: the list has it, Enter opens the very record, Ctrl+N begins, Ctrl+P prints."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QPushButton

from munidesk.data.store import Store
from munidesk.overview.due import Section
from munidesk.overview.page_home import HomePage
from munidesk.overview.page_home_list import DueList
from munidesk.town.founding import found
from munidesk.town.sample import SampleSize
from munidesk.ui.combo import Combo
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.window import control, focused, opened, press, rest


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=6, initiatives=20))) as made:
        yield made


def home_of(window: MainWindow) -> HomePage:
    window.go("home")
    rest()
    page = window.page()
    assert isinstance(page, HomePage)
    return page


def title(page: HomePage) -> str:
    return page.list.chosen.row.title if page.list.chosen else ""


def test_the_list_has_the_keyboard_and_enter_opens_the_very_record(window):
    page = home_of(window)
    assert focused() is page.list
    while "Desagüe" not in title(page):
        before = title(page)
        press(Qt.Key.Key_Down)
        assert title(page) != before, "the arrows pass every heading and reach every row"
    wanted = page.list.chosen.row.arguments["id"]
    press(Qt.Key.Key_Return)
    assert (window._current, window._arguments) == ("participation.initiative", {"id": wanted})
    window.go("home")
    rest()
    assert focused() is page.list
    assert "Desagüe" in title(page), "who comes back goes on where she was"


def test_the_filter_shows_one_module_and_is_reached_with_the_keyboard(window):
    page = home_of(window)
    while not isinstance(focused(), Combo):
        press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Down)
    lines = [page.list.line(at) for at in range(page.list.count())]
    assert {line.part for line in lines if line is not None and not line.more} == {"Concejo"}
    assert isinstance(focused(), Combo), "it was made anew, and the keyboard is where it was"
    for _stop in range(2):
        press(Qt.Key.Key_Tab)
    assert focused() is page.list


def test_what_waits_is_put_under_its_areas_with_the_keyboard(window):
    page = home_of(window)
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    while "Por área" not in focused().accessibleName():
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    shown = [page.list.item(at).data(Qt.ItemDataRole.UserRole) for at in range(page.list.count())]
    areas = [(one.title, {line.row.who for line in one.lines}) for one in shown if isinstance(one, Section)]
    assert len(areas) > 1
    assert all(whose == {title} for title, whose in areas if title)


def test_ten_lines_stand_there_and_enter_on_the_last_one_shows_them_all(window):
    page = home_of(window)
    lines = [line for at in range(page.list.count()) if (line := page.list.line(at)) is not None]
    assert len([one for one in lines if not one.more]) == 10
    assert lines[-1].row.title.startswith("Ver las ")
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    whole = [line for at in range(page.list.count()) if (line := page.list.line(at)) is not None and not line.more]
    assert lines[-1].row.title == f"Ver las {len(whole)}"
    assert focused() is page.list


def test_with_large_letters_in_a_small_window_no_bar_is_written_over_another(window, qapp):
    from munidesk.overview.page_home_cards import GoingCard
    from munidesk.ui import theme

    try:
        theme.apply(qapp, window.context.settings.theme, large=True)
        window.resize(1024, 700)
        rest()
        page = home_of(window)
        (card,) = page.findChildren(GoingCard)
        shown = [one for one in card._bars if one.isVisible()]
        assert shown
        assert all(one.height() >= one.layout().minimumSize().height() for one in shown)
        assert shown[-1].geometry().bottom() <= card.height()
    finally:
        theme.apply(qapp, window.context.settings.theme, large=False)


def test_ctrl_n_offers_what_can_be_begun(window):
    home_of(window)
    names = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        names.extend(one.text() for one in menu.actions())
        names.append(menu.activeAction().text())
        menu.close()

    QTimer.singleShot(0, look)
    control(Qt.Key.Key_N)
    assert {"Nueva sesión", "Nueva iniciativa", "Nuevo plan"} <= set(names)
    assert names[-1] == names[0], "the first one is chosen: Enter begins it"


def test_ctrl_p_prints_what_waits(window, monkeypatch):
    printed = []
    monkeypatch.setattr("munidesk.town.page_print.print_document", lambda _context, build: printed.append(build()))
    home_of(window)
    control(Qt.Key.Key_P)
    assert [one.title for one in printed] == ["Lo pendiente"]


@pytest.mark.parametrize("size", [(1024, 640), (1366, 697), (1920, 1080)])
def test_w32_w37_the_cards_end_with_the_buttons_and_nothing_below_is_empty(window, size):
    page = home_of(window)
    window.resize(*size)
    rest()

    def right(widget) -> int:
        return widget.mapTo(page, QPoint(widget.width(), 0)).x()

    cards = [one for one in page.findChildren(QFrame) if one.property("kind") == "card" and one.isVisible()]
    new = next(one for one in page.findChildren(QPushButton) if one.text() == "Nuevo")
    assert max(right(one) for one in cards) == right(new)
    bottoms = {one.mapTo(page, QPoint(0, one.height())).y() for one in cards}
    assert sorted(bottoms)[-1] >= page.height() - 60
    assert page.list.mapTo(page, QPoint(0, page.list.height())).y() >= page.height() - 60
    assert page.list.height() >= 150


def test_a_new_file_says_what_to_do_first_and_enter_does_it(qapp, tmp_path):
    def fill(store: Store) -> None:
        found(store, country="UY", name="Municipio Nuevo")

    with opened(tmp_path, fill) as made:
        page = home_of(made)
        assert isinstance(focused(), DueList)
        assert title(page) == "Cargue los integrantes del Concejo"
        cards = [one for one in page.findChildren(QFrame) if one.property("kind") == "card" and one.isVisible()]
        tops = sorted({one.mapTo(page, QPoint(0, 0)).y() for one in cards})
        assert len(tops) == 2, "the list begins level with what stands beside it"
        press(Qt.Key.Key_Return)
        assert made._current == "council"
