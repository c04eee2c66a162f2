"""What `export` and `list` know of the year of a twinning: plan, report, visits, circle; `--id` chooses the city.

Without `--id`, the city with most activities in the year; of a visit, the newest.
"""

from collections.abc import Mapping, Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.twinning.circle.document_circle import build_circle
from munidesk.features.twinning.cities.exports import chosen
from munidesk.features.twinning.codes import Payer
from munidesk.features.twinning.kinds import VISITS
from munidesk.features.twinning.plan.document_year import build_plan, build_report, build_visit, of_year
from munidesk.features.twinning.rules import report_due
from munidesk.features.twinning.store_view import all_views, load_twinning
from munidesk.features.twinning.view import TwinningView
from munidesk.records.sheet import Selection


def _busiest(store: Store, selection: Selection) -> TwinningView:
    """Raises UserError where there is no twinning."""
    if selection.id or not (views := all_views(store)):
        return chosen(store, selection)
    return max(views, key=lambda one: len(of_year(one, one.day.year)))


def _with_plan(store: Store, selection: Selection) -> TwinningView:
    view = _busiest(store, selection)
    if not of_year(view, view.day.year):
        raise UserError(_("Todavía no hay actividades del año. Anótelas en Hermanamientos › POA."))
    return view


def plan(store: Store, selection: Selection) -> Document:
    view = _with_plan(store, selection)
    return build_plan(store, view, view.day.year)


def report_of_year(store: Store, selection: Selection) -> Document:
    view = _busiest(store, selection)
    return build_report(store, view, view.day.year)


def circle(store: Store, selection: Selection) -> Document:
    return build_circle(store, _busiest(store, selection))


def visit(store: Store, selection: Selection) -> Document:
    """`--id` is that of the visit. Raises UserError where there is none."""
    found = VISITS.find(store, selection.id) if selection.id else None
    one = found or max(VISITS.all(store), key=lambda each: (each.start is not None, each.start), default=None)
    if one is None:
        raise UserError(_("Todavía no hay visitas. Anote la primera en Hermanamientos › Visitas."))
    return build_visit(store, load_twinning(store, one.twinning_id), one)


def list_visits(store: Store) -> Sequence[Mapping[str, object]]:
    """One row per visit, city by city."""
    return [_row(view, each.id) for view in all_views(store) for each in view.visits]


def _row(view: TwinningView, visit_id: str) -> Mapping[str, object]:
    one = next(each for each in view.visits if each.id == visit_id)
    cost = sum(each.amount for each in view.costs.get(one.id, ()) if each.payer is Payer.OURS)
    return {
        "id": one.id, "twinning": view.twinning.title, "title": one.title, "way": one.way, "start": one.start,
        "end": one.end, "agreed": one.agreed, "reported": one.reported_on, "due": report_due(one), "cost": cost,
    }  # fmt: skip
