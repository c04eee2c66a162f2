"""The journey MuniDesk is judged by: a session from the call to the two files of its acta, without the mouse."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from munidesk.data import check
from munidesk.documents.copies import working_copy
from munidesk.features.council.domain import BallotValue, ItemState, MinutesState, Outcome, SessionState
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.minutes.page_approve import freeze
from munidesk.features.council.minutes.store import Approving
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_all import SessionsPage
from munidesk.features.council.sessions.page_live import LiveStep
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.page import BallotTile
from munidesk.ui import export
from munidesk.ui.window import MainWindow
from tests.documents.reading import assert_same_lines
from tests.stories.window import accept, answering, control, filling, finish_work, focused, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, sessions=3)) as made:
        yield made


def live(window: MainWindow) -> LiveStep:
    page = window.page()
    assert isinstance(page, SessionPage)
    step = page._steps["live"]
    assert isinstance(step, LiveStep)
    return step


def new_session(window: MainWindow) -> SessionPage:
    window.go("council")
    page = window.page()
    assert isinstance(page, SessionsPage)
    answering(accept)
    page.new_session()
    opened = window.page()
    assert isinstance(opened, SessionPage)
    assert opened.view is not None
    return opened


def test_a_session_from_the_call_to_word_and_pdf(window: MainWindow, tmp_path: Path, clock):
    page = new_session(window)
    store, session_id = window.context.store, page.view.session.id
    assert page.view.session.state is SessionState.CONVENED

    # Orden del día: write and Enter.
    page.show_step("agenda")
    write("Compra de luminarias")
    press(Qt.Key.Key_Return)
    assert "Compra de luminarias" in [item.title for item in load_view(store, session_id).items]

    # Attendance before the opening, in the roster: number then letter.
    clock(datetime(2026, 12, 1, 19, 0))
    page.show_step("live")
    step = live(window)
    step.roster.setFocus()
    for keys in ("1P", "2P", "3P", "4J", "5P"):
        write(keys)
    view = load_view(store, session_id)
    assert len(view.seated()) == 4
    assert view.quorum.reached

    clock(datetime(2026, 12, 1, 19, 5))
    page._act()
    assert load_view(store, session_id).session.state is SessionState.OPEN

    # Enter goes from item to item; the text takes the keys.
    wanted = next(item for item in view.items if item.title == "Compra de luminarias")
    step.agenda.setFocus()
    while step._shown_item != wanted.id:
        step.next_item()
    assert focused() is step.matter.editor
    write("Se presentan tres presupuestos. P A J")
    control(Qt.Key.Key_Return)
    assert load_view(store, session_id).item(wanted.id).narrative == "Se presentan tres presupuestos. P A J"
    write("Comprar doce luminarias")
    press(Qt.Key.Key_F6)
    for _turn in range(4):
        if focused() is step.matter.votes:
            break
        press(Qt.Key.Key_F6)
    assert focused() is step.matter.votes

    # Votes: 0F everybody present, then one against.
    write("0F")
    write("3C")
    view = load_view(store, session_id)
    (motion,) = view.motions_of(wanted.id)
    assert motion.text == "Comprar doce luminarias"
    vote = view.final_vote(motion.id)
    assert vote is not None
    values = [ballot.value for ballot in view.ballots_of(vote.id)]
    assert values.count(BallotValue.FOR) == 3
    assert values.count(BallotValue.AGAINST) == 1
    assert view.results[vote.id].outcome is Outcome.PASSED

    # Somebody leaves after the vote.
    clock(datetime(2026, 12, 1, 20, 10))
    step.roster.setFocus()
    write("2R")
    assert len(load_view(store, session_id).seated()) == 3

    # Undo takes the departure back, redo brings it again.
    control(Qt.Key.Key_Z)
    assert len(load_view(store, session_id).seated()) == 4
    control(Qt.Key.Key_Y)
    assert len(load_view(store, session_id).seated()) == 3

    _treat_the_rest(window, session_id)
    clock(datetime(2026, 12, 1, 20, 48))
    answering(accept)
    page.lift()
    view = load_view(store, session_id)
    assert view.session.state is SessionState.CLOSED, [
        item.state for item in view.items if item.state != ItemState.DONE
    ]

    page.show_step("minutes")
    finish_work(window)
    page._act()
    assert load_view(store, session_id).minutes.state is MinutesState.IN_APPROVAL
    # The two of the sample that wait go in the book first.
    waiting = [row for row in sessions(store) if row.minutes_state in {MinutesState.DRAFT, MinutesState.IN_APPROVAL}]
    assert len(waiting) == 3
    for row in sorted(waiting, key=lambda one: one.date):
        freeze(window.context, row.id, Approving(on=datetime(2026, 12, 15).date()))
        finish_work(window)
    view = load_view(store, session_id)
    assert view.frozen
    assert view.minutes.number is not None

    document = minutes_document(view, printed_at=datetime(2026, 12, 15, 10))
    for suffix in (".docx", ".pdf"):
        export.write(window.context, lambda: document, tmp_path / f"acta{suffix}")
        finish_work(window)
        # The PDF is the original; what Word opens is to work on, and says so.
        assert_same_lines(document if suffix == ".pdf" else working_copy(document), tmp_path / f"acta{suffix}")
    assert check.database_problems(store.connection) == ()


def _treat_the_rest(window: MainWindow, session_id: str) -> None:
    """The remaining items are treated in a line of text each; the previous acta is voted."""
    step = live(window)
    store = window.context.store
    for item in load_view(store, session_id).items:
        step.treat(item.id)
        if not item.narrative:
            write("Se toma conocimiento.")
        step.leave()


def test_letters_are_text_in_the_text_and_commands_in_the_roster(window: MainWindow, clock):
    page = new_session(window)
    store, session_id = window.context.store, page.view.session.id
    page.show_step("live")
    step = live(window)
    step.treat(load_view(store, session_id).items[0].id)
    write("1P 2A")
    step.leave()
    assert load_view(store, session_id).events == ()
    step.roster.setFocus()
    write("12")
    assert step.roster.pending == "12"
    press(Qt.Key.Key_Escape)
    assert step.roster.pending == ""


def test_an_absent_member_cannot_be_given_a_vote(window: MainWindow, clock):
    page = new_session(window)
    store, session_id = window.context.store, page.view.session.id
    page.show_step("live")
    step = live(window)
    step.roster.setFocus()
    for keys in ("1P", "2P", "3P", "4A", "5A"):
        write(keys)
    clock(datetime(2026, 12, 1, 19, 5))
    page._act()
    step.treat(load_view(store, session_id).items[-1].id)
    step.matter.new_motion()
    step.matter.votes.setFocus()
    write("4F")
    view = load_view(store, session_id)
    assert view.ballots == ()
    assert window.toast.isVisible()


def test_f7_adds_an_item_with_its_urgency(window: MainWindow, clock):
    page = new_session(window)
    store, session_id = window.context.store, page.view.session.id
    page.show_step("live")
    step = live(window)
    step.roster.setFocus()
    for keys in ("1P", "2P", "3P"):
        write(keys)
    clock(datetime(2026, 12, 1, 19, 5))
    page._act()
    step.roster.setFocus()
    answering(filling(title="Rotura del camion", reason="vence manana"))
    press(Qt.Key.Key_F7)
    item = next(one for one in load_view(store, session_id).items if one.title == "Rotura del camion")
    assert item.urgent_reason == "vence manana"
    assert item.state is ItemState.CURRENT


def test_every_ballot_can_be_seen_also_in_a_narrow_window(window: MainWindow, clock):
    page = new_session(window)
    store, session_id = window.context.store, page.view.session.id
    page.show_step("live")
    step = live(window)
    step.roster.setFocus()
    for keys in ("1P", "2P", "3P", "4P", "5P"):
        write(keys)
    clock(datetime(2026, 12, 1, 19, 5))
    page._act()
    step.treat(load_view(store, session_id).items[-1].id)
    step.matter.new_motion()
    for width in (1366, 1024):
        window.resize(width, 700)
        rest()
        votes = step.matter.votes
        tiles = [tile for tile in votes.findChildren(BallotTile) if not tile.isHidden()]
        assert len(tiles) == 5
        assert all(tile.height() >= 40 and tile.width() >= 60 for tile in tiles)
        assert max(tile.geometry().bottom() for tile in tiles) <= votes._tiles.height()
        assert not step.matter._result.visibleRegion().isEmpty()


def test_the_motive_of_an_absence_is_written_by_key_and_printed(window: MainWindow, clock):
    page = new_session(window)
    store, session_id = window.context.store, page.view.session.id
    page.show_step("live")
    step = live(window)
    step.roster.setFocus()
    write("4J")
    answering(filling(reason="enfermedad", evidence="nota del 30/11"))
    write("4M")
    (event,) = load_view(store, session_id).events
    assert (event.reason, event.evidence) == ("enfermedad", "nota del 30/11")


def test_officials_and_neighbours_are_counted_in_the_form(window: MainWindow):
    page = new_session(window)
    store, session_id = window.context.store, page.view.session.id
    page.show_step("notice")
    form = page._steps["notice"]._form
    form.focus("officials_present")
    write("2")
    press(Qt.Key.Key_Tab)
    write("6")
    page.leave()
    session = load_view(store, session_id).session
    assert (session.officials_present, session.public_present) == (2, 6)


def test_fix2_shift_f6_goes_round_the_session_the_other_way(window: MainWindow, clock):
    last = max(sessions(window.context.store), key=lambda one: one.date)
    window.go("council.session", id=last.id, step="live")
    step = live(window)
    step.agenda.list.setFocus()
    for key in ((), (Qt.KeyboardModifier.ShiftModifier,)):
        for _turn in range(2):
            press(Qt.Key.Key_F6, *key)
    assert focused() is step.agenda.list
    press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert step.roster is focused() or step.roster.isAncestorOf(focused())
