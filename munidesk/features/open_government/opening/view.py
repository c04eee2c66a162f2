"""A plan of opening read whole: its commitments and milestones as they stood on a day, with what proves each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property

from munidesk.base.figures import Figures
from munidesk.features.open_government.codes import Completion
from munidesk.features.open_government.domain_opening import Commitment, Milestone, OpeningPlan
from munidesk.features.open_government.opening.rules import HIGH, done_by, has_goal, is_late, suggested, tells_women


@dataclass(frozen=True, slots=True)
class Origin:
    """The improvement a commitment comes of: its number, the code of its item and the points it had then."""

    improvement_id: str
    number: int
    item: str = ""
    points: Fraction | None = None
    scale: int = 0


@dataclass(frozen=True)
class OpeningView:
    """`proofs` are the words of what proves each milestone: its evidence, a linked resolution, its papers."""

    plan: OpeningPlan
    commitments: tuple[Commitment, ...]
    milestones: tuple[Milestone, ...]
    proofs: Mapping[str, tuple[str, ...]]
    day: date
    figures: Figures
    origins: Mapping[str, Origin] = field(default_factory=dict)

    @cached_property
    def of(self) -> Mapping[str, tuple[Milestone, ...]]:
        """Commitment → its milestones in order."""
        found: dict[str, list[Milestone]] = {one.id: [] for one in self.commitments}
        for one in self.milestones:
            found[one.commitment_id].append(one)
        return {key: tuple(own) for key, own in found.items()}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """Commitment → «A2», by its place in the plan."""
        return {one.id: f"A{at}" for at, one in enumerate(self.commitments, 1)}

    def number(self, one: Commitment) -> str:
        return self.numbers[one.id]

    def named(self, one: Commitment) -> str:
        """«A2 Compras a la vista»."""
        return f"{self.number(one)} {one.title}"

    # -- milestones

    def is_done(self, one: Milestone) -> bool:
        return done_by(one, self.day)

    def is_late(self, one: Milestone) -> bool:
        return is_late(one, self.day)

    def proof(self, one: Milestone) -> str:
        return " · ".join(self.proofs.get(one.id, ()))

    def done(self, one: Commitment) -> int:
        return sum(self.is_done(each) for each in self.of[one.id])

    def unproved(self, one: Commitment) -> tuple[Milestone, ...]:
        """Done, and nothing shows it."""
        return tuple(each for each in self.of[one.id] if self.is_done(each) and not self.proofs.get(each.id))

    @property
    def all_done(self) -> int:
        return sum(map(self.is_done, self.milestones))

    @property
    def late(self) -> tuple[Milestone, ...]:
        """The one that waits longest first."""
        found = (one for one in self.milestones if self.is_late(one))
        return tuple(sorted(found, key=lambda one: (one.end or self.day, one.id)))

    # -- completion

    def suggested(self, one: Commitment) -> Completion:
        return suggested(self.done(one), len(self.of[one.id]), unproved=len(self.unproved(one)))

    def is_judged(self, one: Commitment) -> bool:
        """Somebody decided it by that day."""
        return one.judged_on is not None and one.judged_on <= self.day

    def completion(self, one: Commitment) -> Completion:
        """What a person decided; until somebody does, what the milestones suggest."""
        return one.completion if self.is_judged(one) else self.suggested(one)

    def is_high(self, one: Commitment) -> bool:
        return self.completion(one) in HIGH

    @property
    def high(self) -> int:
        return sum(map(self.is_high, self.commitments))

    # -- Agenda 2030 and equality

    @property
    def with_goal(self) -> int:
        return sum(map(has_goal, self.commitments))

    @property
    def with_women(self) -> int:
        return sum(map(tells_women, self.commitments))

    def commitment(self, commitment_id: str) -> Commitment | None:
        return next((one for one in self.commitments if one.id == commitment_id), None)

    def owner(self, one: Milestone) -> Commitment:
        return next(each for each in self.commitments if each.id == one.commitment_id)
