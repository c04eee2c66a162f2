"""What a newcomer stumbled over in the council by keys alone."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from munidesk.base.problems import Problem, Severity
from munidesk.features.council.domain import ItemState, MinutesState, PresenceKind, Session, SessionKind, SessionState
from munidesk.features.council.guard import item_of
from munidesk.features.council.minutes.page import MinutesStep
from munidesk.features.council.minutes.page_approve import freeze
from munidesk.features.council.minutes.page_signatures import SignaturesStep
from munidesk.features.council.minutes.store import Approving, minutes_of
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_agenda import AgendaStep
from munidesk.features.council.sessions.page_live import LiveStep
from munidesk.features.council.sessions.store import new_session, open_session, sessions
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from munidesk.ui.window import MainWindow
from tests.samples import write_council as write_sample
from tests.stories.window import accept, agree, answering, finish_work, focused, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, sessions=1)) as made:
        yield made


def called(window: MainWindow, clock) -> str:
    """A session with four items, on the screen."""
    clock(datetime(2026, 12, 1, 19, 5))
    store = window.context.store
    moment = datetime(2026, 12, 1, 19, 0)
    key = new_session(
        store,
        Session(
            body_id=town.council(store).id, kind=SessionKind.ORDINARY, date=moment.date(), start=moment.time(),
            place="Salón",
        ),
        standard=False,
    )  # fmt: skip
    for title in ("Uno", "Dos", "Tres", "Cuatro"):
        add_item(store, key, title)
    window.go("council.session", id=key)
    rest()
    return key


def page(window: MainWindow) -> SessionPage:
    found = window.page()
    assert isinstance(found, SessionPage)
    return found


def live(window: MainWindow) -> LiveStep:
    page(window).show_step("live")
    rest()
    step = page(window)._steps["live"]
    assert isinstance(step, LiveStep)
    return step


def test_y4_after_supr_the_keys_are_at_the_item_that_took_the_place(window: MainWindow, clock):
    called(window, clock)
    page(window).show_step("agenda")
    step = page(window)._steps["agenda"]
    assert isinstance(step, AgendaStep)
    step._list.setFocus()
    for place, then in ((1, "Tres"), (2, "Tres")):  # the second removes the last one
        step._list.setCurrentRow(place)
        press(Qt.Key.Key_Delete)
        assert step._list.currentItem().text() == then


def test_y2_p_takes_it_back_and_offers_to_undo_only_what_it_wrote(window: MainWindow, clock):
    key = called(window, clock)
    store = window.context.store
    open_session(store, key)
    step = live(window)
    step.agenda.list.setFocus()
    step.agenda.list.setCurrentRow(1)
    item = load_view(store, key).items[1].id
    told: list[tuple[str, bool]] = []
    step._items._context.toast = lambda words, undo=False: told.append((words, undo))  # type: ignore
    write("p")
    assert item_of(store, item).state is ItemState.POSTPONED
    write("p")
    assert item_of(store, item).state is ItemState.PENDING
    write("n")  # nobody had begun it: nothing is written
    assert told == [
        ("El asunto 2 se aplaza para la próxima sesión.", True),
        ("El asunto 2 vuelve al orden del día.", True),
        ("El asunto 2 consta como no tratado.", False),
    ]


def test_y5_0_p_marks_present_everybody_without_a_mark(window: MainWindow, clock):
    key = called(window, clock)
    step = live(window)
    step.roster.setFocus()
    assert "0 P" in [keys for keys, _words in step._hints(step.roster)[1]]
    write("2J0P")
    states = load_view(window.context.store, key).opening_states
    kinds = [one.kind for one in states.values()]
    assert kinds.count(PresenceKind.JUSTIFIED) == 1
    assert kinds.count(PresenceKind.PRESENT) == len(step.roster._members) - 1


def test_y6_going_to_a_motive_lands_on_the_row_of_that_person(window: MainWindow, clock):
    key = called(window, clock)
    step = live(window)
    step.roster.setFocus()
    write("3J")
    write("1P")
    third = step.roster._members[2]
    mark = load_view(window.context.store, key).opening_states[third.id]
    page(window).show_step("minutes")
    rest()
    minutes = page(window)._steps["minutes"]
    assert isinstance(minutes, MinutesStep)
    minutes._goto(Problem("justification_missing", "Falta", Severity.ATTENTION, "", mark.id, "reason"))
    rest()
    assert step.roster.chosen == third
    assert focused() is step.roster


def test_y7_two_enters_never_sign_the_acta_and_put_it_in_the_book(window: MainWindow):
    store = window.context.store
    row = next(one for one in sessions(store) if one.state is SessionState.CLOSED)
    if not load_view(store, row.id).frozen:
        freeze(window.context, row.id, Approving(on=row.date))
        finish_work(window)
    assert minutes_of(store, row.id).state is MinutesState.APPROVED
    window.go("council.session", id=row.id, step="signatures")
    rest()
    step = page(window)._steps["signatures"]
    assert isinstance(step, SignaturesStep)
    step._signed.setFocus()
    answering(accept)  # a second Enter, in haste, leaves it as it is
    press(Qt.Key.Key_Space)
    assert minutes_of(store, row.id).state is MinutesState.APPROVED
    step._signed.setFocus()
    answering(agree)
    press(Qt.Key.Key_Space)
    assert minutes_of(store, row.id).state is MinutesState.SIGNED
    rest()
    answering(accept)
    press(Qt.Key.Key_Return)
    assert minutes_of(store, row.id).state is MinutesState.SIGNED
