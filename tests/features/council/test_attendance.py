"""Who sits when, and what counts as having attended."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from munidesk.base.errors import UserError
from munidesk.features.council.attendance.record import SessionAttendance, statistics
from munidesk.features.council.attendance.store import (
    call_substitute,
    delete_presence,
    dismiss_substitute,
    mark,
    mark_unmarked,
    presence_of,
    save_presence,
)
from munidesk.features.council.domain import BallotValue, PresenceKind
from munidesk.features.council.sessions.store_items import add_item, start_item
from munidesk.features.council.votes.store import add_motion, cast, cast_all, open_vote
from munidesk.town import store as town
from munidesk.town.domain import Role
from tests.features.council import hall as halls

P = PresenceKind


def item_with_vote(hall: halls.Hall, title: str) -> tuple[str, str]:
    item = add_item(hall.store, hall.session_id, title)
    start_item(hall.store, item)
    return item, open_vote(hall.store, add_motion(hall.store, item, "Aprobar."))


def voters(hall: halls.Hall, vote: str) -> set[str]:
    return {member.person.first_surname for member in hall.view.electorate(vote).voters}


def test_who_leaves_in_an_item_voted_what_was_taken_before_and_nothing_after(in_session: halls.Hall):
    hall = in_session
    first_item, first = item_with_vote(hall, "Primero")
    cast_all(hall.store, first, BallotValue.FOR)
    mark(hall.store, hall.session_id, hall.members[3], P.LEAVES)
    event = hall.view.moves()[0]
    assert (event.item_id, event.after_vote) == (first_item, True)
    _item, second = item_with_vote(hall, "Segundo")
    assert "Bentancor" in voters(hall, first)
    assert "Bentancor" not in voters(hall, second)


def test_who_leaves_before_the_vote_of_the_item_does_not_vote_it(in_session: halls.Hall):
    _item, vote = item_with_vote(in_session, "Primero")
    mark(in_session.store, in_session.session_id, in_session.members[3], P.LEAVES)
    with pytest.raises(UserError, match="no está presente"):
        cast(in_session.store, vote, in_session.members[3], BallotValue.FOR)


def test_with_two_votes_in_an_item_the_hours_decide(in_session: halls.Hall):
    hall = in_session
    item, first = item_with_vote(hall, "Dos mociones")
    cast_all(hall.store, first, BallotValue.FOR)
    mark(hall.store, hall.session_id, hall.members[5], P.LEAVES, halls.at(19, 50))
    second = open_vote(hall.store, add_motion(hall.store, item, "La segunda."))
    assert "Moreira" in voters(hall, first)
    assert "Moreira" not in voters(hall, second)


def test_k8_who_left_between_two_votes_of_one_minute_is_in_the_first_alone(in_session: halls.Hall):
    """The clock of the fixture stands still: leaving and both votes have the same hour."""
    hall = in_session
    item, first = item_with_vote(hall, "Dos mociones")
    cast_all(hall.store, first, BallotValue.FOR)
    mark(hall.store, hall.session_id, hall.members[5], P.LEAVES)
    second = open_vote(hall.store, add_motion(hall.store, item, "La segunda."))
    cast_all(hall.store, second, BallotValue.FOR)
    assert "Moreira" in voters(hall, first)
    assert "Moreira" not in voters(hall, second)
    assert hall.view.results[second].missing == 0


def test_k8_written_up_later_who_left_between_two_votes_is_in_the_first_alone(hall: halls.Hall):
    day = date(2026, 3, 3)
    hall.session(day=day)
    hall.present(1, 2, 3, 4, 5)
    item, first = item_with_vote(hall, "Dos mociones")
    cast_all(hall.store, first, BallotValue.FOR)
    mark(hall.store, hall.session_id, hall.members[5], P.LEAVES, halls.at(19, 50, day))
    second = open_vote(hall.store, add_motion(hall.store, item, "La segunda."))
    cast_all(hall.store, second, BallotValue.FOR)
    assert ("Moreira" in voters(hall, first), "Moreira" in voters(hall, second)) == (True, False)
    assert (hall.view.results[first].missing, hall.view.results[second].missing) == (0, 0)


def test_an_arrival_after_the_vote_does_not_change_it(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 4)
    hall.absent(3, 5)
    _item, vote = item_with_vote(hall, "Acta anterior")
    cast_all(hall.store, vote, BallotValue.FOR)
    mark(hall.store, hall.session_id, hall.members[3], P.PRESENT, halls.at(19, 50))
    assert hall.view.states[hall.members[3]].kind is P.ARRIVES
    assert voters(hall, vote) == {"Olivera", "Etcheverry", "Cabral"}
    assert hall.view.results[vote].missing == 0
    assert hall.view.quorum.present == 4


def test_coming_back_is_a_return_and_quorum_follows(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3)
    hall.absent(4, 5)
    mark(hall.store, hall.session_id, hall.members[2], P.LEAVES, halls.at(19, 30))
    assert not hall.view.quorum.reached
    mark(hall.store, hall.session_id, hall.members[2], P.PRESENT, halls.at(19, 40))
    assert hall.view.states[hall.members[2]].kind is P.RETURNS
    assert hall.view.quorum.reached


def test_w39_an_hour_of_another_day_is_refused_with_both_days(in_session: halls.Hall):
    """«Las 19:03 es antes de las 19:00»: the session was of another day, and nobody said which."""
    before = halls.at(19, 30, halls.DAY - timedelta(days=3))
    with pytest.raises(UserError) as told:
        mark(in_session.store, in_session.session_id, in_session.members[2], P.LEAVES, before)
    for day in (halls.DAY, halls.DAY - timedelta(days=3)):
        assert f"{day:%d/%m/%Y}" in str(told.value)


def test_an_hour_before_the_start_is_refused_with_the_hour(in_session: halls.Hall):
    with pytest.raises(UserError, match=r"El horario, 18:05, es anterior al comienzo de la sesión: 19:05\."):
        mark(in_session.store, in_session.session_id, in_session.members[2], P.LEAVES, halls.at(18, 5))
    with pytest.raises(UserError, match="queda más de un día después"):
        mark(
            in_session.store, in_session.session_id, in_session.members[2], P.LEAVES,
            halls.at(19, 5, halls.DAY + timedelta(days=3)),
        )  # fmt: skip
    assert in_session.view.moves() == ()


def test_impossible_moves_are_refused(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3)
    hall.absent(4)
    with pytest.raises(UserError, match="Silvia Cabral no está en Sala: no puede retirarse"):
        mark(hall.store, hall.session_id, hall.members[4], P.LEAVES)
    with pytest.raises(UserError, match="Marta Olivera ya está presente"):
        mark(hall.store, hall.session_id, hall.members[1], P.ARRIVES)
    mark(hall.store, hall.session_id, hall.members[2], P.LEAVES, halls.at(19, 40))
    with pytest.raises(UserError, match="Antes de las 19:40 no puede ser: a esa hora Raúl Etcheverry se retira"):
        mark(hall.store, hall.session_id, hall.members[2], P.RETURNS, halls.at(19, 30))


def test_who_voted_cannot_be_marked_absent(in_session: halls.Hall):
    _item, vote = item_with_vote(in_session, "Primero")
    cast(in_session.store, vote, in_session.members[2], BallotValue.FOR)
    with pytest.raises(UserError, match="Raúl Etcheverry ya votó en esta sesión"):
        mark(in_session.store, in_session.session_id, in_session.members[2], P.ABSENT)


def test_written_up_later_a_return_asks_for_its_hour(hall: halls.Hall):
    day = date(2026, 3, 3)
    hall.session(day=day)
    hall.present(1)
    mark(hall.store, hall.session_id, hall.members[1], P.LEAVES, halls.at(19, 30, day))
    with pytest.raises(UserError, match="Indique a qué hora regresa Marta Olivera"):
        hall.present(1)
    with pytest.raises(UserError, match="Indique a qué hora se retira"):
        mark(hall.store, hall.session_id, hall.members[1], P.LEAVES)


def test_present_with_the_hour_of_the_opening_is_not_late(hall: halls.Hall):
    hall.session()
    mark(hall.store, hall.session_id, hall.members[1], P.PRESENT, halls.at(19, 5))
    assert hall.view.states[hall.members[1]].kind is P.PRESENT
    mark(hall.store, hall.session_id, hall.members[2], P.PRESENT, halls.at(19, 12))
    assert hall.view.states[hall.members[2]].kind is P.ARRIVES
    assert len(hall.view.opening_seated) == 1


def test_a_second_mark_before_the_opening_replaces_the_first(hall: halls.Hall):
    hall.session(opened=False)
    hall.absent(4)
    mark(hall.store, hall.session_id, hall.members[4], P.JUSTIFIED, reason="enfermedad", evidence="nota del 16/11/2026")
    (event,) = hall.view.events
    assert (event.kind, event.reason, event.evidence) == (P.JUSTIFIED, "enfermedad", "nota del 16/11/2026")


def test_the_rest_are_marked_at_once(hall: halls.Hall):
    hall.session(opened=False)
    hall.absent(4)
    assert mark_unmarked(hall.store, hall.session_id) == 4
    assert hall.view.quorum.present == 4


def test_somebody_of_another_time_is_refused(hall: halls.Hall):
    hall.session()
    old = hall.member(2, hall.person("Ana", "Vieja"), role=Role.SUBSTITUTE, end=date(2025, 1, 1))
    with pytest.raises(UserError, match="Ana Vieja no integraba el órgano el 17/11/2026"):
        mark(hall.store, hall.session_id, old, P.PRESENT)


def test_a_substitute_sits_for_the_day_and_votes(hall: halls.Hall):
    pereyra = hall.member(5, hall.person("Hugo", "Pereyra Vidal", "m"), role=Role.SUBSTITUTE)
    hall.session()
    hall.present(1, 2, 3)
    hall.absent(4)
    hall.absent(5, kind=P.LICENCE)
    call_substitute(hall.store, hall.session_id, hall.seats[5], pereyra)
    view = hall.view
    assert [member.person.first_surname for member in view.seated()] == [
        "Olivera",
        "Etcheverry",
        "Bentancor",
        "Pereyra",
    ]
    assert view.states[pereyra].substitutes == hall.members[5]
    assert view.states[pereyra].seated
    vote = hall.vote()
    cast(hall.store, vote, pereyra, BallotValue.AGAINST)
    dismiss_substitute(hall.store, hall.session_id, pereyra, halls.at(19, 50))
    assert [member.person.first_surname for member in hall.view.seated()] == ["Olivera", "Etcheverry", "Bentancor"]
    assert [ballot.value for ballot in hall.view.ballots] == [BallotValue.AGAINST]


def test_a_substitute_present_without_a_seat_does_not_vote(in_session: halls.Hall):
    pereyra = in_session.member(5, in_session.person("Hugo", "Pereyra Vidal", "m"), role=Role.SUBSTITUTE)
    mark(in_session.store, in_session.session_id, pereyra, P.PRESENT)
    vote = in_session.vote()
    assert in_session.view.quorum.present == 5
    with pytest.raises(UserError, match="Hugo Pereyra no ocupa una banca en esta votación"):
        cast(in_session.store, vote, pereyra, BallotValue.FOR)


def test_a_substitute_for_one_vote_only(in_session: halls.Hall):
    hall = in_session
    pereyra = hall.member(5, hall.person("Hugo", "Pereyra Vidal", "m"), role=Role.SUBSTITUTE)
    one, other = hall.vote("Uno"), hall.vote("Otro")
    call_substitute(hall.store, hall.session_id, hall.seats[5], pereyra, vote_id=one, reason="interés personal")
    assert "Pereyra" in voters(hall, one)
    assert "Moreira" not in voters(hall, one)
    assert len(voters(hall, one)) == 5
    assert "Moreira" in voters(hall, other)


def test_k8_a_suplente_of_one_vote_and_later_of_the_day_never_sits_twice(hall: halls.Hall):
    pereyra = hall.member(5, hall.person("Hugo", "Pereyra Vidal", "m"), role=Role.SUBSTITUTE)
    hall.session()
    hall.present(1, 2, 3, 4)
    hall.absent(5)
    vote = hall.vote("Uno")
    call_substitute(hall.store, hall.session_id, hall.seats[4], pereyra, vote_id=vote, reason="interés personal")
    cast_all(hall.store, vote, BallotValue.FOR)
    call_substitute(hall.store, hall.session_id, hall.seats[5], pereyra)
    assert len(hall.view.electorate(vote).voters) == 4
    assert hall.view.results[vote].counts.for_ == 4
    assert len(hall.view.seated()) == 5


def test_k8_leaving_without_a_seat_or_leaving_it_to_a_suplente_is_no_abstention(in_session: halls.Hall):
    """Ley 7/1985, art. 46.2.d: it is the seat's vote that becomes an abstention, once."""
    hall = in_session
    town.save_municipality(hall.store, replace(town.municipality(hall.store), rules="leaver_abstains = true"))
    pereyra = hall.member(5, hall.person("Hugo", "Pereyra Vidal", "m"), role=Role.SUBSTITUTE)
    listens = hall.member(4, hall.person("Alma", "Oyente Rey"), role=Role.SUBSTITUTE)
    mark(hall.store, hall.session_id, listens, P.PRESENT)
    _item, vote = item_with_vote(hall, "Uno")
    mark(hall.store, hall.session_id, listens, P.LEAVES)
    mark(hall.store, hall.session_id, hall.members[5], P.LEAVES)
    assert [one.id for one in hall.view.electorate(vote).left] == [hall.members[5]]
    call_substitute(hall.store, hall.session_id, hall.seats[5], pereyra)
    cast_all(hall.store, vote, BallotValue.FOR)
    counts = hall.view.results[vote].counts
    assert (counts.for_, counts.abstain, counts.absent) == (5, 0, 0)


def test_a_substitute_sits_only_once_and_never_over_a_present_titular(hall: halls.Hall):
    pereyra = hall.member(5, hall.person("Hugo", "Pereyra Vidal", "m"), role=Role.SUBSTITUTE)
    hall.session()
    hall.present(1, 2, 3)
    hall.absent(4, 5)
    with pytest.raises(UserError, match="Nelson Bentancor está presente: Hugo Pereyra no puede ocupar su banca"):
        call_substitute(hall.store, hall.session_id, hall.seats[3], pereyra)
    call_substitute(hall.store, hall.session_id, hall.seats[5], pereyra)
    with pytest.raises(UserError, match="Hugo Pereyra ya suple a otra persona"):
        call_substitute(hall.store, hall.session_id, hall.seats[4], pereyra)
    again = hall.member(4, hall.people["Pereyra Vidal"], role=Role.SUBSTITUTE)
    with pytest.raises(UserError, match="Hugo Pereyra ya suple a otra persona"):
        call_substitute(hall.store, hall.session_id, hall.seats[4], again)
    with pytest.raises(UserError, match="es titular de otra banca"):
        call_substitute(hall.store, hall.session_id, hall.seats[4], hall.members[5])


def test_an_event_can_be_corrected_and_taken_back(in_session: halls.Hall):
    mark(in_session.store, in_session.session_id, in_session.members[3], P.LEAVES, halls.at(19, 30))
    event = in_session.view.moves()[0]
    save_presence(
        in_session.store, replace(presence_of(in_session.store, event.id), at=halls.at(19, 35), reason="otra reunión")
    )
    assert in_session.view.moves()[0].at == halls.at(19, 35)
    with pytest.raises(UserError, match="anterior al comienzo"):
        save_presence(in_session.store, replace(presence_of(in_session.store, event.id), at=halls.at(18, 0)))
    delete_presence(in_session.store, event.id)
    assert in_session.view.quorum.present == 5


def test_undo_takes_back_one_mark(in_session: halls.Hall):
    mark(in_session.store, in_session.session_id, in_session.members[3], P.LEAVES, halls.at(19, 30))
    assert in_session.store.undo_label == "asistencia de Nelson Bentancor"
    in_session.store.undo()
    assert in_session.view.quorum.present == 5


def records(hall: halls.Hall, days: list[date], marks: dict[date, dict[str, PresenceKind]]):
    held = []
    for day in days:
        hall.session(day=day)
        for member, kind in marks[day].items():
            mark(hall.store, hall.session_id, member, kind)
        view = hall.view
        held.append(SessionAttendance(view.session, view.members, view.events, view.substitutions))
    return {record.member.person.first_surname: record for record in statistics(held)}


def test_sworn_in_mid_term_eighteen_of_eighteen_is_all(hall: halls.Hall):
    days = [date(2026, 1, 5) + timedelta(days=7 * week) for week in range(40)]
    since = days[22]
    late = hall.member(5, hall.person("Hugo", "Pereyra Vidal", "m"), start=since)
    marks = {day: ({late: P.PRESENT} if day >= since else {}) for day in days}
    record = records(hall, days, marks)["Pereyra"]
    assert (record.present, record.sessions, record.rate) == (18, 18, 1.0)


def test_licence_leaves_the_denominator_and_a_justified_absence_stays(hall: halls.Hall):
    days = [date(2026, 3, day) for day in (2, 9, 16, 23, 30)]
    member = hall.members[4]
    kinds = (P.PRESENT, P.LICENCE, P.JUSTIFIED, P.ABSENT, P.ABSENT)
    record = records(hall, days, {day: {member: kind} for day, kind in zip(days, kinds, strict=True)})["Cabral"]
    assert (record.present, record.sessions) == (1, 4)
    assert (record.licence, record.justified, record.unjustified, record.absent_in_a_row) == (1, 1, 2, 2)


def test_a_session_nobody_marked_is_blank_and_not_an_absence(hall: halls.Hall):
    record = records(hall, [date(2026, 3, 2)], {date(2026, 3, 2): {}})["Cabral"]
    assert (record.sessions, record.unmarked, record.rate) == (0, 1, None)


def test_lateness_is_counted_in_minutes(hall: halls.Hall):
    hall.session()
    hall.absent(3)
    mark(hall.store, hall.session_id, hall.members[3], P.PRESENT, halls.at(19, 20))
    view = hall.view
    (record,) = [
        one
        for one in statistics([SessionAttendance(view.session, view.members, view.events)])
        if one.member.id == hall.members[3]
    ]
    assert (record.present, record.late, record.late_minutes) == (1, 1, 15)


def test_a_suplente_counts_only_the_sessions_called_to(hall: halls.Hall):
    pereyra = hall.member(5, hall.person("Hugo", "Pereyra Vidal", "m"), role=Role.SUBSTITUTE)
    held = []
    for day in (date(2026, 3, 2), date(2026, 3, 9)):
        hall.session(day=day)
        hall.absent(5)
        if day.day == 9:
            call_substitute(hall.store, hall.session_id, hall.seats[5], pereyra)
        view = hall.view
        held.append(SessionAttendance(view.session, view.members, view.events, view.substitutions))
    last = statistics(held)[-1]
    assert (last.member.id, last.present, last.sessions) == (pereyra, 1, 1)


def test_marking_a_session_that_was_only_called_asks_for_its_opening(hall: halls.Hall):
    hall.session(opened=False)
    hall.present(1)
    with pytest.raises(UserError, match="Abra la sesión"):
        mark(hall.store, hall.session_id, hall.members[1], P.LEAVES, halls.at(19, 30))
