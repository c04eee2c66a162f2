"""Quadrants, who answers for what, weighted marks, reply rate, orphans: the worked values of the design."""

from decimal import Decimal

import pytest

from munidesk.base.errors import UserError
from munidesk.features.territory.codes import ProductState, Role
from munidesk.features.territory.domain import (
    CoordinationAgreement,
    Product,
    ProductVersion,
    Responsibility,
    TerritoryActor,
)
from munidesk.features.territory.domain_bank import Alignment
from munidesk.features.territory.kinds import ACTORS
from munidesk.features.territory.rules import (
    Quadrant,
    delivered,
    faults,
    newest,
    orphans,
    quadrant,
    reply_rate,
    weighted,
)


@pytest.mark.parametrize(
    ("interest", "influence", "told"),
    [
        (3, 3, Quadrant.DECIDE), (5, 5, Quadrant.DECIDE), (2, 3, Quadrant.APPROACH), (3, 2, Quadrant.VOICE),
        (2, 2, Quadrant.INFORM), (1, 5, Quadrant.APPROACH), (5, 1, Quadrant.VOICE),
    ],
)  # fmt: skip
def test_from_three_up_interest_and_influence_count(interest, influence, told):
    assert quadrant(TerritoryActor(territory_id="t", name="Ejido", interest=interest, influence=influence)) is told


def test_a_product_needs_exactly_one_who_answers_and_one_who_does():
    product = Product(id="p", territory_id="t", title="Mapa de actores")

    def letters(*roles):
        return [Responsibility(territory_id="t", product_id="p", actor_id=str(at), role=role)
                for at, role in enumerate(roles)]  # fmt: skip

    assert faults(product, letters()) == ("nadie responde", "nadie lo hace")
    assert faults(product, letters(Role.ANSWERS, Role.DOES)) == ()
    assert faults(product, letters(Role.ANSWERS, Role.ANSWERS, Role.DOES)) == ("responden 2, y tiene que ser uno",)
    assert faults(product, letters(Role.ANSWERS, Role.CONSULTED)) == ("nadie lo hace",)


def test_marks_8_6_10_with_weights_40_35_25_are_7_8_and_a_blank_is_no_zero():
    weights = {"a": 40, "b": 35, "c": 25}
    assert weighted(weights, {"a": Decimal(8), "b": Decimal(6), "c": Decimal(10)}) == Decimal("7.8")
    assert weighted(weights, {"a": Decimal(8), "b": Decimal(6)}) is None
    assert weighted({}, {}) is None


def test_38_of_40_observations_answered_are_95_per_cent():
    assert reply_rate(38, 40) == 95
    assert reply_rate(0, 0) is None


def test_alignment_shows_what_is_loose_on_both_sides():
    goal = Alignment(territory_id="t", title="Agua para todos")
    work = Alignment(territory_id="t", activity="Empedrar la calle 3")
    both = Alignment(territory_id="t", title="Movilidad", activity="Ciclovía")
    assert orphans([goal, work, both]) == ((goal,), (work,))


def test_the_newest_version_says_how_a_product_stands():
    first = ProductVersion(product_id="p", number=1, state=ProductState.APPROVED)
    second = ProductVersion(product_id="p", number=2, state=ProductState.WORKING)
    assert newest((second, first)) is second
    assert not delivered(second)
    assert delivered(first)
    assert not delivered(None)


def test_interest_beyond_five_is_refused_by_every_way_in():
    with pytest.raises(UserError) as refused:
        ACTORS.checked(TerritoryActor(territory_id="t", name="Ejido", interest=6))
    assert refused.value.field == "interest"


def test_an_agreement_does_not_end_before_it_is_signed():
    from datetime import date

    from munidesk.features.territory.rules import check_agreement

    with pytest.raises(UserError):
        check_agreement(CoordinationAgreement(
            territory_id="t", title="Catastro", signed_on=date(2026, 1, 2), until=date(2026, 1, 1)))  # fmt: skip
