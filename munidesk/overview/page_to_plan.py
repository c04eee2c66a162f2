"""A strategy, an initiative or an improvement goes to the plan: once, where the person says; a plan is made if none."""

from collections.abc import Callable
from dataclasses import dataclass

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.improvements.store import activity_of
from munidesk.features.planning.page_place import ask_new_plan, ask_place, ask_programme
from munidesk.features.planning.store import newest
from munidesk.features.twinning.store import lines_of
from munidesk.overview.actions import activity_from, improvement_to_plan, planned
from munidesk.overview.project_bank import project_to_plan
from munidesk.overview.training import LINE, line_to_plan
from munidesk.overview.twinned import twinning_to_plan
from munidesk.records.ref import Ref
from munidesk.ui.context import Context


@dataclass(frozen=True, slots=True)
class _Way:
    """How a record of one kind becomes an activity of more than its title, and where it says that it already is one.

    What hangs from a programme needs no place where the plan has only one.
    """

    make: Callable[[Store, Ref, str], str]
    there: Callable[[Store, str], str] | None = None
    of_a_programme: bool = False


_WAYS = {
    "improvement": _Way(improvement_to_plan, activity_of, of_a_programme=True),
    "twinning_project": _Way(twinning_to_plan, lambda store, key: lines_of(store).get(key, ""), of_a_programme=True),
    LINE: _Way(line_to_plan),
    "territory_project": _Way(project_to_plan),
}


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
