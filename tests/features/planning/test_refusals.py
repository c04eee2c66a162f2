"""What a plan, its money and its priorities cannot be: each is refused with the field to mend."""

from datetime import date
from decimal import Decimal

import pytest

from munidesk.base.errors import UserError
from munidesk.features.planning import rules
from munidesk.features.planning.domain import (
    Commitment,
    Criterion,
    FrameLevel,
    FrameRow,
    Funding,
    Kind,
    Level,
    Line,
    Mark,
    Plan,
)

LINE = Line(plan_id="p", level=Level.ACTIVITY, title="Luminarias", kind=Kind.INCREMENT)


@pytest.mark.parametrize(
    ("check", "record", "field"),
    [
        (rules.check_plan, Plan(title=" ", start_year=2025, end_year=2030), "title"),
        (rules.check_plan, Plan(title="PMD", start_year=2030, end_year=2025), "end_year"),
        (rules.check_line, Line(plan_id="p", level=Level.ACTIVITY, title=" "), "title"),
        (rules.check_line, Line(plan_id="p", level=Level.ACTIVITY, title="x", weight=101), "weight"),
        (rules.check_line, Line(plan_id="p", level=Level.ACTIVITY, title="x", quarters="50 50"), "quarters"),
        (rules.check_line, Line(plan_id="p", level=Level.ACTIVITY, title="x", quarters="50 20 20 20"), "quarters"),
        (rules.check_funding, Funding(line_id="l", source=" "), "source"),
        (rules.check_funding, Funding(line_id="l", source="FIGM", executed=-1), "executed"),
        (rules.check_commitment, Commitment(plan_id="p", title=" ", deadline=date(2026, 3, 1)), "title"),
        (rules.check_frame_row, FrameRow(plan_id="p", level=FrameLevel.GOAL, summary=" "), "summary"),
        (rules.check_criterion, Criterion(plan_id="p", name="Urgencia", weight=101), "weight"),
        (rules.check_mark, Mark(line_id="l", criterion_id="c", value=11), "value"),
    ],
)
def test_e_what_cannot_be_is_refused_where_it_is_mended(check, record, field: str):
    with pytest.raises(UserError) as found:
        check(record)
    assert found.value.field == field


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (rules.parse_mark, "ocho"), (rules.parse_mark, "-1"), (rules.parse_criteria, "Urgencia"),
        (rules.parse_criteria, "40"), (rules.parse_years, "2025"),
    ],
)  # fmt: skip
def test_e_what_is_typed_otherwise_is_said(read, text: str):
    with pytest.raises(UserError):
        read(text)


def test_e_marks_and_criteria_are_read_as_they_are_typed():
    assert rules.parse_mark(" 8 ") == 8
    assert rules.parse_criteria("Urgencia alta 40\n\n  Costo 60\n") == [
        ("Urgencia alta", 40, ""), ("Costo", 60, ""),
    ]  # fmt: skip


def test_e_a_priority_waits_for_every_mark():
    wanted = (Criterion(id="a", plan_id="p", name="x", weight=40), Criterion(id="b", plan_id="p", name="y", weight=60))
    assert rules.priority({("l", "a"): 10}, wanted, "l") is None
    assert rules.priority({("l", "a"): 10, ("l", "b"): 5}, wanted, "l") == Decimal(7)
    assert rules.priority({}, (), "l") is None
