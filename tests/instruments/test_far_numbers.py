"""Digits pressed for the next criteria add up in a number: one that is far from what earns points is asked about."""

from decimal import Decimal

import pytest

from munidesk.instruments.domain import AnswerKind, Criterion
from munidesk.instruments.rules import is_far

DAYS = Criterion(
    key="k", dimension_key="d", question="Días", kind=AnswerKind.NUMBER, low=Decimal(30), high=Decimal(5)
)  # fmt: skip


@pytest.mark.parametrize(("value", "far"), [("4", False), ("300", False), ("301", True), ("44444", True),
                                            ("-400", True), ("", False), ("mucho", False)])  # fmt: skip
def test_w70_a_number_far_from_what_earns_points_is_asked_about(value: str, far: bool):
    assert is_far(DAYS, value) is far
