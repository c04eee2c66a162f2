"""Each journey of `journeys.py` on an empty home, with simulated time; findings of the first run by their number."""

from pathlib import Path

import pytest

from tests.hands import journeys, transcript
from tests.hands.driver import Hands
from tests.hands.simulated import play

TWELVE_A_SECOND = 83


def to_members(hands: Hands) -> None:
    hands.press("Enter")
    hands.press("Enter")
    hands.write("Cerro")
    hands.press("Enter", "Enter", "Enter")
    hands.at("Integrantes")


@pytest.mark.parametrize("gap", [0, TWELVE_A_SECOND])
def test_first_run_to_the_first_acta(qapp, home: Path, gap: int):
    play(journeys.first_run, home, gap)


def test_a_whole_session_of_nine_items_and_what_a_screen_reader_hears_of_it(qapp, home: Path):
    """Written by `python -m tests.hands.transcript`: look at what changed, then keep it."""
    heard = play(journeys.whole_session, home).heard
    assert transcript.difference(heard) == ""
    assert [line for line in heard if "«»" in line.partition(" → ")[2]] == [], "something has no name"
    results = [line for line in heard if "«Votación»" in line]
    for result in ("APROBADA. 3 a favor · 1 en contra", "EMPATADA. 2 a favor · 2 en contra", "APROBADA. 2 a favor · 2"):
        assert any(result in line for line in results), result


def test_w18_the_table_of_members_is_left_with_enter_tab_escape_and_f6(qapp, home: Path):
    def leaving(hands: Hands) -> None:
        to_members(hands)
        hands.write("Sosa, Ana", kept=False)
        hands.press("Enter")
        for key in ("Enter", "Esc", "F6"):
            hands.press(key)
            hands.at("Continuar")
            hands.press("F6")
            hands.at("Integrantes")
        hands.press("Tab")
        hands.at("Atrás" if "Atrás" in hands.seen.focus else "Continuar")
        hands.press("F6")
        hands.press("Ctrl+Enter")
        hands.at("Empezar")

    play(leaving, home)


def test_w18_enter_goes_down_to_where_the_row_was_begun_and_writes_over_no_name(qapp, home: Path):
    def rows(hands: Hands) -> None:
        to_members(hands)
        hands.write("Sosa, Ana", kept=False)
        hands.press("Tab")
        hands.write("Alcaldesa", kept=False)
        hands.press("Enter")
        hands.write("Díaz, Ñata", kept=False)
        hands.press("Enter")
        hands.press("Up", "Up")
        hands.reads("Sosa, Ana")
        hands.press("Down")
        hands.reads("Díaz, Ñata")

    play(rows, home)


def test_w18_what_was_emptied_pasted_or_taken_out_comes_back_with_ctrl_z(qapp, home: Path):
    def undoing(hands: Hands) -> None:
        to_members(hands)
        hands.copied("Sosa, Ana\tAlcaldesa\nDíaz, Ñata\tConcejala\n")
        hands.press("Ctrl+V", "Ctrl+Home")
        hands.reads("Sosa, Ana")
        hands.press("Supr")
        hands.reads("")
        hands.press("Ctrl+Z")
        hands.reads("Sosa, Ana")
        hands.press("Ctrl+Supr")
        hands.sees_no("Sosa, Ana")
        hands.press("Ctrl+Z")
        hands.sees("Sosa, Ana")
        hands.press("Ctrl+Z")
        hands.sees_no("Sosa, Ana")
        hands.press("Ctrl+Y")
        hands.sees("Sosa, Ana", "Díaz, Ñata")

    play(undoing, home)


def test_w21_enter_presses_continue_and_in_the_town_goes_to_the_next_field(qapp, home: Path):
    def entering(hands: Hands) -> None:
        hands.at("Continuar")
        hands.press("Enter", "Enter")
        hands.write("Cerro")
        hands.press("Enter")
        hands.at("Localidad")
        hands.press("Enter")
        hands.at("Dirección")

    play(entering, home)
