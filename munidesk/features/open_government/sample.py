"""The invented municipality's open government: each room writes its own part, in order."""

from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses import sample as diagnoses
from munidesk.features.open_government.improvements import sample as improvements
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize) -> None:
    """Diagnoses first: the other rooms begin from their rounds."""
    diagnoses.write(store, size)
    improvements.write(store, size)
