"""The plan of opening: its commitments, the milestones of each, and how far somebody judged that it got."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.features.open_government.codes import Completion
from munidesk.features.open_government.domain import Gender, Goals
from munidesk.instruments.domain import Marker
from munidesk.records.says import Key, Says, Sense, Why

CompletionField = Annotated[Completion, Says("Cumplimiento", ("cumplimiento",), width=120)]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningPlan:
    """`act` approved it; `how` tells with whom it was made, beside what MuniDesk counts of encounters and answers."""

    id: Key = ""
    title: Annotated[str, Says("Plan de apertura", ("titulo",), needed=True, search=True, width=-1)]
    start: Annotated[date | None, Says("Desde", width=98)] = None
    end: Annotated[date | None, Says("Hasta", width=98)] = None
    act: Annotated[str, Says("Acto que lo aprobó", hint="Por ejemplo: Resolución 31/2026", width=170)] = ""
    responsible: Annotated[str, Says("Quién lo conduce", search=True, width=170)] = ""
    purpose: Annotated[str, Says("Para qué", sense=Sense.LONG, search=True)] = ""
    how: Annotated[str, Says("Cómo se hizo", sense=Sense.LONG, search=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """«A2»: one change that the town promises, with people from outside its government."""

    id: Key = ""
    plan_id: Annotated[str, Says("Plan de apertura", of="opening_plan", why=Why.KEY)]
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    improvement_id: Annotated[str, Says("Mejora", of="improvement", why=Why.KEY)] = ""
    title: Annotated[str, Says("Compromiso", ("compromiso",), needed=True, search=True, width=-1)]
    problem: Annotated[str, Says("El problema", sense=Sense.LONG, search=True)] = ""
    today: Annotated[str, Says("Qué se hace hoy", sense=Sense.LONG, search=True)] = ""
    change: Annotated[str, Says("Qué va a cambiar", sense=Sense.LONG, search=True)] = ""
    for_whom: Annotated[str, Says("Para quién", sense=Sense.LONG, search=True)] = ""
    partners: Annotated[str, Says("Con quién, fuera del gobierno", sense=Sense.LONG, search=True)] = ""
    values: Annotated[
        str, Says("Valores", means="Transparencia, participación, rendición de cuentas, innovación; con comas")
    ] = ""
    ods: Goals = ""
    gender: Gender = Marker.NO
    women: Annotated[str, Says("Qué cambia para las mujeres", sense=Sense.LONG, search=True)] = ""
    responsible: Annotated[str, Says("Responsable", ("responsable",), search=True, width=170)] = ""
    completion: CompletionField = Completion.NOT_STARTED
    judged_by: Annotated[str, Says("Quién juzgó el cumplimiento", search=True, width=170)] = ""
    judged_on: Annotated[date | None, Says("Juzgado el", width=98)] = None
    reason: Annotated[str, Says("Por qué ese cumplimiento", sense=Sense.LONG, search=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step of a commitment. `done_on` without `evidence`, or a paper hung on it, is done without evidence."""

    id: Key = ""
    commitment_id: Annotated[str, Says("Compromiso", of="opening_commitment", why=Why.KEY)]
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    title: Annotated[str, Says("Hito", ("hito",), needed=True, search=True, width=-1)]
    responsible: Annotated[str, Says("Responsable", ("responsable",), search=True, width=170)] = ""
    start: Annotated[date | None, Says("Desde", width=98)] = None
    end: Annotated[date | None, Says("Hasta", ("vence", "plazo"), width=98)] = None
    done_on: Annotated[date | None, Says("Hecho el", ("hecho",), width=98)] = None
    evidence: Annotated[str, Says("Evidencia", ("evidencia",), search=True, width=170)] = ""
