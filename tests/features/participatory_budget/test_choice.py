"""Which proposals enter within the envelope, by the rule that is printed; a tie at the cap waits for a person."""

from dataclasses import replace

import pytest

from munidesk.base.errors import UserError
from munidesk.features.participatory_budget.domain import District, Proposal, Rule, Verdict
from munidesk.features.participatory_budget.kinds import PROCESSES, PROPOSALS
from munidesk.features.participatory_budget.rules import Outcome, tied
from munidesk.features.participatory_budget.store import (
    delete_district,
    load_view,
    number_ballot,
    save_district,
    save_process,
    save_proposal,
    say,
)
from munidesk.features.participatory_budget.store_count import (
    close_count,
    decide,
    unready,
)
from munidesk.features.participatory_budget.words import off_ballot_words, rule_sentence


def outcomes(store, process):
    return [(one.proposal.number, one.votes, one.outcome.value) for one in load_view(store, process).placed]


def test_one_that_does_not_fit_lets_the_next_in_or_stops_as_the_municipality_says(store, edition, pile):
    for rule, third in ((Rule.SKIP, "enters"), (Rule.STOP, "stopped")):
        process, batch = edition(600, 900, 300, rule=rule, counters=1)
        pile(batch, "1 1 1 2 2 3")
        assert outcomes(store, process) == [(1, 3, "enters"), (2, 2, "short"), (3, 1, third)]


def test_what_nobody_voted_does_not_enter_though_there_is_money(store, edition, pile):
    process, batch = edition(100, 100, counters=1)
    pile(batch, "1")
    assert outcomes(store, process) == [(1, 1, "enters"), (2, 0, "unvoted")]


def test_a_tie_at_the_cap_waits_for_a_person_and_what_follows_waits_with_it(store, edition, pile):
    process, batch = edition(600, 400, 400, 100, counters=1)
    pile(batch, "1 1 1 2 2 3 3 4")
    assert outcomes(store, process) == [(1, 3, "enters"), (2, 2, "tied"), (3, 2, "tied"), (4, 1, "waiting")]
    view = load_view(store, process)
    assert "empate" in unready(view)
    first, second = (one.proposal.id for one in tied(view.placed))
    with pytest.raises(UserError, match="Motivo"):
        decide(store, process, (second, first), "  ", "Concejo Municipal")
    with pytest.raises(UserError, match="Quién decidió"):
        decide(store, process, (second, first), "Sorteo ante las vecinas", "")
    decide(store, process, (second, first), "Sorteo ante las vecinas", "Concejo Municipal")
    assert outcomes(store, process) == [(1, 3, "enters"), (3, 2, "enters"), (2, 2, "short"), (4, 1, "short")]
    close_count(store, process)


def test_a_tie_that_changes_nothing_is_nobodys_to_decide(store, edition, pile):
    process, batch = edition(400, 400, 100, counters=1)
    pile(batch, "1 2 3")
    assert [one.outcome for one in load_view(store, process).placed] == [Outcome.ENTERS] * 3


def test_a_decision_falls_with_the_votes_it_was_made_of(store, edition, pile):
    process, batch = edition(600, 600, counters=1)
    pile(batch, "1 2")
    ids = [one.proposal.id for one in load_view(store, process).placed]
    decide(store, process, (ids[1], ids[0]), "Sorteo", "La mesa")
    assert outcomes(store, process) == [(2, 1, "enters"), (1, 1, "short")]
    pile(batch, "1 2")
    assert [one[2] for one in outcomes(store, process)] == ["tied", "tied"]


def test_equal_votes_of_different_cost_tie_where_the_order_says_who_enters(store, edition, pile):
    """900 first leaves 300 out; 300 first leaves 900 out."""
    process, batch = edition(900, 300, counters=1)
    pile(batch, "1 2")
    assert [one[2] for one in outcomes(store, process)] == ["tied", "tied"]


def test_a_district_with_its_cap_chooses_within_it_and_the_others_share_the_rest(store, edition, pile):
    process, batch = edition(500, 500, 500, counters=1, cap=1500)
    district = save_district(store, District(process_id=process, name="Norte", cap=60_000))
    for number in (1, 2):
        one = next(each for each in load_view(store, process).proposals if each.number == number)
        save_proposal(store, replace(one, district_id=district))
    pile(batch, "1 1 1 2 2 3")
    assert outcomes(store, process) == [(1, 3, "enters"), (2, 2, "short"), (3, 1, "enters")]
    assert "Norte" in rule_sentence(load_view(store, process))
    with pytest.raises(UserError, match="suman"):
        save_district(store, District(process_id=process, name="Sur", cap=100_000))
    delete_district(store, district)
    assert outcomes(store, process) == [(1, 3, "enters"), (2, 2, "enters"), (3, 1, "enters")]


def test_without_a_cap_nothing_is_said_to_enter(store, edition, pile):
    process, batch = edition(100, counters=1)
    pile(batch, "1")
    PROCESSES.save(store, replace(PROCESSES.get(store, process), cap=None))
    view = load_view(store, process)
    assert view.placed == ()
    assert "tope" in unready(view)


def test_an_area_that_says_no_needs_a_reason_and_takes_the_proposal_off_the_ballot(store, edition):
    process, _batch = edition(100, 200)
    one = load_view(store, process).on_ballot[0]
    with pytest.raises(UserError, match="motivo") as refused:
        say(store, one.id, "Obras", Verdict.UNFEASIBLE)
    assert refused.value.field == "reason"
    say(store, one.id, "Obras", Verdict.UNFEASIBLE, "El terreno no es municipal", "Ing. Sosa")
    view = load_view(store, process)
    assert [each.title for each in view.on_ballot] == ["Propuesta 2"]
    assert off_ballot_words(view, PROPOSALS.get(store, one.id)) == "Obras: El terreno no es municipal"
    assert number_ballot(store, process) == 1
    say(store, one.id, "Obras", None)
    assert number_ballot(store, process) == 2


def test_a_ballot_people_marked_keeps_its_numbers(store, edition, pile):
    process, batch = edition(100, 200)
    pile(batch, "1")
    with pytest.raises(UserError, match="no cambian"):
        number_ballot(store, process)
    with pytest.raises(UserError, match="no cambia"):
        save_process(store, replace(PROCESSES.get(store, process), marks=2))
    say(store, load_view(store, process).on_ballot[1].id, "Jurídica", Verdict.UNFEASIBLE, "Falta el título")
    assert len(load_view(store, process).on_ballot) == 2


def test_p21_votes_cost_place_and_coordinates_of_a_sheet_have_a_home_and_choose(store):
    """A list that another office counted: its votes are kept as told, and say so until ballots are counted here."""
    from munidesk.features.participatory_budget.domain import Process

    process = save_process(store, Process(title="PP", cap=100_000, counters=1))
    for title, votes, cost in (("Luz", 40, 70_000), ("Plaza", 55, 50_000)):
        save_proposal(
            store,
            Proposal(
                process_id=process, title=title, told_votes=votes, cost=cost, place="Las Lomas",
                coordinates="-34,72 -55,95",
            ),
        )  # fmt: skip
    view = load_view(store, process)
    assert view.told
    assert [(one.proposal.title, one.votes, one.outcome) for one in view.placed] == [
        ("Plaza", 55, Outcome.ENTERS),
        ("Luz", 40, Outcome.SHORT),
    ]
    assert {"barrio", "colonia"} <= set(PROPOSALS.field("place").says.also)
    assert "votos" in PROPOSALS.field("told_votes").says.also
    assert (view.proposals[0].place, view.proposals[0].coordinates) == ("Las Lomas", "-34,72 -55,95")
