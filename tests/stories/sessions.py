"""A session of any country in the real window, for the stories about what its acta says."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import BallotValue, MinutesState, PresenceKind, Session, SessionKind
from munidesk.features.council.sessions.page import SessionPage
from munidesk.features.council.sessions.page_live import LiveStep
from munidesk.features.council.sessions.store import new_session, open_session
from munidesk.features.council.sessions.store_items import add_item, start_item
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.features.council.votes.page_motion import MotionCard
from munidesk.features.council.votes.store import add_motion, cast, open_vote, say_matter
from munidesk.town import store as town
from munidesk.ui.window import MainWindow
from tests.stories.window import rest

NOW = datetime(2026, 12, 1, 19, 5)
WAITING = {MinutesState.DRAFT, MinutesState.IN_APPROVAL}
Open = Callable[[str], AbstractContextManager[MainWindow]]


def in_session(window: MainWindow, present: int) -> str:
    """A session that is going on, with the first `present` members there and one item."""
    store = window.context.store
    body = town.council(store).id
    people = [one for one in town.members(store, body, NOW.date()) if one.is_titular]
    session_id = new_session(
        store,
        Session(body_id=body, kind=SessionKind.ORDINARY, date=NOW.date(), start=time(19), place="Salón"),
        standard=False,
    )
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
    motion = add_motion(store, view.items[0].id, "Firmar el convenio")
    say_matter(store, motion, "ordinary")
    vote = open_vote(store, motion)
    voters = load_view(store, view.session.id).electorate(vote).voters
    for at, member in enumerate(voters):
        cast(store, vote, member.id, BallotValue.FOR if at < len(voters) / 2 else BallotValue.AGAINST)
    rest()
    return vote
