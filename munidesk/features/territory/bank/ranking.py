"""The bank of projects in order: weighted marks, places, what each payer puts in. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.territory.codes import Payer
from munidesk.features.territory.domain_bank import BankCriterion, BankMark, BankProject, BudgetShare
from munidesk.features.territory.rules import WHOLE, weighted


@dataclass(frozen=True, slots=True)
class Ranked:
    """A project with its marks by criterion; without one of them it has neither total nor place."""

    project: BankProject
    marks: Mapping[str, Decimal]
    total: Decimal | None
    place: int | None


@dataclass(frozen=True, slots=True)
class Bank:
    """The projects of a programme, those with a place first, in its order."""

    rows: tuple[Ranked, ...]
    criteria: tuple[BankCriterion, ...]
    shares: tuple[BudgetShare, ...]

    def missing(self, one: Ranked) -> tuple[str, ...]:
        """The criteria by which it has no mark."""
        return tuple(each.title for each in self.criteria if each.id not in one.marks)

    def of_project(self, project_id: str) -> tuple[BudgetShare, ...]:
        return tuple(one for one in self.shares if one.project_id == project_id)

    @property
    def weight(self) -> int:
        """Of all criteria: it should be 100."""
        return sum(one.weight for one in self.criteria)


def ranked(
    projects: Sequence[BankProject], criteria: Sequence[BankCriterion], marks: Sequence[BankMark]
) -> tuple[Ranked, ...]:
    """The highest total first; equal ones share their place. What has a blank mark comes last, in its own order."""
    weights = {one.id: one.weight for one in criteria}
    given: dict[str, dict[str, Decimal]] = {one.id: {} for one in projects}
    for mark in marks:
        if mark.project_id in given and mark.criterion_id in weights:
            given[mark.project_id][mark.criterion_id] = mark.mark
    totals = {one.id: weighted(weights, given[one.id]) for one in projects}
    known = sorted((value for value in totals.values() if value is not None), reverse=True)
    found = [
        Ranked(one, given[one.id], total, known.index(total) + 1 if total is not None else None)
        for one in projects for total in (totals[one.id],)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.place is None, one.place or 0)))


def by_payer(shares: Sequence[BudgetShare]) -> tuple[tuple[Payer, int], ...]:
    """What each puts in, in the order of governments, then private and citizens; who puts nothing is left out."""
    found = {payer: sum(one.amount for one in shares if one.payer is payer) for payer in Payer}
    return tuple((payer, amount) for payer, amount in found.items() if amount)


def parse_criteria(text: str) -> tuple[tuple[str, int], ...]:
    """«Urgencia 40» per line, as (title, weight). Raises UserError for a line without its weight."""
    found: list[tuple[str, int]] = []
    for line in text.splitlines():
        title, _space, weight = line.strip().rpartition(" ")
        if not line.strip():
            continue
        if not title.strip() or not weight.isdecimal():
            raise UserError(_("En «{line}» falta el peso: por ejemplo, Urgencia 40.").format(line=line.strip()))
        found.append((title.strip(), int(weight)))
    return tuple(found)


def gap_words(weight: int) -> str:
    """«Suman 90: faltan 10»; empty where they sum 100."""
    if weight == WHOLE:
        return ""
    words = _("Suman {n}: faltan {m}") if weight < WHOLE else _("Suman {n}: sobran {m}")
    return words.format(n=weight, m=abs(WHOLE - weight))
