"""The manual by keys, from an empty home to its frozen version in Word."""

from pathlib import Path

from tests.hands import journeys_manual
from tests.hands.simulated import play


def test_w76_a_chapter_a_frozen_version_and_to_whom_it_went(qapp, home: Path):
    play(journeys_manual.manual, home)
