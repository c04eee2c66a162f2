"""The tab «Asistencia» by keys: any days, by month, and its report as it is on the screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.council.reports.page_attendance import AttendanceTab
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.records.sheet import Sheet
from munidesk.ui.window import MainWindow
from tests.samples import write_council as write_sample
from tests.stories.window import opened, press, rest, write


@pytest.fixture
def tab(qapp, tmp_path: Path) -> Iterator[AttendanceTab]:
    with opened(tmp_path, lambda store: write_sample(store, sessions=10)) as made:
        yield _tab(made)


def _tab(window: MainWindow) -> AttendanceTab:
    window.resize(1366, 768)
    window.go("council", tab="1")
    rest()
    page = window.page()
    assert isinstance(page, SessionsPage) and isinstance(page.tabs.current, AttendanceTab)
    return page.tabs.current


def _type(tab: AttendanceTab, name: str, day: str) -> None:
    """In the field of that name, and on with Enter."""
    made = next(one for one in tab.findChildren(QLineEdit) if one.accessibleName() == name)
    made.setFocus()
    made.selectAll()
    press(Qt.Key.Key_Delete)
    write(day)
    press(Qt.Key.Key_Return)


def _paper(tab: AttendanceTab) -> str:
    made = tab.entries()[0].build()
    assert isinstance(made, Document)
    return "\n".join(plain_lines(made))


def test_c34_the_report_is_of_the_days_and_members_on_the_screen(tab: AttendanceTab):
    assert "9 sesiones, del 1.º de enero" in _paper(tab)
    _type(tab, "Desde", "01/10/2026")
    _type(tab, "Hasta", "31/10/2026")
    assert "del 1.º de octubre al 31 de octubre de 2026" in _paper(tab)
    tab.filter.setText("Cabral")
    only = _paper(tab)
    assert "Silvia Cabral" in only and "Hugo Pereyra Vidal, Concejal" not in only
    listed = tab.entries()[1].build()
    assert isinstance(listed, Sheet) and "del 1.º de octubre al 31 de octubre" in listed.about


def test_a_day_that_is_none_is_said_beside_it_and_the_list_waits(tab: AttendanceTab):
    _type(tab, "Desde", "31/12/2026")
    _type(tab, "Hasta", "01/01/2026")
    assert "termina antes de empezar" in tab._fault.text()
    assert tab.table.records == ()
    _type(tab, "Desde", "")
    assert tab._fault.text() == ""


def test_by_month_each_square_says_its_count_and_the_detail_its_sessions(tab: AttendanceTab):
    tab._how.choose("month")
    rest()
    assert tab._heat.isVisible() and not tab.table.isVisible()
    model = tab._heat.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(1, 13) if not tab._heat.isColumnHidden(at)]
    assert heads[-1] == "nov" and len(heads) >= 4
    row = [str(model.index(0, at).data()) for at in range(1, 1 + len(heads))]
    assert "2 de 2" in row
    assert tab.current is not None and tab._told(tab.current) is not None
