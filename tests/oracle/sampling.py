"""The margin of a drawn sample from its definition, without a formula: the spread of every sample that could be drawn.

And the choice within an envelope, one proposal at a time as a clerk does it with a pencil.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations


def variance_of_all_samples(population: int, ones: int, n: int) -> Fraction:
    """Of the share of ones among the `n` drawn without putting back, over every sample that could come."""
    people = [1] * ones + [0] * (population - ones)
    shares = [Fraction(sum(one), n) for one in combinations(people, n)]
    mean = sum(shares, Fraction(0)) / len(shares)
    return sum(((share - mean) ** 2 for share in shares), Fraction(0)) / len(shares)


def chosen(cap: int, costs: Sequence[int], votes: Sequence[int], *, stops: bool) -> list[int]:
    """Which enter, by their place in the lists; votes are all different."""
    left, entering = cap, []
    for at in sorted(range(len(costs)), key=lambda one: votes[one], reverse=True):
        if votes[at] == 0:
            break
        if costs[at] <= left:
            left -= costs[at]
            entering.append(at)
        elif stops:
            break
    return entering
