"""The acts of a session by keys: the notice sent, the agenda changed, the session stopped, a suplente for one item."""

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from munidesk.features.council.acts.codes import ChangeKind
from munidesk.features.council.acts.page_sent import SentCard
from munidesk.features.council.domain import ItemState, PresenceKind, Session, SessionKind, SessionState
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.store import new_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.view_data import load_view
from munidesk.features.council.votes.store import add_motion
from munidesk.town import store as town
from munidesk.town.domain import Membership, Person, Seat
from munidesk.town.page_members import MembersPanel
from munidesk.ui.window import MainWindow
from tests.samples import write_council as write_sample
from tests.stories.pages import page_of
from tests.stories.sessions import NOW, in_session, live
from tests.stories.window import accept, answering, control, filling, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path, clock) -> Iterator[MainWindow]:
    clock(NOW)
    with opened(tmp_path, lambda store: write_sample(store, sessions=2)) as made:
        yield made


def chosen(window: MainWindow, words: str) -> None:
    """What «Más acciones» (Shift+F8) offers under those words."""
    page = window.page()
    assert isinstance(page, SessionPage)
    next(one for one in page.more.menu.actions() if one.text() == words).trigger()
    rest()


def test_a_notice_is_sent_by_keys_and_its_addendum_when_something_changed(window: MainWindow, clock):
    clock(datetime(2026, 11, 27, 10, 0))
    store = window.context.store
    body = town.council(store).id
    called = Session(body_id=body, kind=SessionKind.ORDINARY, date=NOW.date(), start=time(19), place="Salón")
    own = new_session(store, called, standard=False)
    add_item(store, own, "Convenio")
    window.go("council.session", id=own, step="notice")
    rest()
    answering(accept)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    (sent,) = load_view(store, own).notices
    assert f"{sent.sent_at:%d/%m %H:%M}" == "27/11 10:00"
    add_item(store, own, "Becas")
    rest()
    answering(accept)
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [one.number for one in load_view(store, own).notices] == [1, 2]
    take_back = page_of(window).findChild(SentCard).take_back
    assert take_back.isVisible()
    take_back.setFocus()
    press(Qt.Key.Key_Space)
    assert [one.number for one in load_view(store, own).notices] == [1]
    control(Qt.Key.Key_Z)
    assert [one.number for one in load_view(store, own).notices] == [1, 2]


def test_the_agenda_changes_by_keys_and_comes_back(window: MainWindow):
    store, own = window.context.store, in_session(window, 4)
    late = add_item(store, own, "Poda", urgent_reason="vence")
    step = live(window, own)
    step.agenda.list.setFocus()
    step.agenda.list.setCurrentRow(1)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert load_view(store, own).item(late).position == 1
    (moved,) = load_view(store, own).changes
    assert (moved.kind, moved.from_position) == (ChangeKind.REORDERED, 2)
    control(Qt.Key.Key_Z)
    assert load_view(store, own).changes == ()
    step.agenda.list.setFocus()
    step.agenda.list.setCurrentRow(1)
    answering(filling(reason="Falta el informe"))
    press(Qt.Key.Key_R)
    view = load_view(store, own)
    assert view.item(late).state is ItemState.WITHDRAWN
    assert [one.reason for one in view.changes] == ["Falta el informe"]
    press(Qt.Key.Key_R)
    assert load_view(store, own).item(late).state is ItemState.PENDING
    press(Qt.Key.Key_T)
    assert load_view(store, own).item(late).state is ItemState.DONE


def test_a_session_stops_goes_on_and_is_annulled_from_its_menu(window: MainWindow):
    store, own = window.context.store, in_session(window, 4)
    live(window, own)
    answering(accept)
    chosen(window, "Cuarto intermedio…")
    assert len(load_view(store, own).pauses) == 1
    answering(accept)
    chosen(window, "Reanudar la sesión…")
    (pause,) = load_view(store, own).pauses
    assert pause.ended_at is not None
    control(Qt.Key.Key_Z)
    (pause,) = load_view(store, own).pauses
    assert pause.ended_at is None
    control(Qt.Key.Key_Y)
    page = window.page()
    assert isinstance(page, SessionPage)
    answering(accept)
    page.lift()
    assert load_view(store, own).session.state is SessionState.CLOSED
    answering(filling(reason="No se convocó a la banca 4"))
    chosen(window, "Anular la sesión…")
    assert load_view(store, own).session.state is SessionState.ANNULLED


def test_all_others_are_absent_by_one_key_and_a_suplente_leaves_by_the_key_that_called_him(window: MainWindow):
    store, own = window.context.store, in_session(window, 0)
    for event in load_view(store, own).events[1:]:
        with store.change("sin marcar") as writer:
            writer.delete("presence", event.id)
    step = live(window, own)
    step.roster.setFocus()
    write("0J")
    kinds = [one.kind for one in load_view(store, own).opening_states.values()]
    assert kinds.count(PresenceKind.JUSTIFIED) == len(kinds) - 1
    number = next(at for at, one in enumerate(load_view(store, own).titulars, 1) if one.seat.number == 5)
    answering(accept)
    write(f"{number}S")
    (called,) = load_view(store, own).substitutions
    step.roster.setFocus()
    write(f"{number}S")
    assert load_view(store, own).substitutions == ()
    assert called.reason == ""


def test_k1_who_was_listed_by_mistake_is_taken_off_the_list(window: MainWindow):
    store = window.context.store
    body = town.council(store).id
    seat = town.save_seat(store, Seat(body_id=body, number=40))
    person = town.save_person(store, Person(given_names="Eva", family_names="Erro"))
    made = town.save_membership(store, Membership(body_id=body, seat_id=seat, person_id=person))
    window.go("council", tab="5")
    rest()
    panel = page_of(window).findChild(MembersPanel)
    row = next(at for at, one in enumerate(panel.table.records) if one.id == made)
    panel.table.setCurrentIndex(panel.table.model().index(row, 0))
    answering(accept)
    panel.remove()
    assert made not in {one.id for one in town.members(store, body)}
    control(Qt.Key.Key_Z)
    assert made in {one.id for one in town.members(store, body)}


def test_k1_what_was_written_by_mistake_is_mended_from_one_list(window: MainWindow):
    store, own = window.context.store, in_session(window, 4)
    (item,) = load_view(store, own).items
    add_motion(store, item.id, "Firmar el convenio")
    live(window, own)
    answering(accept)
    chosen(window, "Corregir lo anotado…")
    (motion,) = load_view(store, own).motions
    assert motion.withdrawn
    answering(accept)
    chosen(window, "Corregir lo anotado…")
    assert load_view(store, own).motions == ()
    control(Qt.Key.Key_Z)
    (motion,) = load_view(store, own).motions
    assert motion.withdrawn
    page = window.page()
    assert isinstance(page, SessionPage) and page.view is not None
    assert not [words for words, _do in page.more._mending._entries(page.view) if "retirar" in words]
