"""What the plan counts of itself in a period: the progress of the year's activities, and promises kept."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.planning.store import commitment_days, load_plan, newest
from munidesk.records.ref import Computed
from munidesk.town.counting import counted, records_of


def plan_progress(store: Store, since: date, until: date) -> Computed:
    """The plan's progress of the year measured by the last day: each line capped at 100 %, weighted as the plan is."""
    del since
    key = newest(store)
    if not key:
        return Computed(Fraction(0), 0, _("sin plan"), "planning")
    view = load_plan(store, key)
    view = replace(view, readings=tuple(one for one in view.readings if one.day <= until), day=until)
    leaves = [one for one in view.ordered(until.year) if not view.children.get(one.id)]
    known = [one for one in leaves if view.branches[one.id].capped is not None]
    overall = view.overall(until.year)
    count = overall.measured
    total = Fraction(overall.mean or 0) * count
    share = view.figures.percent(total, count)
    words = ngettext("{p} · {n} actividad", "{p} · {n} actividades", count).format(p=share, n=count)
    records = records_of("plan_line", (one.id for one in known))
    return Computed(total, count, words if count else _("sin avances medidos"), "planning", {"tab": "0"}, records)


def commitments(store: Store, since: date, until: date) -> Computed:
    """Kept by their day, of the commitments whose day fell in the period."""
    found = commitment_days(store, since, until)
    done = [done for _id, deadline, done in found if done is not None and done <= deadline]
    return counted(
        store, len(done), len(found), "planning", records_of("commitment", (one[0] for one in found)), tab="3"
    )
