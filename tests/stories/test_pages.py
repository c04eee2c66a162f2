"""The quieter pages, as a person meets them: what they show, what they change, what they say."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.data.writer import Changes
from munidesk.documents.lines import plain_lines
from munidesk.features.council.reports import page as page_records
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.features.council.sessions.page_live_matter import MatterPanel
from munidesk.features.council.sessions.store import reopen_session, sessions
from munidesk.features.council.view_data import load_view
from munidesk.features.pilot.page_pilot import PilotPage
from munidesk.overview.page_home import HomePage
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.attachments import attachments_of
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_settings import SettingsPage
from munidesk.town.profiles import load_profile
from munidesk.ui import theme
from munidesk.ui.table import RecordTable
from munidesk.ui.window import MainWindow
from tests.stories.window import answering, opened, press, rest, typing, write

PESO = load_profile("UY").figures


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    def fill(store: Store) -> None:
        write_sample(store, sessions=4)
        reopen_session(store, max(sessions(store), key=lambda one: one.date).id, "para seguirla")

    with opened(tmp_path, fill) as made:
        yield made


def words(widget: QWidget) -> str:
    shown = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "\n".join([*shown, *(one.text() for one in widget.findChildren(QPushButton))])


def page(window: MainWindow, key: str, **arguments: str) -> QWidget:
    window.go(key, **arguments)
    rest()
    found = window.page()
    assert found is not None
    return found


def test_home_leads_to_the_next_session_and_says_that_there_is_no_backup(window):
    home = page(window, "home")
    assert isinstance(home, HomePage)
    assert "Buenas tardes, Lucía" in words(home)
    assert "Todavía no hay respaldo" in words(home)
    next(one for one in home.findChildren(QPushButton) if one.text() in {"Ir a la sesión", "Seguir la sesión"}).click()
    assert isinstance(window.page(), SessionPage)


def test_a_renamed_municipality_is_on_the_next_document(window):
    settings = page(window, "settings")
    assert isinstance(settings, SettingsPage)
    field = settings.town.form.editor("name")
    field.setFocus()
    field.selectAll()
    write("Municipio de Tres Arroyos")
    assert settings.leave()
    assert town.municipality(window.context.store).name == "Municipio de Tres Arroyos"


def test_a_formula_shows_how_it_will_read_and_a_wrong_one_says_why(window):
    settings = page(window, "settings")
    settings.formulas.choose("opening")
    assert "siendo las diecinueve horas con cinco minutos" in settings.formulas.example.text()
    settings.formulas.text.setPlainText("En ‹lugarejo›")
    assert "lugarejo" in settings.formulas.fault.text()
    assert settings.formulas.example.text() == ""


@pytest.mark.parametrize("tab", ["1", "2", "3", "4"])
def test_each_tab_of_the_council_shows_its_records_or_says_what_to_do(window, tab):
    council = page(window, "council", tab=tab)
    assert isinstance(council, SessionsPage)
    shown = council.tabs.current
    tables = [one for one in shown.findChildren(RecordTable) if one.isVisibleTo(shown)]
    assert (tables and tables[0].model().rowCount()) or "Todavía no hay" in words(shown)


def test_the_members_tab_lists_everybody_who_holds_a_seat(window):
    council = page(window, "council", tab="5")
    store = window.context.store
    names = {one.person.family_names for one in town.members(store, town.council(store).id) if one.is_titular}
    (table, *_more) = council.tabs.current.findChildren(RecordTable)
    model = table.model()
    cells = [str(model.index(line, at).data()) for line in range(model.rowCount()) for at in range(model.columnCount())]
    assert all(any(name in cell for cell in cells) for name in names), cells


def open_session(window: MainWindow) -> SessionPage:
    last = max(sessions(window.context.store), key=lambda one: one.date)
    opened = page(window, "council.session", id=last.id, step="live")
    assert isinstance(opened, SessionPage)
    return opened


def test_the_hour_of_a_departure_is_put_right_with_a_key(window, clock):
    clock(datetime(2026, 11, 17, 20, 45))
    opened = open_session(window)
    step = opened._steps["live"]
    step.roster.setFocus()
    write("1R")
    answering(typing("20:40"))
    write("1H")
    moved = load_view(window.context.store, opened.view.session.id).moves()[-1]
    assert moved.at == datetime(2026, 11, 17, 20, 40)
    step.roster.setFocus()
    write("1")
    press(Qt.Key.Key_Delete)
    assert moved not in load_view(window.context.store, opened.view.session.id).moves()


def test_a_paper_hung_on_a_matter_can_be_taken_away(window, tmp_path):
    opened = open_session(window)
    opened.show_step("agenda")
    step = opened._steps["agenda"]
    step._list.setCurrentRow(1)
    item = opened.view.items[1]
    paper = tmp_path / "informe.pdf"
    paper.write_bytes(b"%PDF-1.4 informe")
    panel = step.findChild(AttachmentsPanel)
    before = len(attachments_of(window.context.store, Ref("agenda_item", item.id)))
    panel.attach(paper)
    owned = attachments_of(window.context.store, Ref("agenda_item", item.id))
    assert len(owned) == before + 1
    panel._remove(owned[-1])
    assert len(attachments_of(window.context.store, Ref("agenda_item", item.id))) == before


def test_the_minutes_book_is_a_list_that_prints(window):
    from munidesk.features.council.exports import book
    from munidesk.records.sheet import Selection
    from munidesk.town.exports import sheet_document

    sheet = book(window.context.store, Selection())
    assert sheet.rows
    lines = plain_lines(sheet_document(sheet, None, (210, 297), PESO))
    assert "Libro de actas" in lines
    assert str(sheet.rows[0][1]) in lines


def test_large_letters_and_dark_reach_every_page_at_once(window):
    page(window, "pilot", tab="3")
    before, rail = window.page(), window.rail.width()
    application = QApplication.instance()
    try:
        theme.apply(application, "dark", large=True)
        rest()
        assert window.page() is not before
        assert isinstance(window.page(), PilotPage)
        assert window.page().tabs.index == 3
        assert window.rail.width() != rail or window.width() < theme.px(1200)
        window.go("council")
        window.context.live.changed.emit(Changes("x", frozenset({"session"})))
        rest()
    finally:
        theme.apply(application, "light")
        rest()


def test_an_at_sign_offers_the_names_and_inside_a_word_is_written(window):
    opened = open_session(window)
    panel = opened.findChild(MatterPanel)
    editor = panel.editor
    editor.setReadOnly(False)
    editor.setFocus()
    editor.clear()
    for sign in ("Habla ", "@"):
        QTest.keyClicks(editor, sign)
    rest()
    assert panel._names.isVisible()
    panel._names.actions()[1].trigger()
    panel._names.close()
    rest()
    name = panel._names.actions()[1].text()
    assert editor.toPlainText() == f"Habla {name}"
    QTest.keyClicks(editor, " a@b.uy")
    assert editor.toPlainText().endswith("a@b.uy")
    panel._autosave.forget()


def test_a_window_closed_before_inicio_was_read_reads_no_closed_file(qapp, tmp_path):
    store = file.create(tmp_path / "otro.munidesk", catalog.schemas(), author="Lucía")
    write_sample(store, sessions=1)
    made = make_window(store, Settings(author="Lucía"))
    made.show()
    home = made.page()
    assert isinstance(home, HomePage)
    assert home._soon.isActive()
    made.close()
    assert not home._soon.isActive()
    rest()


def test_inicio_asked_for_twice_at_once_is_not_left_blank(qapp, tmp_path):
    store = file.create(tmp_path / "cerro.munidesk", catalog.schemas(), author="Lucía")
    write_sample(store, sessions=2)
    made = make_window(store, Settings(author="Lucía"))
    made.show()
    made.go("home")
    made.go("home")
    rest()
    home = made.page()
    assert isinstance(home, HomePage)
    assert "Respaldo" in words(home)
    made.close()


def test_a_long_list_goes_on_when_the_window_comes_back(window, monkeypatch):
    monkeypatch.setattr(page_records, "_FIRST_PULL", 0.0)
    monkeypatch.setattr(page_records, "_NEXT_PULL", 0.0)
    window.go("council", tab="3")
    tab = window.page().tabs.current
    assert len(tab.every) == 1
    window.hide()
    rest()
    assert len(tab.every) == 1
    window.show()
    for _turn in range(60):
        rest()
    assert len(tab.every) > 5
