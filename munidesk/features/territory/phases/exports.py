"""What `export` and `list` know of the phases; without `--id`, of the newest programme."""

from collections.abc import Mapping, Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.territory.phases.document_status import build_status
from munidesk.features.territory.store import newest, territories
from munidesk.features.territory.store_view import load_territory
from munidesk.features.territory.view import TerritoryView
from munidesk.records.sheet import Selection


def chosen(store: Store, selection: Selection) -> TerritoryView:
    """Raises UserError where there is no programme."""
    found = selection.id or newest(store)
    if not found:
        raise UserError(_("Todavía no hay ningún programa territorial. Abra el primero en Territorio."))
    return load_territory(store, found)


def status(store: Store, selection: Selection) -> Document:
    return build_status(store, chosen(store, selection))


def list_territories(store: Store) -> Sequence[Mapping[str, object]]:
    """One row per programme."""
    return [_row(load_territory(store, one.id)) for one in territories(store)]


def _row(view: TerritoryView) -> Mapping[str, object]:
    one, (done, whole) = view.territory, view.progress
    term = view.next_term
    return {
        "id": one.id, "title": one.title, "kind": one.kind, "scope": one.scope, "horizon": one.horizon,
        "responsible": one.responsible, "figure": view.figure, "final": view.is_final, "phase": view.phase.number,
        "done": done, "steps": whole, "delivered": view.delivered, "products": len(view.products),
        "next_day": term[2].last if term is not None else None, "case": view.case.case.label,
    }  # fmt: skip
