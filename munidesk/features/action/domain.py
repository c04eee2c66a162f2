"""A plan of action, its objectives and the products of each."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.base.codes import Code
from munidesk.records.says import Key, Says, Sense, Why


class Axis(Code):
    """Which side of a good government an objective is about, as the manual names them."""

    NONE = ""
    STRATEGIC = "strategic", "gestión estratégica", ("estrategica", "estrategico")
    PARTICIPATIVE = "participative", "gestión participativa", ("participativa", "participativo")
    EFFICIENT = "efficient", "gestión eficiente", ("eficiente",)


class State(Code):
    """How a product stands."""

    PENDING = "pending", "sin empezar", ("pendiente", "no iniciado")
    DOING = "doing", "en marcha", ("en curso", "en proceso", "en ejecucion")
    DONE = "done", "cumplido", ("hecho", "terminado", "listo", "si")
    DROPPED = "dropped", "sin efecto", ("desistido", "suspendido", "anulado")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan:
    """What a government set out to do in its period; `act` approved it."""

    id: Key = ""
    title: Annotated[str, Says("Nombre del plan de acción", ("plan de accion",), needed=True, search=True, width=-1)]
    purpose: Annotated[
        str, Says("Para qué", means="Lo que se quiere cambiar en el gobierno local", sense=Sense.LONG, search=True)
    ] = ""
    start: Annotated[date | None, Says("Desde", width=110)] = None
    end: Annotated[date | None, Says("Hasta", width=110)] = None
    responsible: Annotated[str, Says("Quién lo conduce", width=170)] = ""
    act: Annotated[str, Says("Acto que lo aprobó", hint="Por ejemplo: Resolución 12/2026", width=170)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionGoal:
    """An objective of the plan of action."""

    id: Key = ""
    plan_id: Annotated[str, Says("Plan de acción", of="action_plan", why=Why.KEY)]
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    title: Annotated[str, Says("Objetivo", ("objetivo",), needed=True, search=True, width=-1)]
    axis: Annotated[
        Axis,
        Says("Dimensión", ("dimension", "eje"), means="Gestión estratégica, participativa o eficiente", width=170),
    ] = Axis.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionProduct:
    """Something to be handed over for an objective: who answers for it, until when, how it stands."""

    id: Key = ""
    goal_id: Annotated[str, Says("Objetivo", of="action_goal", why=Why.KEY)]
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    title: Annotated[str, Says("Producto", ("producto", "resultado"), needed=True, search=True, width=-1)]
    responsible: Annotated[str, Says("Responsable", ("responsable", "encargado"), search=True, width=170)] = ""
    due: Annotated[date | None, Says("Plazo", ("plazo", "vence", "fecha"), width=110)] = None
    state: Annotated[State, Says("Estado", ("estado", "situacion"), width=130)] = State.PENDING
    done_on: Annotated[date | None, Says("Cumplido el", ("cumplido",), width=110)] = None
    evidence: Annotated[
        str, Says("Constancia", ("constancia", "evidencia"), means="Qué lo acredita", search=True, width=200)
    ] = ""
    notes: Annotated[str, Says("Observaciones", ("observaciones", "notas"), sense=Sense.LONG, search=True)] = ""

    @property
    def is_open(self) -> bool:
        return self.state not in (State.DONE, State.DROPPED)
