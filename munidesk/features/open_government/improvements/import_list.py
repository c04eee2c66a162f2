"""Improvements as a list that a sheet fills: by their title, or by their item where the sheet names it."""

from munidesk.features.open_government.kinds import DIAGNOSES, IMPROVEMENTS
from munidesk.sheets.of_kind import Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target


def improvements() -> Target:
    """New ones are given their number by the file itself."""
    return listed_target(Listed(kind=IMPROVEMENTS, kinds=(DIAGNOSES,)), "improvements")
