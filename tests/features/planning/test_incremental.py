"""After a change a plan is what it would be if it were read whole, and only what the change touched is made anew."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.data import drafts, file
from munidesk.data.store import Store
from munidesk.features.planning.domain import Commitment, Funding, Kind, Level, Line, Plan, Weighting
from munidesk.features.planning.kinds import PLANS, READINGS
from munidesk.features.planning.listing import matching
from munidesk.features.planning.store import PlanView, load_plan
from munidesk.features.planning.store_plan import (
    add_dependency,
    add_line,
    add_reading,
    delete_lines,
    line_of,
    move_line,
    remove_funding,
    save_commitment,
    save_line,
    save_plan,
    set_funding,
)
from munidesk.records.kept import kept
from munidesk.town.domain import Person
from munidesk.town.founding import found
from munidesk.town.kinds import PEOPLE
from tests.oracle.steady import steady

YEARS = (None, 2025, 2026, 2027)


def whole(store: Store, plan: str) -> PlanView:
    """The plan read from the file: inside a change nothing is remembered."""
    with store.change("Leer"):
        return load_plan(store, plan)


def told(view: PlanView) -> dict[str, object]:
    """Everything that a page or a paper takes from a plan."""
    read = {one.name: getattr(view, one.name) for one in fields(view) if one.name != "known"}
    return read | {
        "lines": view.lines, "branches": view.branches, "late": view.late, "critical": view.critical, "own": view.own,
        "values": view.values, "sources": view.sources, "children": view.children,
        "found": matching(view, view.lines, "obra", late=False),
        **{f"ordered {year}": view.ordered(year) for year in YEARS},
        **{f"overall {year}": view.overall(year) for year in YEARS},
    }  # fmt: skip


class Hand:
    """A secretary who changes the plan in any order; each choice is drawn."""

    def __init__(self, store: Store, plan: str, draw: Callable[[st.SearchStrategy[int]], int]) -> None:
        self.store, self.plan, self._draw = store, plan, draw

    def number(self, most: int) -> int:
        return self._draw(st.integers(0, most))

    def line(self) -> Line | None:
        lines = load_plan(self.store, self.plan).lines
        return lines[self.number(len(lines) - 1)] if lines else None

    def add(self) -> None:
        above = self.line() if self.number(3) else None
        start = date(2026, 1, 1) + timedelta(days=self.number(400))
        add_line(
            self.store,
            Line(
                plan_id=self.plan, parent_id=above.id if above else "", level=Level.ACTIVITY,
                title=f"Obra {self.number(9)}", year=YEARS[self.number(3)], target=Decimal(self.number(3)) or None,
                kind=Kind.MAINTENANCE, start=start, end=start + timedelta(days=self.number(200)),
                weight=self.number(10),
            ),
        )  # fmt: skip

    def change(self, one: Line) -> None:
        save_line(self.store, replace(one, title=f"Cosa {self.number(9)}", weight=self.number(100)))

    def measure(self, one: Line) -> None:
        add_reading(self.store, one.id, Decimal(self.number(5)), today() - timedelta(days=self.number(5)))

    def pay(self, one: Line) -> None:
        set_funding(self.store, Funding(line_id=one.id, source=f"Obra {self.number(2)}", approved=self.number(9)))

    def unpay(self, _one: Line) -> None:
        money = load_plan(self.store, self.plan).funding
        if money:
            remove_funding(self.store, money[self.number(len(money) - 1)].id)

    def unmeasure(self, _one: Line) -> None:
        readings = load_plan(self.store, self.plan).readings
        if readings:
            READINGS.delete(self.store, readings[self.number(len(readings) - 1)].id)

    def remove(self, one: Line) -> None:
        delete_lines(self.store, [one.id])

    def move(self, one: Line) -> None:
        under = self.line() if self.number(1) else None
        with suppress(UserError):  # inside itself
            move_line(self.store, one.id, under.id if under else one.parent_id, 1 + self.number(3))

    def wait(self, one: Line) -> None:
        other = self.line()
        if other is not None and one.position < other.position:
            add_dependency(self.store, other.id, one.id)

    def promise(self, _one: Line) -> None:
        save_commitment(self.store, Commitment(plan_id=self.plan, title="Abrir", deadline=today()))

    def weigh(self, _one: Line) -> None:
        plan = PLANS.get(self.store, self.plan)
        other = Weighting.WEIGHT if plan.weighting is Weighting.MONEY else Weighting.MONEY
        save_plan(self.store, replace(plan, weighting=other))

    def elsewhere(self, _one: Line) -> None:
        drafts.keep(self.store, "d", "plan.cell", {"text": "a medio escribir"})

    def undo(self, _one: Line) -> None:
        self.store.undo()

    def redo(self, _one: Line) -> None:
        self.store.redo()

    def act(self) -> None:
        verbs = (
            self.change, self.measure, self.measure, self.pay, self.pay, self.unpay, self.unmeasure, self.remove,
            self.move, self.wait, self.promise, self.weigh, self.elsewhere, self.undo, self.undo, self.redo,
        )  # fmt: skip
        one = self.line()
        at = self.number(len(verbs) + 4)
        if one is None or at >= len(verbs):
            self.add()
        else:
            verbs[at](one)


@settings(steady(60), phases=(Phase.generate,))  # each step writes on the disk: no minutes to make a fault smaller
@given(data=st.data(), count=st.integers(1, 25))
def test_after_any_changes_the_plan_is_what_reading_it_whole_says(tmp_path_factory, data, count):
    store = file.create(tmp_path_factory.mktemp("plan") / "m.munidesk", catalog.schemas())
    try:
        found(store, country="UY", name="Municipio")
        plan = save_plan(store, Plan(title="PMD", start_year=2025, end_year=2027)).id
        hand = Hand(store, plan, data.draw)
        for _turn in range(count):
            hand.act()
            if hand.number(2):  # now and then several changes between two looks
                assert told(load_plan(store, plan)) == told(whole(store, plan))
        assert told(load_plan(store, plan)) == told(whole(store, plan))
    finally:
        store.close()


@pytest.fixture
def planned(store) -> tuple[str, list[str], list[str]]:
    """A plan of three axes with four activities each."""
    plan = save_plan(store, Plan(title="PMD", start_year=2025, end_year=2027)).id
    axes = [add_line(store, Line(plan_id=plan, level=Level.AXIS, title=f"Eje {at}")) for at in range(3)]
    below = []
    for axis in axes:
        for at in range(4):
            line = Line(plan_id=plan, parent_id=axis, level=Level.ACTIVITY, title=f"Obra {at}", target=Decimal(10))
            below.append(add_line(store, line))
            add_reading(store, below[-1], Decimal(at))
    return plan, axes, below


def test_a_progress_typed_in_one_line_works_out_that_line_and_those_over_it_alone(store, planned):
    plan, axes, below = planned
    before = load_plan(store, plan).branches
    add_reading(store, below[0], Decimal(9))
    after = load_plan(store, plan).branches
    assert after[below[0]].raw == Decimal("0.9")
    assert {key for key in after if after[key] is not before[key]} == {below[0], axes[0]}


def test_a_progress_taken_out_counts_no_more(store, planned):
    plan, _axes, below = planned
    load_plan(store, plan)
    READINGS.delete(store, load_plan(store, plan).readings[-1].id)
    assert load_plan(store, plan).values.keys() < set(below)
    store.undo()
    assert load_plan(store, plan).values.keys() == set(below)


def test_a_name_typed_in_one_line_leaves_the_others_the_very_same(store, planned):
    plan, _axes, below = planned
    before = load_plan(store, plan).by_id
    save_line(store, replace(line_of(store, below[5]), responsible="Obras"))
    after = load_plan(store, plan).by_id
    assert {key for key in after if after[key] is not before[key]} == {below[5]}


def test_what_is_written_elsewhere_leaves_the_plan_as_it_was_read(store, planned):
    plan, _axes, _below = planned
    before = load_plan(store, plan)
    PEOPLE.save(store, Person(given_names="Ana", family_names="Peña"))
    drafts.keep(store, "d", "plan.cell", {"text": "352 lumin"})
    assert load_plan(store, plan) is before


def test_the_plan_is_counted_anew_on_the_next_day(store, planned, clock):
    plan, _axes, below = planned
    save_line(store, replace(line_of(store, below[0]), start=date(2026, 11, 1), end=date(2026, 11, 17)))
    before = load_plan(store, plan)
    assert before.day == date(2026, 11, 17)
    clock(datetime(2026, 11, 18, 9, 0))
    assert load_plan(store, plan).day == date(2026, 11, 18)
    assert below[0] in load_plan(store, plan).late


def test_a_sheet_of_many_lines_is_read_again_and_the_old_lines_stay_the_same(store, planned):
    _plan, _axes, below = planned
    before = kept(store, READINGS)
    with store.change("Importar"):
        for at in range(60):
            add_reading(store, below[at % 12], Decimal(at % 10))
    after = kept(store, READINGS)
    assert len(after) == len(before) + 60
    assert all(after[key] is one for key, one in before.items())
