"""The rules by keys: the legal number asked first and changed later, the big clock, a cabildo and its contributions."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.dates import fixed_clock
from munidesk.base.settings import Settings
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_live_stage import Stage
from munidesk.features.council.sessions.store import new_session, open_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.speakers.page import FloorDesk
from munidesk.features.council.speakers.page_screen import BigClock
from munidesk.features.council.view_data import load_view
from munidesk.features.participation.domain import Encounter, EncounterKind
from munidesk.features.participation.encounters.page_contributions import ContributionsTab
from munidesk.features.participation.encounters.store import (
    add_contributions,
    contributions,
    encounters,
    new_encounter,
)
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.founding import found
from munidesk.town.page_first_run import COUNTRY, MEMBERS, FirstRun
from munidesk.town.page_members import MembersPanel
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.councils import Council
from tests.stories.window import answering, press, rest

NOW = datetime(2026, 12, 1, 19, 24)


@contextmanager
def window_of(store: Store, key: str, **arguments: str) -> Iterator[MainWindow]:
    with fixed_clock(NOW):
        made = make_window(store, Settings(author="Lucía"))
        made.resize(1366, 697)
        made.show()
        made.activateWindow()
        made.go(key, **arguments)
        rest()
        try:
            yield made
        finally:
            made.close()
            store.close()


def test_b_the_first_run_proposes_the_number_of_the_country_and_keeps_the_one_typed(qapp, tmp_path: Path):
    first = FirstRun(lambda path: file.create(path, catalog.schemas(), author="Lucía"), tmp_path)
    first.show()
    first.activateWindow()
    rest()
    first.go(COUNTRY)
    first.country.setCurrentIndex(first.country.findData("GT"))
    assert first.seats.value() == 7
    first.seats.setFocus()
    first.seats.selectAll()
    QTest.keyClicks(first.seats, "10")
    QTest.keyClick(first.seats, Qt.Key.Key_Return)
    rest()
    QTest.keyClicks(first.name, "Municipalidad de Cerro del Alba")
    first.next()
    assert first.step == MEMBERS and first.store is not None
    assert town.council(first.store).legal_seats == 10
    first.close()


def test_b_the_legal_number_is_changed_among_the_members_and_the_page_says_what_is_lacking(qapp, tmp_path: Path):
    council = Council(tmp_path / "a.munidesk", 5)
    with window_of(council.store, "council", tab="5") as window:
        panel = window.findChild(MembersPanel)
        assert panel is not None

        def seven(dialog: Question) -> None:
            QTest.keyClicks(dialog.focusWidget(), "7")
            QTest.keyClick(dialog, Qt.Key.Key_Return)

        answering(seven)
        panel.legal_number()
        rest()
        assert town.council(council.store).legal_seats == 7
        panel.refresh()
        assert panel._seats.text() == "Por norma son 7: faltan 2 bancas, que cuentan para el quórum."
        window.undo()
        assert town.council(council.store).legal_seats is None


def test_e_p_shows_the_clock_to_the_room_and_p_takes_it_away(qapp: QApplication, tmp_path: Path):
    council = Council(tmp_path / "a.munidesk", 5)
    with window_of(council.store, "council.session", id=council.session, step="live") as window:
        stage = window.findChild(Stage)
        assert stage is not None
        view = load_view(council.store, council.session)
        stage.open("floor", view, view.item(council.items[2]))
        stage.show_item(view, view.item(council.items[2]), {})
        desk = stage.desk
        assert isinstance(desk, FloorDesk)
        desk.list.setFocus()
        QTest.keyClick(desk.list, Qt.Key.Key_P)
        rest()
        (clock,) = desk.findChildren(BigClock)
        assert clock.isVisible() and clock.said == "Sin oradores"
        QTest.keyClick(desk.list, Qt.Key.Key_P)
        assert not clock.isVisible()
        assert ("P", "pantalla grande") in desk.hints(desk.list)[1]


def test_c_a_cabildo_leads_to_its_contributions_from_its_menu(qapp: QApplication, tmp_path: Path):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    body = found(store, country="UY", name="Municipio de Cerro del Alba")
    called = Session(body_id=body, kind=SessionKind.OPEN_COUNCIL, date=date(2026, 12, 1), start=time(19), place="Club")
    with fixed_clock(NOW):
        session = new_session(store, called, standard=False)
        add_item(store, session, "Calles")
        open_session(store, session, datetime(2026, 12, 1, 19, 5))
    with window_of(store, "council.session", id=session, step="live") as window:
        page = window.page()
        assert isinstance(page, SessionPage)
        entry = next(one for one in page.more.menu.actions() if one.text() == "Aportes del encuentro…")
        entry.trigger()
        rest()
        (row,) = encounters(store)
        assert (row.encounter.place, row.encounter.kind.value) == ("Club", "open_council")
        assert window.page() is not page
        window.undo()
        assert not encounters(store)


def test_c_what_an_approved_acta_says_is_not_taken_out_of_the_encounter_by_a_key(qapp: QApplication, tmp_path: Path):
    """Supr says why, and the page goes on; so it does for an encounter that is a session."""
    store = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Municipio de Cerro del Alba")
    with fixed_clock(NOW):
        one = Encounter(kind=EncounterKind.OPEN_COUNCIL, title="Cabildo", date=NOW.date(), start=time(19), place="Club")
        met = new_encounter(store, one)
        add_contributions(store, met, ["Falta una rampa"])
        session = catalog.actions(store)["minutes"](Ref("encounter", met), "")
        minutes = store.select("minutes", session_id=session)[0]
        with store.change("Aprobada en otra parte") as writer:
            writer.put("minutes", {"id": minutes["id"], "state": "approved"})
    with window_of(store, "participation.encounter", id=met, tab="1") as window:
        tab = next(one for one in window.findChildren(ContributionsTab) if one.isVisible())
        tab.table.setFocus()
        rest()
        press(Qt.Key.Key_Delete)
        assert "ya se aprobó" in window.toast._text.text()
        assert [said.text for said in contributions(store, met)] == ["Falta una rampa"]
