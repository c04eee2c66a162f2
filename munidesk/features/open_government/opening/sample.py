"""An invented plan of opening, read from `resources/sample/apertura.toml`: two years, five commitments."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.open_government.codes import Completion
from munidesk.features.open_government.domain_opening import Commitment, Milestone, OpeningPlan
from munidesk.features.open_government.kinds import IMPROVEMENTS
from munidesk.features.open_government.opening.store import judge, save_commitment, save_milestone, save_plan
from munidesk.instruments.domain import Marker
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of, referring
from munidesk.town.store import profile_of

_JUDGED = ("completion", "judged_by", "judged_on", "reason")


def write_opening(store: Store, size: SampleSize) -> None:
    """After the improvements that some of its commitments come of."""
    del size
    facts = facts_of(profile_of(store), "apertura")
    told, moment = facts["plan"], datetime.combine(facts["day"], time(9, 0))
    with fixed_clock(moment), store.change(_("Crear el plan de apertura de ejemplo")):
        plan = save_plan(store, OpeningPlan(**{**told, "act": referring(store, told["act"])}))
        for entry in facts["commitment"]:
            _commitment(store, plan.id, entry)


def _commitment(store: Store, plan_id: str, entry: Mapping[str, Any]) -> None:
    said = {name: value for name, value in entry.items() if name not in {*_JUDGED, "milestones", "improvement"}}
    said["gender"] = Marker(said.get("gender", ""))
    rows = IMPROVEMENTS.all(store, criterion_key=entry["improvement"]) if "improvement" in entry else ()
    origin = rows[0].id if rows else ""
    one = save_commitment(store, Commitment(plan_id=plan_id, improvement_id=origin, **said))
    for title, who, start, end, done_on, evidence in entry["milestones"]:
        save_milestone(
            store,
            Milestone(
                commitment_id=one.id, title=title, responsible=who, start=start, end=end, done_on=done_on or None,
                evidence=referring(store, evidence),
            ),
        )  # fmt: skip
    if "judged_by" in entry:
        judge(
            store, one.id, Completion(entry["completion"]), entry["judged_by"], on=entry["judged_on"],
            reason=entry["reason"],
        )  # fmt: skip
