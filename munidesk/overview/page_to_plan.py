"""A strategy, an initiative or an improvement goes to the plan: once, where the person says; a plan is made if none."""

from munidesk.base.i18n import _
from munidesk.features.open_government.improvements.store import activity_of
from munidesk.features.planning.page_place import ask_new_plan, ask_place, ask_programme
from munidesk.features.planning.store import newest
from munidesk.overview.actions import activity_from, improvement_to_plan, planned
from munidesk.overview.project_bank import project_to_plan
from munidesk.overview.training import LINE, line_to_plan
from munidesk.records.ref import Ref
from munidesk.ui.context import Context

CARRIED = {"improvement": improvement_to_plan, LINE: line_to_plan, "territory_project": project_to_plan}
"""By kind of record, the verb that makes an activity of more than its title."""


def carry_to_plan(context: Context, ref: Ref, title: str) -> str:
    """The id of its activity, made now or before; empty when the person went back, and then nothing was written.

    An improvement hangs from a programme: the only one there is, without asking.
    """
    improves = ref.kind == "improvement"
    there = activity_of(context.store, ref.id) if improves else planned(context.store, ref)
    if there:
        return there
    plan = newest(context.store)
    if not plan:
        why = _("Todavía no hay plan. Al crearlo, «{title}» entra como su primera actividad.").format(title=title)
        plan = ask_new_plan(context, why)
    ask = ask_programme if improves else ask_place
    place = ask(context, plan, title) if plan else None
    if place is None:
        return ""
    carried = CARRIED.get(ref.kind)
    return carried(context.store, ref, place) if carried else activity_from(context.store, ref, title, place)
