"""What is followed of the invented programme, read from `resources/sample/territorio_seguimiento.toml`."""

from dataclasses import replace
from datetime import datetime, time

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.codes import PoaKind, Programme
from munidesk.features.territory.domain_bank import Alignment, Deviation
from munidesk.features.territory.follow.store import (
    answer_objective,
    bring_plan,
    decide,
    save_alignment,
    save_deviation,
)
from munidesk.features.territory.follow.store_plan import newest_plan
from munidesk.features.territory.kinds import ALIGNMENTS, OBJECTIVES, SUBSYSTEMS
from munidesk.town.sample_words import facts_of
from munidesk.town.store import profile_of


def write(store: Store, territory_id: str) -> None:
    """After the plan, whose objectives and activities it is aligned with, where there is one."""
    facts = facts_of(profile_of(store), "territorio_seguimiento")
    with (
        fixed_clock(datetime.combine(facts["day"], time(11, 0))),
        store.change(_("Crear el seguimiento de ejemplo")),
    ):
        if newest_plan(store):
            bring_plan(store, territory_id, facts["day"].year)
        for one in ALIGNMENTS.all(store, territory_id=territory_id):
            kind = facts["kinds"].get(one.activity)
            if kind:
                save_alignment(store, replace(one, poa=PoaKind(kind)))
        for title, programme, activity, kind in facts["alignments"]:
            save_alignment(store, Alignment(
                territory_id=territory_id, title=title, programme=Programme(programme), activity=activity,
                poa=PoaKind(kind),
            ))  # fmt: skip
        for day, title, cause, decision, by, on in facts["deviations"]:
            noted = save_deviation(store, Deviation(territory_id=territory_id, day=day, title=title, cause=cause))
            if decision:
                decide(store, replace(noted, decision=decision, decided_by=by, decided_on=on))
        for year, texts in facts["years"].items():
            for objective, text in zip(OBJECTIVES.all(store, territory_id=territory_id), texts, strict=True):
                answer_objective(store, territory_id, objective.id, int(year), text)
        for one_of in SUBSYSTEMS.all(store, territory_id=territory_id):
            who = facts["responsible"].get(one_of.key, "")
            SUBSYSTEMS.save(store, replace(one_of, responsible=who))
