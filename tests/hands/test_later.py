"""The first run is left before the members are known (issue 14, C): by keys, and what waits for them asks for them."""

from pathlib import Path

from tests.hands import journeys
from tests.hands.driver import Hands
from tests.hands.simulated import play

LIST = "\n".join("\t".join(member) for member in journeys.MEMBERS)


def test_w35_a_planning_team_begins_without_a_council(qapp, home: Path):
    def beginning(hands: Hands) -> None:
        journeys.begin_without_members(hands)
        hands.press("Ctrl+K")
        hands.write("FODA", kept=False)
        hands.press("Enter")
        hands.sees("Nuevo FODA")
        hands.close()

    play(beginning, home)


def test_w35_what_was_typed_of_the_members_waits_and_the_first_session_asks_for_them(qapp, home: Path):
    def calling(hands: Hands) -> None:
        journeys.found_without_members(hands)
        hands.write("Sosa, Ana", kept=False)
        hands.press("Enter", "Enter")
        hands.go_to("después", key="Shift+Tab")
        hands.press("Enter")
        hands.sees("todavía no tiene integrantes")
        hands.press("Enter")
        hands.press("Ctrl+N")
        hands.reads("Nueva sesión")
        hands.press("Enter")
        hands.at("Integrantes")
        hands.reads("Sosa, Ana")
        hands.picture("integrantes")
        hands.press("Down")
        hands.write("Díaz, Ñata", kept=False)
        hands.press("Enter", "Enter")
        hands.at("Guardar")
        hands.press("Enter")
        hands.at("Clase")
        hands.press("Esc")
        hands.close()
        assert hands.places("Sosa") == ["person.family_names"], hands.places("Sosa")

    play(calling, home)


def test_w35_members_put_off_are_loaded_where_they_are_shown(qapp, home: Path):
    def loading(hands: Hands) -> None:
        journeys.begin_without_members(hands)
        hands.press("Ctrl+K")
        hands.write("Integrantes", kept=False)
        hands.picture("buscar")
        hands.press("Enter")
        hands.go_to("Cargar la lista", at_most=20)
        hands.picture("concejo")
        hands.press("Enter")
        hands.copied(LIST)
        hands.press("Ctrl+V", "Esc")
        hands.at("Guardar")
        hands.press("Enter")
        hands.at("Integrantes")
        hands.sees("Güimil Brum")
        hands.sees_no("Cargar la lista")
        hands.close()

    play(loading, home)


def test_w35_closed_before_the_members_it_goes_on_there(qapp, home: Path):
    def closing(hands: Hands) -> None:
        journeys.found_without_members(hands)
        hands.write("Sosa, Ana", kept=False)
        hands.press("Enter")
        hands.close()

    def coming_back(hands: Hands) -> None:
        hands.at("Integrantes")
        hands.sees("Sosa, Ana", "Cargarlos después")

    play(closing, home)
    play(coming_back, home)


def test_w16_a_pasted_row_with_two_cells_swapped_is_mended_before_it_goes_on(qapp, home: Path):
    def mending(hands: Hands) -> None:
        journeys.found_without_members(hands)
        hands.copied("Sosa, Ana\tAlcaldesa\tUnión\nDíaz, Ñata\tUnión\tConcejala\n")
        hands.press("Ctrl+V")
        hands.sees("Fila 2: «Concejala» es un cargo y está en la columna «Lista».")
        hands.picture("cambiadas")
        hands.press("Ctrl+Home", "Down", "Right")
        hands.write("Concejala", kept=False)
        hands.press("Tab")
        hands.write("Unión", kept=False)
        hands.press("Enter")
        hands.sees("Nada que revisar")
        hands.press("Ctrl+Enter")
        hands.at("Empezar")

    play(mending, home)


def test_a_shield_that_is_no_picture_is_told_at_once(qapp, home: Path):
    def choosing(hands: Hands) -> None:
        hands.left("escudo.png", b"esto es un texto")
        hands.press("Enter", "Enter")
        hands.write("Ñandubay")
        hands.go_to("escudo")
        hands.press("Enter")
        hands.write("escudo.png", kept=False)
        hands.press("Enter")
        hands.sees("Ese archivo no es una imagen que se pueda imprimir")
        hands.picture("no-es-escudo")

    play(choosing, home)
