"""Write a list of members into a body: people found by name are not made twice, seats are given in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.domain import BENCH, BENCH_NUMBER, Member, Membership, Person, Role, Seat
from munidesk.town.kinds import MEMBERSHIPS
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
        work = _written(store, body_id, roster, start)
        return Saved(work.added, work.matched)


def seat_rows(
    store: Store, body_id: str, roster: Roster, everybody: "Everybody | None" = None
) -> Mapping[int, tuple[Member, bool]]:
    """As `save_roster`; who each row of the list is, and whether the membership is new.

    `everybody` is read once for the lists of several bodies.
    """
    with store.change(_("Guardar la lista de integrantes")):
        work = _written(store, body_id, roster, None, everybody)
        return {row: (member, row in work.fresh) for row, member in work.by_row.items()}


def _written(
    store: Store, body_id: str, roster: Roster, start: date | None, everybody: "Everybody | None" = None
) -> "_Work":
    work = _Work(store, body_id, town.profile_of(store), start, everybody or Everybody(store))
    for entry in in_seat_order(roster.titulares, work.profile):
        work.place(entry)
    for entry in roster.substitutes:
        work.place(entry)
    return work


class Everybody:
    """The people of the file by name, and the posts they hold in whichever body; told of whoever is new or changes."""

    def __init__(self, store: Store) -> None:
        self._by_name: dict[str, dict[str, Person]] = {}
        self._posts: dict[str, set[str]] = {}
        for person in town.people(store):
            self.know(person)
        for held in MEMBERSHIPS.all(store):
            self.holds(held.person_id, held.post)

    def know(self, person: Person) -> None:
        self._by_name.setdefault(name_key(person.full_name), {})[person.id] = person

    def holds(self, person_id: str, post: str) -> None:
        self._posts.setdefault(person_id, set()).add(post)

    def named(self, key: str, post: str) -> Person | None:
        """The person of that name, the one of the same post first; None when there is none."""
        named = list(self._by_name.get(key, {}).values())
        return next((one for one in named if post in self._posts.get(one.id, ())), named[0] if named else None)


Span = tuple[date, date]


@dataclass(slots=True)
class _Work:
    """What is known while a list is written: everybody, those who sit already, the seats so far."""

    store: Store
    body_id: str
    profile: Profile
    start: date | None
    everybody: Everybody
    day: date = field(default_factory=today)
    added: int = 0
    matched: int = 0
    by_person: dict[str, list[Member]] = field(default_factory=dict)
    by_seat: dict[str, list[Member]] = field(default_factory=dict)
    seats: list[Seat] = field(default_factory=list)
    numbers: set[int] = field(default_factory=set)
    """Of the seats but the bench."""
    highest: int = 0
    held_until: dict[tuple[str, Span], int] = field(default_factory=dict)
    """Post and days → how many of the first seats are none or held: nobody leaves one while a list is written."""
    by_row: dict[int, Member] = field(default_factory=dict)
    fresh: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for seat in town.seats(self.store, self.body_id):
            self._add(seat)
        for member in town.members(self.store, self.body_id):
            self._know(member)

    def _add(self, seat: Seat) -> None:
        self.seats.append(seat)
        if not seat.is_bench:
            self.numbers.add(seat.number)
            self.highest = max(self.highest, seat.number)

    def _know(self, member: Member) -> None:
        self.by_person.setdefault(member.person.id, []).append(member)
        self.by_seat.setdefault(member.seat.id, []).append(member)

    def place(self, entry: Entry) -> None:
        person = self._person(entry)
        role = Role.SUBSTITUTE if entry.substitute else Role.TITULAR
        start = entry.start or self.start
        span = (start or date.min, entry.end or date.max) if start or entry.end else (self.day, self.day)
        seat = self._substitute_seat(entry) if entry.substitute else None
        for held in self.by_person.get(person.id, ()):
            same_post = held.membership.post == entry.post and held.membership.role is role
            if same_post and _overlaps(held, span) and (seat is None or held.seat.id == seat.id):
                self.matched += 1
                self.by_row[entry.row] = held
                return
        seat = seat or self._free_seat(entry.post, span)
        order = entry.rank or 1 + sum(not held.is_titular for held in self.by_seat.get(seat.id, ()))
        record = Membership(
            id="",
            body_id=self.body_id,
            seat_id=seat.id,
            person_id=person.id,
            role=role,
            post=entry.post,
            title=entry.title,
            party=entry.party,
            order=order if entry.substitute else 0,
            start=start,
            end=entry.end,
        )
        member = Member(replace(record, id=town.save_membership(self.store, record)), person, seat)
        self._know(member)
        self.by_row[entry.row] = member
        self.fresh.add(entry.row)
        self.added += 1

    def _person(self, entry: Entry) -> Person:
        """The person of that name, the one of the same post first; else a new one."""
        if entry.same_as in self.by_row:
            return self.by_row[entry.same_as].person
        found = self.everybody.named(entry.key, entry.post)
        if found is None:
            fresh = entry.person()
            found = replace(fresh, id=town.save_person(self.store, fresh))
            self.everybody.know(found)
        self.everybody.holds(found.id, entry.post)
        return found

    def _free_seat(self, post: str, span: Span) -> Seat:
        """A seat of that post that nobody holds in those days, else a new one."""
        for at in range(self.held_until.get((post, span), 0), len(self.seats)):
            seat = self.seats[at]
            if seat.post == post and not any(
                m.is_titular and _overlaps(m, span) for m in self.by_seat.get(seat.id, ())
            ):
                self.held_until[post, span] = at
                return seat
        self.held_until[post, span] = len(self.seats)
        return self._new_seat(post, self._next_number(post), self.profile.post(post).counts)

    def _next_number(self, post: str) -> int:
        if not self.profile.post(post).counts and 0 not in self.numbers:
            return 0
        return self.highest + 1

    def _new_seat(self, post: str, number: int, counts: bool) -> Seat:
        fresh = Seat(body_id=self.body_id, number=number, post=post, counts=counts)
        seat = replace(fresh, id=town.save_seat(self.store, fresh))
        self._add(seat)
        return seat

    def _substitute_seat(self, entry: Entry) -> Seat:
        titular = self.by_row.get(entry.substitute_of or 0) or self._named(entry.stands_for)
        if titular is not None:
            return titular.seat
        bench = next((seat for seat in self.seats if seat.is_bench), None)
        return bench or self._new_seat(BENCH, BENCH_NUMBER, False)

    def _named(self, text: str) -> Member | None:
        titulares = [member for held in self.by_seat.values() for member in held if member.is_titular]
        index = matching_titular(text, [member.person.full_name for member in titulares], [])
        return None if index is None else titulares[index]


def _overlaps(member: Member, span: Span) -> bool:
    """Whether the membership holds on some day between the first and the last of `span`."""
    record = member.membership
    return (record.start or date.min) <= span[1] and span[0] <= (record.end or date.max)
