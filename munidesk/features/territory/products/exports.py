"""What `list` knows of the products of all programmes."""

from collections.abc import Iterator, Mapping, Sequence

from munidesk.data.store import Store
from munidesk.features.territory.store import territories
from munidesk.features.territory.store_view import load_territory
from munidesk.features.territory.view import TerritoryView


def list_products(store: Store) -> Sequence[Mapping[str, object]]:
    """One row per product, with its newest version."""
    return [row for one in territories(store) for row in _rows(load_territory(store, one.id))]


def _rows(view: TerritoryView) -> Iterator[Mapping[str, object]]:
    for one in view.products:
        last = view.newest(one)
        yield {
            "id": one.id, "territory": view.territory.title, "phase": one.phase, "step": one.step_key,
            "title": one.title, "paper": one.paper, "answers": view.answers(one),
            "version": last.number if last else None, "state": last.state if last else "",
            "day": last.day if last else None, "approved_on": last.approved_on if last else None,
            "approved_by": last.approved_by if last else "", "waits": one.waits,
        }  # fmt: skip
