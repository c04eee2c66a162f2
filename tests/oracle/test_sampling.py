"""The margin of a survey and the choice of a participatory budget, against what is counted by hand."""

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.features.participatory_budget.domain import Process, Proposal, Rule
from munidesk.features.participatory_budget.rules import Outcome, select
from munidesk.features.surveys.rules import margin
from tests.oracle.sampling import chosen, variance_of_all_samples

NORMAL_95 = 1.959963984540054
"""From the table of the normal distribution: Φ(1,96) = 0,975."""


@pytest.mark.parametrize(("population", "n"), [(10, 3), (12, 5), (14, 7), (8, 7), (16, 4)])
def test_the_margin_is_the_spread_of_every_sample_that_could_be_drawn(population, n):
    """Half of the people say yes, which is the worst case."""
    spread = sqrt(variance_of_all_samples(population, population // 2, n))
    assert isclose(margin(n, population), NORMAL_95 * spread, rel_tol=1e-9)


@pytest.mark.parametrize(
    ("n", "population", "points"), [(384, 1_000_000, 5.0), (278, 1000, 5.0), (80, 100, 4.9), (1067, None, 3.0)]
)
def test_the_margin_is_that_of_the_published_tables(n, population, points):
    """Sizes of sample of the tables of Krejcie and Morgan (1970), and the 1.067 of the polls of three points."""
    assert round(margin(n, population) * 100, 1) == points


@given(st.lists(st.integers(1, 50), min_size=1, max_size=8), st.integers(0, 120), st.booleans(), st.randoms())
def test_the_choice_is_that_of_a_clerk_with_a_pencil(costs, cap, stops, chance):
    votes = chance.sample(range(len(costs) + 2), len(costs))
    process = Process(title="PP", cap=cap, rule=Rule.STOP if stops else Rule.SKIP)
    proposals = [
        Proposal(id=str(at), process_id="p", title=str(at), cost=cost, number=at + 1) for at, cost in enumerate(costs)
    ]
    placed = select(process, (), proposals, {str(at): n for at, n in enumerate(votes)})
    entering = [int(one.proposal.id) for one in placed if one.outcome is Outcome.ENTERS]
    assert entering == chosen(cap, costs, votes, stops=stops)
