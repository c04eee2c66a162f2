"""MEFI and MEFE as taught: weights that sum one, ratings from 1 to 4, 2,50 the middle. In fractions, never rounded."""

from collections.abc import Sequence
from fractions import Fraction

from munidesk.features.swot.domain import Convention, Factor, Quadrant

MIDDLE = (Fraction(1) + Fraction(2) + Fraction(3) + Fraction(4)) / 4
"""The mean of the four ratings."""


def ratings(quadrant: Quadrant, convention: Convention) -> set[int]:
    """A weakness is rated 1 or 2, a strength 3 or 4. Outside, how well the town responds, 1 to 4 for all (David);
    or, where it was chosen so, as inside: threats 1 or 2, opportunities 3 or 4."""
    pairs = {Quadrant.STRENGTH: {3, 4}, Quadrant.WEAKNESS: {1, 2}}
    if convention is Convention.STRENGTH:
        pairs |= {Quadrant.OPPORTUNITY: {3, 4}, Quadrant.THREAT: {1, 2}}
    return pairs.get(quadrant, {1, 2, 3, 4})


def score(factors: Sequence[Factor]) -> Fraction:
    """Σ weight × rating of the factors that have both."""
    total = Fraction(0)
    for one in factors:
        if one.weight is not None and one.rating is not None:
            total += Fraction(one.weight, 100) * one.rating
    return total


def blank(factors: Sequence[Factor]) -> int:
    return len([one for one in factors if one.weight is None or one.rating is None])


def side(factors: Sequence[Factor]) -> str:
    """Over the middle, under it, or in it; what it lacks while a factor lacks a figure or the weights are not 1,00."""
    if not factors or blank(factors) == len(factors):
        return "nothing"
    if blank(factors):
        return "lacking"
    if sum(one.weight or 0 for one in factors) != 100:
        return "unbalanced"
    total = score(factors)
    return "over" if total > MIDDLE else "under" if total < MIDDLE else "middle"


def shares(weights: Sequence[int | None]) -> list[int]:
    """A hundred points handed out in proportion, a blank like the mean of the given ones, the rest one by one to whom
    lacks most of the next point; the first of two alike."""
    given = [Fraction(weight) for weight in weights if weight]
    usual = sum(given) / len(given) if given else Fraction(1)
    wanted = [Fraction(weight) if weight else usual for weight in weights]
    whole = sum(wanted)
    exact = [100 * one / whole for one in wanted]
    points = [int(one) for one in exact]
    while exact and sum(points) < 100:
        lacking = [one - point for one, point in zip(exact, points, strict=True)]
        points[lacking.index(max(lacking))] += 1
        exact[lacking.index(max(lacking))] -= 2  # served
    return points


def far_apart(products: Sequence[int]) -> bool:
    """Over ten points between the lowest and the highest opinion."""
    return any(abs(one - other) > 10 for one in products for other in products)
