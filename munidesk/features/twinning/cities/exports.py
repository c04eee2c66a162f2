"""What `export` and `list` know of the cities; without `--id`, of the newest one."""

from collections.abc import Mapping, Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.twinning.agreement.document_agreement import build_agreement
from munidesk.features.twinning.cities.document_file import build_file
from munidesk.features.twinning.store import newest
from munidesk.features.twinning.store_view import all_views, load_twinning
from munidesk.features.twinning.view import TwinningView
from munidesk.records.sheet import Selection


def chosen(store: Store, selection: Selection) -> TwinningView:
    """Raises UserError where there is no twinning."""
    found = selection.id or newest(store)
    if not found:
        raise UserError(_("Todavía no hay ningún hermanamiento. Abra el primero en Hermanamientos."))
    return load_twinning(store, found)


def file(store: Store, selection: Selection) -> Document:
    return build_file(store, chosen(store, selection))


def agreement(store: Store, selection: Selection) -> Document:
    return build_agreement(store, chosen(store, selection))


def list_twinnings(store: Store) -> Sequence[Mapping[str, object]]:
    """One row per city."""
    return [_row(view) for view in all_views(store)]


def _row(view: TwinningView) -> Mapping[str, object]:
    one, found, step = view.twinning, view.term, view.next_step
    done, whole = view.case.progress
    return {
        "id": one.id, "title": one.title, "region": one.region, "country": one.country, "kind": one.kind,
        "partner": one.partner, "stage": view.stage[0], "done": done, "steps": whole, "pulse": view.pulse.value,
        "agreement": view.state.value, "signed": view.agreement.signed_on, "ends": found.end if found else None,
        "notice": found.notice if found else None, "next": step.key if step is not None else "",
        "cost": view.own_total(view.day.year), "case": view.case.case.label,
    }  # fmt: skip
