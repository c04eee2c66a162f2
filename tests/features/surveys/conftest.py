"""A file with a survey whose questions are of every kind."""

from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.surveys.domain import Question, QuestionKind, Role, Survey
from munidesk.features.surveys.store import load_view, new_survey, save_question
from munidesk.town.founding import found

ASKED = (
    ("¿Cómo va?", QuestionKind.ONE, "A pie\nEn ómnibus", None, Role.NONE),
    ("¿Se siente segura?", QuestionKind.SCALE, "", 5, Role.NONE),
    ("¿Qué falta?", QuestionKind.SEVERAL, "Techo\nLuz\nBanco", 2, Role.NONE),
    ("¿Qué horario?", QuestionKind.TEXT, "", None, Role.NONE),
    ("Sexo", QuestionKind.ONE, "Mujer\nVarón\nOtro", None, Role.SEX),
    ("Edad", QuestionKind.NUMBER, "", None, Role.AGE),
)


@pytest.fixture
def store(tmp_path: Path):
    made = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    found(made, country="UY", name="Municipio de Cerro del Alba")
    yield made
    made.close()


@pytest.fixture
def survey(store: Store) -> str:
    key = new_survey(store, Survey(title="La parada", handed=40))
    for text, kind, options, most, role in ASKED:
        save_question(store, Question(survey_id=key, text=text, kind=kind, options=options, most=most, role=role))
    return key


@pytest.fixture
def questions(store: Store, survey: str) -> list[str]:
    """Their ids, in the order of the form."""
    return [one.id for one in load_view(store, survey).questions]
