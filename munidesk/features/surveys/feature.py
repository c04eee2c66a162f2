"""Surveys: all that the rest of the program knows of them."""

from typing import TYPE_CHECKING

from munidesk.base.i18n import msgid
from munidesk.base.lazy import lazy
from munidesk.features.surveys.schema import SCHEMA
from munidesk.records.personal import PersonalData
from munidesk.town.manifest import Command, Feature, Importer, PageEntry, Paper, Reference

if TYPE_CHECKING:
    from munidesk.features.surveys import exports, guide, import_sheets, kinds, page_survey, pending, refs, sample
else:
    exports, guide, import_sheets, kinds, page_survey, pending, refs, sample = lazy(
        "munidesk.features.surveys",
        "exports", "guide", "import_sheets", "kinds", "page_survey", "pending", "refs", "sample",
    )  # fmt: skip

FEATURE = Feature(
    name="surveys",
    schema=SCHEMA,
    kinds=kinds.KINDS,
    papers=(
        Paper(name="survey-form", title=msgid("Hoja de encuesta"), document=exports.form),
        Paper(
            name="survey-results",
            title=msgid("Resultados de la encuesta"),
            document=exports.results,
            data=exports.answers,
            handed=msgid("Participación"),
        ),
        Paper(
            name="survey-answers",
            title=msgid("Respuestas de la encuesta"),
            data=exports.answers,
            printed_as="survey-results",
        ),
    ),
    pages=(
        PageEntry(
            key="participation.survey",
            title=msgid("Encuestas"),
            make=page_survey.SurveyPage,
            icon="clipboard",
            within="participation",
            help=guide.SURVEY,
        ),
    ),
    importers=(Importer(name="survey-sheet", target=import_sheets.target, table="survey_sheet"),),
    pending=pending.pending,
    commands=(
        Command(words=msgid("Nueva encuesta"), key="participation.survey", run="new"),
        Command(
            words=msgid("Pasar hojas de la encuesta"), key="participation.survey", run="pass_sheets", icon="pencil"
        ),
    ),
    references=(
        Reference(table="survey", describe=refs.describe, crossroads=True),
        Reference(table="survey_question", describe=refs.describe),
    ),
    personal=(
        PersonalData(
            what=msgid(
                "Lo que contesta cada hoja de una encuesta, sin nombre; sexo, edad y zona si la hoja los pregunta"
            ),
            why=msgid("Para contar las respuestas."),
            shown=msgid(
                "En cuentas: los grupos de menos de 5 no se separan. Los textos se muestran como se escribieron."
            ),
            leaving=msgid("Un nombre escrito en un texto: Ajustes › Datos de una persona lo busca y lo tacha (■■■)."),
        ),
    ),
    sample=sample.write_sample,
)
