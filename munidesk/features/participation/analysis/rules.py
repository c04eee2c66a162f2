"""Counts of initiatives by who brought them. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from munidesk.base.figures import Number, median_of
from munidesk.base.i18n import _
from munidesk.features.participation.domain import AuthorKind


@dataclass(frozen=True, slots=True)
class AuthorLine:
    """`key` names the groups («council», «neighbours», «all»); `total` marks their lines.

    `median` of days to answer, None with fewer than three answers.
    """

    words: str
    received: int
    answered: int
    given_back: int
    open: int
    overdue: int
    median: Decimal | None
    total: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What counts of `count` initiatives that are alike in it; their author is the first one of each."""

    kind: AuthorKind
    name: str
    days: int | None
    given: bool
    open: bool
    overdue: bool
    count: int = 1


def _line(words: str, group: Iterable[Counted], *, total: bool = False, key: str = "") -> AuthorLine:
    own = list(group)
    days: Counter[Number] = Counter()
    for one in own:
        if one.days is not None:
            days[one.days] += one.count
    answered = days.total()
    return AuthorLine(
        words, _sum(own), answered, _sum(one for one in own if one.given and one.days is not None),
        _sum(one for one in own if one.open), _sum(one for one in own if one.overdue),
        median_of(days) if answered >= 3 else None, total, key,
    )  # fmt: skip


def _sum(group: Iterable[Counted]) -> int:
    return sum(one.count for one in group)


def by_author(found: Sequence[Counted]) -> tuple[AuthorLine, ...]:
    """Councillors one by one and their sum, the neighbours' kinds and their sum, then all."""
    council = [one for one in found if one.kind == AuthorKind.COUNCILLOR]
    others = [one for one in found if one.kind != AuthorKind.COUNCILLOR]
    lines = []
    for name in dict.fromkeys(sorted(one.name for one in council)):
        lines.append(_line(name or _("Sin nombre"), (one for one in council if one.name == name)))
    lines.append(_line(_("Concejo"), council, total=True, key="council"))
    groups = (
        (_("Vecinas y vecinos"), {AuthorKind.NEIGHBOUR}),
        (_("Organizaciones"), {AuthorKind.ORGANISATION}),
        (_("Comisiones y concejo vecinal"), {AuthorKind.COMMISSION, AuthorKind.NEIGHBOUR_COUNCILLOR}),
        (_("Anónimas"), {AuthorKind.ANONYMOUS}),
    )
    for words, kinds in groups:
        own = [one for one in others if one.kind in kinds]
        if own:
            lines.append(_line(words, own))
    lines.append(_line(_("Participación vecinal"), others, total=True, key="neighbours"))
    lines.append(_line(_("Total"), found, total=True, key="all"))
    return tuple(lines)
