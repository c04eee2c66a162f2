"""Results of votes, as a secretary reads them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import Ballot, BallotValue, Outcome, PresenceKind, Vote, VoteType
from munidesk.features.council.guard import vote_of
from munidesk.features.council.votes.rules import electorate, result
from munidesk.features.council.votes.store import (
    cast,
    cast_all,
    chair_second_vote,
    clear_override,
    override,
    rectify,
    save_vote,
    set_counts,
    set_reason,
    withdraw_motion,
)
from munidesk.town import store as town
from munidesk.town.domain import Gender, Member, Membership, Person, Seat
from munidesk.town.profiles import COUNTRIES, load_profile
from tests.features.council import hall as halls

FOR, AGAINST, ABSTAIN = BallotValue.FOR, BallotValue.AGAINST, BallotValue.ABSTAIN


def ballots(hall: halls.Hall, vote: str, *values: BallotValue) -> None:
    for number, value in enumerate(values, start=1):
        cast(hall.store, vote, hall.members[number], value)


def test_spending_passes_with_three_of_five_and_the_mayor(in_session: halls.Hall):
    vote = in_session.vote(matter="spending")
    ballots(in_session, vote, FOR, FOR, FOR, ABSTAIN, AGAINST)
    result = in_session.view.results[vote]
    assert result.outcome is Outcome.PASSED
    assert result.explanation == "Se necesitan 3 de los 5 integrantes, entre ellos la Alcaldesa: se alcanzaron."
    assert result.article == "Ley 19.272, art. 12, num. 3"


def test_spending_fails_without_the_vote_of_the_mayor(in_session: halls.Hall):
    vote = in_session.vote(matter="spending")
    ballots(in_session, vote, AGAINST, FOR, FOR, FOR, FOR)
    result = in_session.view.results[vote]
    assert result.outcome is Outcome.REJECTED
    assert result.explanation.endswith("entre ellos la Alcaldesa: falta el voto a favor de la Alcaldesa.")


def test_the_simple_majority_is_of_the_members_by_law(in_session: halls.Hall):
    mark(in_session.store, in_session.session_id, in_session.members[4], PresenceKind.ABSENT)
    mark(in_session.store, in_session.session_id, in_session.members[5], PresenceKind.ABSENT)
    vote = in_session.vote()
    ballots(in_session, vote, FOR, FOR, AGAINST)
    result = in_session.view.results[vote]
    assert (result.outcome, result.needed) == (Outcome.REJECTED, 3)
    assert result.explanation == "Se necesitan 3 de los 5 integrantes: votaron a favor 2."


def test_the_other_reading_takes_the_majority_of_those_present(in_session: halls.Hall):
    mark(in_session.store, in_session.session_id, in_session.members[4], PresenceKind.ABSENT)
    mark(in_session.store, in_session.session_id, in_session.members[5], PresenceKind.ABSENT)
    vote = in_session.vote(rule="simple_present")
    ballots(in_session, vote, FOR, FOR, AGAINST)
    result = in_session.view.results[vote]
    assert (result.outcome, result.needed) == (Outcome.PASSED, 2)
    assert result.explanation == "Se necesitan 2 de los 3 presentes: se alcanzaron."
    assert result.rule.key == "simple_present"


def test_k8_the_least_number_of_votes_holds_for_more_yes_than_no_too(in_session: halls.Hall):
    record = town.municipality(in_session.store)
    own = '[majorities.simple]\nlabel = "simple"\nbase = "votes"\nkind = "more_yes_than_no"\nfloor = 3\n'
    town.save_municipality(in_session.store, replace(record, rules=own))
    vote = in_session.vote(rule="simple")
    ballots(in_session, vote, FOR, FOR, AGAINST, ABSTAIN, ABSTAIN)
    result = in_session.view.results[vote]
    assert (result.outcome, result.needed) == (Outcome.REJECTED, 3)
    assert result.explanation == (
        "Se necesitan más votos a favor que en contra, y al menos 3: hay 2 a favor y 1 en contra."
    )


def test_a_municipality_can_switch_the_reading_for_good(in_session: halls.Hall):
    record = town.municipality(in_session.store)
    town.save_municipality(in_session.store, replace(record, rules='[matters.ordinary]\nmajority = "simple_present"'))
    vote = in_session.vote()
    assert in_session.view.results[vote].rule.key == "simple_present"


def test_missing_votes_are_counted_in_right_number(in_session: halls.Hall):
    vote = in_session.vote()
    assert in_session.view.results[vote].explanation.startswith("Todavía no se votó.")
    ballots(in_session, vote, FOR, FOR, FOR)
    assert in_session.view.results[vote].explanation == "Faltan 2 votos. Se necesitan 3 de los 5 integrantes."
    ballots(in_session, vote, FOR, FOR, FOR, FOR)
    result = in_session.view.results[vote]
    assert result.explanation.startswith("Falta 1 voto.")
    assert (result.outcome, result.missing) == (Outcome.OPEN, 1)


def test_a_tie_keeps_its_count_and_the_double_vote_is_a_ballot_of_its_own(in_session: halls.Hall):
    mark(in_session.store, in_session.session_id, in_session.members[5], PresenceKind.ABSENT)
    vote = in_session.vote()
    ballots(in_session, vote, FOR, FOR, AGAINST, AGAINST)
    tied = in_session.view.results[vote]
    assert (tied.outcome, tied.tie) == (Outcome.TIED, True)
    assert tied.explanation == (
        "Empate: 2 a favor y 2 en contra. Decide el doble voto de la Alcaldesa (Ley 19.272, art. 14, num. 1)."
    )
    chair_second_vote(in_session.store, vote, FOR)
    view = in_session.view
    result = view.results[vote]
    assert (result.outcome, result.tie, result.second) == (Outcome.PASSED, True, FOR)
    assert (result.counts.for_, result.counts.against) == (2, 2)
    assert result.explanation.startswith("Empate: 2 a favor y 2 en contra. La Alcaldesa usa su doble voto a favor")
    assert [ballot.second for ballot in view.ballots_of(vote)] == [False, False, False, False, True]


def test_without_a_tie_there_is_no_second_vote(in_session: halls.Hall):
    vote = in_session.vote()
    cast_all(in_session.store, vote, FOR)
    with pytest.raises(UserError, match="No hay empate"):
        chair_second_vote(in_session.store, vote, FOR)


def test_everybody_in_favour_is_unanimous(in_session: halls.Hall):
    vote = in_session.vote()
    cast_all(in_session.store, vote, FOR)
    result = in_session.view.results[vote]
    assert result.unanimous
    assert result.counts.for_ == 5


def test_cast_all_leaves_the_votes_already_given(in_session: halls.Hall):
    vote = in_session.vote()
    cast(in_session.store, vote, in_session.members[5], AGAINST)
    cast_all(in_session.store, vote, FOR)
    counts = in_session.view.results[vote].counts
    assert (counts.for_, counts.against) == (4, 1)


def test_who_is_absent_cannot_vote(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3)
    hall.absent(4, 5)
    vote = hall.vote()
    with pytest.raises(UserError, match="Silvia Cabral no está presente en esta votación: no puede votar"):
        cast(hall.store, vote, hall.members[4], FOR)
    assert hall.view.ballots == ()


def test_changing_ones_mind_keeps_one_ballot(in_session: halls.Hall):
    vote = in_session.vote()
    cast(in_session.store, vote, in_session.members[2], FOR)
    cast(in_session.store, vote, in_session.members[2], AGAINST)
    assert [ballot.value for ballot in in_session.view.ballots] == [AGAINST]
    cast(in_session.store, vote, in_session.members[2], None)
    assert in_session.view.ballots == ()


def test_who_is_excused_is_not_counted_among_those_present(in_session: halls.Hall):
    vote = in_session.vote(rule="simple_present")
    ballots(in_session, vote, FOR, FOR, AGAINST, AGAINST, BallotValue.RECUSED)
    result = in_session.view.results[vote]
    assert (result.base, result.counts.recused, result.outcome) == (4, 1, Outcome.TIED)


def test_a_show_of_hands_is_counted_and_impossible_counts_are_refused(in_session: halls.Hall):
    vote = in_session.vote(type=VoteType.SHOW_OF_HANDS)
    with pytest.raises(UserError, match="Suman 6 votos y hay 5 integrantes que pueden votar"):
        set_counts(in_session.store, vote, 4, 2)
    with pytest.raises(UserError, match="menos que cero"):
        set_counts(in_session.store, vote, 4, -1)
    with pytest.raises(UserError, match="Suman 3 votos y hay 5 integrantes que pueden votar: faltan 2"):
        set_counts(in_session.store, vote, 2, 1)
    set_counts(in_session.store, vote, 4, 1)
    assert in_session.view.results[vote].outcome is Outcome.PASSED


def test_a_count_without_names_cannot_show_the_vote_of_the_mayor(in_session: halls.Hall):
    vote = in_session.vote(matter="spending", type=VoteType.SHOW_OF_HANDS)
    set_counts(in_session.store, vote, 4, 1)
    result = in_session.view.results[vote]
    assert result.outcome is Outcome.OPEN
    assert "no se sabe si votó a favor la Alcaldesa" in result.explanation
    set_counts(in_session.store, vote, 5, 0)
    assert in_session.view.results[vote].outcome is Outcome.PASSED


def test_an_outcome_against_the_ballots_is_refused_without_a_reason(in_session: halls.Hall):
    vote = in_session.vote()
    ballots(in_session, vote, AGAINST, AGAINST, AGAINST, AGAINST, FOR)
    with pytest.raises(UserError, match="Con 1 a favor y 4 en contra no puede quedar aprobada"):
        override(in_session.store, vote, Outcome.PASSED, " ")
    override(in_session.store, vote, Outcome.PASSED, "Así lo resolvió la Junta Departamental")
    result = in_session.view.results[vote]
    assert (result.outcome, result.computed, result.overridden) == (Outcome.PASSED, Outcome.REJECTED, True)
    assert result.explanation.startswith("Resultado puesto a mano: Así lo resolvió la Junta Departamental.")
    clear_override(in_session.store, vote)
    assert in_session.view.results[vote].outcome is Outcome.REJECTED


def test_a_correction_is_a_new_vote_and_nothing_is_deleted(in_session: halls.Hall):
    first = in_session.vote()
    cast_all(in_session.store, first, AGAINST)
    second = rectify(in_session.store, first, "se contó mal")
    cast_all(in_session.store, second, FOR)
    view = in_session.view
    motion = view.motions[0]
    assert [vote.rectifies for vote in view.votes_of(motion.id)] == ["", first]
    assert view.final_vote(motion.id).id == second
    assert view.results[first].outcome is Outcome.REJECTED
    with pytest.raises(UserError, match="ya se votó"):
        withdraw_motion(in_session.store, motion.id)


def test_a_nominal_vote_takes_no_counts(in_session: halls.Hall):
    vote = in_session.vote()
    with pytest.raises(UserError, match="nominal"):
        set_counts(in_session.store, vote, 3, 2)
    save_vote(in_session.store, replace(vote_of(in_session.store, vote), type=VoteType.SECRET))
    set_counts(in_session.store, vote, 3, 2)
    assert in_session.view.results[vote].counts.for_ == 3


def test_the_hour_of_the_vote_is_that_of_its_last_ballot(in_session: halls.Hall):
    vote = in_session.vote()
    ballots(in_session, vote, FOR, FOR, FOR, FOR)
    assert in_session.view.votes[0].voted_at is None
    cast(in_session.store, vote, in_session.members[5], FOR)
    assert in_session.view.votes[0].voted_at == halls.at(19, 47)


def test_a_reason_asked_for_and_not_written_is_shown(in_session: halls.Hall):
    from munidesk.features.council.minutes.rules import minutes_problems

    vote = in_session.vote()
    ballots(in_session, vote, AGAINST)
    ballot = in_session.view.ballots[0]
    set_reason(in_session.store, ballot.id, True)
    texts = [problem.text for problem in minutes_problems(in_session.view)]
    assert "Marta Olivera pidió fundar su voto y no hay texto." in texts


def test_in_peru_the_mayor_only_breaks_ties(tmp_path):
    hall = halls.hall(tmp_path / "pe.munidesk", "PE", 7)
    hall.session()
    hall.present(*range(1, 8))
    vote = hall.vote()
    with pytest.raises(UserError, match="vota solo en caso de empate"):
        cast(hall.store, vote, hall.members[1], FOR)
    for number, value in zip(range(2, 8), (FOR, FOR, FOR, AGAINST, AGAINST, AGAINST), strict=True):
        cast(hall.store, vote, hall.members[number], value)
    assert hall.view.results[vote].outcome is Outcome.TIED
    chair_second_vote(hall.store, vote, AGAINST)
    assert hall.view.results[vote].outcome is Outcome.REJECTED
    hall.store.close()


def test_in_guatemala_nine_members_need_five_votes_and_nobody_abstains(tmp_path):
    hall = halls.hall(tmp_path / "gt.munidesk", "GT", 9)
    hall.session()
    hall.present(*range(1, 8))
    vote = hall.vote()
    with pytest.raises(UserError, match="no permite abstenerse"):
        cast(hall.store, vote, hall.members[2], ABSTAIN)
    ballots(hall, vote, FOR, FOR, FOR, FOR, AGAINST, AGAINST, AGAINST)
    result = hall.view.results[vote]
    assert (result.outcome, result.needed) == (Outcome.REJECTED, 5)
    ballots(hall, vote, FOR, FOR, FOR, FOR, FOR)
    assert hall.view.results[vote].outcome is Outcome.PASSED
    hall.store.close()


def test_in_spain_who_leaves_after_the_debate_began_abstains(tmp_path):
    from munidesk.features.council.sessions.store_items import add_item, start_item
    from munidesk.features.council.votes.store import add_motion, open_vote

    hall = halls.hall(tmp_path / "es.munidesk", "ES", 7)
    hall.session()
    hall.present(*range(1, 8))
    item = add_item(hall.store, hall.session_id, "Ordenanza de ruidos")
    start_item(hall.store, item, halls.at(19, 20))
    mark(hall.store, hall.session_id, hall.members[7], PresenceKind.LEAVES, halls.at(19, 30))
    vote = open_vote(hall.store, add_motion(hall.store, item, "Aprobar la ordenanza."))
    ballots(hall, vote, FOR, FOR, FOR, AGAINST, AGAINST, AGAINST)
    counts = hall.view.results[vote].counts
    assert (counts.for_, counts.against, counts.abstain, counts.absent) == (3, 3, 1, 0)
    hall.store.close()


def test_the_title_gives_the_matter_away(in_session: halls.Hall):
    from munidesk.features.council.sessions.store_items import add_item
    from munidesk.features.council.votes.store import add_motion

    for title in ("Modificación presupuestaria", "Corte de césped", "Un compromiso con los apagones"):
        add_motion(in_session.store, add_item(in_session.store, in_session.session_id, title), "Aprobar.")
    assert [motion.matter for motion in in_session.view.motions] == ["spending", "ordinary", "ordinary"]


@given(
    country=st.sampled_from(COUNTRIES),
    values=st.lists(st.sampled_from([FOR, AGAINST, ABSTAIN, BallotValue.RECUSED, None]), min_size=1, max_size=15),
    away=st.integers(0, 5),
    matter=st.sampled_from(["ordinary", "spending"]),
)
def test_no_motion_passes_without_the_votes_it_needs(country: str, values: list, away: int, matter: str):
    rules = load_profile(country).rules
    members = tuple(a_member(number) for number in range(1, len(values) + 1))
    total = len(values) + away
    who = electorate(rules, members, total, total, total, chair=members[0])
    ballots = tuple(
        Ballot(id=f"b{place}", vote_id="v", member_id=member.id, value=value)
        for place, (member, value) in enumerate(zip(members, values, strict=True))
        if value is not None and member.id in who.voter_ids
    )
    computed = result(Vote(id="v", motion_id="m"), ballots, who, rules, matter)
    counts = computed.counts
    assert counts.for_ + counts.against + counts.abstain + counts.recused + computed.missing == len(who.voters)
    assert counts.absent == away
    assert computed.explanation
    if computed.outcome is Outcome.PASSED:
        assert counts.for_ >= computed.needed
        assert counts.for_ > counts.against
        assert computed.missing == 0
    if computed.missing:
        assert computed.outcome is Outcome.OPEN


def a_member(number: int) -> Member:
    post = "mayor" if number == 1 else "councillor"
    return Member(
        Membership(id=f"m{number}", body_id="b", seat_id=f"s{number}", person_id=f"p{number}"),
        Person(id=f"p{number}", given_names="Ana", family_names=f"Apellido {number}", gender=Gender.FEMALE),
        Seat(id=f"s{number}", body_id="b", number=number, post=post),
    )


def test_a_tie_that_no_further_vote_can_turn_is_simply_rejected(in_session: halls.Hall):
    vote = in_session.vote()
    ballots(in_session, vote, FOR, AGAINST, ABSTAIN, ABSTAIN, ABSTAIN)
    result = in_session.view.results[vote]
    assert (result.tie, result.needs_second, result.outcome) == (True, False, Outcome.REJECTED)
    assert result.explanation == "Se necesitan 3 de los 5 integrantes: votó a favor 1."
    with pytest.raises(UserError, match="Aquí el voto de la Presidencia no cambiaría"):
        chair_second_vote(in_session.store, vote, FOR)
