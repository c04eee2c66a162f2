"""A twinning read whole, with its case: what the page and the papers show. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from munidesk.base.figures import Figures
from munidesk.features.twinning import rules
from munidesk.features.twinning.codes import Answer, Language, Opinion
from munidesk.features.twinning.domain import (
    AgreementArticle,
    AgreementObservation,
    AgreementVersion,
    CommitteeSeat,
    Twinning,
    TwinningAgreement,
)
from munidesk.features.twinning.domain_year import (
    TwinningAdvice,
    TwinningProject,
    TwinningVisit,
    VisitCost,
    VisitDelegate,
)
from munidesk.features.twinning.said import Message
from munidesk.procedures.codes import StepState
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.rules import CaseView, progress

COUNCIL = "cabildo"
_OPINION, _REGISTRY = "dictamen", "registro"


@dataclass(frozen=True, slots=True)
class Line:
    """An article in both languages; what is missing is None."""

    number: int
    own: AgreementArticle | None
    other: AgreementArticle | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwinningView:
    twinning: Twinning
    case: CaseView
    agreement: TwinningAgreement
    versions: tuple[AgreementVersion, ...]
    articles: Mapping[str, tuple[AgreementArticle, ...]]
    observations: tuple[AgreementObservation, ...]
    projects: tuple[TwinningProject, ...]
    planned: Mapping[str, str]
    """The line of the plan of each activity that is in it."""
    visits: tuple[TwinningVisit, ...]
    costs: Mapping[str, tuple[VisitCost, ...]]
    delegates: Mapping[str, tuple[VisitDelegate, ...]]
    seats: tuple[CommitteeSeat, ...]
    advice: tuple[TwinningAdvice, ...]
    said: tuple[Message, ...]
    """The newest first."""
    committee: str
    figures: Figures
    day: date

    @property
    def asks_opinion(self) -> bool:
        return _OPINION in self.case.steps

    @property
    def opinion(self) -> Opinion:
        """That of its step where only the case says it."""
        step = self.case.steps.get(_OPINION)
        told = step.choice if step is not None and step.state is StepState.DONE else ""
        return self.agreement.opinion or Opinion(told)

    @property
    def state(self) -> rules.AgreementState:
        council = self.case.steps.get(COUNCIL)
        return rules.state(
            replace(self.agreement, opinion=self.opinion), self.day,
            approved=council is not None and council.state is StepState.DONE,
            rejected=council is not None and council.state is StepState.REJECTED,
            asks_opinion=self.asks_opinion, registers=_REGISTRY in self.case.steps,
        )  # fmt: skip

    @property
    def term(self) -> rules.Term | None:
        return rules.term(self.agreement, self.day)

    @property
    def pulse(self) -> rules.Pulse:
        signed = self.agreement.signed_on is not None
        return rules.pulse(self.twinning, signed, self.projects, self.visits, self.day)

    @property
    def activities(self) -> int:
        """In the last twelve months."""
        return rules.activities(self.projects, self.visits, self.day)

    @property
    def has_plan(self) -> bool:
        return rules.has_plan(self.projects, self.day.year)

    @property
    def version(self) -> AgreementVersion | None:
        """The newest."""
        return self.versions[-1] if self.versions else None

    def lines(self, version: AgreementVersion | None) -> tuple[Line, ...]:
        """The articles of a version, both languages side by side; the preamble first."""
        found = self.articles.get(version.id, ()) if version is not None else ()
        by = {(one.number, one.language): one for one in found}
        numbers = sorted({one.number for one in found})
        return tuple(Line(n, by.get((n, Language.OWN)), by.get((n, Language.OTHER))) for n in numbers)

    def before(self, version: AgreementVersion) -> AgreementVersion | None:
        """The version before that one."""
        return next((one for one in reversed(self.versions) if one.number < version.number), None)

    @property
    def same_articles(self) -> bool:
        version = self.version
        return rules.same_articles(self.articles.get(version.id, ()) if version is not None else ())

    def counted(self, version: AgreementVersion, language: Language) -> int:
        return rules.counted(self.articles.get(version.id, ()), language)

    @property
    def unanswered(self) -> int:
        return sum(one.answer is Answer.NONE for one in self.observations)

    @property
    def stage(self) -> tuple[str, int, int]:
        """The stage one is in: its name, steps done, steps that have an end."""
        for title, steps in self.case.stages.items():
            done, whole = progress(steps)
            if done < whole:
                return title, done, whole
        title, steps = list(self.case.stages.items())[-1]
        return title, *progress(steps)

    @property
    def next_step(self) -> CaseStep | None:
        return self.case.current

    def own_cost(self, year: int) -> dict[str, int]:
        """What the municipality pays in the year, by source."""
        of_year = [
            cost for visit in self.visits if visit.start is not None and visit.start.year == year
            for cost in self.costs.get(visit.id, ())
        ]  # fmt: skip
        return rules.cost_by_source(self.projects, of_year, year)

    def own_total(self, year: int) -> int | None:
        """All of it, in hundredths; None where nothing has a cost: a blank is no zero."""
        found = self.own_cost(year)
        return sum(found.values()) if found else None
