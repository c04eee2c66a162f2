"""Courses, the programme of a year and its lines."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from munidesk.features.training.codes import CourseKind, Level, Modality, Quarter
from munidesk.features.training.domain import OfCompetence
from munidesk.records.says import Key, Says, Sense, Why

OfCourse = Annotated[str, Says("Curso", ("curso",), of="training_course", why=Why.KEY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """`whole_id` is the course this one is a module of: its certificate needs all of them."""

    id: Key = ""
    key: Annotated[str, Says("Clave", ("clave",), fixed=True)] = ""
    title: Annotated[str, Says("Curso", ("curso", "titulo"), needed=True, search=True, width=-1)]
    kind: Annotated[CourseKind, Says("Clase", ("clase", "tipo"), width=110)] = CourseKind.COURSE
    hours: Annotated[Decimal, Says("Horas", ("horas",), width=70)] = Decimal(0)
    modality: Annotated[Modality, Says("Modalidad", ("modalidad",), width=110)] = Modality.PRESENT
    min_attendance: Annotated[int, Says("Asistencia mínima, %", ("asistencia minima",), width=90)] = 80
    min_mark: Annotated[
        Decimal | None, Says("Nota mínima", ("nota minima",), means="Vacía: basta la asistencia", width=90)
    ] = None
    valid_months: Annotated[int, Says("Vigencia, meses", ("vigencia",), means="0: no vence", width=90)] = 0
    agent: Annotated[str, Says("Quién lo dicta", ("agente",), search=True, width=150)] = ""
    cost: Annotated[int | None, Says("Costo", ("costo",), sense=Sense.MONEY, width=110)] = None
    standard: Annotated[str, Says("Estándar", width=110)] = ""
    whole_id: Annotated[str, Says("Es módulo de", of="training_course", why=Why.KEY)] = ""
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    notes: Annotated[str, Says("Contenido", sense=Sense.LONG, search=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRaise:
    """Who passes a course reaches this level of a competence; nobody comes down by passing."""

    id: Key = ""
    course_id: Annotated[str, Says("Curso", ("curso",), of="training_course", needed=True, why=Why.KEY)]
    competence_id: OfCompetence
    level: Annotated[Level, Says("Nivel", ("nivel",), means="De 0 a 4", width=80)] = Level.ALONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """What will be taught in a year. `resolution_id` approved it; `act` says so where the council is no part of it."""

    id: Key = ""
    year: Annotated[int, Says("Año", ("ano",), sense=Sense.YEAR, width=80)]
    title: Annotated[str, Says("Programa", needed=True, search=True, width=-1)]
    objective: Annotated[str, Says("Objetivo", sense=Sense.LONG, search=True)] = ""
    act: Annotated[str, Says("Acto que lo aprobó", hint="Por ejemplo: Resolución 12/2026", width=170)] = ""
    resolution_id: Annotated[str, Says("Resolución", of="resolution", why=Why.KEY)] = ""
    reported_on: Annotated[date | None, Says("Informe presentado el", fixed=True, width=98)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeLine:
    """A course, or an event that is in no catalogue, in a quarter of the year."""

    id: Key = ""
    programme_id: Annotated[str, Says("Programa", of="training_programme", needed=True, why=Why.KEY)]
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    course_id: OfCourse = ""
    title: Annotated[str, Says("Curso o evento", ("curso", "evento"), needed=True, search=True, width=-1)]
    quarter: Annotated[Quarter, Says("Trimestre", ("trimestre",), width=110)] = Quarter.FIRST
    audience: Annotated[str, Says("Para quién", ("para quien",), search=True, width=170)] = ""
    places: Annotated[int | None, Says("Lugares", ("lugares", "cupo"), width=70)] = None
    hours: Annotated[Decimal | None, Says("Horas", ("horas",), width=70)] = None
    cost: Annotated[int | None, Says("Costo", ("costo",), sense=Sense.MONEY, width=110)] = None
    source: Annotated[str, Says("Fuente", ("fuente",), search=True, width=110)] = ""
    notes: Annotated[str, Says("Observaciones", sense=Sense.LONG)] = ""
