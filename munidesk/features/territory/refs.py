"""How a programme, its actors, products and agreements introduce themselves to other records."""

from collections.abc import Mapping

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.domain import CoordinationAgreement, Product, Territory, TerritoryActor
from munidesk.features.territory.domain_bank import BankProject
from munidesk.features.territory.kinds import ACTORS, AGREEMENTS, PRODUCTS, PROJECTS, TERRITORIES
from munidesk.features.territory.store import case_of
from munidesk.records.kind import AnyKind
from munidesk.records.ref import Described, Ref

PAGE = "territorio"
_FOUND: Mapping[str, AnyKind] = {kind.table: kind for kind in (TERRITORIES, ACTORS, PRODUCTS, AGREEMENTS, PROJECTS)}


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    found = _FOUND[ref.kind].find(store, ref.id)
    match found:
        case Territory():
            case = case_of(store, found.id)
            related = (Ref("case_file", case.id),) if case is not None else ()
            return Described(
                ref, found.title, _("Programa territorial"), found.scope, "map", PAGE, {"id": found.id}, (), related
            )
        case TerritoryActor():
            return _of(ref, found.territory_id, found.name, _("Actor"), found.sector.word, "people", "1")
        case CoordinationAgreement():
            word = _("Acuerdo de coordinación")
            return _of(ref, found.territory_id, found.title, word, found.parties, "stamp", "1")
        case Product():
            return _of(ref, found.territory_id, found.title, _("Producto"), found.paper, "file", "2")
        case BankProject():
            return _of(ref, found.territory_id, found.title, _("Proyecto de la cartera"), found.zone, "folder", "4")
    return None


def _of(ref: Ref, territory_id: str, title: str, word: str, detail: str, icon: str, tab: str) -> Described:
    where = {"id": territory_id, "tab": tab, "item": ref.id}
    return Described(ref, title, word, detail, icon, PAGE, where, (), (Ref("territory", territory_id),))
