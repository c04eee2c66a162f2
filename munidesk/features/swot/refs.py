"""How a FODA, its factors and strategies introduce themselves to other records; and their list."""

from collections.abc import Sequence

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.swot.domain import Factor, Matrix, Strategy
from munidesk.features.swot.rules import codes
from munidesk.features.swot.store import load_view, newest
from munidesk.records.ref import Described, Ref
from munidesk.town.records import read


def describe(store: Store, ref: Ref) -> Described | None:
    row = store.get(ref.kind, ref.id)
    if row is None:
        return None
    match ref.kind:
        case "swot":
            one = read(Matrix, row)
            detail = _("versión {n}").format(n=one.version)
            moment = ((one.day, _("FODA, versión {n}").format(n=one.version)),)
            return Described(ref, one.title, _("FODA"), detail, "grid", "swot", {"id": one.id}, moment)
        case "swot_factor":
            factor = read(Factor, row)
            where = {"id": factor.matrix_id, "factor": factor.id}
            return Described(ref, factor.text, _("Factor del FODA"), factor.quadrant.value, "grid", "swot", where)
    strategy = read(Strategy, row)
    where = {"id": strategy.matrix_id, "tab": "3"}
    return Described(ref, strategy.text, _("Estrategia"), strategy.kind.value, "grid", "swot", where)


def list_factors(store: Store) -> Sequence[dict[str, object]]:
    """The factors of the version in work; `weight` from 0 to 1, null while blank."""
    key = newest(store)
    if not key:
        return []
    view = load_view(store, key)
    names = codes(view.factors)
    return [
        {
            "id": one.id,
            "code": names[one.id],
            "quadrant": one.quadrant.name.lower(),
            "text": one.text,
            "weight": None if one.weight is None else one.weight / 100,
            "rating": one.rating,
        }
        for one in sorted(view.factors, key=lambda each: names[each.id])
    ]
