"""A notification by keys, from an empty file to its PDF read back."""

from pathlib import Path

from tests.hands import journeys_letters
from tests.hands.simulated import play


def test_a_resolution_is_notified_with_proof_and_printed_by_keys(qapp, home: Path):
    play(journeys_letters.letters, home)
