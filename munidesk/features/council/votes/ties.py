"""What is tried when a vote ties, step by step, in the order of the country's rules."""

from munidesk.town.rules import Rules, TieStep

CHAIR_STEPS = frozenset({TieStep.CHAIR_SECOND_VOTE, TieStep.CHAIR_CASTING_VOTE})


def tie_steps(rules: Rules) -> tuple[TieStep, ...]:
    """All the steps; a chair with a double vote and nothing else written breaks the tie at once."""
    if rules.tie:
        return rules.tie
    return (TieStep.CHAIR_SECOND_VOTE,) if rules.chair.second_vote else ()


def steps_left(rules: Rules, used: int) -> tuple[TieStep, ...]:
    """What is still to be tried after `used` steps, the next one first."""
    return tie_steps(rules)[used:]


def chair_breaks(rules: Rules) -> bool:
    return any(step in CHAIR_STEPS for step in tie_steps(rules))


def used_by_carrying(rules: Rules) -> int:
    """The steps behind a matter that comes back tied from an earlier session (Chile, Ley 18.695, art. 86)."""
    steps = tie_steps(rules)
    return steps.index(TieStep.NEW_SESSION) + 1 if TieStep.NEW_SESSION in steps else 0
