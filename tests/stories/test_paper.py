"""What the acta may not say falsely, from the live session: second votes, who is there, quorum, reasons."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from munidesk.features.council.domain import BallotValue, Outcome
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.votes.page import BallotTile
from munidesk.features.council.votes.store import add_motion, cast, cast_all, open_vote, override
from munidesk.ui.dialogs import Question
from tests.stories.sessions import NOW, Open, card, in_session, link, live, press_link, tie, view_of
from tests.stories.window import accept, answering, opened, rest, typing


@pytest.fixture
def in_country(qapp, tmp_path: Path, clock) -> Open:
    """The window over the sample of a country, on the evening of 1 December."""
    clock(NOW)
    return lambda country: opened(tmp_path, lambda store: write_sample(store, country=country, sessions=3))


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
        chair, first, second, third, *others = [name.split(", ")[-1] for name in tiles]
        assert (chair, first, second, third, set(others)) == ("no vota", "falta", "falta", "falta", {"ausente"})


def test_c1_the_reason_of_a_vote_without_quorum_is_written_and_taken_back_by_key(in_country: Open):
    with in_country("UY") as window:
        step = live(window, in_session(window, 2))
        vote = open_vote(window.context.store, add_motion(window.context.store, view_of(window).items[0].id, "Firmar"))
        cast_all(window.context.store, vote, BallotValue.FOR)
        rest()
        line = card(step).votes.result._quorum
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
