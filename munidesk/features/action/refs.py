"""How a product and an objective of the plan of action introduce themselves, and what the plan counts of itself."""

from datetime import date

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.action.domain import State
from munidesk.features.action.kinds import ACTION_GOALS, ACTION_PLANS, ACTION_PRODUCTS
from munidesk.features.action.store import product_days
from munidesk.records.ref import Computed, Described, Ref
from munidesk.town.counting import counted, records_of

_ICON = "target"


def describe(store: Store, ref: Ref) -> Described | None:
    """None when it is gone."""
    match ref.kind:
        case "action_plan":
            plan = ACTION_PLANS.find(store, ref.id)
            return None if plan is None else Described(ref, plan.title, _("Plan de acción"), plan.act, _ICON, "action")
        case "action_goal":
            goal = ACTION_GOALS.find(store, ref.id)
            if goal is None:
                return None
            where = {"record": f"action_goal:{goal.id}"}
            return Described(ref, goal.title, _("Objetivo del plan de acción"), goal.axis.word, _ICON, "action", where)
    one = ACTION_PRODUCTS.find(store, ref.id)
    if one is None:
        return None
    moments = [(one.due, _("Vence el producto"))] if one.due is not None else []
    if one.done_on is not None:
        moments.append((one.done_on, _("Producto cumplido")))
    detail = " · ".join(part for part in (one.responsible, one.state.word) if part)
    return Described(
        ref, one.title, _("Producto del plan de acción"), detail, _ICON, "action",
        {"record": f"action_product:{one.id}"}, tuple(sorted(moments)), (Ref("action_goal", one.goal_id),),
    )  # fmt: skip


def products_done(store: Store, since: date, until: date) -> Computed:
    """Done by the last day of the period, of the products whose term fell in it."""
    found = product_days(store, since, until)
    done = [one for one in found if one.state is State.DONE and one.done_on is not None and one.done_on <= until]
    return counted(store, len(done), len(found), "action", records_of("action_product", (one.id for one in found)))
