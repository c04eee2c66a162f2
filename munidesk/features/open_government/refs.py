"""How a diagnosis introduces itself to other records; its rounds and answers are the engine's."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.kinds import DIAGNOSES
from munidesk.records.ref import Described, Ref


def describe(store: Store, ref: Ref) -> Described | None:
    """The diagnosis with its area."""
    one = DIAGNOSES.find(store, ref.id)
    if one is None:
        return None
    return Described(ref, one.title, _("Diagnóstico"), one.area, "board", "open_government", {"id": one.id})
