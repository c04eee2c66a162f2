"""An invented plan with the POA of its year, read from `resources/sample/plan.toml`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from munidesk.base.dates import fixed_clock
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.planning.codes import Origin, Stage
from munidesk.features.planning.domain import Commitment, FrameLevel, FrameRow, Funding, Heading, Level, Line, Plan
from munidesk.features.planning.domain_year import MoneyEntry
from munidesk.features.planning.store_money import note_money
from munidesk.features.planning.store_plan import (
    add_dependency,
    add_line,
    add_reading,
    save_commitment,
    save_frame_row,
    save_plan,
    set_criteria,
    set_funding,
    set_mark,
)
from munidesk.features.planning.store_plan import criteria as criteria_of
from munidesk.features.planning.store_year import keep_baseline
from munidesk.records.ref import Ref
from munidesk.town.links import link
from munidesk.town.sample import SampleSize
from munidesk.town.sample_words import facts_of
from munidesk.town.store import profile_of


def write_sample(store: Store, size: SampleSize) -> None:
    del size
    facts = facts_of(profile_of(store), "plan")
    with fixed_clock(datetime.combine(facts["day"], time(9, 0))), store.change(_("Crear el plan de ejemplo")):
        programmes = facts["programmes"]
        plan = save_plan(
            store, Plan(**{name: facts[name] for name in ("title", "start_year", "end_year", "vision")})
        ).id
        by_code: dict[str, str] = {}
        for entry in facts["lines"]:
            sector, goals = programmes.get(entry[1], ("", ""))
            line = replace(_line(plan, entry, by_code, facts["day"].year), sector=sector, ods=goals)
            by_code[line.code] = add_line(store, line)
            _follow(store, by_code[line.code], entry, facts["sources"])
        for line, after in facts["dependencies"]:
            add_dependency(store, by_code[line], by_code[after])
        for title, deadline, who, done in facts["commitments"]:
            save_commitment(
                store, Commitment(plan_id=plan, title=title, deadline=deadline, responsible=who, done_on=done or None)
            )
        for level, summary, indicators, means, assumptions in facts["frame"]:
            row = FrameRow(plan_id=plan, level=FrameLevel(level), summary=summary, indicators=indicators, means=means,
                           assumptions=assumptions)  # fmt: skip
            save_frame_row(store, row)
        set_criteria(store, plan, [tuple(one) for one in facts["criteria"]])
        for code, people in facts["marks"].items():
            for who, values in people.items():
                for criterion, value in zip(criteria_of(store, plan), values, strict=True):
                    set_mark(store, by_code[code], criterion.id, value, who)
        keep_baseline(store, plan, _("Cronograma aprobado"))
        for title, code in facts["links"]:
            rows = store.select("initiative", title=title) if _has_initiatives(store) else []
            if rows:
                link(store, Ref("initiative", str(rows[0]["id"])), Ref("plan_line", by_code[code]), "planned")


def _has_initiatives(store: Store) -> bool:
    return bool(store.query("SELECT name FROM sqlite_master WHERE name = 'initiative'"))


def _line(plan: str, entry: list[Any], by_code: dict[str, str], year: int) -> Line:
    level, code, title, who = Level(entry[0]), entry[1], entry[2], entry[3]
    parent = by_code.get(code.rpartition(".")[0], "")
    line = Line(plan_id=plan, parent_id=parent, level=level, title=title, code=code, responsible=who)
    if len(entry) <= 4:
        return line
    (unit, base, target, _value), (start, end) = entry[4], entry[5]
    return replace(
        line, unit=unit, base=Decimal(str(base)), target=Decimal(str(target)), year=year, start=start, end=end,
        milestone="milestone" in entry[7:],
    )  # fmt: skip


def _follow(store: Store, key: str, entry: list[Any], sources: Mapping[str, Any]) -> None:
    """What was read of an activity, and its money."""
    if len(entry) > 4:
        add_reading(store, key, Decimal(str(entry[4][3])), evidence=_("Planilla de obra"))
        _spend(store, key, entry, sources)


def _spend(store: Store, key: str, entry: list[Any], sources: Mapping[str, Any]) -> None:
    """Its credit, and what was spent of it month by month; what was spent last is not paid yet."""
    source, approved, executed, heading = entry[6]
    whose, code = sources[source]
    money = Funding(line_id=key, source=source, approved=approved * 100, heading=Heading(heading), origin=Origin(whose),
                    code=code, committed=min(approved, executed + 240_000) * 100, paid=0)  # fmt: skip
    funding = set_funding(store, money)
    start, end = entry[5]
    months = range(start.month, min(11, end.month) + 1)
    for at, month in enumerate(months):
        reached, before = (executed * part // len(months) // 10_000 * 10_000 for part in (at + 1, at))
        spent = (executed if at + 1 == len(months) else reached) - before
        day = date(start.year, month, 15)
        for stage in (Stage.EXECUTED, Stage.PAID) if month < 11 else (Stage.EXECUTED,):
            note_money(store, MoneyEntry(funding_id=funding, day=day, stage=stage, amount=spent * 100))
