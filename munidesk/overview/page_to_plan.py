"""A strategy, an initiative or an improvement goes to the plan: once, where the person says; a plan is made if none."""

from collections.abc import Callable

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.improvements.store import activity_of
from munidesk.features.planning.page_place import ask_new_plan, ask_place, ask_programme
from munidesk.features.planning.store import newest
from munidesk.features.twinning.store import lines_of
from munidesk.overview.actions import activity_from, improvement_to_plan, planned
from munidesk.overview.twinned import twinning_to_plan
from munidesk.records.ref import Ref
from munidesk.ui.context import Context

_OF_A_PROGRAMME = ("improvement", "twinning_project")


def carry_to_plan(context: Context, ref: Ref, title: str) -> str:
    """The id of its activity, made now or before; empty when the person went back, and then nothing was written.

    An improvement and an activity of a twinning hang from a programme: the only one there is, without asking.
    """
    there, make = _ways(context.store, ref, title)
    if there:
        return there
    plan = newest(context.store)
    if not plan:
        why = _("Todavía no hay plan. Al crearlo, «{title}» entra como su primera actividad.").format(title=title)
        plan = ask_new_plan(context, why)
    ask = ask_programme if ref.kind in _OF_A_PROGRAMME else ask_place
    place = ask(context, plan, title) if plan else None
    return "" if place is None else make(place)


def _ways(store: Store, ref: Ref, title: str) -> tuple[str, Callable[[str], str]]:
    """The activity that it already is, and how it becomes one under a line."""
    match ref.kind:
        case "improvement":
            return activity_of(store, ref.id), lambda place: improvement_to_plan(store, ref, place)
        case "twinning_project":
            return lines_of(store).get(ref.id, ""), lambda place: twinning_to_plan(store, ref, place)
    return planned(store, ref), lambda place: activity_from(store, ref, title, place)
