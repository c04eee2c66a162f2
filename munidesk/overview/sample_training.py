"""The regional meeting of the invented municipality, what it agreed, and the practice that an exchange brought home."""

from datetime import datetime, time

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participation.domain import Encounter, EncounterKind, EncounterState
from munidesk.features.participation.encounters.store import new_encounter
from munidesk.features.training.kinds import EXCHANGES
from munidesk.features.training.network.sample import facts, meeting_lines
from munidesk.overview.training import practice_of_exchange
from munidesk.records.ref import Ref
from munidesk.town import store as town


def write_meeting(store: Store) -> None:
    """An encounter of participation whose lines are training's; the exchange that was adopted as a practice."""
    told = facts(store)
    met = told["meeting"]
    with fixed_clock(datetime.combine(told["day"], time(11, 30))), store.change(_("Crear el encuentro regional")):
        key = new_encounter(store, Encounter(
            kind=EncounterKind.WORKSHOP, title=met["title"], date=met["date"], place=met["place"],
            state=EncounterState.HELD, women=met["women"], men=met["men"], unknown=0,
        ))  # fmt: skip
        meeting_lines(store, key, town.municipality(store).name)
        for one in EXCHANGES.all(store):
            if one.adopted:
                practice_of_exchange(store, Ref(EXCHANGES.table, one.id))
