"""A tie and what breaks it: the chair's further ballot, and what the acta says of both."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from munidesk.documents.lines import plain_lines
from munidesk.features.council.document_lists import ballots_sheet, votes_sheet
from munidesk.features.council.document_minutes import build_minutes
from munidesk.features.council.document_reading import build_reading_copy
from munidesk.features.council.domain import Ballot, BallotValue, Outcome, PresenceKind, Vote, VoteType
from munidesk.features.council.listing import vote_rows
from munidesk.features.council.store_attendance import delete_presence, mark
from munidesk.features.council.store_votes import (
    cast,
    cast_all,
    chair_second_vote,
    set_counts,
    withdraw_motion,
)
from munidesk.features.council.votes import electorate, result
from munidesk.town.profile import COUNTRIES, load_profile
from tests.features.council import hall as halls
from tests.features.council.test_votes import a_member, ballots

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
    assert "los hay" not in text
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
    vote, cast_ones = Vote("v", "m"), []
    if counted:
        vote = replace(vote, for_count=values.count(FOR), against_count=values.count(AGAINST))
    else:
        cast_ones = [
            Ballot(f"b{place}", "v", member.id, value)
            for place, (member, value) in enumerate(zip(members, values, strict=True))
            if value is not None and member.id in who.voter_ids
        ]
    without = result(vote, cast_ones, who, rules, matter)
    extra = Ballot("z", "v", members[0].id, second, second=True)
    with_second = result(vote, [*cast_ones, extra], who, rules, matter)
    if not without.tie:
        assert with_second == without
    if with_second.second is not None:
        assert without.outcome is Outcome.TIED
