"""The journeys of `journeys_sample` on the municipality of the example."""

from pathlib import Path

import pytest

from tests.hands import journeys_sample
from tests.hands.simulated import play


@pytest.mark.parametrize("name", ["hearing_on_sample"])  # the others go by `start.py hands`
def test_a_journey_goes_the_same_where_there_is_already_something_of_everything(qapp, home: Path, name: str):
    play(journeys_sample.ALL[name], home)
