"""The elections of a session with their results: who could vote in each round, and what came out of it. Pure."""

from munidesk.features.council.attendance.quorum import quorum
from munidesk.features.council.attendance.rules import VoteMoment, in_room, ranks, seated
from munidesk.features.council.domain import Vote
from munidesk.features.council.elections.domain import Election, Round
from munidesk.features.council.elections.rules import ElectionResult, election_result
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.rules import Electorate, electorate


def electorate_at(view: SessionView, election: Election, one: Round | None) -> Electorate:
    """Who sat and could vote in that round; None: now, before it begins.

    A round is a moment of its item as a vote is. It stands beside itself, so that hours tell what came before.
    """
    if one is None:
        present = seated(view.seats, view.by_id, in_room(view.events), view.substitutions)
    else:
        vote = Vote(id=one.id, motion_id="", voted_at=one.closed_at or one.opened_at)
        moment = VoteMoment(vote, election.item_id, ranks(view.items), (vote, vote))
        present = seated(view.seats, view.by_id, in_room(view.events, moment), view.substitutions)
    return electorate(
        view.rules, present, view.legal, view.in_office, view.able, chair=view.chair, post_names=view.post_names
    )


def result_of(view: SessionView, election: Election) -> ElectionResult:
    """The election with its rounds counted."""
    held = view.elections
    rounds = tuple(
        (one, held.papers_of(one.id), electorate_at(view, election, one)) for one in held.rounds_of(election.id)
    )
    return election_result(election, held.candidates_of(election.id), rounds, view.rules)


def lacks_quorum(view: SessionView, result: ElectionResult) -> str:
    """By how much a round fell short of the quorum to decide; empty when each had one, or nobody voted yet."""
    for one in result.rounds:
        if one.tally.read:
            present = electorate_at(view, result.election, one.round).present
            if lacking := quorum(view.rules, view.legal, view.in_office, view.able, present).lacking:
                return lacking
    return ""


def results_of(view: SessionView, item_id: str) -> tuple[ElectionResult, ...]:
    """The elections of an item, in their order."""
    return tuple(result_of(view, one) for one in view.elections.of_item(item_id))
