"""What a round of an election amounts to, who is elected, and which step of the body's rule follows. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from munidesk.base.i18n import _
from munidesk.features.council.elections.domain import (
    Candidate,
    Election,
    Paper,
    PaperKind,
    Round,
    RoundKind,
    numbers_of,
)
from munidesk.features.council.votes.rules import Electorate
from munidesk.town.rules import OF_MOST, OF_PRESENT, Base, ElectionStep, Majority, MajorityKind, Mark, Rules


def majorities(rules: Rules) -> dict[str, Majority]:
    """What can be asked of a candidate, by key: more than half of those present, the most votes, and the body's own."""
    article, mark = rules.election.article, rules.election.mark
    return {
        OF_PRESENT: Majority(OF_PRESENT, _("mayoría absoluta de presentes"), Base.PRESENT, article=article, mark=mark),
        OF_MOST: Majority(
            OF_MOST, _("más votos que las demás candidaturas"), Base.VOTES, MajorityKind.MORE_YES_THAN_NO,
            article=article, mark=mark,
        ),
        **rules.majorities,
    }  # fmt: skip


def majority_of(rules: Rules, election: Election) -> Majority:
    """The one the election names, else the body's for elections, else more than half of those present."""
    known = majorities(rules)
    return known.get(election.rule) or known.get(rules.election.majority) or known[OF_PRESENT]


@dataclass(frozen=True, slots=True)
class Tally:
    """The papers of a round. `in_box` should be what was read; `handed` are at most those who can vote."""

    votes: Mapping[int, int]
    blank: int
    null: int
    valid: int
    handed: int
    in_box: int
    voters: int

    @property
    def read(self) -> int:
        return self.valid + self.blank + self.null

    @property
    def not_returned(self) -> int:
        return self.handed - self.in_box

    @property
    def matches(self) -> bool:
        """Every paper of the box was read, there is one, and no more than could be handed out."""
        return self.read == self.in_box > 0 and self.in_box <= self.handed <= self.voters


@dataclass(frozen=True, slots=True)
class RoundResult:
    """`elected` reached what was `needed` of `base` in this round; `tied` share the last place that is left."""

    round: Round
    tally: Tally
    rule: Majority
    needed: int
    base: int
    elected: tuple[int, ...]
    tied: tuple[int, ...]
    complete: bool

    @property
    def entrants(self) -> tuple[int, ...]:
        return numbers_of(self.round.entrants)

    @property
    def by_most(self) -> bool:
        return self.rule.kind is MajorityKind.MORE_YES_THAN_NO


@dataclass(frozen=True, slots=True)
class ElectionResult:
    """All rounds with those elected so far, in the order they were; `step` is what the rule asks for next, among
    `entrants`; None when nothing is left to vote or the rule says no more."""

    election: Election
    candidates: tuple[Candidate, ...]
    rounds: tuple[RoundResult, ...]
    elected: tuple[int, ...]
    step: RoundKind | None
    entrants: tuple[int, ...]

    @property
    def last(self) -> RoundResult | None:
        return self.rounds[-1] if self.rounds else None

    @property
    def complete(self) -> bool:
        """Every place has somebody."""
        return len(self.elected) >= self.election.seats

    @property
    def standing(self) -> tuple[Candidate, ...]:
        return tuple(one for one in self.candidates if not one.declined)

    def candidate(self, number: int) -> Candidate | None:
        return next((one for one in self.candidates if one.number == number), None)

    def name(self, number: int) -> str:
        found = self.candidate(number)
        return found.name if found is not None else str(number)


def tally_of(one: Round, papers: Sequence[Paper], voters: int) -> Tally:
    """The papers counted; what was handed out is as many as could vote unless the round says otherwise."""
    valid = [numbers_of(paper.marks) for paper in papers if paper.kind is PaperKind.VALID]
    handed = one.handed if one.handed is not None else voters
    return Tally(
        votes={number: sum(number in marks for marks in valid) for number in numbers_of(one.entrants)},
        blank=sum(paper.kind is PaperKind.BLANK for paper in papers),
        null=sum(paper.kind is PaperKind.NULL for paper in papers),
        valid=len(valid),
        handed=handed,
        in_box=one.in_box if one.in_box is not None else handed,
        voters=voters,
    )


def base_of(rule: Majority, tally: Tally, who: Electorate) -> int:
    """What the majority is taken of; votes are papers that name somebody."""
    match rule.base:
        case Base.VOTES:
            return tally.valid
        case Base.PRESENT:
            return len(who.voters)
        case Base.IN_OFFICE:
            return who.in_office
        case Base.ABLE:
            return who.able
        case Base.LEGAL | Base.MEMBERS:
            return who.legal


def round_result(
    election: Election, one: Round, papers: Sequence[Paper], who: Electorate, rules: Rules, places: int
) -> RoundResult:
    """`places` are those still free before this round."""
    tally = tally_of(one, papers, len(who.voters))
    rule = majorities(rules)[OF_MOST] if one.kind is RoundKind.PLURALITY else majority_of(rules, election)
    if one.kind is RoundKind.LOT:
        drawn = numbers_of(one.drawn)[:places]
        return RoundResult(one, tally, rule, 0, 0, drawn, (), complete=bool(drawn))
    base = base_of(rule, tally, who)
    needed = max(1, rule.floor) if rule.kind is MajorityKind.MORE_YES_THAN_NO else rule.needed(base)
    if not tally.matches:
        return RoundResult(one, tally, rule, needed, base, (), (), complete=False)
    elected = _elected(tally.votes, needed, places)
    tied = _tied({key: n for key, n in tally.votes.items() if key not in elected}, places - len(elected))
    return RoundResult(one, tally, rule, needed, base, elected, tied, complete=True)


def _elected(votes: Mapping[int, int], needed: int, places: int) -> tuple[int, ...]:
    """Those who reached it, the most voted first, as many as there is place for; who tie for the last place wait."""
    over = sorted((key for key, n in votes.items() if n >= needed), key=lambda key: (-votes[key], key))
    if len(over) <= places:
        return tuple(over)
    cut = votes[over[places]]
    return tuple(key for key in over[:places] if votes[key] > cut)


def _tied(votes: Mapping[int, int], places: int) -> tuple[int, ...]:
    """The most voted among the others, where they are more than there is place for."""
    most = max(votes.values(), default=0)
    group = tuple(key for key, n in votes.items() if n == most and most)
    return group if 0 < places < len(group) else ()


def election_result(
    election: Election,
    candidates: Sequence[Candidate],
    rounds: Sequence[tuple[Round, Sequence[Paper], Electorate]],
    rules: Rules,
) -> ElectionResult:
    """All the rounds one after the other."""
    elected: tuple[int, ...] = ()
    results: list[RoundResult] = []
    for one, papers, who in rounds:
        result = round_result(election, one, papers, who, rules, election.seats - len(elected))
        elected += result.elected
        results.append(result)
    step, entrants = next_step(election, candidates, results, elected, rules)
    return ElectionResult(election, tuple(candidates), tuple(results), elected, step, entrants)


def next_step(
    election: Election,
    candidates: Sequence[Candidate],
    results: Sequence[RoundResult],
    elected: tuple[int, ...],
    rules: Rules,
) -> tuple[RoundKind | None, tuple[int, ...]]:
    """What is voted next, and among whom. A step that cannot be (no tie to be drawn) is passed over."""
    standing = tuple(one.number for one in candidates if not one.declined and one.number not in elected)
    places = election.seats - len(elected)
    if not results:
        return (RoundKind.FIRST, standing) if standing else (None, ())
    last = results[-1]
    if places <= 0 or not last.complete:
        return None, ()
    left = tuple(one for one in last.entrants if one in standing)
    for step in rules.election.steps[len(results) - 1 :]:
        entrants = _entrants(step, last, left, places)
        if entrants:
            return RoundKind(step.value), entrants
    return None, left


def _entrants(step: ElectionStep, last: RoundResult, left: tuple[int, ...], places: int) -> tuple[int, ...]:
    match step:
        case ElectionStep.RUNOFF:
            return _most_voted(last.tally.votes, left, places + 1) if len(left) > 1 else ()
        case ElectionStep.AGAIN | ElectionStep.PLURALITY:
            return left
        case ElectionStep.LOT:
            return last.tied


def _most_voted(votes: Mapping[int, int], left: tuple[int, ...], n: int) -> tuple[int, ...]:
    """The first `n` by votes, with all that tie for the last of these places; in the order of their numbers."""
    ordered = sorted(left, key=lambda key: -votes.get(key, 0))
    cut = votes.get(ordered[min(n, len(ordered)) - 1], 0)
    return tuple(key for key in left if votes.get(key, 0) >= cut)


def mark_words(rule: Majority) -> str:
    """The article that the rule comes from, or that it has to be looked up."""
    return rule.article or (rule.mark.caution if rule.mark is Mark.FROM_MEMORY else "")
