"""An invented municipality for the council's tests: a file on disk with a body and its members."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from munidesk.data import file
from munidesk.data.schema import Schema
from munidesk.data.store import Store
from munidesk.documents import frozen
from munidesk.documents.model import Document
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import PresenceKind, Session, SessionKind
from munidesk.features.council.schema import SCHEMA
from munidesk.features.council.sessions.store import new_session, open_session
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.view_data import SessionView, load_view
from munidesk.features.council.votes.store import add_motion, open_vote
from munidesk.town import store as town
from munidesk.town.domain import Body, Gender, Membership, Municipality, Person, Role, Seat

PAPER = frozen.to_json(Document("Acta", ()))
"""A document to be kept, for who tries what approving asks and not what it prints."""
DAY = date(2026, 11, 17)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute))


@dataclass
class Hall:
    """A store with one body. `members` and `substitutes` are membership ids, by seat, from 1."""

    store: Store
    body_id: str = ""
    session_id: str = ""
    seats: dict[int, str] = field(default_factory=dict)
    members: dict[int, str] = field(default_factory=dict)
    substitutes: dict[int, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    def person(self, given: str, family: str, gender: str = "f") -> str:
        self.people[family] = town.save_person(
            self.store, Person(given_names=given, family_names=family, gender=Gender(gender))
        )
        return self.people[family]

    def seat(self, number: int, post: str = "councillor", *, counts: bool = True) -> str:
        self.seats[number] = town.save_seat(
            self.store, Seat(body_id=self.body_id, number=number, post=post, counts=counts)
        )
        return self.seats[number]

    def member(self, number: int, person_id: str, *, role: Role = Role.TITULAR, **fields: object) -> str:
        post = (
            "mayor"
            if town.seats(self.store, self.body_id)[0].id == self.seats[number] and number <= 1
            else "councillor"
        )
        record = Membership(
            body_id=self.body_id, seat_id=self.seats[number], person_id=person_id, role=role, post=post, **fields
        )  # type: ignore
        made = town.save_membership(self.store, record)
        (self.members if role is Role.TITULAR else self.substitutes)[number] = made
        return made

    def session(
        self, *, day: date = DAY, opened: bool = True, kind: SessionKind = SessionKind.ORDINARY, **fields
    ) -> str:
        self.session_id = new_session(
            self.store,
            Session(body_id=self.body_id, kind=kind, date=day, start=time(19), place="Salón del Concejo", **fields),
            standard=False,
        )
        if opened:
            open_session(self.store, self.session_id, at(19, 5, day))
        return self.session_id

    def present(self, *numbers: int) -> None:
        for number in numbers:
            mark(self.store, self.session_id, self.members[number], PresenceKind.PRESENT)

    def absent(self, *numbers: int, kind: PresenceKind = PresenceKind.ABSENT) -> None:
        for number in numbers:
            mark(self.store, self.session_id, self.members[number], kind)

    def vote(self, title: str = "Un asunto", matter: str = "ordinary", **fields) -> str:
        """A new item with a motion and an open vote."""
        return self.vote_on(add_item(self.store, self.session_id, title), matter, **fields)

    def vote_on(self, item_id: str, matter: str = "ordinary", **fields) -> str:
        return open_vote(self.store, add_motion(self.store, item_id, "Aprobar lo tratado.", matter=matter), **fields)

    @property
    def view(self) -> SessionView:
        return load_view(self.store, self.session_id)


NAMES = (
    ("Marta", "Olivera Pintos", "f"),
    ("Raúl", "Etcheverry Sosa", "m"),
    ("Nelson", "Bentancor Ruiz", "m"),
    ("Silvia", "Cabral Techera", "f"),
    ("Inés", "Moreira Lacuesta", "f"),
    ("Julio", "Ferreira Paz", "m"),
    ("Rosa", "Núñez Vera", "f"),
    ("Omar", "Quintana Sal", "m"),
    ("Elsa", "Rivas Monte", "f"),
)


def hall(
    path: Path,
    country: str = "UY",
    seats: int = 5,
    *,
    mayor_counts: bool = True,
    schemas: Sequence[Schema] = (town.SCHEMA, SCHEMA),
) -> Hall:
    """A council of `seats` seats that count, the mayor in the first of them, or outside as seat 0."""
    store = file.create(path, tuple(schemas), author="Lucía")
    town.save_municipality(
        store, Municipality(name="Municipio de Cerro del Alba", country=country, town="Cerro del Alba")
    )
    made = Hall(store, town.save_body(store, Body(name="Concejo Municipal")))
    if not mayor_counts:
        made.seat(0, "mayor", counts=False)
        made.member(0, made.person("Alba", "Soto Lara", "f"))
    for number in range(1, seats + 1):
        given, family, gender = NAMES[(number - 1) % len(NAMES)]
        extra = "" if number <= len(NAMES) else f" {number}"
        made.seat(number, "mayor" if number == 1 and mayor_counts else "councillor")
        made.member(number, made.person(given, family + extra, gender))
    return made
