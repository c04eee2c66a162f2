"""A list that another program left comes in and goes out again, by keys."""

from pathlib import Path

from tests.hands import journeys, journeys_import
from tests.hands.driver import Hands
from tests.hands.simulated import play


def test_initiatives_of_a_csv_and_a_workbook_come_in_are_undone_and_go_out(qapp, home: Path):
    play(journeys_import.imports, home)


def test_w13_a_zone_typed_whole_is_the_one_in_use_here_and_in_an_encounter(qapp, home: Path):
    def typing(hands: Hands) -> None:
        journeys.begin_without_members(hands)
        journeys.open_page(hands, "Participación")
        for title, zone in (("Más luz", "Este"), ("Más sombra", "Zona Este")):
            hands.press("Ctrl+N")
            hands.write(title)
            hands.go_to("Zona")
            hands.write(zone, kept=False)
            hands.picture("zona")
            hands.press("Enter")
            hands.at("Iniciativas")
        hands.sees("Zona Este")
        hands.sees_no("Zona Zona")
        journeys.open_page(hands, "Nuevo encuentro")
        hands.at("Título")
        hands.write("Taller de Ñandubay")
        hands.go_to("Zona")
        hands.write("es", kept=False)
        hands.reads("este")  # completed; written as it is in use
        hands.picture("encuentro")
        hands.press("Enter")
        hands.sees("Taller de Ñandubay")
        hands.sees_no("Cancelar")
        hands.close()
        if hands.places("Zona Este") or "encounter.zone" not in hands.places("Este"):
            raise hands.wrong(f"la zona quedó en {hands.places('Este')} y en {hands.places('Zona Este')}")

    play(typing, home)
