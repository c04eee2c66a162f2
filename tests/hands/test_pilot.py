"""A pilot's round by keys, from an empty home to its sheet."""

from pathlib import Path

from tests.hands import journeys_pilot
from tests.hands.simulated import play


def test_w70_a_round_with_every_kind_of_answer_closed_printed_and_opened_again(qapp, home: Path):
    play(journeys_pilot.pilot, home)
