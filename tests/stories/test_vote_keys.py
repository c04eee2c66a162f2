"""The law of a vote by keys: what it is, a tie step by step, papers in blank, who went out, article by article."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from munidesk.app import make_window
from munidesk.base.dates import fixed_clock
from munidesk.base.settings import Settings
from munidesk.features.council.domain import ItemState, MotionPart, Outcome, SessionState, VoteType
from munidesk.features.council.sessions.page_live import LiveStep
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.features.council.votes.store import add_motion, open_vote
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.councils import NOW, Council
from tests.stories.window import accept, answering, press, rest, write

MINUTE = NOW.replace(hour=20, minute=30)


class Live:
    """The session of a council with a vote on its third item, the keyboard in the ballots."""

    def __init__(self, window: MainWindow, council: Council) -> None:
        self.window, self.council = window, council
        found = window.findChild(LiveStep)
        assert found is not None
        self.step = found
        self.to_votes()

    def to_votes(self) -> None:
        votes = self.step.matter.votes
        assert votes is not None
        votes.setFocus()
        rest()

    @property
    def view(self) -> SessionView:
        return load_view(self.council.store, self.council.session)

    @property
    def shown(self) -> str:
        return self.step.matter._result.accessibleName()

    def button(self, words: str) -> QPushButton:
        return next(
            one for one in self.step.matter.findChildren(QPushButton) if one.isVisible() and one.text() == words
        )


@contextmanager
def voting(path: Path, country: str, seats: int, text: str, kind: VoteType = VoteType.NOMINAL) -> Iterator[Live]:
    council = Council(path / "a.munidesk", seats, country)
    with fixed_clock(NOW):
        open_vote(council.store, add_motion(council.store, council.items[2], text), kind)
        window = make_window(council.store, Settings(author="Lucía"))
        window.resize(1366, 697)
        window.show()
        window.activateWindow()
        window.go("council.session", id=council.session, step="live")
        rest()
        try:
            yield Live(window, council)
        finally:
            window.close()
            council.store.close()


def test_c5_m_and_enter_say_what_it_is_and_the_session_can_be_lifted(qapp: QApplication, tmp_path: Path):
    with voting(tmp_path, "UY", 5, "Comprar un camión.") as live:
        write("0F1C")
        assert live.shown.startswith("Falta decir qué asunto es")
        assert "Gasto: rechazada (Ley 19.272, art. 12, num. 3)" in live.shown
        assert live.button("Decir qué asunto es…")
        answering(accept)  # what the words propose stands first: Enter confirms it
        write("m")
        motion = live.view.motions[0]
        assert (motion.matter, motion.matter_said) == ("spending", True)
        assert live.shown.startswith("RECHAZADA")
        live.window.undo()
        rest()
        assert live.shown.startswith("Falta decir qué asunto es")
        answering(accept)
        live.to_votes()
        write("M")
        close_session(live.council.store, live.council.session, MINUTE)
        assert live.view.session.state is SessionState.CLOSED


def test_c4_the_star_votes_a_second_time_and_the_second_tie_is_the_chairs(qapp: QApplication, tmp_path: Path):
    with voting(tmp_path, "ES", 6, "Nombrar la plaza.") as live:
        write("1F2F3F4C5C6C")
        assert live.button("Segunda votación")
        assert ("*", "Segunda votación") in live.step._hints(live.step.matter.votes)[1]
        write("*")
        live.to_votes()
        assert live.view.is_second_vote(live.view.votes[-1])
        assert not live.view.votes[-1].rectifies
        write("1F2F3F4C5C6C")
        write("+")
        assert live.shown.startswith("APROBADA")


@pytest.mark.parametrize(("key", "stays"), [("*", True), ("/", False)])
def test_c6_costa_rica_votes_again_now_or_in_the_next_session(qapp, tmp_path: Path, key: str, stays: bool):
    with voting(tmp_path, "CR", 6, "Nombrar la plaza.") as live:
        write("1F2F3F4C5C6C")
        assert live.button("Pasar a una nueva sesión")
        write(key)
        item = live.view.item(live.council.items[2])
        assert (item.state is ItemState.POSTPONED) is not stays
        if stays:
            live.to_votes()
            write("1F2F3F4C5C6C")
            assert "se tiene por rechazada" in live.shown


def test_c7_totals_that_do_not_add_up_are_said_beside_them_and_papers_have_their_fields(qapp, tmp_path: Path):
    with voting(tmp_path, "ES", 7, "Elegir la sede.", VoteType.SECRET) as live:
        counts = live.step.matter.votes.counts
        assert [one.accessibleName() for one in counts.fields if one.isVisible()] == [
            "A favor", "En contra", "Abstenciones", "En blanco", "Nulos", "No votaron",
        ]  # fmt: skip
        write("3")
        press(Qt.Key.Key_Return)
        write("2")
        press(Qt.Key.Key_Return)
        assert "Suman 5 votos y hay 7 integrantes que pueden votar: faltan 2" in counts.fault.text()
        assert live.view.votes[0].for_count is None
        press(Qt.Key.Key_Return)
        write("1")
        press(Qt.Key.Key_Return)
        write("1")
        press(Qt.Key.Key_Return)
        told = live.view.votes[0].counted
        assert told is not None
        assert told.all == (3, 2, 0, 1, 1, 0)
        assert not counts.fault.isVisible()


def test_c7_hands_raised_are_not_blank(qapp: QApplication, tmp_path: Path):
    with voting(tmp_path, "ES", 7, "Elegir la sede.", VoteType.SHOW_OF_HANDS) as live:
        shown = [one.accessibleName() for one in live.step.matter.votes.counts.fields if one.isVisible()]
        assert shown == ["A favor", "En contra", "Abstenciones", "No votaron"]


def test_c3_r_says_that_somebody_went_out_for_the_vote(qapp: QApplication, tmp_path: Path):
    with voting(tmp_path, "MX", 5, "Nombrar la plaza.") as live:
        write("2R0F")
        counts = live.view.results[live.view.votes[0].id].counts
        assert (counts.for_, counts.went_out, counts.absent) == (4, 1, 1)
        assert "4 a favor · 1 se retiró" in live.shown


def test_a_motion_becomes_an_article_with_its_number(qapp: QApplication, tmp_path: Path):
    with voting(tmp_path, "AR", 6, "Objeto.") as live:
        card = next(iter(live.step.matter._cards.values()))

        def article(dialog: Question) -> None:
            """The keys go to the choice: its letter, and Enter."""
            (parts,) = dialog.findChildren(QComboBox)
            QTest.keyClicks(parts, "a")
            accept(dialog)

        answering(article)
        live.button("Por partes…").click()
        rest()
        motion = live.view.motions[0]
        assert (motion.part, motion.part_number) == (MotionPart.ARTICLE, "1")
        assert card._title.text() == "Artículo 1"


def test_c12_the_button_puts_definitivamente_aprobado_to_the_vote(qapp: QApplication, tmp_path: Path):
    with voting(tmp_path, "CR", 7, "Firmar el convenio.") as live:
        write("0F")
        live.button("Definitivamente aprobado…").click()
        rest()
        assert live.view.motions[1].about_id == live.view.motions[0].id
        live.to_votes()
        write("1F2F3F4F5C6C7C")
        assert live.view.results[live.view.votes[1].id].outcome is Outcome.REJECTED
