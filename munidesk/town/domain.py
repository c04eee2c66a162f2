"""Municipality, people, bodies, seats and memberships, named after Popolo."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from munidesk.base.codes import Code
from munidesk.base.files import safe_name
from munidesk.base.i18n import _


class Gender(Code):
    FEMALE = "f", "mujer"
    MALE = "m", "varón"
    UNKNOWN = ""


class Role(StrEnum):
    """TITULAR holds the seat; SUBSTITUTE (suplente) stands in for it."""

    TITULAR = "titular"
    SUBSTITUTE = "substitute"


class BodyKind(StrEnum):
    COUNCIL = "council"
    COMMISSION = "commission"
    PLANNING_TEAM = "planning_team"
    NEIGHBOURS = "neighbours"
    COMMITTEE = "committee"


BENCH = "bench"
"""The post of the seat that holds general suplentes; it has the number `BENCH_NUMBER` and never counts."""
BENCH_NUMBER = 1000


@dataclass(frozen=True, slots=True)
class Municipality:
    """The one municipality of the file. `country` is ISO 3166 (UY) and chooses the profile.

    `article` is what goes between «de» and the bare name in prose; no contraction
    is ever made with names («Municipio de El Pinar»).
    """

    id: str
    name: str
    country: str
    town: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    logo: str = ""
    page_size: str = ""
    term_start: date | None = None
    term_end: date | None = None
    formulas: str = ""
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """`family_names` may hold two surnames. `treatment` is D., Dña., Lic., …"""

    id: str
    given_names: str
    family_names: str
    gender: Gender = Gender.UNKNOWN
    treatment: str = ""

    @property
    def full_name(self) -> str:
        """«Marta Olivera Pintos»."""
        return f"{self.given_names} {self.family_names}".strip()

    @property
    def listed_name(self) -> str:
        """«Olivera Pintos, Marta»."""
        return ", ".join(part for part in (self.family_names, self.given_names) if part)

    @property
    def first_surname(self) -> str:
        """«Olivera», and «de los Santos» whole: particles belong to the surname."""
        words = self.family_names.split() or self.given_names.split()
        taken: list[str] = []
        for word in words:
            taken.append(word)
            if word.lower() not in {"de", "del", "la", "las", "los", "da", "do", "dos", "van", "von", "san", "santa"}:
                break
        return " ".join(taken)

    @property
    def short_name(self) -> str:
        """«Marta Olivera»: first given name and first surname."""
        return f"{(self.given_names.split() or [''])[0]} {self.first_surname}".strip()

    @property
    def initial_name(self) -> str:
        """«M. Olivera»."""
        return f"{self.given_names[:1]}. {self.first_surname}" if self.given_names else self.first_surname


@dataclass(frozen=True, slots=True)
class Body:
    """A council, commission or committee. `rules` is TOML text that overrides the profile's, empty for none."""

    id: str
    name: str
    kind: BodyKind = BodyKind.COUNCIL
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat (curul). `post` is a key of the profile's posts (mayor, councillor, …).

    `counts` is False for a chair who is not a member (the alcalde of a Chilean
    council): listed first, outside quorum and majority. Suplentes who stand in for
    anybody sit on the body's bench, a seat that never has a titular.
    """

    id: str
    body_id: str
    number: int
    post: str = "councillor"
    counts: bool = True

    @property
    def is_bench(self) -> bool:
        """The place of the suplentes who are nobody's in particular («Concejal suplente I»)."""
        return self.post == BENCH


@dataclass(frozen=True, slots=True)
class Membership:
    """A person in a seat between two dates, as titular or as its suplente. Nobody is "active": dates say it.

    `title` overrides the post's name («Síndico I»). `order` ranks suplentes of one seat.
    """

    id: str
    body_id: str
    seat_id: str
    person_id: str
    role: Role = Role.TITULAR
    post: str = "councillor"
    title: str = ""
    party: str = ""
    order: int = 0
    start: date | None = None
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Member:
    """A membership with its person and its seat: what pages and documents work with."""

    membership: Membership
    person: Person
    seat: Seat

    @property
    def id(self) -> str:
        """The membership's id: ballots and presence name members by it."""
        return self.membership.id

    @property
    def is_titular(self) -> bool:
        return self.membership.role is Role.TITULAR


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept inside the municipality's file, by SHA-256, hung on a record."""

    id: str
    owner_kind: str
    owner_id: str
    name: str
    sha256: str
    size: int
    media_type: str = ""

    def __post_init__(self) -> None:
        # Here, since the file may come from anywhere: «exe.pdf» turned around is shown as what it is, «fdp.exe».
        object.__setattr__(self, "name", safe_name(self.name, _("adjunto")))
