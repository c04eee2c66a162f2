"""The invented municipality's open government: each room writes its own part, in order."""

from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses import sample as diagnoses
from munidesk.features.open_government.improvements import sample as improvements
from munidesk.features.open_government.opening import sample as opening
from munidesk.features.open_government.practices import sample as practices
from munidesk.town.domain import TownKind
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize) -> None:
    """Diagnoses first, as the other rooms begin from their rounds; then what comes of them."""
    diagnoses.write(store, size)
    if size.kind == TownKind.ORGANISATION.value:  # who asks from outside has no plan of improvements of its own
        practices.write_sample(store, size)
        return
    improvements.write(store, size)
    opening.write_opening(store, size)
    practices.write_sample(store, size)
