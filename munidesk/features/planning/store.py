"""The plan's tables, and the plan read whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType

from munidesk.base.dates import today
from munidesk.base.figures import Figures
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.planning.domain import Commitment, Dependency, Funding, Level, Line, Plan, Reading
from munidesk.features.planning.domain_year import MoneyEntry, YearTarget
from munidesk.features.planning.kinds import (
    COMMITMENTS,
    DEPENDENCIES,
    FUNDING,
    LINES,
    MONEY_ENTRIES,
    PLANS,
    READINGS,
    YEAR_TARGETS,
)
from munidesk.features.planning.progress import Branch, Own, Worked, children_of, critical, mean_of, worked
from munidesk.records.kept import kept
from munidesk.records.kind import Kind, R
from munidesk.town import store as town


@dataclass(frozen=True)
class Tree:
    """The lines of a plan and how they hang: the same one until a line is written, whatever is read of it or paid."""

    lines: tuple[Line, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Line]:
        return {one.id: one for one in self.lines}

    @cached_property
    def children(self) -> Mapping[str, list[Line]]:
        """Parent id («» for the top) → its lines in order."""
        return children_of(self.lines)

    @cached_property
    def _orders(self) -> dict[tuple[int | None, frozenset[str]], tuple[Line, ...]]:
        return {}

    def ordered(self, year: int | None = None, aimed: frozenset[str] = frozenset()) -> tuple[Line, ...]:
        """Top to bottom as the tree reads; with a year, its activities and targets and what is over them.

        `aimed` are lines that have a target of their own in that year.
        """
        if (year, aimed) not in self._orders:
            self._orders[year, aimed] = self._in_order(year, aimed)
        return self._orders[year, aimed]

    def _in_order(self, year: int | None, aimed: frozenset[str]) -> tuple[Line, ...]:
        kept = self._of_year(year, aimed) if year else None
        found: list[Line] = []
        waiting = list(reversed(self.children.get("", [])))
        while waiting:
            line = waiting.pop()
            if kept is None or line.id in kept:
                found.append(line)
                waiting.extend(reversed(self.children.get(line.id, [])))
        return tuple(found)

    def _of_year(self, year: int, aimed: frozenset[str]) -> set[str]:
        """Lines of the year (or without one, under such a line) with all their ancestors."""
        kept: set[str] = set()
        for one in self.lines:
            works = one.level in (Level.TARGET, Level.ACTIVITY)
            if one.id in aimed or (works and (one.year == year or _touches(one, year))):
                current: Line | None = one
                while current is not None and current.id not in kept:
                    kept.add(current.id)
                    current = self.by_id.get(current.parent_id)
        return kept


@dataclass(frozen=True)
class PlanView:
    """A plan as it stands. Branches are computed once, when first asked for; whoever asks shares them."""

    plan: Plan
    tree: Tree
    readings: tuple[Reading, ...]
    funding: tuple[Funding, ...]
    dependencies: tuple[Dependency, ...]
    commitments: tuple[Commitment, ...]
    day: date
    figures: Figures
    entries: tuple[MoneyEntry, ...] = ()
    targets: tuple[YearTarget, ...] = ()
    known: "Mapping[int | None, Mapping[str, Worked]]" = field(default_factory=dict, compare=False, repr=False)
    """By year (None: all of it), what was worked out of the plan as it stood before the last change."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.tree.lines

    @property
    def by_id(self) -> Mapping[str, Line]:
        return self.tree.by_id

    @property
    def children(self) -> Mapping[str, list[Line]]:
        """Parent id («» for the top) → its lines in order."""
        return self.tree.children

    @cached_property
    def values(self) -> Mapping[str, Decimal]:
        """The last reading of each line; what was read of one group alone is no reading of the whole."""
        return {one.line_id: one.value for one in self.readings if not one.part}

    @cached_property
    def targets_by_year(self) -> Mapping[int, Mapping[str, Decimal]]:
        """Year → line → where its indicator is to stand when that year ends."""
        found: dict[int, dict[str, Decimal]] = {}
        for one in self.targets:
            found.setdefault(one.year, {})[one.line_id] = one.target
        return found

    def aimed(self, line: Line, year: int | None) -> Line:
        """The line with the target of that year, where one was set: what its progress is measured against."""
        target = self.targets_by_year.get(year, {}).get(line.id) if year is not None else None
        return line if target is None else replace(line, target=target)

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The names of the money of each line, together."""
        found: dict[str, str] = {}
        for one in self.funding:
            found[one.line_id] = f"{found.get(one.line_id, '')} {one.source}".strip()
        return found

    @cached_property
    def said(self) -> Mapping[str, str]:
        """What each line is found by, folded once for all the letters of a filter."""
        return {
            one.id: fold(f"{one.code} {one.title} {one.responsible} {one.indicator} {self.sources.get(one.id, '')}")
            for one in self.lines
        }

    def values_in(self, year: int | None) -> Mapping[str, Decimal]:
        """The last reading of each line; of a year that is over, until it ended."""
        if year is None or not self._is_over(year):
            return self.values
        if year not in self._past:
            last = date(year, 12, 31)
            self._past[year] = {one.line_id: one.value for one in self.readings if one.day <= last and not one.part}
        return self._past[year]

    @cached_property
    def _past(self) -> dict[int, Mapping[str, Decimal]]:
        return {}

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
    def _worked(self) -> dict[int | None, Mapping[str, Worked]]:
        return {}

    @property
    def worked_out(self) -> Mapping[int | None, Mapping[str, Worked]]:
        """What is known now, for the plan as it will stand after the next change."""
        return {**self.known, **self._worked}

    def _work(self, year: int | None = None) -> Mapping[str, Worked]:
        if year not in self._worked:
            before = self.known.get(year, {})
            self._worked[year] = worked(self._below(year), self._own_of(year), self.plan.weighting, self.day, before)
        return self._worked[year]

    def _below(self, year: int | None) -> Mapping[str, list[Line]]:
        """How the lines hang; with a year, those of it, measured against what that year is to reach."""
        return self.children if year is None else children_of([self.aimed(one, year) for one in self.ordered(year)])

    def _own_of(self, year: int | None) -> Mapping[str, Own]:
        """What lines have of themselves; in a year that is over, what was read until it ended."""
        if year is None or not self._is_over(year):
            return self.own
        values = self.values_in(year)
        return {key: one._replace(value=values.get(key)) for key, one in self.own.items()}

    def late_in(self, year: int | None) -> frozenset[str]:
        """The leaves that are late against what that year is to reach."""
        return self.late if year is None else frozenset(key for key, one in self._of(year).items() if one.late)

    @cached_property
    def branches(self) -> Mapping[str, Branch]:
        return {key: one.branch for key, one in self._work().items()}

    def branches_of(self, year: int) -> Mapping[str, Branch]:
        """As `branches`, of what is of that year alone: what a paper of the year shows beside its overall figure."""
        return {key: one.branch for key, one in self._of(year).items()}

    @cached_property
    def late(self) -> frozenset[str]:
        """The leaves that are."""
        return frozenset(key for key, one in self._work().items() if one.late)

    @cached_property
    def critical(self) -> frozenset[str]:
        return critical(self.dependencies, self.late)

    def ordered(self, year: int | None = None) -> tuple[Line, ...]:
        """Top to bottom as the tree reads; with a year, its activities and targets and what is over them."""
        return self.tree.ordered(year, frozenset(self.targets_by_year.get(year, ())) if year else frozenset())

    def overall(self, year: int | None = None) -> "Overall":
        """The plan's progress as one figure, weighted as its branches are; with a year, of what is of that year."""
        parts = self._of(year)
        tops = [(one, parts[one.id].branch) for one in self.ordered(year) if one.parent_id == ""]
        return Overall(
            mean_of(tops, self.plan.weighting), sum(part.measured for _line, part in tops),
            sum(part.approved for _line, part in tops), sum(part.executed for _line, part in tops),
        )  # fmt: skip

    def _of(self, year: int | None) -> Mapping[str, Worked]:
        whole = len(self.ordered(year)) == len(self.lines) and year not in self.targets_by_year
        return self._work(None if whole and not self._is_over(year) else year)

    def _is_over(self, year: int | None) -> bool:
        return year is not None and year < self.day.year

    def depth(self, line: Line) -> int:
        depth = 0
        while line.parent_id and (parent := self.by_id.get(line.parent_id)) is not None:
            depth, line = depth + 1, parent
        return depth


@dataclass(frozen=True, slots=True)
class Overall:
    """`mean` from 0 to 1, of the `measured` lines alone; None when there is none. Money in cents, of the same lines."""

    mean: Decimal | None
    measured: int
    approved: int = 0
    executed: int = 0


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


_READ = frozenset({"municipality", *(one.table for one in (
    PLANS, LINES, READINGS, FUNDING, DEPENDENCIES, COMMITMENTS, MONEY_ENTRIES, YEAR_TARGETS))})  # fmt: skip


def load_plan(store: Store, plan_id: str) -> PlanView:
    """Raises UserError when the plan is gone."""
    return store.remembered(
        ("plan", plan_id, today()),
        lambda: _read_plan(store, plan_id),
        _READ,
        lambda old, _touched: _read_plan(store, plan_id, old.worked_out),
    )


def _read_plan(
    store: Store, plan_id: str, known: Mapping[int | None, Mapping[str, Worked]] = MappingProxyType({})
) -> PlanView:
    tree = store.remembered(("plan tree", plan_id), lambda: _read_tree(store, plan_id), frozenset({LINES.table}))
    own = tree.by_id
    funding = sorted(_chosen(store, FUNDING, lambda one: one.line_id in own), key=_by_id)
    money = {one.id for one in funding}
    return PlanView(
        PLANS.get(store, plan_id),
        tree,
        tuple(sorted(_chosen(store, READINGS, lambda one: one.line_id in own), key=lambda one: (one.day, one.id))),
        tuple(funding),
        tuple(sorted(_chosen(store, DEPENDENCIES, lambda one: one.line_id in own), key=_by_id)),
        COMMITMENTS.all(store, plan_id=plan_id),
        today(),
        town.figures(store),
        tuple(sorted(_chosen(store, MONEY_ENTRIES, lambda one: one.funding_id in money), key=_by_day)),
        tuple(sorted(_chosen(store, YEAR_TARGETS, lambda one: one.line_id in own), key=_by_year)),
        known,
    )


def _read_tree(store: Store, plan_id: str) -> Tree:
    lines = _chosen(store, LINES, lambda one: one.plan_id == plan_id)
    return Tree(tuple(sorted(lines, key=lambda one: (one.position, one.id))))


def _chosen(store: Store, kind: Kind[R], wanted: Callable[[R], bool]) -> list[R]:
    return [one for one in kept(store, kind).values() if wanted(one)]


_by_id = attrgetter("id")
_by_day = attrgetter("day", "id")
_by_year = attrgetter("year", "id")


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
