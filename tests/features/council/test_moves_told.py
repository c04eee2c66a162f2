"""Arrivals and departures are told as they happened, with the quorum that there was after each."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from munidesk.base.dates import fixed_clock
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.attendance.rules import replay
from munidesk.features.council.attendance.store import call_substitute, mark, presence_of, save_presence
from munidesk.features.council.domain import MOVES, Presence, PresenceKind, Substitution
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.sessions.store_items import add_item, start_item
from munidesk.town.domain import Gender, Member, Membership, Person, Role, Seat
from tests.features.council import hall as halls

LEAVES, RETURNS, ARRIVES, PRESENT = (
    PresenceKind.LEAVES,
    PresenceKind.RETURNS,
    PresenceKind.ARRIVES,
    PresenceKind.PRESENT,
)


def told(hall: halls.Hall) -> list[str]:
    """The paragraphs of moves, shortened: who and what the quorum is then; those of one minute are one."""
    lines = plain_lines(build_minutes(hall.view, printed_at=halls.at(21)))
    pattern = re.compile(
        r".*(se retiran? de Sala|regresan? a Sala|ingresan? a Sala) (?:el|la|los|las) \w+ (?:suplente )?(.*?)\.(.*)"
    )
    return [f"{m[2]} {m[1].split()[0]} {m[1].split()[1]}:{m[3]}" for line in lines if (m := pattern.fullmatch(line))]


def treated(hall: halls.Hall, present: tuple[int, ...]) -> None:
    hall.session()
    hall.present(*present)
    hall.absent(*(number for number in hall.members if number not in present))
    start_item(hall.store, add_item(hall.store, hall.session_id, "Convenio"), halls.at(19, 6))


def test_w3_moves_of_one_minute_are_told_in_their_order_with_the_quorum_after_each(hall: halls.Hall):
    treated(hall, (1, 2, 3, 4))
    with fixed_clock(halls.at(19, 46)):
        for number, kind in ((3, LEAVES), (4, LEAVES), (3, PRESENT), (4, PRESENT)):
            mark(hall.store, hall.session_id, hall.members[number], kind)
    assert told(hall) == [
        "Nelson Bentancor y la Concejala Silvia Cabral se retiran:"
        " Permanecen dos integrantes, por lo que se pierde el quórum.",
        "Nelson Bentancor y la Concejala Silvia Cabral regresan a:"
        " Hay cuatro integrantes presentes, por lo que vuelve a haber quórum.",
    ]


def test_w3_somebody_with_earlier_moves_does_not_come_after_the_others(hall: halls.Hall):
    treated(hall, (1, 2, 3, 4))
    with fixed_clock(halls.at(19, 30)):
        mark(hall.store, hall.session_id, hall.members[5], PRESENT)
        mark(hall.store, hall.session_id, hall.members[5], LEAVES)
    with fixed_clock(halls.at(19, 46)):
        mark(hall.store, hall.session_id, hall.members[5], PRESENT)
        mark(hall.store, hall.session_id, hall.members[4], LEAVES)
        mark(hall.store, hall.session_id, hall.members[5], LEAVES)
    last = told(hall)[-2:]
    assert [line.split(":")[0] for line in last] == [
        "Inés Moreira regresa a",
        "Silvia Cabral e Inés Moreira se retiran",
    ]
    assert last[1].endswith("Permanecen tres integrantes, por lo que se mantiene el quórum.")


def test_w3_quorum_that_is_gone_is_not_lost_again_and_can_come_late(hall: halls.Hall):
    treated(hall, (1, 2))
    with fixed_clock(halls.at(19, 20)):
        mark(hall.store, hall.session_id, hall.members[2], LEAVES)
        mark(hall.store, hall.session_id, hall.members[2], PRESENT)
        mark(hall.store, hall.session_id, hall.members[3], PRESENT)
    assert told(hall) == [
        "Raúl Etcheverry se retira: Permanece un integrante: sigue sin haber quórum.",
        "Raúl Etcheverry regresa a:",
        "Nelson Bentancor ingresa a: Hay tres integrantes presentes, por lo que hay quórum.",
    ]


def test_w3_a_suplente_who_comes_in_for_a_titular_gives_the_quorum_back(hall: halls.Hall):
    treated(hall, (1, 2, 3))
    suplente = hall.member(3, hall.person("Hugo", "Pereyra Vidal", "m"), role=Role.SUBSTITUTE)
    with fixed_clock(halls.at(19, 46)):
        mark(hall.store, hall.session_id, hall.members[3], LEAVES)
        mark(hall.store, hall.session_id, suplente, ARRIVES)
        call_substitute(hall.store, hall.session_id, hall.seats[3], suplente)
        mark(hall.store, hall.session_id, suplente, LEAVES)
    assert told(hall) == [
        "Nelson Bentancor se retira: Permanecen dos integrantes, por lo que se pierde el quórum.",
        "Hugo Pereyra ingresa a: Hay tres integrantes presentes, por lo que vuelve a haber quórum.",
        "Hugo Pereyra se retira: Permanecen dos integrantes, por lo que se pierde el quórum.",
    ]


def test_w3_files_of_the_first_version_are_told_in_order_too(hall: halls.Hall):
    """They counted the moves of each member apart."""
    treated(hall, (1, 2, 3, 4))
    item = hall.view.items[0].id
    with fixed_clock(halls.at(19, 46)):
        for number, kind in ((3, LEAVES), (3, PRESENT), (4, LEAVES)):
            mark(hall.store, hall.session_id, hall.members[number], kind, item_id=item)
    fourth = next(one for one in hall.view.moves() if one.member_id == hall.members[4])
    with hall.store.change("como en 0.1") as writer:
        writer.put("presence", {"id": fourth.id, "order": 1})
    assert [line.split(":")[0] for line in told(hall)] == [
        "Nelson Bentancor se retira", "Nelson Bentancor regresa a", "Silvia Cabral se retira",
    ]  # fmt: skip


def test_w3_a_corrected_hour_does_not_put_a_departure_before_the_arrival(hall: halls.Hall):
    treated(hall, (1, 2, 3))
    mark(hall.store, hall.session_id, hall.members[4], PRESENT, halls.at(19, 20))
    mark(hall.store, hall.session_id, hall.members[4], LEAVES, halls.at(19, 40))
    leaving = hall.view.moves()[-1]
    with pytest.raises(UserError, match="Silvia Cabral llega a las 19:20 y después se retira, a las 19:10"):
        save_presence(hall.store, replace(presence_of(hall.store, leaving.id), at=halls.at(19, 10)))
    save_presence(hall.store, replace(presence_of(hall.store, leaving.id), at=halls.at(19, 20)))
    assert hall.view.moves()[-1].at == halls.at(19, 20)


SEATS = tuple(Seat(id=f"s{n}", body_id="b", number=n) for n in range(1, 8))


def a_member(number: int, role: Role = Role.TITULAR) -> Member:
    key = f"{'m' if role is Role.TITULAR else 'u'}{number}"
    seat = SEATS[number - 1]
    return Member(
        Membership(id=key, body_id="b", seat_id=seat.id, person_id=f"p{key}", role=role),
        Person(id=f"p{key}", given_names="Ana", family_names=key, gender=Gender.FEMALE),
        seat,
    )


MEMBERS = {
    one.id: one for one in (*(a_member(n) for n in range(1, 8)), *(a_member(n, Role.SUBSTITUTE) for n in (1, 2)))
}


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    opening=st.sets(st.sampled_from(sorted(MEMBERS))),
    steps=st.lists(st.tuples(st.sampled_from(sorted(MEMBERS)), st.integers(0, 2)), max_size=25),
    called=st.sets(st.sampled_from(["1", "2"])),
    shuffled=st.randoms(use_true_random=False),
)
def test_w3_the_number_told_after_each_move_is_that_of_the_replay(opening, steps, called, shuffled):
    """However many moves fall in a minute, and in whatever order the rows are read."""
    begun = datetime(2026, 11, 17, 19, 5)
    events = [
        Presence(id=f"a{at:03}", session_id="s", member_id=key, kind=PRESENT if key in opening else PresenceKind.ABSENT)
        for at, key in enumerate(MEMBERS)
    ]
    inside, hour, expected = set(opening), begun, []
    substitutions = [
        Substitution(id=f"x{n}", session_id="s", seat_id=f"s{n}", substitute_id=f"u{n}") for n in sorted(called)
    ]

    def seats_taken() -> int:
        return sum(
            f"m{n}" in inside or (str(n) in called and f"u{n}" in inside) for n in range(1, 8)
        )  # fmt: skip

    for at, (key, later) in enumerate(steps):
        hour += timedelta(minutes=later)
        kind = LEAVES if key in inside else ARRIVES
        (inside.discard if kind is LEAVES else inside.add)(key)
        events.append(Presence(id=f"b{at:03}", session_id="s", member_id=key, kind=kind, at=hour, order=1))
        expected.append(seats_taken())
    rows = list(events)
    shuffled.shuffle(rows)
    found = replay(SEATS, MEMBERS, rows, substitutions)
    assert [one.event.id for one in found] == [one.id for one in events if one.kind in MOVES]
    assert [one.after for one in found] == expected
    assert all(first.after == second.before for first, second in pairwise(found))
