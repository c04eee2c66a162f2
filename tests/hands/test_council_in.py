"""The council of another program comes in by keys: seven lists, and a folder of old actas."""

from pathlib import Path

from tests.hands import journeys_council_in
from tests.hands.simulated import play


def test_16j_a_council_comes_in_by_keys_from_lists_and_old_actas(qapp, home: Path):
    play(journeys_council_in.council_in, home)
