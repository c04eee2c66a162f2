"""The bank of projects with its criteria and marks; what is followed: deviations, alignment, shares of the budget."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from munidesk.features.territory.codes import Payer, PoaKind, Programme
from munidesk.features.territory.domain import OfTerritory, Place
from munidesk.records.says import Key, Says, Sense, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class BankProject:
    """A project of the bank; `line_id` is its line of the plan once it has one, where its money is."""

    id: Key = ""
    territory_id: OfTerritory
    position: Place = 0
    title: Annotated[str, Says("Proyecto", ("proyecto",), needed=True, search=True, width=-1)]
    zone: Annotated[str, Says("Zona", ("zona", "localidad"), search=True, width=110)] = ""
    responsible: Annotated[str, Says("Responsable", ("responsable",), search=True, width=140)] = ""
    cost: Annotated[int | None, Says("Costo", ("costo", "monto"), sense=Sense.MONEY, width=110)] = None
    source: Annotated[str, Says("Fuente", ("fuente",), search=True, width=120)] = ""
    text: Annotated[str, Says("Ficha", ("descripcion",), sense=Sense.LONG, search=True)] = ""
    line_id: Annotated[str, Says("Línea del plan", of="plan_line", why=Why.KEY)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankCriterion:
    """A criterion of the bank with its weight out of 100."""

    id: Key = ""
    territory_id: OfTerritory
    position: Place = 0
    title: Annotated[str, Says("Criterio", ("criterio",), needed=True, search=True, width=-1)]
    weight: Annotated[int, Says("Peso", ("peso",), hint="Los pesos suman 100", width=70)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BankMark:
    """The mark, 0 to 10, of a project by a criterion; one that is not there is a blank, which is not ranked."""

    id: Key = ""
    project_id: Annotated[str, Says("Proyecto", of="territory_project")]
    criterion_id: Annotated[str, Says("Criterio", of="territory_criterion")]
    mark: Annotated[Decimal, Says("Nota", ("nota", "puntaje"), hint="De 0 a 10", width=70)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """What did not go as planned, and what was decided about it."""

    id: Key = ""
    territory_id: OfTerritory
    day: Annotated[date, Says("Fecha", ("dia",), width=98)]
    title: Annotated[str, Says("Desvío", ("desvio",), needed=True, search=True, width=-1)]
    cause: Annotated[str, Says("Por qué", ("causa",), sense=Sense.LONG, search=True)] = ""
    decision: Annotated[str, Says("Qué se decidió", ("decision", "correccion"), sense=Sense.LONG, search=True)] = ""
    decided_by: Annotated[str, Says("Quién lo decidió", search=True, width=140)] = ""
    decided_on: Annotated[date | None, Says("Decidido el", width=98)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """An objective of the plan with the programme it serves and the activity of the yearly plan that carries it."""

    id: Key = ""
    territory_id: OfTerritory
    position: Place = 0
    title: Annotated[str, Says("Objetivo del plan", ("objetivo",), search=True, width=-1)] = ""
    goal_id: Annotated[str, Says("Línea del objetivo", of="plan_line", why=Why.KEY)] = ""
    programme: Annotated[Programme, Says("Programa", ("programa",), width=110)] = Programme.NONE
    activity: Annotated[str, Says("Actividad del POA", ("actividad",), search=True, width=200)] = ""
    activity_id: Annotated[str, Says("Línea de la actividad", of="plan_line", why=Why.KEY)] = ""
    poa: Annotated[PoaKind, Says("Tipo de actividad", ("tipo",), width=110)] = PoaKind.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetShare:
    """What one payer puts in, in a year; of one project, or of the programme as a whole."""

    id: Key = ""
    territory_id: OfTerritory
    project_id: Annotated[str, Says("Proyecto", of="territory_project", why=Why.KEY)] = ""
    year: Annotated[int, Says("Año", sense=Sense.YEAR, width=70)]
    payer: Annotated[Payer, Says("Quién paga", ("fuente", "origen"), width=150)] = Payer.MUNICIPAL
    amount: Annotated[int, Says("Monto", ("monto", "importe"), sense=Sense.MONEY, width=120)] = 0
    note: Annotated[str, Says("Nota", ("nota",), search=True, width=-1)] = ""
