"""Findings of the window that had no test of their own: what each says, tried as a person would meet it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QScrollArea

from munidesk import catalog
from munidesk.catalog import write_sample
from munidesk.features.council.attendance.rules import IN_ROOM
from munidesk.features.council.domain import PresenceKind, SessionState
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import load_view
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.stories.window import opened, rest


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=6, initiatives=2))) as made:
        yield made


def test_w17_the_list_and_the_detail_count_who_came_and_never_who_gave_notice(window: MainWindow):
    """«29 de 30» with one «con aviso» and one who left at 20:31: who left had come, who gave notice had not."""
    store = window.context.store
    for one in sessions(store):
        if one.state is not SessionState.CLOSED:
            continue
        view = load_view(store, one.id)
        came = {event.member_id for event in view.events if event.kind in IN_ROOM}
        seats = {member.seat.id for member in view.titulars if member.id in came and member.seat.counts}
        seats |= {call.seat_id for call in view.substitutions if call.all_day and call.substitute_id in came}
        away = {event.member_id for event in view.events if event.kind is PresenceKind.JUSTIFIED} - came
        assert one.present == len(seats) == view.quorum.present, one.label
        assert not away & came
        window.go("council", tab="0")
        rest()
        window.page().list.table.select(lambda row, key=one.id: row.id == key)
        rest()
        words = " ".join(label.text() for label in window.page().findChildren(QLabel) if label.isVisible())
        assert f"asistieron {len(seats)} de {view.quorum.total}" in words, one.label


@pytest.mark.parametrize("size", [(1366, 697), (1024, 700)])
def test_w29_the_form_of_the_notice_is_whole_beside_its_preview(window: MainWindow, size: tuple[int, int]):
    """At 1366 it was cut at its right, with a horizontal bar."""
    store = window.context.store
    window.resize(*size)
    window.go("council.session", id=sessions(store)[0].id, step="notice")
    rest()
    page = window.page()
    assert page is not None
    for area in page.findChildren(QScrollArea):
        if area.isVisible():
            inside = area.widget()
            assert area.horizontalScrollBar().maximum() == 0, area.accessibleName()
            assert inside is None or inside.minimumSizeHint().width() <= area.viewport().width() + 1
    assert not any(
        area.horizontalScrollBar().isVisible() for area in page.findChildren(QAbstractScrollArea) if area.isVisible()
    )


def test_w51_every_page_tells_what_it_is_for_and_prints_what_it_shows():
    """Of the wish list: help on every page, and marks in words. The rest is answered line by line in its report."""
    without = [page.key for feature in catalog.HOUSE.features for page in feature.pages if not page.help]
    assert without == []
