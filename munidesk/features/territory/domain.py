"""A programme of territorial planning: its phases, objectives, actors, products, agreements and key questions."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.features.territory.codes import Figure, Posture, ProductState, Role, Sector, TerritoryKind
from munidesk.records.says import Key, Says, Sense, Why

OfTerritory = Annotated[str, Says("Programa territorial", of="territory", why=Why.KEY)]
Place = Annotated[int, Says("Orden", fixed=True)]
StepKey = Annotated[str, Says("Clave del paso", fixed=True)]
"""The key of the step of its case, the same in all programmes of that procedure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A programme. Its case is the one that it owns; the figure it was given is the choice of that case's step.

    `figure` is what is proposed to the council until then.
    """

    id: Key = ""
    title: Annotated[str, Says("Programa territorial", ("titulo", "programa"), needed=True, search=True, width=-1)]
    kind: Annotated[TerritoryKind, Says("Qué es", ("tipo",), width=150)] = TerritoryKind.PMOT
    scope: Annotated[str, Says("Ámbito", ("ambito",), hint="Todo el municipio, una zona", search=True, width=150)] = ""
    horizon: Annotated[int | None, Says("Horizonte", means="Año hasta el que planea", sense=Sense.YEAR, width=80)] = (
        None
    )
    responsible: Annotated[str, Says("Responsable", ("a cargo",), search=True, width=150)] = ""
    purpose: Annotated[str, Says("Objetivo general", sense=Sense.LONG, search=True)] = ""
    figure: Annotated[Figure, Says("Figura que se propone", means="La elegida es la del paso, por resolución")] = (
        Figure.NONE
    )
    body_id: Annotated[str, Says("Órgano que conduce", of="body", why=Why.KEY)] = ""
    technical_id: Annotated[str, Says("Grupo técnico", of="body", why=Why.KEY)] = ""
    notes: Annotated[str, Says("Observaciones", sense=Sense.LONG, search=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryPhase:
    """When a stage of the case is planned; what was done is in the case."""

    id: Key = ""
    territory_id: OfTerritory
    position: Place = 0
    title: Annotated[str, Says("Fase", needed=True, fixed=True, width=-1)]
    start: Annotated[date | None, Says("Desde", ("inicio",), width=98)] = None
    end: Annotated[date | None, Says("Hasta", ("fin",), width=98)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryObjective:
    """One of the three specific objectives of the initiative, answered one by one in each yearly report."""

    id: Key = ""
    territory_id: OfTerritory
    position: Place = 0
    text: Annotated[str, Says("Objetivo específico", ("objetivo",), sense=Sense.LONG, needed=True, search=True,
                              width=-1)]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveAnswer:
    """What the report of a year says of an objective."""

    id: Key = ""
    territory_id: OfTerritory
    objective_id: Annotated[str, Says("Objetivo", of="territory_objective", why=Why.KEY)]
    year: Annotated[int, Says("Año", sense=Sense.YEAR, width=70)]
    text: Annotated[str, Says("Respuesta", sense=Sense.LONG, needed=True, search=True, width=-1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritorySubsystem:
    """One of the four subsystems of coordination; `holds` is a line for each thing it keeps."""

    id: Key = ""
    territory_id: OfTerritory
    position: Place = 0
    key: Annotated[str, Says("Clave", fixed=True)]
    title: Annotated[str, Says("Subsistema", needed=True, search=True, width=-1)]
    holds: Annotated[str, Says("Qué guarda", sense=Sense.LONG, search=True, width=300)] = ""
    responsible: Annotated[str, Says("Responsable", ("a cargo",), search=True, width=150)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryActor:
    """Who has a say in the programme: interest and influence from 1 to 5, what it thinks, how it is convened."""

    id: Key = ""
    territory_id: OfTerritory
    position: Place = 0
    name: Annotated[str, Says("Actor", ("actor", "nombre", "institucion"), needed=True, search=True, width=-1)]
    short: Annotated[str, Says("En el mapa", ("corto", "nombre corto"), hint="Nombre corto, para el mapa")] = ""
    sector: Annotated[Sector, Says("Sector", ("sector",), width=150)] = Sector.NONE
    interest: Annotated[int, Says("Interés", ("interes",), hint="De 1 a 5", width=70)] = 3
    influence: Annotated[int, Says("Influencia", ("influencia", "poder"), hint="De 1 a 5", width=80)] = 3
    posture: Annotated[Posture, Says("Postura", ("postura", "posicion"), width=90)] = Posture.NEUTRAL
    convened: Annotated[
        str, Says("Cómo se convoca", ("se convoca", "convocatoria"), hint="Por ejemplo: oficio, taller", width=120)
    ] = ""
    note: Annotated[str, Says("Qué le importa", ("nota",), sense=Sense.LONG, search=True)] = ""

    @property
    def called(self) -> str:
        """How the map calls it: its short name, or the first word that is not small."""
        words = self.name.split()
        return self.short or next((one for one in words if len(one) > 3), self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What a step of the case delivers; its state is that of its newest version."""

    id: Key = ""
    territory_id: OfTerritory
    position: Place = 0
    step_key: StepKey = ""
    phase: Annotated[int, Says("Fase", fixed=True, width=60)] = 0
    title: Annotated[str, Says("Producto", ("producto",), needed=True, search=True, width=-1)]
    paper: Annotated[str, Says("En qué consiste", ("papel",), search=True, width=180)] = ""
    waits: Annotated[str, Says("Qué espera", ("espera",), hint="Visto bueno, una firma, un dato", width=160)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductVersion:
    """A version of a product; its file is attached to it."""

    id: Key = ""
    product_id: Annotated[str, Says("Producto", of="territory_product", why=Why.KEY)]
    number: Annotated[int, Says("Versión", fixed=True, width=70)] = 0
    state: Annotated[ProductState, Says("Estado", width=100)] = ProductState.WORKING
    day: Annotated[date | None, Says("Fecha", ("dia",), width=98)] = None
    approved_on: Annotated[date | None, Says("Aprobada el", fixed=True, width=98)] = None
    approved_by: Annotated[str, Says("La aprobó", fixed=True, width=140)] = ""
    note: Annotated[str, Says("Qué cambia", ("cambio", "nota"), sense=Sense.LONG, width=-1)] = ""

    @property
    def title(self) -> str:
        return f"v{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """One letter of the matrix: what an actor does for a product."""

    id: Key = ""
    territory_id: OfTerritory
    product_id: Annotated[str, Says("Producto", of="territory_product")]
    actor_id: Annotated[str, Says("Actor", of="territory_actor")]
    role: Annotated[Role, Says("Qué hace", ("rol",), fixed=True, width=120)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinationAgreement:
    """With state, federation, neighbouring towns or universities: what each side gives, until when."""

    id: Key = ""
    territory_id: OfTerritory
    position: Place = 0
    title: Annotated[str, Says("Acuerdo de coordinación", ("acuerdo", "objeto"), needed=True, search=True, width=-1)]
    parties: Annotated[str, Says("Con quién", ("partes",), needed=True, search=True, width=180)] = ""
    ours: Annotated[str, Says("Qué aporta el municipio", ("aportamos",), sense=Sense.LONG, search=True)] = ""
    theirs: Annotated[str, Says("Qué aportan los demás", ("aportan",), sense=Sense.LONG, search=True)] = ""
    signed_on: Annotated[date | None, Says("Firmado el", ("firma",), width=98)] = None
    until: Annotated[date | None, Says("Vigente hasta", ("vigencia",), width=98)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyQuestion:
    """What a programme has to have answered, with who said it and when."""

    id: Key = ""
    territory_id: OfTerritory
    position: Place = 0
    key: Annotated[str, Says("Clave", fixed=True)] = ""
    text: Annotated[str, Says("Pregunta clave", ("pregunta",), needed=True, search=True, width=-1)]
    answer: Annotated[str, Says("Respuesta", sense=Sense.LONG, search=True, width=240)] = ""
    answered_on: Annotated[date | None, Says("Respondida el", width=98)] = None
    answered_by: Annotated[str, Says("Quién respondió", search=True, width=140)] = ""
