"""The reports of the council by keys alone: chosen, narrowed, a figure opened, and printed as the screen is set."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.council.fulfilment.kinds import FULFILMENTS
from munidesk.features.council.reports.page_attendance import AttendanceTab
from munidesk.features.council.reports.page_reports import ReportsPage
from munidesk.features.council.reports.page_sheets import ResolutionsTab, VotesTab
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.town import page_print
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.window import accept, answering, control, filling, finish_work, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, sessions=10)) as made:
        made.resize(1366, 768)
        yield made


def _page(window: MainWindow, **arguments: str) -> ReportsPage:
    window.go("council.reports", **arguments)
    rest()
    page = window.page()
    assert isinstance(page, ReportsPage)
    return page


def _type(page: ReportsPage, name: str, day: str) -> None:
    """In the field of that name, and on with Enter."""
    made = next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == name)
    made.setFocus()
    made.selectAll()
    press(Qt.Key.Key_Delete)
    write(day)
    press(Qt.Key.Key_Return)
    rest()


def _sessions(page: ReportsPage) -> int:
    assert page.report is not None
    value = page.report.keys[0].datum.value
    assert isinstance(value, int)
    return value


def test_the_keyboard_begins_on_which_report_and_arrows_change_it(window: MainWindow):
    page = _page(window)
    page.which.setFocus()
    assert page.report is not None and page.report.name == "attendance-figures"
    press(Qt.Key.Key_Down)
    page.which.activated.emit(page.which.currentIndex())  # what a closed list fires when the key is let go
    rest()
    assert page.report.name == "votes-by-member"


def test_the_period_and_the_kind_cut_what_is_counted_and_a_wrong_day_is_said_beside_it(window: MainWindow):
    page = _page(window)
    whole = _sessions(page)
    _type(page, "Desde", "01/10/2026")
    assert 0 < _sessions(page) < whole
    assert "del 1.º de octubre" in page.report.about  # type: ignore[union-attr]
    _type(page, "Hasta", "01/09/2026")
    assert "termina antes de empezar" in page._fault.text() and page._fault.isVisible()
    _type(page, "Hasta", "")
    page.kind.setCurrentIndex(page.kind.findData("extraordinary"))
    page.kind.activated.emit(page.kind.currentIndex())
    rest()
    assert not page._fault.isVisible() and page.report is not None
    assert "sesiones extraordinarias" in page.report.about


def test_arrows_go_from_figure_to_figure_and_enter_opens_a_session_behind_it(window: MainWindow):
    page = _page(window)
    assert page.table is not None
    page.table.setFocus()
    rest()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    found = page.table.figure()
    assert found is not None and page.side.isVisible()
    told = {one.accessibleName() for one in page.side.findChildren(QPushButton)}
    assert len(told) == len(found[0].behind)  # each once: those of the figure before are on their way out

    def second(dialog: Question) -> None:
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)

    answering(second)
    press(Qt.Key.Key_Return)
    assert isinstance(window.page(), SessionPage)


def test_enter_on_a_figure_of_one_session_opens_it_at_once(window: MainWindow):
    page = _page(window, report="punctuality")
    page.section.setCurrentIndex(1)
    page.section.activated.emit(1)
    rest()
    assert page.table is not None
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    assert isinstance(window.page(), SessionPage)


def test_what_leaves_is_what_the_screen_is_set_to(window: MainWindow):
    page = _page(window, report="agreement", since="2026-10-01")
    entries = page._exports()
    assert [one.words for one in entries] == ["Coincidencias", "Todas las cifras", "Votaron igual"]
    paper = entries[0].build()
    assert isinstance(paper, Document) and "del 1.º de octubre" in "\n".join(plain_lines(paper))
    assert '"report": "agreement"' in entries[0].texts[0][2]()


def test_w60_a_councillor_has_her_page_from_the_list_of_attendance(window: MainWindow):
    window.go("council", tab="1")
    rest()
    shown = window.page()
    assert isinstance(shown, SessionsPage) and isinstance(shown.tabs.current, AttendanceTab)
    shown.tabs.current.table.select(lambda one: "Cabral" in one.member.person.family_names)
    rest()
    (made,) = [one for one in shown.findChildren(QPushButton) if one.text() == "Ver su ficha" and one.isVisible()]
    made.setFocus()
    press(Qt.Key.Key_Return)
    page = window.page()
    assert isinstance(page, ReportsPage) and page.report is not None
    assert page.report.title == "Ficha de Silvia Cabral Techera"
    titles = [page.section.itemText(at) for at in range(page.section.count())]
    assert titles[0] == "Cargos" and "Cómo votó" in titles and "Qué propuso" in titles


@pytest.mark.parametrize(("tab", "kind"), [("2", ResolutionsTab), ("3", VotesTab)])
def test_w60_lists_are_narrowed_by_kind_of_session(window: MainWindow, tab: str, kind: type):
    window.go("council", tab=tab)
    rest()
    page = window.page()
    assert isinstance(page, SessionsPage) and isinstance(page.tabs.current, kind)
    own = page.tabs.current
    assert own.complete()
    own.kind.setCurrentIndex(own.kind.findData("solemn"))
    own.kind.activated.emit(own.kind.currentIndex())
    rest()
    assert own.complete() == ()


def test_a_resolution_is_followed_and_fulfilled_by_key(window: MainWindow):
    window.go("council", tab="2")
    rest()
    page = window.page()
    assert isinstance(page, SessionsPage) and isinstance(page.tabs.current, ResolutionsTab)
    page.tabs.current.table.select(lambda one: bool(one.number) and one.fulfilment is None)
    rest()
    resolution = page.tabs.current.table.current.id
    answering(filling(responsible="el área de Obras", due="31/12/2026"))
    page.tabs.current._follow.setFocus()
    press(Qt.Key.Key_Space)
    store = window.context.store
    (made,) = FULFILMENTS.all(store, resolution_id=resolution)
    assert (made.responsible, made.done_on) == ("el área de Obras", None)
    (today,) = [one for one in page.findChildren(QPushButton) if one.text() == "Cumplida hoy" and one.isVisible()]
    today.setFocus()
    press(Qt.Key.Key_Space)
    assert FULFILMENTS.get(store, made.id).done_on is not None
    store.undo()
    rest()
    assert FULFILMENTS.get(store, made.id).done_on is None


def test_the_journey_of_a_report_opened_cut_looked_into_and_printed(window: MainWindow, monkeypatch):
    """By keys from «Asistencia» to the printer, and back from a session to the same report."""
    built: list[Document] = []
    monkeypatch.setattr(page_print, "print_document", lambda _context, build: built.append(build()))
    page = _page(window, report="agreement")
    _type(page, "Desde", "01/09/2026")
    assert page.table is not None
    page.table.setFocus()
    control(Qt.Key.Key_P)
    finish_work(window)
    (paper,) = built
    text = "\n".join(plain_lines(paper))
    assert "Coincidencias" in text and "del 1.º de setiembre" in text
    page.table.setFocus()
    press(Qt.Key.Key_Right)  # herself with herself says nothing
    press(Qt.Key.Key_Right)
    answering(accept)
    press(Qt.Key.Key_Return)
    assert isinstance(window.page(), SessionPage)
    again = _page(window)
    assert again.report is not None and again.report.name == "agreement" and again.since.text() == "01/09/2026"
