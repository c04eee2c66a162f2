"""A sitting acted out minute by minute: who is in the room is simply known, and what a secretary would write of it.

`Sitting` keeps both sides apart. `written` is what the file holds: opening states, moves with hour and item, suplentes,
votes. `told` is what somebody sitting in the room would say of each vote: who sat where, who could vote, whose seat
was left during the debate. Nothing of `told` is worked out from what was written.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from munidesk.features.council.domain import (
    AgendaItem,
    Motion,
    Presence,
    PresenceKind,
    Substitution,
    Vote,
)
from munidesk.town.domain import Member, Seat

BEGIN = datetime(2026, 11, 17, 19, 5)
COMING = frozenset({PresenceKind.PRESENT, PresenceKind.ARRIVES, PresenceKind.RETURNS})


@dataclass(frozen=True)
class Told:
    """One vote as seen from the public's bench: members by seat, and how many seats were left during its debate."""

    sat: tuple[str, ...]
    emptied: int


@dataclass
class Written:
    """What was put in the file, in the order in which it was entered."""

    events: list[Presence] = field(default_factory=list)
    substitutions: list[Substitution] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)
    motions: list[Motion] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)


class Sitting:
    """The seats that count, by number, who may come, and the clock."""

    def __init__(self, seats: list[Seat], members: list[Member]) -> None:
        self.seats, self.members = seats, {one.id: one for one in members}
        self.titular = {one.seat.id: one.id for one in members if one.is_titular}
        self.written = Written()
        self.told: dict[str, Told] = {}
        self.moves: list[tuple[int, int]] = []
        """How many sat before and after each move."""
        self.room: set[str] = set()
        self.ever: set[str] = set()
        self.clock = BEGIN
        self._day_suplente: dict[str, str] = {}
        self._vote_suplente: dict[str, str] = {}
        self._leavers: dict[str, set[str]] = {}
        """Seat → who left it during the debate going on."""
        self._item = ""
        self._item_votes: list[str] = []
        self._keys: Iterator[int] = count(1)

    def __repr__(self) -> str:
        """For a test that fails: what was written, a line each."""
        written = self.written
        lines = (*written.substitutions, *written.items, *written.votes, *written.events)
        return "\n".join((f"seats of {self.titular}", *map(str, lines), f"told {self.told}"))

    def key(self) -> str:
        """Keys grow with time, as the program's do."""
        return f"{next(self._keys):06d}"

    def wait(self, minutes: int) -> None:
        self.clock += timedelta(minutes=minutes)

    # -- who sits

    def sitting(self) -> dict[str, str]:
        """Seat → who is on it now. One person sits on one seat; who was called for this one vote sits before all."""
        found: dict[str, str] = {}
        for seat in self.seats:
            called = self._vote_suplente.get(seat.id, "")
            titular = self.titular.get(seat.id, "")
            suplente = self._day_suplente.get(seat.id, "")
            if suplente in self._vote_suplente.values():
                suplente = ""  # sits elsewhere just now
            there = [one for one in (called, titular, suplente) if one in self.room]
            if there:
                found[seat.id] = there[0]
        return found

    # -- the opening

    def open_with(self, member: str, kind: PresenceKind) -> None:
        """The state of a member when the session begins."""
        self.written.events.append(Presence(id=self.key(), session_id="s", member_id=member, kind=kind))
        if kind is PresenceKind.PRESENT:
            self.room.add(member)
            self.ever.add(member)

    def call_for_day(self, seat: str, suplente: str) -> None:
        """A suplente has the seat while its titular is not there; not in the room before that."""
        self.written.substitutions.append(
            Substitution(id=self.key(), session_id="s", seat_id=seat, substitute_id=suplente)
        )
        self._day_suplente[seat] = suplente

    # -- moves

    def move(self, member: str) -> None:
        """Whoever is inside goes out, whoever is outside comes in."""
        before = self.sitting()
        inside = member in self.room
        came = PresenceKind.RETURNS if member in self.ever else PresenceKind.ARRIVES
        kind = PresenceKind.LEAVES if inside else came
        (self.room.discard if inside else self.room.add)(member)
        self.ever |= self.room
        after = self.sitting()
        for seat, who in before.items():
            if inside and who == member and self._item:
                self._leavers.setdefault(seat, set()).add(member)
        self.moves.append((len(before), len(after)))
        self.written.events.append(
            Presence(
                id=self.key(),
                session_id="s",
                member_id=member,
                kind=kind,
                at=self.clock,
                item_id=self._item,
                after_vote=bool(self._item_votes),
                order=len(self.moves),
            )
        )

    # -- items and votes

    def begin_item(self, position: int, *, timed: bool) -> None:
        self._item = f"item{position}"
        self._item_votes = []
        self._leavers = {}
        self.written.items.append(
            AgendaItem(
                id=self._item,
                session_id="s",
                position=position,
                title=f"Asunto {position}",
                started_at=self.clock if timed else None,
            )
        )

    def end_item(self) -> None:
        self._item = ""
        self._item_votes = []
        self._leavers = {}

    def vote(self, *, timed: bool, called: tuple[str, str] | None = None) -> str:
        """A motion, voted now; `called` is a seat and the suplente who takes it for this one vote."""
        key = self._write_vote(timed)
        if called is not None:
            seat, suplente = called
            self.written.substitutions.append(
                Substitution(id=self.key(), session_id="s", seat_id=seat, substitute_id=suplente, vote_id=key)
            )
            self._vote_suplente = {seat: suplente}
        self._see(key)
        self._vote_suplente = {}
        self._item_votes.append(key)
        return key

    def vote_left_open(self) -> str:
        """A vote called and not taken yet: whoever comes or goes until its item ends does so before it."""
        return self._write_vote(timed=False)

    def _write_vote(self, timed: bool) -> str:
        key = self.key()
        self.written.motions.append(
            Motion(id=f"motion{key}", item_id=self._item, position=len(self.written.motions) + 1)
        )
        self.written.votes.append(Vote(id=key, motion_id=f"motion{key}", voted_at=self.clock if timed else None))
        return key

    def _see(self, key: str) -> None:
        sitting = self.sitting()
        emptied = sum(1 for seat, who in self._leavers.items() if seat not in sitting and who - self.room)
        self.told[key] = Told(tuple(sitting[seat.id] for seat in self.seats if seat.id in sitting), emptied)

    def see_open_vote(self, key: str) -> None:
        """At the end of the item: who would vote if it were taken now."""
        self._see(key)
