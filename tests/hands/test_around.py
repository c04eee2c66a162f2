"""The journey of `journeys_around`, in simulated time."""

from pathlib import Path

from tests.hands.journeys_around import around
from tests.hands.simulated import play


def test_the_example_is_looked_into_without_the_mouse(qapp, home: Path):
    play(around, home)
