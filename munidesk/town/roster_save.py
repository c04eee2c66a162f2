"""Write a list of members into a body: people found by name are not made twice, seats are given in order."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.domain import BENCH, BENCH_NUMBER, Member, Membership, Person, Role, Seat
from munidesk.town.profile import Profile
from munidesk.town.roster import Entry, Roster, in_seat_order
from munidesk.town.roster_names import name_key
from munidesk.town.roster_roles import matching_titular


@dataclass(frozen=True, slots=True)
class Saved:
    """How many memberships were new and how many were there already."""

    added: int
    matched: int

    def __add__(self, other: "Saved") -> "Saved":
        return Saved(self.added + other.added, self.matched + other.matched)


def save_people(store: Store, entries: Sequence[Entry]) -> Saved:
    """Write people who sit nowhere; those whose name is there already are left as they are."""
    known = {name_key(person.full_name) for person in town.people(store)}
    fresh = {entry.key: entry for entry in entries if entry.key not in known}
    with store.change(_("Guardar personas")):
        for entry in fresh.values():
            town.save_person(store, entry.person())
    return Saved(len(fresh), sum(entry.key in known for entry in entries))


def save_roster(
    store: Store, body_id: str, roster: Roster, *, start: date | None = None, replace_all: bool = False
) -> Saved:
    """Write the roster in one change. A second time it adds nothing.

    Seats are numbered with the mayor first, then by post; who is not a member
    (a mayor who only chairs) has number 0. Suplentes go to their titular's seat,
    general ones to the bench. `replace_all` first empties the body, for a list
    corrected and pasted again during the first steps.
    """
    with store.change(_("Guardar la lista de integrantes")):
        if replace_all:
            for seat in town.seats(store, body_id):
                town.remove_seat(store, seat.id)
        work = _Work(store, body_id, town.profile_of(store), start)
        for entry in in_seat_order(roster.titulares, work.profile):
            work.place(entry)
        for entry in roster.substitutes:
            work.place(entry)
        return Saved(work.added, work.matched)


@dataclass(slots=True)
class _Work:
    """What is known while a list is written: people by name, those who sit already, the seats so far."""

    store: Store
    body_id: str
    profile: Profile
    start: date | None
    added: int = 0
    matched: int = 0
    people: dict[str, list[Person]] = field(default_factory=dict)
    posts: dict[str, set[str]] = field(default_factory=dict)
    members: list[Member] = field(default_factory=list)
    seats: list[Seat] = field(default_factory=list)
    by_row: dict[int, Member] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in town.people(self.store):
            self.people.setdefault(name_key(person.full_name), []).append(person)
        for body in town.bodies(self.store):
            for member in town.members(self.store, body.id):
                self.posts.setdefault(member.person.id, set()).add(member.membership.post)
        self.members = list(town.members(self.store, self.body_id))
        self.seats = list(town.seats(self.store, self.body_id))

    def place(self, entry: Entry) -> None:
        person = self._person(entry)
        entry = replace(entry, start=entry.start or self.start)
        role = Role.SUBSTITUTE if entry.substitute else Role.TITULAR
        already = next((m for m in self.members if _is(m, person, entry, role)), None)
        if already is not None:
            self.matched += 1
            self.by_row[entry.row] = already
            return
        seat = self._substitute_seat(entry) if entry.substitute else self._free_seat(entry)
        record = Membership(
            id="",
            body_id=self.body_id,
            seat_id=seat.id,
            person_id=person.id,
            role=role,
            post=entry.post,
            title=entry.title,
            party=entry.party,
            order=entry.rank or 1 + sum(m.seat.id == seat.id and not m.is_titular for m in self.members),
            start=entry.start,
            end=entry.end,
        )
        if role is Role.TITULAR:
            record = replace(record, order=0)
        member = Member(replace(record, id=town.save_membership(self.store, record)), person, seat)
        self.members.append(member)
        self.by_row[entry.row] = member
        self.added += 1

    def _person(self, entry: Entry) -> Person:
        """The person of that name, the one of the same post first; else a new one."""
        if entry.same_as in self.by_row:
            return self.by_row[entry.same_as].person
        named = self.people.get(entry.key, [])
        found = next((p for p in named if entry.post in self.posts.get(p.id, ())), named[0] if named else None)
        if found is None:
            fresh = entry.person()
            found = replace(fresh, id=town.save_person(self.store, fresh))
            self.people.setdefault(entry.key, []).append(found)
        self.posts.setdefault(found.id, set()).add(entry.post)
        return found

    def _free_seat(self, entry: Entry) -> Seat:
        """A seat of that post that nobody holds between the entry's dates, else a new one."""
        taken = {m.seat.id for m in self.members if m.is_titular and _overlap(m.membership, entry)}
        free = next((seat for seat in self.seats if seat.post == entry.post and seat.id not in taken), None)
        return free or self._new_seat(entry.post, self._next_number(entry.post), self.profile.post(entry.post).counts)

    def _next_number(self, post: str) -> int:
        numbers = [seat.number for seat in self.seats if not seat.is_bench]
        if not self.profile.post(post).counts and 0 not in numbers:
            return 0
        return max([0, *numbers]) + 1

    def _new_seat(self, post: str, number: int, counts: bool) -> Seat:
        fresh = Seat("", self.body_id, number, post, counts)
        seat = replace(fresh, id=town.save_seat(self.store, fresh))
        self.seats.append(seat)
        return seat

    def _substitute_seat(self, entry: Entry) -> Seat:
        titular = self.by_row.get(entry.substitute_of or 0) or self._named(entry.stands_for)
        if titular is not None:
            return titular.seat
        bench = next((seat for seat in self.seats if seat.is_bench), None)
        return bench or self._new_seat(BENCH, BENCH_NUMBER, False)

    def _named(self, text: str) -> Member | None:
        titulares: Sequence[Member] = [member for member in self.members if member.is_titular]
        index = matching_titular(text, [member.person.full_name for member in titulares], [])
        return None if index is None else titulares[index]


def _is(member: Member, person: Person, entry: Entry, role: Role) -> bool:
    """Whether the entry is that member: the same person, post and role, at the same time."""
    record = member.membership
    return (
        member.person.id == person.id and record.post == entry.post and record.role is role and _overlap(record, entry)
    )


def _overlap(record: Membership, entry: Entry) -> bool:
    """Whether both hold on some day; an entry without dates is about today."""
    if entry.start is None and entry.end is None:
        return record.holds_on(today())
    return (record.start or date.min) <= (entry.end or date.max) and (entry.start or date.min) <= (
        record.end or date.max
    )
