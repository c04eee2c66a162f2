"""The countries' profiles: complete, sourced, and with the figures the laws give."""

import tomllib
from collections.abc import Iterator, Mapping

import pytest

from munidesk.base.errors import UserError
from munidesk.base.formulas import names_in
from munidesk.town.profile_read import rules_with, with_overrides
from munidesk.town.profiles import COUNTRIES, FOLDER, load_profile
from munidesk.town.rules import Base, ChairVotes, MajorityKind, Mark, TieStep


def sourced_tables(value: Mapping[str, object], path: str = "") -> Iterator[tuple[str, Mapping[str, object]]]:
    """Every table that holds values of its own, page sizes apart."""
    own = [key for key, entry in value.items() if not isinstance(entry, dict | list)]
    if path and own:
        yield path, value
    for key, entry in value.items():
        if isinstance(entry, dict) and key != "sizes":
            yield from sourced_tables(entry, f"{path}.{key}".strip("."))
        elif isinstance(entry, list) and entry and isinstance(entry[0], dict):
            for one in entry:
                yield from sourced_tables(one, f"{path}.{key}".strip("."))


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_value_says_its_source_and_how_sure_it_is(country: str):
    stored = tomllib.loads((FOLDER / f"{country.lower()}.toml").read_text(encoding="utf-8"))
    tables = list(sourced_tables(stored))
    assert len(tables) > 20
    for path, values in tables:
        assert values.get("source"), path
        assert values.get("mark") in {"V", "P", "M"}, path
    profile = load_profile(country)
    assert len(profile.sources) == len(tables)
    assert {source.path for source in profile.to_check} == {path for path, v in tables if v["mark"] == "M"}
    assert all(source.note == "verifique su norma" for source in profile.to_check)
    assert not any(source.note for source in profile.sources if source.mark is Mark.VERIFIED)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_profile_is_complete(country: str):
    profile = load_profile(country)
    assert profile.country == country
    assert profile.language == f"es-{country}"
    assert {"mayor", "councillor", "president", "secretary", "official"} <= profile.posts.keys()
    assert profile.page_size() == profile.page_sizes[profile.page_default]
    assert profile.page_size("A0") == profile.page_size()
    assert profile.agenda
    assert profile.currency.many
    assert profile.posts["mayor"].counts is profile.mayor_counts
    assert {"ordinary"} <= profile.rules.matters.keys()
    assert set(profile.attendance_words) == {"present", "absent", "justified", "licence"}
    assert all(names_in(text) for text in profile.formulas.values() if "{" in text)


@pytest.mark.parametrize(
    ("country", "of", "needed"),
    [("UY", 5, 3), ("ES", 7, 3), ("ES", 13, 5), ("ES", 5, 3), ("ES", 9, 3), ("PE", 6, 4), ("CO", 7, 4), ("CR", 7, 4)],
)
def test_the_quorum_of_the_law(country: str, of: int, needed: int):
    assert load_profile(country).rules.quorum.needed(of) == needed


def test_colombia_opens_with_a_quarter():
    deliberate = load_profile("CO").rules.deliberate
    assert deliberate is not None
    assert deliberate.needed(7) == 2


def test_guatemala_needs_half_of_all_members_and_no_one_abstains():
    rules = load_profile("GT").rules
    assert rules.majority_for("ordinary").needed(9) == 5
    assert rules.majority_for("ordinary").base is Base.MEMBERS
    assert rules.abstention is False


def test_spain_counts_yes_against_no_and_wants_president_and_secretary():
    rules = load_profile("ES").rules
    assert rules.majority_for("ordinary").kind is MajorityKind.MORE_YES_THAN_NO
    assert rules.majority_for("absolute").needed(13) == 7
    assert rules.quorum.also == ("president", "secretary")
    assert rules.leaver_abstains


def test_in_peru_the_mayor_votes_only_to_break_a_tie():
    rules = load_profile("PE").rules
    assert rules.chair.votes is ChairVotes.TIES_ONLY
    assert rules.tie == (TieStep.CHAIR_CASTING_VOTE,)
    assert rules.quorum.base is Base.ABLE


def test_spending_in_uruguay_needs_the_mayors_vote():
    majority = load_profile("UY").rules.majority_for("spending")
    assert majority.required_post == "mayor"
    assert majority.needed(5) == 3
    assert majority.article == "Ley 19.272, art. 12, num. 3"


def test_a_vote_may_name_its_own_majority():
    rules = load_profile("UY").rules
    assert rules.majority_for("ordinary", "two_thirds").needed(5) == 4
    assert rules.majority_for("of another country").key == "simple_members"


def test_a_municipality_takes_the_other_reading_of_its_law():
    profile = load_profile("UY")
    rules = rules_with(profile, 'default_majority = "simple_present"\n[quorum]\nfixed = 4\n')
    assert rules.default_majority == "simple_present"
    assert rules.quorum.needed(5) == 4
    assert rules.quorum.article == profile.rules.quorum.article
    assert rules_with(profile, "", "  ") is profile.rules


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("quorum = ", "No se entiende el texto"),
        ('default_majority = "unanime"', "«unanime», que no está definida"),
        ("[quorum]\nbase = 3", "«base»"),
        ('[quorum]\nbase = "todos"', "no sirve «todos»"),
        ("quorum = 3", "tiene que ser una tabla"),
        ("abstention = 1", "«abstention»"),
    ],
)
def test_rules_with_a_mistake_are_explained(text: str, says: str):
    with pytest.raises(UserError, match=says):
        rules_with(load_profile("UY"), text)


def test_a_municipality_writes_its_own_formulas():
    profile = with_overrides(load_profile("UY"), 'closing = "Se levanta la sesión siendo {h}."')
    assert profile.formulas["closing"] == "Se levanta la sesión siendo {h}."
    assert profile.formulas["opening"] == load_profile("UY").formulas["opening"]


def test_a_country_without_profile_is_explained():
    with pytest.raises(UserError, match="No hay perfil para el país «FR»"):
        load_profile("FR")


def test_a_post_the_country_does_not_have_is_a_neutral_word():
    assert load_profile("UY").post("trustee").f == "integrante"


@pytest.mark.parametrize(
    ("country", "words"),
    [("UY", "el Municipio"), ("CL", "la Municipalidad"), ("PE", "la Municipalidad"), ("ES", "el Ayuntamiento")],
)
def test_e_the_office_is_named_with_its_article(country: str, words: str):
    """The hearing of Lima said «El Municipalidad informa a los habitantes»."""
    assert load_profile(country).office.with_article() == words
