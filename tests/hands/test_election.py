"""An election and a list of speakers by keys, from an empty file to the acta in Word."""

from pathlib import Path

from tests.hands import journeys_election
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
