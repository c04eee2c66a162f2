"""Who sits where at each moment."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from munidesk.features.council.domain import (
    MOVES,
    AgendaItem,
    Presence,
    PresenceKind,
    Substitution,
    Vote,
)
from munidesk.town.domain import Member, Seat

IN_ROOM = frozenset({PresenceKind.PRESENT, PresenceKind.ARRIVES, PresenceKind.RETURNS})


@dataclass(frozen=True, slots=True)
class MemberState:
    """Where a member is now. `seated` says the seat is theirs at this moment; `substitutes` is the titular's id."""

    kind: PresenceKind
    since: datetime | None = None
    item_id: str = ""
    seated: bool = False
    substitutes: str | None = None
    reason: str = ""
    evidence: str = ""

    @property
    def in_room(self) -> bool:
        return self.kind in IN_ROOM


@dataclass(frozen=True, slots=True)
class VoteMoment:
    """A vote in the course of the session: its item's place, its hour, and the other votes of the item."""

    vote: Vote
    item_id: str
    rank: Mapping[str, int]
    siblings: tuple[Vote, ...] = ()


def ranks(items: Sequence[AgendaItem]) -> dict[str, int]:
    """The order in which the items were dealt with: by their hour when all have one, else as in the agenda."""
    started = [item for item in items if item.started_at is not None]
    if len(started) == len(items):
        ordered = sorted(items, key=lambda item: (item.started_at or datetime.min, item.position))
    else:
        ordered = sorted(items, key=lambda item: item.position)
    return {item.id: place for place, item in enumerate(ordered)}


def in_order(events: Iterable[Presence]) -> list[Presence]:
    """Opening states first, then moves by hour and, within the minute, as they were entered.

    Keys grow with time, so that they tell the order of entry also among different members, and in files of 0.1,
    whose `order` counted each member's moves apart.
    """
    return sorted(events, key=lambda event: (event.kind in MOVES, event.at or datetime.min, event.id))


def happened_before(event: Presence, moment: VoteMoment) -> bool:
    """Whether an arrival or departure comes before a vote.

    Left during item N = present for N's votes already taken, absent from the next on. `after_vote` decides
    while the item has one vote; with several the hours do. Within the same minute, and without hours, it is
    `after_vote` and the order of entry: a vote called once the move was on record was not among those taken.
    """
    vote = moment.vote
    if event.kind not in MOVES:
        return True
    event_rank, vote_rank = moment.rank.get(event.item_id), moment.rank.get(moment.item_id)
    if event_rank is None or vote_rank is None:
        return event.at is None or vote.voted_at is None or event.at <= vote.voted_at
    if event_rank != vote_rank:
        return event_rank < vote_rank
    if len(moment.siblings) <= 1:
        return not event.after_vote
    if event.at is not None and vote.voted_at is not None and event.at != vote.voted_at:
        return event.at < vote.voted_at
    if not event.after_vote or event.id < vote.id:
        return True
    taken = [other.voted_at for other in moment.siblings if other.voted_at is not None]
    return vote.voted_at is None and event.at is not None and any(hour <= event.at for hour in taken)


def latest(events: Iterable[Presence], moment: VoteMoment | None = None) -> dict[str, Presence]:
    """The last event of each member, at the moment of a vote or after all of them."""
    last: dict[str, Presence] = {}
    for event in in_order(events):
        if moment is None or happened_before(event, moment):
            last[event.member_id] = event
    return last


def in_room(events: Iterable[Presence], moment: VoteMoment | None = None) -> frozenset[str]:
    return frozenset(key for key, event in latest(events, moment).items() if event.kind in IN_ROOM)


def seated(
    seats: Sequence[Seat],
    members: Mapping[str, Member],
    present: Collection[str],
    substitutions: Sequence[Substitution],
    vote_id: str = "",
) -> tuple[Member, ...]:
    """Who occupies each seat, by seat number.

    A suplente called for this one vote sits first; then the titular who is in the room; then the suplente of the day.
    Nobody occupies two seats: who was called for this vote is on no other one.
    """
    return tuple(_occupants(seats, members, present, substitutions, vote_id).values())


def per_vote(
    substitutions: Iterable[Substitution], votes_of_item: Mapping[str, Sequence[str]]
) -> tuple[Substitution, ...]:
    """The same, one for each vote of an item that somebody sits for; without votes it is for none, nor for the day."""
    found: list[Substitution] = []
    for one in substitutions:
        votes = votes_of_item.get(one.item_id) or (one.item_id,) if one.item_id else (one.vote_id,)
        found.extend(replace(one, vote_id=vote) for vote in votes)
    return tuple(found)


def _occupants(
    seats: Sequence[Seat],
    members: Mapping[str, Member],
    present: Collection[str],
    substitutions: Sequence[Substitution],
    vote_id: str,
) -> dict[str, Member]:
    """The same by seat id, in the order of the seats."""
    for_vote: dict[str, list[str]] = {}
    for_day: dict[str, list[str]] = {}
    titulars: dict[str, list[str]] = {}
    for one in substitutions:
        if not one.vote_id or one.vote_id == vote_id:
            (for_vote if one.vote_id else for_day).setdefault(one.seat_id, []).append(one.substitute_id)
    called = {key for group in for_vote.values() for key in group}
    for key, member in members.items():
        if member.is_titular:
            titulars.setdefault(member.seat.id, []).append(key)
    taken: dict[str, Member] = {}
    for seat in seats:
        day = [key for key in for_day.get(seat.id, ()) if key not in called]
        order = [*for_vote.get(seat.id, ()), *titulars.get(seat.id, ()), *day]
        occupant = next((key for key in order if key in present and key in members), None)
        if occupant is not None:
            taken[seat.id] = members[occupant]
    return taken


def left_in_debate(
    seats: Sequence[Seat],
    members: Mapping[str, Member],
    events: Sequence[Presence],
    substitutions: Sequence[Substitution],
    moment: VoteMoment,
) -> tuple[Member, ...]:
    """Who left during the vote's own item before voting, and whose seat nobody fills at the vote.

    Spain counts them as abstaining (Ley 7/1985, art. 46.2.d): a seat does, once, and nobody without one.
    """
    last = latest(events, moment)
    gone = {key for key, event in last.items() if event.kind is PresenceKind.LEAVES and event.item_id == moment.item_id}
    return _emptied(seats, members, last, gone, substitutions, moment)


def left_before(
    seats: Sequence[Seat],
    members: Mapping[str, Member],
    events: Sequence[Presence],
    substitutions: Sequence[Substitution],
    moment: VoteMoment,
) -> tuple[Member, ...]:
    """Who was in the room, left before the vote, in whatever item, and whose seat nobody fills at it."""
    last = latest(events, moment)
    gone = {key for key, event in last.items() if event.kind is PresenceKind.LEAVES}
    return _emptied(seats, members, last, gone, substitutions, moment)


def _emptied(
    seats: Sequence[Seat],
    members: Mapping[str, Member],
    last: Mapping[str, Presence],
    gone: Collection[str],
    substitutions: Sequence[Substitution],
    moment: VoteMoment,
) -> tuple[Member, ...]:
    """Those of `gone` who would sit at the vote had they stayed, and whose seat nobody fills: once for each seat."""
    there = {key for key, event in last.items() if event.kind in IN_ROOM}
    filled = _occupants(seats, members, there, substitutions, moment.vote.id)
    before = _occupants(seats, members, there | set(gone), substitutions, moment.vote.id)
    return tuple(one for seat_id, one in before.items() if one.id in gone and seat_id not in filled)


def current_state(
    seats: Sequence[Seat],
    members: Mapping[str, Member],
    events: Sequence[Presence],
    substitutions: Sequence[Substitution],
) -> dict[str, MemberState]:
    """Each marked member after all events, by membership id."""
    last = latest(events)
    present = frozenset(key for key, event in last.items() if event.kind in IN_ROOM)
    sitting = {member.id for member in seated(seats, members, present, substitutions)}
    titular_of = {member.seat.id: key for key, member in members.items() if member.is_titular}
    for_seat = {one.substitute_id: one.seat_id for one in substitutions if not one.vote_id}
    return {
        key: MemberState(
            event.kind,
            event.at,
            event.item_id,
            key in sitting,
            titular_of.get(for_seat[key], "") if key in for_seat else None,
            event.reason,
            event.evidence,
        )
        for key, event in last.items()
    }


@dataclass(frozen=True, slots=True)
class Moved:
    """An arrival, departure or return, with how many sat before and after it."""

    event: Presence
    before: int
    after: int


def replay(
    seats: Sequence[Seat],
    members: Mapping[str, Member],
    events: Sequence[Presence],
    substitutions: Sequence[Substitution],
) -> tuple[Moved, ...]:
    """The moves one after the other, from who sat at the opening."""
    last = latest(event for event in events if event.kind not in MOVES)
    told: list[Moved] = []

    def count() -> int:
        present = {key for key, event in last.items() if event.kind in IN_ROOM}
        return len(seated(seats, members, present, substitutions))

    sitting = count()
    for event in in_order(event for event in events if event.kind in MOVES):
        last[event.member_id] = event
        before, sitting = sitting, count()
        told.append(Moved(event, before, sitting))
    return tuple(told)
