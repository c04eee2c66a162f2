"""T7 and C15 at the window: what stands on a signed paper is not undone, and the window says why."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from munidesk.features.council.domain import MinutesState, SessionState
from munidesk.features.council.minutes.page_approve import freeze
from munidesk.features.council.minutes.page_signatures import SignaturesStep
from munidesk.features.council.minutes.store import Approving, mark_signed, minutes_of, send_to_approval
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from munidesk.town.domain import Person
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.window import agree, answering, control, finish_work, opened, rest


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=5))) as made:
        yield made


def in_approval(window: MainWindow) -> str:
    """A session whose acta is before the council, on the screen."""
    store = window.context.store
    waiting = [
        one
        for one in sessions(store, town.council(store).id)
        if one.state is SessionState.CLOSED and not load_view(store, one.id).frozen
    ]
    key = min(waiting, key=lambda one: one.date).id  # the book takes them in order
    if minutes_of(store, key).state is MinutesState.DRAFT:
        send_to_approval(store, key)
    window.go("council.session", id=key)
    rest()
    return key


def approve(window: MainWindow, key: str) -> None:
    freeze(window.context, key, Approving(on=load_view(window.context.store, key).session.date))
    finish_work(window)


def toast(window: MainWindow) -> tuple[str, bool]:
    (offered,) = window.toast.findChildren(QPushButton)
    return window.toast._text.text(), not offered.isHidden()


def test_t7_after_approval_nothing_offers_to_undo_it_and_ctrl_z_says_why(window):
    key = in_approval(window)
    town.save_person(window.context.store, Person(given_names="Ana", family_names="Prueba"))
    window.say("Se agregó.", undo=True)
    assert toast(window)[1]
    approve(window, key)
    number = minutes_of(window.context.store, key).number
    assert toast(window) == ("El acta quedó aprobada: Acta 4, folios 10 a 12.", False)
    assert (window.foot.undo.text(), window.foot.undo.isEnabled()) == (f"No se deshace: acta {number} aprobada", False)
    control(Qt.Key.Key_Z)
    assert toast(window) == (f"No se deshace: acta {number} aprobada", False)
    assert minutes_of(window.context.store, key).state is MinutesState.APPROVED


def test_t7_a_toast_that_still_offers_to_undo_takes_it_back_when_a_barrier_falls(window):
    key = in_approval(window)
    approve(window, key)
    store = window.context.store
    town.save_person(store, Person(given_names="Ana", family_names="Prueba"))
    window.say("Se agregó.", undo=True)
    assert toast(window)[1]
    mark_signed(store, key)
    rest()
    assert not toast(window)[1]


def test_c15_what_is_written_after_the_signature_is_undone_down_to_it(window):
    key = in_approval(window)
    approve(window, key)
    page = window.page()
    assert isinstance(page, SessionPage)
    page.show_step("signatures")
    signatures = page.findChild(SignaturesStep)
    assert signatures is not None
    answering(agree)
    signatures._signed.click()
    rest()
    store = window.context.store
    number = minutes_of(store, key).number
    assert window.foot.undo.text() == f"No se deshace: acta {number} firmada"
    made = town.save_person(store, Person(given_names="Ana", family_names="Prueba"))
    rest()
    assert window.foot.undo.isEnabled()
    control(Qt.Key.Key_Z)
    assert store.get("person", made) is None
    control(Qt.Key.Key_Z)
    assert minutes_of(store, key).state is MinutesState.SIGNED
    assert window.foot.undo.text() == f"No se deshace: acta {number} firmada"
