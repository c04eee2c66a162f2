"""The worked values of each country's quorum, and the sentence that explains it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.features.council.attendance.quorum import Strength, needed, quorum
from munidesk.town.profiles import COUNTRIES, load_profile


def minimum(country: str, legal: int, able: int | None = None) -> int:
    rules = load_profile(country).rules
    return needed(rules.quorum, Strength(legal, legal, legal if able is None else able))


@pytest.mark.parametrize(
    ("country", "members", "least"),
    [("UY", 5, 3), ("ES", 7, 3), ("ES", 13, 5), ("ES", 5, 3), ("ES", 9, 3), ("CO", 7, 4)],
)
def test_the_least_number_of_members(country: str, members: int, least: int):
    assert minimum(country, members) == least


def test_in_peru_members_on_licence_do_not_count():
    assert minimum("PE", 8, able=6) == 4


def test_colombia_deliberates_with_fewer_than_it_decides_with():
    counted = quorum(load_profile("CO").rules, 7, 7, 7, range(3))
    assert (counted.needed, counted.to_decide) == (2, 4)
    assert counted.reached
    assert not counted.deciding
    assert counted.explanation.endswith("Alcanza para deliberar; para decidir se necesitan 4.")


def test_the_sentence_says_the_figures():
    rules = load_profile("UY").rules
    with_quorum = quorum(rules, 5, 5, 5, range(4))
    assert with_quorum.explanation == "Hay quórum: están presentes 4 de los 5 integrantes y el mínimo es 3."
    assert with_quorum.article == "Digesto Departamental, art. 566, num. II"
    without = quorum(rules, 5, 5, 5, range(1))
    assert without.explanation == "No hay quórum: está presente 1 de los 5 integrantes y se necesitan 3."
    assert (without.reached, without.missing) == (False, 2)


@given(country=st.sampled_from(COUNTRIES), members=st.integers(3, 60), present=st.integers(0, 60))
def test_a_quorum_is_never_more_than_the_members_of_an_ordinary_council(country: str, members: int, present: int):
    counted = quorum(load_profile(country).rules, members, members, members, range(present))
    assert 1 <= counted.needed <= counted.to_decide <= members
    assert counted.reached == (present >= counted.needed)
