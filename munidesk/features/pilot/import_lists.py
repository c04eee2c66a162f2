"""What hangs from a pilot and its manual as lists that a sheet fills: phases, logbook, diffusion."""

from munidesk.data.store import Store
from munidesk.features.pilot.kinds import DIFFUSION, ENTRIES, MANUALS, PHASES, PILOTS
from munidesk.features.pilot.store import newest
from munidesk.features.pilot.store_manual import manual_of_pilot
from munidesk.sheets.of_kind import Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target

_NEWEST = {"pilot_id": newest}


def phases() -> Target:
    return listed_target(Listed(kind=PHASES, kinds=(PILOTS,), usual=_NEWEST), "phases")


def logbook() -> Target:
    return listed_target(Listed(kind=ENTRIES, kinds=(PILOTS,), usual=_NEWEST), "logbook")


def diffusion() -> Target:
    """To whom the manual was given."""
    return listed_target(Listed(kind=DIFFUSION, kinds=(MANUALS,), usual={"manual_id": _manual}), "diffusion")


def _manual(store: Store) -> str:
    key = newest(store)
    found = manual_of_pilot(store, key) if key else None
    return "" if found is None else found.id
