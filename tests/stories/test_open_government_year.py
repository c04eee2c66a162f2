"""The whole of it in one story: from a blank file to a published diagnosis, an improvement in the POA read at 100 %,
the round that verifies it, and the plan of opening printed; with keys in the real window."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from munidesk import catalog
from munidesk.data.store import Store
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.diagnoses.page_dialogs import NewDiagnosis, NewRound
from munidesk.features.open_government.improvements.store import activity_of, improvement_of, improvements
from munidesk.features.open_government.opening.page_opening import OpeningPage
from munidesk.features.open_government.page_open_government import OpenGovernmentPage
from munidesk.features.planning.domain import Plan
from munidesk.features.planning.store_plan import add_reading, save_plan
from munidesk.instruments.page_closing import ClosingDialog
from munidesk.instruments.scoring import result
from munidesk.overview.thread import thread
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.founding import found
from munidesk.ui.window import MainWindow
from tests.documents.reading import assert_both_say
from tests.stories.window import accept, agree, answering, filling, finish_work, opened, press, rest, write

KEY = "open_government"
MINE = "calendario"
"""A criterion with points from 0 to 4 that is red in the first round and green in the second."""
State = ImprovementState


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    def blank(store: Store) -> None:
        found(store, country="UY", name="Municipio de Cerro del Alba")

    with opened(tmp_path, blank) as made:
        yield made


def page_of(window: MainWindow) -> OpenGovernmentPage:
    page = window.page()
    assert isinstance(page, OpenGovernmentPage)
    return page


def answer_one(page: OpenGovernmentPage, key: str, digit: str) -> None:
    page.part.answers.select(key)
    page.part.answers.answers.setFocus()
    write(digit)
    assert page.part.view.points(next(one for one in page.part.view.criteria if one.key == key)) == int(digit)


def close(page: OpenGovernmentPage) -> None:
    """Every blank stays without an answer: the floor is the headline."""

    def all_unanswered(dialog: ClosingDialog) -> None:
        QTest.keyClicks(dialog.list, "t")
        accept(dialog)

    answering(all_unanswered)
    page.part.close_round()
    rest()
    assert not page.part.view.round.is_open


def test_from_a_blank_file_to_an_improvement_that_the_next_round_verifies_and_a_plan_in_print(
    window, tmp_path, monkeypatch
):
    store = window.context.store
    save_plan(store, Plan(title="PMD", start_year=2025, end_year=2030))
    window.go(KEY)
    rest()

    def choose(dialog: NewDiagnosis) -> None:
        dialog.instrument.setCurrentIndex(dialog.instrument.findData("gobierno-abierto"))
        accept(dialog)

    answering(choose)
    press(Qt.Key.Key_Return)
    page = page_of(window)
    scales = [one.key for one in page.part.view.criteria if one.kind.value == "scale"]
    red, *others = scales
    answer_one(page, red, "0")
    for key in others:
        answer_one(page, key, "4")
    close(page)
    first = result(page.part.view).total

    target = tmp_path / "datos"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(target))
    page.part.publish()
    finish_work(window)
    assert list(target.rglob("respuestas.csv")), "the round is published as open data"

    page.part.result.board.select(red)
    page.part.result.board.setFocus()
    press(Qt.Key.Key_M)
    (made,) = improvements(store)
    window.go("open_government.improvements", id=made.id)
    rest()
    answering(accept)
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_P)
    press(Qt.Key.Key_A)
    add_reading(store, activity_of(store, made.id), Decimal(100), date(2026, 11, 3))
    rest()
    assert improvement_of(store, made.id).state is State.DONE

    window.go(KEY, id=made.diagnosis_id)
    rest()
    page = page_of(window)
    answering(lambda dialog: accept(dialog) if isinstance(dialog, NewRound) else agree(dialog))
    page.part.new_round()
    rest()
    assert page.part.view.round.is_open and page.part.view.round.number == 2
    for key in scales:
        answer_one(page, key, "4")
    close(page)
    assert improvement_of(store, made.id).state is State.VERIFIED
    assert result(page.part.view).total > first
    told = thread(catalog.HOUSE, store, Ref("improvement", made.id))
    assert told is not None
    kinds = [one.ref.kind for one in told.records]
    assert kinds.count("evaluation_round") == 2 and {"plan_line", "opening_commitment"} <= set(kinds)

    window.go("open_government.opening")
    rest()
    opening = window.page()
    assert isinstance(opening, OpeningPage) and opening.current.improvement_id == made.id
    opening.panel.table.setFocus()
    answering(filling(title="Publicar el índice", responsible="Secretaría"))
    press(Qt.Key.Key_Insert)
    press(Qt.Key.Key_Return)
    assert_both_say(catalog.export_named("opening-plan")(store, Selection()), tmp_path)
    assert_both_say(catalog.export_named("improvements")(store, Selection()), tmp_path)
