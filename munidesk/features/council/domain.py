"""The records of the council, from the session to its acta. Rules live beside: `quorum`, `attendance`, `votes`."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.council.codes import (
    ABSENCES,
    COUNTED,
    FROZEN,
    MOVES,
    PUT_ASIDE,
    BallotValue,
    CorrectionKind,
    DeputyReason,
    ItemKind,
    ItemState,
    MinutesState,
    Modality,
    MotionPart,
    Outcome,
    PresenceKind,
    SessionKind,
    SessionState,
    VoteType,
)
from munidesk.features.council.counted import Counted
from munidesk.features.council.domain_acta import Minutes
from munidesk.records.says import Key, Says, Sense, Why

__all__ = [
    "ABSENCES", "COUNTED", "FROZEN", "MOVES", "PUT_ASIDE", "AgendaItem", "Ballot", "BallotValue", "Correction",
    "CorrectionKind", "Counted", "DeputyReason", "ItemKind", "ItemState", "Minutes", "MinutesState", "Modality",
    "Motion", "MotionPart", "Outcome", "Presence", "PresenceKind", "Resolution", "Session", "SessionKind",
    "SessionState", "Substitution", "Vote", "VoteType",
]  # fmt: skip

Day = date  # for records with a field called `date`


SessionId = Annotated[str, Says("Sesión", of="session", why=Why.KEY)]
ItemId = Annotated[str, Says("Asunto", of="agenda_item", why=Why.KEY)]
MemberId = Annotated[str, Says("Integrante", of="membership", why=Why.KEY)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session of a body. `number` runs per body, kind and year; `date` and `start` are those of the call.

    `opened_at`/`closed_at` are the real hours, `closed_at` may fall on the next day.
    `chair_id`, `secretary_id` and `deputy_of_id` are people; `deputy_reason` says why the chair stands in for somebody.
    """

    id: Key = ""
    body_id: Annotated[str, Says("Órgano", of="body", why=Why.KEY)]
    kind: Annotated[SessionKind, Says("Clase de sesión", ("clase", "tipo"))]
    number: Annotated[
        int | None, Says("Número", means="Número de la sesión, por órgano, clase y año", fixed=True, width=70)
    ] = None
    date: Annotated[date, Says("Fecha", ("dia",), means="Día de la convocatoria", width=92)]
    start: Annotated[time, Says("Hora", means="Hora de la convocatoria")]
    call: Annotated[int, Says("Convocatoria", means="1: primera convocatoria; 2: segunda")] = 1
    place: Annotated[str, Says("Lugar", hint="Por ejemplo: Salón del Concejo", search=True)] = ""
    place_address: Annotated[str, Says("Ubicado en", ("sito en",), hint="Por ejemplo: la calle Las Acacias 1420")] = ""
    modality: Annotated[
        Modality, Says("Modalidad", means="Si se sesionó en persona, a distancia o de las dos maneras")
    ] = Modality.IN_PERSON
    state: Annotated[SessionState, Says("Estado", fixed=True)] = SessionState.CONVENED
    opened_at: Annotated[datetime | None, Says("Comenzó", means="Hora real de la apertura", fixed=True)] = None
    closed_at: Annotated[datetime | None, Says("Se levantó", means="Hora real del final", fixed=True)] = None
    chair_id: Annotated[str, Says("Preside", of="person", why=Why.KEY)] = ""
    chair_title: Annotated[str, Says("En calidad de", hint="Solo si no es su cargo: Alcaldesa en funciones")] = ""
    secretary_id: Annotated[str, Says("Secretaría", of="person", why=Why.KEY)] = ""
    deputy_of_id: Annotated[str, Says("En lugar de", of="person", why=Why.KEY)] = ""
    deputy_reason: Annotated[
        DeputyReason, Says("Por", means="Por qué quien preside actúa en lugar de otra persona")
    ] = DeputyReason.NONE
    officials_present: Annotated[int | None, Says("Funcionarios presentes")] = None
    public_present: Annotated[int | None, Says("Vecinas y vecinos presentes")] = None
    public_note: Annotated[str, Says("Otros presentes", hint="Por ejemplo: la prensa local", search=True)] = ""
    call_sent: Annotated[Day | None, Says("Convocatoria enviada el")] = None
    current_item_id: Annotated[str, Says("Asunto en tratamiento", of="agenda_item", why=Why.KEY)] = ""
    reopen_reason: Annotated[
        str, Says("Por qué se reabrió", means="Motivo por el que se volvió a abrir después de levantada", fixed=True)
    ] = ""
    first_call_at: Annotated[
        datetime | None,
        Says("Primera convocatoria", means="Para cuándo era, cuando se sesiona en segunda convocatoria", fixed=True),
    ] = None
    resumed_at: Annotated[
        datetime | None, Says("Se reanudó", means="Hora en que siguió después de la última pausa", fixed=True)
    ] = None
    stopped_reason: Annotated[
        str, Says("Por qué no valió", means="Motivo por el que se suspendió o se anuló", fixed=True)
    ] = ""

    @property
    def year(self) -> int:
        return self.date.year

    @property
    def label(self) -> str:
        """«Sesión ordinaria 12/2026», without a figure while it has no number."""
        words = {
            SessionKind.ORDINARY: _("Sesión ordinaria"),
            SessionKind.EXTRAORDINARY: _("Sesión extraordinaria"),
            SessionKind.SOLEMN: _("Sesión solemne"),
            SessionKind.SPECIAL: _("Sesión especial"),
        }.get(self.kind) or _("Sesión {kind}").format(kind=self.kind.word)
        return f"{words} {self.number}/{self.year}" if self.number is not None else words


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An asunto of the orden del día. `narrative` is kept as `documents.text` says; `position` counts from 1.

    `urgent_reason` is needed when `added_at` says it came in during the session
    (Montevideo, art. 548.48.5: «grave y urgente»). `carried_from` is the item of the earlier session.
    """

    id: Key = ""
    session_id: SessionId
    position: Annotated[int, Says("Orden", means="Lugar en el orden del día, desde 1", fixed=True)]
    title: Annotated[str, Says("Asunto", ("titulo", "tema"), search=True, width=-1)]
    kind: Annotated[ItemKind, Says("Clase de asunto")] = ItemKind.BUSINESS
    state: Annotated[ItemState, Says("Estado", fixed=True)] = ItemState.PENDING
    file_ref: Annotated[
        str, Says("Antecedente", ("expediente",), means="Expediente o nota de la que viene", search=True)
    ] = ""
    narrative: Annotated[
        str, Says("Relato", means="Lo que se trató, como lo dice el acta", sense=Sense.RICH, search=True)
    ] = ""
    started_at: Annotated[datetime | None, Says("Se trató desde")] = None
    finished_at: Annotated[datetime | None, Says("Se trató hasta")] = None
    added_at: Annotated[
        datetime | None, Says("Entró fuera del orden del día", means="Hora en que se incorporó durante la sesión")
    ] = None
    urgent_reason: Annotated[str, Says("Motivo de la urgencia", means="Por qué se trató fuera del orden del día")] = ""
    carried_from: Annotated[str, Says("Viene del asunto", of="agenda_item", why=Why.KEY)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """One event of attendance of a member (`member_id` is a membership).

    A member has at most one opening state per session; moves add to it.
    `after_vote` says on which side of the item's vote a move falls; `order` counts the moves of the session
    as they were entered, which within one minute is what the keys tell. `reason` («enfermedad») and `evidence`
    («nota del 16/11/2026», «Resolución 41/2026») are printed.
    """

    id: Key = ""
    session_id: SessionId
    member_id: MemberId
    kind: Annotated[PresenceKind, Says("Asistencia", ("presencia", "estado", "asistio"))]
    at: Annotated[datetime | None, Says("Hora", means="Hora en que llega, se retira o regresa")] = None
    item_id: ItemId = ""
    after_vote: Annotated[
        bool, Says("Después de la votación", means="Si el movimiento fue después de la votación del asunto")
    ] = False
    order: Annotated[
        int, Says("Orden de anotación", means="Orden en que se anotaron los movimientos de la sesión", fixed=True)
    ] = 0
    reason: Annotated[str, Says("Motivo", ("justificacion", "causa"), hint="Por ejemplo: enfermedad")] = ""
    evidence: Annotated[
        str,
        Says(
            "Constancia",
            ("comprobante",),
            means="Lo que acredita el motivo",
            hint="Por ejemplo: nota del 16/11/2026",
        ),
    ] = ""
    justified_on: Annotated[
        date | None, Says("Justificada el", means="Día en que presentó la justificación de su ausencia")
    ] = None

    @property
    def label(self) -> str:
        """«Se retira»."""
        return capital(self.kind.word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """A suplente (`substitute_id`) sits for the titular of `seat_id`, all day, or for the one vote of `vote_id`."""

    id: Key = ""
    session_id: SessionId
    seat_id: Annotated[str, Says("Banca", of="seat", why=Why.KEY)]
    substitute_id: Annotated[str, Says("Suplente", of="membership", why=Why.KEY)]
    vote_id: Annotated[str, Says("Solo para la votación", of="vote", why=Why.KEY)] = ""
    reason: Annotated[str, Says("Motivo")] = ""
    item_id: Annotated[str, Says("Solo para el asunto", of="agenda_item", why=Why.KEY)] = ""

    @property
    def all_day(self) -> bool:
        return not self.vote_id and not self.item_id

    def holds_for(self, vote_id: str, item_id: str) -> bool:
        """Whether the suplente sits there in that vote on that item."""
        return self.vote_id == vote_id or (not self.vote_id and self.item_id in ("", item_id))

    @property
    def label(self) -> str:
        """«Suplencia: licencia», with its reason when there is one."""
        return _("Suplencia: {reason}").format(reason=self.reason) if self.reason else _("Suplencia")


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """A proposal on an item. `proposer_id` is a membership, or `proposer_text` says who («la Comisión de Obras»).

    `matter` is a key of the profile's matters (ordinary, spending, …) and chooses the majority
    unless the vote names one; until it is `matter_said` it is what the words propose. `part` says whether it is voted
    as a whole, in general, or article by article; `about_id` is the motion that a declaration («definitivamente
    aprobado») is about.
    """

    id: Key = ""
    item_id: ItemId
    position: Annotated[int, Says("Orden", means="Lugar entre las mociones del asunto, desde 1", fixed=True)]
    text: Annotated[str, Says("Moción", means="Lo que se propone", sense=Sense.LONG, search=True)] = ""
    proposer_id: Annotated[str, Says("Propone", of="membership", why=Why.KEY)] = ""
    proposer_text: Annotated[
        str, Says("Propone (texto)", means="Quién propone, cuando no es un integrante", search=True)
    ] = ""
    matter: Annotated[str, Says("Materia", means="La materia de las reglas del país, que pide una mayoría")] = (
        "ordinary"
    )
    moved_at: Annotated[datetime | None, Says("Presentada", means="Hora en que se presentó")] = None
    withdrawn: Annotated[bool, Says("Retirada", fixed=True)] = False
    matter_said: Annotated[
        bool, Says("Materia confirmada", means="Si alguien dijo qué asunto es; si no, lo proponen sus palabras")
    ] = True
    part: Annotated[MotionPart, Says("Clase de moción", means="Si es un artículo, una enmienda o el todo")] = (
        MotionPart.MOTION
    )
    part_number: Annotated[str, Says("Número del artículo o enmienda", means="Por ejemplo: 3, 3 bis")] = ""
    about_id: Annotated[str, Says("Sobre la moción", of="motion", why=Why.KEY)] = ""

    @property
    def called(self) -> str:
        """«Moción», «Artículo 3», «Enmienda 1»."""
        part = MotionPart.MOTION if self.part is MotionPart.DEFINITIVE else self.part
        return f"{capital(part.word)} {self.part_number}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A votación on a motion. A correction is a new vote that names the one it `rectifies`, with its printed
    `rectify_reason`; a second vote after a tie names the tied one it `repeats`. Nothing is deleted.

    The counts are for votes without named ballots (simbólica, secreta, en bloque): together they are all who could
    vote, `unvoted_count` those who were excused or out of the room.
    `override` is an outcome set by hand; it needs `override_reason`, which is printed. So is `quorum_reason`, by
    which a vote stands although there was no quorum to decide.
    """

    id: Key = ""
    motion_id: Annotated[str, Says("Moción", of="motion", why=Why.KEY)]
    type: Annotated[VoteType, Says("Votación", ("tipo",), means="Cómo se votó")] = VoteType.NOMINAL
    rule: Annotated[str, Says("Mayoría", means="La mayoría elegida a mano; vacía: la que pide la materia")] = ""
    for_count: Annotated[int | None, Says("A favor", means="Votos contados, cuando no son nominales")] = None
    against_count: Annotated[int | None, Says("En contra", means="Votos contados, cuando no son nominales")] = None
    abstain_count: Annotated[int | None, Says("Abstenciones", means="Contadas, cuando no son nominales")] = None
    voted_at: Annotated[datetime | None, Says("Hora", means="Hora en que se votó", fixed=True)] = None
    rectifies: Annotated[str, Says("Rectifica la votación", of="vote", why=Why.KEY)] = ""
    override: Annotated[
        Outcome | None, Says("Resultado puesto a mano", means="Cuando no es el que da el cálculo", fixed=True)
    ] = None
    override_reason: Annotated[str, Says("Motivo del resultado a mano", means="Se imprime en el acta", fixed=True)] = ""
    repeats: Annotated[str, Says("Repite la votación empatada", of="vote", why=Why.KEY)] = ""
    rectify_reason: Annotated[str, Says("Motivo de la rectificación", means="Se imprime en el acta", fixed=True)] = ""
    quorum_reason: Annotated[
        str, Says("Motivo sin quórum", means="Por qué vale aunque no había quórum para decidir", fixed=True)
    ] = ""
    blank_count: Annotated[int | None, Says("En blanco", means="Votos en blanco, cuando no son nominales")] = None
    null_count: Annotated[int | None, Says("Nulos", means="Votos nulos, cuando no son nominales")] = None
    unvoted_count: Annotated[
        int | None, Says("No votaron", means="Presentes que se excusaron o salieron, cuando no es nominal")
    ] = None

    @property
    def counted(self) -> Counted | None:
        """The totals typed of a vote without names; None while there are none."""
        if self.for_count is None:
            return None
        rest = (self.against_count, self.abstain_count, self.blank_count, self.null_count, self.unvoted_count)
        return Counted(self.for_count, *(one or 0 for one in rest))

    @property
    def label(self) -> str:
        """«Votación nominal»."""
        return _("Votación {type}").format(type=self.type.word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """The voto of one member. `second` marks the chair's double or casting vote, a ballot of its own.

    `reason_asked`: the member wants the fundamento in the acta; `reason_text` is handed in in writing (548.21 f).
    """

    id: Key = ""
    vote_id: Annotated[str, Says("Votación", of="vote", why=Why.KEY)]
    member_id: MemberId
    value: Annotated[BallotValue, Says("Voto", ("sentido del voto", "votacion"))]
    second: Annotated[bool, Says("Segundo voto", means="El voto con que la Presidencia desempata", fixed=True)] = False
    reason_asked: Annotated[bool, Says("Pidió constancia", means="Pidió que conste el fundamento de su voto")] = False
    reason_text: Annotated[str, Says("Fundamento", ("fundamentacion", "razon"), sense=Sense.LONG, search=True)] = ""

    @property
    def label(self) -> str:
        """«A favor»."""
        return capital(self.value.word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The operative part. `number` per body and year, given when the session is lifted."""

    id: Key = ""
    session_id: SessionId
    item_id: ItemId
    motion_id: Annotated[str, Says("Moción", of="motion", why=Why.KEY)] = ""
    title: Annotated[str, Says("Título", search=True, width=-1)] = ""
    seen: Annotated[str, Says("Visto", sense=Sense.LONG, search=True)] = ""
    considering: Annotated[str, Says("Considerando", sense=Sense.LONG, search=True)] = ""
    resolves: Annotated[str, Says("Se resuelve", sense=Sense.LONG, search=True)] = ""
    number: Annotated[int | None, Says("Número", means="Se da al levantar la sesión, por órgano y año", fixed=True)] = (
        None
    )
    year: Annotated[int | None, Says("Año", sense=Sense.YEAR, fixed=True)] = None
    at: Annotated[datetime | None, Says("Hora de la resolución")] = None
    definitive: Annotated[bool, Says("Definitivamente aprobada")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """«Donde dice … debe decir …» about an earlier acta, asked for in `session_id`.

    `corrected_session_id` links to the session whose acta is corrected when the
    file holds it; `minutes_label` names it otherwise («58»). `deletes` is text
    to strike out instead of a replacement.
    """

    id: Key = ""
    session_id: SessionId
    item_id: ItemId
    kind: Annotated[CorrectionKind, Says("Clase", means="Corrección o fe de erratas")] = CorrectionKind.CORRECTION
    corrected_session_id: Annotated[str, Says("Acta que se corrige", of="session", why=Why.KEY)] = ""
    minutes_label: Annotated[
        str, Says("Número del acta", means="Acta que se corrige, cuando su sesión no está en el archivo")
    ] = ""
    place: Annotated[str, Says("En qué lugar", hint="Por ejemplo: asunto 4, párrafo 2.")] = ""
    where_it_says: Annotated[str, Says("Donde dice", sense=Sense.LONG, search=True)] = ""
    must_say: Annotated[str, Says("Debe decir", sense=Sense.LONG, search=True)] = ""
    deletes: Annotated[
        str, Says("Se suprime", means="Texto que se quita sin poner otro", sense=Sense.LONG, search=True)
    ] = ""
    asked_by_id: Annotated[str, Says("La pidió", of="membership", why=Why.KEY)] = ""
