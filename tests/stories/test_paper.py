"""What the acta may not say falsely, from the window: second votes, quorum, the order of the book, corrections."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from munidesk.features.council.domain import BallotValue, Outcome, PresenceKind, SessionKind, SessionState
from munidesk.features.council.page_agenda import AgendaStep
from munidesk.features.council.page_live import LiveStep
from munidesk.features.council.page_live_motion import MotionCard
from munidesk.features.council.page_live_votes import BallotTile
from munidesk.features.council.page_session import SessionPage
from munidesk.features.council.page_sessions import SessionsPage
from munidesk.features.council.sample import write_sample
from munidesk.features.council.session_data import SessionView, load_view
from munidesk.features.council.store_attendance import mark
from munidesk.features.council.store_items import add_item, items_of, start_item
from munidesk.features.council.store_minutes import send_to_approval
from munidesk.features.council.store_sessions import new_session, open_session, sessions
from munidesk.features.council.store_votes import add_motion, cast, cast_all, open_vote, override
from munidesk.town import store as town
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.window import accept, answering, control, opened, press, rest, typing

NOW = datetime(2026, 12, 1, 19, 5)
Open = Callable[[str], AbstractContextManager[MainWindow]]


@pytest.fixture
def in_country(qapp, tmp_path: Path, clock) -> Open:
    """The window over the sample of a country, on the evening of 1 December."""
    clock(NOW)
    return lambda country: opened(tmp_path, lambda store: write_sample(store, country=country, sessions=3))


def in_session(window: MainWindow, present: int) -> str:
    """A session that is going on, with the first `present` members there and one item."""
    store = window.context.store
    body = town.council(store).id
    people = [one for one in town.members(store, body, NOW.date()) if one.is_titular]
    session_id = new_session(store, body, SessionKind.ORDINARY, NOW.date(), time(19), standard=False, place="Salón")
    for at, member in enumerate(sorted(people, key=lambda one: one.seat.number)):
        mark(store, session_id, member.id, PresenceKind.PRESENT if at < present else PresenceKind.ABSENT)
    open_session(store, session_id, NOW)
    start_item(store, add_item(store, session_id, "Convenio", urgent_reason="vence mañana"), NOW)
    return session_id


def view_of(window: MainWindow) -> SessionView:
    page = window.page()
    assert isinstance(page, SessionPage) and page.view is not None
    return load_view(window.context.store, page.view.session.id)


def live(window: MainWindow, session_id: str) -> LiveStep:
    window.go("council.session", id=session_id, step="live")
    rest()
    page = window.page()
    assert isinstance(page, SessionPage)
    step = page._steps["live"]
    assert isinstance(step, LiveStep)
    return step


def card(step: LiveStep) -> MotionCard:
    (made,) = step.matter._cards.values()
    return made


def link(holder: QWidget, words: str) -> QPushButton:
    """A button that can be reached by Tab and is not hidden."""
    found = [one for one in holder.findChildren(QPushButton) if one.text() == words and not one.isHidden()]
    assert len(found) == 1, [one.text() for one in holder.findChildren(QPushButton)]
    assert found[0].focusPolicy() & Qt.FocusPolicy.TabFocus
    return found[0]


def press_link(holder: QWidget, words: str) -> None:
    QTest.keyClick(link(holder, words), Qt.Key.Key_Space)
    rest()


def tie(window: MainWindow) -> str:
    """A vote of two against two."""
    store, view = window.context.store, view_of(window)
    vote = open_vote(store, add_motion(store, view.items[0].id, "Firmar el convenio"))
    voters = load_view(store, view.session.id).electorate(vote).voters
    for at, member in enumerate(voters):
        cast(store, vote, member.id, BallotValue.FOR if at < len(voters) / 2 else BallotValue.AGAINST)
    rest()
    return vote


def test_c4_after_a_tie_the_link_offers_the_second_vote_and_else_a_rectification_with_its_reason(in_country: Open):
    with in_country("ES") as window:
        step = live(window, in_session(window, 4))
        vote = tie(window)
        press_link(card(step), "Segunda votación")
        (second,) = [one for one in view_of(window).votes if one.id != vote]
        assert (second.repeats, second.rectifies) == (vote, "")
        assert card(step)._title.text() == "Moción 1 · segunda votación"
        answering(typing("se contó mal"))
        press_link(card(step), "Rectificar votación…")
        third = view_of(window).votes[-1]
        assert (third.rectifies, third.rectify_reason) == (second.id, "se contó mal")


def test_c4_in_chile_the_second_tie_puts_the_item_off_by_key(in_country: Open):
    with in_country("CL") as window:
        step = live(window, in_session(window, 5))
        tie(window)
        press_link(card(step), "Segunda votación")
        view = view_of(window)
        second = view.votes[-1].id
        voters = view.electorate(second).voters
        for at, member in enumerate(voters):
            value = BallotValue.FOR if at < len(voters) / 2 else BallotValue.AGAINST
            cast(window.context.store, second, member.id, value)
        rest()
        assert view_of(window).results[second].outcome is Outcome.TIED
        press_link(card(step), "Pasar a una nueva sesión")
        assert view_of(window).items[0].state.value == "postponed"


def test_c3_the_tile_of_a_chair_without_a_vote_does_not_say_absent(in_country: Open):
    with in_country("PE") as window:
        step = live(window, in_session(window, 4))
        open_vote(window.context.store, add_motion(window.context.store, view_of(window).items[0].id, "Firmar"))
        rest()
        tiles = [one.accessibleName() for one in card(step).findChildren(BallotTile) if not one.isHidden()]
        assert [name.split(", ")[-1] for name in tiles] == ["no vota", "falta", "falta", "falta", "ausente"]


def test_c1_the_reason_of_a_vote_without_quorum_is_written_and_taken_back_by_key(in_country: Open):
    with in_country("UY") as window:
        step = live(window, in_session(window, 2))
        vote = open_vote(window.context.store, add_motion(window.context.store, view_of(window).items[0].id, "Firmar"))
        cast_all(window.context.store, vote, BallotValue.FOR)
        rest()
        line = card(step).votes._result._quorum
        assert line._text.text().startswith("Sin quórum para decidir: estaban presentes 2 de los 5 integrantes")
        answering(typing("lo ratifica la Junta"))
        press_link(line, "Escribir por qué se vota…")
        assert view_of(window).votes[0].quorum_reason == "lo ratifica la Junta"
        assert "Motivo: lo ratifica la Junta" in line._text.text()
        press_link(line, "Quitar el motivo")
        assert view_of(window).votes[0].quorum_reason == ""
        assert link(line, "Escribir por qué se vota…")


def test_c1_a_result_set_by_hand_goes_back_to_the_computed_one_by_key(in_country: Open):
    with in_country("UY") as window:
        step = live(window, in_session(window, 3))
        store = window.context.store
        vote = open_vote(store, add_motion(store, view_of(window).items[0].id, "Firmar"))
        cast_all(store, vote, BallotValue.AGAINST)
        override(store, vote, Outcome.PASSED, "lo resolvió la Junta")
        rest()
        answering(accept)  # the first choice is the computed result
        press_link(card(step), "Corregir con motivo…")
        assert not view_of(window).results[vote].overridden


def test_w4_somebody_who_is_not_in_the_file_is_named_as_secretary_from_the_notice(in_country: Open):
    with in_country("UY") as window:
        session_id = in_session(window, 5)
        window.go("council.session", id=session_id, step="notice")
        rest()
        page = window.page()
        assert isinstance(page, SessionPage)
        form = page._steps["notice"]._form
        combo = form.editor("secretary_id")
        combo.setCurrentIndex(combo.findData("+"))
        answering(naming("Elena", "Sosa Vera"))
        combo.activated.emit(combo.currentIndex())
        rest()
        view = view_of(window)
        person = view.person(view.session.secretary_id)
        assert person is not None and person.full_name == "Elena Sosa Vera"
        assert page._steps["notice"]._form.editor("secretary_id").currentText().startswith("Sosa Vera")


def naming(given: str, family: str) -> Callable[[Question], None]:
    def answer(dialog: Question) -> None:
        for text, field in zip((given, family), dialog.findChildren(QLineEdit), strict=True):
            QTest.keyClicks(field, text)
        QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)

    return answer


def test_w4_the_reason_of_a_vote_is_asked_or_given_up_by_key(in_country: Open):
    with in_country("UY") as window:
        step = live(window, in_session(window, 5))
        store = window.context.store
        vote = open_vote(store, add_motion(store, view_of(window).items[0].id, "Firmar"))
        cast_all(store, vote, BallotValue.FOR)
        rest()
        answering(accept, typing("porque es justo"))
        press_link(card(step), "Fundamento de voto…")
        ballot = next(one for one in view_of(window).ballots if one.reason_text)
        assert (ballot.reason_asked, ballot.reason_text) == (True, "porque es justo")
        answering(accept, untick)
        press_link(card(step), "Fundamento de voto…")
        ballot = next(one for one in view_of(window).ballots if one.id == ballot.id)
        assert (ballot.reason_asked, ballot.reason_text) == (False, "")


def untick(dialog: Question) -> None:
    QTest.keyClick(dialog.findChild(QCheckBox), Qt.Key.Key_Space)
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)


def convened(window: MainWindow) -> SessionPage:
    """The page of a session called for this evening and not opened."""
    store = window.context.store
    body = town.council(store).id
    session_id = new_session(store, body, SessionKind.ORDINARY, NOW.date(), time(19), place="Salón")
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
        assert step._new.isHidden() and not step.form.editor("title").isEnabled()
        assert step.form.editor("urgent_reason").isEnabled()
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
        assert not step._new.isHidden() and step.form.editor("title").isEnabled()


def test_w53_f7_adds_nothing_to_a_lifted_session(in_country: Open):
    with in_country("UY") as window:
        last = max(sessions(window.context.store), key=lambda one: one.date)
        step = live(window, last.id)
        before = items_of(window.context.store, last.id)
        step.roster.setFocus()
        press(Qt.Key.Key_F7)  # no question opens: one left unanswered would fail the test
        assert items_of(window.context.store, last.id) == before
        assert not step.agenda._add.isEnabled()
