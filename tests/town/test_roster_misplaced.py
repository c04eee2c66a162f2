"""A list pasted with a column or a row swapped does not go on to an acta that says «Concejala» for a party."""

import pytest

from munidesk.town.profiles import COUNTRIES, load_profile
from munidesk.town.roster import Roster, read_roster
from munidesk.town.roster_columns import Mapping, Use, guess_mapping

MEMBERS = Mapping((Use.LISTED, Use.POST, Use.PARTY), header=False)


def faults(*rows: tuple[str, ...], mapping: Mapping = MEMBERS, country: str = "UY") -> list[str]:
    read: Roster = read_roster(rows, mapping, load_profile(country))
    return [one.text for one in read.problems if one.blocks]


def test_w16_a_row_with_two_cells_swapped_stops_the_list_and_says_which():
    found = faults(("Sosa, Ana", "Vecinos Unidos", "Concejala"), ("Díaz, Luis", "Concejal", "Unión"))
    assert found == ["Fila 1: «Concejala» es un cargo y está en la columna «Lista»."]


def test_w16_a_person_in_the_column_of_posts_stops_it_too():
    found = faults(("Concejala", "Núñez Peña, María", "Unión"), ("Sosa, Ana", "María Núñez Peña", "Unión"))
    assert found == [
        "Fila 1: «Concejala» es un cargo y está en la columna «Apellidos, Nombre».",
        "Fila 2: «María Núñez Peña» es una persona y está en la columna «Cargo».",
    ]


@pytest.mark.parametrize("country", COUNTRIES)
def test_w16_the_posts_of_every_country_are_no_party(country: str):
    posts = load_profile(country).posts.values()
    for one in posts:
        for word in (one.m, one.f):
            assert faults(("Sosa, Ana", "", word), country=country), word


def test_w16_a_surname_that_is_a_post_and_a_post_of_many_words_are_let_be():
    named = Mapping((Use.GIVEN, Use.FAMILY, Use.POST, Use.PARTY), header=False)
    assert faults(("Ana", "Alcalde", "Concejala", "Lista 15"), mapping=named) == []
    assert faults(("Alcalde Ruiz, Ana María", "Delegada de San José", "Vecinos por Ana")) == []


def test_w16_a_swapped_column_of_a_whole_list_stops_every_row():
    rows = (("Nombre", "Cargo", "Lista"), ("Ana Sosa", "Unión", "Alcaldesa"), ("Luis Díaz", "Unión", "Concejal"))
    mapping = guess_mapping(rows, load_profile("UY"))
    assert len(faults(*rows, mapping=mapping)) == 2
