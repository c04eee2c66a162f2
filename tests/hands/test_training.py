"""A year of training from an empty file, by keys: what failed under the hands by what it was."""

from pathlib import Path

from tests.hands import journeys_training
from tests.hands.simulated import play


def test_step_12_from_a_need_to_a_certificate_that_is_asked_back_by_its_folio(qapp, home: Path):
    """After the first person of the staff the keyboard stood in a button that was gone; nothing assessed read as 0."""
    play(journeys_training.training, home)
