"""What happens in a twinning: activities of the plan with their projects, visits and their costs, advice, proposals."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.features.twinning.codes import Payer, ProjectState, ProposalState, Way
from munidesk.features.twinning.domain import OfTwinning
from munidesk.records.says import Key, Says, Sense, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinningProject:
    """An activity or project of a year: who answers on each side, what each pays, what it delivers."""

    id: Key = ""
    twinning_id: OfTwinning
    year: Annotated[int, Says("Año", sense=Sense.YEAR, width=60)]
    title: Annotated[str, Says("Actividad", ("actividad", "proyecto"), needed=True, search=True, width=-1)]
    objective: Annotated[str, Says("Objetivo", ("objetivo",), sense=Sense.LONG, search=True)] = ""
    here: Annotated[str, Says("Responsable aquí", ("responsable",), search=True, width=130)] = ""
    there: Annotated[str, Says("Responsable allá", search=True, width=130)] = ""
    start: Annotated[date | None, Says("Desde", ("inicio",), width=98)] = None
    end: Annotated[date | None, Says("Hasta", ("fin",), width=98)] = None
    cost: Annotated[int | None, Says("Costo propio", ("costo",), sense=Sense.MONEY, width=100)] = None
    cost_there: Annotated[int | None, Says("Costo de la contraparte", sense=Sense.MONEY, width=100)] = None
    source: Annotated[str, Says("Fuente", ("fuente",), search=True, width=120)] = ""
    product: Annotated[str, Says("Producto", ("producto",), search=True, width=140)] = ""
    state: Annotated[ProjectState, Says("Estado", ("estado",), width=100)] = ProjectState.PLANNED


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinningVisit:
    """A visit with its programme; the report is due 15 days after the return."""

    id: Key = ""
    twinning_id: OfTwinning
    title: Annotated[str, Says("Visita", ("visita", "motivo"), needed=True, search=True, width=-1)]
    way: Annotated[Way, Says("Sentido", ("sentido",), width=80)] = Way.OUT
    start: Annotated[date | None, Says("Desde", ("inicio", "fecha"), width=98)] = None
    end: Annotated[date | None, Says("Hasta", ("fin", "regreso"), width=98)] = None
    programme: Annotated[str, Says("Programa", ("programa",), sense=Sense.LONG, search=True)] = ""
    agreed: Annotated[str, Says("Qué se acordó", ("acuerdos",), sense=Sense.LONG, search=True)] = ""
    reported_on: Annotated[date | None, Says("Informe del", ("informe",), width=98)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDelegate:
    """Who travels: a private person is in `neighbour`; `task` is why."""

    id: Key = ""
    visit_id: Annotated[str, Says("Visita", of="twinning_visit", why=Why.KEY)]
    neighbour_id: Annotated[str, Says("Persona", of="neighbour", why=Why.PRIVATE)] = ""
    task: Annotated[str, Says("Por qué viaja", ("tarea", "cargo"), needed=True, search=True, width=-1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCost:
    """A part of what a visit costs, and who pays it."""

    id: Key = ""
    visit_id: Annotated[str, Says("Visita", of="twinning_visit", why=Why.KEY)]
    title: Annotated[str, Says("Gasto", ("gasto", "concepto"), needed=True, search=True, width=-1)]
    payer: Annotated[Payer, Says("Quién paga", ("paga",), width=110)] = Payer.OURS
    amount: Annotated[int, Says("Monto", ("monto", "importe"), sense=Sense.MONEY, width=100)] = 0
    source: Annotated[str, Says("Fuente", ("fuente",), search=True, width=120)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinningAdvice:
    """What was asked of the ministry, a state office or an embassy, and what they said."""

    id: Key = ""
    twinning_id: OfTwinning
    asked: Annotated[str, Says("A quién", ("a quien",), needed=True, search=True, width=160)]
    title: Annotated[str, Says("Qué se preguntó", ("pregunta",), needed=True, search=True, width=-1)]
    asked_on: Annotated[date | None, Says("Pedida el", width=98)] = None
    answer: Annotated[str, Says("Respuesta", ("respuesta",), sense=Sense.LONG, search=True)] = ""
    answered_on: Annotated[date | None, Says("Respondida el", width=98)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationProposal:
    """A local proposal handed to the country's cooperation agreements, and what became of it."""

    id: Key = ""
    twinning_id: OfTwinning
    title: Annotated[str, Says("Propuesta", ("propuesta",), needed=True, search=True, width=-1)]
    agreement: Annotated[str, Says("A qué convenio", ("convenio",), search=True, width=160)] = ""
    handed_on: Annotated[date | None, Says("Presentada el", width=98)] = None
    state: Annotated[ProposalState, Says("Estado", ("estado",), width=110)] = ProposalState.DRAFT
    result: Annotated[str, Says("En qué quedó", sense=Sense.LONG, search=True)] = ""
    project_id: Annotated[str, Says("Proyecto que nació", of="twinning_project", why=Why.KEY)] = ""
