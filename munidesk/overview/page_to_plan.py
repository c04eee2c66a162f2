"""A strategy, an initiative or an improvement goes to the plan: once, where the person says; a plan is made if none."""

from munidesk.base.i18n import _
from munidesk.features.planning.page_place import ask_new_plan, ask_place, ask_programme
from munidesk.features.planning.store import newest
from munidesk.overview import actions, project_bank, training, twinned
from munidesk.overview.actions import activity_from, planned
from munidesk.records.ref import Ref
from munidesk.ui.context import Context

_WAYS = {one.kind: one for one in (actions.IMPROVES_PLAN, twinned.WAY, training.WAY, project_bank.WAY)}


def carry_to_plan(context: Context, ref: Ref, title: str) -> str:
    """The id of its activity, made now or before; empty when the person went back, and then nothing was written."""
    store, way = context.store, _WAYS.get(ref.kind)
    there = way.there(store, ref.id) if way is not None and way.there is not None else planned(store, ref)
    if there:
        return there
    plan = newest(store)
    if not plan:
        why = _("Todavía no hay plan. Al crearlo, «{title}» entra como su primera actividad.").format(title=title)
        plan = ask_new_plan(context, why)
    ask = ask_programme if way is not None and way.of_a_programme else ask_place
    place = ask(context, plan, title) if plan else None
    if place is None:
        return ""
    return way.make(store, ref, place) if way is not None else activity_from(store, ref, title, place)
