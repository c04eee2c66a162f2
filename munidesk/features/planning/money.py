"""The totals of money by source, and the limits of a source. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.base.spanish import capital, fold
from munidesk.features.planning.codes import Origin
from munidesk.features.planning.domain import Funding, Heading


@dataclass(frozen=True, slots=True)
class SourceTotal:
    """What comes from one source in one currency (blank: the municipality's own); money in cents.

    `committed` and `paid` are None where nobody told them of any line.
    """

    source: str
    currency: str
    approved: int
    current: int
    executed: int
    staff: int
    running: int
    works: int
    committed: int | None = None
    paid: int | None = None
    origin: Origin = Origin.NONE
    code: str = ""
    ids: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """«FIGM», «BID (USD)»."""
        return f"{self.source} ({self.currency})" if self.currency else self.source

    @property
    def modified(self) -> int | None:
        """What modifications added or took away; None without any."""
        return self.current - self.approved or None

    @property
    def available(self) -> int:
        """What is in force and neither committed nor executed yet."""
        return self.current - max(self.committed or 0, self.executed)


@dataclass(frozen=True, slots=True)
class Totals:
    """Money of a plan. Only one's own currency is summed: two currencies have no sum without a rate and its day."""

    own: tuple[SourceTotal, ...]
    others: tuple[SourceTotal, ...]

    @property
    def all(self) -> tuple[SourceTotal, ...]:
        return (*self.own, *self.others)

    @property
    def approved(self) -> int:
        return sum(one.approved for one in self.own)

    @property
    def current(self) -> int:
        return sum(one.current for one in self.own)

    @property
    def executed(self) -> int:
        return sum(one.executed for one in self.own)

    @property
    def committed(self) -> int | None:
        return known_sum(one.committed for one in self.own)

    @property
    def paid(self) -> int | None:
        return known_sum(one.paid for one in self.own)

    @property
    def available(self) -> int:
        return sum(one.available for one in self.own)

    @property
    def note(self) -> str:
        """What stands below a sum that leaves money out; empty when it holds all."""
        codes = ", ".join(sorted({one.currency for one in self.others}))
        return _("El total no incluye el dinero en otra moneda ({codes}).").format(codes=codes) if codes else ""


def known_sum(values: Iterable[int | None]) -> int | None:
    """Of those that were told; None when none was: a blank is no zero."""
    known = [one for one in values if one is not None]
    return sum(known) if known else None


def totals(funding: Iterable[Funding], figures: Figures) -> Totals:
    """By source, those of the municipality's own currency apart from the others."""
    found = by_source(funding, figures)
    own, others = ([one for one in found if bool(one.currency) is foreign] for foreign in (False, True))
    return Totals(tuple(own), tuple(others))


def by_source(funding: Iterable[Funding], figures: Figures) -> tuple[SourceTotal, ...]:
    """Totals per source and currency, the largest first; «propios» and «Propios » are one, called as most often."""
    found: dict[tuple[str, str], list[Funding]] = {}
    for one in funding:
        found.setdefault((fold(one.source), "" if figures.is_own(one.currency) else one.currency), []).append(one)
    totals = [_summed(own, currency) for (_source, currency), own in found.items()]
    return tuple(sorted(totals, key=lambda one: (-one.current, one.source, one.currency)))


def by_origin(funding: Iterable[Funding], figures: Figures) -> tuple[SourceTotal, ...]:
    """Totals by whose money it is, in the order of `Origin`, what was not told last; currencies apart."""
    found: dict[tuple[Origin, str], list[Funding]] = {}
    for one in funding:
        found.setdefault((one.origin, "" if figures.is_own(one.currency) else one.currency), []).append(one)
    rows = [
        replace(_summed(own, currency), source=capital(origin.word) or _("Sin orden indicado"), origin=origin)
        for (origin, currency), own in found.items()
    ]
    return tuple(sorted(rows, key=lambda one: (one.origin is Origin.NONE, one.origin.place, one.currency)))


def _summed(own: list[Funding], currency: str) -> SourceTotal:
    def headed(heading: Heading) -> int:
        return sum(one.current for one in own if one.heading is heading)

    return SourceTotal(
        _called(own), currency, sum(one.approved for one in own), sum(one.current for one in own),
        sum(one.executed for one in own), headed(Heading.STAFF), headed(Heading.RUNNING), headed(Heading.WORKS),
        known_sum(one.committed for one in own), known_sum(one.paid for one in own),
        next((one.origin for one in own if one.origin), Origin.NONE), next((one.code for one in own if one.code), ""),
        frozenset(one.id for one in own),
    )  # fmt: skip


def _called(own: list[Funding]) -> str:
    """The source as it is written most often; of two as often, the first of the alphabet, which is the capital one."""
    ways = Counter(" ".join(one.source.split()) for one in own)
    return min(ways, key=lambda way: (-ways[way], way))


def limits(totals: Iterable[SourceTotal], country: str, figures: Figures) -> tuple[Problem, ...]:
    """Uruguay, FIGM literal B (Ley 19.924, art. 664): no staff, at most 30 % running costs, at least 50 % works."""
    found: list[Problem] = []
    article = _("Ley 19.924, art. 664")
    for one in totals:
        if country != "UY" or not one.source.strip().upper().endswith("LITERAL B") or not one.current:
            continue
        if one.staff:
            found.append(
                Problem("figm_b_staff", _("El literal B no admite gastos de personal."), Severity.ATTENTION, article)
            )
        if one.running * 100 > one.current * 30:
            share = figures.beyond(one.running, one.current, 30)
            text = _("Literal B: {n} en otros gastos de funcionamiento; el máximo es 30 %.").format(n=share)
            found.append(Problem("figm_b_running", text, Severity.ATTENTION, article))
        if one.works * 100 < one.current * 50:
            share = figures.beyond(one.works, one.current, 50)
            text = _("Literal B: {n} en obras identificadas; el mínimo es 50 %.").format(n=share)
            found.append(Problem("figm_b_works", text, Severity.ATTENTION, article))
    return tuple(found)


def overspent(funding: Iterable[Funding]) -> tuple[Funding, ...]:
    """Executed over what is in force."""
    return tuple(one for one in funding if one.executed > one.current)


class Fault(StrEnum):
    """What of a source cannot stand as it is written."""

    OVERSPENT = "overspent"
    OVERCOMMITTED = "overcommitted"
    OVERPAID = "overpaid"
    NEGATIVE = "negative"
    NO_ACT = "no_act"


def faults_of(money: Funding) -> tuple[Fault, ...]:
    """In the order people ask. A credit that a sheet brought modified, without its act, is told, not refused."""
    told = (money.approved, money.modified, money.committed, money.executed, money.paid)
    found = (
        (Fault.OVERSPENT, money.executed > money.current),
        (Fault.OVERCOMMITTED, (money.committed or 0) > money.current),
        (Fault.OVERPAID, (money.paid or 0) > money.executed),
        (Fault.NEGATIVE, any((one or 0) < 0 for one in told)),
        (Fault.NO_ACT, money.current != money.approved and not money.act.strip()),
    )
    return tuple(fault for fault, is_so in found if is_so)
