"""A strategy or an initiative goes to the plan: once, where the person says; a plan is made if there is none."""

from munidesk.base.i18n import _
from munidesk.features.planning.page_place import ask_new_plan, ask_place
from munidesk.features.planning.store import newest
from munidesk.overview.actions import activity_from, planned
from munidesk.records.ref import Ref
from munidesk.ui.context import Context


def carry_to_plan(context: Context, ref: Ref, title: str) -> str:
    """The id of its activity, made now or before; empty when the person went back, and then nothing was written."""
    there = planned(context.store, ref)
    if there:
        return there
    plan = newest(context.store)
    if not plan:
        why = _("Todavía no hay plan. Al crearlo, «{title}» entra como su primera actividad.").format(title=title)
        plan = ask_new_plan(context, why)
    place = ask_place(context, plan, title) if plan else None
    return activity_from(context.store, ref, title, place) if place is not None else ""
