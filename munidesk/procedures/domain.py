"""The records of procedures: the user's own, the cases that follow one, their steps, entries, actors and papers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from munidesk.base import dates
from munidesk.procedures.codes import CaseState, Differs, Direction, Outcome, StepState, Way
from munidesk.procedures.said import StepSaid
from munidesk.records.ref import Ref
from munidesk.records.says import Key, Says, Sense, Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One that the municipality made or changed; `script` is the text of its file, as `reading` takes it."""

    id: Key = ""
    key: Annotated[str, Says("Clave", means="Nombre corto del procedimiento", fixed=True)]
    version: Annotated[int, Says("Versión", fixed=True)] = 1
    title: Annotated[str, Says("Procedimiento", ("titulo", "nombre"), needed=True, search=True, width=-1)]
    noun: Annotated[str, Says("Qué es cada expediente", hint="consulta, licitación, trámite")] = ""
    country: Annotated[str, Says("País", means="Código del país cuya norma sigue; vacío: cualquiera")] = ""
    source: Annotated[str, Says("Norma o práctica", ("fuente",))] = ""
    script: Annotated[
        str, Says("Texto del procedimiento", means="Etapas, pasos y cartas en TOML", sense=Sense.LONG, fixed=True)
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case (expediente): one procedure followed once. `script` is that procedure, copied when it was opened."""

    id: Key = ""
    number: Annotated[int, Says("Número", ("n", "nro", "expediente"), means="En la serie del año", fixed=True)] = 0
    year: Annotated[int, Says("Año", sense=Sense.YEAR, fixed=True)] = 0
    title: Annotated[str, Says("Expediente", ("caratula", "titulo", "asunto"), needed=True, search=True, width=-1)]
    procedure: Annotated[str, Says("Procedimiento", means="Nombre del procedimiento que sigue", fixed=True)] = ""
    procedure_key: Annotated[str, Says("Clave del procedimiento", fixed=True)] = ""
    version: Annotated[int, Says("Versión", means="Del procedimiento, cuando se abrió", fixed=True)] = 1
    noun: Annotated[str, Says("Qué es", means="consulta, licitación, trámite", fixed=True)] = ""
    source: Annotated[str, Says("Norma o práctica", fixed=True)] = ""
    script: Annotated[
        str,
        Says("Procedimiento copiado", means="El texto del procedimiento, como era al abrir", sense=Sense.KEPT,
             why=Why.DERIVED),
    ] = ""  # fmt: skip
    owner_kind: Annotated[
        str, Says("De qué", means="Tabla del registro al que pertenece; vacío: de ninguno", fixed=True)
    ] = ""
    owner_id: Annotated[str, Says("Registro al que pertenece", means="Identificador de ese registro", why=Why.KEY)] = ""
    responsible: Annotated[str, Says("Responsable", ("a cargo",), search=True, width=170)] = ""
    opened_on: Annotated[date, Says("Abierto el", ("apertura", "fecha"), width=100)] = field(
        default_factory=dates.today
    )
    closed_on: Annotated[date | None, Says("Cerrado el", ("cierre",), fixed=True, width=100)] = None
    outcome: Annotated[str, Says("Cómo terminó", ("resultado",), sense=Sense.LONG, search=True)] = ""

    @property
    def label(self) -> str:
        """«7/2026»."""
        return f"{self.number}/{self.year}"

    @property
    def called(self) -> str:
        return f"{self.label} · {self.title}"

    @property
    def state(self) -> CaseState:
        return CaseState.OPEN if self.closed_on is None else CaseState.CLOSED

    @property
    def owner(self) -> Ref | None:
        return Ref(self.owner_kind, self.owner_id) if self.owner_kind else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStep(StepSaid):
    """A step of a case: what the procedure says of it, what the case changed, and what was done."""

    id: Key = ""
    case_id: Annotated[str, Says("Expediente", of="case_file", why=Why.KEY)]
    position: Annotated[int, Says("Orden", fixed=True)] = 0
    differs: Annotated[Differs, Says("Cambio", means="Si es distinto del procedimiento", fixed=True)] = Differs.NO
    was: Annotated[str, Says("Como era", means="Lo que decía el procedimiento", sense=Sense.LONG, fixed=True)] = ""
    state: Annotated[StepState, Says("Estado", fixed=True, width=110)] = StepState.PENDING
    done_on: Annotated[date | None, Says("Día", ("hecho el", "fecha"), fixed=True, width=100)] = None
    by_whom: Annotated[str, Says("Lo hizo", means="Quién lo dio por hecho", fixed=True)] = ""
    choice: Annotated[str, Says("Resultado", means="Clave de lo que se decidió", fixed=True)] = ""
    reason: Annotated[str, Says("Motivo", means="Por qué no aplica o se rechazó", fixed=True, search=True)] = ""
    silent: Annotated[bool, Says("Por plazo vencido", means="Se tuvo por favorable sin respuesta", fixed=True)] = False
    note: Annotated[str, Says("Nota", ("observaciones",), sense=Sense.LONG, search=True)] = ""

    @property
    def is_closed(self) -> bool:
        """Done or without application: what waits for it goes on."""
        return self.state in (StepState.DONE, StepState.SKIPPED)

    @property
    def choice_title(self) -> str:
        found = self.option(self.choice)
        return found.title if found is not None else self.choice


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTurn:
    """What a step was before it was done again, or reopened by a decision."""

    id: Key = ""
    case_id: Annotated[str, Says("Expediente", of="case_file", why=Why.KEY)]
    step_id: Annotated[str, Says("Paso", of="case_step", why=Why.KEY)]
    number: Annotated[int, Says("Vuelta", means="1 la primera vez", fixed=True)] = 1
    state: Annotated[StepState, Says("Estado")] = StepState.DONE
    done_on: Annotated[date | None, Says("Día", width=100)] = None
    by_whom: Annotated[str, Says("Lo hizo")] = ""
    choice: Annotated[str, Says("Resultado", means="Lo que se decidió")] = ""
    reason: Annotated[str, Says("Motivo")] = ""
    silent: Annotated[bool, Says("Por plazo vencido")] = False
    note: Annotated[str, Says("Nota", sense=Sense.LONG)] = ""
    ended_on: Annotated[date | None, Says("Hasta", means="Día en que se reabrió o se hizo de nuevo")] = None
    why: Annotated[str, Says("Por qué se reabrió")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """One of what a step collects: an observation with its answer, an office that was asked for its opinion.

    Who wrote it, a private person, is in `neighbour`; `name` is the office, or what a visit or hearing is called.
    """

    id: Key = ""
    case_id: Annotated[str, Says("Expediente", of="case_file", why=Why.KEY)]
    step_id: Annotated[str, Says("Paso", of="case_step", why=Why.KEY)]
    number: Annotated[int, Says("Folio", ("folio", "n", "nro"), means="En su paso, desde 1; vacío: el que sigue")] = 0
    name: Annotated[
        str, Says("De quién", ("dependencia", "organismo", "institucion"), search=True, width=160,
                  means="Dependencia u organismo; de una persona particular, vacío: su nombre va aparte")
    ] = ""  # fmt: skip
    asked_on: Annotated[date | None, Says("Pedida el", ("pedida",), width=90)] = None
    day: Annotated[date | None, Says("Fecha", ("recibida", "fecha de recepcion", "dia"), width=90)] = None
    way: Annotated[Way, Says("Vía", ("via", "medio"), width=90)] = Way.NONE
    zone: Annotated[str, Says("Zona", ("barrio", "localidad"), width=110)] = ""
    chapter: Annotated[str, Says("Capítulo", ("capitulo", "tema"), width=120)] = ""
    text: Annotated[str, Says("Texto", ("observacion", "planteamiento"), sense=Sense.LONG, search=True, width=-1)] = ""
    neighbour_id: Annotated[str, Says("Persona", of="neighbour", why=Why.PRIVATE)] = ""
    outcome: Annotated[Outcome, Says("Resultado", ("resultado", "sentido"), width=110)] = Outcome.NONE
    reasons: Annotated[str, Says("Razones", ("razones", "fundamento"), sense=Sense.LONG, search=True)] = ""
    result: Annotated[str, Says("Qué cambia", ("cambio", "que cambia"), sense=Sense.LONG, search=True)] = ""
    replied_on: Annotated[date | None, Says("Respondida el", ("respondida",), width=90)] = None

    @property
    def answered(self) -> bool:
        return self.outcome is not Outcome.NONE

    @property
    def title(self) -> str:
        return self.name or self.text.strip().splitlines()[0][:80] if (self.name or self.text.strip()) else ""

    @property
    def folio(self) -> str:
        """«O-024»."""
        return f"O-{self.number:03d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseActor:
    """Who takes part in a case, and as what."""

    id: Key = ""
    case_id: Annotated[str, Says("Expediente", of="case_file", why=Why.KEY)]
    name: Annotated[str, Says("Actor", ("nombre", "institucion"), needed=True, search=True, width=-1)]
    role: Annotated[str, Says("Qué hace", ("papel", "rol"), hint="conduce, opina, aprueba", width=150)] = ""
    contact: Annotated[str, Says("Cómo se lo convoca", ("contacto",), width=200)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Communication:
    """What came or went and is no letter of the register: a call, a note received, the answer of an office."""

    id: Key = ""
    case_id: Annotated[str, Says("Expediente", of="case_file", why=Why.KEY)]
    step_key: Annotated[str, Says("Paso", means="Clave del paso del que trata", fixed=True)] = ""
    day: Annotated[date, Says("Fecha", ("dia",), width=92)] = field(default_factory=dates.today)
    direction: Annotated[Direction, Says("Sentido", width=90)] = Direction.IN
    actor: Annotated[str, Says("Con quién", ("actor", "de", "para"), needed=True, search=True, width=170)]
    channel: Annotated[str, Says("Medio", hint="oficio, correo, llamada")] = ""
    subject: Annotated[str, Says("Asunto", needed=True, search=True, width=-1)]
    answers: Annotated[str, Says("Contesta a", means="Carta o comunicación a la que responde")] = ""
    answer_due: Annotated[date | None, Says("Se espera respuesta hasta", width=100)] = None
