"""How many votes it takes to change an orden del día in session, by the body's rule. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.base.spanish import cited
from munidesk.features.council.acts.codes import ChangeKind
from munidesk.features.council.acts.domain import AgendaChange
from munidesk.features.council.attendance.rules import in_room, seated
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.rules import Electorate, electorate
from munidesk.town.domain import Member
from munidesk.town.rules import Base, Majority, MajorityKind, Rules


@dataclass(frozen=True, slots=True)
class Asked:
    """The majority, and how many of how many it is; `special` where the norm asks more than the usual one."""

    rule: Majority
    needed: int
    base: int
    special: bool

    @property
    def words(self) -> str:
        """«dos tercios de los presentes: 5 de 7 (Código Municipal, art. 39; verifique su norma)»."""
        if self.rule.kind is MajorityKind.MORE_YES_THAN_NO:
            return f"{self.rule.label}{self._law}"
        return _("{majority}: {n} de {total}{law}").format(
            majority=self.rule.label, n=self.needed, total=self.base, law=self._law
        )

    @property
    def _law(self) -> str:
        return cited("; ".join(part for part in (self.rule.article, self.rule.mark.caution) if part))


def asked(view: SessionView, kind: ChangeKind, yes: int = 0, no: int = 0, at: datetime | None = None) -> Asked:
    """What the rule asks of those in their seats at `at`, or now; `yes` and `no` where it counts the votes alone."""
    rule, special = _majority(view.rules, kind)
    if rule.kind is MajorityKind.MORE_YES_THAN_NO:
        return Asked(rule, max(no + 1, rule.floor), yes + no, special)
    base = _base(rule, _voters(view, at), yes + no)
    return Asked(rule, rule.needed(base), base, special)


def _majority(rules: Rules, kind: ChangeKind) -> tuple[Majority, bool]:
    key = rules.agenda.add if kind is ChangeKind.ADDED else rules.agenda.alter
    usual = rules.default_majority
    return rules.majorities[key or usual], bool(key) and key != usual


def there(view: SessionView, at: datetime | None) -> tuple[Member, ...]:
    """Who sat at that hour; now, without one."""
    before = [one for one in view.events if at is None or one.at is None or one.at <= at]
    return seated(view.seats, view.by_id, in_room(before), view.substitutions)


def _voters(view: SessionView, at: datetime | None) -> Electorate:
    return electorate(view.rules, there(view, at), view.legal, view.in_office, view.able, chair=view.chair)


def _base(rule: Majority, who: Electorate, cast: int) -> int:
    match rule.base:
        case Base.VOTES:
            return cast
        case Base.PRESENT:
            return len(who.voters)
        case Base.IN_OFFICE:
            return who.in_office
        case Base.ABLE:
            return who.able
        case Base.LEGAL | Base.MEMBERS:
            return who.legal


def unvoted(view: SessionView) -> Iterator[Problem]:
    """A change for which the norm asks a majority of its own, without its votes."""
    told = {one.item_id for one in view.changes if one.kind is ChangeKind.ADDED}
    silent = [item for item in view.items if item.urgent_reason and item.id not in told]
    found = [(item, ChangeKind.ADDED, item.id) for item in silent]
    found += [(view.item(one.item_id), one.kind, one.id) for one in view.changes if not _voted(one)]
    for item, kind, record in found:
        need = asked(view, kind)
        if need.special:
            yield Problem(
                "agenda_unvoted",
                _("Asunto {n}: no consta cómo se votó el cambio del orden del día.").format(n=item.position),
                Severity.ATTENTION, _("Hace falta {rule}. Anote los votos con M.").format(rule=need.words), record,
                "for_count",
            )  # fmt: skip


def _voted(change: AgendaChange) -> bool:
    return (change.for_count, change.against_count, change.abstain_count) != (None, None, None)
