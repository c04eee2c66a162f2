"""A programme followed by real keys from a blank file: questions, alignment, a deviation decided, the year answered."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from munidesk import catalog
from munidesk.base.dates import fixed_clock
from munidesk.documents.lines import plain_lines
from munidesk.features.planning.domain import Funding, Level, Line, Plan
from munidesk.features.planning.store_plan import add_line, add_reading, save_plan, set_funding
from munidesk.features.territory.follow.page_follow import FollowPart
from munidesk.features.territory.kinds import ALIGNMENTS, ANSWERS, DEVIATIONS, QUESTIONS
from munidesk.features.territory.page_territory import TerritoryPage
from munidesk.features.territory.store import save_objectives, territories
from munidesk.instruments.kinds import ROUNDS
from munidesk.records.sheet import Selection
from munidesk.town.founding import found
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.stories.window import _insert, answering, control, filling, focused, opened, press, rest, typing, write

F6 = Qt.Key.Key_F6


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    """A municipality with a small plan of its own."""

    def town_and_plan(store) -> None:
        found(store, country="MX", name="Municipio de Tres Encinos", town_name="Tres Encinos")
        plan = save_plan(store, Plan(title="Plan", start_year=2025, end_year=2030)).id
        water = add_line(store, Line(plan_id=plan, level=Level.OBJECTIVE, title="Agua", sector="ambiente"))
        add_line(store, Line(plan_id=plan, level=Level.OBJECTIVE, title="Caminos"))
        dam = add_line(store, Line(plan_id=plan, parent_id=water, level=Level.ACTIVITY, title="Represa", year=2026,
                                   unit="m", base=Decimal(0), target=Decimal(40)))  # fmt: skip
        set_funding(store, Funding(line_id=dam, source="Municipal", approved=200_00, executed=50_00))
        add_reading(store, dam, Decimal(38), date(2026, 11, 2))

    with fixed_clock(datetime(2026, 11, 17, 10)), opened(tmp_path, town_and_plan) as made:
        made.resize(1366, 697)
        yield made


@pytest.fixture
def follow(window) -> FollowPart:
    """The tab of the follow-up of a programme that was opened by keys."""
    control(Qt.Key.Key_K)
    write("Nuevo programa territorial")
    answering(typing("PMOT Tres Encinos 2040"))
    press(Qt.Key.Key_Return)
    (one,) = territories(window.context.store)
    save_objectives(window.context.store, one.id, ["Ordenar", "Medir", "Decidir juntos"])
    window.go("territorio", tab="5", item="subsystems")
    rest()
    page = window.page()
    assert isinstance(page, TerritoryPage)
    assert isinstance(page.part, FollowPart)
    return page.part


def pane(window: MainWindow, name: str) -> FollowPart:
    window.go("territorio", tab="5", item=name)
    rest()
    part = window.page().part
    part.pane.setFocus()
    rest()
    return part


def told(window: MainWindow, name: str) -> str:
    return " ".join(plain_lines(catalog.paper_named(name).make(window.context.store, Selection())))


def test_a_programme_is_followed_by_keys_from_its_questions_to_the_report_of_the_year(window, follow):
    store = window.context.store
    assert focused() is follow.subsystems.boxes[0].table

    def answers(dialog: Question) -> None:
        dialog.activateWindow()  # no window manager offscreen hands it the keyboard
        rest()
        for words in ("Planeación, veinte horas", "Alcaldía"):
            for letter in words:
                widget = dialog.focusWidget()
                QTest.keyClicks(widget, letter) if letter.isascii() else _insert(letter, widget)
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        dialog.accept()

    answering(answers)
    press(Qt.Key.Key_S)
    first = QUESTIONS.all(store)[0]
    assert (first.answer, first.answered_on) == ("Planeación, veinte horas", date(2026, 11, 17))
    assert "1 de 6 respondidas" in told(window, "key-questions")

    part = pane(window, "alignment")
    press(Qt.Key.Key_B)
    assert [(one.title, one.activity) for one in ALIGNMENTS.all(store)] == [("Agua", "Represa"), ("Caminos", "")]
    assert "1 objetivo sin actividad" in part.alignment._count.text()
    part.alignment.table.select(lambda one: one.title == "Agua")
    press(Qt.Key.Key_T)
    assert ALIGNMENTS.all(store)[0].poa.word == "obra"

    part = pane(window, "deviations")
    answering(filling(title="Dos dependencias no opinaron", cause="Cambiaron"))
    press(Qt.Key.Key_Insert)
    (noted,) = DEVIATIONS.all(store)
    assert (noted.title, noted.decision) == ("Dos dependencias no opinaron", "")
    answering(filling(decision="Se les recuerda por oficio", by="Consejo", on="17/11/2026"))
    press(Qt.Key.Key_D)
    (decided,) = DEVIATIONS.all(store)
    assert (decided.decision, decided.decided_by, decided.decided_on) == (
        "Se les recuerda por oficio", "Consejo", date(2026, 11, 17),
    )  # fmt: skip

    part = pane(window, "year")
    write("El modelo va al Concejo")
    press(Qt.Key.Key_Tab)
    write("Se fijaron los indicadores")
    part.leave()
    assert [one.text for one in ANSWERS.all(store)] == ["El modelo va al Concejo", "Se fijaron los indicadores"]

    report = told(window, "pmot-report")
    for words in ("El modelo va al Concejo", "Sin respuesta en 2026.", "Represa", "25\xa0%", "38", "Caminos",
                  "Se les recuerda por oficio"):  # fmt: skip
        assert words in report, words
    part.year.table.setFocus()
    control(Qt.Key.Key_Z)
    assert len(ANSWERS.all(store)) < 2, "what was written last is taken back"


def test_a_deviation_that_is_not_decided_whole_is_told_in_the_dialog_and_nothing_is_written(window, follow):
    store = window.context.store
    pane(window, "deviations")
    answering(filling(title="Se atrasó"))
    press(Qt.Key.Key_Insert)
    faults: list[str] = []

    def without_words(dialog: Question) -> None:
        dialog.accept()
        faults.append(dialog.fault.text())
        dialog.reject()

    answering(without_words)
    press(Qt.Key.Key_D)
    assert DEVIATIONS.all(store)[0].decision == ""
    assert "Escriba qué se decidió" in faults[0]


def test_e_opens_the_round_of_its_own_twelve_questions_and_enter_goes_on_with_it(window, follow):
    store = window.context.store
    follow.subsystems.boxes[3].table.setFocus()
    press(Qt.Key.Key_E)
    assert not isinstance(window.page(), TerritoryPage)
    assert len(ROUNDS.all(store)) == 1
    part = pane(window, "subsystems")
    table = part.subsystems.boxes[3].table
    table.select(lambda one: "evaluación" in one.words)
    table.setFocus()
    press(Qt.Key.Key_Return)
    assert not isinstance(window.page(), TerritoryPage)
    assert len(ROUNDS.all(store)) == 1


def test_f6_goes_round_the_four_panes_and_enter_leads_to_where_a_figure_comes_from(window, follow):
    seen = []
    for _turn in range(4):
        there = focused()
        seen.append(next(at for at, box in enumerate(follow.subsystems.boxes) if box.table is there))
        press(F6)
    assert seen == [0, 1, 2, 3]
    table = follow.subsystems.boxes[1].table
    table.select(lambda one: one.words == "Objetivos con actividad")
    table.setFocus()
    press(Qt.Key.Key_Return)
    assert follow.pane is follow.alignment


def test_a_responsible_of_a_subsystem_is_written_with_r(window, follow):
    answering(filling(title="Información", responsible="Planeación"))
    press(Qt.Key.Key_R)
    page = window.page()
    page.refresh()
    assert page.view.subsystems[0].responsible == "Planeación"


def test_from_the_phases_the_questions_open_with_the_same_key_and_ctrl_k(window, follow):
    titles: list[str] = []

    def look(dialog: Question) -> None:
        titles.append(dialog.windowTitle())
        dialog.accept()

    window.go("territorio", tab="0")
    rest()
    window.page().part.columns[0].list.setFocus()
    answering(look)
    press(Qt.Key.Key_S)
    answering(look)
    control(Qt.Key.Key_K)
    write("Seis preguntas")
    press(Qt.Key.Key_Return)
    assert titles == ["Seis preguntas", "Seis preguntas"]
