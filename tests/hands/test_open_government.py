"""From an empty home to a published diagnosis, a verified improvement and the plan of opening, by keys."""

from pathlib import Path

import pytest

from tests.hands import journeys_open_government
from tests.hands.simulated import play


@pytest.mark.parametrize("name", journeys_open_government.ALL)
def test_from_a_blank_file_to_a_round_that_verifies_what_was_improved_and_the_plan_of_opening(
    qapp, home: Path, name: str
):
    play(journeys_open_government.ALL[name], home)
