"""Initiatives, encounters, contributions and themes, and the states they go through."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from munidesk.town.domain import Gender


class State(StrEnum):
    """Where an initiative stands. COUNCIL: it is on the council's agenda; it is still open."""

    RECEIVED = "recibida"
    STUDY = "en estudio"
    COUNCIL = "al concejo"
    ANSWERED = "respondida"
    GIVEN_BACK = "devuelta"
    UNDER_WAY = "en ejecución"
    FULFILLED = "cumplida"


OPEN = frozenset({State.RECEIVED, State.STUDY, State.COUNCIL})
"""States in which the answer clock runs."""


class AnswerKind(StrEnum):
    """What the government answered. PART_REFERRED: part accepted, the rest referred to another government."""

    NONE = ""
    ACCEPTED = "aceptada"
    PARTLY = "aceptada en parte"
    REJECTED = "no aceptada"
    REFERRED = "derivada"
    PART_REFERRED = "aceptada en parte y derivada"


class Origin(StrEnum):
    SESSION = "sesión"
    ENCOUNTER = "encuentro"
    COUNTER = "mostrador"
    LETTER = "nota"
    PHONE = "teléfono"
    EMAIL = "correo"


class AuthorKind(StrEnum):
    COUNCILLOR = "concejal"
    COMMISSION = "comisión"
    NEIGHBOUR_COUNCILLOR = "concejal vecinal"
    NEIGHBOUR = "vecino"
    ORGANISATION = "organización"
    ANONYMOUS = "anónima"


COUNCIL_AUTHORS = frozenset({AuthorKind.COUNCILLOR})
"""Authors counted as the council's; all the others are neighbours' participation."""


class AgeBand(StrEnum):
    UNKNOWN = ""
    UNDER_18 = "menos de 18"
    FROM_18 = "18 a 29"
    FROM_30 = "30 a 44"
    FROM_45 = "45 a 59"
    FROM_60 = "60 y más"


@dataclass(frozen=True, slots=True)
class Initiative:
    """`folio_number` of `folio_year` is the receipt's; `due` was fixed by the country's clock when it came in.

    `ods` are goals 1–17 separated by commas; `gender_marker` says that it bears on gender equality.
    `external` is the key it had in the sheet it was imported from. `feedback_people` counts who heard the answer.
    """

    id: str
    folio_year: int
    folio_number: int
    received: date
    title: str
    text: str = ""
    origin: Origin = Origin.COUNTER
    topic: str = ""
    zone: str = ""
    ods: str = ""
    gender_marker: bool = False
    state: State = State.RECEIVED
    area: str = ""
    due: date | None = None
    extension_reason: str = ""
    answer_kind: AnswerKind = AnswerKind.NONE
    answer: str = ""
    answer_area: str = ""
    answer_date: date | None = None
    feedback_date: date | None = None
    feedback_place: str = ""
    feedback_channel: str = ""
    feedback_evidence: str = ""
    feedback_people: int | None = None
    started_on: date | None = None
    fulfilled_on: date | None = None
    fulfilled_evidence: str = ""
    external: str = ""
    folded: str = ""

    @property
    def folio(self) -> str:
        """«2026-034»."""
        return f"{self.folio_year}-{self.folio_number:03d}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def answer_days(self) -> int | None:
        """Calendar days from reception to the answer; None without an answer."""
        return (self.answer_date - self.received).days if self.answer_date is not None else None


@dataclass(frozen=True, slots=True)
class Author:
    """Who brought an initiative. Neighbours' names are apart, in `neighbour`; here only what reports may count.

    `name` is public: a councillor, a commission, an organisation. `member_id` is a membership of the town.
    """

    id: str
    initiative_id: str
    kind: AuthorKind
    name: str = ""
    member_id: str = ""
    neighbour_id: str = ""
    gender: Gender = Gender.UNKNOWN
    position: int = 0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A private person. Every field is optional; the whole row can be erased and the chain still holds."""

    id: str
    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StateChange:
    """Who moved an initiative to which state, when, and why."""

    id: str
    initiative_id: str
    state: State
    at: datetime
    author: str = ""
    reason: str = ""


class EncounterKind(StrEnum):
    WORKSHOP = "taller"
    HEARING = "audiencia pública"
    OPEN_COUNCIL = "cabildo abierto"
    ASSEMBLY = "asamblea"
    CONSULTATION = "consulta"
    WALK = "recorrida"


class EncounterState(StrEnum):
    PLANNED = "previsto"
    HELD = "realizado"
    CANCELLED = "suspendido"


@dataclass(frozen=True, slots=True)
class Encounter:
    """Attendance is the list of attendees, or counts when only those were taken. `age_counts`: «18 a 29=12;…»."""

    id: str
    kind: EncounterKind
    title: str
    date: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    zone: str = ""
    call_text: str = ""
    agenda: str = ""
    facilitators: str = ""
    state: EncounterState = EncounterState.PLANNED
    women: int | None = None
    men: int | None = None
    unknown: int | None = None
    age_counts: str = ""
    notes: str = ""

    @property
    def counted(self) -> int | None:
        """People by count; None when nobody counted."""
        given = [value for value in (self.women, self.men, self.unknown) if value is not None]
        return sum(given) if given else None


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person at an encounter; the name is in `neighbour`."""

    id: str
    encounter_id: str
    neighbour_id: str = ""
    zone: str = ""
    organisation: str = ""
    gender: Gender = Gender.UNKNOWN
    age_band: AgeBand = AgeBand.UNKNOWN
    position: int = 0


@dataclass(frozen=True, slots=True)
class Contribution:
    """What somebody said at an encounter. `said_by` is how a report may quote it: «vecina», «club social»."""

    id: str
    encounter_id: str
    position: int
    text: str
    said_by: str = ""
    zone: str = ""
    theme_id: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of contributions. Its answer and feedback are those of its initiative: one mechanism for both.

    `summary` is «Lo que plantearon», `quote` one contribution to print as it was said.
    """

    id: str
    position: int
    title: str
    summary: str = ""
    quote: str = ""
    quote_by: str = ""
    initiative_id: str = ""
