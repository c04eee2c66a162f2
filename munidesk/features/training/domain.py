"""Competences, posts, the people in them and what each can do."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from munidesk.features.training.codes import Family, Level, Source
from munidesk.records.says import Key, Says, Sense, Why
from munidesk.town.domain import Gender

OfCompetence = Annotated[str, Says("Competencia", ("competencia",), of="competence", needed=True, why=Why.KEY)]
OfStaff = Annotated[str, Says("Persona", ("persona",), of="staff", needed=True, why=Why.KEY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Competence:
    """What a task asks somebody to be able to do. `short` heads its column."""

    id: Key = ""
    key: Annotated[str, Says("Clave", ("clave",), fixed=True)] = ""
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    title: Annotated[str, Says("Competencia", ("competencia", "titulo"), needed=True, search=True, width=-1)]
    short: Annotated[str, Says("Nombre corto", means="El de su columna en la planilla", width=120)] = ""
    family: Annotated[Family, Says("Familia", ("familia",), width=120)] = Family.NONE
    does: Annotated[str, Says("Qué sabe hacer quien la tiene", sense=Sense.LONG, search=True)] = ""
    ods: Annotated[str, Says("ODS", ("ods",), means="Objetivos de Desarrollo Sostenible", sense=Sense.GOALS)] = ""
    standard: Annotated[str, Says("Estándar", means="Estándar afín (CONOCER, México): verifíquelo", width=120)] = ""

    @property
    def heading(self) -> str:
        return self.short or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    id: Key = ""
    key: Annotated[str, Says("Clave", ("clave",), fixed=True)] = ""
    title: Annotated[str, Says("Puesto", ("puesto", "titulo"), needed=True, search=True, width=-1)]
    area: Annotated[str, Says("Área", ("area",), search=True, width=150)] = ""
    notes: Annotated[str, Says("Observaciones", sense=Sense.LONG, search=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCompetence:
    """What a post asks of a competence."""

    id: Key = ""
    post_id: Annotated[str, Says("Puesto", ("puesto",), of="training_post", needed=True, why=Why.KEY)]
    competence_id: OfCompetence
    level: Annotated[Level, Says("Nivel", ("nivel",), means="De 0 a 4", width=80)] = Level.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A person and the post she holds; those she held before are `PastPost`. The dates say whether she is there."""

    id: Key = ""
    name: Annotated[
        str,
        Says("Nombre", ("nombre", "persona", "funcionario", "apellidos y nombres"), hint="Apellidos, nombres",
             needed=True, search=True, width=-1),
    ]  # fmt: skip
    gender: Annotated[Gender, Says("Sexo", ("sexo",), width=80)] = Gender.UNKNOWN
    post_id: Annotated[str, Says("Puesto", ("puesto", "cargo"), of="training_post", why=Why.KEY)] = ""
    area: Annotated[str, Says("Área", ("area",), search=True, width=150)] = ""
    since: Annotated[date | None, Says("Desde", ("desde", "ingreso"), width=98)] = None
    until: Annotated[date | None, Says("Hasta", ("hasta", "egreso"), width=98)] = None
    notes: Annotated[str, Says("Observaciones", sense=Sense.LONG)] = ""

    def works_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPost:
    """A post that somebody held before the one she has."""

    id: Key = ""
    staff_id: OfStaff
    post_id: Annotated[str, Says("Puesto", ("puesto",), of="training_post", why=Why.KEY)] = ""
    title: Annotated[str, Says("Puesto que tuvo", needed=True, width=-1)]
    area: Annotated[str, Says("Área", ("area",), width=150)] = ""
    since: Annotated[date | None, Says("Desde", ("desde",), width=98)] = None
    until: Annotated[date | None, Says("Hasta", ("hasta",), width=98)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPrivate:
    """What identifies a person before other offices: asked for by DC-3 and by nobody else."""

    id: Key = ""
    staff_id: Annotated[str, Says("Persona", of="staff", needed=True, why=Why.KEY)]
    curp: Annotated[str, Says("CURP o documento", why=Why.PRIVATE)] = ""
    rfc: Annotated[str, Says("RFC", why=Why.PRIVATE)] = ""
    phone: Annotated[str, Says("Teléfono", why=Why.PRIVATE)] = ""
    birth: Annotated[date | None, Says("Nacimiento", why=Why.PRIVATE)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelReading:
    """What somebody can do of a competence, as it was said one day. `certificate_id` is what it came of."""

    id: Key = ""
    staff_id: OfStaff
    competence_id: OfCompetence
    level: Annotated[Level | None, Says("Nivel", ("nivel",), means="De 0 a 4; vacío: sin evaluar", width=80)] = None
    day: Annotated[date | None, Says("Fecha", ("fecha",), needed=True, width=98)] = None
    source: Annotated[Source, Says("Fuente", ("fuente",), width=110)] = Source.HEAD
    note: Annotated[str, Says("Nota", ("nota",), width=170)] = ""
    certificate_id: Annotated[str, Says("Constancia", of="training_certificate", why=Why.KEY)] = ""
