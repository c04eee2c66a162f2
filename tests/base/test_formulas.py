"""Formulas that a municipality edits: filled with the right gender, number and words."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.errors import UserError
from munidesk.base.formulas import Gap, Piece, Value, day_values, fill, fill_pieces, names_in, problem_in
from munidesk.base.spanish import Phrase
from munidesk.town.profiles import load_profile

PESO = load_profile("UY").figures
MAYOR = Phrase("Alcaldesa Marta Olivera", "la", "f")
COUNCILLOR = Phrase("Concejal Raúl Etcheverry", "el", "m")


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("En {town}.", {"town": "Cerro del Alba"}, "En Cerro del Alba."),
        (
            "{m+art} y {c+art}",
            {"m": MAYOR, "c": COUNCILLOR},
            "la Alcaldesa Marta Olivera y el Concejal Raúl Etcheverry",
        ),
        ("{m+Art} preside.", {"m": MAYOR}, "La Alcaldesa Marta Olivera preside."),
        ("bajo la presidencia {of_chair}", {"chair": COUNCILLOR}, "bajo la presidencia del Concejal Raúl Etcheverry"),
        (
            "el voto {m+of}, {c+to}",
            {"m": MAYOR, "c": COUNCILLOR},
            "el voto de la Alcaldesa Marta Olivera, al Concejal Raúl Etcheverry",
        ),
        ("{x:electo|electa}", {"x": MAYOR}, "electa"),
        ("{x:electo|electa}", {"x": COUNCILLOR}, "electo"),
        ("{x:electo|electa|que resultó elegida la persona}", {"x": Phrase("Alex")}, "que resultó elegida la persona"),
        ("{n#Presente uno|Presentes {n}}", {"n": 1}, "Presente uno"),
        ("{n#Presente uno|Presentes {n}}", {"n": 21}, "Presentes veintiuno"),
        ("{n#ninguna abstención|una abstención|{n+f} abstenciones}", {"n": 0}, "ninguna abstención"),
        ("{n#ninguna abstención|una abstención|{n+f} abstenciones}", {"n": 21}, "veintiuna abstenciones"),
        ("de los {total+m} integrantes", {"total": 31}, "de los treinta y un integrantes"),
        ("{n+fig} vecinos", {"n": 1038}, "1.038 vecinos"),
        ("siendo {h}", {"h": time(19, 5)}, "siendo las diecinueve horas con cinco minutos"),
        ("siendo {h}", {"h": datetime(2026, 11, 17, 1, 0)}, "siendo la una hora"),
        ("el {d}", {"d": date(2026, 12, 1)}, "el primero de diciembre de dos mil veintiséis"),
        ("{passed?afirmativa|negativa}", {"passed": True}, "afirmativa"),
        ("{passed?afirmativa|negativa}", {"passed": False}, "negativa"),
        ("{s+cap}", {"s": "después"}, "Después"),
        ("{a}", {"a": Decimal("1038.5")}, "1.038,5"),
        ("{{x}}", {}, "{x}"),
        ("{x}", {"x": "con {llaves} | y barras"}, "con {llaves} | y barras"),
    ],
)
def test_a_formula_is_filled(template: str, values: dict[str, Value], text: str):
    assert fill(template, values, PESO) == text


def test_d5_a_formula_writes_figures_as_the_country_does():
    mexican, costa_rican = load_profile("MX").figures, load_profile("CR").figures
    assert fill("{n+fig} vecinos", {"n": 1038}, mexican) == "1,038 vecinos"
    assert fill("{a}", {"a": Decimal("1038.5")}, costa_rican) == "1\u00a0038,5"


def test_the_opening_of_an_acta():
    values: dict[str, Value] = {
        "town": "Cerro del Alba",
        "h": time(19, 5),
        "place": Phrase("Salón del Concejo", "el", "m"),
        "kind": "ordinaria",
        "chair": MAYOR,
        **day_values(date(2026, 11, 17)),
    }
    assert fill("En {town}, {d_days} del mes de {month} de {year}, siendo {h}, en {place+art}.", values, PESO) == (
        "En Cerro del Alba, a los diecisiete días del mes de noviembre de dos mil veintiséis, "
        "siendo las diecinueve horas con cinco minutos, en el Salón del Concejo."
    )


def test_a_missing_datum_is_a_gap_of_its_own():
    assert fill_pieces("siendo {h}, en {place}.", {"h": Gap("hora de comienzo"), "place": "la Sala"}, PESO) == (
        Piece("siendo "),
        Piece("hora de comienzo", gap=True),
        Piece(", en la Sala."),
    )
    assert fill("siendo {h}", {"h": Gap("hora de comienzo")}, PESO) == "siendo [hora de comienzo]"
    assert fill("{n#Presente uno|Presentes {n}}", {"n": Gap("presentes")}, PESO) == "Presentes [presentes]"


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("hola {x", "falta cerrar la llave"),
        ("hola x}", "sobra una llave"),
        ("hola {}", "no se entiende «{}»"),
        ("{x+cosa}", "no se entiende «{x+cosa}»"),
        ("{x#uno}", "no se entiende"),
        ("{x?a|b|c}", "no se entiende"),
        ("{quien}", "nombra «quien», que no existe. Puede usar: x."),
        ("{x#uno|{quien}}", "nombra «quien»"),
    ],
)
def test_a_formula_with_a_mistake_is_explained(template: str, says: str):
    assert says in problem_in(template, ["x"])
    with pytest.raises(UserError):
        fill(template, {"x": 2}, PESO)


def test_a_formula_without_mistakes_has_no_problem():
    assert problem_in("{x} {of_x} {x#uno|{x}}", ["x"]) == ""
    assert names_in("{x} {of_y}") == {"x", "of_y"}


@given(st.text())
def test_any_text_either_fills_or_says_what_is_wrong(template: str):
    try:
        fill(template, {"x": "1"}, PESO)
    except UserError as error:
        assert str(error)


@given(st.text(alphabet=st.characters(exclude_characters="{}")), st.text())
def test_what_people_typed_goes_in_as_it_is(before: str, value: str):
    assert fill(before + "{x}", {"x": value}, PESO) == before + value
