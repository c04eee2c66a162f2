"""What `export` and `list` know of the bank of projects; without `--id`, of the newest programme."""

from collections.abc import Mapping, Sequence

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.territory.bank.document_bank import build_bank
from munidesk.features.territory.bank.store import load_bank
from munidesk.features.territory.phases.exports import chosen
from munidesk.features.territory.store import territories
from munidesk.records.sheet import Selection, Sheet


def bank(store: Store, selection: Selection) -> Document:
    view = chosen(store, selection)
    return build_bank(store, view, load_bank(store, view.territory.id))


def bank_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per project, as a sheet brings them back, with its place and total behind."""
    view = chosen(store, selection)
    header = (_("Proyecto"), _("Zona"), _("Responsable"), _("Costo"), _("Fuente"), _("Ficha"), _("Puntaje"),
              _("Puesto"))  # fmt: skip
    keys = ("title", "zone", "responsible", "cost", "source", "text", "total", "place")
    rows = tuple(
        (
            one.project.title, one.project.zone, one.project.responsible, _money(one.project.cost),
            one.project.source, one.project.text, one.total, one.place,
        )
        for one in load_bank(store, view.territory.id).rows
    )  # fmt: skip
    return Sheet(_("Cartera de proyectos"), header, rows, keys)


def list_projects(store: Store) -> Sequence[Mapping[str, object]]:
    """One row per project of each programme, in its place."""
    return [
        {
            "id": one.project.id, "territory": each.title, "place": one.place, "total": one.total,
            "title": one.project.title, "zone": one.project.zone, "responsible": one.project.responsible,
            "cost": _money(one.project.cost), "source": one.project.source, "line": one.project.line_id,
        }
        for each in territories(store) for one in load_bank(store, each.id).rows
    ]  # fmt: skip


def _money(cents: int | None) -> float | None:
    return None if cents is None else cents / 100
