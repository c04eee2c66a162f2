"""The invented programme in consultation: its case as far as it came, observations, some with their answer."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.data.store import Store
from munidesk.features.territory.consultation.store import open_consultation
from munidesk.procedures.codes import Outcome, Way
from munidesk.procedures.domain import CaseEntry
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.store import do_step
from munidesk.procedures.store_entries import answer_entries, save_entry
from munidesk.town.store import municipality


def write_consultation(store: Store, territory_id: str, facts: Mapping[str, Any]) -> None:
    """Where the procedure of the country is shipped; elsewhere the programme waits for one."""
    told = facts["consultation"].get(municipality(store).country.upper())
    if told is None:
        return
    with _on(told["opened"]):
        case = open_consultation(store, territory_id)
    steps = {one.key: one for one in STEPS.all(store, case_id=case.id)}
    for key, day, note in told["done"]:
        with _on(day):
            do_step(store, steps[key].id, day, note=note)
    for day, way, zone, chapter, text, author, outcome, reasons, result, answered in told["observations"]:
        entry = CaseEntry(case_id=case.id, step_id=steps[told["step"]].id, day=day, way=Way(way), zone=zone,
                          chapter=chapter, text=text)  # fmt: skip
        with _on(day):
            made = save_entry(store, entry, author)
        if outcome:
            with _on(answered):
                answer_entries(store, [made.id], Outcome(outcome), reasons, result, answered)


def _on(day: date) -> Any:
    return fixed_clock(datetime.combine(day, time(10, 0)))
