"""Ballots and sheets by keys in the real window: each is on disk at once, what is half typed comes back."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from munidesk.data import drafts
from munidesk.data.store import Store
from munidesk.features.participation.domain import Initiative
from munidesk.features.participation.initiatives.store import register
from munidesk.features.participatory_budget.domain import Batch, Process, Proposal
from munidesk.features.participatory_budget.kinds import PROPOSALS
from munidesk.features.participatory_budget.store import (
    load_view,
    newest,
    number_ballot,
    save_batch,
    save_process,
    save_proposal,
)
from munidesk.features.planning.domain import Plan
from munidesk.features.planning.store_plan import save_plan
from munidesk.features.surveys.domain import Question, QuestionKind, Survey
from munidesk.features.surveys.store import load_view as load_survey
from munidesk.features.surveys.store import new_survey, save_question
from munidesk.features.surveys.store import newest as newest_survey
from munidesk.records.ref import Ref
from munidesk.town.founding import found
from munidesk.town.links import links_of
from munidesk.ui.autosave import pending
from munidesk.ui.window import MainWindow
from tests.stories.pages import lost
from tests.stories.window import control, focused, opened, press, write


def fill(store: Store) -> None:
    found(store, country="UY", name="Municipio de Cerro del Alba")
    process = save_process(store, Process(title="PP 2027", cap=100_000, marks=2))
    for title in ("Luz", "Plaza", "Vereda"):
        save_proposal(store, Proposal(process_id=process, title=title, cost=30_000))
    number_ballot(store, process)
    save_batch(store, Batch(process_id=process, number=1, place="Plaza", signed=3))
    survey = new_survey(store, Survey(title="La parada"))
    for text, kind, options in (
        ("¿Cómo va?", QuestionKind.ONE, "A pie\nEn ómnibus"),
        ("¿Qué falta?", QuestionKind.SEVERAL, "Techo\nLuz\nBanco"),
        ("¿Qué horario?", QuestionKind.TEXT, ""),
    ):
        save_question(store, Question(survey_id=survey, text=text, kind=kind, options=options))


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, fill) as made:
        yield made


def counting(window: MainWindow):
    window.go("participation.budget", tab="2")
    window.page().start_count()
    return window.page().count.panel


def papers(window: MainWindow, counter: int = 1) -> list[tuple[str, bool]]:
    view = load_view(window.context.store, newest(window.context.store))
    return [(one.marks, one.void) for one in view.pile(view.batches[0].id, counter)]


def on_disk(window: MainWindow, sql: str) -> list[tuple[object, ...]]:
    """As another program reads it: what a kill right now would leave."""
    connection = sqlite3.connect(f"file:{window.context.store.path}?mode=ro", uri=True)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_a_paper_is_on_disk_before_the_next_key(window):
    counting(window)
    write("12")
    press(Qt.Key.Key_Return)
    assert on_disk(window, "SELECT marks, position FROM budget_ballot") == [("1 2", 1)]
    assert focused().accessibleName() == "Marcas de la papeleta"
    assert focused().text() == ""


def test_marks_that_were_typed_and_not_passed_come_back_after_a_cut(window):
    counting(window)
    write("13")
    pending().flush()
    (kept,) = on_disk(window, "SELECT content FROM draft WHERE key LIKE 'ballot:%'")
    assert "1 3" in str(kept)
    again = type(window.page())(window.context)
    again.refresh()
    again.tabs.show_tab(2)
    assert again.count.panel.line.text() == "1 3"
    again.deleteLater()


def test_zero_is_a_blank_n_annuls_and_a_third_mark_annuls_by_itself(window):
    panel = counting(window)
    write("0n123")
    assert "queda anulada" in panel._marked.text()
    press(Qt.Key.Key_Return)
    assert papers(window) == [("", False), ("", True), ("1 2 3", False)]
    assert dict(load_view(window.context.store, newest(window.context.store)).tally.sorts) == {"blank": 1, "void": 2}


def test_backspace_takes_back_a_mark_then_the_last_paper_and_ctrl_z_undoes(window):
    counting(window)
    write("12")
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return)
    assert papers(window) == [("1", False)]
    press(Qt.Key.Key_Backspace)
    assert papers(window) == []
    assert focused().text() == "1"
    press(Qt.Key.Key_Return)
    write("2")
    press(Qt.Key.Key_Return)
    control(Qt.Key.Key_Z)
    assert papers(window) == [("1", False)]


def test_a_key_that_is_on_no_ballot_says_so_and_writes_nothing(window):
    panel = counting(window)
    write("9")
    assert "ningún 9" in panel._marked.text()
    write("10")
    assert "Retroceso" in panel._marked.text()
    assert papers(window) == []


def test_each_counter_has_its_own_pile_and_its_own_half_typed_paper(window):
    panel = counting(window)
    write("1")
    pending().flush()
    panel._counter.choose("2")
    assert panel.line.text() == ""
    write("2")
    press(Qt.Key.Key_Return)
    assert (papers(window), papers(window, 2)) == ([], [("2", False)])
    panel._counter.choose("1")
    assert panel.line.text() == "1"


def test_an_answer_is_on_disk_with_its_key_and_the_next_question_has_the_keyboard(window):
    window.go("participation.survey")
    window.page().pass_sheets()
    write("2")
    assert on_disk(window, "SELECT value FROM survey_answer") == [("2",)]
    assert focused().accessibleName() == "¿Qué falta?"
    write("13")
    assert on_disk(window, "SELECT value FROM survey_answer ORDER BY id DESC LIMIT 1") == [("1 3",)]


def test_words_half_written_come_back_and_the_sheet_goes_on_where_it_was(window):
    store = window.context.store
    window.go("participation.survey")
    window.page().pass_sheets()
    write("1")
    press(Qt.Key.Key_Return)
    write("7 y 13")
    pending().flush()
    assert drafts.newest(store, f"sheet:{newest_survey(store)}:1") is not None
    again = type(window.page())(window.context)
    again.refresh()
    assert [one.text() for one in again.sheet.lines] == ["1 A pie", "", "7 y 13"]
    again.deleteLater()


def test_a_key_that_is_no_option_stays_on_its_question(window):
    window.go("participation.survey")
    window.page().pass_sheets()
    write("7")
    assert focused().accessibleName() == "¿Cómo va?"
    assert "de 1 a 2" in window.page().sheet._fault.text()
    write("0")
    assert on_disk(window, "SELECT value, refused FROM survey_answer") == [("", 1)]


def test_enter_on_the_last_question_opens_the_next_sheet_and_an_old_one_is_corrected(window):
    store = window.context.store
    window.go("participation.survey")
    page = window.page()
    page.pass_sheets()
    write("2")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert page.sheet._sheet == 2
    page.sheet.go_to(1)
    write("1")
    view = load_survey(store, newest_survey(store))
    assert [(one.sheet, one.value) for one in view.answers] == [(1, "1")]
    assert view.numbers == (1,)


def test_the_pages_stand_among_the_tabs_of_participation(window):
    window.go("participation")
    words = [word for word, _key, _more in window.context.beside("participation")]
    assert words[-2:] == ["Presupuesto participativo", "Encuestas"]
    assert [key for _word, key, _more in window.context.beside("participation.budget")][-2:] == [
        "participation.budget", "participation.survey",
    ]  # fmt: skip


def test_what_enters_becomes_a_line_of_the_plan_once(window):
    store = window.context.store
    counting(window)
    for _paper in range(3):
        write("1")
        press(Qt.Key.Key_Return)
    window.go("participation.budget", tab="3")
    save_plan(store, Plan(title="Plan", start_year=2026, end_year=2030))
    page = window.page()
    first = page.view.entering[0]
    page.result.carry(first)
    page.result.carry(first)
    lines = [one["title"] for one in store.select("plan_line")]
    assert lines == ["Luz"]
    assert [one.role for one in links_of(store, Ref("budget_proposal", first.proposal.id))] == ["planned"]


def test_an_initiative_becomes_a_proposal_once_and_both_find_each_other(window):
    store = window.context.store
    made = register(store, Initiative(title="Bancos en la plaza", zone="Centro"))
    process = newest(store)
    first = window.context.actions["proposal_from"](Ref("initiative", made), process)
    assert window.context.actions["proposal_from"](Ref("initiative", made), process) == first
    one = PROPOSALS.get(store, first)
    assert (one.title, one.place, one.initiative_id) == ("Bancos en la plaza", "Centro", made)
    assert window.context.describe(Ref("budget_proposal", first)).related == (Ref("initiative", made),)


def test_the_keyboard_stays_on_the_page_when_a_count_or_a_survey_is_closed_and_opened_again(window):
    counting(window)
    for counter in ("1", "2"):
        window.page().count.panel._counter.choose(counter)
        write("1")
        press(Qt.Key.Key_Return)
    page = window.page()
    page.close_it()
    assert lost(window) == ""
    page.reopen()
    assert lost(window) == ""
    window.go("participation.survey")
    page = window.page()
    page._close.setFocus()
    page.close_it()
    assert lost(window) == ""
    page.reopen()
    assert lost(window) == ""
