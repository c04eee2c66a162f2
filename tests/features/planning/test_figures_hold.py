"""Figures of a plan that hold: a blank is no zero, one mean for all, a target of zero, a source by what it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.base.figures import NBSP
from munidesk.documents import lines
from munidesk.documents.model import Chart, Document
from munidesk.features.planning.document_money import build_budget
from munidesk.features.planning.document_plan import build_poa, build_progress, light
from munidesk.features.planning.domain import Funding, Kind, Level, Line
from munidesk.features.planning.indicators import plan_progress
from munidesk.features.planning.progress import raw_progress
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import add_line, add_reading, set_funding
from munidesk.overview.hearing import PromiseState, load_hearing
from munidesk.records.sheet import Selection

D = Decimal


def plain_lines(document: Document) -> list[str]:
    return [line.replace(NBSP, " ") for line in lines.plain_lines(document)]


def activity(store, plan: str, title: str, parent: str = "", *, target="100", value="", money=(), **told) -> str:
    day = {"start": date(2026, 1, 1), "end": date(2026, 6, 30), "year": 2026} | told
    line = Line(plan_id=plan, parent_id=parent, level=Level.ACTIVITY, title=title, target=D(target), **day)
    made = add_line(store, line)
    if value:
        add_reading(store, made, D(value), date(2026, 6, 1))
    for source, approved, executed in money:
        set_funding(store, Funding(line_id=made, source=source, approved=approved, executed=executed))
    return made


def group(store, plan: str, title: str) -> str:
    return add_line(store, Line(plan_id=plan, level=Level.PROGRAMME, title=title))


def test_p7_what_nobody_measured_is_not_late_and_stands_apart(store, plan):
    activity(store, plan, "Bacheo")
    activity(store, plan, "Rampas", value="20")
    view = load_plan(store, plan)
    lines = {one.title: one for one in view.lines}
    assert view.late == {lines["Rampas"].id}
    assert light(view, lines["Bacheo"]).startswith("gris: sin medir")
    told = plain_lines(build_progress(store, view, 2026))
    assert told[told.index("atrasadas") - 1] == "1"
    assert told[told.index("sin medir: no cuentan como cero") - 1] == "1"
    hearing = load_hearing(store, Selection(until=date(2026, 11, 1)))
    assert {one.title: one.state for one in hearing.promises} == {
        "Bacheo": PromiseState.UNKNOWN, "Rampas": PromiseState.LATE,
    }  # fmt: skip


def test_p10_the_headline_the_branch_the_hearing_and_the_evaluation_give_one_mean(store, plan):
    """A of 900 done and B of 100 not begun: 90 % by money everywhere, never 50 % above and 90 % below."""
    top = group(store, plan, "Caminos")
    activity(store, plan, "A", top, value="100", money=[("Propios", 90_000, 0)])
    activity(store, plan, "B", top, value="0", money=[("Propios", 10_000, 0)])
    activity(store, plan, "De otro año", top, year=2027, value="0", money=[("Propios", 900_000, 0)])
    view = load_plan(store, plan)
    told = plain_lines(build_poa(store, view, 2026))
    assert any("avance 90 % (promedio por dinero aprobado, con tope en 100; 2 medidas)" in line for line in told)
    assert view.branches_of(2026)[top].capped == D("0.9")
    assert plan_progress(store, date(2026, 1, 1), date(2026, 12, 31)).share == D("0.9")
    hearing = plain_lines(catalog.export_named("hearing")(store, Selection(until=date(2026, 11, 1))))
    assert "90 %" in hearing
    assert "de avance del plan (2 actividades medidas, promedio por dinero aprobado, con tope en 100)" in hearing


@pytest.mark.parametrize(("value", "progress"), [("0", 1), ("3", 0)])
def test_p11_a_target_of_zero_is_kept_or_not(value: str, progress: int):
    line = Line(plan_id="p", level=Level.TARGET, title="Accidentes", kind=Kind.MAINTENANCE, target=D(0))
    assert raw_progress(line, D(value)) == progress
    down = replace(line, kind=Kind.INCREMENT, base=D(12))
    assert raw_progress(down, D(3)) == D("0.75")


def test_p11_negative_money_is_refused_over_executed_told_and_a_source_is_one_however_it_is_written(store, plan):
    with pytest.raises(UserError, match="negativos"):
        activity(store, plan, "Mal", money=[("Propios", -50_000, 0)])
    activity(store, plan, "Bacheo", money=[("Propios", 10_000, 20_000)])
    activity(store, plan, "Rampas", money=[("propios ", 10_000, 0)])
    activity(store, plan, "Plaza", money=[("Propios", 10_000, 0)])
    told = plain_lines(catalog.export_named("budget")(store, Selection()))
    assert [line for line in told if line.casefold().startswith("propios")] == ["Propios"]
    for paper in (told, plain_lines(catalog.export_named("hearing")(store, Selection(until=date(2026, 11, 1))))):
        assert any("lo ejecutado de «Propios» pasa de lo vigente" in line for line in paper)


@pytest.mark.parametrize(
    ("approved", "unit"), [(12_345, "pesos"), (1_234_567, "miles de pesos"), (770_000_000, "millones de pesos")]
)
def test_p35_the_chart_of_a_small_town_is_not_all_zeros(store, plan, approved: int, unit: str):
    top = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Ciudad\nque cuida"))
    activity(store, plan, "A", top, money=[("Propios", approved, 0)])
    (chart,) = [one for one in build_budget(store, load_plan(store, plan)).blocks if isinstance(one, Chart)]
    assert chart.caption.endswith(f"en {unit}")
    assert max(chart.series[0].values) >= 1
    assert "\n" not in chart.labels[0]


def test_p35_the_hearing_of_a_small_town_writes_its_money_whole(store, plan):
    activity(store, plan, "A", money=[("Propios", 1_234_567, 0)])
    told = plain_lines(catalog.export_named("hearing")(store, Selection(until=date(2026, 11, 1))))
    assert any("del dinero ejecutado: $ 0 de $ 12.345,67" in line for line in told)


def test_d17_the_poa_says_the_year_of_a_day_of_another_year(store, plan):
    activity(store, plan, "A", start=date(2025, 11, 1), end=date(2026, 6, 30))
    assert "01/11/2025–30/06" in plain_lines(build_poa(store, load_plan(store, plan), 2026))
