"""A list that another program left comes in and goes out again, by keys."""

from pathlib import Path

from tests.hands import journeys_import
from tests.hands.simulated import play


def test_initiatives_of_a_csv_and_a_workbook_come_in_are_undone_and_go_out(qapp, home: Path):
    play(journeys_import.imports, home)
