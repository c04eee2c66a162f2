"""The complete invented municipality: what each feature writes, then what joins them."""

from munidesk.data.store import Store
from munidesk.features.council import sample as council
from munidesk.features.participation import sample as participation
from munidesk.features.pilot import sample as pilot
from munidesk.features.planning import sample as planning
from munidesk.features.swot import sample as swot
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize | None = None) -> None:
    """Fill a new file. Raises UserError for a country that MuniDesk does not have."""
    size = size or SampleSize()
    council.write_sample(
        store, country=size.country, sessions=size.sessions, seats=size.seats, items=size.items, seed=size.seed
    )
    participation.write_sample(store, size)
    swot.write_sample(store, size)
    planning.write_sample(store, size)
    pilot.write_sample(store, size)
