"""An invented plan with the POA of its year, read from `resources/sample/plan.toml`."""

import tomllib
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.data.store import Store
from munidesk.features.planning.domain import FrameLevel, Heading, Level
from munidesk.features.planning.store_plan import (
    add_dependency,
    add_line,
    add_reading,
    new_plan,
    save_commitment,
    save_frame_row,
    set_criteria,
    set_funding,
    set_mark,
    update_line,
)
from munidesk.features.planning.store_plan import criteria as criteria_of
from munidesk.records.ref import Ref
from munidesk.town.links import link
from munidesk.town.sample import SampleSize


def write_sample(store: Store, size: SampleSize) -> None:
    del size
    facts = tomllib.loads((RESOURCES / "sample" / "plan.toml").read_text(encoding="utf-8"))
    with fixed_clock(datetime.combine(facts["day"], time(9, 0))), store.change(_("Crear el plan de ejemplo")):
        programmes = facts["programmes"]
        plan = new_plan(store, facts["title"], facts["start_year"], facts["end_year"], vision=facts["vision"])
        by_code: dict[str, str] = {}
        for entry in facts["lines"]:
            by_code[entry[1]] = _line(store, plan, entry, by_code, facts["day"].year)
            if entry[1] in programmes:
                sector, goals = programmes[entry[1]]
                update_line(store, by_code[entry[1]], sector=sector, ods=goals)
        for line, after in facts["dependencies"]:
            add_dependency(store, by_code[line], by_code[after])
        for title, deadline, who, done in facts["commitments"]:
            save_commitment(store, plan, title, deadline, responsible=who, done_on=done or None)
        for level, summary, indicators, means, assumptions in facts["frame"]:
            save_frame_row(store, plan, FrameLevel(level), summary, indicators=indicators, means=means,
                           assumptions=assumptions)  # fmt: skip
        set_criteria(store, plan, [(name, weight) for name, weight in facts["criteria"]])
        for number, code in enumerate(("1.1.2", "1.2.1", "1.2.2", "2.1.2")):
            for at, criterion in enumerate(criteria_of(store, plan)):
                set_mark(store, by_code[code], criterion.id, 9 - number - at)
        for title, code in facts["links"]:
            rows = store.select("initiative", title=title) if _has_initiatives(store) else []
            if rows:
                link(store, Ref("initiative", str(rows[0]["id"])), Ref("plan_line", by_code[code]), "planned")


def _has_initiatives(store: Store) -> bool:
    return bool(store.query("SELECT name FROM sqlite_master WHERE name = 'initiative'"))


def _line(store: Store, plan: str, entry: list[Any], by_code: dict[str, str], year: int) -> str:
    level, code, title, who = Level(entry[0]), entry[1], entry[2], entry[3]
    parent = by_code.get(code.rpartition(".")[0], "")
    fields: dict[str, object] = {"code": code, "responsible": who}
    if len(entry) > 4:
        unit, base, target, _value = entry[4]
        fields |= {"unit": unit, "base": Decimal(str(base)), "target": Decimal(str(target)), "year": year,
                   "start": entry[5][0], "end": entry[5][1], "milestone": "milestone" in entry[7:]}  # fmt: skip
    key = add_line(store, plan, level, title, parent, **fields)  # type: ignore[arg-type]
    if len(entry) > 4:
        add_reading(store, key, Decimal(str(entry[4][3])), evidence=_("Planilla de obra"))
        source, approved, executed, heading = entry[6]
        set_funding(store, key, source, approved=approved * 100, executed=executed * 100, heading=Heading(heading))
    return key
