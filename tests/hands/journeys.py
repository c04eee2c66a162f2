"""The journeys of a secretary from an empty folder to files on disk, by keys alone."""

from tests.hands.driver import Hands


def first_run(hands: Hands) -> None:
    """From nothing to a council."""
    hands.picture("bienvenida")
    hands.at("Continuar")
    hands.press("Enter")
    hands.at("País")
    hands.picture("país")
    hands.press("Enter")
    hands.at("Nombre del municipio")
    hands.write("Municipio de Ñandubay")
    hands.press("Tab")
    hands.at("Localidad")
    hands.write("Güemes del Sauce")
    hands.picture("municipio")
    hands.press("Enter")
    hands.at("Integrantes")
    hands.picture("integrantes")
    hands.write("Núñez Peña, María")
