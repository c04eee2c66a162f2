"""The result of a vote from its rule and its ballots, with the sentence that explains it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.council.domain import Ballot, BallotValue, Counted, Outcome, Vote
from munidesk.features.council.votes.ties import CHAIR_STEPS, chair_breaks, steps_left
from munidesk.features.council.votes.words import Tally, explain, verdict
from munidesk.town.domain import Member
from munidesk.town.rules import Base, Majority, MajorityKind, Rules, TieStep


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who could vote at one vote.

    `present` are the occupants of the seats that count; `voters` leaves out a chair who has no ordinary vote;
    `left` are those who left during the debate and abstain by it, `gone` those who were in the room before and whose
    seat nobody fills at the vote.
    `post_names` says «la Alcaldesa» of each post in its occupant's gender.
    """

    present: tuple[Member, ...]
    voters: tuple[Member, ...]
    legal: int
    in_office: int
    able: int
    chair: Member | None = None
    left: tuple[Member, ...] = ()
    gone: tuple[Member, ...] = ()
    post_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def voter_ids(self) -> frozenset[str]:
        return frozenset(member.id for member in self.voters)


def electorate(
    rules: Rules,
    present: Sequence[Member],
    legal: int,
    in_office: int,
    able: int,
    *,
    chair: Member | None = None,
    left: Sequence[Member] = (),
    gone: Sequence[Member] = (),
    post_names: Mapping[str, str] | None = None,
    matter: str = "",
) -> Electorate:
    """The voters among those present: a chair who votes only on ties, or never, is not one of them.

    Nor does such a chair abstain by leaving. On some matters she votes all the same.
    """
    voteless = "" if chair is None or rules.chair_has_vote(matter) else chair.id
    voters, abstaining = (tuple(one for one in group if one.id != voteless) for group in (present, left))
    abstaining = abstaining if rules.leaver_abstains else ()
    away = tuple(one for one in gone if one not in abstaining)
    return Electorate(tuple(present), voters, legal, in_office, able, chair, abstaining, away, post_names or {})


@dataclass(frozen=True, slots=True)
class Counts:
    """`absent` includes `stepped_out`, who were out of the room for this vote, and `gone`, who left before it.

    `blank`, `null` and `unvoted` (excused or out of the room) are those of a vote without names.
    """

    for_: int = 0
    against: int = 0
    abstain: int = 0
    recused: int = 0
    absent: int = 0
    stepped_out: int = 0
    gone: int = 0
    blank: int = 0
    null: int = 0
    unvoted: int = 0

    @property
    def cast(self) -> int:
        return self.for_ + self.against + self.abstain

    @property
    def went_out(self) -> int:
        """Who was in the room before, and not for this vote."""
        return self.stepped_out + self.gone

    @property
    def tied(self) -> bool:
        return self.for_ == self.against and self.for_ > 0


@dataclass(frozen=True, slots=True)
class Result:
    """`counts` hold ordinary ballots only: a tie keeps its own count, `second` is the chair's further ballot
    while the tie that it broke stands, else None.

    `missing` is how many present members have not voted yet, `base` what `needed` is taken of.
    `explanation` says it all; `verdict` is its end, for where the count was told just before.
    `step` comes next while a tie is not broken, `used` were tried before this vote; `casting`: the chair's
    further ballot is a «voto dirimente», not a double vote.
    `undecided`: it hangs on what kind of business it is, which nobody said.
    `outcome` is `override` when one was given with its reason; `computed` is what rule and ballots say.
    """

    outcome: Outcome
    counts: Counts
    needed: int
    base: int
    rule: Majority
    tie: bool
    second: BallotValue | None
    explanation: str
    article: str
    missing: int
    computed: Outcome
    verdict: str = ""
    overridden: bool = False
    step: TieStep | None = None
    used: int = 0
    casting: bool = False
    unanimous: bool = False
    undecided: bool = False

    @property
    def needs_second(self) -> bool:
        """The tie waits for the chair's further ballot."""
        return self.step in CHAIR_STEPS


def counts_of(vote: Vote, ballots: Sequence[Ballot], who: Electorate) -> tuple[Counts, int]:
    """The ordinary votes of those who could vote, and how many are missing."""
    absent = max(0, who.in_office - len(who.present))
    leavers = sum(1 for member in who.left if member.id not in who.voter_ids)
    away = max(0, absent - leavers)
    if not any(not ballot.second for ballot in ballots) and (told := vote.counted) is not None:
        return Counts(
            told.for_, told.against, told.abstain + leavers, absent=away, gone=min(away, len(who.gone)),
            blank=told.blank, null=told.null, unvoted=told.unvoted,
        ), 0  # fmt: skip
    own = {ballot.member_id: ballot.value for ballot in ballots if not ballot.second}
    values = [own.get(member.id) for member in who.voters]
    counts = Counts(
        values.count(BallotValue.FOR),
        values.count(BallotValue.AGAINST),
        values.count(BallotValue.ABSTAIN) + leavers,
        values.count(BallotValue.RECUSED),
        away + values.count(BallotValue.ABSENT),
        values.count(BallotValue.ABSENT),
        min(away, len(who.gone)),
    )
    return counts, values.count(None)


def base_of(rule: Majority, counts: Counts, who: Electorate) -> int:
    """What the majority is taken of. Who is excused is not counted among those present."""
    if rule.kind is MajorityKind.MORE_YES_THAN_NO:
        return counts.for_ + counts.against
    match rule.base:
        case Base.VOTES:
            return counts.for_ + counts.against
        case Base.PRESENT:
            return len(who.voters) - counts.recused - counts.stepped_out - counts.unvoted
        case Base.IN_OFFICE:
            return who.in_office
        case Base.ABLE:
            return who.able
        case Base.LEGAL | Base.MEMBERS:
            return who.legal


def result(
    vote: Vote, ballots: Sequence[Ballot], who: Electorate, rules: Rules, matter: str, *, used: int = 0
) -> Result:
    """The result of `vote` under the rule it names or its matter asks for. `used`: steps of a tie already tried.

    The chair's second ballot exists by law only to break a tie: it counts while the ordinary ballots tie and one
    more vote could turn them. It stays on record otherwise, since the tie may come and go with a ballot, a count
    or the attendance corrected, and here, where all those roads meet, it is left out.
    """
    rule = rules.majority_for(matter, vote.rule)
    counts, missing = counts_of(vote, ballots, who)
    has_count = any(not ballot.second for ballot in ballots) or vote.for_count is not None
    tie = has_count and missing == 0 and counts.tied
    base = base_of(rule, counts, who)
    turns = tie and counts.for_ + 1 >= _needed(rule, base, counts.against)
    standing = [ballot for ballot in ballots if not ballot.second or (turns and chair_breaks(rules, matter))]
    second = next((ballot.value for ballot in standing if ballot.second), None)
    for_ = counts.for_ + (second is BallotValue.FOR)
    against = counts.against + (second is BallotValue.AGAINST)
    needed = _needed(rule, base, against)
    post = _post_vote(rule, vote, standing, counts, who)
    steps = steps_left(rules, used, matter) if turns else ()
    step = steps[0] if steps and second is None else None
    again = step is not None and step is not TieStep.REJECTED
    computed = _outcome(missing if has_count else max(1, missing), for_, needed, again, post)
    tally = Tally(
        rule, needed, base, counts.for_, counts.against, missing, has_count, tie, second, steps,
        chair=_chair_name(who), post=who.post_names.get(rule.required_post, "") if rule.required_post else "",
        post_vote=post, outcome=computed, second_article=rules.tie_article,
    )  # fmt: skip
    overridden = vote.override is not None and bool(vote.override_reason.strip())
    return Result(
        outcome=vote.override if vote.override is not None and overridden else computed,
        counts=counts,
        needed=needed,
        base=base,
        rule=rule,
        tie=tie,
        second=second,
        explanation=explain(tally) if not overridden else _overridden(explain(tally), vote),
        verdict=verdict(tally),
        article=rule.article,
        missing=missing,
        computed=computed,
        overridden=overridden,
        step=step,
        used=used,
        casting=tally.casting,
        unanimous=has_count and missing == 0 and counts.for_ > 0 and counts.for_ == len(who.voters),
    )


def _needed(rule: Majority, base: int, against: int) -> int:
    return max(against + 1, rule.floor) if rule.kind is MajorityKind.MORE_YES_THAN_NO else rule.needed(base)


def _overridden(computed: str, vote: Vote) -> str:
    return _("Resultado puesto a mano: {reason}. Cálculo: {computed}").format(
        reason=vote.override_reason.strip().rstrip("."), computed=computed
    )


def _chair_name(who: Electorate) -> str:
    if who.chair is None:
        return _("la Presidencia")
    return who.post_names.get(who.chair.seat.post, "") or _("la Presidencia")


def _post_vote(rule: Majority, vote: Vote, ballots: Sequence[Ballot], counts: Counts, who: Electorate) -> bool | None:
    """Whether the required post voted in favour; None when the count does not let it be known."""
    if not rule.required_post:
        return True
    holder = next((one for one in who.present if one.seat.post == rule.required_post), None)
    if holder is None:
        return False
    values = [ballot.value for ballot in ballots if ballot.member_id == holder.id]
    if values:
        return BallotValue.FOR in values
    if vote.for_count is None:
        return False
    if counts.for_ == len(who.voters):
        return True
    return False if counts.for_ == 0 else None


def _outcome(missing: int, for_: int, needed: int, again: bool, post: bool | None) -> Outcome:
    """`again`: a tie that a further vote could still turn into a majority."""
    if missing:
        return Outcome.OPEN
    if again:
        return Outcome.TIED
    if for_ < needed or post is False:
        return Outcome.REJECTED
    return Outcome.OPEN if post is None else Outcome.PASSED


def check_counts(told: Counted, who: Electorate, rules: Rules) -> None:
    """Refuse counts that cannot be: all who could vote, and nobody else, are in them. Raises UserError."""
    if min(told.all) < 0:
        raise UserError(_("Los votos no pueden ser menos que cero. Revise los números."))
    if told.abstain and not rules.abstention:
        raise UserError(no_abstention(rules))
    if fault := counts_fault(told, who, rules):
        raise UserError(fault)


def counts_fault(told: Counted, who: Electorate, rules: Rules) -> str:
    """By how much the totals are not those who could vote, and what to do; empty when they are."""
    total, present = told.total, len(who.voters)
    if total == present:
        return ""
    said = _("Suman {total} y {present}").format(
        total=ngettext("{n} voto", "{n} votos", total).format(n=total),
        present=ngettext("hay {n} integrante que puede votar", "hay {n} integrantes que pueden votar", present).format(
            n=present
        ),
    )
    if total > present:
        return _("{said}. Revise los números o la asistencia.").format(said=said)
    missing = ngettext("falta {n}", "faltan {n}", present - total).format(n=present - total)
    where = _("Anote también las abstenciones, los votos en blanco y nulos, y quienes no votaron.")
    if not rules.abstention:
        where = _("Anote también los votos en blanco y nulos, y quienes no votaron.")
    return f"{said}: {missing}. {where}"


def no_abstention(rules: Rules) -> str:
    text = _("Aquí la norma no permite abstenerse: hay que votar a favor o en contra.")
    return f"{text} ({rules.abstention_article})" if rules.abstention_article else text


def check_override(outcome: Outcome, reason: str, computed: Result) -> None:
    """An outcome that contradicts rule and ballots stands only with a reason, which is printed. Raises UserError."""
    if outcome not in (Outcome.PASSED, Outcome.REJECTED):
        raise UserError(_("El resultado puesto a mano solo puede ser «aprobada» o «rechazada»."))
    if outcome is computed.computed or reason.strip():
        return
    word = _("aprobada") if outcome is Outcome.PASSED else _("rechazada")
    raise UserError(
        _(
            "Con {for_} a favor y {against} en contra no puede quedar {word}: {why}"
            " Si así se resolvió, escriba el motivo; se imprime en el acta."
        ).format(for_=computed.counts.for_, against=computed.counts.against, word=word, why=computed.explanation)
    )
