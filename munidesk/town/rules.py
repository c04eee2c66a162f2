"""The rules of a council as data: quorum, majorities, the chair's part, ties. Who counts them is `features/council`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from munidesk.base.i18n import _


class Mark(StrEnum):
    """How sure a value is: read in the law itself, second hand, or from memory («verifique su norma»)."""

    VERIFIED = "V"
    SECOND_HAND = "P"
    FROM_MEMORY = "M"

    @property
    def caution(self) -> str:
        """What is printed beside a value that nobody read in the law itself, else nothing."""
        return "" if self is Mark.VERIFIED else _("verifique su norma")


class Base(StrEnum):
    """Whom a fraction is taken of.

    LEGAL is the number of seats the law gives the body; MEMBERS is the same
    number, as majorities call it. IN_OFFICE leaves out vacant seats; ABLE also
    those on licence or suspended; VOTES counts only votes for and against.
    """

    LEGAL = "legal"
    MEMBERS = "members"
    IN_OFFICE = "in_office"
    ABLE = "able"
    PRESENT = "present"
    VOTES = "votes"


class MajorityKind(StrEnum):
    MORE_THAN_HALF = "more_than_half"
    AT_LEAST = "at_least"
    MORE_YES_THAN_NO = "more_yes_than_no"


class ChairVotes(StrEnum):
    ALWAYS = "always"
    TIES_ONLY = "ties_only"
    NEVER = "never"


class TieStep(StrEnum):
    """What is tried, in order, when a vote is tied."""

    CHAIR_SECOND_VOTE = "chair_second_vote"
    CHAIR_CASTING_VOTE = "chair_casting_vote"
    SECOND_VOTE = "second_vote"
    NEW_SESSION = "new_session"
    SECOND_VOTE_OR_NEW_SESSION = "second_vote_or_new_session"
    """Voted again at once or in the next session, as the body prefers (Costa Rica)."""
    REJECTED = "rejected"


OF_PRESENT, OF_MOST = "present", "most"
"""Majorities of elections that every body has: more than half of those present, the most votes."""


class ElectionStep(StrEnum):
    """What follows, in order, when a round of an election of persons elected nobody, or not all.

    RUNOFF: the most voted two; AGAIN: the same candidates once more; PLURALITY: once more, and the most voted is
    elected; LOT: drawn among those who tie.
    """

    RUNOFF = "runoff"
    AGAIN = "again"
    PLURALITY = "plurality"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class ElectionRule:
    """How a body elects persons. `majority` is a key of its majorities, OF_PRESENT (also when empty) or OF_MOST."""

    majority: str = ""
    secret: bool = True
    steps: tuple[ElectionStep, ...] = (ElectionStep.RUNOFF, ElectionStep.AGAIN, ElectionStep.LOT)
    article: str = ""
    mark: Mark = Mark.FROM_MEMORY


@dataclass(frozen=True, slots=True)
class FloorRule:
    """How long one may speak: `minutes` for who is of the body, `neighbour_minutes` for others; 0 is no limit.

    `told`: the acta says how long each one spoke, where the municipality chose so.
    """

    minutes: int = 0
    neighbour_minutes: int = 3
    told: bool = False
    article: str = ""
    mark: Mark = Mark.FROM_MEMORY


@dataclass(frozen=True, slots=True)
class AgendaRule:
    """What changes an orden del día in session: keys of majorities.

    `add` for what was not called, `alter` for the rest; empty: the body's usual majority.
    """

    add: str = ""
    alter: str = ""


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """How many must be there: the fraction rounded up, or with `plus_one` rounded down plus one.

    Never fewer than `floor`; `fixed` replaces the fraction. `also` names posts
    that must be there as well (Spain: president and secretary). `void`: what is voted without it is null and no
    reason makes it good (Spain); elsewhere somebody may answer for it with a reason, which is printed.
    """

    base: Base = Base.LEGAL
    numerator: int = 1
    denominator: int = 2
    plus_one: bool = True
    floor: int = 0
    fixed: int | None = None
    article: str = ""
    mark: Mark = Mark.FROM_MEMORY
    also: tuple[str, ...] = ()
    void: bool = False

    def needed(self, of: int) -> int:
        """The least number of members out of `of`: UY 5→3, ES 7→3, 13→5, 5→3, PE 6→4, CO 7→2."""
        if self.fixed is not None:
            return self.fixed
        share = of * self.numerator
        count = share // self.denominator + 1 if self.plus_one else -(-share // self.denominator)
        return max(count, self.floor)


@dataclass(frozen=True, slots=True)
class Majority:
    """What passes a motion. `required_post` must be among the votes in favour (UY, spending: mayor)."""

    key: str
    label: str
    base: Base = Base.PRESENT
    kind: MajorityKind = MajorityKind.MORE_THAN_HALF
    numerator: int = 1
    denominator: int = 2
    floor: int = 0
    required_post: str = ""
    article: str = ""
    mark: Mark = Mark.FROM_MEMORY
    note: str = ""

    def needed(self, of: int) -> int:
        """Votes in favour needed out of `of`. For MORE_YES_THAN_NO `of` is votes for and against."""
        share = of * self.numerator
        if self.kind is MajorityKind.AT_LEAST:
            return max(-(-share // self.denominator), self.floor)
        return max(of // 2 + 1, self.floor)


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of business with a majority of its own; `words` propose it from a title («gasto», «compra»).

    `chair_votes`: on this one a chair who has no ordinary vote votes like anybody (Peru, vacancia).
    """

    key: str
    label: str
    majority: str
    words: tuple[str, ...] = ()
    chair_votes: bool = False


@dataclass(frozen=True, slots=True)
class ChairRole:
    """The chair's part in voting; `second_vote` is the double vote that breaks a tie."""

    votes: ChairVotes = ChairVotes.ALWAYS
    second_vote: bool = False
    second_vote_article: str = ""
    mark: Mark = Mark.FROM_MEMORY


@dataclass(frozen=True, slots=True)
class Rules:
    """All a body's rules. `deliberate` is the smaller quorum to open and debate where the law has one (CO).

    `tie` are the steps of a tie, in order, by `tie_article`; `mark` is that of the table they stand in.
    `yearly_minutes`: the actas are numbered anew each year.
    `leaver_abstains`: who leaves after the debate of an item began counts as an abstention (Spain, Ley 7/1985 art. 46).
    """

    quorum: QuorumRule
    majorities: Mapping[str, Majority]
    matters: Mapping[str, Matter]
    default_majority: str
    deliberate: QuorumRule | None = None
    chair: ChairRole = field(default_factory=ChairRole)
    abstention: bool = True
    abstention_article: str = ""
    leaver_abstains: bool = False
    yearly_minutes: bool = False
    tie: tuple[TieStep, ...] = ()
    tie_article: str = ""
    mark: Mark = Mark.FROM_MEMORY
    election: ElectionRule = field(default_factory=ElectionRule)
    floor: FloorRule = field(default_factory=FloorRule)
    agenda: AgendaRule = field(default_factory=AgendaRule)

    def chair_has_vote(self, matter: str) -> bool:
        """Whether who presides votes like anybody on this matter."""
        own = self.matters.get(matter)
        return self.chair.votes is ChairVotes.ALWAYS or (own is not None and own.chair_votes)

    def majority_for(self, matter: str, rule: str = "") -> Majority:
        """The majority of a vote: the one it names, else the matter's, else the body's default."""
        if rule in self.majorities:
            return self.majorities[rule]
        found = self.matters.get(matter)
        key = found.majority if found else ""
        return self.majorities.get(key) or self.majorities[self.default_majority]
