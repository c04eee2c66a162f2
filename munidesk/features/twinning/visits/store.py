"""Who travels on a visit: the private name stands in `neighbour` alone, here why one goes."""

from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.twinning.domain_year import VisitDelegate
from munidesk.features.twinning.kinds import DELEGATES
from munidesk.town.people_lists.store import neighbour_named


def save_delegate(store: Store, one: VisitDelegate, name: str) -> VisitDelegate:
    """Raises UserError without a name, and as its kind without why one travels."""
    name = " ".join(name.split())
    if not name:
        raise UserError(_("Escriba quién viaja."), code="missing", field="name")
    with store.change(_("Delegación: {task}").format(task=one.task.strip()[:40])):
        return DELEGATES.save(store, replace(one, neighbour_id=neighbour_named(store, name), task=one.task.strip()))
