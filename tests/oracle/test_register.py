"""Who attended how much: the figures of the attendance sheet against boxes counted by hand."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from munidesk.features.council.attendance.record import SessionAttendance, marks_of, statistics
from munidesk.features.council.domain import Presence, PresenceKind, Session, SessionKind, Substitution
from munidesk.town.domain import Role
from tests.oracle import register
from tests.oracle.people import BODY, member, seat
from tests.oracle.register import Day
from tests.oracle.steady import steady

P = PresenceKind
START = date(2026, 3, 2)
SEATS = tuple(seat(number) for number in (1, 2))
PEOPLE = (
    member("ana", SEATS[0]),
    member("beto", SEATS[1], end=START + timedelta(days=20)),
    member("caro", SEATS[1], start=START + timedelta(days=21)),
    member("suplente1", SEATS[0], Role.SUBSTITUTE),
    member("suplente2", SEATS[1], Role.SUBSTITUTE),
)


@st.composite
def days(draw: st.DrawFn, number: int) -> Day:
    """A session `number` weeks after the first. Opened later than called, now and then; some arrive late."""
    day, begun = START + timedelta(days=7 * number), time(19, draw(st.sampled_from((0, 10))))
    opened = datetime.combine(day, time(19, 10)) if draw(st.booleans()) else None
    session = Session(
        id=f"s{number}",
        body_id=BODY.id,
        kind=SessionKind.ORDINARY,
        number=number,
        date=day,
        start=begun,
        opened_at=opened,
    )
    there = tuple(one for one in PEOPLE if one.membership.holds_on(day))
    called = tuple(one for one in there if not one.is_titular and draw(st.booleans()))
    events: list[Presence] = []
    for one in there:
        if one.is_titular or one in called or not draw(st.integers(0, 5)):
            events.extend(_events(draw, session, one.id, len(events)))
    substitutions = tuple(
        Substitution(id=f"x{one.id}", session_id=session.id, seat_id=one.seat.id, substitute_id=one.id)
        for one in called
    )
    return Day(session, there, tuple(draw(st.permutations(events))), substitutions)


def _events(draw: st.DrawFn, session: Session, who: str, number: int) -> list[Presence]:
    """A state at the opening and what came of it; nobody leaves before coming."""
    opening = draw(st.sampled_from((P.PRESENT, P.PRESENT, P.ABSENT, P.ABSENT, P.JUSTIFIED, P.LICENCE, None)))
    if opening is None:
        return []
    found = [Presence(id=f"{number:03d}", session_id=session.id, member_id=who, kind=opening)]
    at = datetime.combine(session.date, time(19, 12, draw(st.sampled_from((0, 30)))))
    inside = opening is P.PRESENT
    for step in range(draw(st.sampled_from((0, 0, 0, 1, 1, 2, 3)))):
        at += timedelta(minutes=draw(st.sampled_from((0, 1, 25))))
        came_before = any(one.kind in register.INSIDE for one in found)
        kind = P.LEAVES if inside else P.RETURNS if came_before else P.ARRIVES
        found.append(Presence(id=f"{number + step + 1:03d}", session_id=session.id, member_id=who, kind=kind, at=at))
        inside = not inside
    return found


@st.composite
def terms(draw: st.DrawFn) -> list[Day]:
    """Up to six sessions of a term in any order; a suplente takes over a seat for good in the middle of it."""
    numbers = draw(st.lists(st.integers(0, 6), max_size=6, unique=True))
    return [draw(days(number)) for number in numbers]


def read(term: list[Day]) -> list[SessionAttendance]:
    return [SessionAttendance(day.session, day.members, day.events, day.substitutions) for day in term]


@steady(500)
@given(term=terms())
def test_the_figures_of_each_member_are_those_of_the_boxes(term: list[Day]):
    """K8, «licence breaks the run of absences»: who is called to account for three in a row would be told two."""
    found = [
        (
            one.member.id,
            register.Line(
                one.sessions, one.present, one.justified, one.licence, one.unjustified, one.unmarked, one.late,
                one.late_minutes, one.absent_in_a_row,
            ),
        )
        for one in statistics(read(term))
    ]  # fmt: skip
    assert found == register.lines(term)
    for one in statistics(read(term)):
        assert one.rate == (one.present / one.sessions if one.sessions else None)


@steady(200)
@given(term=terms())
def test_the_sessions_behind_a_figure_are_its_boxes_newest_first(term: list[Day]):
    for one in PEOPLE:
        expected = [
            (day.session.id, said, (register.minutes_late(day, one) or 0) if said == "present" else 0)
            for day in reversed(register.in_turn(term))
            if any(own.id == one.id for own in day.members) and (said := register.box(day, one))
        ]
        assert [(mark.session.id, mark.kind, mark.late) for mark in marks_of(read(term), one.id)] == expected
