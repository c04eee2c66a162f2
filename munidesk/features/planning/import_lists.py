"""What hangs from a plan as lists that a sheet fills: readings, money, commitments, logical framework, priorities."""

from munidesk.features.planning.kinds import COMMITMENTS, CRITERIA, FRAME, FUNDING, LINES, MARKS, PLANS, READINGS
from munidesk.features.planning.store import newest
from munidesk.sheets.of_kind import Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target

_LINE = ("renglon", "actividad", "meta", "codigo", "codigo de la actividad", "programa", "proyecto", "obra")
_NEWEST = {"plan_id": newest}


def readings() -> Target:
    """How far lines got, each on its day."""
    return listed_target(Listed(kind=READINGS, kinds=(LINES,), keys=(("line_id", "day"),), called={"line_id": _LINE},
                                over_time=("value", "day")), "readings")  # fmt: skip


def money() -> Target:
    """Money of lines, by source and currency."""
    return listed_target(Listed(kind=FUNDING, kinds=(LINES,), called={"line_id": _LINE}), "money")


def commitments() -> Target:
    return listed_target(Listed(kind=COMMITMENTS, kinds=(PLANS,), usual=_NEWEST), "commitments")


def frame() -> Target:
    """The rows of the logical framework."""
    return listed_target(Listed(kind=FRAME, kinds=(PLANS,), usual=_NEWEST), "frame")


def priorities() -> Target:
    """What each project got in each criterion."""
    return listed_target(Listed(kind=MARKS, kinds=(LINES, CRITERIA), called={"line_id": _LINE}), "priorities")
