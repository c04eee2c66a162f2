"""Lists, folded names and nouns with their article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.spanish import Phrase, acta, capital, ended, fold, join_and, join_or


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([], ""),
        (["Ana"], "Ana"),
        (["Luis", "Inés"], "Luis e Inés"),
        (["Ana", "Hilda"], "Ana e Hilda"),
        (["Raúl", "Yvonne"], "Raúl e Yvonne"),
        (["agua", "hielo"], "agua y hielo"),
        (["Ana", "Yolanda"], "Ana y Yolanda"),
        (["Ana", "Íñigo"], "Ana e Íñigo"),
        (["Inés", "Luis", "Iris"], "Inés, Luis e Iris"),
        (["Marta", "«Inés»"], "Marta e «Inés»"),
        (["cobre", "hierro"], "cobre y hierro"),
        (["Luis", "hijos"], "Luis e hijos"),
        (["Marta, alcaldesa", "Inés, concejala"], "Marta, alcaldesa; e Inés, concejala"),
        (["a, b", "c", "d"], "a, b; c; y d"),
        (["«Encuentros» (+2,0)", "«Avance» (+1,5)"], "«Encuentros» (+2,0) y «Avance» (+1,5)"),
    ],
)
def test_and_turns_to_e_before_the_sound_i(items: list[str], text: str):
    assert join_and(items) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        (["siete", "ocho"], "siete u ocho"),
        (["10", "11"], "10 u 11"),
        (["7", "8"], "7 u 8"),
        (["70", "80"], "70 u 80"),
        (["10", "110"], "10 o 110"),
        (["10", "12"], "10 o 12"),
        (["10.000", "11.000"], "10.000 u 11.000"),
        (["Marta", "Horacio"], "Marta u Horacio"),
        (["Ana", "Óscar"], "Ana u Óscar"),
        (["uno", "dos", "tres"], "uno, dos o tres"),
    ],
)
def test_or_turns_to_u_before_the_sound_o(items: list[str], text: str):
    assert join_or(items) == text


@given(st.lists(st.text(), max_size=5))
def test_a_list_keeps_every_item(items: list[str]):
    assert all(item in join_and(items) and item in join_or(items) for item in items)


def test_folding_forgets_case_accents_and_blanks():
    assert fold("  Peña   LÓPEZ ") == fold("pena lopez")
    assert fold("MÜLLER") == "muller"


@given(st.text())
def test_folding_twice_changes_nothing(text: str):
    assert fold(fold(text)) == fold(text)


def test_articles_contract_with_nouns_but_not_with_names():
    councillor = Phrase("Concejal Raúl Etcheverry", "el", "m")
    mayor = Phrase("Alcaldesa Marta", "la", "f")
    assert councillor.of() == "del Concejal Raúl Etcheverry"
    assert councillor.to() == "al Concejal Raúl Etcheverry"
    assert mayor.of() == "de la Alcaldesa Marta"
    assert mayor.to() == "a la Alcaldesa Marta"
    assert Phrase("El Pinar").of() == "de El Pinar"


def test_acta_is_feminine_with_the_masculine_article():
    assert acta("11").with_article() == "el acta\u00a011"
    assert acta().of() == "del acta"
    assert acta().gender == "f"


def test_capital_changes_the_first_letter_only():
    assert capital("la Alcaldesa Marta") == "La Alcaldesa Marta"
    assert capital("") == ""


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Falta la tabla", "Falta la tabla."),
        ("Falta. ", "Falta."),
        ("¿Quién?", "¿Quién?"),
        ("Sigue…", "Sigue…"),
        (" ", ""),
    ],
)
def test_what_somebody_typed_ends_as_a_sentence(typed: str, text: str):
    assert ended(typed) == text
