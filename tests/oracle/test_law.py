"""Quorum and majorities of the nine countries against the laws' sentences, counted one by one."""

from dataclasses import replace
from itertools import product

import pytest

from munidesk.features.council.attendance.quorum import quorum
from munidesk.town.profiles import load_profile
from munidesk.town.rules import Base, Majority, MajorityKind, QuorumRule
from tests.oracle import law

SEATS = range(31)
FRACTIONS = ((1, 2), (1, 3), (1, 4), (2, 3), (3, 4), (3, 5), (4, 5), (1, 1))


@pytest.mark.parametrize("country", law.COUNTRIES)
def test_the_quorum_of_each_country_is_its_laws(country: str):
    """Who is told «hay quórum» with one too few loses every decision of that day in court."""
    rules, written = load_profile(country).rules, law.rules(country)
    for legal in SEATS:
        for in_office, able in ((legal, legal), (max(0, legal - 1), max(0, legal - 3)), (legal // 2, legal // 3)):
            base = law.quorum_base(written.get("deliberate", written["quorum"]), legal, in_office, able)
            sit, decide = (f(written, legal, in_office, able) for f in (law.to_sit, law.to_decide))
            for present in range(legal + 1):
                found = quorum(rules, legal, in_office, able, range(present))
                said = (found.needed, found.to_decide, found.reached, found.deciding, found.present, found.total)
                assert said == (sit, decide, present >= sit, present >= decide, present, base)
                assert found.missing == max(0, sit - present)
                assert bool(found.lacking) == (present < decide)
                assert found.explanation.startswith("Hay quórum" if present >= sit else "No hay quórum")
                assert ("deliberar" in found.explanation) == (sit <= present < decide)


def test_the_figures_that_people_know_by_heart():
    """UY 5→3, AR 8→5, GT 7→4; ES a third and never fewer than three; CO a fourth to debate, more than half to decide;
    CL of those in office; PE of the able ones."""
    told = {
        ("UY", 5, 5, 5): (3, 3), ("AR", 8, 8, 8): (5, 5), ("GT", 7, 7, 7): (4, 4), ("ES", 7, 7, 7): (3, 3),
        ("ES", 13, 13, 13): (5, 5), ("ES", 5, 5, 5): (3, 3), ("CO", 7, 7, 7): (2, 4), ("CO", 13, 13, 13): (4, 7),
        ("CL", 6, 5, 4): (3, 3), ("PE", 6, 6, 5): (3, 3), ("PE", 6, 6, 6): (4, 4), ("MX", 9, 8, 7): (5, 5),
        ("CR", 5, 5, 5): (3, 3),
    }  # fmt: skip
    for (country, legal, in_office, able), expected in told.items():
        found = quorum(load_profile(country).rules, legal, in_office, able, ())
        assert (found.needed, found.to_decide) == expected, (country, legal)


def test_a_quorum_of_any_fraction_and_floor_is_the_least_number_that_is_enough():
    for (parts, whole), plus_one, floor in product(FRACTIONS, (True, False), range(5)):
        rule = QuorumRule(numerator=parts, denominator=whole, plus_one=plus_one, floor=floor)
        written = {"numerator": parts, "denominator": whole, "plus_one": plus_one, "floor": floor}
        for of in SEATS:
            assert rule.needed(of) == law.quorum_needed(written, of, of, of), (written, of)
    assert {QuorumRule(fixed=4).needed(of) for of in SEATS} == {4}


@pytest.mark.parametrize("country", law.COUNTRIES)
def test_every_majority_of_each_country_asks_for_what_its_law_says(country: str):
    """K8, «2/3 rounded down» and «floor dropped»: a motion would pass with one vote less, or under the law's least."""
    rules, written = load_profile(country).rules, law.rules(country)
    assert rules.majorities.keys() == written["majorities"].keys()
    for key, rule in rules.majorities.items():
        for floor, base in product(range(7), SEATS):
            own = {**written["majorities"][key], "floor": floor}
            assert replace(rule, floor=floor).needed(base) == law.votes_needed_of(own, base), (key, floor, base)


def test_every_kind_of_majority_over_every_base_and_fraction():
    for kind, (parts, whole), floor in product(MajorityKind, FRACTIONS, (0, 1, 3, 6)):
        if kind is not MajorityKind.AT_LEAST and (parts, whole) != (1, 2):
            continue
        rule = Majority("m", "mayoría", kind=kind, numerator=parts, denominator=whole, floor=floor)
        own = {"kind": kind.value, "numerator": parts, "denominator": whole, "floor": floor}
        for base in SEATS:
            assert rule.needed(base) == law.votes_needed_of(own, base), (own, base)


@pytest.mark.parametrize("country", law.COUNTRIES)
def test_the_majority_of_a_matter_is_the_one_written_for_it(country: str):
    rules, written = load_profile(country).rules, law.rules(country)
    for matter, named in product((*written["matters"], "otra"), ("", *written["majorities"], "inventada")):
        assert rules.majority_for(matter, named).key == law.majority_of(written, matter, named)


@pytest.mark.parametrize("country", law.COUNTRIES)
def test_the_profile_is_read_as_it_is_written(country: str):
    """What the reader of profiles swaps or forgets would be wrong in every session of a country."""
    rules, written = load_profile(country).rules, law.rules(country)
    for key, rule in rules.majorities.items():
        own = written["majorities"][key]
        assert (rule.base, rule.kind) == (Base(own["base"]), MajorityKind(own["kind"]))
        assert (rule.numerator, rule.denominator) == (own.get("numerator", 1), own.get("denominator", 2))
        assert rule.required_post == own.get("required_post", "")
        assert rule.article == own["article"]
    assert rules.abstention == written["abstention"]
    assert rules.leaver_abstains == written.get("leaver_abstains", False)
    assert [one.value for one in rules.tie] == written["tie"]
    assert (rules.chair.votes.value, rules.chair.second_vote) == (
        written["chair"]["votes"],
        written["chair"]["second_vote"],
    )
