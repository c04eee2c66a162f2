"""A programme as it is followed in a year: plan, money, alignment, deviations, consultation, rounds. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from munidesk.features.territory.domain import ObjectiveAnswer, TerritoryObjective
from munidesk.features.territory.domain_bank import Alignment, BankProject, BudgetShare, Deviation
from munidesk.features.territory.follow.lines import ACTIVITY, Money, PlanLine, below, money_of
from munidesk.features.territory.follow.rules import loose, undecided
from munidesk.features.territory.rules import reply_rate
from munidesk.features.territory.view import TerritoryView


@dataclass(frozen=True, slots=True)
class Told:
    """A round of the evaluation in words: «2026», «63,2 %», the band with its tone; open: without the last two."""

    id: str
    name: str
    total: str
    band: str
    tone: str
    closed_on: date | None
    is_open: bool


@dataclass(frozen=True)
class FollowView:
    """`linked` are the lines of the plan that belong to its case; `files` those attached to versions of products."""

    of: TerritoryView
    year: int
    lines: tuple[PlanLine, ...]
    linked: frozenset[str]
    alignments: tuple[Alignment, ...]
    deviations: tuple[Deviation, ...]
    projects: tuple[BankProject, ...]
    shares: tuple[BudgetShare, ...]
    answers: tuple[ObjectiveAnswer, ...]
    rounds: tuple[Told, ...]
    diagnosis_id: str
    zones: Mapping[str, int]
    files: int
    sessions: int
    observed: tuple[int, int]

    @cached_property
    def loose(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """(objectives without an activity, activities without an objective)."""
        return loose(self.alignments)

    @cached_property
    def goals(self) -> int:
        """Objectives named, each once."""
        return len({one.title.casefold() for one in self.alignments if one.title})

    @cached_property
    def own(self) -> tuple[PlanLine, ...]:
        """The lines that carry it out: of its case, and those of its projects; with what hangs from them."""
        ids = self.linked | {one.line_id for one in self.projects if one.line_id}
        return below(self.lines, ids)

    @cached_property
    def measured(self) -> tuple[PlanLine, ...]:
        """Its indicators: of its own lines, and of what hangs from the objectives it is aligned with."""
        ids = {one.id for one in self.own} | {one.goal_id for one in self.alignments if one.goal_id}
        return tuple(one for one in below(self.lines, ids) if one.measured)

    @property
    def read(self) -> tuple[PlanLine, ...]:
        """Indicators with a reading of the year."""
        return tuple(one for one in self.measured if one.read_on is not None and one.read_on.year == self.year)

    @property
    def activities(self) -> tuple[PlanLine, ...]:
        """Its own activities in the POA of the year."""
        return tuple(one for one in self.own if one.level == ACTIVITY and one.year in (None, self.year))

    @property
    def money(self) -> Money:
        """Of its activities of the year."""
        return money_of(self.activities)

    @property
    def paid(self) -> tuple[BudgetShare, ...]:
        """Shares of the year."""
        return tuple(one for one in self.shares if one.year == self.year)

    @property
    def undecided(self) -> tuple[Deviation, ...]:
        return undecided(self.deviations)

    @property
    def of_year(self) -> tuple[Deviation, ...]:
        """Deviations noted or decided in the year."""
        return tuple(
            one for one in self.deviations
            if one.day.year == self.year or (one.decided_on is not None and one.decided_on.year == self.year)
        )  # fmt: skip

    @property
    def rate(self) -> Decimal | None:
        """Per cent of the observations of its consultation that have their answer."""
        return reply_rate(*self.observed)

    def answer_to(self, objective: TerritoryObjective) -> str:
        """What the report of the year says of it; empty where nobody wrote it."""
        return next((one.text for one in self.answers if one.objective_id == objective.id and one.year == self.year),
                    "")  # fmt: skip

    @property
    def last_round(self) -> Told | None:
        return self.rounds[-1] if self.rounds else None
