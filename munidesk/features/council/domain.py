"""The records of the council, from the session to its acta. Rules live beside: `quorum`, `attendance`, `votes`."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

Day = date  # for records with a field called `date`


class SessionKind(StrEnum):
    ORDINARY = "ordinaria"
    EXTRAORDINARY = "extraordinaria"
    SOLEMN = "solemne"


class SessionState(StrEnum):
    """CONVENED until it is opened; CLOSED once «levantada»; NO_QUORUM when it could not be held."""

    CONVENED = "convocada"
    OPEN = "abierta"
    CLOSED = "levantada"
    NO_QUORUM = "sin_quorum"
    CANCELLED = "suspendida"


class Modality(StrEnum):
    IN_PERSON = "presencial"
    REMOTE = "virtual"
    MIXED = "mixta"


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a body. `number` runs per body, kind and year; `date` and `start` are those of the call.

    `opened_at`/`closed_at` are the real hours, `closed_at` may fall on the next day.
    `chair_id`, `secretary_id` and `deputy_of_id` are people; `deputy_reason` is
    «ausencia» or «licencia» when the chair stands in for somebody.
    """

    id: str
    body_id: str
    kind: SessionKind
    number: int | None
    date: date
    start: time
    call: int = 1
    place: str = ""
    place_address: str = ""
    modality: Modality = Modality.IN_PERSON
    state: SessionState = SessionState.CONVENED
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    chair_id: str = ""
    chair_title: str = ""
    secretary_id: str = ""
    deputy_of_id: str = ""
    deputy_reason: str = ""
    officials_present: int | None = None
    public_present: int | None = None
    public_note: str = ""
    call_sent: Day | None = None
    current_item_id: str = ""
    reopen_reason: str = ""

    @property
    def year(self) -> int:
        return self.date.year


class ItemKind(StrEnum):
    OPENING = "opening"
    PREVIOUS_MINUTES = "previous_minutes"
    BUSINESS = "business"
    INFORMATION = "information"
    ANY_OTHER = "any_other"


class ItemState(StrEnum):
    PENDING = "pending"
    CURRENT = "current"
    DONE = "done"
    POSTPONED = "postponed"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An asunto of the orden del día. `narrative` is kept as `documents.text` says; `position` counts from 1.

    `urgent_reason` is needed when `added_at` says it came in during the session
    (Montevideo, art. 548.48.5: «grave y urgente»). `carried_from` is the item of the earlier session.
    """

    id: str
    session_id: str
    position: int
    title: str
    kind: ItemKind = ItemKind.BUSINESS
    state: ItemState = ItemState.PENDING
    file_ref: str = ""
    narrative: str = ""
    started_at: datetime | None = None
    finished_at: datetime | None = None
    added_at: datetime | None = None
    urgent_reason: str = ""
    carried_from: str = ""


class PresenceKind(StrEnum):
    """The first four are a state at the opening; the others happen at an hour."""

    PRESENT = "present"
    ABSENT = "absent"
    JUSTIFIED = "justified"
    LICENCE = "licence"
    ARRIVES = "arrives"
    LEAVES = "leaves"
    RETURNS = "returns"


ABSENCES = frozenset({PresenceKind.ABSENT, PresenceKind.JUSTIFIED, PresenceKind.LICENCE})
MOVES = frozenset({PresenceKind.ARRIVES, PresenceKind.LEAVES, PresenceKind.RETURNS})


@dataclass(frozen=True, slots=True)
class Presence:
    """One event of attendance of a member (`member_id` is a membership).

    A member has at most one opening state per session; moves add to it.
    `after_vote` says on which side of the item's vote a move falls; `order` counts the moves of the session
    as they were entered, which within one minute is what the keys tell. `reason` («enfermedad») and `evidence`
    («nota del 16/11/2026», «Resolución 41/2026») are printed.
    """

    id: str
    session_id: str
    member_id: str
    kind: PresenceKind
    at: datetime | None = None
    item_id: str = ""
    after_vote: bool = False
    order: int = 0
    reason: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Substitution:
    """A suplente (`substitute_id`) sits for the titular of `seat_id`, all day, or for the one vote of `vote_id`."""

    id: str
    session_id: str
    seat_id: str
    substitute_id: str
    vote_id: str = ""
    reason: str = ""


class VoteType(StrEnum):
    NOMINAL = "nominal"
    SHOW_OF_HANDS = "simbolica"
    SECRET = "secreta"
    READING = "por_lectura"
    BLOCK = "en_bloque"


class BallotValue(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    RECUSED = "recused"
    ABSENT = "absent"


class Outcome(StrEnum):
    OPEN = "open"
    PASSED = "passed"
    REJECTED = "rejected"
    TIED = "tied"


@dataclass(frozen=True, slots=True)
class Motion:
    """A proposal on an item. `proposer_id` is a membership, or `proposer_text` says who («la Comisión de Obras»).

    `matter` is a key of the profile's matters (ordinary, spending, …) and chooses the majority
    unless the vote names one.
    """

    id: str
    item_id: str
    position: int
    text: str = ""
    proposer_id: str = ""
    proposer_text: str = ""
    matter: str = "ordinary"
    moved_at: datetime | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """A votación on a motion. A correction is a new vote that names the one it `rectifies`, with its printed
    `rectify_reason`; a second vote after a tie names the tied one it `repeats`. Nothing is deleted.

    The three counts are for votes without named ballots (simbólica, secreta, en bloque).
    `override` is an outcome set by hand; it needs `override_reason`, which is printed. So is `quorum_reason`, by
    which a vote stands although there was no quorum to decide.
    """

    id: str
    motion_id: str
    type: VoteType = VoteType.NOMINAL
    rule: str = ""
    for_count: int | None = None
    against_count: int | None = None
    abstain_count: int | None = None
    voted_at: datetime | None = None
    rectifies: str = ""
    override: Outcome | None = None
    override_reason: str = ""
    repeats: str = ""
    rectify_reason: str = ""
    quorum_reason: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """The voto of one member. `second` marks the chair's double or casting vote, a ballot of its own.

    `reason_asked`: the member wants the fundamento in the acta; `reason_text` is handed in in writing (548.21 f).
    """

    id: str
    vote_id: str
    member_id: str
    value: BallotValue
    second: bool = False
    reason_asked: bool = False
    reason_text: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The operative part. `number` per body and year, given when the session is lifted."""

    id: str
    session_id: str
    item_id: str
    motion_id: str = ""
    title: str = ""
    seen: str = ""
    considering: str = ""
    resolves: str = ""
    number: int | None = None
    year: int | None = None
    at: datetime | None = None
    definitive: bool = False


class CorrectionKind(StrEnum):
    CORRECTION = "correction"
    ERRATUM = "erratum"


@dataclass(frozen=True, slots=True)
class Correction:
    """«Donde dice … debe decir …» about an earlier acta, asked for in `session_id`.

    `corrected_session_id` links to the session whose acta is corrected when the
    file holds it; `minutes_label` names it otherwise («58»). `deletes` is text
    to strike out instead of a replacement.
    """

    id: str
    session_id: str
    item_id: str
    kind: CorrectionKind = CorrectionKind.CORRECTION
    corrected_session_id: str = ""
    minutes_label: str = ""
    place: str = ""
    where_it_says: str = ""
    must_say: str = ""
    deletes: str = ""
    asked_by_id: str = ""


class MinutesState(StrEnum):
    DRAFT = "borrador"
    IN_APPROVAL = "en_aprobacion"
    APPROVED = "aprobada"
    SIGNED = "firmada"
    IN_BOOK = "en_el_libro"


@dataclass(frozen=True, slots=True)
class Minutes:
    """The acta of a session. From APPROVED on, `content` (the frozen document as JSON) and `sha256` never change.

    `corrections` says what was corrected when it was approved `with_corrections`, one per line.
    """

    id: str
    session_id: str
    state: MinutesState = MinutesState.DRAFT
    number: int | None = None
    book: int | None = None
    folio_from: int | None = None
    folio_to: int | None = None
    approved_on: date | None = None
    approved_in_id: str = ""
    with_corrections: bool = False
    sha256: str = ""
    previous_sha256: str = ""
    code: str = ""
    content: str = ""
    corrections: str = ""
