"""Letters by keys alone: a resolution notified, sent, received with proof; an answer written to who asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from munidesk import catalog
from munidesk.features.council.reports.page_sheets import ResolutionsTab
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.town.letters.domain import Letter, LetterState, Proof, Way
from munidesk.town.letters.kinds import LETTERS
from munidesk.town.letters.page import LettersPage
from munidesk.town.letters.store import paper_of
from munidesk.town.people_lists.store import neighbour
from munidesk.ui.window import MainWindow
from tests.stories.window import accept, answering, control, filling, focused, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, catalog.write_sample) as made:
        made.resize(1366, 768)
        yield made


def notified(window: MainWindow) -> Letter:
    """From the list of resolutions to a draft addressed to a neighbour."""
    window.go("council", tab="2")
    rest()
    page = window.page()
    assert isinstance(page, SessionsPage) and isinstance(page.tabs.current, ResolutionsTab)
    page.tabs.current.table.select(lambda one: one.number == 40)
    rest()
    (key,) = [one for one in window.findChildren(QPushButton) if one.text() == "Notificar…" and one.isVisible()]
    key.setFocus()
    answering(filling(name="Elsa Cardozo"))
    press(Qt.Key.Key_Return)
    (found,) = [one for one in LETTERS.all(window.context.store) if not one.sent]
    return found


def test_a_resolution_is_notified_sent_and_received_without_a_mouse(window: MainWindow):
    store = window.context.store
    draft = notified(window)
    assert neighbour(store, draft.neighbour_id).name == "Elsa Cardozo" and draft.about_kind == "resolution"
    page = window.page()
    assert isinstance(page, LettersPage) and page.table.current is not None and page.table.current.id == draft.id
    assert focused() is page.table
    press(Qt.Key.Key_E)
    assert not LETTERS.get(store, draft.id).sent  # what can be asked against it is still to be written
    ending = page.side.form.editor("ending")
    ending.setFocus()
    control(Qt.Key.Key_A)
    write("Cabe recurso ante el Concejo en diez dias.")
    page.table.setFocus()
    answering(accept)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ShiftModifier)  # capitals are locked
    sent = LETTERS.get(store, draft.id)
    assert sent.label == "Notificación 2/2026" and sent.state is LetterState.UNPROVED
    assert sent.ending == "Cabe recurso ante el Concejo en diez dias."


def test_its_keys_note_that_it_arrived_and_what_was_answered(window: MainWindow):
    store = window.context.store
    window.go("council.letters")
    rest()
    page = window.page()
    assert isinstance(page, LettersPage)
    page.table.select(lambda one: one.state is LetterState.UNPROVED)
    rest()

    answering(accept)
    press(Qt.Key.Key_R)
    one = next(one for one in LETTERS.all(store) if one.word == "Notificación")
    assert one.state is LetterState.RECEIVED and one.way is Way.OFFICER
    answering(filling(day="17/11/2026", answer="Quedan notificados."))
    press(Qt.Key.Key_C)
    assert LETTERS.get(store, one.id).state is LetterState.ANSWERED
    answering(filling(reason="Iba a otra persona"))
    press(Qt.Key.Key_A)
    assert LETTERS.get(store, one.id).state is LetterState.ANNULLED
    assert paper_of(store, one.id).content and one.proof is Proof.NONE


def test_the_answer_to_an_initiative_is_written_from_its_page_and_its_arrival_is_the_devolucion(window: MainWindow):
    store = window.context.store
    waiting = store.select("initiative", state="answered", order="id")
    key = next(str(row["id"]) for row in waiting if row["feedback_date"] is None)
    window.start("council.letters", "notify", about=f"initiative:{key}")
    rest()
    (draft,) = [one for one in LETTERS.all(store) if not one.sent][:1]
    assert draft.about_id == key
    answering(accept)
    press(Qt.Key.Key_E)
    answering(accept)
    press(Qt.Key.Key_R)
    row = store.get("initiative", key)
    assert row is not None and row["feedback_channel"] == "carta"
    assert str(row["feedback_evidence"]).startswith(LETTERS.get(store, draft.id).label)


def test_a_draft_goes_away_with_supr_and_comes_back_with_ctrl_z(window: MainWindow):
    store = window.context.store
    draft = notified(window)
    press(Qt.Key.Key_Delete)
    assert LETTERS.find(store, draft.id) is None
    control(Qt.Key.Key_Z)
    assert LETTERS.find(store, draft.id) is not None
