"""What waits in open government, room by room."""

from collections.abc import Sequence
from datetime import date

from munidesk.data.store import Store
from munidesk.features.open_government.advocacy import pending as advocacy
from munidesk.features.open_government.diagnoses import pending as diagnoses
from munidesk.features.open_government.improvements import pending as improvements
from munidesk.features.open_government.opening import pending as opening
from munidesk.town.manifest import Pending

ROOMS = (diagnoses.pending, improvements.pending, opening.pending, advocacy.pending)


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    return tuple(one for room in ROOMS for one in room(store, day, most))
