"""How a programme of a year and one of its lines introduce themselves."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.kinds import LINES, PROGRAMMES
from munidesk.records.ref import Described, Ref

_KEY = "capacitacion.programme"


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    if ref.kind == PROGRAMMES.table:
        whole = PROGRAMMES.find(store, ref.id)
        if whole is None:
            return None
        return Described(ref, whole.title, _("Programa de capacitación"), whole.act, "calendar", _KEY, {"id": whole.id})
    one = LINES.find(store, ref.id)
    if one is None:
        return None
    word = _("Línea del programa de capacitación")
    detail = " · ".join(part for part in (one.quarter.word, one.audience) if part)
    return Described(ref, one.title, word, detail, "calendar", _KEY, {"line": one.id})
