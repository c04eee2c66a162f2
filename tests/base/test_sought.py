"""D: somebody is found by parts of the name in any order, without accents, by telephone, document or mail."""

import pytest

from munidesk.base.sought import Sought

NAME = "Juana Inés Pérez de los Santos Núñez"


@pytest.mark.parametrize(
    "typed",
    ["juana perez", "PÉREZ JUANA", "nunez perez", "Santos Núñez, Juana", NAME, "Pérez de los Santos", "ines nuñez"],
)
def test_d_parts_of_three_surnames_in_any_order_without_accents(typed: str):
    found = Sought(typed).in_text(f"Vino {NAME} y pidió una rampa.")
    assert found
    assert found[0].sure
    assert NAME in Sought(typed).blacked(f"Dijo {NAME}.") or "Pérez" not in Sought(typed).blacked(f"Dijo {NAME}.")


@pytest.mark.parametrize(
    ("typed", "text", "wanted"),
    [
        ("juana perez", "Dijo Juana Pérez de los Santos Núñez que sí.", "Dijo ■■■ que sí."),
        ("perez juana", "Juana Inés Pérez. Otra cosa", "■■■. Otra cosa"),
        ("juana perez", "Juana Pérez, vecina de Silva", "■■■, vecina de Silva"),
        ("juana perez", "Juana **Pérez** vino", "■■■**■■■** vino"),
        ("juana perez", "|Juana Pérez|Las Lomas|", "|■■■|Las Lomas|"),
        ("juana perez", "Juan Pérez y Juana Díaz", "Juan Pérez y Juana Díaz"),
        ("juana perez", "JUANA PE\u0301REZ llamó", "■■■ llamó"),
        ("099 123 456", "Llamar al 099123456 o al +598 99 123 456.", "Llamar al ■■■ o al ■■■."),
        ("12345678", "cédula 1.234.567-8", "cédula ■■■"),
        ("Juana@Correo.uy", "a juana@correo.uy por mail", "a ■■■ por mail"),
        ("juana perez; 099 123 456", "Pérez, Juana: 099-123-456", "■■■: ■■■"),
        ("ana", "Mariana mañana", "Mariana mañana"),
    ],
)
def test_d_what_names_the_person_is_blacked_out_and_nothing_else(typed: str, text: str, wanted: str):
    assert Sought(typed).blacked(text) == wanted


def test_d_two_of_three_words_may_be_the_person_and_are_not_blacked_out():
    sought, text = Sought("Juana Pérez Núñez"), "Habló Juana Pérez."
    assert [one.sure for one in sought.in_text(text)] == [False]
    assert sought.blacked(text) == text


def test_d_words_far_from_each_other_are_not_a_name():
    assert not Sought("juana perez").in_text("Juana pidió una rampa para la esquina de la calle Pérez.")
    assert not Sought("juana perez").in_text("Habló Juana. Pérez contestó.")
    assert Sought("juana perez").in_text("Juana Inés de los Pérez")
    assert Sought("juana perez").in_text("juana ines perez")


@pytest.mark.parametrize("typed", ["", " , ; ", "¿?", "1"])
def test_d_nothing_to_look_for_finds_nothing_or_a_word(typed: str):
    assert Sought(typed).in_text("un texto cualquiera") == ()
