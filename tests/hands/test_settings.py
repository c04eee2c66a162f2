"""Ajustes by keys: what is set is on paper and in the copy that comes back; a person's data are given and forgotten."""

from pathlib import Path

from tests.hands import journeys_settings
from tests.hands.simulated import play


def test_what_is_set_in_ajustes_is_on_paper_and_in_the_copy_that_comes_back(qapp, home: Path):
    play(journeys_settings.settings, home)
