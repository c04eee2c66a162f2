"""A diagnosis, the improvements that come of it, and what was learned on the way. Rounds are the engine's."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.features.open_government.codes import (
    Adoption,
    AskState,
    Component,
    Effort,
    ImprovementState,
    PracticeOrigin,
)
from munidesk.instruments.domain import Marker
from munidesk.records.says import Key, Says, Sense, Why

Goals = Annotated[str, Says("ODS", ("ods",), means="Objetivos de Desarrollo Sostenible", sense=Sense.GOALS, width=80)]
Gender = Annotated[Marker, Says("Marcador de género", ("genero",), width=100)]
OfDiagnosis = Annotated[str, Says("Diagnóstico", of="diagnosis", why=Why.KEY)]
OfRound = Annotated[str, Says("Ronda de origen", of="evaluation_round", why=Why.KEY)]
OfCriterion = Annotated[str, Says("Clave del ítem", ("clave", "item"), fixed=True)]
"""The key of a criterion, the same in all rounds; empty for what comes of none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What is answered round after round with one instrument, of the whole municipality or of an area."""

    id: Key = ""
    instrument_key: Annotated[str, Says("Clave del instrumento", fixed=True)]
    title: Annotated[str, Says("Diagnóstico", ("titulo",), needed=True, search=True, width=-1)]
    area: Annotated[str, Says("Área", ("area",), hint="En blanco: todo el municipio", search=True, width=150)] = ""
    responsible: Annotated[str, Says("Responsable", ("responsable",), search=True, width=170)] = ""
    months: Annotated[int, Says("Meses hasta la próxima ronda", means="0 si no se repite", width=80)] = 0
    notes: Annotated[str, Says("Observaciones", sense=Sense.LONG, search=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """«M-07»: what is to be done about a criterion, or a free one. `position` is the town's own order."""

    id: Key = ""
    number: Annotated[int, Says("Número", fixed=True, width=70)] = 0
    diagnosis_id: OfDiagnosis = ""
    round_id: OfRound = ""
    criterion_key: OfCriterion = ""
    position: Annotated[int, Says("Prioridad propia", means="1 es la primera; 0 sin ordenar", width=80)] = 0
    title: Annotated[str, Says("Mejora", ("mejora", "titulo"), needed=True, search=True, width=-1)]
    text: Annotated[str, Says("Qué se hará", sense=Sense.LONG, search=True)] = ""
    state: Annotated[ImprovementState, Says("Estado", ("estado",), width=120)] = ImprovementState.PROPOSED
    reason: Annotated[str, Says("Motivo", means="Por qué se descartó", search=True)] = ""
    effort: Annotated[Effort, Says("Esfuerzo", ("esfuerzo",), width=90)] = Effort.MIDDLE
    area: Annotated[str, Says("Área", ("area",), search=True, width=150)] = ""
    responsible: Annotated[str, Says("Responsable", ("responsable",), search=True, width=150)] = ""
    due: Annotated[date | None, Says("Vence", ("vence", "plazo"), width=98)] = None
    ods: Goals = ""
    gender: Gender = Marker.NO
    accepted_on: Annotated[date | None, Says("Aceptada el", width=98)] = None
    done_on: Annotated[date | None, Says("Hecha el", width=98)] = None
    verified_round_id: Annotated[str, Says("Ronda que la verificó", of="evaluation_round", why=Why.KEY)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A good practice of the bank, of this town or of another."""

    id: Key = ""
    title: Annotated[str, Says("Práctica", ("practica", "titulo"), needed=True, search=True, width=-1)]
    place: Annotated[str, Says("Lugar", ("lugar", "municipio"), search=True, width=170)] = ""
    country: Annotated[str, Says("País", ("pais",), width=110)] = ""
    topic: Annotated[str, Says("Tema", ("tema",), search=True, width=150)] = ""
    component: Annotated[Component, Says("Componente", ("componente",), means="Del autodiagnóstico", width=150)] = (
        Component.NONE
    )
    origin: Annotated[PracticeOrigin, Says("Origen", fixed=True, width=120)] = PracticeOrigin.OWN
    problem: Annotated[str, Says("El problema", sense=Sense.LONG, search=True)] = ""
    done: Annotated[str, Says("Qué se hizo", sense=Sense.LONG, search=True)] = ""
    results: Annotated[str, Says("Resultados", sense=Sense.LONG, search=True)] = ""
    lessons: Annotated[str, Says("Lecciones", sense=Sense.LONG, search=True)] = ""
    needs: Annotated[str, Says("Qué hace falta", means="Personas, dinero y tiempo", sense=Sense.LONG)] = ""
    since: Annotated[date | None, Says("Desde", width=98)] = None
    ods: Goals = ""
    gender: Gender = Marker.NO
    contact: Annotated[str, Says("A quién preguntar", means="Oficina, no persona", width=170)] = ""
    source: Annotated[str, Says("Fuente", means="De dónde se tomó")] = ""
    source_kind: Annotated[str, Says("Clase del registro de origen", why=Why.KEY)] = ""
    source_id: Annotated[str, Says("Registro de origen", why=Why.KEY)] = ""
    adoption: Annotated[Adoption, Says("Adopción", width=120)] = Adoption.NONE
    adoption_note: Annotated[str, Says("Sobre la adopción", sense=Sense.LONG, search=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What an organisation asks over a criterion: a line of its agenda of advocacy."""

    id: Key = ""
    diagnosis_id: OfDiagnosis = ""
    round_id: OfRound = ""
    criterion_key: OfCriterion = ""
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    organisation: Annotated[str, Says("Organización", ("organizacion",), search=True, width=170)] = ""
    title: Annotated[str, Says("Qué se pide", ("pedido",), needed=True, search=True, width=-1)]
    text: Annotated[str, Says("Por qué", sense=Sense.LONG, search=True)] = ""
    asked_on: Annotated[date | None, Says("Presentado el", width=98)] = None
    state: Annotated[AskState, Says("Estado", ("estado",), width=130)] = AskState.OPEN
    answer: Annotated[str, Says("Respuesta", ("respuesta",), sense=Sense.LONG, search=True)] = ""
    answered_on: Annotated[date | None, Says("Respondido el", width=98)] = None
    initiative_id: Annotated[str, Says("Iniciativa", of="initiative", why=Why.KEY)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonDone:
    """A lesson of the learning path that somebody finished, with its questions."""

    id: Key = ""
    instrument_key: Annotated[str, Says("Clave del instrumento", fixed=True)]
    lesson_key: Annotated[str, Says("Clave de la lección", fixed=True)]
    person: Annotated[str, Says("Persona", ("persona", "nombre"), needed=True, search=True, width=-1)]
    day: Annotated[date | None, Says("Día", width=98)] = None
    right: Annotated[int, Says("Respuestas correctas", width=80)] = 0
    asked: Annotated[int, Says("Preguntas", width=80)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDone:
    """Somebody finished every lesson of a course: what a training can be made of."""

    id: Key = ""
    instrument_key: Annotated[str, Says("Clave del instrumento", fixed=True)]
    title: Annotated[str, Says("Curso", ("curso",), needed=True, search=True, width=-1)]
    person: Annotated[str, Says("Persona", ("persona", "nombre"), needed=True, search=True, width=200)]
    day: Annotated[date | None, Says("Terminado el", width=98)] = None
    right: Annotated[int, Says("Respuestas correctas", width=80)] = 0
    asked: Annotated[int, Says("Preguntas", width=80)] = 0
