"""The journeys of a secretary from an empty folder to files on disk, by keys alone."""

from tests.hands.driver import Hands

MEMBERS = (
    ("Núñez Peña, María", "Alcaldesa", "Vecinos Unidos", "Titular"),
    ("Güimarães Brum, José", "Concejal", "Vecinos Unidos", "Titular"),
    ("Bentancor Ruiz, Nelson", "Concejal", "Unión Local", "Titular"),
    ("Cabral Techera, Silvia", "Concejala", "Cerro Adelante", "Titular"),
    ("Moreira Lacuesta, Inés", "Concejala", "Unión Local", "Titular"),
    ("Pereyra Vidal, Hugo", "Concejal", "Unión Local", "Suplente de Moreira"),
    ("Fagúndez Lema, Iris", "Concejala", "Vecinos Unidos", "Suplente de Núñez"),
)


def found_a_town(hands: Hands) -> None:
    """From nothing to a council whose members are typed in the table."""
    hands.at("Continuar")
    hands.picture("bienvenida")
    hands.press("Enter")
    hands.at("País")
    hands.choose("Uruguay")
    hands.picture("pais")
    hands.press("Enter")
    hands.at("Nombre del municipio")
    hands.write("Municipio de Ñandubay")
    hands.press("Enter")
    hands.at("Localidad")
    hands.write("Güemes del Sauce")
    hands.press("Enter")
    hands.at("Dirección")
    hands.write("Av. 18 de Julio 1234 ¿esquina Ibirá-Pitá?")
    hands.picture("municipio")
    hands.press("Enter")
    hands.at("Integrantes")
    for member in MEMBERS:
        for cell in member[:-1]:
            hands.write(cell, kept=False)
            hands.press("Tab")
        hands.write(member[-1], kept=False)
        hands.press("Enter")
    hands.picture("integrantes")
    hands.press("Enter")
    hands.at("Continuar")
    hands.press("Enter")
    hands.at("Empezar")
    hands.picture("listo")
    hands.press("Enter")
    hands.sees("Municipio de Ñandubay")


def first_run(hands: Hands) -> None:
    """From an empty home to the first acta on disk."""
    found_a_town(hands)
    hands.picture("inicio")
