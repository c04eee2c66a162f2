"""A list as it goes into a workbook: its cells, and what its columns hold where the cells do not say it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

Value = str | int | float | Decimal | date | time | None


class Form(StrEnum):
    """What a column holds, where its cells do not say it: POINTS are 0–100, SHARE is 0–1, NUMBER a plain figure,
    COUNT one that is grouped by thousands, MONEY units of the municipality's currency."""

    PLAIN = "plain"
    NUMBER = "number"
    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One sheet of a workbook. `summed` are positions of the columns with a total under them."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Value]]
    forms: Sequence[Form] = ()
    summed: Sequence[int] = ()
    about: str = ""
