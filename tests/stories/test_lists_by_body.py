"""The lists beside the sessions are of one body, or of all of them where one list can hold them."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, PresenceKind, Session, SessionKind
from munidesk.features.council.reports.page import RecordsTab
from munidesk.features.council.reports.page_sheets import VotesTab
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.features.council.sessions.store import new_session, open_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.votes.store import add_motion, cast_all, open_vote
from munidesk.town import store as town
from munidesk.town.domain import Body, BodyKind
from munidesk.ui.window import MainWindow
from tests.stories.window import opened, rest

TABS = {"1": "Asistencia", "2": "Resoluciones", "3": "Votaciones", "4": "Libro de actas"}


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, sessions=3)) as made:
        yield made


def _list(window: MainWindow, tab: str) -> RecordsTab:
    window.go("council", tab=tab)
    rest()
    page = window.page()
    assert isinstance(page, SessionsPage) and isinstance(page.tabs.current, RecordsTab)
    return page.tabs.current


def _bodies(tab: RecordsTab) -> list[str]:
    return [tab.body.itemText(at) for at in range(tab.body.count())]


def test_w60_attendance_resolutions_votes_and_book_are_filtered_by_body(window: MainWindow):
    store = window.context.store
    town.save_body(store, Body(name="Comisión de Obras", kind=BodyKind.COMMISSION))
    for key, name in TABS.items():
        tab = _list(window, key)
        assert tab.body.isVisible(), name
        assert ("Todos los órganos" in _bodies(tab)) is (key in "23"), name
        tab.body.setCurrentIndex(_bodies(tab).index("Comisión de Obras"))
        tab.refresh()
        assert tab.table.records == (), name
    tab = _list(window, "2")
    tab.body.setCurrentIndex(_bodies(tab).index("Todos los órganos"))
    tab.refresh()
    assert tab.table.records and "Concejo Municipal" in tab.where(tab.table.records[0].session)


def test_w60_the_votes_of_a_member_say_those_of_her_absence_too(window: MainWindow, clock):
    store = window.context.store
    clock(datetime(2026, 12, 1, 19, 5))
    body, day = town.council(store), datetime(2026, 12, 1, 19, 0)
    session_id = new_session(
        store, Session(body_id=body.id, kind=SessionKind.ORDINARY, date=day.date(), start=day.time(), place="Salón"),
        standard=False,
    )  # fmt: skip
    item = add_item(store, session_id, "Compra de árboles")
    open_session(store, session_id, day)
    titulars = [one for one in town.members(store, body.id, day.date()) if one.is_titular]
    absent = titulars[-1]
    for one in titulars:
        mark(store, session_id, one.id, PresenceKind.ABSENT if one == absent else PresenceKind.PRESENT)
    cast_all(store, open_vote(store, add_motion(store, item, "Comprar cien árboles")), BallotValue.FOR)
    tab = _list(window, "3")
    assert isinstance(tab, VotesTab)
    tab.member.setCurrentIndex(tab.member.findData(absent.person.id))
    tab._show()
    assert len(tab.shown) == len(tab.every)
    told = next(one for one in tab.shown if one.item.title == "Compra de árboles")
    assert tab._own(told) == "Ausente"
