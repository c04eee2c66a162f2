"""One session with all it holds: what pages, documents and checks work with. Pure: `session_data` reads it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.acts.domain import AgendaChange, Notice, Pause
from munidesk.features.council.attendance.quorum import Quorum, Strength, quorum
from munidesk.features.council.attendance.rules import (
    IN_ROOM,
    MemberState,
    Moved,
    current_state,
    in_room,
    latest,
    replay,
    seated,
)
from munidesk.features.council.book.domain import Annulment, MinutesSigner
from munidesk.features.council.domain import (
    FROZEN,
    MOVES,
    AgendaItem,
    Ballot,
    BallotValue,
    Correction,
    ItemKind,
    ItemState,
    Minutes,
    Motion,
    MotionPart,
    Outcome,
    Presence,
    PresenceKind,
    Resolution,
    Session,
    SessionState,
    Substitution,
    Vote,
)
from munidesk.features.council.elections.domain import Elections
from munidesk.features.council.sessions.numbering import session_label
from munidesk.features.council.speakers.domain import Turn
from munidesk.features.council.votes.electorates import Sitting, electorates_of
from munidesk.features.council.votes.rules import Electorate, Result
from munidesk.features.council.votes.session_results import Voted, repeated, results_of, standing
from munidesk.features.council.votes.ties import ANOTHER_DAY
from munidesk.town.calendar.domain import ClosedDay
from munidesk.town.calendar.rules import WorkingDays
from munidesk.town.domain import Attachment, Body, Member, Municipality, Person, Seat
from munidesk.town.posts import title_phrase
from munidesk.town.profile import Profile
from munidesk.town.rules import Rules

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class SessionView:
    """One session with all it holds. Not slotted: what is computed from it is kept (`cached_property`).

    `members` are all memberships in force that day, titulares and suplentes; `all_seats` includes a chair's seat
    that does not count. `corrected_by` are the corrections other sessions made to this session's acta.
    `turns` are in the order of request; `speakers` are the names of neighbours by id, for the pages of the office.
    `tied_before` are the steps of a tie behind the items that come back from a session where they tied. `head` is the
    code of the file's history that an acta prints when it is approved. `linked` are the sessions that this one names.
    `altered` is the text that was approved, where the acta is no longer that one; empty when it is lost too. `public`:
    it is read in a light copy, with the public version of the acta. `signers` are those chosen for this acta,
    `signers_rule` the body's rule. `annulled_by` are the resolutions that annul it, `annuls` the actas its own annul.
    """

    session: Session
    body: Body
    municipality: Municipality
    profile: Profile
    rules: Rules
    all_seats: tuple[Seat, ...]
    members: tuple[Member, ...]
    events: tuple[Presence, ...] = ()
    substitutions: tuple[Substitution, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    corrections: tuple[Correction, ...] = ()
    minutes: Minutes = field(default_factory=lambda: Minutes(session_id=""))
    people: Mapping[str, Person] = field(default_factory=dict)
    previous: Session | None = None
    previous_minutes: Minutes | None = None
    approved_in: Session | None = None
    corrected_by: tuple[tuple[Correction, Session], ...] = ()
    corrected: Mapping[str, Session] = field(default_factory=dict)
    linked: Mapping[str, Session] = field(default_factory=dict)
    same_number: tuple[Session, ...] = ()
    tied_before: Mapping[str, int] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    altered: str | None = None
    public: bool = False
    signers: tuple[MinutesSigner, ...] = ()
    signers_rule: str = ""
    annulled_by: tuple[tuple[Annulment, Resolution, Session], ...] = ()
    annuls: tuple[tuple[Annulment, Session, Minutes], ...] = ()
    shield: bytes = b""
    closed_days: tuple[ClosedDay, ...] = ()
    notices: tuple[Notice, ...] = ()
    changes: tuple[AgendaChange, ...] = ()
    pauses: tuple[Pause, ...] = ()
    head: str = ""
    elections: Elections = field(default_factory=Elections)
    turns: tuple[Turn, ...] = ()
    speakers: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """«Sesión ordinaria 12/2026»."""
        return session_label(self.session)

    @property
    def calendar(self) -> WorkingDays:
        """What terms in working days are counted with."""
        return WorkingDays(self.municipality.country, self.closed_days)

    @property
    def frozen(self) -> bool:
        """The acta is approved: nothing of this session changes any more."""
        return self.minutes.state in FROZEN

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The seats that count for quorum and majority, by number."""
        return tuple(seat for seat in self.all_seats if seat.counts)

    @property
    def legal(self) -> int:
        """How many members the norm gives the body."""
        return self.body.members_of(len(self.seats))

    @cached_property
    def by_id(self) -> dict[str, Member]:
        return {member.id: member for member in self.members}

    def member(self, member_id: str) -> Member:
        """Raises UserError when nobody of that day's body has this membership."""
        found = self.by_id.get(member_id)
        if found is None:
            raise UserError(_("Esa persona no integraba el órgano el día de la sesión. Revise sus fechas."))
        return found

    def titular_of(self, seat_id: str) -> Member | None:
        return next((one for one in self.members if one.seat.id == seat_id and one.is_titular), None)

    @cached_property
    def titulars(self) -> tuple[Member, ...]:
        """In seat order, those of seats that do not count first."""
        return tuple(one for seat in self.all_seats if (one := self.titular_of(seat.id)) is not None)

    @cached_property
    def substitutes(self) -> tuple[Member, ...]:
        return tuple(one for one in self.members if not one.is_titular)

    def seat_of(self, member_id: str, vote_id: str = "") -> str:
        """The seat that somebody fills at a vote: as suplente for that one, or for the day, else his own."""
        called = {one.vote_id: one.seat_id for one in self.substitutions if one.substitute_id == member_id}
        return called.get(vote_id) or called.get("") or self.member(member_id).seat.id

    def person(self, person_id: str) -> Person | None:
        return self.people.get(person_id)

    @cached_property
    def states(self) -> dict[str, MemberState]:
        """Where each marked member is after all events, by membership id."""
        return current_state(self.seats, self.by_id, self.events, self.substitutions)

    @cached_property
    def opening_states(self) -> dict[str, Presence]:
        return latest(event for event in self.events if event.kind not in MOVES)

    def untreated(self) -> tuple[AgendaItem, ...]:
        """Items of which nothing was written, moved or resolved, and that nobody put off; the opening tells itself."""
        return tuple(item for item in self.items if self._is_untreated(item))

    def _is_untreated(self, item: AgendaItem) -> bool:
        begun = item.state is not ItemState.PENDING or item.kind is ItemKind.OPENING or item.narrative.strip()
        told = self.motions_of(item.id) or self.resolutions_of(item.id) or self.corrections_of(item.id)
        return not (begun or told or self.elections.of_item(item.id) or self.turns_of(item.id))

    def turns_of(self, item_id: str) -> tuple[Turn, ...]:
        """Who asked for the floor on an item, in the order of request."""
        return tuple(turn for turn in self.turns if turn.item_id == item_id)

    def moves(self) -> tuple[Presence, ...]:
        return tuple(event for event in self.events if event.kind in MOVES)

    @cached_property
    def moved(self) -> dict[str, Moved]:
        """How many sat before and after each move, by the id of its event."""
        found = replay(self.seats, self.by_id, self.events, self.substitutions)
        return {one.event.id: one for one in found}

    def seated(self) -> tuple[Member, ...]:
        """Who occupies the seats now, after all events."""
        return seated(self.seats, self.by_id, in_room(self.events), self.substitutions)

    @cached_property
    def opening_seated(self) -> tuple[Member, ...]:
        """Who occupied the seats when the session was opened."""
        present = {key for key, event in self.opening_states.items() if event.kind in IN_ROOM}
        return seated(self.seats, self.by_id, present, self.substitutions)

    @cached_property
    def attended(self) -> tuple[Member, ...]:
        """Who occupied each seat at some moment, one per seat."""
        ever = {event.member_id for event in self.events if event.kind in IN_ROOM}
        return seated(self.seats, self.by_id, ever, self.substitutions)

    @cached_property
    def in_office(self) -> int:
        """Seats that count and have a titular that day."""
        return sum(1 for seat in self.seats if self.titular_of(seat.id) is not None)

    @cached_property
    def able(self) -> int:
        """Seats in office without those on licence whom nobody stands in for (Peru: miembros hábiles)."""
        covered = {one.seat_id for one in self.substitutions if not one.vote_id}
        on_licence = sum(
            1
            for member in self.titulars
            if member.seat.counts
            and member.seat.id not in covered
            and (state := self.states.get(member.id)) is not None
            and state.kind is PresenceKind.LICENCE
        )
        return self.in_office - on_licence

    def _quorum(self, present: Iterable[Member]) -> Quorum:
        return quorum(self.rules, self.legal, self.in_office, self.able, tuple(present))

    @cached_property
    def quorum(self) -> Quorum:
        """Now while it runs; by everybody who attended once it is over."""
        over = self.session.state is SessionState.CLOSED
        return self._quorum(self.attended if over else self.seated())

    @cached_property
    def attended_quorum(self) -> Quorum:
        """By everybody who attended at some moment."""
        return self._quorum(self.attended)

    @cached_property
    def opening_quorum(self) -> Quorum:
        return self._quorum(self.opening_seated)

    def quorum_at(self, vote_id: str) -> Quorum:
        """By who was in the room for that vote."""
        out = {one.member_id for one in self._ballots.get(vote_id, ()) if one.value is BallotValue.ABSENT}
        return self._quorum(one for one in self.electorate(vote_id).present if one.id not in out)

    def lacks_quorum(self, vote: Vote) -> str:
        """By how much the vote fell short of the quorum to decide; empty when there was one."""
        return self.quorum_at(vote.id).lacking

    def _nullified_by(self, vote: Vote) -> str:
        """The quorum that lacked where it makes a vote null.

        An acta approved before that was known says what it says: now none is without its word of the Secretaría.
        """
        return "" if self.frozen and not vote.quorum_reason else self.lacks_quorum(vote)

    def decided(self, vote: Vote) -> bool:
        """Passed, with quorum or with the reason why it stands without."""
        return self.results[vote.id].outcome is Outcome.PASSED and not (
            self.lacks_quorum(vote) and not vote.quorum_reason
        )

    def passed(self, record: Resolution) -> bool:
        """A resolution without a motion stands by itself; one with a motion follows the vote that stands.

        What was voted without quorum and without the reason for it has decided nothing: it gets no number.
        """
        vote = self.final_vote(record.motion_id) if record.motion_id else None
        return self.decided(vote) if vote is not None else not record.motion_id

    def definitive(self, record: Resolution) -> bool:
        """Whether its own vote declared it definitively approved."""
        about = [one for one in self.motions if one.about_id and one.about_id == record.motion_id]
        finals = (self.final_vote(one.id) for one in about if one.part is MotionPart.DEFINITIVE and not one.withdrawn)
        return any(vote is not None and self.decided(vote) for vote in finals)

    @cached_property
    def chair(self) -> Member | None:
        """The member who presides; None when it is somebody from outside the body."""
        if self.session.chair_id:
            same = [one for one in self.members if one.person.id == self.session.chair_id]
            return next((one for one in same if one.is_titular), same[0] if same else None)
        return next((one for one in self.titulars if one.seat.post in ("mayor", "president")), None)

    @cached_property
    def post_names(self) -> dict[str, str]:
        """«la Alcaldesa» for the post of each seat, in the gender of its titular."""
        return {
            member.seat.post: title_phrase(member, self.profile).with_article() for member in reversed(self.titulars)
        }

    @cached_property
    def _electorates(self) -> dict[str, Electorate]:
        sitting = Sitting(
            self.rules, self.seats, self.by_id, self.events, self.substitutions, self.items,
            Strength(self.legal, self.in_office, self.able), self.chair, self.post_names,
        )  # fmt: skip
        return electorates_of(sitting, self.motions, self.votes)

    def electorate(self, vote_id: str) -> Electorate:
        """Who sat and who could vote at that vote."""
        return self._electorates[vote_id]

    @cached_property
    def results(self) -> dict[str, Result]:
        """The result of every vote, by its id."""
        return results_of(
            Voted(
                self.rules, self.motions, self._votes, self._ballots, self._electorates, self.tied_before,
                self._nullified_by,
            )
        )  # fmt: skip

    def is_second_vote(self, vote: Vote) -> bool:
        """Voted again because the vote before it was tied, not to mend it."""
        return bool(repeated(vote, self.results, self.rules))

    @cached_property
    def standing(self) -> frozenset[str]:
        """The votes that stand, by id."""
        return standing(self.votes, self.results, self.rules)

    def steps_behind(self, item_id: str) -> int:
        """The steps of a tie that are behind an item when another session takes it up: a tie may end there."""
        finals = [vote for motion in self.motions_of(item_id) if (vote := self.final_vote(motion.id)) is not None]
        if not finals:
            return self.tied_before.get(item_id, 0)
        return max(self.results[one.id].used + 1 if self.results[one.id].step in ANOTHER_DAY else 0 for one in finals)

    @cached_property
    def _ballots(self) -> dict[str, list[Ballot]]:
        return _group((ballot.vote_id, ballot) for ballot in self.ballots)

    @cached_property
    def _votes(self) -> dict[str, list[Vote]]:
        return _group((vote.motion_id, vote) for vote in self.votes)

    @cached_property
    def _motions(self) -> dict[str, list[Motion]]:
        return _group((motion.item_id, motion) for motion in self.motions)

    def item(self, item_id: str) -> AgendaItem:
        return next(item for item in self.items if item.id == item_id)

    def motions_of(self, item_id: str) -> tuple[Motion, ...]:
        return tuple(self._motions.get(item_id, ()))

    def votes_of(self, motion_id: str) -> tuple[Vote, ...]:
        """Those that stand, oldest first; a vote that rectifies or repeats another follows it."""
        return tuple(vote for vote in self._votes.get(motion_id, ()) if vote.id in self.standing)

    def final_vote(self, motion_id: str) -> Vote | None:
        """The vote that stands: the last one taken."""
        votes = self.votes_of(motion_id)
        return votes[-1] if votes else None

    def ballots_of(self, vote_id: str) -> tuple[Ballot, ...]:
        """In the order of the seats; a chair's second ballot last, while the tie that it broke stands."""
        number = {member.id: (member.seat.number, not member.is_titular) for member in self.members}
        stands = vote_id in self.results and self.results[vote_id].second is not None
        return tuple(
            sorted(
                (ballot for ballot in self._ballots.get(vote_id, ()) if stands or not ballot.second),
                key=lambda ballot: (ballot.second, number.get(ballot.member_id, (999, True))),
            )
        )

    def resolutions_of(self, item_id: str) -> tuple[Resolution, ...]:
        return tuple(one for one in self.resolutions if one.item_id == item_id)

    def corrections_of(self, item_id: str) -> tuple[Correction, ...]:
        return tuple(one for one in self.corrections if one.item_id == item_id)

    def attachments_of(self, owner_id: str) -> tuple[Attachment, ...]:
        return tuple(one for one in self.attachments if one.owner_id == owner_id)


def _group(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return dict(groups)
