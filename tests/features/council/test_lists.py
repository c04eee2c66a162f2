"""Lists of many sessions ask the database for what they show, and say what reading every session says."""

from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from munidesk.base.ids import new_id
from munidesk.features.council import exports
from munidesk.features.council.attendance.record import marks_of, statistics
from munidesk.features.council.attendance.store_held import attended, held_attendance
from munidesk.features.council.domain import (
    BallotValue,
    Presence,
    PresenceKind,
    Session,
    SessionKind,
    SessionState,
    Substitution,
)
from munidesk.features.council.kinds import PRESENCES, SESSIONS, SUBSTITUTIONS
from munidesk.features.council.reports.listing import list_resolutions, list_sessions, list_votes
from munidesk.features.council.reports.store import book_rows, resolution_rows, vote_rows
from munidesk.features.council.sessions.store import newest, session_years, sessions
from munidesk.features.council.votes.store import cast
from munidesk.records.sheet import Selection
from munidesk.town.domain import Role
from tests.features.council.hall import DAY, Hall

P = PresenceKind
START = date(2026, 1, 6)


def test_attendance_counted_by_the_database_is_what_reading_every_mark_says(hall: Hall):
    """Marks twice over, taken back, of the wrong day, of suplentes called and not: every figure, at every length."""
    who = people(hall)
    for seed in range(12):
        with hall.store.change("sesiones") as writer:
            for number in range(6):
                for table, row in drawn(Random(seed * 100 + number), hall, who, START + timedelta(days=9 * seed)):
                    writer.put(table, row)
        held = held_attendance(hall.store, hall.body_id)
        found = attended(hall.store, hall.body_id)
        assert found.records == statistics(held)
        assert found.sessions == tuple(one.session.id for one in held)
        since, until = START + timedelta(days=9), START + timedelta(days=40)
        assert attended(hall.store, hall.body_id, since, until).records == statistics(
            held_attendance(hall.store, hall.body_id, since, until)
        )
        for key in who:
            own = held_attendance(hall.store, hall.body_id, member_id=key)
            assert marks_of(own, key) == marks_of(held, key)


def people(hall: Hall) -> list[str]:
    """The five titulares, two who shared a seat one after the other, and two suplentes."""
    more = [
        hall.member(5, hall.person("Berta", "Antes"), end=START + timedelta(days=30)),
        hall.member(5, hall.person("Carla", "Después"), start=START + timedelta(days=31)),
        hall.member(2, hall.person("Dora", "Suplente"), role=Role.SUBSTITUTE),
        hall.member(3, hall.person("Elsa", "Suplente"), role=Role.SUBSTITUTE, start=START + timedelta(days=20)),
    ]
    return [*{**hall.members}.values(), *more]


def drawn(random: Random, hall: Hall, who: list[str], day: date) -> list[tuple[str, dict]]:
    """A session with marks that the window would hardly let anybody make."""
    state = random.choice((SessionState.CLOSED,) * 5 + (SessionState.OPEN,))
    begun = time(19, random.choice((0, 10)))
    opened = datetime.combine(day, time(19, 5)) if random.random() < 0.5 else None
    session = Session(
        id=new_id(), body_id=hall.body_id, kind=SessionKind.ORDINARY, number=None, date=day, start=begun,
        state=state, opened_at=opened,
    )  # fmt: skip
    rows = [("session", SESSIONS.row(session))]
    for key in who:
        for _mark in range(random.choice((0, 1, 1, 1, 1, 1, 2, 3))):
            kind = random.choice((P.PRESENT, P.PRESENT, P.ABSENT, P.ABSENT, P.JUSTIFIED, P.LICENCE, *P))
            at = datetime.combine(day, time(19, random.randrange(60))) if kind in (P.ARRIVES, P.LEAVES) else None
            row = PRESENCES.row(Presence(id=new_id(), session_id=session.id, member_id=key, kind=kind, at=at))
            rows.append(("presence", row | ({"deleted_at": "2026-01-01T00:00"} if random.random() < 0.1 else {})))
        if random.random() < 0.2:
            vote = random.choice(("", "", new_id()))
            rows.append(
                (
                    "substitution",
                    SUBSTITUTIONS.row(
                        Substitution(
                            id=new_id(), session_id=session.id, seat_id=hall.seats[2], substitute_id=key, vote_id=vote
                        )
                    ),
                )
            )
    return rows


@pytest.mark.parametrize("size", [3, 14])
def test_a_list_of_some_days_is_cut_out_of_the_whole_list(hall: Hall, size: int):
    for number in range(size):
        hall.session(day=DAY - timedelta(days=30 * number))
        hall.present(1, 2, 3)
        vote = hall.vote()
        cast(hall.store, vote, hall.members[1], BallotValue.FOR)
    everything = sessions(hall.store)
    for first in everything[:: max(1, size // 3)]:
        for since, until in ((first.date, first.date), (first.date, None), (None, first.date), (None, None)):
            chosen = Selection(since=since, until=until)
            assert sessions(hall.store, since=since, until=until) == tuple(
                one for one in everything if chosen.holds(one.date)
            )
            for rows in (vote_rows, resolution_rows, book_rows):
                cut = [one for one in rows(hall.store) if chosen.holds(one.session.date)]
                assert list(rows(hall.store, since=since, until=until)) == cut
    assert session_years(hall.store, hall.body_id) == tuple(sorted({one.date.year for one in everything}, reverse=True))
    assert sessions(hall.store, year=2026) == tuple(one for one in everything if one.date.year == 2026)


def test_the_votes_of_one_day_read_no_other_session(in_session: Hall, monkeypatch: pytest.MonkeyPatch):
    """What the report costs does not grow with the years of the file."""
    cast(in_session.store, in_session.vote(), in_session.members[1], BallotValue.FOR)
    in_session.session(day=DAY - timedelta(days=30))
    in_session.present(1, 2, 3)
    cast(in_session.store, in_session.vote(), in_session.members[1], BallotValue.FOR)
    asked: list[str] = []
    query = in_session.store.query
    monkeypatch.setattr(in_session.store, "query", lambda sql, **named: asked.append(sql) or query(sql, **named))
    assert len(exports.votes(in_session.store, Selection()).rows) == 2
    every, asked[:] = len(asked), []
    assert len(exports.votes(in_session.store, Selection(since=DAY, until=DAY)).rows) == 1
    assert len(asked) < every


def test_a_listing_is_as_long_as_the_database_says(hall: Hall):
    """Also with second votes, which stand only while the tie before them does, and votes called again."""
    hall.session()
    hall.present(1, 2, 3, 4)
    first = hall.vote()
    for number, value in ((1, "for"), (2, "against"), (3, "for"), (4, "against")):
        cast(hall.store, first, hall.members[number], BallotValue(value))
    with hall.store.change("segunda votación") as writer:
        writer.put("vote", {**hall.store.get("vote", first), "id": new_id(), "repeats": first})
    hall.vote("Otro")
    with hall.store.change("sin sesión") as writer:
        writer.put("session", {"id": hall.session(day=DAY + timedelta(days=7), opened=False), "deleted_at": "x"})
    for listing in (list_sessions, list_votes, list_resolutions):
        assert len(listing(hall.store)) == len(list(listing(hall.store)))
    cast(hall.store, first, hall.members[4], BallotValue.FOR)
    assert len(list_votes(hall.store)) == len(list(list_votes(hall.store)))


def test_the_newest_session_is_the_last_of_those_held(hall: Hall):
    held = (SessionState.OPEN, SessionState.CLOSED)
    assert newest(hall.store, held) == ""
    first = hall.session(day=DAY - timedelta(days=7))
    second = hall.session()
    called = hall.session(day=DAY + timedelta(days=7), opened=False)
    assert newest(hall.store, held) == second
    assert newest(hall.store, tuple(SessionState)) == called
    assert newest(hall.store, held, first) == first
    assert newest(hall.store, held, called) == ""
