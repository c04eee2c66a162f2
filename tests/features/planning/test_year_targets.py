"""A target for each year of an indicator: what a year is measured against, and readings of one group alone."""

from datetime import date
from decimal import Decimal

import pytest

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.documents.lines import plain_lines
from munidesk.features.planning.codes import Work
from munidesk.features.planning.document_plan import build_poa, build_progress, light
from munidesk.features.planning.document_project import build_project
from munidesk.features.planning.domain import Funding, Level, Line
from munidesk.features.planning.domain_year import YearTarget
from munidesk.features.planning.kinds import YEAR_TARGETS
from munidesk.features.planning.listing import goal_words
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store_plan import add_line, add_reading, line_of, set_funding
from munidesk.features.planning.store_year import set_year_target, year_targets_of

D = Decimal
NOW = today().year


@pytest.fixture
def line(store, plan) -> str:
    """A target of the whole term, without days or year of its own: 400, of them 100 last year and 200 this one."""
    top = add_line(store, Line(plan_id=plan, level=Level.AXIS, title="Ciudad"))
    key = add_line(
        store,
        Line(plan_id=plan, parent_id=top, level=Level.TARGET, title="Luminarias", target=D(400), unit="luminarias",
             formula="cambiadas", data_source="Planilla de obra", disaggregation="por zona"),
    )  # fmt: skip
    for year, target in ((NOW - 1, 100), (NOW, 200)):
        set_year_target(store, key, year, D(target))
    return key


def test_the_poa_of_a_year_has_the_line_and_measures_it_against_that_year(store, plan, line):
    add_reading(store, line, D(50), date(NOW - 1, 12, 1))
    add_reading(store, line, D(150), date(NOW, 1, 1))
    view = load_plan(store, plan)
    assert view.branches[line].raw == D("0.375")
    assert view.branches_of(NOW)[line].raw == D("0.75")
    assert view.branches_of(NOW - 1)[line].raw == D("0.5"), "what was read after that year ended is not of it"
    assert goal_words(view, line_of(store, line), NOW) == "150 de 200 luminarias"
    assert goal_words(view, line_of(store, line), NOW - 1) == "50 de 100 luminarias"
    assert view.overall(NOW).mean == D("0.75")
    assert "150 de 200 luminarias" in plain_lines(build_poa(store, view, NOW))


def test_a_year_without_a_target_of_its_own_is_measured_against_the_whole(store, plan, line):
    add_reading(store, line, D(100))
    view = load_plan(store, plan)
    assert view.branches_of(NOW + 1) == {}, "the line is of no year beyond its targets"
    assert goal_words(view, line_of(store, line)) == "100 de 400 luminarias"


def test_a_reading_of_one_group_is_no_reading_of_the_whole(store, plan, line):
    add_reading(store, line, D(120))
    add_reading(store, line, D(30), evidence="planilla", part="zona 3")
    view = load_plan(store, plan)
    assert view.values[line] == 120
    said = plain_lines(build_project(store, view, line_of(store, line)))
    assert "zona 3" in said
    assert "total" in said


def test_the_sheet_of_the_line_tells_each_year_with_what_it_reached(store, plan, line):
    add_reading(store, line, D(50), date(NOW - 1, 12, 1))
    said = plain_lines(build_project(store, load_plan(store, plan), line_of(store, line)))
    assert "Metas por año, en total al terminar cada uno" in said
    for words in (str(NOW - 1), "50\u00a0%", "Planilla de obra", "cambiadas", "por zona"):
        assert any(words in one for one in said), words


def test_a_target_set_again_changes_it_and_set_to_nothing_goes(store, line):
    set_year_target(store, line, NOW, D(250))
    assert [(one.year, one.target) for one in year_targets_of(store, line)] == [(NOW - 1, D(100)), (NOW, D(250))]
    set_year_target(store, line, NOW, None)
    assert [one.year for one in year_targets_of(store, line)] == [NOW - 1]


def test_a_year_that_is_none_is_refused(store, line):
    with pytest.raises(UserError) as found:
        YEAR_TARGETS.save(store, YearTarget(line_id=line, year=26, target=D(1)))
    assert found.value.field == "year"


def test_the_progress_report_of_a_year_has_its_light_against_that_year(store, plan, line):
    add_reading(store, line, D(200))
    view = load_plan(store, plan)
    assert light(view, line_of(store, line), NOW) == "verde: cumplida"
    assert light(view, line_of(store, line)) != "verde: cumplida"
    assert any("200 de 200 luminarias" in one for one in plain_lines(build_progress(store, view, NOW)))


def test_the_poa_sums_up_its_activities_by_kind_of_work(store, plan):
    for title, work, money in (("Bacheo", Work.WORKS, 300), ("Taller", Work.SOCIAL, 200), ("Poda", Work.WORKS, 100)):
        key = add_line(store, Line(plan_id=plan, level=Level.ACTIVITY, title=title, year=NOW, work=work))
        set_funding(store, Funding(line_id=key, source="Propios", approved=money * 100))
    said = plain_lines(build_poa(store, load_plan(store, plan), NOW))
    at = said.index("Obra")
    assert list(said[at + 1 : at + 4]) == ["2", "400", "0"]
