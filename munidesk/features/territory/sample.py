"""An invented programme of territorial planning, room by room."""

from munidesk.data.store import Store
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize) -> None:
    """After the council, participation, the plan and the bodies that it speaks of."""
    del store, size
