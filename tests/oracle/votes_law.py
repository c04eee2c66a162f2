"""What a vote decides, told as a chairman would tell it with the norm in his hand: step by step, no formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.oracle import law

CHAIR = ("chair_second_vote", "chair_casting_vote")


@dataclass(frozen=True)
class Room:
    """Who was there, by name. `chair` and `holder` (of the post whose vote is required) may be nobody.

    `left` went out during the debate of this matter and had not come back; `in_office` are the seats with a titular.
    """

    present: tuple[str, ...]
    legal: int
    in_office: int
    able: int
    chair: str = ""
    holder: str = ""
    left: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cast:
    """What was said: a ballot by name, or only the count of hands; and the chair's further ballot on a tie.

    `papers` are those in blank, the null ones and who did not vote, where only a count was kept.
    """

    named: Mapping[str, str] = field(default_factory=dict)
    hands: tuple[int, int, int] | None = None
    papers: tuple[int, int, int] = (0, 0, 0)
    further: str = ""


@dataclass(frozen=True)
class Told:
    outcome: str
    for_: int
    against: int
    abstain: int
    recused: int
    absent: int
    missing: int
    base: int
    needed: int
    tie: bool
    step: str
    broken_by_chair: bool
    unanimous: bool


def chair_is_like_anybody(rules: law.Written, matter: str) -> bool:
    """The norm gives who presides a vote, always, or on this matter (Perú, vacancia: Ley 27972, art. 23)."""
    own = rules["matters"].get(matter, {})
    return rules["chair"].get("votes", "always") == "always" or own.get("chair_votes", False)


def has_vote(rules: law.Written, room: Room, one: str, matter: str) -> bool:
    """Everybody has, but not a chair to whom the norm gives no vote, or one on ties alone (Perú, Chile)."""
    return one != room.chair or chair_is_like_anybody(rules, matter)


def voters(rules: law.Written, room: Room, matter: str) -> tuple[str, ...]:
    return tuple(one for one in room.present if has_vote(rules, room, one, matter))


def steps(rules: law.Written, matter: str) -> Sequence[str]:
    """What a tie leads to, in order; a double vote of the chair by itself is the only step.

    Nobody votes twice by a norm that gives one vote: a chair who voted on this matter has none left for its tie.
    """
    if rules.get("tie"):
        spent = rules["chair"].get("votes", "always") != "always" and chair_is_like_anybody(rules, matter)
        return [one for one in rules["tie"] if not (spent and one in CHAIR)]
    return ("chair_second_vote",) if rules["chair"].get("second_vote") else ()


def asks(rules: law.Written, proposed: str, room: Room, cast: Cast, tried: int) -> bool:
    """Whether a chairman has to ask what the matter is: everybody voted, and it would come out otherwise for another.

    Who votes was settled when the vote was called, by what the words `proposed`.
    """
    outcomes = {tell(rules, one, room, cast, tried, called=proposed).outcome for one in rules["matters"]}
    found = tell(rules, proposed, room, cast, tried)
    return not found.missing and (bool(cast.named) or cast.hands is not None) and len(outcomes) > 1


def tell(rules: law.Written, matter: str, room: Room, cast: Cast, tried: int, called: str | None = None) -> Told:
    """The result of a vote on `matter`, `called` as that of another where nobody said it yet.

    `tried` steps of a tie were taken before this vote.
    """
    voting = matter if called is None else called
    rule = rules["majorities"][law.majority_of(rules, matter)]
    may_vote = voters(rules, room, voting)
    counted = _counted(rules, room, cast, may_vote, voting)
    for_, against, missing = counted["for"], counted["against"], counted["missing"]
    began = bool(cast.named) or cast.hands is not None
    base = _base(rule, room, may_vote, counted)
    tie = began and not missing and for_ == against and for_ > 0
    turns = tie and law.carries(rule, for_ + 1, against, base)
    broken = turns and bool(cast.further) and any(one in CHAIR for one in steps(rules, matter))
    for_told, against_told = for_, against
    if broken:
        for_told, against_told = for_ + (cast.further == "for"), against + (cast.further == "against")
    left = list(steps(rules, matter))[tried:] if turns else []
    step = left[0] if left and not broken else ""
    outcome = "open"
    if began and not missing:
        outcome = _outcome(rule, room, cast, (for_told, against_told, base), len(may_vote), step, broken)
    return Told(
        outcome, for_, against, counted["abstain"], counted["recused"], counted["absent"], missing, base,
        law.votes_needed(rule, against_told, base), tie, step, broken,
        began and not missing and for_ > 0 and for_ == len(may_vote),
    )  # fmt: skip


def _counted(rules: law.Written, room: Room, cast: Cast, may_vote: Sequence[str], matter: str) -> dict[str, int]:
    """How many said what; `out` of the room for this vote are among the `absent`."""
    told = dict.fromkeys(("for", "against", "abstain", "recused", "absent", "missing", "out"), 0)
    empty_seats = max(0, room.in_office - len(room.present))
    # Ley 7/1985, art. 46.2.d: who leaves once the debate began abstains. One without a vote has none to abstain with.
    abstaining = [one for one in room.left if rules.get("leaver_abstains") and has_vote(rules, room, one, matter)]
    told["abstain"] = len(abstaining)
    told["absent"] = max(0, empty_seats - len(abstaining))
    if not cast.named and cast.hands is not None:
        told["for"], told["against"], abstained = cast.hands
        told["abstain"] += abstained
        told["out"] = cast.papers[2]
        return told
    for one in may_vote:
        said = cast.named.get(one, "missing")
        told[said] += 1
        told["out"] += said == "absent"
    return told


def _base(rule: law.Written, room: Room, may_vote: Sequence[str], counted: Mapping[str, int]) -> int:
    """Whom the share is of. Who is excused, or out of the room for this vote, is not among those present."""
    if rule.get("kind") == "more_yes_than_no":
        return counted["for"] + counted["against"]
    match rule.get("base", "present"):
        case "votes":
            return counted["for"] + counted["against"]
        case "present":
            return len(may_vote) - counted["recused"] - counted["out"]
        case "in_office":
            return room.in_office
        case "able":
            return room.able
        case _:
            return room.legal


def _outcome(
    rule: law.Written, room: Room, cast: Cast, count: tuple[int, int, int], everyone: int, step: str, broken: bool
) -> str:
    """`everyone` who may vote did."""
    if step and step != "rejected":
        return "tied"
    if not law.carries(rule, *count):
        return "rejected"
    match _has_post(rule, room, cast, everyone, broken):
        case "yes":
            return "passed"
        case "no":
            return "rejected"
        case _:
            return "open"


def _has_post(rule: law.Written, room: Room, cast: Cast, everyone: int, broken: bool) -> str:
    """«…con el voto afirmativo del Alcalde» (Uruguay, Ley 19.272, art. 12.3). Hands raised do not say whose they were,
    unless all were or none was."""
    if not rule.get("required_post"):
        return "yes"
    if not room.holder:
        return "no"
    own = [cast.named[room.holder]] if room.holder in cast.named else []
    if broken and room.holder == room.chair:
        own.append(cast.further)
    if own:
        return "yes" if "for" in own else "no"
    if cast.hands is None:
        return "no"
    for_ = cast.hands[0]
    everybody = for_ == everyone
    return "yes" if everybody else "no" if not for_ else "unknown"
