"""The invented open government: each room writes its own part, in order."""

from munidesk.data.store import Store
from munidesk.features.open_government.opening.sample import write_opening
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize) -> None:
    """The diagnosis before its improvements, and these before the plan of opening."""
    write_opening(store, size)
