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
