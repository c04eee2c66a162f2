"""A complete invented municipality: its council, a year of sessions, and the last one with everything in it."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.domain import MinutesState, PresenceKind, SessionKind
from munidesk.features.council.sample.last import write_last
from munidesk.features.council.sample.past import PastSession, approve_past, write_past
from munidesk.features.council.sample.shield import shield
from munidesk.town import store as town
from munidesk.town.domain import Gender, Membership, Person, Role, Seat
from munidesk.town.founding import found
from munidesk.town.profile import Profile
from munidesk.town.profiles import load_profile
from munidesk.town.rules import ChairVotes
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of

Facts = dict[str, Any]

__all__ = ["MinutesState", "PresenceKind", "write_sample"]


@dataclass(slots=True)
class Hall:
    """What the sessions need: seats and members by number (1 is the mayor), suplentes, who presides and writes."""

    store: Store
    profile: Profile
    facts: Facts
    body_id: str
    seats: dict[int, str] = field(default_factory=dict)
    members: dict[int, str] = field(default_factory=dict)
    people: dict[int, str] = field(default_factory=dict)
    suplentes: dict[int, str] = field(default_factory=dict)
    secretary: str = ""

    @property
    def chair(self) -> int:
        """The mayor; where she has no seat and the chair votes like anybody, the last councillor is elected to it."""
        outside = not self.profile.mayor_counts and self.profile.rules.chair.votes is ChairVotes.ALWAYS
        return max(self.members, default=1) if outside else 1


def write_of_size(store: Store, size: SampleSize) -> None:
    """Raises UserError for a country that MuniDesk does not have."""
    write_sample(
        store,
        country=size.country,
        sessions=size.sessions,
        seats=size.seats,
        items=size.items,
        seed=size.seed,
        initiatives=size.initiatives,
    )


def write_sample(
    store: Store, *, country: str = "UY", sessions: int = 14, seats: int = 0, items: int = 7, seed: int = 1,
    initiatives: int = 41,
) -> None:  # fmt: skip
    """Fill an empty store. The same arguments give the same contents (the keys differ).

    `seats` 0 is the usual number of the country.
    `items` are those of the last session; the ones beyond seven carry a nominal vote of all seats.
    """
    profile = load_profile(country)
    facts, seats = facts_of(profile, "municipio"), seats or profile.seats
    last_day: date = facts["last"]["date"]
    chance = random.Random(seed)
    with fixed_clock(datetime.combine(last_day, time(21, 0))):
        with store.change(_("Crear el municipio de ejemplo")):
            earlier = _past_sessions(facts, sessions - 1, seats, chance)
            since = min([date(last_day.year - 1, 7, 10), *(one.day for one in earlier)])
            hall = _hall(store, facts, country, seats, chance, since)
            past = write_past(hall, earlier)
        approve_past(hall, past)
        write_last(hall, items=items, initiatives=initiatives)


def _hall(store: Store, facts: Facts, country: str, seats: int, chance: random.Random, since: date) -> Hall:
    """The municipality and its council, seated since before the first session."""
    about = facts["municipality"]
    body_id = found(store, country=country, name=about["name"], town_name=about["town"], legal_seats=seats)
    record = town.municipality(store)
    year = facts["last"]["date"].year
    town.save_municipality(
        store,
        replace(
            record,
            address=about["address"],
            phone=about["phone"],
            email=about["email"],
            term_start=date(year - 1, 7, 10),
            term_end=date(year + 4, 7, 9),
        ),
    )
    town.save_logo(store, shield())
    hall = Hall(store, town.profile_of(store), facts, body_id)
    # A mayor outside the council is one person more: quorum and votes need the seats asked for.
    names = _names(facts, seats if hall.profile.mayor_counts else seats + 1, chance)
    for number, about_member in enumerate(names, 1):
        last = number == len(names) and not hall.profile.mayor_counts
        president = last and hall.profile.rules.chair.votes is ChairVotes.ALWAYS
        _seat(hall, number, about_member, since, "mayor" if number == 1 else "president" if president else "councillor")
    secretary = facts["secretary"]
    hall.secretary = _person(store, secretary["given"], secretary["family"], secretary["gender"])
    return hall


def _names(facts: Facts, seats: int, chance: random.Random) -> list[Facts]:
    """The known members first, then invented ones without repetition."""
    known: list[Facts] = list(facts["members"])[:seats]
    extra = facts["extra"]
    pool = [(name, gender) for gender, key in (("f", "women"), ("m", "men")) for name in extra[key]]
    chance.shuffle(pool)
    surnames = list(extra["surnames"])
    chance.shuffle(surnames)
    for index in range(seats - len(known)):
        name, gender = pool[index % len(pool)]
        family = f"{surnames[index % len(surnames)]} {surnames[(index + 7) % len(surnames)]}"
        party = extra["parties"][index % len(extra["parties"])]
        known.append({"given": name, "family": family, "gender": gender, "party": party})
    return known


def _seat(hall: Hall, number: int, about: Facts, start: date, post: str) -> None:
    counts = number > 1 or hall.profile.mayor_counts
    seat_number = number if hall.profile.mayor_counts else number - 1
    seat = town.save_seat(hall.store, Seat(body_id=hall.body_id, number=seat_number, post=post, counts=counts))
    person = _person(hall.store, about["given"], about["family"], about["gender"])
    hall.seats[number], hall.people[number] = seat, person
    hall.members[number] = town.save_membership(
        hall.store,
        Membership(
            body_id=hall.body_id,
            seat_id=seat,
            person_id=person,
            role=Role.TITULAR,
            post=post,
            party=about["party"],
            start=start,
        ),
    )
    if "suplente" in about and counts and hall.profile.substitutes_per_seat:
        given, family, gender = about["suplente"]
        hall.suplentes[number] = town.save_membership(
            hall.store,
            Membership(
                body_id=hall.body_id, seat_id=seat, person_id=_person(hall.store, given, family, gender),
                role=Role.SUBSTITUTE, post="councillor",
                party=about["party"], start=start,
            ),
        )  # fmt: skip


def _person(store: Store, given: str, family: str, gender: str) -> str:
    return town.save_person(store, Person(given_names=given, family_names=family, gender=Gender(gender)))


def _past_sessions(facts: Facts, count: int, seats: int, chance: random.Random) -> list[PastSession]:
    """The year's own sessions, and before them as many invented ones as are asked for, two weeks apart."""
    year = facts["last"]["date"].year
    own = [_past(year, one) for one in facts["sessions"]]
    if count <= len(own):
        return own[len(own) - count :] if count > 0 else []
    first = own[0].day
    older = []
    for back in range(count - len(own), 0, -1):
        absent = [number for number in range(2, seats + 1) if chance.random() < 0.08][: max(0, seats // 2 - 1)]
        items = chance.randint(4, 8)
        older.append(PastSession(SessionKind.ORDINARY, first - timedelta(days=14 * back), absent, items, items - 3))
    return [*older, *own]


def _past(year: int, told: Facts) -> PastSession:
    kind, month, day, absent, items, votes = told["held"]
    return PastSession(
        SessionKind(kind), date(year, month, day), absent, items, votes, dict(told.get("named", {})),
        told.get("election", 0),
    )  # fmt: skip
