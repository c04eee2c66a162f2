"""A public hearing by keys, from an empty home to its document in Word and in PDF."""

from pathlib import Path

from tests.hands import journeys_hearing
from tests.hands.simulated import play


def test_w45_a_hearing_seen_with_its_period_in_word_and_in_pdf(qapp, home: Path):
    play(journeys_hearing.hearing, home)
