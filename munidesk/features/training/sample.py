"""The invented municipality's training: each room writes its own part, in order."""

from munidesk.data.store import Store
from munidesk.features.training.editions import sample as editions
from munidesk.features.training.needs import sample as needs
from munidesk.features.training.network import sample as network
from munidesk.features.training.programme import sample as programme
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize) -> None:
    """People and what they can do first; then the programme of the year, and its editions with their certificates."""
    needs.write_sample(store, size)
    programme.write_sample(store, size)
    editions.write_sample(store, size)
    network.write_sample(store, size)
