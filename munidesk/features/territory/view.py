"""A programme as it stands on a day: its phases, steps, products, who conducts, the next legal day. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from munidesk.base.figures import Figures
from munidesk.features.territory.codes import Figure, ProductState, Role
from munidesk.features.territory.domain import (
    CoordinationAgreement,
    KeyQuestion,
    Product,
    ProductVersion,
    Responsibility,
    Territory,
    TerritoryActor,
    TerritoryObjective,
    TerritoryPhase,
    TerritorySubsystem,
)
from munidesk.features.territory.rules import delivered, faults, newest
from munidesk.procedures.clock import Deadline
from munidesk.procedures.codes import StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.rules import CaseView, progress
from munidesk.records.ref import Ref

FIGURE = "figura"


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the five: (done, of how many) steps without the periodic ones, and products."""

    number: int
    title: str
    plan: TerritoryPhase | None
    steps: tuple[CaseStep, ...]
    done: int
    whole: int
    periodic: int
    products: int
    products_done: int

    @property
    def complete(self) -> bool:
        return self.done == self.whole

    @property
    def begun(self) -> bool:
        return any(one.state is not StepState.PENDING for one in self.steps)

    @property
    def done_on(self) -> date | None:
        """The day of its last step."""
        return max((one.done_on for one in self.steps if one.done_on is not None), default=None)

    @property
    def since(self) -> date | None:
        """The day it was planned from, else the one its first step was done."""
        if self.plan is not None and self.plan.start is not None:
            return self.plan.start
        return min((one.done_on for one in self.steps if one.done_on is not None), default=None)

    @property
    def until(self) -> date | None:
        """The day it is planned to end; of one that is complete the one it ended."""
        if self.plan is not None and self.plan.end is not None:
            return self.plan.end
        return self.done_on if self.complete else None


@dataclass(frozen=True)
class TerritoryView:
    """`inner` are the cases that steps of its own opened; `resolution` chose who conducts."""

    territory: Territory
    case: CaseView
    inner: tuple[CaseView, ...]
    plans: tuple[TerritoryPhase, ...]
    objectives: tuple[TerritoryObjective, ...]
    subsystems: tuple[TerritorySubsystem, ...]
    actors: tuple[TerritoryActor, ...]
    products: tuple[Product, ...]
    versions: Mapping[str, tuple[ProductVersion, ...]]
    letters: tuple[Responsibility, ...]
    agreements: tuple[CoordinationAgreement, ...]
    questions: tuple[KeyQuestion, ...]
    resolution: Ref | None
    figures: Figures
    day: date

    # -- who conducts

    @property
    def figure_step(self) -> CaseStep | None:
        return self.case.steps.get(FIGURE)

    @property
    def figure(self) -> Figure:
        """The one that was chosen; NONE until the council did."""
        step = self.figure_step
        return Figure.of(step.choice) if step is not None and step.state is StepState.DONE else Figure.NONE

    @property
    def is_final(self) -> bool:
        """A figure without its resolution is not."""
        return self.figure is not Figure.NONE and self.resolution is not None

    # -- phases

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        found = []
        for number, (title, steps) in enumerate(self.case.stages.items(), 1):
            done, whole = progress(steps)
            own = [one for one in self.products if one.phase == number]
            found.append(Phase(
                number=number, title=title, plan=next((one for one in self.plans if one.title == title), None),
                steps=steps, done=done, whole=whole, periodic=sum(one.is_periodic for one in steps),
                products=len(own), products_done=sum(delivered(self.newest(one)) for one in own),
            ))  # fmt: skip
        return tuple(found)

    @cached_property
    def phase(self) -> Phase:
        """The first that is not complete; the last one when all are."""
        return next((one for one in self.phases if not one.complete), self.phases[-1])

    @property
    def progress(self) -> tuple[int, int]:
        """Steps done, of how many, without the periodic ones."""
        return self.case.progress

    # -- products

    def newest(self, product: Product) -> ProductVersion | None:
        return newest(self.versions.get(product.id, ()))

    def product_state(self, product: Product) -> ProductState | None:
        """Of its newest version; None before there is one."""
        version = self.newest(product)
        return version.state if version is not None else None

    def counted(self, state: ProductState) -> int:
        return sum(self.product_state(one) is state for one in self.products)

    @property
    def delivered(self) -> int:
        """Delivered or approved."""
        return sum(delivered(self.newest(one)) for one in self.products)

    @property
    def left(self) -> tuple[Product, ...]:
        """Not approved yet."""
        return tuple(one for one in self.products if self.product_state(one) is not ProductState.APPROVED)

    # -- who answers

    def roles(self, product: Product, actor: TerritoryActor) -> tuple[Role, ...]:
        found = {one.role for one in self.letters if one.product_id == product.id and one.actor_id == actor.id}
        return tuple(role for role in Role if role in found)

    def answers(self, product: Product) -> str:
        """The names of those who answer for it."""
        ids = [one.actor_id for one in self.letters if one.product_id == product.id and one.role is Role.ANSWERS]
        return ", ".join(one.called for one in self.actors if one.id in ids)

    def faults(self, product: Product) -> tuple[str, ...]:
        return faults(product, self.letters)

    # -- terms

    @cached_property
    def terms(self) -> tuple[tuple[CaseView, CaseStep, Deadline | None], ...]:
        """Steps with a term, not finished, of its case and of those within; the next day first, unknown ones last."""
        found = [
            (view, step, view.deadline(step))
            for view in (self.case, *self.inner) if view.case.closed_on is None
            for step in view.ordered if step.has_term and step.state is StepState.PENDING
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda one: (one[2] is None, one[2].last if one[2] is not None else self.day)))

    @property
    def next_term(self) -> tuple[CaseView, CaseStep, Deadline] | None:
        """The next legal day of a step whose turn has come."""
        for view, step, term in self.terms:
            if term is not None and view.is_open(step):
                return view, step, term
        return None

    @property
    def overdue(self) -> int:
        return sum(view.overdue(step) for view, step, _term in self.terms)

    def inner_of(self, step: CaseStep) -> CaseView | None:
        """The case that a step opened."""
        return next((one for one in self.inner if one.case.owner_id == step.id), None)
