"""What participation counts of itself in a period: answers, terms, devoluciones and encounters."""

from datetime import date

from munidesk.data.store import Store
from munidesk.features.participation.domain import EncounterState
from munidesk.features.participation.encounters.store import encounters as all_encounters
from munidesk.features.participation.initiatives.store_counts import Dates, received_between, term_between
from munidesk.records.ref import Computed
from munidesk.town.counting import counted, records_of


def answered(store: Store, since: date, until: date) -> Computed:
    """Of the initiatives received in the period, those answered by its last day."""
    found = received_between(store, since, until)
    return _initiatives(store, [one for one in found if _by(one.answered, until)], found)


def answered_in_time(store: Store, since: date, until: date) -> Computed:
    """Of those whose term ended in the period, those answered within it."""
    found = term_between(store, since, until)
    return _initiatives(store, [one for one in found if one.due is not None and _by(one.answered, one.due)], found)


def given_back(store: Store, since: date, until: date) -> Computed:
    """Of the initiatives of the period that were answered, those given back to who proposed them."""
    found = [one for one in received_between(store, since, until) if _by(one.answered, until)]
    return _initiatives(store, [one for one in found if _by(one.given_back, until)], found)


def encounters(store: Store, since: date, until: date) -> Computed:
    """Held, of those that were to be held in the period; the cancelled ones count as not held."""
    found = [row.encounter for row in all_encounters(store) if since <= row.encounter.date <= until]
    done = [one for one in found if one.state is EncounterState.HELD]
    records = records_of("encounter", (one.id for one in found))
    return counted(store, len(done), len(found), "participation", records, tab="1")


def _by(day: date | None, last: date) -> bool:
    return day is not None and day <= last


def _initiatives(store: Store, done: list[Dates], found: list[Dates]) -> Computed:
    records = records_of("initiative", (one.id for one in found))
    return counted(store, len(done), len(found), "participation", records, tab="0")
