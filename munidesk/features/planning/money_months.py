"""Money month by month: what was written down by day, what no day is known of, and what was to be expected. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from munidesk.base.figures import half_up
from munidesk.features.planning.codes import Stage
from munidesk.features.planning.domain import Funding, Line
from munidesk.features.planning.domain_year import MoneyEntry
from munidesk.features.planning.money import SourceTotal

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Months:
    """Cents of one source: each month of a year, None where nothing was written down; `undated` makes up the total.

    `undated` is what the total holds beyond the entries of that year: money without a day, or of another year. Under
    zero, the entries say more than the total that was typed or brought in by a sheet.
    """

    of: SourceTotal
    months: tuple[int | None, ...]
    undated: int
    total: int


def by_month(
    sources: Iterable[SourceTotal], entries: Sequence[MoneyEntry], stage: Stage, year: int
) -> tuple[Months, ...]:
    """Each source's months of that year, in the order given; `stage` EXECUTED or PAID."""
    return tuple(_months(one, entries, stage, year) for one in sources)


def _months(source: SourceTotal, entries: Sequence[MoneyEntry], stage: Stage, year: int) -> Months:
    found: list[int | None] = [None] * MONTHS
    for one in entries:
        if one.funding_id in source.ids and one.stage is stage and one.day.year == year:
            found[one.day.month - 1] = (found[one.day.month - 1] or 0) + one.amount
    total = (source.paid or 0) if stage is Stage.PAID else source.executed
    return Months(source, tuple(found), total - sum(one or 0 for one in found), total)


def cumulative(rows: Sequence[Months], until: int) -> tuple[int | None, ...]:
    """The sum of all rows up to each month, from January; None after month `until` (1–12): it has not come yet.

    What has no day is in no month: a chart by month says beside it how much that is.
    """
    sums: list[int | None] = []
    reached = 0
    for at in range(MONTHS):
        reached += sum(row.months[at] or 0 for row in rows)
        sums.append(reached if at < until else None)
    return tuple(sums)


def planned(funding: Iterable[Funding], lines: Mapping[str, Line], year: int) -> tuple[int, ...]:
    """What should be spent up to the end of each month, in cents of whole coins, of the credit of each line in force.

    By the quarters of the line; else even over the days it runs in that year; else even over the year.
    """
    shares = [Fraction(0)] * MONTHS
    for one in funding:
        line = lines.get(one.line_id)
        for at, share in enumerate(_spread(line, year)):
            shares[at] += one.current * share
    reached, found = Fraction(0), []
    for share in shares:
        reached += share
        found.append(int(half_up(reached / 100)) * 100)
    return tuple(found)


def _spread(line: Line | None, year: int) -> Sequence[Fraction]:
    if line is not None and len(line.quarter_weights) == 4:
        return [Fraction(line.quarter_weights[at // 3], 300) for at in range(MONTHS)]
    days = _days_in(line, year) if line is not None else ()
    total = sum(days)
    return [Fraction(day, total) for day in days] if total else [Fraction(1, MONTHS)] * MONTHS


def _days_in(line: Line, year: int) -> Sequence[int]:
    """How many days of each month of the year the line runs; none without both days, or outside of the year."""
    if line.start is None or line.end is None:
        return ()
    found = []
    for month in range(1, MONTHS + 1):
        first = date(year, month, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        found.append(max(0, (min(last, line.end) - max(first, line.start)).days + 1))
    return found
