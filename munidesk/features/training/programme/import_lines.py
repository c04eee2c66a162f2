"""The lines of a programme as a list that a sheet fills."""

from munidesk.features.training.kinds import COURSES, LINES, PROGRAMMES
from munidesk.features.training.programme.store import newest
from munidesk.sheets.of_kind import Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target


def lines() -> Target:
    """Into the programme of the newest year, made where there is none."""
    listed = Listed(kind=LINES, kinds=(PROGRAMMES, COURSES), usual={"programme_id": newest})
    return listed_target(listed, "programme-line")
