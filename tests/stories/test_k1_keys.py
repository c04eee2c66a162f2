"""K1: verbs that had no button have one, say what goes with them, and come back with Ctrl+Z."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from munidesk.catalog import write_sample
from munidesk.features.participation.encounters.store import encounters
from munidesk.instruments.page_evaluation import EvaluationTab
from munidesk.instruments.store import rounds
from munidesk.town.contributions import CONTRIBUTIONS
from munidesk.town.page_members import MembersPanel
from munidesk.town.sample import SampleSize
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.pages import page_of
from tests.stories.window import accept, answering, control, opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=1, initiatives=4))) as made:
        yield made


def told(words: list[str]):
    def answer(dialog: Question) -> None:
        words.extend(one.text() for one in dialog.findChildren(QLabel))
        accept(dialog)

    return answer


def test_k1_an_encounter_goes_with_what_was_said_there_and_comes_back(window):
    store, words = window.context.store, []
    window.go("participation", tab="1")
    rest()
    before, said = encounters(store), len(CONTRIBUTIONS.all(store))
    here = next(at for at, one in enumerate(before) if one.contributions)
    for _turn in range(here):
        press(Qt.Key.Key_Down)
    answering(told(words))
    press(Qt.Key.Key_Delete)
    assert any(f"{before[here].contributions} aportes" in one for one in words)
    assert len(encounters(store)) == len(before) - 1
    assert len(CONTRIBUTIONS.all(store)) == said - before[here].contributions
    control(Qt.Key.Key_Z)
    assert encounters(store) == before
    assert len(CONTRIBUTIONS.all(store)) == said


def test_k1_a_round_begun_by_mistake_is_taken_out_and_comes_back(window):
    store, words = window.context.store, []
    window.go("pilot", tab="1")
    rest()
    tab = next(one for one in page_of(window).findChildren(EvaluationTab) if one.isVisible())
    tab._fill_menu()
    remove = next(one for one in tab._menu.actions() if one.text() == "Quitar la ronda…")
    owner, before = tab._subject.owner, tab.round_id
    answering(told(words))
    remove.trigger()
    rest()
    assert any("respuesta" in one for one in words)
    assert before not in {one.id for one in rounds(store, owner)}
    assert tab.round_id != before
    control(Qt.Key.Key_Z)
    assert before in {one.id for one in rounds(store, owner)}


def test_k1_who_leaves_a_post_is_ended_in_the_list_by_its_last_day(window):
    store = window.context.store
    window.go("council", tab="5")
    rest()
    panel = next(one for one in page_of(window).findChildren(MembersPanel) if one.isVisible())
    table = panel.table
    column = next(at for at, one in enumerate(table._model.columns) if one.title == "Hasta")
    table.setCurrentIndex(table.model().index(0, column))
    press(Qt.Key.Key_F2)
    control(Qt.Key.Key_A)
    write("16/11/2026")
    press(Qt.Key.Key_Return)
    assert store.undo_label == "Terminar el cargo de un integrante"
    control(Qt.Key.Key_Z)
    assert table.records[0].membership.end is None or str(table.records[0].membership.end) != "2026-11-16"
