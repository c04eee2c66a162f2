"""A survey: its questions, the sheets that came back, and what each of them answered."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.records.says import Key, Says, Sense, Why


class Sampling(Code):
    """Who answered. Without a draw nothing is said of those who did not: there is no margin to give."""

    OPEN = "open", "contestó quien quiso", ("abierta", "voluntaria")
    DRAWN = "drawn", "muestra sorteada", ("sorteada", "aleatoria", "al azar")


class QuestionKind(Code):
    ONE = "one", "una opción", ("una", "opcion unica", "seleccion unica")
    SEVERAL = "several", "varias opciones", ("varias", "opcion multiple", "seleccion multiple")
    SCALE = "scale", "escala", ("puntaje",)
    NUMBER = "number", "número", ("cantidad",)
    TEXT = "text", "texto", ("abierta", "texto corto")


class Role(Code):
    """What else a question is for: results are split by it."""

    NONE = "unsplit", "ninguno"
    ZONE = "zone", "zona", ("barrio", "distrito")
    SEX = "sex", "sexo", ("genero",)
    AGE = "age", "edad", ("edad en anos", "años")


SurveyId = Annotated[str, Says("Encuesta", of="survey", why=Why.KEY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """`series_id` is the same for all versions of one form. `population` and `drawn` are for a drawn sample."""

    id: Key = ""
    series_id: Annotated[str, Says("Primera versión", of="survey", why=Why.KEY)] = ""
    version: Annotated[int, Says("Formulario", means="Número de versión del formulario", fixed=True, width=90)] = 1
    title: Annotated[str, Says("Encuesta", ("encuesta", "titulo"), needed=True, search=True, width=-1)]
    purpose: Annotated[
        str, Says("Para qué es", sense=Sense.LONG, search=True, hint="Se imprime arriba de las preguntas.")
    ] = ""
    since: Annotated[date | None, Says("Desde", width=92)] = None
    until: Annotated[date | None, Says("Hasta", width=92)] = None
    returned: Annotated[str, Says("Dónde se devuelve", hint="Se imprime al pie: en la Secretaría, en la escuela…")] = ""
    handed: Annotated[int | None, Says("Hojas repartidas", ("repartidas",), width=110)] = None
    sampling: Annotated[Sampling, Says("Quiénes contestan", means="Quien quiso, o personas sorteadas", width=140)] = (
        Sampling.OPEN
    )
    population: Annotated[
        int | None, Says("Población", ("poblacion", "universo"), hint="De cuántas personas se sorteó la muestra.")
    ] = None
    drawn: Annotated[int | None, Says("Personas sorteadas", ("sorteadas",), hint="Cuántas salieron en el sorteo.")] = (
        None
    )
    closed_on: Annotated[date | None, Says("Cerrada el", fixed=True)] = None

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`options` one per line. `most` of a SEVERAL is how many may be marked, of a SCALE its highest number."""

    id: Key = ""
    survey_id: SurveyId
    position: Annotated[int, Says("N.º", means="Su lugar en el formulario", width=50)] = 0
    text: Annotated[str, Says("Pregunta", ("pregunta",), sense=Sense.LONG, needed=True, search=True, width=-1)]
    kind: Annotated[QuestionKind, Says("Tipo", ("tipo",), width=120)] = QuestionKind.ONE
    options: Annotated[
        str, Says("Opciones", ("opciones",), sense=Sense.LONG, hint="Una por renglón; su número es la tecla.")
    ] = ""
    most: Annotated[
        int | None,
        Says("Hasta", means="Cuántas opciones se pueden marcar, o el número más alto de la escala"),
    ] = None
    role: Annotated[Role, Says("Sirve para separar por", means="Zona, sexo o edad de quien contesta")] = Role.NONE

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(part for line in self.options.splitlines() if (part := " ".join(line.split())))

    @property
    def code(self) -> str:
        """What a sheet calls it."""
        return str(self.position)

    @property
    def highest(self) -> int:
        """Of a scale, which goes from 1."""
        return self.most or 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A sheet that came back, also one with nothing on it."""

    id: Key = ""
    survey_id: SurveyId
    number: Annotated[int, Says("Hoja", ("hoja",), means="Su número, en el orden en que se pasó", width=70)]
    day: Annotated[date | None, Says("Pasada el", width=92)] = None
    who: Annotated[str, Says("Quién la pasó", width=120)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a sheet says to a question; nothing said is no row. `refused`: «no contesta» is marked on the sheet.

    `value`: the number of the option («2»), those of several («1 3»), a figure, or the words as they were written.
    """

    id: Key = ""
    survey_id: SurveyId
    question_id: Annotated[str, Says("Pregunta", ("pregunta",), of="survey_question", why=Why.KEY)]
    sheet: Annotated[int, Says("Hoja", ("hoja", "formulario"), width=70)]
    value: Annotated[str, Says("Respuesta", ("respuesta",), sense=Sense.LONG, search=True, width=-1)] = ""
    refused: Annotated[bool, Says("No contesta", ("no contesta",))] = False
