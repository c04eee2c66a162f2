"""The terms of initiatives that wait, counted anew when the municipality's calendar changes."""

from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.participation.domain import OPEN, State
from munidesk.features.participation.initiatives.clock import deadline_of, due_day
from munidesk.town import store as town
from munidesk.town.calendar.store import working_days

_TERMS = "SELECT id, state, received, due, extension_reason FROM initiative WHERE deleted_at IS NULL ORDER BY id"


def recount_terms(store: Store) -> int:
    """Returns how many terms moved. What is answered keeps the term it was answered in."""
    profile, calendar = town.profile_of(store), working_days(store)
    moved = 0
    with store.change(_("Contar de nuevo los plazos")) as writer:
        for row in store.query(_TERMS):
            term = deadline_of(profile, extended=bool(row["extension_reason"]))
            if State(str(row["state"])) not in OPEN or term is None or term.unit != "working_days":
                continue
            due = due_day(date.fromisoformat(str(row["received"])), term, calendar)
            if due is not None and due.isoformat() != row["due"]:
                writer.put("initiative", {"id": str(row["id"]), "due": due.isoformat()})
                moved += 1
    return moved
