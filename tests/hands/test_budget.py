"""A participatory budget and a survey by keys, each from an empty home to its paper."""

from pathlib import Path

from tests.hands import journeys_budget, journeys_survey
from tests.hands.simulated import play


def test_two_hundred_ballots_by_keys_two_counters_that_differ_by_one_and_a_tie_at_the_cap(qapp, home: Path):
    play(journeys_budget.budget, home)


def test_a_survey_of_thirty_sheets_by_keys_to_its_results(qapp, home: Path):
    play(journeys_survey.survey, home)
