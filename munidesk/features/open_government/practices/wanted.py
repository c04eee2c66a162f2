"""Which topics the last closed diagnosis has in red, so that the map says where a practice is sought."""

from munidesk.data.store import Store
from munidesk.features.open_government.codes import Component
from munidesk.features.open_government.diagnoses.reds import closed_rounds, red_items
from munidesk.features.open_government.practices.rules import Wanted

COMPONENTS_OF = "gobierno-abierto"
"""The instrument whose dimensions are the components of the bank."""


def wanted(store: Store) -> tuple[Wanted, ...]:
    """The red topics of the newest closed self-diagnosis of open government."""
    found = next(((one, own) for one, own in closed_rounds(store) if one.instrument_key == COMPONENTS_OF), None)
    if found is None:
        return ()
    return tuple(Wanted(Component.of(one.criterion.dimension_key), one.short) for one in red_items(store, *found))
