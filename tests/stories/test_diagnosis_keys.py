"""A diagnosis from an empty file to its result, with nothing but keys in the real window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses import store as diagnoses
from munidesk.features.open_government.diagnoses.page_dialogs import NewDiagnosis, NewOutside, NewReview, NewRound
from munidesk.features.open_government.improvements.store import improvements
from munidesk.features.open_government.page_open_government import OpenGovernmentPage
from munidesk.features.open_government.practices.page import PracticesPage
from munidesk.instruments import store as engine
from munidesk.instruments.domain import RoundKind, Way
from munidesk.instruments.gains import recovery
from munidesk.instruments.page_closing import ClosingDialog
from munidesk.instruments.page_criterion_opinions import CriterionOpinionsDialog
from munidesk.instruments.page_slices import REGAINED
from munidesk.instruments.scoring import result
from munidesk.instruments.shown import points_words
from munidesk.instruments.store_opinions import Told, receive
from munidesk.town.founding import found
from munidesk.ui.window import MainWindow
from tests.features.open_government.rounds import answered, diagnosis
from tests.stories.test_toasts import covered
from tests.stories.window import accept, answering, control, focused, opened, press, rest, typing, write

KEY = "open_government"
RED = frozenset({"foro", "violencia", "archivo"})


def blank(store: Store) -> None:
    found(store, country="UY", name="Municipio de Cerro del Alba")


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, blank) as made:
        yield made


def page_of(window: MainWindow, **arguments: str) -> OpenGovernmentPage:
    window.go(KEY, **arguments)
    rest()
    page = window.page()
    assert isinstance(page, OpenGovernmentPage)
    return page


def begun(window: MainWindow) -> OpenGovernmentPage:
    """The first diagnosis, with the questions of transparency."""
    page = page_of(window)

    def fill(dialog: NewDiagnosis) -> None:
        dialog.instrument.setCurrentIndex(dialog.instrument.findData("transparencia-0-100"))
        accept(dialog)

    answering(fill)
    press(Qt.Key.Key_Return)
    return page


def two_rounds(window: MainWindow, *, close: bool = True) -> tuple[str, str, str]:
    """A diagnosis of two years, three red items less in the second: its id and those of its rounds."""
    store = window.context.store
    key = diagnosis(store)
    return key, answered(store, key, 2025, RED | {"lugar-unico"}), answered(store, key, 2026, RED, close=close)


def test_an_empty_page_offers_the_first_diagnosis_and_enter_begins_it(window):
    page = begun(window)
    assert page.part.diagnosis.title.startswith("Transparencia")
    assert focused() is page.part.answers.answers, "one answers at once"
    assert page._chip.accessibleName() == "Ronda 1, abierta"
    assert [word for word, _key in page.crumbs()][:2] == ["Gobierno abierto", "Diagnósticos"]


def test_what_was_made_is_told_over_nothing_although_the_way_here_grew_with_it(window):
    window.resize(1366, 697)
    rest()
    begun(window)
    rest()
    assert window.toast.isVisible() and covered(window) == []


def test_a_round_is_answered_by_keys_and_not_closed_over_a_blank(window):
    page = begun(window)
    part, answers = page.part, page.part.answers.answers
    write("12")
    assert part.view.answers[answers.current.key].value == "1100", "a list is marked by its numbers"
    press(Qt.Key.Key_Down)
    scale = answers.current
    write("2")
    assert part.view.answers[scale.key].value == "2"
    assert answers.current != scale, "and one goes on"
    out = answers.current
    answering(typing("no hay cargos pagos"))
    write("n")
    assert part.view.answers[out.key].not_applicable
    control(Qt.Key.Key_Down)
    assert part.view.points(answers.current) is None, "Ctrl+↓ goes to the next blank"

    def decide(dialog: ClosingDialog) -> None:
        accept(dialog)
        assert "en blanco" in dialog.fault.text()
        QTest.keyClicks(dialog.list, "t")
        accept(dialog)

    answering(decide)
    part.close_round()
    rest()
    assert not part.view.round.is_open
    assert part.way == "result" and focused() is part.result.board
    found = result(part.view)
    assert part.result.total._total.text() == points_words(part.view, found.total), "the floor is the headline"
    assert found.settled and found.total < found.provisional


def test_an_open_round_shows_its_figure_only_with_floor_and_ceiling_and_without_a_band(window):
    page = begun(window)
    write("1234")
    total = page.part.answers.total
    assert total._title.text() == "Total provisorio" and total._total.text() == "100,0"
    assert total._box.isVisible()
    assert "Piso" in total._head.text() and "techo 100,0" in total._head.text()
    assert "no se compara ni se publica" in total._why.text()
    rows = page.part.answers.components.rows
    assert rows.rows[0].word == "" and rows.rows[0].blanks == 6
    page.part.choose("result")
    rest()
    assert page.part.result.total._band.text() == "provisorio"


def test_the_filters_and_the_areas_narrow_what_is_answered(window):
    key, _first, last = two_rounds(window, close=False)
    part = page_of(window, id=key, round=last, criterion="foro").part
    answers = part.answers.answers
    part.answers.filters.choose("red")
    rest()
    assert [one for one in answers.keys if one in RED] == answers.keys
    part.answers.filters.choose("all")
    answers.setFocus()
    write("a")
    assert part.answers.components._title.text() == "Áreas"
    assert answers.current.key == "foro", "the same item stays open"
    areas = {part.view.dimensions[0].area, *(one.area for one in part.view.criteria if one.area)}
    assert {row.title for row in part.answers.components.rows.rows} & areas
    write("a")
    assert part.answers.components._title.text() == "Componentes"


def test_after_an_answer_the_questions_are_not_read_again(window):
    key, _first, last = two_rounds(window, close=False)
    part = page_of(window, id=key, round=last, criterion="lugar-unico").part
    before, other = part.view, part.view.answers["foro"]
    write("1")
    assert part.view.answers["lugar-unico"].value == "1"
    assert part.view.criteria is before.criteria
    assert part.view.answers["foro"] is other, "what nobody touched is the same record"
    control(Qt.Key.Key_Z)
    assert part.view.answers["lugar-unico"].value == before.answers["lugar-unico"].value


def test_an_improvement_is_born_of_a_red_cell_and_is_said_in_its_place(window):
    key, _first, last = two_rounds(window)
    part = page_of(window, id=key, round=last).part
    board = part.result.board
    assert focused() is board
    write("r")
    assert board.current.red and board.only_red
    chosen = board.current.key
    press(Qt.Key.Key_Down)
    assert board.current.red and board.current.key != chosen
    chosen = board.current.key
    write("m")
    made = improvements(window.context.store)
    assert [one.criterion_key for one in made] == [chosen]
    assert next(one.made for one in part.result.rows.rows if one.key == chosen) == "M-01"
    write("m")
    assert len(improvements(window.context.store)) == 1, "not twice"
    control(Qt.Key.Key_Z)
    assert improvements(window.context.store) == ()
    assert next(one.made for one in part.result.rows.rows if one.key == chosen) == ""


def test_a_red_cell_proposes_what_to_learn_and_l_opens_the_lesson(window):
    key, _first, last = two_rounds(window)
    page = page_of(window, id=key, round=last)
    board, learn = page.part.result.board, page.part.result.learn_button
    green = next(one for one in board.squares if not one.red)
    board.select(green.key)
    assert not learn.isVisible()
    board.select("foro")
    assert learn.isVisible() and "Reglas, personas y tiempo para la apertura" in learn.toolTip()
    board.setFocus()
    press(Qt.Key.Key_L)
    rest()
    there = window.page()
    assert isinstance(there, PracticesPage) and there.path.lesson_id == "gobierno-abierto:marco"


def test_what_does_not_apply_to_a_fifth_of_the_weight_is_told_beside_the_total(window):
    store = window.context.store
    key = diagnosis(store)
    own = answered(store, key, 2026, RED, close=False)
    aside = page_of(window, id=key, round=own, way="result").part.result.total.aside
    assert not aside.isVisible()
    for one in engine.load_round(store, own).criteria:
        if one.dimension_key in ("participacion", "marco"):
            engine.not_applicable(store, own, one.key, "no corresponde")
    rest()
    assert aside.isVisible() and "del peso: el total habla solo de lo que queda" in aside.text()


def test_a_cell_leads_to_its_answer_and_is_told_to_who_hears_it(window):
    key, _first, last = two_rounds(window)
    part = page_of(window, id=key, round=last).part
    board = part.result.board
    board.select("lugar-unico")
    told = QAccessible.queryAccessibleInterface(board)
    assert told.text(QAccessible.Text.Value).startswith("1.1, verde, 4,0 de 4, antes 0,0")
    press(Qt.Key.Key_Return)
    assert focused() is part.answers.answers
    assert part.answers.answers.current.key == "lugar-unico"
    write("0")
    assert part.view.answers["lugar-unico"].value == "4", "a closed round does not change"


def test_c_says_who_regained_what_and_it_adds_up(window):
    key, first, last = two_rounds(window)
    part = page_of(window, id=key, round=last).part
    write("c")
    assert part.result.which.currentData() == REGAINED
    store = window.context.store
    told = recovery(engine.load_round(store, first), part.view)
    rows = part.result.slivers.rows
    assert rows[0].change == part.view.figures.signed(told.change, 1)
    assert any(one.title.startswith("1.1 ") and one.now == "4,0" for one in rows)
    assert sum(one.points for one in told.each) + told.reweighted == told.change


def test_a_review_and_a_look_from_outside_are_opened_beside_the_round(window):
    key, _first, last = two_rounds(window)
    page = page_of(window, id=key, round=last)

    def review(dialog: NewReview) -> None:
        accept(dialog)
        assert "quién revisa" in dialog.fault.text()
        dialog.reviewer.setText("Universidad")
        accept(dialog)

    answering(review)
    page.part.new_review()
    assert page.part.view.round.kind is RoundKind.REVIEW and page._chip.accessibleName() == "Revisión, abierta"

    def outside(dialog: NewOutside) -> None:
        dialog.organisation.setText("Vecinos")
        accept(dialog)

    answering(outside)
    page.part.new_outside()
    assert page.part.view.round.kind is RoundKind.OUTSIDE

    def following(dialog: NewRound) -> None:
        accept(dialog)

    answering(following)
    page.part.new_round()
    assert (page.part.view.round.kind, page.part.view.round.number) == (RoundKind.SELF, 3)
    assert page._which.count() == 5


def test_what_two_evaluators_said_otherwise_is_decided_by_a_key(window):
    key, _first, last = two_rounds(window, close=False)
    store = window.context.store
    engine.answer(store, last, "lugar-unico", "")
    receive(store, last, "Obras", {"lugar-unico": Told(value="1")}, Way.PAPER, date(2026, 11, 1))
    receive(store, last, "Salud", {"lugar-unico": Told(value="3")}, Way.PAPER, date(2026, 11, 2))
    part = page_of(window, id=key, round=last, criterion="lugar-unico").part
    assert part.answers.answers.told["lugar-unico"] == "2 evaluadores: no coinciden"

    def decide(dialog: CriterionOpinionsDialog) -> None:
        assert "Obras: 1" in dialog.list.item(0).text()
        dialog.list.setCurrentRow(1)
        accept(dialog)

    answering(decide)
    write("d")
    assert part.view.answers["lugar-unico"].value == "3"


def test_a_diagnosis_taken_away_leaves_the_list_and_comes_back_with_its_rounds(window):
    key, _first, _last = two_rounds(window)
    page = page_of(window, id=key)
    answering(accept)
    page.part.remove_diagnosis()
    rest()
    assert page.in_list and page._first.isVisible()
    control(Qt.Key.Key_Z)
    assert [one.diagnosis.id for one in page.cards.rows] == [key]
    assert len(diagnoses.rounds_of(window.context.store, key)) == 2
    page.cards.setFocus()
    press(Qt.Key.Key_Return)
    assert page.part.diagnosis.id == key and not page.in_list


def test_nothing_of_both_pages_is_cut_in_a_small_window(window):
    key, _first, last = two_rounds(window)
    window.resize(1024, 700)
    for way in ("answers", "result"):
        page = page_of(window, id=key, round=last, way=way)
        for widget in (page._close, page._improve, page._export, page._more, page._ways):
            if widget.isVisible():
                assert widget.width() >= widget.minimumSizeHint().width(), widget.accessibleName()
                assert page.rect().contains(widget.mapTo(page, widget.rect().bottomRight()))
        for panel in (page.part.answers if way == "answers" else page.part.result).findChildren(type(page._chip)):
            assert not panel.isVisible() or panel.width() >= panel.sizeHint().width()
