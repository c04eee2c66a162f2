"""Filled sheets of Kobo or of a form on the web: one row each, a column per question, in any of their ways."""

from pathlib import Path

import openpyxl
import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.cli import main
from munidesk.features.surveys.domain import Question, QuestionKind
from munidesk.features.surveys.rules import counted
from munidesk.features.surveys.store import answer, close_survey, finish_sheet, load_view, new_version
from munidesk.features.surveys.wide import typed
from munidesk.overview.incoming import Incoming
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Fate, Rehearsal
from munidesk.sheets.shape import Shape

KOBO = ("start", "¿Cómo va?", "¿Qué falta?", "¿Qué falta?/Techo", "¿Qué falta?/Luz", "¿Qué falta?/Banco",
        "¿Se siente segura?", "¿Qué horario?", "Sexo", "Edad", "_uuid")  # fmt: skip
ROWS = (
    ("2026-11-03T10:00", "A pie", "Techo Banco", 1, 0, 1, 4, "de mañana", "Mujer", 34, "a1"),
    ("2026-11-03T10:05", "En ómnibus", "Luz", 0, 1, 0, 2, None, "Varón", 51, "a2"),
    ("2026-11-03T10:09", "En ómnibus", None, 0, 0, 0, None, None, None, None, "a3"),
)


def book(path: Path, heads, rows) -> Path:
    workbook = openpyxl.Workbook()
    for row in (heads, *rows):
        workbook.active.append(list(row))
    workbook.save(path)
    return path


def brought(store, path: Path, shape: Shape | None = None) -> Rehearsal:
    target = Incoming(catalog.HOUSE).named("survey-sheet").in_file(store)
    opened = assistant.open_sheets(store, target, path)
    return assistant.write(store, target, opened, shape or Shape(), {})


def rows_of(store, survey: str, at: int) -> dict[str, int]:
    view = load_view(store, survey)
    return dict(counted(view.questions[at], view.answers).rows)


def test_each_row_is_a_sheet_and_each_column_a_question(store, survey, tmp_path):
    done = brought(store, book(tmp_path / "k.xlsx", KOBO, ROWS))
    assert [one.fate for one in done.outcomes] == [Fate.NEW] * 3
    assert load_view(store, survey).numbers == (1, 2, 3)
    assert rows_of(store, survey, 0) == {"A pie": 1, "En ómnibus": 2}
    assert rows_of(store, survey, 2) == {"Techo": 1, "Luz": 1, "Banco": 1}
    said = {(one.sheet, one.value) for one in load_view(store, survey).answers}
    assert {(1, "4"), (1, "de mañana"), (2, "51"), (1, "1 3")} <= said
    assert len([one for one in load_view(store, survey).answers if one.sheet == 3]) == 1, "a blank is no answer"


def test_the_same_file_twice_adds_nothing_and_one_that_grew_adds_what_is_new(store, survey, tmp_path):
    path = book(tmp_path / "k.xlsx", KOBO, (*ROWS, ROWS[1]))
    brought(store, path)
    assert len(load_view(store, survey).numbers) == 4, "two neighbours may answer alike"
    assert [one.fate for one in brought(store, path).outcomes] == [Fate.SAME] * 4
    grown = book(tmp_path / "k2.xlsx", KOBO, (*ROWS, ROWS[1], ROWS[0]))
    assert [one.fate for one in brought(store, grown).outcomes] == [Fate.SAME] * 4 + [Fate.NEW]
    assert load_view(store, survey).numbers == (1, 2, 3, 4, 5)


def test_sheets_passed_by_hand_are_other_papers(store, survey, questions, tmp_path):
    answer(store, survey, 1, questions[0], "1")
    finish_sheet(store, survey, 1)
    brought(store, book(tmp_path / "k.xlsx", ("¿Cómo va?", "Edad"), [("A pie", None), ("En ómnibus", 40)]))
    assert load_view(store, survey).numbers == (1, 2, 3)


def test_a_sheet_that_says_its_number_is_that_paper_and_is_put_right(store, survey, tmp_path):
    brought(store, book(tmp_path / "k.xlsx", ("Hoja", "1. ¿Cómo va?"), [(7, "A pie"), (9, "A pie")]))
    done = brought(store, book(tmp_path / "k2.xlsx", ("Hoja", "1. ¿Cómo va?"), [(7, "En ómnibus"), (9, "A pie")]))
    assert [one.fate for one in done.outcomes] == [Fate.CHANGED, Fate.SAME]
    assert rows_of(store, survey, 0) == {"A pie": 1, "En ómnibus": 1}


def test_what_is_no_option_is_refused_at_its_column_with_those_there_are(store, survey, tmp_path):
    path = book(
        tmp_path / "k.xlsx", KOBO[1:3], [("Bicicleta", "Luz"), ("a_pie", "Techo, Luz, Banco"), ("A PIE", "Luz")]
    )
    done = brought(store, path)
    assert [one.fate for one in done.outcomes] == [Fate.REFUSED, Fate.REFUSED, Fate.NEW]
    first, second = done.of(Fate.REFUSED)
    assert (first.column, first.value) == ("¿Cómo va?", "Bicicleta")
    assert "A pie, En ómnibus" in first.reason
    assert "hasta 2 opciones" in second.reason
    assert second.column == "¿Qué falta?"
    assert len(load_view(store, survey).answers) == 2, "of a refused row nothing stays"


def test_no_contesta_is_said_and_a_closed_survey_takes_nothing(store, survey, tmp_path):
    path = book(tmp_path / "k.xlsx", ("¿Cómo va?", "Sexo"), [("No contesta", "Mujer"), ("A pie", "NC")])
    brought(store, path)
    assert [one.refused for one in load_view(store, survey).answers].count(True) == 2
    close_survey(store, survey)
    closed = brought(store, book(tmp_path / "k2.xlsx", ("¿Cómo va?", "Sexo"), [("A pie", "Varón")]))
    assert "La encuesta está cerrada" in closed.outcomes[0].reason


def test_the_next_form_takes_the_sheets_and_the_one_before_keeps_its_own(store, survey, tmp_path):
    path = book(tmp_path / "k.xlsx", KOBO, ROWS)
    brought(store, path)
    again = new_version(store, survey)
    brought(store, path, Shape(answers={"survey_id": again}))
    assert len(load_view(store, again).numbers) == len(load_view(store, survey).numbers) == 3


def test_the_command_line_brings_them_too(store, survey, tmp_path):
    path = book(tmp_path / "k.xlsx", KOBO, ROWS)
    store.close()
    assert main(["import", str(store.path), "survey-sheet", str(path)]) == 0


@pytest.mark.parametrize(
    ("kind", "text", "keys"),
    [
        (QuestionKind.ONE, "horarios_a_la_vista", "2"),
        (QuestionKind.ONE, "3", "3"),
        (QuestionKind.ONE, "3.0", "3"),
        (QuestionKind.SEVERAL, "Luz Horarios a la vista", "3 2"),
        (QuestionKind.SEVERAL, "techo;luz", "1 3"),
        (QuestionKind.SEVERAL, "1 3", "1 3"),
        (QuestionKind.SEVERAL, "1,3", "1 3"),
        (QuestionKind.TEXT, "1,3 y más", "1,3 y más"),
    ],
)
def test_options_are_known_by_label_by_name_and_by_number(kind, text, keys):
    one = Question(survey_id="s", text="¿?", kind=kind, options="Techo\nHorarios a la vista\nLuz")
    assert typed(one, text) == keys


@pytest.mark.parametrize("text", ["Luz y Techo", "Bici", "12"])
def test_words_that_are_no_option_are_refused(text):
    with pytest.raises(UserError, match="no es una opción"):
        typed(Question(survey_id="s", text="¿?", kind=QuestionKind.ONE, options="Techo\nLuz"), text)
