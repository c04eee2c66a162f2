"""An invented participatory budget while it is counted, read from `resources/sample/presupuesto.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.data.store import Store
from munidesk.features.participatory_budget.domain import Batch, District, Process, Proposal, Rule, Verdict
from munidesk.features.participatory_budget.rules import number_of
from munidesk.features.participatory_budget.store import (
    number_ballot,
    save_batch,
    save_district,
    save_process,
    save_proposal,
    say,
)
from munidesk.features.participatory_budget.store_count import (
    count,
)
from munidesk.town.sample import SampleSize

Facts = Mapping[str, Any]


def write_sample(store: Store, size: SampleSize) -> None:
    """Proposals with their verdicts, two tables counted twice and alike, a third one still to be counted again."""
    del size
    facts = tomllib.loads((RESOURCES / "sample" / "presupuesto.toml").read_text(encoding="utf-8"))
    moment = datetime.combine(facts["day"], time(20, 14))
    with fixed_clock(moment), store.change(_("Crear el presupuesto participativo de ejemplo")):
        told = dict(facts["process"])
        told.update(cap=told["cap"] * 100, rule=Rule(told["rule"]))
        process = save_process(store, Process(**told))
        districts = [save_district(store, District(process_id=process, **one)) for one in facts["district"]]
        areas = [area.strip() for area in told["areas"].split(",")]
        for entry in facts["proposal"]:
            _proposal(store, process, districts, areas, entry)
        number_ballot(store, process)
        for entry in facts["batch"]:
            _batch(store, process, entry)


def _proposal(store: Store, process: str, districts: list[str], areas: list[str], entry: Facts) -> None:
    proposal = Proposal(
        process_id=process, title=entry["title"], summary=entry["summary"], cost=entry["cost"] * 100,
        district_id=districts[entry["district"]], proponent=entry.get("proponent", ""),
    )  # fmt: skip
    key = save_proposal(store, proposal)
    for area in areas:
        verdict = Verdict.FEASIBLE
        if area == entry.get("observed"):
            verdict = Verdict.CONDITIONS
        elif area == entry.get("refused"):
            verdict = Verdict.UNFEASIBLE
        say(store, key, area, verdict, "" if verdict is Verdict.FEASIBLE else entry["reason"])


def _batch(store: Store, process: str, entry: Facts) -> None:
    batch = Batch(
        process_id=process, number=entry["number"], place=entry["place"], signed=entry["signed"],
        printed=entry["printed"],
    )  # fmt: skip
    key = save_batch(store, batch)
    for counter in (1,) if entry.get("once") else (1, 2):
        for paper in entry["pile"].split():
            marks = tuple(number_of(one) for one in paper if one not in "0N")
            count(store, key, counter, marks, void=paper == "N")
