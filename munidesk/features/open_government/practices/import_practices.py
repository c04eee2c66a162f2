"""A sheet of good practices; the folder of another town comes in whole (`store_exchange`)."""

from munidesk.features.open_government.kinds import PRACTICES
from munidesk.sheets.target import Target
from munidesk.town.import_kind import kind_target


def target() -> Target:
    """One practice a row."""
    return kind_target(PRACTICES, (), "practices")
