"""A workshop by keys, from an empty home to its synthesis."""

from pathlib import Path

from tests.hands import journeys_workshop
from tests.hands.simulated import play


def test_w31_a_workshop_of_thirty_people_and_forty_contributions_to_its_synthesis(qapp, home: Path):
    play(journeys_workshop.workshop, home)
