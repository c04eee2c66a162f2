"""The book from the window: its order, sessions that do not go in it, agendas that are closed, corrections."""

from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit

from munidesk.features.council.domain import MinutesState, Session, SessionKind, SessionState
from munidesk.features.council.minutes.page_approve import Approval
from munidesk.features.council.minutes.store import send_to_approval
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_agenda import AgendaStep
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.features.council.sessions.store import new_session, sessions
from munidesk.features.council.sessions.store_items import items_of
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.samples import write_council as write_sample
from tests.stories.sessions import NOW, WAITING, Open, live, press_link
from tests.stories.window import accept, answering, control, finish_work, opened, press, rest, typing


@pytest.fixture
def in_country(qapp, tmp_path: Path, clock) -> Open:
    """The window over the sample of a country, on the evening of 1 December."""
    clock(NOW)
    return lambda country: opened(tmp_path, lambda store: write_sample(store, country=country, sessions=3))


def convened(window: MainWindow) -> SessionPage:
    """The page of a session called for this evening and not opened."""
    store = window.context.store
    body = town.council(store).id
    session_id = new_session(
        store, Session(body_id=body, kind=SessionKind.ORDINARY, date=NOW.date(), start=time(19), place="Salón")
    )
    window.go("council.session", id=session_id)
    rest()
    page = window.page()
    assert isinstance(page, SessionPage)
    return page


def choose(page: SessionPage, words: str) -> None:
    """From «Más acciones», as the keyboard does: the button can be reached, and the entry is in its menu."""
    assert page.more.button.isVisible() and page.more.button.focusPolicy() & Qt.FocusPolicy.TabFocus
    (entry,) = [one for one in page.more.menu.actions() if one.text() == words]
    entry.trigger()
    rest()


def test_w52_a_session_called_by_mistake_is_suspended_or_taken_away_from_its_page(in_country: Open):
    with in_country("UY") as window:
        page = convened(window)
        store, session_id = window.context.store, page.view.session.id
        answering(accept)
        choose(page, "Suspender la sesión…")
        assert load_view(store, session_id).session.state is SessionState.CANCELLED
        answering(typing("se hace igual"))
        choose(page, "Reabrir la sesión…")
        assert load_view(store, session_id).session.state is SessionState.CONVENED
        answering(accept)
        choose(page, "Quitar la sesión…")
        assert session_id not in [one.id for one in sessions(store)]
        assert isinstance(window.page(), SessionsPage)
        control(Qt.Key.Key_Z)
        assert session_id in [one.id for one in sessions(store)]


def test_w52_that_there_was_no_quorum_is_put_on_record_from_the_page(in_country: Open):
    with in_country("UY") as window:
        page = convened(window)
        store, session_id = window.context.store, page.view.session.id
        answering(typing("19:30"))
        choose(page, "No hubo quórum…")
        session = load_view(store, session_id).session
        assert (session.state, session.closed_at) == (SessionState.NO_QUORUM, datetime(2026, 12, 1, 19, 30))


def test_w52_the_window_says_which_acta_goes_first_before_it_asks_anything(in_country: Open):
    with in_country("UY") as window:
        store = window.context.store
        last = max(sessions(store), key=lambda one: one.date)  # the one before it waits for approval
        send_to_approval(store, last.id)
        window.go("council.session", id=last.id)
        rest()
        page, told = window.page(), []
        assert isinstance(page, SessionPage)
        answering(reading(told))
        page._act()
        assert "Falta aprobar el acta de la sesión" in told[0]
        assert not load_view(store, last.id).frozen


def reading(told: list[str]) -> Callable[[Question], None]:
    def answer(dialog: Question) -> None:
        told.append(" ".join(one.text() for one in dialog.findChildren(QLabel)))
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    return answer


def test_w53_the_agenda_of_a_lifted_session_says_so_and_offers_to_reopen_it(in_country: Open):
    with in_country("UY") as window:
        store = window.context.store
        last = max(sessions(store), key=lambda one: one.date)
        window.go("council.session", id=last.id, step="agenda")
        rest()
        page = window.page()
        assert isinstance(page, SessionPage)
        step = page._steps["agenda"]
        assert isinstance(step, AgendaStep)
        assert not step._new.isVisible() and not step.form.editor("kind").isEnabled()
        assert step.form.editor("urgent_reason").isEnabled() and step.form.editor("title").isReadOnly()
        before = items_of(store, last.id)
        step._list.setFocus()
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
            press(key)
        control(Qt.Key.Key_Up)
        assert items_of(store, last.id) == before
        assert "ya se levantó: su orden del día no cambia" in window.toast._text.text()
        answering(typing("falta un asunto"))
        press_link(step, "Reabrir la sesión…")
        session = load_view(store, last.id).session
        assert (session.state, session.reopen_reason) == (SessionState.OPEN, "falta un asunto")
        assert step._new.isVisible() and step.form.editor("kind").isEnabled()


def test_w53_reopened_the_next_morning_it_is_lifted_at_the_hour_it_ended(in_country: Open, clock):
    with in_country("UY") as window:
        store = window.context.store
        last = max(sessions(store), key=lambda one: one.date)
        clock(datetime(2026, 11, 18, 10))
        window.go("council.session", id=last.id)
        rest()
        page = window.page()
        assert isinstance(page, SessionPage)
        answering(typing("falta un asunto"))
        choose(page, "Reabrir la sesión…")
        answering(accept)
        page.lift()
        assert load_view(store, last.id).session.closed_at == last.closed_at
        answering(typing("se corrige la hora"))
        choose(page, "Reabrir la sesión…")
        answering(typing("20:55"))
        page.lift()
        assert load_view(store, last.id).session.closed_at == datetime(2026, 11, 17, 20, 55)


def test_w53_f7_adds_nothing_to_a_lifted_session(in_country: Open):
    with in_country("UY") as window:
        last = max(sessions(window.context.store), key=lambda one: one.date)
        step = live(window, last.id)
        before = items_of(window.context.store, last.id)
        step.roster.setFocus()
        press(Qt.Key.Key_F7)  # no question opens: one left unanswered would fail the test
        assert items_of(window.context.store, last.id) == before
        assert not step.agenda._add.isEnabled()


def waiting(window: MainWindow) -> list[str]:
    """The actas that wait, oldest first."""
    found = [one for one in sessions(window.context.store) if one.minutes_state in WAITING]
    return [one.id for one in sorted(found, key=lambda one: one.date)]


def asked_to_approve(window: MainWindow, session_id: str, *answers: Callable[[Question], None]) -> None:
    store = window.context.store
    if load_view(store, session_id).minutes.state is MinutesState.DRAFT:
        send_to_approval(store, session_id)
    window.go("council.session", id=session_id)
    rest()
    page = window.page()
    assert isinstance(page, SessionPage)
    answering(*answers)
    page._act()
    finish_work(window)


def test_w54_the_corrections_are_proposed_written_and_printed_and_the_next_acta_begins_unticked(in_country: Open):
    with in_country("UY") as window:
        store, seen = window.context.store, []
        first, second = waiting(window)
        asked_to_approve(window, first, looking(seen, "Donde dice la calle."))
        (ticked, proposed, visible), *_none = seen
        assert ticked and visible and proposed.startswith("Asunto 4, párrafo 2: donde dice «… las columnas")
        minutes = load_view(store, first).minutes
        assert (minutes.with_corrections, minutes.corrections) == (True, "Donde dice la calle.")
        asked_to_approve(window, second, looking(seen))
        assert seen[1] == (False, "", False)
        assert not load_view(store, second).minutes.with_corrections
        assert load_view(store, second).frozen


def test_w54_ticked_with_nothing_written_the_dialog_stays_and_says_what_is_missing(in_country: Open):
    with in_country("UY") as window:
        seen: list[object] = []
        (first, _second) = waiting(window)
        asked_to_approve(window, first, emptied(seen))
        assert seen == ["Escriba qué se corrigió, o quite la marca «Con correcciones»."]
        assert not load_view(window.context.store, first).frozen


def looking(seen: list[object], text: str = "") -> Callable[[Question], None]:
    """Read the tick and the text, write another, approve."""

    def answer(dialog: Question) -> None:
        tick, editor = dialog.findChild(QCheckBox), dialog.findChild(QPlainTextEdit)
        seen.append((tick.isChecked(), editor.toPlainText(), editor.isVisible()))
        if text:
            editor.setPlainText(text)
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    return answer


def emptied(seen: list[object]) -> Callable[[Question], None]:
    def answer(dialog: Question) -> None:
        dialog.findChild(QPlainTextEdit).clear()
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)
        assert isinstance(dialog, Approval) and dialog.isVisible()
        seen.append(dialog.fault.text())
        QTest.keyClick(dialog.reject_button, Qt.Key.Key_Space)

    return answer


def test_an_acta_is_offered_to_later_sessions_and_not_to_one_of_the_same_hour(in_country: Open):
    """Two sessions called for the same evening: neither can have read the acta of the other."""
    with in_country("uy") as window:
        store, council = window.context.store, town.council(window.context.store).id
        made = [
            new_session(store, Session(body_id=council, kind=kind, date=NOW.date(), start=start, place="Salón"))
            for kind, start in ((SessionKind.ORDINARY, time(19)), (SessionKind.EXTRAORDINARY, time(19)),
                                (SessionKind.EXTRAORDINARY, time(21)))
        ]  # fmt: skip
        dialog = Approval(window.context, load_view(store, made[0]))
        box = dialog.findChild(QComboBox)
        assert [box.itemData(at) for at in range(box.count())] == ["", made[2]]
        assert box.currentData() == made[2]
