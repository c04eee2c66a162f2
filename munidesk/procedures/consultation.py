"""A public consultation as figures: what came in, by which way and chapter, what was answered, who shares an answer."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.procedures.clock import Deadline
from munidesk.procedures.codes import Outcome, StepKind, Way
from munidesk.procedures.domain import CaseEntry, CaseStep
from munidesk.procedures.rules import CaseView


@dataclass(frozen=True)
class Consultation:
    """The observations that a step on view collects, as they stand on the day of the view."""

    view: CaseView
    step: CaseStep

    @cached_property
    def entries(self) -> tuple[CaseEntry, ...]:
        return self.view.entries_of(self.step)

    @cached_property
    def deadline(self) -> Deadline | None:
        return self.view.deadline(self.step)

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.entries)

    @cached_property
    def asking(self) -> CaseStep | None:
        """The step that is not done until all have their answer."""
        return next((one for one in self.view.ordered if one.answers == self.step.key), None)

    def of(self, outcome: Outcome) -> int:
        return sum(one.outcome is outcome for one in self.entries)

    @cached_property
    def by_way(self) -> Sequence[tuple[Way, int]]:
        """The ways they came by, in their order; those that nobody used are left out."""
        found = Counter(one.way for one in self.entries)
        return [(way, found[way]) for way in Way if found[way]]

    @cached_property
    def by_chapter(self) -> Sequence[tuple[str, int]]:
        """The most asked first; what has no chapter last."""
        found = Counter(one.chapter for one in self.entries)
        return sorted(found.items(), key=lambda one: (not one[0], -one[1], one[0]))

    @cached_property
    def same_as(self) -> Mapping[str, CaseEntry]:
        """Id of an entry → the first one with the very same answer, given together with it."""
        first: dict[tuple[object, ...], CaseEntry] = {}
        found: dict[str, CaseEntry] = {}
        for one in self.entries:
            if not (one.reasons or one.result):
                continue
            said = (one.outcome, one.reasons, one.result, one.replied_on)
            if said in first:
                found[one.id] = first[said]
            else:
                first[said] = one
        return found

    @cached_property
    def hearings(self) -> tuple[tuple[CaseStep, tuple[CaseEntry, ...]], ...]:
        """The steps in which people were heard, with each time."""
        return tuple((one, self.view.entries_of(one)) for one in self.view.ordered if one.kind is StepKind.MET)


def observed_in(view: CaseView, key: str = "") -> Consultation:
    """The consultation of a case: of the step called so, else the first on view that collects something.

    Raises UserError where the procedure has none.
    """
    steps = [one for one in view.ordered if one.kind is StepKind.VIEWED and one.each]
    for one in steps:
        if key in ("", one.key, one.id):
            return Consultation(view, one)
    raise UserError(_("Este procedimiento no pone nada a la vista: no recoge observaciones."), code="no_consultation")
