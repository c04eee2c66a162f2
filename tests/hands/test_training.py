"""A year of training from an empty file, by keys: what failed under the hands by what it was."""

from pathlib import Path

import pytest

from tests.hands import journeys_training
from tests.hands.simulated import play


def test_step_12_from_a_need_to_a_certificate_that_is_asked_back_by_its_folio(qapp, home: Path):
    """After the first person of the staff the keyboard stood in a button that was gone; nothing assessed read as 0."""
    play(journeys_training.training, home)


@pytest.mark.parametrize("country", ["México", "España"])
def test_step_12_the_same_keys_serve_in_other_countries(qapp, home: Path, country: str):
    play(lambda hands: journeys_training.training(hands, country), home)
