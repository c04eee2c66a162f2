"""How ballots add up and which proposals enter within the envelope: pure functions of what was counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby, permutations

from rapidfuzz.distance import Levenshtein

from munidesk.features.participatory_budget.domain import (
    Ballot,
    Decision,
    District,
    Opinion,
    Process,
    Proposal,
    Rule,
    Verdict,
)

KEYS = "123456789ABCDEFGHIJKLMOPQRSTUVWXYZ"
"""The key of each place on the ballot; N annuls and 0 is a blank vote."""


def key_of(number: int) -> str:
    """«1» … «9», then «A», «B» …: what is printed beside the box and typed to count it."""
    return KEYS[number - 1] if 1 <= number <= len(KEYS) else str(number)


def number_of(key: str) -> int:
    """0 for a key that is no place of a ballot."""
    return KEYS.find(key.upper()) + 1 if len(key) == 1 else 0


def keys_of(numbers: Iterable[int]) -> str:
    return " ".join(key_of(one) for one in numbers)


# -- what a ballot says


class Sort(StrEnum):
    VALID = "valid"
    BLANK = "blank"
    VOID = "void"


def sort_of(ballot: Ballot, marks: int) -> Sort:
    """More marks than a ballot may have annul it by themselves."""
    if ballot.void or len(ballot.numbers) > marks:
        return Sort.VOID
    return Sort.VALID if ballot.numbers else Sort.BLANK


@dataclass(frozen=True, slots=True)
class Tally:
    """Ballots of each sort, and the votes of each number of the ballot."""

    sorts: Mapping[Sort, int] = field(default_factory=dict)
    votes: Mapping[int, int] = field(default_factory=dict)

    @property
    def ballots(self) -> int:
        return sum(self.sorts.values())

    @property
    def marks(self) -> int:
        return sum(self.votes.values())

    def of(self, sort: Sort) -> int:
        return self.sorts.get(sort, 0)


def tally(ballots: Iterable[Ballot], marks: int) -> Tally:
    sorts: Counter[Sort] = Counter()
    votes: Counter[int] = Counter()
    for one in ballots:
        sort = sort_of(one, marks)
        sorts[sort] += 1
        if sort is Sort.VALID:
            votes.update(one.numbers)
    return Tally(sorts, votes)


def together(tallies: Iterable[Tally]) -> Tally:
    """Of several tables."""
    sorts: Counter[Sort] = Counter()
    votes: Counter[int] = Counter()
    for one in tallies:
        sorts.update(one.sorts)
        votes.update(one.votes)
    return Tally(sorts, votes)


# -- two counters


@dataclass(frozen=True, slots=True)
class Difference:
    """The ballot that each counter read otherwise; None where one of them has no such paper."""

    first: Ballot | None
    second: Ballot | None


def differences(first: Sequence[Ballot], second: Sequence[Ballot], marks: int) -> tuple[Difference, ...]:
    """Ballot by ballot, in the order of the pile: the fewest that explain both (Levenshtein).

    A paper that one of them passed over does not shift the others, and one read otherwise is one difference.
    """
    one, other = ([_said(each, marks) for each in side] for side in (first, second))
    found: list[Difference] = []
    for step in Levenshtein.opcodes(one, other):
        if step.tag != "equal":
            found.extend(_pairs(first[step.src_start : step.src_end], second[step.dest_start : step.dest_end]))
    return tuple(found)


def _said(ballot: Ballot, marks: int) -> tuple[str, ...]:
    """The order of marks does not matter, and an annulled ballot says nothing else."""
    sort = sort_of(ballot, marks)
    return (sort,) if sort is not Sort.VALID else tuple(map(str, sorted(ballot.numbers)))


def _pairs(first: Sequence[Ballot], second: Sequence[Ballot]) -> Iterator[Difference]:
    for at in range(max(len(first), len(second))):
        yield Difference(first[at] if at < len(first) else None, second[at] if at < len(second) else None)


# -- feasibility


def refusals(opinions: Iterable[Opinion]) -> tuple[Opinion, ...]:
    """Those that keep a proposal off the ballot: one area that says no is enough."""
    return tuple(one for one in opinions if one.verdict is Verdict.UNFEASIBLE)


def missing_areas(process: Process, opinions: Iterable[Opinion]) -> tuple[str, ...]:
    said = {one.area.casefold() for one in opinions}
    return tuple(area for area in process.area_names if area.casefold() not in said)


# -- within the envelope


class Outcome(StrEnum):
    """TIED: whoever decides says which of those enters; WAITING: it depends on that."""

    ENTERS = "enters"
    SHORT = "short"
    STOPPED = "stopped"
    UNVOTED = "unvoted"
    UNCOSTED = "uncosted"
    TIED = "tied"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Placed:
    """`sum` is what its envelope adds up to with it, in cents; None without a cost."""

    proposal: Proposal
    votes: int
    sum: int | None
    outcome: Outcome


@dataclass(slots=True)
class _Envelope:
    left: int
    spent: int = 0
    stopped: bool = False
    waiting: bool = False

    def take(self, cost: int) -> None:
        self.left -= cost
        self.spent += cost

    def copy(self) -> "_Envelope":
        return _Envelope(self.left, self.spent, self.stopped, self.waiting)


_COMMON = ""


def select(
    process: Process,
    districts: Sequence[District],
    proposals: Sequence[Proposal],
    votes: Mapping[str, int],
    decisions: Sequence[Decision] = (),
) -> tuple[Placed, ...]:
    """The proposals by votes, each with what becomes of it.

    `votes` by proposal id. A district with a cap has an envelope of its own; the others share what those leave of the
    whole. Nobody's vote, or no cost, enters nothing. Where equal votes make the order decide who enters, persons do
    (`decisions`, by place); until then those are TIED, and what comes after them in the same envelope WAITING.
    Without a cap nothing can be chosen: empty.
    """
    if process.cap is None:
        return ()
    capped = {one.id: one.cap for one in districts if one.cap is not None}
    envelopes = {_COMMON: _Envelope(process.cap - sum(capped.values()))}
    envelopes.update((key, _Envelope(cap)) for key, cap in capped.items())
    order = _places(decisions, votes)
    ranked = sorted(proposals, key=lambda one: (-votes.get(one.id, 0), order.get(one.id, 0), one.number or 0, one.id))
    found: dict[str, Placed] = {}
    for key, envelope in envelopes.items():
        own = [one for one in ranked if (one.district_id if one.district_id in capped else _COMMON) == key]
        for count, group in groupby(own, key=lambda one: votes.get(one.id, 0)):
            for placed in _place(process.rule, envelope, tuple(group), count, order):
                found[placed.proposal.id] = placed
    return tuple(found[one.id] for one in ranked)


def _places(decisions: Sequence[Decision], votes: Mapping[str, int]) -> dict[str, int]:
    """A decision holds while its proposal has the votes it tied with."""
    return {one.proposal_id: one.place for one in decisions if votes.get(one.proposal_id, 0) == one.votes}


def _place(
    rule: Rule, envelope: _Envelope, group: Sequence[Proposal], votes: int, order: Mapping[str, int]
) -> Iterator[Placed]:
    costed = [one for one in group if one.cost is not None]
    for one in group:
        if votes == 0 or one.cost is None:
            yield Placed(one, votes, None, Outcome.UNVOTED if votes == 0 else Outcome.UNCOSTED)
    if votes == 0:
        return
    if envelope.waiting:
        yield from (Placed(one, votes, _sum(envelope, one), Outcome.WAITING) for one in costed)
    elif not all(one.id in order for one in costed) and _order_decides(rule, envelope, costed):
        envelope.waiting = True
        yield from (Placed(one, votes, _sum(envelope, one), Outcome.TIED) for one in costed)
    else:
        for one in costed:
            total = _sum(envelope, one)
            yield Placed(one, votes, total, _enter(rule, envelope, one))


def _sum(envelope: _Envelope, one: Proposal) -> int:
    return envelope.spent + (one.cost or 0)


def _enter(rule: Rule, envelope: _Envelope, one: Proposal) -> Outcome:
    if envelope.stopped:
        return Outcome.STOPPED
    cost = one.cost or 0
    if cost <= envelope.left:
        envelope.take(cost)
        return Outcome.ENTERS
    envelope.stopped = rule is Rule.STOP
    return Outcome.SHORT


def _order_decides(rule: Rule, envelope: _Envelope, group: Sequence[Proposal]) -> bool:
    """Whether who enters depends on which of the equal ones goes first."""
    if len(group) < 2 or envelope.stopped or sum(one.cost or 0 for one in group) <= envelope.left:
        return False
    if rule is Rule.SKIP and all((one.cost or 0) > envelope.left for one in group):
        return False
    if rule is Rule.STOP:
        return any((one.cost or 0) <= envelope.left for one in group)
    outcomes = {_entering(envelope, order) for order in _orders(group)}
    return len(outcomes) > 1


def _orders(group: Sequence[Proposal]) -> Iterator[tuple[Proposal, ...]]:
    """All of a few; of many those that begin with each, which is where the first difference shows."""
    if len(group) <= 5:
        yield from permutations(group)
        return
    for at in range(len(group)):
        yield (*group[at:], *group[:at])
        yield (*reversed(group[at:]), *reversed(group[:at]))


def _entering(envelope: _Envelope, order: Sequence[Proposal]) -> frozenset[str]:
    tried = envelope.copy()
    return frozenset(one.id for one in order if _enter(Rule.SKIP, tried, one) is Outcome.ENTERS)


def tied(placed: Iterable[Placed]) -> tuple[Placed, ...]:
    """The first tie that waits for persons: those of equal votes."""
    found = [one for one in placed if one.outcome is Outcome.TIED]
    return tuple(one for one in found if one.votes == found[0].votes) if found else ()
