"""The folder for the next administration is written by keys, and what it holds is read back."""

from pathlib import Path

from tests.hands import journeys_handover
from tests.hands.simulated import play


def test_the_hand_over_holds_the_acta_the_open_matters_and_the_data(qapp, home: Path):
    play(journeys_handover.handover, home)
