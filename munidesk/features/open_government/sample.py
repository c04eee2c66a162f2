"""The invented open government, part by part."""

from munidesk.data.store import Store
from munidesk.features.open_government.practices import sample as practices
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize) -> None:
    """After the diagnoses, over whose red criteria an organisation asks."""
    practices.write_sample(store, size)
