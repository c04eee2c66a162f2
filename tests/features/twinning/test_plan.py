"""An activity of a twinning is one of the plan's: seen in both, its money once and the plan's."""

from datetime import date

import pytest

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.features.planning.domain import Funding, Level, Plan
from munidesk.features.planning.kinds import FUNDING, LINES, PLANS
from munidesk.features.planning.store_plan import save_line, set_funding
from munidesk.features.twinning.codes import ProjectState
from munidesk.features.twinning.domain_year import TwinningProject
from munidesk.features.twinning.kinds import PROJECTS
from munidesk.features.twinning.store_view import load_twinning
from munidesk.overview.twinned import twinning_to_plan
from munidesk.records.ref import Ref


@pytest.fixture
def project(mx, city):
    year = today().year
    PLANS.save(mx, Plan(title="PMD", start_year=year - 1, end_year=year + 1))
    return PROJECTS.save(mx, TwinningProject(
        twinning_id=city.id, year=year, title="Taller de miel", here="Cooperativa", start=date(year, 3, 1),
        end=date(year, 3, 5), cost=100000, cost_there=30000, source="Fondos propios", product="Manual",
    ))  # fmt: skip


def test_it_becomes_an_activity_of_the_plan_once_with_its_days_and_its_own_money(mx, project):
    ref = Ref(PROJECTS.table, project.id)
    key = twinning_to_plan(mx, ref)
    line = LINES.get(mx, key)
    assert (line.level, line.title, line.responsible, line.product, line.start, line.end) == (
        Level.ACTIVITY, "Taller de miel", "Cooperativa", "Manual", project.start, project.end,
    )  # fmt: skip
    (money,) = FUNDING.all(mx, line_id=key)
    assert (money.source, money.approved) == ("Fondos propios", 100000), "the partner's share is not the town's money"
    assert twinning_to_plan(mx, ref) == key
    assert len(LINES.all(mx)) == 1


def test_what_the_plan_says_of_money_and_days_is_what_the_twinning_says(mx, city, project):
    key = twinning_to_plan(mx, Ref(PROJECTS.table, project.id))
    set_funding(mx, Funding(line_id=key, source="Fondos propios", approved=150000))
    assert load_twinning(mx, city.id).own_cost(project.year) == {"Fondos propios": 150000}
    assert sum(one.current for one in FUNDING.all(mx)) == 150000
    line = LINES.get(mx, key)
    save_line(mx, LINES.with_stored(line, "title", "Taller de miel y cera"))
    assert PROJECTS.get(mx, project.id).title == "Taller de miel y cera"
    mx.undo()
    assert PROJECTS.get(mx, project.id).title == "Taller de miel"


def test_a_cost_typed_in_the_twinning_of_what_is_in_the_plan_stays_that_of_the_plan(mx, project):
    key = twinning_to_plan(mx, Ref(PROJECTS.table, project.id))
    PROJECTS.save(mx, PROJECTS.with_stored(PROJECTS.get(mx, project.id), "cost", 5))
    assert PROJECTS.get(mx, project.id).cost == 100000
    assert sum(one.current for one in FUNDING.all(mx, line_id=key)) == 100000


def test_what_was_dropped_does_not_go_to_the_plan(mx, project):
    PROJECTS.save(mx, PROJECTS.with_stored(project, "state", ProjectState.DROPPED))
    with pytest.raises(UserError):
        twinning_to_plan(mx, Ref(PROJECTS.table, project.id))
    assert LINES.all(mx) == ()
