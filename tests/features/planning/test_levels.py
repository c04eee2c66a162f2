"""What is written in the tree is a target or an activity by what it holds, not by how deep it stands."""

from decimal import Decimal

import pytest

from munidesk.features.planning.domain import Level, Line
from munidesk.features.planning.rules import at_level, next_level, reached


@pytest.mark.parametrize("level", list(Level))
def test_what_has_a_goal_is_a_target_however_few_groups_stand_over_it(level):
    line = Line(plan_id="p", level=level, title="Bacheo", target=Decimal(10))
    assert reached(line).level is (level if level is Level.ACTIVITY else Level.TARGET)
    assert reached(Line(plan_id="p", level=level, title="Sin meta")).level is level


def test_below_an_activity_there_are_activities_and_each_is_of_the_year_in_sight():
    assert [next_level(one) for one in Level] == [*list(Level)[1:], Level.ACTIVITY]
    line = Line(plan_id="p", level=Level.TARGET, title="Bacheo")
    assert at_level(line, Level.ACTIVITY, 2027).year == 2027
    assert at_level(line, Level.OBJECTIVE, 2027).year is None
    assert at_level(Line(plan_id="p", level=Level.ACTIVITY, title="", year=2026), Level.ACTIVITY, 2027).year == 2026
