"""The results of all votes of a session, each after the one that it repeats or rectifies. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from munidesk.base.i18n import _
from munidesk.base.spanish import capital, cited
from munidesk.features.council.domain import Ballot, Motion, Outcome, Vote
from munidesk.features.council.votes.matters import settled
from munidesk.features.council.votes.rules import Electorate, Result, result
from munidesk.features.council.votes.ties import AGAIN_NOW
from munidesk.town.rules import Rules


@dataclass(frozen=True, slots=True)
class Voted:
    """What a session's results are computed from; votes by motion, ballots by vote.

    `tied_before`: steps of a tie behind an item that comes back from an earlier session. `lacking` says by how much a
    vote fell short of the quorum, empty when it did not.
    """

    rules: Rules
    motions: Sequence[Motion]
    votes: Mapping[str, Sequence[Vote]]
    ballots: Mapping[str, Sequence[Ballot]]
    electorates: Mapping[str, Electorate]
    tied_before: Mapping[str, int]
    lacking: Callable[[Vote], str]


def results_of(voted: Voted) -> dict[str, Result]:
    """By the id of the vote."""
    found: dict[str, Result] = {}
    for motion in voted.motions:
        for vote in voted.votes.get(motion.id, ()):
            found[vote.id] = _result(voted, motion, vote, _steps_used(voted, motion, vote, found))
    return found


def _result(voted: Voted, motion: Motion, vote: Vote, used: int) -> Result:
    ballots, who, rules = voted.ballots.get(vote.id, ()), voted.electorates[vote.id], voted.rules
    found = result(vote, ballots, who, rules, motion.matter, used=used)
    if not motion.matter_said and vote.rule not in rules.majorities:
        found = settled(found, vote, ballots, who, rules, used)
    if rules.quorum.void and found.outcome is not Outcome.OPEN and (lacking := voted.lacking(vote)):
        return _void(found, lacking, rules.quorum.article)
    return found


def _void(found: Result, lacking: str, article: str) -> Result:
    """What was voted without quorum where no reason makes it good: it decides nothing, whatever the ballots say."""
    why = _("{lacking}{article}: lo votado es nulo.").format(lacking=capital(lacking), article=cited(article))
    return replace(
        found, outcome=Outcome.VOID, computed=Outcome.VOID, step=None, overridden=False, explanation=why, verdict=why
    )


def _steps_used(voted: Voted, motion: Motion, vote: Vote, found: Mapping[str, Result]) -> int:
    """The steps of a tie that were tried before this vote."""
    before = repeated(vote, found, voted.rules)
    if before in found:
        return found[before].used + 1
    if vote.rectifies in found:
        return found[vote.rectifies].used
    return voted.tied_before.get(motion.item_id, 0)


def repeated(vote: Vote, results: Mapping[str, Result], rules: Rules) -> str:
    """The tied vote that this one repeats; empty when it does not.

    Files of 0.1 kept second votes as rectifications, which had no reason then.
    """
    if vote.repeats or not vote.rectifies or vote.rectify_reason or not AGAIN_NOW & set(rules.tie):
        return vote.repeats
    before = results.get(vote.rectifies)
    return vote.rectifies if before is not None and before.step in AGAIN_NOW else ""


def standing(votes: Iterable[Vote], results: Mapping[str, Result], rules: Rules) -> frozenset[str]:
    """The votes that stand. A second vote does while the one it repeats is tied: else there was no call for it."""
    found: set[str] = set()
    for vote in votes:
        again = repeated(vote, results, rules)
        before = again or vote.rectifies
        if (not before or before in found) and (not again or results[again].tie):
            found.add(vote.id)
    return frozenset(found)
