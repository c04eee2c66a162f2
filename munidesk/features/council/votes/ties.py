"""What is tried when a vote ties, step by step, in the order of the country's rules."""

from munidesk.town.rules import ChairVotes, Rules, TieStep

CHAIR_STEPS = frozenset({TieStep.CHAIR_SECOND_VOTE, TieStep.CHAIR_CASTING_VOTE})
AGAIN_NOW = frozenset({TieStep.SECOND_VOTE, TieStep.SECOND_VOTE_OR_NEW_SESSION})
"""Steps that a second vote in the same session takes."""
ANOTHER_DAY = frozenset({TieStep.NEW_SESSION, TieStep.SECOND_VOTE_OR_NEW_SESSION})
"""Steps that are taken by putting the matter on the agenda of the next session."""


def tie_steps(rules: Rules, matter: str) -> tuple[TieStep, ...]:
    """All the steps; a chair with a double vote and nothing else written breaks the tie at once.

    A chair who has no vote but the casting one, and on this matter votes like anybody, has voted already.
    """
    if rules.tie:
        voted = rules.chair.votes is not ChairVotes.ALWAYS and rules.chair_has_vote(matter)
        return tuple(step for step in rules.tie if not (voted and step in CHAIR_STEPS))
    return (TieStep.CHAIR_SECOND_VOTE,) if rules.chair.second_vote else ()


def steps_left(rules: Rules, used: int, matter: str) -> tuple[TieStep, ...]:
    """What is still to be tried after `used` steps, the next one first."""
    return tie_steps(rules, matter)[used:]


def chair_breaks(rules: Rules, matter: str) -> bool:
    return any(step in CHAIR_STEPS for step in tie_steps(rules, matter))
