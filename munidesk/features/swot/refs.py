"""How a FODA, its factors and strategies introduce themselves to other records; and their list."""

from collections.abc import Sequence

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.swot.domain import Factor, Matrix, Strategy
from munidesk.features.swot.kinds import FACTORS, MATRICES, STRATEGIES
from munidesk.features.swot.rules import codes
from munidesk.features.swot.store import load_view, newest
from munidesk.records.ref import Described, Ref


def describe(store: Store, ref: Ref) -> Described | None:
    """A version, a factor or a strategy as other pages name it; None when it is gone."""
    match ref.kind:
        case "swot":
            matrix = MATRICES.find(store, ref.id)
            return None if matrix is None else _matrix(ref, matrix)
        case "swot_factor":
            factor = FACTORS.find(store, ref.id)
            return None if factor is None else _factor(ref, factor)
    strategy = STRATEGIES.find(store, ref.id)
    return None if strategy is None else _strategy(ref, strategy)


def _matrix(ref: Ref, one: Matrix) -> Described:
    detail = _("versión {n}").format(n=one.version)
    moment = ((one.day, _("FODA, versión {n}").format(n=one.version)),)
    return Described(ref, one.title, _("FODA"), detail, "grid", "swot", {"id": one.id}, moment)


def _factor(ref: Ref, one: Factor) -> Described:
    where = {"id": one.matrix_id, "factor": one.id}
    return Described(ref, one.text, _("Factor del FODA"), one.quadrant.letter, "grid", "swot", where)


def _strategy(ref: Ref, one: Strategy) -> Described:
    where = {"id": one.matrix_id, "tab": "3"}
    return Described(ref, one.text, _("Estrategia"), one.kind.word, "grid", "swot", where)


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
            "quadrant": one.quadrant,
            "text": one.text,
            "weight": None if one.weight is None else one.weight / 100,
            "rating": one.rating,
        }
        for one in sorted(view.factors, key=lambda each: names[each.id])
    ]
