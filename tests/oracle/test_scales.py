"""Totals of MEFI and MEFE, their verdict, balanced weights and the group's opinions, against fractions."""

import re
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from munidesk.features.swot.domain import Convention, Factor, Quadrant, Score
from munidesk.features.swot.rules import (
    allowed_ratings,
    balance,
    codes,
    compare,
    external,
    group_score,
    internal,
    reading,
    side_by_side,
    totals,
)
from munidesk.town.profiles import load_profile
from tests.oracle import scales
from tests.oracle.steady import steady

PESO = load_profile("UY").figures

FIGURES = st.one_of(st.none(), st.integers(0, 100))


LETTERS = {Quadrant.STRENGTH: "F", Quadrant.WEAKNESS: "D", Quadrant.OPPORTUNITY: "O", Quadrant.THREAT: "A"}


def given_by(person: str, pair: tuple[int, int]) -> Score:
    """Impact and feasibility of one person."""
    return Score(id=person, matrix_id="m", factor_id="f", person=person, impact=pair[0], feasibility=pair[1])


@st.composite
def factors(draw: st.DrawFn) -> list[Factor]:
    quadrants = draw(st.lists(st.sampled_from(Quadrant), max_size=7))
    return [
        Factor(
            id=f"f{at}",
            matrix_id="m",
            quadrant=quadrant,
            position=draw(st.integers(1, 3)),
            text=draw(st.sampled_from(("agua", "luz"))),
            weight=draw(st.one_of(FIGURES, st.sampled_from((25, 50)))),
            rating=draw(st.one_of(st.none(), st.integers(1, 4), st.integers(1, 4))),
        )
        for at, quadrant in enumerate(quadrants)
    ]


def test_the_ratings_a_factor_may_have_are_those_of_its_quadrant():
    for quadrant, convention in product(Quadrant, Convention):
        assert set(allowed_ratings(quadrant, convention)) == scales.ratings(quadrant, convention)


@steady(500)
@given(own=factors())
def test_the_total_and_its_verdict_are_those_of_the_fractions(own: list[Factor]):
    """K8, «bajo 2,50» wrong: a town told weak that is strong."""
    for inside, group in ((True, internal(own)), (False, external(own))):
        quadrants = {Quadrant.STRENGTH, Quadrant.WEAKNESS} if inside else {Quadrant.OPPORTUNITY, Quadrant.THREAT}
        assert group == [one for one in own if one.quadrant in quadrants]
        found = totals(group)
        assert Fraction(found.score) == scales.score(group)
        assert (found.blank, found.count) == (scales.blank(group), len(group))
        assert found.weight == sum(one.weight or 0 for one in group)
        assert (found.balanced, found.difference) == (found.weight == 100, found.weight - 100)
        words = reading(found, PESO, inside=inside)
        told = {"over": "sobre 2,50", "under": "bajo 2,50", "middle": "punto medio", "nothing": "Todavía sin",
                "lacking": "Falta", "unbalanced": "Los pesos suman"}  # fmt: skip
        assert [key for key, text in told.items() if text in words] == [scales.side(group)]
        if scales.side(group) in ("over", "under"):
            gap = abs(scales.score(group) - scales.MIDDLE)
            figures = [Fraction(one.replace(",", ".")) for one in re.findall(r"\d+,\d\d", words)]
            assert figures == [scales.score(group), gap, scales.MIDDLE]


@steady(400)
@given(weights=st.lists(FIGURES, max_size=9))
def test_balanced_weights_sum_a_hundred_and_keep_the_proportions(weights: list[int | None]):
    assert balance(weights) == scales.shares(weights)
    assert sum(balance(weights)) == (100 if weights else 0)


@steady(300)
@given(given_scores=st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), max_size=4))
def test_opinions_are_far_apart_from_over_ten_points_on(given_scores: list[tuple[int, int]]):
    """K8, «split of opinions ≥ 10»: ten points are not over ten."""
    found = group_score(given_by(str(at), pair) for at, pair in enumerate(given_scores))
    products = [impact * feasibility for impact, feasibility in given_scores]
    if not products:
        assert found is None
        return
    assert found is not None
    assert found.split == scales.far_apart(products)
    assert found.mean == Fraction(sum(products), len(products))
    assert (found.lowest, found.highest, found.people) == (min(products), max(products), len(products))


def test_ten_points_are_close_and_more_are_far():
    pairs = {((1, 1), (1, 5)): False, ((2, 5), (4, 5)): False, ((1, 5), (4, 4)): True, ((5, 5), (3, 5)): False}
    for (one, other), far in pairs.items():
        found = group_score([given_by("a", one), given_by("b", other)])
        assert found is not None
        assert found.split is far


@steady(200)
@given(own=factors())
def test_codes_number_each_quadrant_in_its_order(own: list[Factor]):
    found = codes(own)
    for quadrant in Quadrant:
        group = sorted((one for one in own if one.quadrant is quadrant), key=lambda one: (one.position, one.id))
        assert [found[one.id] for one in group] == [f"{LETTERS[quadrant]}{at}" for at in range(1, len(group) + 1)]


@steady(300)
@given(older=factors(), newer=factors(), data=st.data())
def test_what_changed_between_two_versions_is_told_factor_by_factor(older, newer, data):
    """Every factor of either version is told once; what is the same in word, place and figures is no change."""
    keys = [one.id for one in older]
    links = {one.id: data.draw(st.sampled_from(("", *keys)), label=one.id) for one in newer}
    newer = [
        Factor(
            id=f"n{one.id}",
            matrix_id="m2",
            quadrant=one.quadrant,
            position=one.position,
            text=one.text,
            weight=one.weight,
            rating=one.rating,
            origin_id=links[one.id],
        )
        for one in newer
    ]
    by_id = {one.id: one for one in older}
    expected = []
    for one in newer:
        before = by_id.get(one.origin_id)
        if before is None:
            kind = "entered"
        elif before.quadrant is not one.quadrant:
            kind = "moved"
        elif before.text != one.text:
            kind = "reworded"
        else:
            kind = "same" if (before.weight, before.rating) == (one.weight, one.rating) else "rated"
        expected.append((kind, before, one))
    came = {one.origin_id for one in newer}
    expected += [("left", one, None) for one in older if one.id not in came]
    assert [(one.kind, one.before, one.after) for one in side_by_side(older, newer)] == expected
    assert [one.kind for one in compare(older, newer)] == [kind for kind, *_rest in expected if kind != "same"]
