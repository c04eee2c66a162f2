"""Answers come in by a sheet, by the number or the words of their question, as the assistant brings any list."""

import openpyxl

from munidesk import catalog
from munidesk.features.surveys.rules import counted
from munidesk.features.surveys.store import close_survey, load_view
from munidesk.overview.incoming import Incoming
from munidesk.sheets import assistant
from munidesk.sheets.shape import Shape


def test_answers_of_another_program_are_counted_by_their_words(store, survey, tmp_path):
    workbook = openpyxl.Workbook()
    rows = [(1, "¿Cómo va?", "A pie"), (2, "¿Cómo va?", "En ómnibus"), (3, "¿Cómo va?", "En ómnibus")]
    for row in (("Hoja", "Pregunta", "Respuesta"), *rows):
        workbook.active.append(list(row))
    workbook.save(tmp_path / "r.xlsx")
    target = Incoming(catalog.HOUSE).named("survey-answer")
    opened = assistant.open_sheets(store, target, tmp_path / "r.xlsx")
    assistant.write(store, target, opened, Shape(), {})
    view = load_view(store, survey)
    assert counted(view.questions[0], view.answers).rows == (("A pie", 1), ("En ómnibus", 2))


def test_a_closed_survey_takes_no_answer_of_a_sheet_and_says_why(store, survey, tmp_path):
    close_survey(store, survey)
    workbook = openpyxl.Workbook()
    for row in (("Hoja", "Pregunta", "Respuesta"), (1, "¿Cómo va?", "A pie")):
        workbook.active.append(list(row))
    workbook.save(tmp_path / "r.xlsx")
    target = Incoming(catalog.HOUSE).named("survey-answer")
    opened = assistant.open_sheets(store, target, tmp_path / "r.xlsx")
    done = assistant.write(store, target, opened, Shape(), {})
    assert "La encuesta está cerrada" in done.outcomes[0].reason
    assert load_view(store, survey).answers == ()
