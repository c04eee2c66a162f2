"""How a person introduces themself to other records."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.ref import Described, Ref
from munidesk.town.rows import text


def describe(store: Store, ref: Ref) -> Described | None:
    row = store.get("person", ref.id)
    if row is None:
        return None
    name = f"{text(row, 'given_names')} {text(row, 'family_names')}".strip()
    return Described(ref, name, _("Persona"), icon="user", key="council", arguments={"tab": "5"})
