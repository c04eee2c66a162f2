"""How many members a body needs to sit and to decide, and the sentence that says so."""

from collections.abc import Collection
from dataclasses import dataclass

from munidesk.base.i18n import _, ngettext
from munidesk.town.rules import Base, QuorumRule, Rules


@dataclass(frozen=True, slots=True)
class Strength:
    """How many there are in the body: `legal` seats that count, seats `in_office`, and `able` (not on licence)."""

    legal: int
    in_office: int
    able: int

    def of(self, base: Base) -> int:
        match base:
            case Base.IN_OFFICE:
                return self.in_office
            case Base.ABLE:
                return self.able
            case _:
                return self.legal


@dataclass(frozen=True, slots=True)
class Quorum:
    """`needed` keeps the session going; `to_decide` is higher where the law parts the two (Colombia, Ley 136).

    `lacking` says by how much a vote fell short: «estaban presentes 2 de los 5 integrantes y se necesitan 3»; empty
    when there were enough to decide.
    """

    needed: int
    present: int
    total: int
    reached: bool
    article: str
    explanation: str
    to_decide: int = 0
    deciding: bool = True
    lacking: str = ""

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.present)


def needed(rule: QuorumRule, strength: Strength) -> int:
    """Members who must be present under `rule`."""
    return rule.needed(strength.of(rule.base))


def quorum(rules: Rules, seats_total: int, in_office: int, able: int, present_members: Collection[object]) -> Quorum:
    """The quorum of a body of that strength with those members in their seats."""
    strength, present = Strength(seats_total, in_office, able), len(present_members)
    rule = rules.deliberate or rules.quorum
    minimum = needed(rule, strength)
    to_decide = max(minimum, needed(rules.quorum, strength))
    total = strength.of(rule.base)
    return Quorum(
        needed=minimum,
        present=present,
        total=total,
        reached=present >= minimum,
        article=rule.article,
        explanation=_explain(rule, minimum, to_decide, present, total),
        to_decide=to_decide,
        deciding=present >= to_decide,
        lacking=_lacking(rule.base, to_decide, present, total) if present < to_decide else "",
    )


def _lacking(base: Base, to_decide: int, present: int, total: int) -> str:
    return _("{present} {base} y {need}").format(
        present=_past(present),
        base=_base_words(base, total),
        need=ngettext("se necesita {n}", "se necesitan {n}", to_decide).format(n=to_decide),
    )


def _past(present: int) -> str:
    if not present:
        return _("no estaba presente ninguno")
    return ngettext("estaba presente {n}", "estaban presentes {n}", present).format(n=present)


def _base_words(base: Base, total: int) -> str:
    match base:
        case Base.IN_OFFICE:
            return ngettext("del {n} integrante en ejercicio", "de los {n} integrantes en ejercicio", total).format(
                n=total
            )
        case Base.ABLE:
            return ngettext("del {n} integrante hábil", "de los {n} integrantes hábiles", total).format(n=total)
        case _:
            return ngettext("del {n} integrante", "de los {n} integrantes", total).format(n=total)


def _explain(rule: QuorumRule, minimum: int, to_decide: int, present: int, total: int) -> str:
    base = _base_words(rule.base, total)
    if present < minimum:
        text = _("No hay quórum: {present} {base} y {need}.").format(
            present=ngettext("está presente {n}", "están presentes {n}", present).format(n=present),
            base=base,
            need=ngettext("se necesita {n}", "se necesitan {n}", minimum).format(n=minimum),
        )
    else:
        text = _("Hay quórum: {present} {base} y el mínimo es {minimum}.").format(
            present=ngettext("está presente {n}", "están presentes {n}", present).format(n=present),
            base=base,
            minimum=minimum,
        )
    if minimum <= present < to_decide:
        text += " " + _("Alcanza para deliberar; para decidir se necesitan {n}.").format(n=to_decide)
    return text
