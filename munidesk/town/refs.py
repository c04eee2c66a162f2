"""How a person introduces themself to other records."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.ref import Described, Ref
from munidesk.town.kinds import PEOPLE


def describe(store: Store, ref: Ref) -> Described | None:
    found = PEOPLE.find(store, ref.id)
    if found is None:
        return None
    return Described(ref, found.full_name, _("Persona"), icon="user", key="council", arguments={"tab": "5"})
