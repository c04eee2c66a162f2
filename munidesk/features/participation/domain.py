"""Initiatives, encounters, contributions and themes, and the states they go through."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Annotated

from munidesk.base import dates
from munidesk.base.codes import Code
from munidesk.records.says import Key, Says, Sense, Why
from munidesk.town.domain import Gender
from munidesk.town.people_lists.domain import Listed


class State(Code):
    """Where an initiative stands, in the order of its life. COUNCIL: on the council's agenda; it is still open.

    CLOSED: no answer is due any more, and none was given: withdrawn, put away, joined to another one.
    """

    RECEIVED = "received", "recibida", ("ingresada",)
    STUDY = "under_study", "en estudio"
    COUNCIL = "at_council", "al concejo", ("en el concejo",)
    ANSWERED = "answered", "respondida"
    GIVEN_BACK = "given_back", "devuelta"
    UNDER_WAY = "under_way", "en ejecución"
    FULFILLED = "fulfilled", "cumplida"
    CLOSED = "closed", "cerrada sin respuesta", ("retirada", "desistida", "archivada")


OPEN = frozenset({State.RECEIVED, State.STUDY, State.COUNCIL})
"""States in which the answer clock runs."""


class AnswerKind(Code):
    """What the government answered. PART_REFERRED: part accepted, the rest referred to another government."""

    NONE = ""
    ACCEPTED = "accepted", "aceptada"
    PARTLY = "partly_accepted", "aceptada en parte"
    REJECTED = "rejected", "no aceptada", ("rechazada",)
    REFERRED = "referred", "derivada"
    PART_REFERRED = "partly_referred", "aceptada en parte y derivada"


class Origin(Code):
    SESSION = "session", "sesión"
    MINUTES = "minutes", "acta"
    ENCOUNTER = "encounter", "encuentro"
    COUNTER = "counter", "mostrador"
    LETTER = "letter", "nota"
    PHONE = "phone", "teléfono"
    EMAIL = "email", "correo"


class AuthorKind(Code):
    COUNCILLOR = "councillor", "concejal"
    COMMISSION = "commission", "comisión"
    NEIGHBOUR_COUNCILLOR = "neighbour_councillor", "concejal vecinal"
    NEIGHBOUR = "neighbour", "vecino", ("vecina",)
    ORGANISATION = "organisation", "organización"
    ANONYMOUS = "anonymous", "anónima", ("anonimo",)
    PARTY = "party", "bancada", ("grupo político", "grupo municipal", "bloque", "partido")
    UNKNOWN = "unknown", "sin dato"


COUNCIL_AUTHORS = frozenset({AuthorKind.COUNCILLOR, AuthorKind.PARTY})
"""Authors counted as the council's."""
NEIGHBOURS = frozenset(
    {AuthorKind.NEIGHBOUR, AuthorKind.ORGANISATION, AuthorKind.COMMISSION, AuthorKind.NEIGHBOUR_COUNCILLOR}
)
"""Those who say that they are: neither the anonymous nor those of whom nobody wrote who they were."""


class EncounterKind(Code):
    WORKSHOP = "workshop", "taller"
    HEARING = "hearing", "audiencia pública"
    OPEN_COUNCIL = "open_council", "cabildo abierto"
    ASSEMBLY = "assembly", "asamblea"
    CONSULTATION = "consultation", "consulta"
    WALK = "walk", "recorrida"


class EncounterState(Code):
    PLANNED = "planned", "previsto"
    HELD = "held", "realizado"
    CANCELLED = "cancelled", "suspendido"


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """`folio_number` of `folio_year` is the receipt's, given when it is registered, with `due` by the country's clock.

    `folded` is what the filter looks in. The fields from `answer_kind` on came after it was received.
    """

    id: Key = ""
    folio_year: Annotated[int, Says("Año del folio", sense=Sense.YEAR, fixed=True)] = 0
    folio_number: Annotated[int, Says("Número del folio", fixed=True)] = 0
    received: Annotated[
        datetime.date,
        Says("Fecha", ("fecha de recepcion", "date"), means="Día en que se recibió", needed=True, width=92),
    ] = field(default_factory=dates.today)
    title: Annotated[
        str,
        Says("Título", ("iniciativa", "nombre", "propuesta", "asunto", "proyecto", "title"), means="Qué se propone",
             needed=True, search=True, width=-1),
    ]  # fmt: skip
    text: Annotated[
        str,
        Says("Texto", ("resumen", "descripcion", "detalle", "fundamentacion", "text"), means="Lo propuesto, en detalle",
             sense=Sense.LONG, search=True),
    ] = ""  # fmt: skip
    origin: Annotated[Origin, Says("Origen", ("via", "canal"), means="Por dónde llegó")] = Origin.COUNTER
    topic: Annotated[str, Says("Tema", ("categoria", "area tematica", "eje"), search=True)] = ""
    zone: Annotated[str, Says("Zona", ("distrito", "barrio", "localidad", "sector"), search=True)] = ""
    ods: Annotated[str, Says("ODS", means="Objetivos de Desarrollo Sostenible", sense=Sense.GOALS)] = ""
    gender_marker: Annotated[
        bool, Says("Incide en la igualdad de género", ("marcador de genero", "igualdad de genero"))
    ] = False
    state: Annotated[State, Says("Estado", fixed=True, width=120)] = State.RECEIVED
    own_state: Annotated[
        str, Says("Estado, como lo llama el municipio", means="Una palabra de su lista de estados", fixed=True)
    ] = ""
    area: Annotated[str, Says("Área en estudio", ("area",), means="Área que la estudia")] = ""
    due: Annotated[
        datetime.date | None, Says("Vence", ("vencimiento",), means="Último día para responder", fixed=True, width=92)
    ] = None
    extension_reason: Annotated[
        str, Says("Motivo de la prórroga", ("prorroga",), means="Por qué se prorrogó el plazo; vacío sin prórroga")
    ] = ""
    answer_kind: Annotated[AnswerKind, Says("Sentido de la respuesta", ("resultado",))] = AnswerKind.NONE
    answer: Annotated[
        str, Says("Respuesta", ("respuesta del gobierno",), means="Respuesta y motivos", sense=Sense.LONG, search=True)
    ] = ""
    answer_area: Annotated[str, Says("Área que responde")] = ""
    answer_date: Annotated[
        datetime.date | None, Says("Fecha de respuesta", ("respondida el",), means="Día de la respuesta")
    ] = None
    feedback_date: Annotated[
        datetime.date | None, Says("Fecha de devolución", ("devuelta el",), means="Día en que se devolvió la respuesta")
    ] = None
    feedback_place: Annotated[str, Says("Lugar de la devolución")] = ""
    feedback_channel: Annotated[str, Says("Medio de la devolución")] = ""
    feedback_evidence: Annotated[str, Says("Constancia", means="Con qué consta la devolución")] = ""
    feedback_people: Annotated[
        int | None,
        Says("Personas en la devolución", means="Cuántas oyeron la respuesta; vacío si nadie contó"),
    ] = None
    started_on: Annotated[datetime.date | None, Says("En ejecución desde", ("comenzo el",))] = None
    fulfilled_on: Annotated[datetime.date | None, Says("Cumplida el", means="Día en que se cumplió; vacío si no")] = (
        None
    )
    fulfilled_evidence: Annotated[str, Says("Con qué se cumplió", ("constancia de cumplimiento",))] = ""
    closed_on: Annotated[
        datetime.date | None, Says("Cerrada el", means="Día en que se cerró sin respuesta", fixed=True)
    ] = None
    merged_into: Annotated[str, Says("Unida a", why=Why.KEY, of="initiative")] = ""
    external: Annotated[
        str, Says("Clave de origen", ("id", "clave", "codigo"), means="Clave que tenía en la planilla de origen")
    ] = ""
    source_note: Annotated[
        str,
        Says(
            "Datos de origen",
            (
                "costo",
                "costo estimado",
                "monto",
                "presupuesto",
                "votos",
                "apoyos",
                "coordenadas",
                "latitud",
                "longitud",
            ),
            means="Lo que traía la planilla en columnas sin lugar propio: «Votos: 132»",
            sense=Sense.LONG,
            search=True,
        ),
    ] = ""
    folded: Annotated[str, Says("Texto en que busca el filtro", why=Why.DERIVED)] = ""

    @property
    def folio(self) -> str:
        """«2026-034»."""
        return f"{self.folio_year}-{self.folio_number:03d}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def state_said(self) -> str:
        """«retirada», in the municipality's own word, else «cerrada sin respuesta», in ours."""
        return self.own_state or self.state.word

    @property
    def answer_days(self) -> int | None:
        """Calendar days from reception to the answer; None without an answer."""
        return (self.answer_date - self.received).days if self.answer_date is not None else None

    @property
    def back_to_study(self) -> "Initiative":
        """As if it had never been answered: nothing of the answer, its devolución or what came of it stays."""
        return replace(
            self, state=State.STUDY, answer_kind=AnswerKind.NONE, answer="", answer_area="", answer_date=None,
            feedback_date=None, feedback_place="", feedback_channel="", feedback_evidence="", feedback_people=None,
            started_on=None, fulfilled_on=None, fulfilled_evidence="", closed_on=None, own_state="", merged_into="",
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who brought an initiative. Neighbours' names are apart, in `neighbour`; here only what reports may count.

    `name` is public: a councillor, a commission, an organisation. `member_id` is a membership of the town.
    """

    id: Key = ""
    initiative_id: Annotated[str, Says("Iniciativa", why=Why.KEY, of="initiative")] = ""
    kind: Annotated[AuthorKind, Says("Autoría", ("tipo de autor",), means="Clase de autor")] = AuthorKind.UNKNOWN
    name: Annotated[str, Says("Nombre público", ("autor", "proponente", "organizacion"),
                              means="Concejal, comisión u organización; nunca un vecino")] = ""  # fmt: skip
    member_id: Annotated[str, Says("Integrante", why=Why.KEY, of="membership")] = ""
    neighbour_id: Annotated[str, Says("Persona", why=Why.PRIVATE, of="neighbour")] = ""
    gender: Annotated[
        Gender,
        Says("Género de la autoría",
             ("sexo", "genero", *(f"sexo {pair}" for pair in ("h m", "m h", "f m", "m f", "v m", "m v")))),
    ] = Gender.UNKNOWN  # fmt: skip
    position: Annotated[int, Says("Orden", means="Lugar entre los autores, desde cero", fixed=True)] = 0

    @property
    def called(self) -> str:
        """The public name, or the kind of author: never a neighbour's name."""
        return self.name or self.kind.word


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChange:
    """Who moved an initiative to which state, when, and why."""

    id: Key = ""
    initiative_id: Annotated[str, Says("Iniciativa", why=Why.KEY, of="initiative")]
    state: Annotated[State, Says("Estado")]
    at: Annotated[datetime.datetime, Says("Cuándo")]
    author: Annotated[str, Says("Quién", means="Quién usaba el programa")] = ""
    reason: Annotated[str, Says("Por qué")] = ""
    own_state: Annotated[str, Says("Estado, como lo llama el municipio")] = ""

    @property
    def called(self) -> str:
        """«en estudio», or the municipality's own word."""
        return self.own_state or self.state.word


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnState:
    """A word of the municipality for where an initiative stands, and which of our states it amounts to."""

    id: Key = ""
    position: Annotated[int, Says("Orden", means="Lugar en la lista, desde cero", fixed=True)] = 0
    word: Annotated[
        str, Says("Palabra", means="Como lo llama el municipio: retirada, en trámite…", needed=True, width=-1)
    ]
    state: Annotated[
        State, Says("Equivale a", means="Cuál de los estados de MuniDesk es: de él salen las cuentas", width=180)
    ] = State.STUDY


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """Attendance is the list of attendees, or counts when only those were taken. `age_counts`: «18-29=12;…»."""

    id: Key = ""
    kind: Annotated[EncounterKind, Says("Clase", width=110)]
    title: Annotated[str, Says("Título", needed=True, search=True, width=-1)]
    date: Annotated[datetime.date, Says("Fecha", needed=True, width=92)]
    start: Annotated[datetime.time | None, Says("Comienza")] = None
    end: Annotated[datetime.time | None, Says("Termina")] = None
    place: Annotated[str, Says("Lugar", search=True)] = ""
    zone: Annotated[str, Says("Zona", search=True)] = ""
    call_text: Annotated[str, Says("Convocatoria: cómo se invitó", sense=Sense.LONG)] = ""
    agenda: Annotated[str, Says("Agenda: un punto por línea", sense=Sense.LONG, search=True)] = ""
    facilitators: Annotated[str, Says("Facilitan")] = ""
    state: Annotated[EncounterState, Says("Estado", width=96)] = EncounterState.PLANNED
    women: Annotated[int | None, Says("Mujeres", means="Mujeres que se contaron, cuando no hay lista")] = None
    men: Annotated[int | None, Says("Varones", means="Varones que se contaron, cuando no hay lista")] = None
    unknown: Annotated[int | None, Says("Sin dato", means="Personas que se contaron sin anotar su sexo")] = None
    age_counts: Annotated[
        str, Says("Edades", means="Personas que se contaron por tramo de edad: «18-29=12;30-44=7»", fixed=True)
    ] = ""
    notes: Annotated[str, Says("Notas", sense=Sense.LONG, search=True)] = ""

    @property
    def counted(self) -> int | None:
        """People by count; None when nobody counted."""
        given = [value for value in (self.women, self.men, self.unknown) if value is not None]
        return sum(given) if given else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee(Listed):
    """One person at an encounter."""

    encounter_id: Annotated[str, Says("Encuentro", why=Why.KEY, of="encounter")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A group of contributions. Its answer and feedback are those of its initiative: one mechanism for both.

    `summary` is «Lo que plantearon», `quote` one contribution to print as it was said.
    """

    id: Key = ""
    position: Annotated[int, Says("Orden", means="Lugar entre los temas, desde uno", fixed=True)] = 0
    title: Annotated[str, Says("Tema", needed=True, search=True, width=-1)]
    summary: Annotated[str, Says("Lo que plantearon", sense=Sense.LONG, search=True)] = ""
    quote: Annotated[str, Says("Una cita, tal como se dijo")] = ""
    quote_by: Annotated[str, Says("Quién la dijo, sin nombre", hint="Por ejemplo: vecina")] = ""
    initiative_id: Annotated[str, Says("Iniciativa", why=Why.KEY, of="initiative")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPeriod:
    """A report of a period that stays as it was when it was closed. `figures` are its counts: «received=41;…»."""

    id: Key = ""
    paper: Annotated[str, Says("Documento", fixed=True, width=180)]
    since: Annotated[datetime.date, Says("Desde", fixed=True, width=92)]
    until: Annotated[datetime.date, Says("Hasta", fixed=True, width=92)]
    closed_at: Annotated[datetime.datetime, Says("Cerrado el", fixed=True)]
    closed_by: Annotated[str, Says("Quién lo cerró", fixed=True)] = ""
    document: Annotated[str, Says("Documento guardado", sense=Sense.KEPT, fixed=True)] = ""
    figures: Annotated[str, Says("Cuentas al cierre", means="Cada cuenta con su número", fixed=True)] = ""

    @property
    def counts(self) -> dict[str, int]:
        """«received=41;…» by name."""
        parts = (part.partition("=") for part in self.figures.split(";") if part)
        return {name: int(number) for name, _sign, number in parts}

    @property
    def called(self) -> str:
        """«2026-01-01 – 2026-03-31»."""
        return f"{self.since} – {self.until}"
