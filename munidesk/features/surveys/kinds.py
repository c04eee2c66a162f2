"""The kinds of record of surveys: what each table holds, how it is called, and what it cannot be."""

from typing import Any

from munidesk.features.surveys import checks
from munidesk.features.surveys.domain import Answer, Question, Returned, Survey
from munidesk.records.kind import Kind, searchable_of

SURVEYS = Kind(
    record=Survey, table="survey", one="encuesta", many="encuestas", feminine=True, check=checks.check_survey,
    order="id DESC", same=("title", "version"), icon="clipboard",
)  # fmt: skip
QUESTIONS = Kind(
    record=Question, table="survey_question", one="pregunta", many="preguntas", feminine=True, title="text",
    parent="survey_id", check=checks.check_question, guard=checks.guard_own,
    order="position, id", same=("text",), icon="clipboard",
)  # fmt: skip
SHEETS = Kind(
    record=Returned, table="survey_sheet", one="hoja de encuesta", many="hojas de encuesta", feminine=True,
    title="number", parent="survey_id", check=checks.check_returned, guard=checks.guard_own,
    order="number, id", same=("number",),
    icon="clipboard",
)  # fmt: skip
ANSWERS = Kind(
    record=Answer, table="survey_answer", one="respuesta de encuesta", many="respuestas de encuesta", feminine=True,
    title="value", parent="survey_id", check=checks.check_answer, guard=checks.guard_own,
    order="sheet, id", same=("question_id", "sheet"),
    icon="clipboard",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (SURVEYS, QUESTIONS, SHEETS, ANSWERS)
SEARCHABLE = searchable_of(KINDS)
