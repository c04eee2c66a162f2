"""The result of any vote under any rule, against the norm told step by step."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from munidesk.features.council.domain import Ballot, BallotValue, Vote
from munidesk.features.council.votes.matters import settled
from munidesk.features.council.votes.rules import Electorate, electorate, result
from munidesk.town.profile_read import read_rules
from munidesk.town.rules import Rules
from munidesk.town.toml_table import Table
from tests.oracle import law, votes_law
from tests.oracle.people import member, seat
from tests.oracle.steady import steady
from tests.oracle.votes_law import Cast, Room

STEPS = (
    "chair_second_vote", "chair_casting_vote", "second_vote", "new_session", "second_vote_or_new_session", "rejected",
)  # fmt: skip
VALUES = tuple(one.value for one in BallotValue)


@st.composite
def rule_sets(draw: st.DrawFn) -> law.Written:
    """The rules of a country, some of them changed by its municipality as the settings let it."""
    rules: dict[str, Any] = dict(law.rules(draw(st.sampled_from(law.COUNTRIES))))
    if draw(st.booleans()):
        rules["tie"] = draw(st.lists(st.sampled_from(STEPS), max_size=3, unique=True))
        rules["leaver_abstains"] = draw(st.booleans())
        votes = draw(st.sampled_from(("always", "ties_only", "never")))
        rules["chair"] = {**rules["chair"], "votes": votes, "second_vote": draw(st.booleans())}
        own = {
            "label": "la nuestra", "floor": draw(st.integers(0, 4)),
            "base": draw(st.sampled_from(("legal", "members", "in_office", "able", "present", "votes"))),
            "kind": draw(st.sampled_from(("more_than_half", "at_least", "more_yes_than_no"))),
            "required_post": draw(st.sampled_from(("", "mayor"))), "numerator": 2, "denominator": 3,
        }  # fmt: skip
        rules["majorities"] = {**rules["majorities"], "ours": own}
        rules["default_majority"] = "ours"
    return rules


@st.composite
def votes(draw: st.DrawFn) -> tuple[law.Written, Room, Cast, int, str]:
    """A room with up to seven members, what they said, and how many steps of a tie were tried."""
    rules = draw(rule_sets())
    there = tuple(f"m{number}" for number in range(draw(st.integers(0, 7))))
    legal = len(there) + draw(st.integers(0, 3))
    in_office = draw(st.integers(len(there), legal))
    left = tuple(f"gone{number}" for number in range(draw(st.integers(0, in_office - len(there)))))
    chair, holder = draw(st.sampled_from(("", *there, *there, *left))), draw(st.sampled_from(("", *there)))
    if holder == chair and rules["chair"].get("votes") != "always":
        holder = ""  # no norm asks for the vote of somebody to whom it gives none
    matter = draw(st.sampled_from(("otra", *rules["matters"])))
    room = Room(there, legal, in_office, draw(st.integers(len(there), in_office)), chair, holder, left)
    may_vote = votes_law.voters(rules, room, matter)
    usual = st.sampled_from(("for", "against", "for", "against", *VALUES, "missing"))
    named = {one: said for one in may_vote if (said := draw(usual)) != "missing"}
    hands, papers = None, (0, 0, 0)
    if draw(st.booleans()):
        one_each = [draw(st.sampled_from(("for", "against", "abstain", "blank", "null", "out"))) for _one in may_vote]
        hands = (one_each.count("for"), one_each.count("against"), one_each.count("abstain"))
        papers = (one_each.count("blank"), one_each.count("null"), one_each.count("out"))
        named = named if draw(st.integers(0, 3)) == 0 else {}
    further = draw(st.sampled_from(("", "for", "against"))) if chair in there else ""
    tried = draw(st.integers(0, 2))
    first = (list(votes_law.steps(rules, matter))[tried:] or [""])[0]
    if first not in votes_law.CHAIR:
        further = ""  # the norm does not let the chair break it yet, and the verb refuses it
    return rules, room, Cast(named, hands, papers, further), tried, matter


Case = tuple[law.Written, Room, Cast, int, str]


def entered(case: Case) -> tuple[Vote, list[Ballot], Electorate, Rules]:
    """The same as the file holds it."""
    written, room, cast, _tried, matter = case
    rules = read_rules(Table(written, "reglas"))
    places = {one: seat(at, "mayor" if one == room.holder else "councillor") for at, one in enumerate(room.present, 1)}
    members = {one: member(one, place) for one, place in places.items()}
    gone = {one: member(one, seat(20 + at)) for at, one in enumerate(room.left)}
    who = electorate(
        rules, tuple(members.values()), room.legal, room.in_office, room.able,
        chair=(members | gone).get(room.chair), left=tuple(gone.values()), matter=matter,
    )  # fmt: skip
    ballots = [
        Ballot(id=f"b{one}", vote_id="v", member_id=one, value=BallotValue(said)) for one, said in cast.named.items()
    ]
    if cast.further:
        ballots.append(
            Ballot(id="second", vote_id="v", member_id=room.chair, value=BallotValue(cast.further), second=True)
        )
    vote = Vote(id="v", motion_id="motion")
    if cast.hands is not None:
        for_, against, abstain = cast.hands
        blank, null, unvoted = cast.papers
        vote = replace(
            vote, for_count=for_, against_count=against, abstain_count=abstain, blank_count=blank, null_count=null,
            unvoted_count=unvoted,
        )  # fmt: skip
    return vote, ballots, who, rules


def told_by_munidesk(case: Case) -> votes_law.Told:
    _written, _room, _cast, tried, matter = case
    vote, ballots, who, rules = entered(case)
    found = result(vote, ballots, who, rules, matter, used=tried)
    counts = found.counts
    return votes_law.Told(
        found.outcome.value, counts.for_, counts.against, counts.abstain, counts.recused, counts.absent, found.missing,
        found.base, found.needed, found.tie, found.step.value if found.step else "", found.second is not None,
        found.unanimous,
    )  # fmt: skip


def told_by_the_norm(case: Case) -> votes_law.Told:
    written, room, cast, tried, matter = case
    return votes_law.tell(written, matter, room, cast, tried)


@steady(1500)
@given(case=votes())
def test_a_vote_decides_what_the_norm_says(case):
    """K8, «members out of the room still present»: one vote too many would be asked."""
    assert told_by_munidesk(case) == told_by_the_norm(case)


@steady(1000)
@given(case=votes())
def test_c5_what_the_matter_is_is_asked_where_a_chairman_would_ask(case):
    """Too many questions and she answers without reading; one too few and a purchase passes against the mayor."""
    written, room, cast, tried, matter = case
    vote, ballots, who, rules = entered(case)
    found = settled(result(vote, ballots, who, rules, matter, used=tried), vote, ballots, who, rules, tried)
    assert found.undecided is votes_law.asks(written, matter, room, cast, tried)
