"""What a municipality changes of its country's profile."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.data.store import Store
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.overrides import formula_problem, own_formulas, toml_text, with_formula, with_rule

UY = Municipality(id="m", name="Cerro del Alba", country="UY")


def test_a_formula_of_its_own_is_used_from_then_on(store: Store, municipality: Municipality):
    text = 'Se levanta la sesión "siendo" {h}.\n\nFirman {signers}.'
    town.save_municipality(store, with_formula(municipality, "closing", text))
    assert town.profile_of(store).formulas["closing"] == text
    assert own_formulas(town.municipality(store)) == {"closing": text}


def test_an_emptied_formula_is_the_countrys_again():
    changed = with_formula(UY, "closing", "Fin, siendo {h}.")
    assert own_formulas(with_formula(changed, "closing", "  ")) == {}


def test_a_formula_can_only_use_what_its_place_knows():
    assert "«quien», que no existe" in formula_problem("UY", "closing", "Firma {quien}.")
    assert formula_problem("UY", "closing", "Siendo {h}.") == ""
    with pytest.raises(UserError, match="falta cerrar la llave"):
        with_formula(UY, "closing", "Siendo {h")


def test_the_other_reading_of_the_simple_majority_is_one_switch(store: Store, municipality: Municipality):
    changed = with_rule(municipality, "default_majority", "simple_present")
    town.save_municipality(store, changed)
    assert town.rules_of(store).default_majority == "simple_present"
    assert with_rule(changed, "default_majority", None).rules == ""


def test_rules_inside_tables_can_be_changed():
    changed = with_rule(with_rule(UY, "quorum.fixed", 4), "chair.second_vote", False)
    assert tomllib.loads(changed.rules) == {"quorum": {"fixed": 4}, "chair": {"second_vote": False}}


def test_a_rule_that_makes_no_sense_is_refused():
    with pytest.raises(UserError, match="no está definida"):
        with_rule(UY, "default_majority", "unanime")
    with pytest.raises(UserError, match="tiene que ser una tabla"):
        with_rule(with_rule(UY, "default_majority", "simple_present"), "default_majority.x", 1)


texts = st.text(st.characters(exclude_categories=["Cs"]))
tables = st.recursive(
    st.dictionaries(
        texts, texts | st.booleans() | st.integers(-(2**60), 2**60) | st.lists(texts, max_size=3), max_size=3
    ),
    lambda below: st.dictionaries(texts, below, max_size=3),
    max_leaves=4,
)


@given(tables)
def test_any_text_is_written_so_that_it_is_read_the_same(values: dict[str, object]):
    assert without_empty(tomllib.loads(toml_text(values))) == without_empty(values)


def without_empty(values: dict[str, object]) -> dict[str, object]:
    """An empty table leaves no trace in the text, and changes nothing."""
    kept = {key: without_empty(value) if isinstance(value, dict) else value for key, value in values.items()}
    return {key: value for key, value in kept.items() if value != {}}
