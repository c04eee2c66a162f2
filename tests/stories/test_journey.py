"""The whole way on the sample: an encounter, the FODA, the plan, the pilot's rounds, the manual and the hearing.

Each figure of the two documents is counted again here from the records.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from munidesk import catalog
from munidesk.data import check
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.participation.domain import AnswerKind, EncounterKind
from munidesk.features.participation.encounters.page import EncounterPage
from munidesk.features.participation.encounters.page_contributions import AnswerDialog
from munidesk.features.participation.encounters.store import encounters
from munidesk.features.pilot.page_manual import ManualTab
from munidesk.features.pilot.page_pilot import PilotPage
from munidesk.features.pilot.store_manual import versions
from munidesk.features.planning.page_planning import PlanningPage
from munidesk.features.planning.page_reading import ReadingDialog
from munidesk.features.swot.domain import Quadrant
from munidesk.features.swot.page_swot import SwotPage
from munidesk.instruments.domain import AnswerKind as Kind
from munidesk.instruments.scoring import result
from munidesk.overview.page_home import HomePage
from munidesk.records.sheet import Selection
from munidesk.town.page_export import write_entry
from munidesk.town.profiles import load_profile
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.documents.reading import assert_same_lines
from tests.samples import write_sample
from tests.stories.window import accept, answering, finish_work, opened, press, rest, typing, write

PESO = load_profile("UY").figures


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=5))) as made:
        yield made


def page(window: MainWindow, key: str, **arguments: str) -> object:
    window.go(key, **arguments)
    rest()
    return window.page()


def ask_at_the_hearing(window: MainWindow, hearing: str) -> None:
    """A question typed at the hearing, answered before everybody."""
    opened = page(window, "participation.encounter", id=hearing, tab="1")
    assert isinstance(opened, EncounterPage)
    opened.tabs.current.entry.setFocus()
    write("Cuando se termina el bacheo (vecina)")
    press(Qt.Key.Key_Return)

    def fill(dialog: AnswerDialog) -> None:
        dialog.kind.setCurrentIndex(dialog.kind.findData(AnswerKind.ACCEPTED.value))
        QTest.keyClicks(dialog.text, "En diciembre.")
        QTest.keyClicks(dialog.area, "Obras")
        accept(dialog)

    answering(fill)
    opened.tabs.current.answer()
    rest()


def draw_the_swot(window: MainWindow) -> None:
    opened = page(window, "swot")
    assert isinstance(opened, SwotPage)
    opened.board.panels[Quadrant.OPPORTUNITY].entry.setFocus()
    write("Fondo nuevo de veredas")
    press(Qt.Key.Key_Return)


def measure_the_plan(window: MainWindow) -> None:
    opened = page(window, "planning")
    assert isinstance(opened, PlanningPage)

    def fill(dialog: ReadingDialog) -> None:
        QTest.keyClicks(dialog.value, "50")
        QTest.keyClicks(dialog.evidence, "acta de obra")
        accept(dialog)

    opened.tree.table.select(lambda one: one.code == "1.2.2")
    opened.tree.table.setFocus()
    answering(fill)
    QTest.keyClick(opened.tree.table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    rest()


def finish_the_round(window: MainWindow) -> PilotPage:
    home = page(window, "home")
    assert isinstance(home, HomePage)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)  # «Ver las 61»
    press(Qt.Key.Key_Home)
    while (line := home.list.chosen) is not None and not line.row.title.startswith("Ronda"):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    opened = window.page()
    assert isinstance(opened, PilotPage)
    while opened.evaluation.answers.next_blank():
        QTest.keyClicks(opened.evaluation.answers, "4")
        rest()
    answering(accept)
    opened._close_round()
    rest()
    return opened


def saved(window: MainWindow, document: Document, path: Path) -> None:
    write_entry(window.context, lambda: document, path)
    finish_work(window)
    assert_same_lines(document, path)


def test_from_sessions_and_encounters_to_the_published_manual_and_the_hearing(window, tmp_path, clock):
    store = window.context.store
    clock(datetime(2026, 12, 11, 19, 30))
    hearing = next(row.encounter.id for row in encounters(store) if row.encounter.kind is EncounterKind.HEARING)
    ask_at_the_hearing(window, hearing)
    draw_the_swot(window)
    measure_the_plan(window)
    pilot = finish_the_round(window)
    view = pilot.evaluation.view
    found = result(view)
    assert (view.round.is_open, found.blank) == (False, ())

    # The manual is frozen with what the evaluation says, and published in both formats.
    pilot.tabs.show_tab(4)
    manual = pilot.tabs.current
    assert isinstance(manual, ManualTab)
    answering(typing("Publicada"))
    manual.freeze()
    rest()
    frozen = catalog.export_named("manual")(store, Selection(id=versions(store, manual.manual.id)[0].id))
    assert isinstance(frozen, Document)
    for suffix in (".pdf", ".docx"):
        saved(window, frozen, tmp_path / f"manual{suffix}")
    lines = plain_lines(frozen)
    assert any("Fondo nuevo de veredas" in line for line in lines)
    assert any(line.startswith("suma") and line.endswith(f"= {PESO.number(found.total, 2)}") for line in lines)
    for one in view.criteria:
        if one.kind is Kind.COMPUTED and view.computed[one.key].whole:
            assert view.computed[one.key].words in lines, one.question

    # The hearing gathers the same year; its figures are counted again from the tables.
    document = catalog.export_named("hearing")(store, Selection(id=hearing))
    assert isinstance(document, Document)
    for suffix in (".pdf", ".docx"):
        saved(window, document, tmp_path / f"audiencia{suffix}")
    lines = plain_lines(document)
    received = [row for row in store.select("initiative") if str(row["received"]) >= "2026-01-01"]
    answered = [row for row in received if row["answer_date"]]
    assert f"{len(answered)} de {len(received)}" in lines
    assert "50 de 50 rampas" in lines
    money = store.query("SELECT sum(coalesce(modified, approved)) AS a, sum(executed) AS e FROM funding")[0]
    current, executed = int(str(money["a"])), int(str(money["e"]))
    assert f"{(200 * executed + current) // (2 * current)}\u00a0%" in lines
    promises = len(store.select("commitment")) + sum(row["target"] is not None for row in store.select("plan_line"))
    assert str(promises) in lines
    assert any("Cuando se termina el bacheo" in str(row["text"]) and row["feedback_date"] for row in received)
    with store.lock:
        assert check.database_problems(store.connection) == ()
