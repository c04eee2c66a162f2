"""What `export` and `list` know of the plan of action; without `--id`, the newest one."""

from collections.abc import Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.action.document_action import build_action
from munidesk.features.action.domain import ActionGoal, ActionProduct
from munidesk.features.action.store import ActionView, load_action, newest
from munidesk.records.sheet import Cell, Selection, Sheet


def _view(store: Store, key: str = "") -> ActionView:
    found = key or newest(store)
    if not found:
        raise UserError(_("Todavía no hay ningún plan de acción. Cree el primero en «Plan de acción»."))
    return load_action(store, found)


def action_plan(store: Store, selection: Selection) -> Document:
    return build_action(store, _view(store, selection.id))


def products_sheet(store: Store, selection: Selection) -> Sheet:
    """One row per product, with its objective; an objective without products has a row of its own."""
    view = _view(store, selection.id)
    header = (_("Objetivo"), _("Dimensión"), _("Producto"), _("Responsable"), _("Plazo"), _("Estado"),
              _("Cumplido el"), _("Constancia"), _("Observaciones"))  # fmt: skip
    keys = ("goal", "axis", "title", "responsible", "due", "state", "done_on", "evidence", "notes")
    rows = tuple((goal.title, goal.axis.word, *_cells(one)) for goal, one in _pairs(view))
    return Sheet(view.plan.title, header, rows, keys)


def _pairs(view: ActionView) -> Sequence[tuple[ActionGoal, ActionProduct | None]]:
    return [(goal, one) for goal in view.goals for one in (view.of_goal[goal.id] or (None,))]


def _cells(one: ActionProduct | None) -> tuple[Cell, ...]:
    if one is None:
        return ("", "", None, "", None, "", "")
    return (one.title, one.responsible, one.due, one.state.word, one.done_on, one.evidence, one.notes)


def list_products(store: Store) -> Sequence[dict[str, object]]:
    """One dictionary per product of the newest plan of action, with its objective."""
    if not newest(store):
        return []
    return [
        {
            "id": one.id,
            "goal": goal.title,
            "axis": goal.axis,
            "title": one.title,
            "responsible": one.responsible,
            "due": one.due.isoformat() if one.due else None,
            "state": one.state,
            "done_on": one.done_on.isoformat() if one.done_on else None,
            "evidence": one.evidence,
        }
        for goal, one in _pairs(_view(store))
        if one is not None
    ]
