"""Ctrl+K under the hands: typed without a pause, Enter at once, Esc back to where one was."""

import sqlite3

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from munidesk.catalog import write_sample
from munidesk.data import search
from munidesk.features.council.sessions.store import reopen_session, sessions
from munidesk.town.sample import SampleSize
from tests.stories.window import accept, answering, control, focused, opened, press, write


@pytest.fixture
def window(qapp, tmp_path):
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=4))) as made:
        yield made


def test_w12_ctrl_k_a_folio_and_enter_open_the_initiative(window):
    row = window.context.store.select("initiative", order="folio_number")[2]
    control(Qt.Key.Key_K)
    write(f"{row['folio_year']}-{row['folio_number']:03d}")
    press(Qt.Key.Key_Return)
    assert window.page().board.table.current.initiative.id == row["id"]
    assert not window.panel.isVisible()


def test_w12_ctrl_k_starts_a_new_session(window):
    control(Qt.Key.Key_K)
    write("nueva ses")
    answering(accept)
    press(Qt.Key.Key_Return)
    assert window.page().__class__.__name__ in {"SessionPage", "SessionsPage"}


def test_esc_goes_back_to_where_the_keyboard_was(window):
    window.go("participation")
    before = focused()
    control(Qt.Key.Key_K)
    assert focused() is window.panel.field
    write("plaza")
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is before


def test_w34_the_arrows_pass_over_headings_and_tab_goes_to_the_next_kind(window):
    control(Qt.Key.Key_K)
    write("luminarias")
    kinds = [window.panel.results.chosen.record.partition(":")[0]]
    for _tab in range(3):
        press(Qt.Key.Key_Tab)
        kinds.append(window.panel.results.chosen.record.partition(":")[0])
    assert len(set(kinds)) == 4
    assert focused() is window.panel.field
    press(Qt.Key.Key_Up)
    assert window.panel.results.chosen is not None


def test_w34_all_of_a_kind_are_one_key_away(window):
    control(Qt.Key.Key_K)
    write("luminarias")
    panel = window.panel
    while getattr(panel.results.chosen, "group", None) is None:
        press(Qt.Key.Key_Down)
    total = panel.results.chosen.group.total
    press(Qt.Key.Key_Return)
    rows = [panel.results.item(at) for at in range(panel.results.count())]
    assert len(rows) == total + 1
    assert panel.isVisible()


def test_the_filters_are_reached_and_left_by_keys(window):
    control(Qt.Key.Key_K)
    write("luminarias")
    press(Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert focused() is window.panel.kinds
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Escape)
    assert focused() is window.panel.field
    assert window.panel.field.text() == "luminarias"


def test_a_damaged_index_that_cannot_be_made_anew_leaves_the_pages_in_reach(window, monkeypatch):
    """A file that is only read, from a stick: at each key Ctrl+K was «un error propio»."""

    def damaged(*_given: object, **_more: object) -> None:
        raise sqlite3.DatabaseError("malformed")

    monkeypatch.setattr(search, "vocabulary", damaged)
    monkeypatch.setattr(search, "mend", lambda _store: False)
    control(Qt.Key.Key_K)
    write("ajustes")
    assert window.panel._none.isVisible()
    assert window.panel._none.text().startswith("El índice de búsqueda está dañado")
    press(Qt.Key.Key_Return)
    assert window.page().__class__.__name__ == "SettingsPage"


def test_what_has_no_text_shows_its_title_above_and_not_in_the_middle(window):
    control(Qt.Key.Key_K)
    write("nueva ses")
    panel = window.panel
    assert not panel._text.isVisible()
    assert panel._title.height() + panel._detail.height() < panel._right.height() // 3


def test_the_text_of_the_chosen_result_is_shown_with_its_words_marked(window):
    control(Qt.Key.Key_K)
    write("luminarias")
    assert "luminarias" in window.panel._text.toPlainText()
    assert window.panel._text.extraSelections()


def test_a_second_search_is_written_in_the_search_and_nowhere_else(window):
    """The page took the keyboard back from a second search: its blanks pressed «Word», its letters named the file."""
    guard = QTimer(interval=20)  # the dialog that a blank would open is closed: the test ends, and says so
    guard.timeout.connect(lambda: (dialog := QApplication.activeModalWidget()) and dialog.close())
    guard.start()
    control(Qt.Key.Key_K)
    write("acta 1")
    press(Qt.Key.Key_Return)
    for words in ("plaza vieja", "luz en la calle"):
        control(Qt.Key.Key_K)
        write(words)
        assert focused() is window.panel.field
        assert window.panel.field.text() == words
        press(Qt.Key.Key_Escape)


def test_fix2_f6_goes_between_the_words_and_the_filters_and_never_to_the_page_behind(window):
    window.go("participation")
    control(Qt.Key.Key_K)
    write("plaza")
    press(Qt.Key.Key_F6)
    assert focused() is window.panel.kinds
    press(Qt.Key.Key_F6)
    assert focused() is window.panel.field
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.panel.isAncestorOf(focused())


def test_fix2_en_sesion_leads_to_the_session_that_is_open_and_to_none_when_none_is(window):
    store = window.context.store
    control(Qt.Key.Key_K)
    write("en sesión")
    assert getattr(window.panel.results.chosen, "key", "") != "council.session"
    press(Qt.Key.Key_Escape)
    last = max(sessions(store), key=lambda one: one.date)
    reopen_session(store, last.id, "para seguirla")
    control(Qt.Key.Key_K)
    write("en sesión")
    press(Qt.Key.Key_Return)
    assert window.page().view.session.id == last.id
    assert window.page().topic() == "live"
