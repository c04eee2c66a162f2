"""The totals of money by source, and the limits of a source. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.features.planning.domain import Funding, Heading


@dataclass(frozen=True, slots=True)
class SourceTotal:
    source: str
    approved: int
    current: int
    executed: int
    staff: int
    running: int
    works: int


def by_source(funding: Iterable[Funding]) -> tuple[SourceTotal, ...]:
    """Totals per source, the largest first; money in cents."""
    found: dict[str, list[Funding]] = {}
    for one in funding:
        found.setdefault(one.source, []).append(one)

    def headed(own: list[Funding], heading: Heading) -> int:
        return sum(one.current for one in own if one.heading is heading)

    totals = [
        SourceTotal(
            source, sum(one.approved for one in own), sum(one.current for one in own), sum(one.executed for one in own),
            headed(own, Heading.STAFF), headed(own, Heading.RUNNING), headed(own, Heading.WORKS),
        )
        for source, own in found.items()
    ]  # fmt: skip
    return tuple(sorted(totals, key=lambda one: (-one.current, one.source)))


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
