"""A counted vote keeps totals and no name: a letter stores nothing, and that it should be nominal is said at once."""

from dataclasses import replace

import pytest

from munidesk.base.errors import UserError
from munidesk.features.council.domain import COUNTED, BallotValue, VoteType
from munidesk.features.council.guard import vote_of
from munidesk.features.council.sessions.page_live_agenda import quiet_line
from munidesk.features.council.votes.store import cast, cast_all, chair_second_vote, save_vote, set_counts
from munidesk.features.council.votes.told import figures, told_short, why_nominal
from tests.features.council import hall as halls

FOR, AGAINST = BallotValue.FOR, BallotValue.AGAINST


@pytest.fixture
def in_session(hall: halls.Hall) -> halls.Hall:
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    return hall


def named(hall: halls.Hall, vote: str) -> list[str]:
    return [one.member_id for one in hall.view.ballots if one.vote_id == vote and not one.second]


@pytest.mark.parametrize("kind", sorted(COUNTED))
def test_w15_no_named_ballot_is_stored_in_a_counted_vote(in_session: halls.Hall, kind: VoteType):
    vote = in_session.vote(type=kind)
    with pytest.raises(UserError, match=f"La votación es {kind.word}: se anotan los totales"):
        cast(in_session.store, vote, in_session.members[1], FOR)
    with pytest.raises(UserError, match="se anotan los totales"):
        cast_all(in_session.store, vote, FOR)
    assert named(in_session, vote) == []


def test_w15_a_vote_made_secret_keeps_its_totals_and_loses_its_names(in_session: halls.Hall):
    vote = in_session.vote()
    for number, value in enumerate((FOR, FOR, FOR, AGAINST, BallotValue.ABSTAIN), start=1):
        cast(in_session.store, vote, in_session.members[number], value)
    save_vote(in_session.store, replace(vote_of(in_session.store, vote), type=VoteType.SECRET))
    counts = in_session.view.results[vote].counts
    assert named(in_session, vote) == []
    assert (counts.for_, counts.against, counts.abstain) == (3, 1, 1)
    in_session.store.undo()
    assert len(named(in_session, vote)) == 5


def test_w15_an_incomplete_vote_made_secret_has_no_totals_yet(in_session: halls.Hall):
    vote = in_session.vote()
    cast(in_session.store, vote, in_session.members[1], FOR)
    save_vote(in_session.store, replace(vote_of(in_session.store, vote), type=VoteType.SECRET))
    assert vote_of(in_session.store, vote).for_count is None
    assert named(in_session, vote) == []


def test_w15_totals_do_not_stand_over_a_vote_by_name(in_session: halls.Hall):
    vote = in_session.vote(type=VoteType.SECRET)
    set_counts(in_session.store, vote, 3, 2)
    save_vote(in_session.store, replace(vote_of(in_session.store, vote), type=VoteType.NOMINAL))
    result = in_session.view.results[vote]
    assert (result.missing, result.counts.for_) == (5, 0)
    assert vote_of(in_session.store, vote).voted_at is None


def test_w15_that_it_must_be_nominal_is_said_before_any_total(in_session: halls.Hall):
    vote = in_session.vote(matter="spending", type=VoteType.SHOW_OF_HANDS)
    view = in_session.view
    told = why_nominal(view, view.votes[0])
    assert "las votaciones son nominales (Digesto Departamental, art. 548.26)" in told
    assert "hay que saber cómo votó la Alcaldesa" in told
    set_counts(in_session.store, vote, 5, 0)
    assert why_nominal(in_session.view, in_session.view.votes[0]) == ""  # all alike: nobody's vote is in doubt
    assert why_nominal(view, replace(view.votes[0], type=VoteType.NOMINAL)) == ""


def test_w15_where_no_norm_asks_for_names_nothing_is_said(tmp_path):
    hall = halls.hall(tmp_path / "rosario.munidesk", "AR")
    hall.session()
    hall.present(1, 2, 3, 4, 5)
    hall.vote(type=VoteType.SHOW_OF_HANDS)
    assert why_nominal(hall.view, hall.view.votes[0]) == ""
    hall.store.close()


def test_w15_the_agenda_line_says_the_votes_against_too(in_session: halls.Hall):
    vote = in_session.vote()
    for number, value in enumerate((FOR, FOR, FOR, FOR, AGAINST), start=1):
        cast(in_session.store, vote, in_session.members[number], value)
    view = in_session.view
    assert quiet_line(view, view.items[0]).endswith("Aprobada, 4 a favor, 1 en contra")


def test_w60_a_tie_that_the_chair_broke_is_not_told_as_two_to_two(hall: halls.Hall):
    hall.session()
    hall.present(1, 2, 3, 4)
    hall.absent(5)
    vote = hall.vote()
    for number, value in enumerate((FOR, FOR, AGAINST, AGAINST), start=1):
        cast(hall.store, vote, hall.members[number], value)
    assert told_short(hall.view.results[vote]) == "Empatada, 2 a favor, 2 en contra"
    chair_second_vote(hall.store, vote, FOR)
    assert told_short(hall.view.results[vote]) == "Aprobada, 2 a favor, 2 en contra, doble voto a favor"
    assert figures(hall.view.results[vote]) == "2–2 y doble voto"
