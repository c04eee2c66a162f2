"""A tie and what breaks it: the chair's further ballot, and what the acta says of both."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.council.attendance.store import delete_presence, mark
from munidesk.features.council.domain import Ballot, BallotValue, ItemState, Outcome, PresenceKind, Vote, VoteType
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.document_reading import build_reading_copy
from munidesk.features.council.minutes.rules import session_problems
from munidesk.features.council.reports.document import ballots_sheet, votes_sheet
from munidesk.features.council.reports.store import vote_rows
from munidesk.features.council.sessions.store_items import carry_over, postpone_item
from munidesk.features.council.votes.rules import electorate, result
from munidesk.features.council.votes.store import (
    cast,
    cast_all,
    chair_second_vote,
    rectify,
    second_vote,
    set_counts,
    withdraw_motion,
)
from munidesk.features.council.votes.store_new_session import to_new_session
from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.town.rules import TieStep
from tests.features.council import hall as halls
from tests.features.council.test_votes import a_member, ballots

NBSP = "\u00a0"
FOR, AGAINST, ABSTAIN = BallotValue.FOR, BallotValue.AGAINST, BallotValue.ABSTAIN


def printed(hall: halls.Hall) -> str:
    return "\n".join(plain_lines(build_minutes(hall.view, printed_at=halls.at(21))))


def broken_tie(hall: halls.Hall) -> str:
    """Four present, two and two, broken by the chair in favour."""
    hall.session()
    hall.present(1, 2, 3, 4)
    hall.absent(5)
    vote = hall.vote()
    ballots(hall, vote, FOR, FOR, AGAINST, AGAINST)
    chair_second_vote(hall.store, vote, FOR)
    return vote


def test_w1_a_casting_vote_is_forgotten_once_the_ballots_no_longer_tie(hall: halls.Hall):
    vote = broken_tie(hall)
    assert hall.view.results[vote].outcome is Outcome.PASSED
    cast(hall.store, vote, hall.members[4], BallotValue.RECUSED)
    found = hall.view.results[vote]
    assert (found.outcome, found.second, found.tie) == (Outcome.REJECTED, None, False)
    assert found.explanation == "Se necesitan 3 de los 5 integrantes: votaron a favor 2."
    text = printed(hall)
    assert "Rechazada: 2 a favor, 1 en contra, ninguna abstención, 1 se excusa, 1 ausente." in text
    assert "se alcanzaron" not in text
    assert "doble voto" not in text
    assert "doble voto" not in "\n".join(plain_lines(build_reading_copy(hall.view)))
    rows = list(vote_rows(hall.store))
    assert not [one for one in ballots_sheet(rows).rows if "segundo voto" in str(one)]
    assert "Rechazada" in votes_sheet(rows).rows[0]


def test_w1_the_tie_restored_brings_the_casting_vote_back(hall: halls.Hall):
    vote = broken_tie(hall)
    cast(hall.store, vote, hall.members[4], FOR)
    assert hall.view.results[vote].second is None
    cast(hall.store, vote, hall.members[4], AGAINST)
    assert (hall.view.results[vote].outcome, hall.view.results[vote].second) == (Outcome.PASSED, FOR)


def test_w1_a_ballot_taken_back_or_somebody_who_comes_in_unmakes_the_tie(hall: halls.Hall):
    vote = broken_tie(hall)
    cast(hall.store, vote, hall.members[4], None)
    assert (hall.view.results[vote].outcome, hall.view.results[vote].second) == (Outcome.OPEN, None)
    cast_all(hall.store, vote, AGAINST)
    assert hall.view.results[vote].second is FOR
    mark(hall.store, hall.session_id, hall.members[5], PresenceKind.PRESENT)
    assert (hall.view.results[vote].outcome, hall.view.results[vote].second) == (Outcome.OPEN, None)
    fifth = next(one for one in hall.view.events if one.member_id == hall.members[5] and one.at is not None)
    delete_presence(hall.store, fifth.id)
    assert hall.view.results[vote].second is FOR
    (opening,) = [one for one in hall.view.events if one.member_id == hall.members[4]]
    delete_presence(hall.store, opening.id)  # the fourth was not there after all: two against one
    assert (hall.view.results[vote].outcome, hall.view.results[vote].second) == (Outcome.REJECTED, None)


def test_w1_counts_typed_again_unmake_the_tie(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3, 4)
    hall.absent(5)
    vote = hall.vote(type=VoteType.SHOW_OF_HANDS)
    set_counts(hall.store, vote, 2, 2)
    chair_second_vote(hall.store, vote, FOR)
    assert hall.view.results[vote].outcome is Outcome.PASSED
    set_counts(hall.store, vote, 2, 1, 1)
    assert (hall.view.results[vote].outcome, hall.view.results[vote].second) == (Outcome.REJECTED, None)


def test_w1_a_motion_with_nothing_but_a_forgotten_casting_vote_can_be_withdrawn(hall: halls.Hall):
    vote = broken_tie(hall)
    for number in range(1, 5):
        cast(hall.store, vote, hall.members[number], None)
    withdraw_motion(hall.store, hall.view.motions[0].id)
    assert hall.view.motions[0].withdrawn


@given(
    country=st.sampled_from(COUNTRIES),
    values=st.lists(st.sampled_from([FOR, AGAINST, ABSTAIN, BallotValue.RECUSED, None]), min_size=1, max_size=12),
    away=st.integers(0, 4),
    matter=st.sampled_from(["ordinary", "spending"]),
    second=st.sampled_from([FOR, AGAINST]),
    counted=st.booleans(),
)
def test_w1_a_second_ballot_changes_nothing_where_the_ballots_do_not_tie(
    country: str, values: list, away: int, matter: str, second: BallotValue, counted: bool
):
    rules = load_profile(country).rules
    members = tuple(a_member(number) for number in range(1, len(values) + 1))
    total = len(values) + away
    who = electorate(rules, members, total, total, total, chair=members[0])
    vote, cast_ones = Vote(id="v", motion_id="m"), []
    if counted:
        vote = replace(vote, for_count=values.count(FOR), against_count=values.count(AGAINST))
    else:
        cast_ones = [
            Ballot(id=f"b{place}", vote_id="v", member_id=member.id, value=value)
            for place, (member, value) in enumerate(zip(members, values, strict=True))
            if value is not None and member.id in who.voter_ids
        ]
    without = result(vote, cast_ones, who, rules, matter)
    extra = Ballot(id="z", vote_id="v", member_id=members[0].id, value=second, second=True)
    with_second = result(vote, [*cast_ones, extra], who, rules, matter)
    if not without.tie:
        assert with_second == without
    if with_second.second is not None:
        assert without.outcome is Outcome.TIED


@contextmanager
def tied(path: Path, country: str, *, outside: bool = False) -> Iterator[tuple[halls.Hall, str]]:
    """Six members, three and three; in CL the mayor presides from outside."""
    hall = halls.hall(path, country, 6, mayor_counts=not outside)
    hall.session()
    hall.present(*hall.members)
    vote = hall.vote()
    _three_and_three(hall, vote)
    yield hall, vote
    hall.store.close()


def _three_and_three(hall: halls.Hall, vote: str) -> None:
    ballots(hall, vote, FOR, FOR, FOR, AGAINST, AGAINST, AGAINST)


def test_c4_in_spain_a_tie_is_voted_a_second_time_and_told_so(tmp_path: Path):
    with tied(tmp_path / "es.munidesk", "ES") as (hall, first):
        assert hall.view.results[first].step is TieStep.SECOND_VOTE
        with pytest.raises(UserError, match="Primero se vota por segunda vez"):
            chair_second_vote(hall.store, first, FOR)
        second = second_vote(hall.store, first)
        _three_and_three(hall, second)
        assert hall.view.results[second].needs_second
        chair_second_vote(hall.store, second, FOR)
        assert hall.view.results[second].outcome is Outcome.PASSED
        text = printed(hall)
        assert "Segunda votación nominal:" in text
        assert "rectifica" not in text
        told = [line for line in text.splitlines() if "mpat" in line]
        assert len(told) == 2  # once for each vote
        assert told[0].startswith("Empatada: 3 a favor, 3 en contra, ninguna abstención. Se vota por segunda vez")
        assert told[1].startswith("Empate: 3 a favor, 3 en contra, ninguna abstención. La Alcaldesa hace uso")
        assert "Segunda votación" in "\n".join(plain_lines(build_reading_copy(hall.view)))
        assert [row.second_vote for row in vote_rows(hall.store)] == [False, True]


def test_c4_a_rectification_says_why_and_is_told_as_one(in_session: halls.Hall):
    vote = in_session.vote()
    cast_all(in_session.store, vote, AGAINST)
    with pytest.raises(UserError, match="Escriba por qué se rectifica"):
        rectify(in_session.store, vote, " ")
    with pytest.raises(UserError, match="No corresponde una segunda votación"):
        second_vote(in_session.store, vote)
    again = rectify(in_session.store, vote, "se leyó otra moción.")
    cast_all(in_session.store, again, FOR)
    text = printed(in_session)
    assert "Se rectifica la votación anterior. Motivo: se leyó otra moción. Votación nominal: aprobada" in text
    assert "Segunda votación" not in text


def test_c4_a_second_vote_whose_tie_is_gone_does_not_stand(tmp_path: Path):
    with tied(tmp_path / "es.munidesk", "ES") as (hall, first):
        second = second_vote(hall.store, first)
        cast_all(hall.store, second, AGAINST)
        motion = hall.view.motions[0].id
        assert hall.view.final_vote(motion).id == second
        cast(hall.store, first, hall.members[6], FOR)
        assert hall.view.final_vote(motion).id == first  # four and two: there was no tie
        assert hall.view.results[first].outcome is Outcome.PASSED
        assert "Segunda votación" not in printed(hall)
        cast(hall.store, first, hall.members[6], AGAINST)
        assert hall.view.final_vote(motion).id == second


def test_c4_in_chile_a_second_tie_goes_to_a_new_session_where_the_chair_decides(tmp_path: Path):
    with tied(tmp_path / "cl.munidesk", "CL", outside=True) as (hall, first):
        second = second_vote(hall.store, first)
        _three_and_three(hall, second)
        assert hall.view.results[second].step is TieStep.NEW_SESSION
        with pytest.raises(UserError, match="una nueva sesión"):
            chair_second_vote(hall.store, second, FOR)
        postpone_item(hall.store, hall.view.items[0].id)
        assert not [one for one in session_problems(hall.view) if one.key == "vote_tied"]
        assert printed(hall).count("El asunto se aplaza para la próxima sesión.") == 1
        hall.session(day=date(2026, 11, 19))
        hall.present(*hall.members)
        (item,) = carry_over(hall.store, hall.session_id)
        third = hall.vote_on(item)
        _three_and_three(hall, third)
        assert hall.view.results[third].step is TieStep.CHAIR_CASTING_VOTE
        chair_second_vote(hall.store, third, AGAINST)
        text = printed(hall)
        assert "La Alcaldesa dirime con su voto: en contra" in text
        assert "3 votos a favor y 4 en contra, contado el voto dirimente." in text


def test_c4_in_costa_rica_a_tie_in_the_new_session_is_rejected(tmp_path: Path):
    with tied(tmp_path / "cr.munidesk", "CR") as (hall, first):
        assert hall.view.results[first].step is TieStep.SECOND_VOTE_OR_NEW_SESSION
        to_new_session(hall.store, first)
        hall.session(day=date(2026, 11, 24))
        hall.present(*hall.members)
        (item,) = carry_over(hall.store, hall.session_id)
        third = hall.vote_on(item)
        _three_and_three(hall, third)
        assert hall.view.results[third].outcome is Outcome.REJECTED
        assert "Rechazada: 3 a favor, 3 en contra. Por el empate se tiene por rechazada" in printed(hall)


def test_c6_in_costa_rica_a_second_tie_the_same_day_is_rejected(tmp_path: Path):
    with tied(tmp_path / "cr.munidesk", "CR") as (hall, first):
        second = second_vote(hall.store, first)
        _three_and_three(hall, second)
        found = hall.view.results[second]
        assert (found.outcome, found.step) == (Outcome.REJECTED, TieStep.REJECTED)
        with pytest.raises(UserError, match="No corresponde una segunda votación"):
            second_vote(hall.store, second)
        assert not [one for one in session_problems(hall.view) if one.key == "vote_tied"]
        assert "Por el empate se tiene por rechazada (Código Municipal, art. 42)" in printed(hall).replace(NBSP, " ")


@pytest.mark.parametrize("country", ["CL", "CR"])
@pytest.mark.parametrize("called_before", [False, True])
def test_c6_the_tied_matter_is_on_the_next_agenda_by_itself(tmp_path: Path, country: str, called_before: bool):
    """With its motion, whether the next session was called already or is called after it."""
    with tied(tmp_path / "a.munidesk", country, outside=country == "CL") as (hall, first):
        today, tied_vote = hall.session_id, first
        if called_before:
            hall.session(day=date(2026, 11, 24), opened=False)
            following, hall.session_id = hall.session_id, today
        if country == "CL":
            tied_vote = second_vote(hall.store, first)
            _three_and_three(hall, tied_vote)
        to_new_session(hall.store, tied_vote)
        assert "se aplaza para la" in printed(hall)
        assert "Motivo: empate en la votación." in printed(hall)
        assert hall.view.items[0].state is ItemState.POSTPONED
        if called_before:
            hall.session_id = following
        else:
            hall.session(day=date(2026, 11, 24), opened=False)
            carry_over(hall.store, hall.session_id)
        (item,) = hall.view.items
        (motion,) = hall.view.motions
        assert (item.title, motion.text, motion.item_id) == ("Un asunto", "Aprobar lo tratado.", item.id)
        assert hall.view.tied_before == {item.id: 2 if country == "CL" else 1}


def test_c6_a_tie_mended_afterwards_leaves_no_steps_behind(tmp_path: Path):
    with tied(tmp_path / "cr.munidesk", "CR") as (hall, first):
        to_new_session(hall.store, first)
        before = hall.session_id
        hall.session(day=date(2026, 11, 24))
        carry_over(hall.store, hall.session_id)
        after, hall.session_id = hall.session_id, before
        cast(hall.store, first, hall.members[6], FOR)  # four and two: there was no tie
        hall.session_id = after
        assert hall.view.tied_before == {}


def test_c4_a_vote_left_half_done_and_rectified_leaves_no_hole_in_the_acta(in_session: halls.Hall):
    vote = in_session.vote()
    cast(in_session.store, vote, in_session.members[1], FOR)
    cast_all(in_session.store, rectify(in_session.store, vote, "se interrumpió"), FOR)
    text = printed(in_session)
    assert "La votación quedó sin completar." in text
    assert "[falta completar" not in text


def test_a_step_of_a_tie_that_the_norm_lacks_is_refused_with_a_sentence(in_session: halls.Hall):
    mark(in_session.store, in_session.session_id, in_session.members[5], PresenceKind.LEAVES)
    vote = in_session.vote()
    ballots(in_session, vote, FOR, FOR, AGAINST, AGAINST)
    assert in_session.view.results[vote].step is TieStep.CHAIR_SECOND_VOTE
    with pytest.raises(UserError, match="No corresponde pasar a una nueva sesión"):
        to_new_session(in_session.store, vote)
    with pytest.raises(UserError, match="No corresponde una segunda votación"):
        second_vote(in_session.store, vote)
    assert in_session.view.items[0].state is not ItemState.POSTPONED
