"""The plan's tables, and the plan read whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
from munidesk.features.planning.kinds import COMMITMENTS, DEPENDENCIES, FUNDING, LINES, PLANS, READINGS
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
    def _orders(self) -> dict[int | None, tuple[Line, ...]]:
        return {}

    def ordered(self, year: int | None = None) -> tuple[Line, ...]:
        """Top to bottom as the tree reads; with a year, its activities and targets and what is over them."""
        if year not in self._orders:
            self._orders[year] = self._in_order(year)
        return self._orders[year]

    def _in_order(self, year: int | None) -> tuple[Line, ...]:
        kept = self._of_year(year) if year else None
        found: list[Line] = []
        waiting = list(reversed(self.children.get("", [])))
        while waiting:
            line = waiting.pop()
            if kept is None or line.id in kept:
                found.append(line)
                waiting.extend(reversed(self.children.get(line.id, [])))
        return tuple(found)

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
    def said(self) -> Mapping[str, str]:
        """What each line is found by, folded once for all the letters of a filter."""
        return {
            one.id: fold(f"{one.code} {one.title} {one.responsible} {one.indicator} {self.sources.get(one.id, '')}")
            for one in self.lines
        }

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
            below = self.children if year is None else children_of(self.ordered(year))
            self._worked[year] = worked(below, self.own, self.plan.weighting, self.day, before)
        return self._worked[year]

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
        return self.tree.ordered(year)

    def overall(self, year: int | None = None) -> "Overall":
        """The plan's progress as one figure, weighted as its branches are; with a year, of what is of that year."""
        parts = self._of(year)
        tops = [(one, parts[one.id].branch) for one in self.ordered(year) if one.parent_id == ""]
        return Overall(
            mean_of(tops, self.plan.weighting), sum(part.measured for _line, part in tops),
            sum(part.approved for _line, part in tops), sum(part.executed for _line, part in tops),
        )  # fmt: skip

    def _of(self, year: int | None) -> Mapping[str, Worked]:
        return self._work(None if len(self.ordered(year)) == len(self.lines) else year)

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
    PLANS, LINES, READINGS, FUNDING, DEPENDENCIES, COMMITMENTS))})  # fmt: skip


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
    return PlanView(
        PLANS.get(store, plan_id),
        tree,
        tuple(sorted(_chosen(store, READINGS, lambda one: one.line_id in own), key=lambda one: (one.day, one.id))),
        tuple(sorted(_chosen(store, FUNDING, lambda one: one.line_id in own), key=_by_id)),
        tuple(sorted(_chosen(store, DEPENDENCIES, lambda one: one.line_id in own), key=_by_id)),
        COMMITMENTS.all(store, plan_id=plan_id),
        today(),
        town.figures(store),
        known,
    )


def _read_tree(store: Store, plan_id: str) -> Tree:
    lines = _chosen(store, LINES, lambda one: one.plan_id == plan_id)
    return Tree(tuple(sorted(lines, key=lambda one: (one.position, one.id))))


def _chosen(store: Store, kind: Kind[R], wanted: Callable[[R], bool]) -> list[R]:
    return [one for one in kept(store, kind).values() if wanted(one)]


_by_id = attrgetter("id")


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
