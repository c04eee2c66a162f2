"""What waits in training, room by room."""

from collections.abc import Sequence
from datetime import date

from munidesk.data.store import Store
from munidesk.features.training.certificates import pending as certificates
from munidesk.features.training.editions import pending as editions
from munidesk.features.training.needs import pending as needs
from munidesk.features.training.network import pending as network
from munidesk.features.training.programme import pending as programme
from munidesk.features.training.yearly import pending as yearly
from munidesk.town.manifest import Pending

ROOMS = (
    needs.pending, editions.pending, programme.pending, certificates.pending, network.pending, yearly.pending,
)  # fmt: skip


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    return tuple(one for room in ROOMS for one in room(store, day, most))
