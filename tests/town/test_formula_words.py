"""Formulas in words: every one of every country, read and written back, and what is said of a slip."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.base.formula_words import CLOSE, OPEN, in_codes, in_words
from munidesk.town.formula_words import fields_of, formula_in_codes, formula_in_words, words_of
from munidesk.town.overrides import formula_problem
from munidesk.town.profiles import COUNTRIES, load_profile

EVERY = [(country, key) for country in COUNTRIES for key in load_profile(country).formulas]


@pytest.mark.parametrize(("country", "key"), EVERY)
def test_w41_no_formula_shows_a_code_and_each_goes_back_to_what_it_was(country, key):
    template = load_profile(country).formulas[key]
    said = formula_in_words(country, key, template)
    assert not re.search(r"[{}#_]|\+\w", said)
    assert formula_in_codes(country, key, said) == template
    words = words_of(country, key)
    assert len(set(words.values())) == len(words), "two values with one word cannot be told apart"
    assert not [one for one in words if one == words[one] and "_" in one], "a value without a word"


def test_w41_what_a_secretary_reads_and_how_she_may_write_it():
    quorum = load_profile("UY").formulas["quorum"]
    said = formula_in_words("UY", "quorum", quorum)
    assert said.startswith("‹presentes: uno = Presente uno | varios = Presentes ‹presentes›› de los ")
    assert "‹integrantes en total, en masculino›" in said
    loose = said.replace("uno = Presente", "UNO=Presente").replace("‹presentes››", "‹ Presentes ››")
    assert formula_in_codes("UY", "quorum", loose) == quorum
    assert formula_in_codes("UY", "closing", "Siendo {h}, firman ‹quienes firman›.") == "Siendo {h}, firman {signers}."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("En ‹lugarejo›.", "‹lugarejo›. Puede usar: ‹acta con su número›, ‹cuántas personas firman›"),
        ("Siendo ‹hora", "Falta el «›»"),
        ("Siendo hora›.", "Sobra un «›»"),
        ("‹hora, con sombrero›", "No se entiende «con sombrero». Después de la coma va: con artículo"),
        ("‹hora: uno = a | dos = b›", "no se entiende «uno | dos»"),
        ("‹hora: uno›", "falta el signo ="),
    ],
)
def test_w41_a_slip_is_told_with_what_can_be_written_instead(text, told):
    with pytest.raises(UserError) as caught:
        formula_in_codes("UY", "closing", text)
    assert told in str(caught.value)


def test_w41_a_code_typed_by_hand_is_answered_in_words():
    assert "Puede usar: ‹" in formula_problem("UY", "closing", "Firma {quien}.")


def test_the_fields_that_can_be_put_in_are_those_of_the_formula():
    assert "‹de quien preside›" in fields_of("UY", "opening")
    assert all(formula_in_codes("UY", "opening", one).startswith("{") for one in fields_of("UY", "opening"))


NAMES = {"town": "localidad", "n": "presentes", "chair": "quien preside"}
TEXT = st.text("abñ ,.|=:«»", max_size=6)
PLAIN = st.sampled_from(["{town}", "{n+m}", "{chair+Art}", "{of_chair}"])
OPTION = st.lists(st.text("abñ ,.=:«»", max_size=5) | PLAIN, max_size=3).map("".join)
CHOICE = st.tuples(st.sampled_from("?#:"), OPTION, OPTION).map(lambda one: f"{{n{one[0]}{one[1]}|{one[2]}}}")


@given(st.lists(TEXT | PLAIN | CHOICE, max_size=5).map("".join))
def test_w41_any_formula_comes_back_letter_by_letter(template):
    said = in_words(template, NAMES)
    assert OPEN in said or "{" not in template
    assert said.count(OPEN) == said.count(CLOSE)
    assert in_codes(said, NAMES) == template


def test_the_opening_and_the_closing_may_name_their_acta_and_its_folios():
    """Which are no values of the country's own sentences, and come when the acta is approved."""
    for key in ("opening", "closing"):
        assert formula_problem("ES", key, "En el {acta}, {folios}.") == ""
        assert "‹folios del acta›" in fields_of("ES", key)
    assert formula_problem("ES", "vote", "En el {acta}.")
