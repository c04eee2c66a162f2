"""The plan's tables, and the plan read whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from munidesk.base.dates import today
from munidesk.base.figures import Figures
from munidesk.data.store import Store
from munidesk.features.planning.domain import Commitment, Dependency, Funding, Level, Line, Plan, Reading
from munidesk.features.planning.kinds import COMMITMENTS, DEPENDENCIES, FUNDING, LINES, PLANS, READINGS
from munidesk.features.planning.progress import Branch, Own, branches, children_of, critical, is_late, mean_of
from munidesk.records.kind import Kind, R
from munidesk.town import store as town


@dataclass(frozen=True)
class PlanView:
    """A plan read in five queries. Branches are computed once, when first asked for; whoever asks shares them."""

    plan: Plan
    lines: tuple[Line, ...]
    readings: tuple[Reading, ...]
    funding: tuple[Funding, ...]
    dependencies: tuple[Dependency, ...]
    commitments: tuple[Commitment, ...]
    day: date
    figures: Figures

    @cached_property
    def by_id(self) -> Mapping[str, Line]:
        return {one.id: one for one in self.lines}

    @cached_property
    def children(self) -> Mapping[str, list[Line]]:
        """Parent id («» for the top) → its lines in order."""
        return children_of(self.lines)

    @cached_property
    def values(self) -> Mapping[str, Decimal]:
        """The last reading of each line."""
        return {one.line_id: one.value for one in self.readings}

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The names of the money of each line, together."""
        found: dict[str, str] = {}
        for one in self.funding:
            found[one.line_id] = f"{found.get(one.line_id, '')} {one.source}".strip()
        return found

    @cached_property
    def own(self) -> Mapping[str, Own]:
        money: dict[str, tuple[int, int]] = {}
        for one in self.funding:
            if not self.figures.is_own(one.currency):
                continue  # no rate is known: another currency is never summed
            approved, executed = money.get(one.line_id, (0, 0))
            money[one.line_id] = (approved + one.current, executed + one.executed)
        return {
            one.id: Own(self.values.get(one.id), *money.get(one.id, (0, 0)))
            for one in self.lines
            if one.id in money or one.id in self.values
        }

    @cached_property
    def branches(self) -> Mapping[str, Branch]:
        return branches(self.lines, self.own, self.plan.weighting)

    @cached_property
    def late(self) -> frozenset[str]:
        return frozenset(
            one.id
            for one in self.lines
            if not self.children.get(one.id) and is_late(one, self.branches[one.id].capped, self.day)
        )

    @cached_property
    def critical(self) -> frozenset[str]:
        return critical(self.dependencies, self.late)

    def ordered(self, year: int | None = None) -> tuple[Line, ...]:
        """Top to bottom as the tree reads; with a year, its activities and targets and what is over them."""
        kept = self._of_year(year) if year else None
        found: list[Line] = []
        waiting = list(reversed(self.children.get("", [])))
        while waiting:
            line = waiting.pop()
            if kept is None or line.id in kept:
                found.append(line)
                waiting.extend(reversed(self.children.get(line.id, [])))
        return tuple(found)

    def overall(self, year: int | None = None) -> "Overall":
        """The plan's progress as one figure, weighted as its branches are; with a year, of what is of that year."""
        lines = self.ordered(year)
        whole = len(lines) == len(self.lines)
        parts = self.branches if whole else branches(lines, self.own, self.plan.weighting)
        tops = [(one, parts[one.id]) for one in lines if one.parent_id == ""]
        return Overall(mean_of(tops, self.plan.weighting), sum(part.measured for _line, part in tops))

    def _of_year(self, year: int) -> set[str]:
        """Lines of the year (or without one, under such a line) with all their ancestors."""
        kept: set[str] = set()
        for one in self.lines:
            if one.level in (Level.TARGET, Level.ACTIVITY) and (one.year == year or _touches(one, year)):
                current: Line | None = one
                while current is not None and current.id not in kept:
                    kept.add(current.id)
                    current = self.by_id.get(current.parent_id)
        return kept

    def depth(self, line: Line) -> int:
        depth = 0
        while line.parent_id and (parent := self.by_id.get(line.parent_id)) is not None:
            depth, line = depth + 1, parent
        return depth


@dataclass(frozen=True, slots=True)
class Overall:
    """`mean` from 0 to 1, of the `measured` lines alone; None when there is none."""

    mean: Decimal | None
    measured: int


def _touches(line: Line, year: int) -> bool:
    if line.year is not None or line.start is None or line.end is None:
        return False
    return line.start.year <= year <= line.end.year


def plans(store: Store) -> tuple[Plan, ...]:
    """The newest first."""
    return PLANS.all(store)


def newest(store: Store) -> str:
    found = plans(store)
    return found[0].id if found else ""


_OF_LINES = (
    "SELECT t.* FROM {table} t JOIN plan_line l ON l.id = t.line_id"
    " WHERE l.plan_id = :plan AND l.deleted_at IS NULL AND t.deleted_at IS NULL ORDER BY {order}"
)


def _of_lines(store: Store, kind: Kind[R], plan_id: str, order: str) -> tuple[R, ...]:
    return kind.read_all(store.query(_OF_LINES.format(table=kind.table, order=order), plan=plan_id))


def load_plan(store: Store, plan_id: str) -> PlanView:
    """Raises UserError when the plan is gone."""
    return store.remembered(("plan", plan_id, today()), lambda: _read_plan(store, plan_id))


def _read_plan(store: Store, plan_id: str) -> PlanView:
    return PlanView(
        PLANS.get(store, plan_id),
        LINES.all(store, plan_id=plan_id),
        _of_lines(store, READINGS, plan_id, "t.day, t.id"),
        _of_lines(store, FUNDING, plan_id, "t.id"),
        _of_lines(store, DEPENDENCIES, plan_id, "t.id"),
        COMMITMENTS.all(store, plan_id=plan_id),
        today(),
        town.figures(store),
    )


def commitment_days(store: Store, since: date, until: date) -> tuple[tuple[str, date, date | None], ...]:
    """(id, last day, day it was kept) of those whose last day is in the period, of every plan."""
    rows = store.query(
        "SELECT id, deadline, done_on FROM commitment WHERE deleted_at IS NULL"
        " AND deadline BETWEEN :since AND :until ORDER BY deadline",
        since=since.isoformat(), until=until.isoformat(),
    )  # fmt: skip
    return tuple(
        (str(row["id"]), date.fromisoformat(str(row["deadline"])),
         date.fromisoformat(str(row["done_on"])) if row["done_on"] else None)
        for row in rows
    )  # fmt: skip
