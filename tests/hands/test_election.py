"""An election and a list of speakers by keys, from an empty file to the acta in Word."""

from pathlib import Path

from tests.hands import journeys, journeys_election, journeys_settings
from tests.hands.driver import Hands
from tests.hands.simulated import play


def test_c29_c32_a_vice_president_is_elected_and_neighbours_speak_by_keys(qapp, home: Path):
    play(journeys_election.election, home)


def test_an_election_begun_by_mistake_goes_away_and_each_paper_is_undone_by_ctrl_z(qapp, home: Path):
    def mistaken(hands: Hands) -> None:
        journeys_election.begin(hands)
        journeys_election.to_item(hands, 3)
        hands.command("E")
        hands.press("Enter")
        hands.write("4", kept=False)
        hands.press("Enter", "Enter")
        hands.at("Escrutinio")
        hands.command("11")
        hands.sees("Faltan leer 3 papeletas.")
        hands.press("Ctrl+Z")
        hands.sees("Faltan leer 4 papeletas.")
        hands.press("Backspace")
        hands.sees("Faltan leer 5 papeletas.")
        hands.press("Delete", "Delete")
        hands.at("Orden del día")
        hands.sees_no("candidatura")

    play(mistaken, home)


def test_a_phrase_is_kept_with_its_code_and_the_code_and_a_blank_become_the_phrase(qapp, home: Path):
    def phrasing(hands: Hands) -> None:
        journeys_election.begin(hands)
        journeys_election.to_item(hands, 4)
        hands.press("Enter")
        hands.at("Texto de lo tratado")
        hands.go_to("Frases", key="Shift+Tab")
        hands.press("Enter")
        hands.choose("Guardar una frase con su código")
        hands.press("Enter")
        hands.at("Código")
        hands.write("pa", kept=False)
        hands.press("Tab")
        hands.write("La Presidencia concede la palabra a")
        hands.press("Ctrl+Enter")
        hands.go_to("Texto de lo tratado", key="F6", at_most=4)
        for code, key in (("Pa", "Space"), ("pa", "Tab")):
            hands.write(code, kept=False)
            hands.press(key)
            hands.at("Texto de lo tratado")
        hands.reads("La Presidencia concede la palabra a La Presidencia concede la palabra a ")
        hands.write("pan")
        hands.press("Space")
        hands.reads("concede la palabra a pan ")
        hands.close()

    play(phrasing, home)


def test_the_rule_of_elections_is_written_in_ajustes_by_keys(qapp, home: Path):
    def ruling(hands: Hands) -> None:
        journeys_election.begin(hands)
        journeys.open_page(hands, "Ajustes")
        journeys_settings.section(hands, "Reglas")
        hands.go_to("Elecciones y uso de la palabra", at_most=20)
        hands.press("Enter")
        hands.at("Para ser electa o electo")
        hands.choose("Más votos")
        hands.go_to("Norma que lo dice")
        hands.write("Reglamento, art. 9", kept=False)
        hands.press("Enter")
        hands.sees("Se cambiaron las reglas de elecciones")

    play(ruling, home)


def test_in_a_nominal_election_the_strip_says_whose_vote_is_next(qapp, home: Path):
    def voting(hands: Hands) -> None:
        journeys_election.begin(hands)
        journeys_election.to_item(hands, 3)
        hands.command("E")
        hands.go_to("Votación")
        hands.choose("nominal")
        hands.press("Enter")
        hands.at("Candidatura nueva")
        for said in ("4", "2", ""):
            hands.write(said, kept=False)
            hands.press("Enter")
        hands.at("Escrutinio")
        hands.sees("Vota María Núñez Peña", "Nominal")
        hands.command("1")
        hands.sees("Vota José Güimil Brum")
        hands.command("2111")
        hands.sees("Elección de Silvia Cabral Techera")
        hands.close()

    play(voting, home)
