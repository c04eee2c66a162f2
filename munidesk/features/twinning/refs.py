"""How a twinning, its activities and visits introduce themselves to other records."""

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.twinning.domain import Twinning
from munidesk.features.twinning.domain_year import TwinningProject, TwinningVisit
from munidesk.features.twinning.kinds import PROJECTS, TWINNINGS, VISITS
from munidesk.records.ref import Described, Ref

PAGE = "hermanamientos"
_FOUND = {kind.table: kind for kind in (TWINNINGS, PROJECTS, VISITS)}


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    found = _FOUND[ref.kind].find(store, ref.id)
    match found:
        case Twinning():
            return Described(ref, found.title, _("Hermanamiento"), found.place, "globe", PAGE, {"id": found.id})
        case TwinningProject():
            return _of(ref, found.twinning_id, found.title, _("Actividad"), found.state.word, "2")
        case TwinningVisit():
            return _of(ref, found.twinning_id, found.title, _("Visita"), found.way.word, "3")
    return None


def _of(ref: Ref, twinning_id: str, title: str, word: str, detail: str, tab: str) -> Described:
    where = {"id": twinning_id, "tab": tab, "item": ref.id}
    return Described(ref, title, word, detail, "globe", PAGE, where, (), (Ref("twinning", twinning_id),))
