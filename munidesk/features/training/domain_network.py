"""The network: trainers, institutions, exchanges, and the lines of action of a regional meeting."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.features.training.codes import InstitutionKind
from munidesk.records.says import Key, Says, Sense, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainer:
    """Who teaches; of the staff, or from outside."""

    id: Key = ""
    staff_id: Annotated[str, Says("Persona", of="staff", why=Why.KEY)] = ""
    name: Annotated[str, Says("Nombre", ("nombre",), needed=True, search=True, width=-1)]
    agent: Annotated[str, Says("Institución", ("institucion",), search=True, width=170)] = ""
    topics: Annotated[str, Says("Qué enseña", ("temas",), search=True, width=170)] = ""
    notes: Annotated[str, Says("Observaciones", sense=Sense.LONG)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    id: Key = ""
    name: Annotated[str, Says("Institución", ("institucion", "nombre"), needed=True, search=True, width=-1)]
    kind: Annotated[InstitutionKind, Says("Clase", ("clase",), width=120)] = InstitutionKind.MUNICIPALITY
    region: Annotated[str, Says("Región", ("region",), search=True, width=120)] = ""
    country: Annotated[str, Says("País", ("pais",), search=True, width=110)] = ""
    contact: Annotated[str, Says("Contacto", ("contacto",), search=True, width=170)] = ""
    last_contact: Annotated[date | None, Says("Último contacto", ("ultimo contacto",), width=98)] = None
    case_id: Annotated[str, Says("Convenio", of="case_file", why=Why.KEY)] = ""
    agreed_until: Annotated[date | None, Says("Convenio hasta", ("convenio hasta",), width=98)] = None
    notes: Annotated[str, Says("Observaciones", sense=Sense.LONG, search=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A visit to see how it is done elsewhere, and what was taken home."""

    id: Key = ""
    institution_id: Annotated[str, Says("Anfitrión", ("anfitrion",), of="training_institution", why=Why.KEY)] = ""
    title: Annotated[str, Says("Práctica compartida", ("practica",), needed=True, search=True, width=-1)]
    day: Annotated[date | None, Says("Fecha", ("fecha",), width=98)] = None
    people: Annotated[str, Says("Quiénes fueron", ("personas",), sense=Sense.LONG)] = ""
    adopted: Annotated[str, Says("Qué se adoptó", ("adoptado",), sense=Sense.LONG, search=True)] = ""
    practice_id: Annotated[str, Says("Buena práctica", of="practice", why=Why.KEY)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOfAction:
    """What a regional meeting agreed, town by town; `reading` is the last look at it."""

    id: Key = ""
    encounter_id: Annotated[str, Says("Encuentro", of="encounter", why=Why.KEY)] = ""
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    theme: Annotated[str, Says("Tema", ("tema",), search=True, width=150)] = ""
    title: Annotated[str, Says("Línea de acción", ("linea",), needed=True, search=True, width=-1)]
    town: Annotated[str, Says("Municipio", ("municipio",), search=True, width=150)] = ""
    responsible: Annotated[str, Says("Responsable", ("responsable",), search=True, width=150)] = ""
    due: Annotated[date | None, Says("Vence", ("vence", "plazo"), width=98)] = None
    reading: Annotated[str, Says("Cómo va", ("avance",), sense=Sense.LONG, search=True)] = ""
    read_on: Annotated[date | None, Says("Visto el", width=98)] = None
    done: Annotated[bool, Says("Cumplida", ("cumplida",), width=80)] = False
