"""A year is followed by spreadsheets alone, by keys, from an empty home."""

from pathlib import Path

from tests.hands import journeys_follow
from tests.hands.simulated import play


def test_a_year_of_sheets_sent_filled_in_mended_given_back_reminded_of_and_applied(qapp, home: Path):
    play(journeys_follow.follow, home)
