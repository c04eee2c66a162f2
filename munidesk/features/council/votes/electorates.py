"""Who sat and who could vote at each vote of a session. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from munidesk.features.council.attendance.quorum import Strength
from munidesk.features.council.attendance.rules import (
    VoteMoment,
    in_room,
    left_before,
    left_in_debate,
    ranks,
    seated,
)
from munidesk.features.council.domain import AgendaItem, Motion, Presence, Substitution, Vote
from munidesk.features.council.votes.rules import Electorate, electorate
from munidesk.town.domain import Member, Seat
from munidesk.town.rules import Rules


@dataclass(frozen=True, slots=True)
class Sitting:
    """What tells who sat where: seats that count, members by id, what they did, and who presides."""

    rules: Rules
    seats: Sequence[Seat]
    members: Mapping[str, Member]
    events: Sequence[Presence]
    substitutions: Sequence[Substitution]
    items: Sequence[AgendaItem]
    strength: Strength
    chair: Member | None
    post_names: Mapping[str, str]


def electorates_of(sitting: Sitting, motions: Sequence[Motion], votes: Sequence[Vote]) -> dict[str, Electorate]:
    """By the id of the vote."""
    motion_of = {motion.id: motion for motion in motions}
    by_item: dict[str, list[Vote]] = defaultdict(list)
    for vote in votes:
        by_item[motion_of[vote.motion_id].item_id].append(vote)
    rank = ranks(sitting.items)
    return {
        vote.id: _electorate(sitting, VoteMoment(vote, item_id, rank, tuple(group)), motion_of[vote.motion_id].matter)
        for item_id, group in by_item.items()
        for vote in group
    }


def _electorate(sitting: Sitting, moment: VoteMoment, matter: str) -> Electorate:
    seats, members, events, called = sitting.seats, sitting.members, sitting.events, sitting.substitutions
    left = left_in_debate(seats, members, events, called, moment) if sitting.rules.leaver_abstains else ()
    return electorate(
        sitting.rules, seated(seats, members, in_room(events, moment), called, moment.vote.id),
        sitting.strength.legal, sitting.strength.in_office, sitting.strength.able, chair=sitting.chair, left=left,
        gone=left_before(seats, members, events, called, moment), post_names=sitting.post_names, matter=matter,
    )  # fmt: skip
