"""The plan of opening by real keys: from an empty file to a commitment decided; milestones done, moved, taken away."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from munidesk.base.dates import day_cell, today
from munidesk.catalog import write_sample
from munidesk.features.council.domain import Session
from munidesk.features.council.sessions.store import new_session, sessions
from munidesk.features.open_government.codes import Completion
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.kinds import COMMITMENTS, IMPROVEMENTS, MILESTONES, OPENING_PLANS
from munidesk.features.open_government.opening.page_opening import OpeningPage
from munidesk.town import store as town
from munidesk.town.attachments import attachments_of
from munidesk.town.domain import Municipality
from munidesk.town.sample import SampleSize
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.window import accept, answering, control, filling, focused, opened, press, rest, typing

KEY = "open_government.opening"


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    def town_alone(store) -> None:
        town.save_municipality(store, Municipality(name="Municipio de Cerro del Alba", country="UY"))

    with opened(tmp_path, town_alone) as made:
        made.resize(1366, 697)
        yield made


@pytest.fixture
def sample(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=4, initiatives=2))) as made:
        made.resize(1366, 697)
        made.go(KEY)
        rest()
        yield made


def page_of(window: MainWindow) -> OpeningPage:
    page = window.page()
    assert isinstance(page, OpeningPage)
    return page


def judging(who: str, reason: str):
    """As suggested: who, the day there is, why; Ctrl+Enter."""

    def answer(dialog: Question) -> None:
        for text in (None, who, None, reason):
            widget = dialog.focusWidget()
            if text is not None:
                QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
                QTest.keyClicks(widget, text)
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    return answer


def test_from_an_empty_file_a_plan_a_commitment_and_its_milestones_are_typed_done_and_decided(window):
    store = window.context.store
    window.go(KEY)
    rest()
    answering(accept)
    control(Qt.Key.Key_N)
    (plan,) = OPENING_PLANS.all(store)
    assert str(today().year) in plan.title
    answering(filling(title="Compras a la vista", responsible="Hacienda", change="Se ve todo", ods="12, 16"))
    control(Qt.Key.Key_N)
    (promise,) = COMMITMENTS.all(store)
    assert (promise.title, promise.ods) == ("Compras a la vista", "12, 16")
    page = page_of(window)
    assert focused() is page.panel.table
    for title in ("Reglamento", "Ficha"):
        answering(filling(title=title, responsible="Hacienda"))
        press(Qt.Key.Key_Insert)
    assert [one.title for one in MILESTONES.all(store)] == ["Reglamento", "Ficha"]
    press(Qt.Key.Key_Return)
    done = next(one for one in MILESTONES.all(store) if one.title == "Ficha")
    assert done.done_on == today()
    yesterday = today() - timedelta(days=1)
    answering(typing(day_cell(yesterday)))
    press(Qt.Key.Key_F)
    assert MILESTONES.get(store, done.id).done_on == yesterday
    control(Qt.Key.Key_Z)
    assert MILESTONES.get(store, done.id).done_on == today()
    answering(judging("el foro", "falta la evidencia"))
    press(Qt.Key.Key_C)
    kept = COMMITMENTS.get(store, promise.id)
    assert (kept.completion, kept.judged_by, kept.judged_on) == (Completion.NO_EVIDENCE, "el foro", today())
    assert page.panel.segments.current == Completion.NO_EVIDENCE.value


def test_d_hangs_the_evidence_on_the_milestone_and_the_page_says_so(sample, tmp_path, monkeypatch):
    store, page = sample.context.store, page_of(sample)
    paper = tmp_path / "acta del foro.txt"
    paper.write_text("x", encoding="utf-8")
    monkeypatch.setattr("munidesk.features.open_government.opening.page_milestone_verbs.ask_file", lambda *_told: paper)
    page.panel.table.setFocus()
    press(Qt.Key.Key_Down)
    one = page.panel.table.current
    press(Qt.Key.Key_D)
    assert [each.name for each in attachments_of(store, page.record())] == ["acta del foro.txt"]
    press(Qt.Key.Key_Return)
    assert page.view.proof(MILESTONES.get(store, one.id)) == "acta del foro.txt"


def test_rows_are_moved_and_taken_away_and_all_of_it_is_undone(sample):
    store, page = sample.context.store, page_of(sample)
    before = [one.title for one in COMMITMENTS.all(store)]
    assert focused() is page.list
    control(Qt.Key.Key_Down)
    assert [one.title for one in COMMITMENTS.all(store)][:2] == before[1::-1]
    assert page.current.title == before[0]
    control(Qt.Key.Key_Z)
    assert [one.title for one in COMMITMENTS.all(store)] == before
    press(Qt.Key.Key_Delete)
    assert len(MILESTONES.all(store)) == 16
    control(Qt.Key.Key_Z)
    assert len(MILESTONES.all(store)) == 20
    press(Qt.Key.Key_F6)
    assert focused() is page.panel.table
    control(Qt.Key.Key_Down)
    assert page.panel.table.currentIndex().row() == 1
    press(Qt.Key.Key_Delete)
    assert len(MILESTONES.all(store)) == 19
    control(Qt.Key.Key_Z)
    assert len(MILESTONES.all(store)) == 20


def test_a_segment_that_is_pressed_decides_nothing_until_who_and_why_are_said(sample):
    store, page = sample.context.store, page_of(sample)
    one = page.current
    answering(lambda dialog: dialog.reject())
    page.panel.segments.choose(Completion.COMPLETE.value)
    rest()
    assert COMMITMENTS.get(store, one.id) == one
    assert page.panel.segments.current == one.completion.value


def test_an_improvement_is_promised_from_the_same_key(window):
    store = window.context.store
    IMPROVEMENTS.save(store, Improvement(number=7, title="Publicar las compras"))
    window.go(KEY)
    rest()
    answering(accept)
    control(Qt.Key.Key_N)

    def second(dialog: Question) -> None:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    answering(second)
    control(Qt.Key.Key_N)
    (promise,) = COMMITMENTS.all(store)
    assert promise.title == "Publicar las compras"
    assert promise.improvement_id
    assert "M-07" in page_of(window).panel._from.text()


def test_the_button_of_the_page_does_the_first_milestone_that_is_to_do(sample):
    store, page = sample.context.store, page_of(sample)
    before = sum(one.done_on is not None for one in MILESTONES.all(store))
    page.done_button.click()
    rest()
    assert sum(one.done_on is not None for one in MILESTONES.all(store)) == before + 1


def test_a_plan_that_nobody_approved_goes_to_the_next_session_of_the_council(sample):
    store, page = sample.context.store, page_of(sample)
    plan = OPENING_PLANS.all(store)[0]
    if plan.act:
        OPENING_PLANS.save(store, OPENING_PLANS.read({**OPENING_PLANS.row(plan), "act": ""}))
        rest()
    assert page._council.isVisible()
    held = sorted(sessions(store), key=lambda one: one.date)[-1]
    new_session(
        store, Session(body_id=held.body_id, kind=held.kind, date=today() + timedelta(days=9), start=held.start)
    )
    page._council.click()
    rest()
    assert [row["title"] for row in store.select("agenda_item", title=f"Aprobación: {plan.title}")] != []


def test_a_file_that_is_only_read_shows_the_plan_and_changes_nothing(sample):
    store, page = sample.context.store, page_of(sample)
    rows = MILESTONES.all(store)
    store.read_only = True
    page.refresh()
    page.panel.table.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F, Qt.Key.Key_D, Qt.Key.Key_Insert, Qt.Key.Key_Delete, Qt.Key.Key_C):
        press(key)
    assert MILESTONES.all(store) == rows
    assert not page.done_button.isEnabled()
    store.read_only = False
