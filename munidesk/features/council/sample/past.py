"""The earlier sessions of the sample: written in bulk, then approved one after the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.writer import Writer
from munidesk.features.council.domain import (
    AgendaItem,
    Ballot,
    BallotValue,
    ItemKind,
    ItemState,
    Minutes,
    MinutesState,
    Motion,
    Presence,
    PresenceKind,
    Resolution,
    Session,
    SessionKind,
    SessionState,
    Vote,
    VoteType,
)
from munidesk.features.council.kinds import BALLOTS, ITEMS, MINUTES, MOTIONS, PRESENCES, RESOLUTIONS, SESSIONS, VOTES
from munidesk.features.council.sample.election import write_election
from munidesk.features.council.sample.words import people_words
from munidesk.records.kind import Kind, R
from munidesk.town.sample_words import filled

if TYPE_CHECKING:
    from munidesk.features.council.sample.write import Hall

LICENCE = "‹of_5›"  # only where a suplente can sit for her
FIRST_OF_LAST = 47  # the number of the first resolution of the last session


@dataclass(frozen=True, slots=True)
class PastSession:
    kind: SessionKind
    day: date
    absent: list[int]
    items: int
    votes: int
    named: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Title and narrative of some items, by their place."""
    election: int = 0
    """The place of the item in which somebody is elected; 0 for none."""


@dataclass(frozen=True, slots=True)
class Written:
    id: str
    day: date
    held: bool


def write_past(hall: "Hall", past: list[PastSession]) -> list[Written]:
    """Write the sessions inside the change already open, oldest first."""
    resolutions = sum(max(0, one.votes - 1) if one.items > 1 else one.votes for one in past if one.items)
    state = _Bulk(hall, next_resolution=max(1, FIRST_OF_LAST - resolutions))
    return [state.write(one) for one in past]


class _Bulk:
    """Numbers that run on from one session to the next."""

    def __init__(self, hall: "Hall", next_resolution: int) -> None:
        self._hall = hall
        self._resolution = next_resolution
        self._numbers: dict[tuple[SessionKind, int], int] = {}
        self._topic = 0

    def write(self, past: PastSession) -> Written:
        hall = self._hall
        key = (past.kind, past.day.year)
        self._numbers[key] = number = self._numbers.get(key, 0) + 1
        start = datetime.combine(past.day, time(19, 0))
        held = bool(past.items)
        # In a larger council nobody but those named comes to the one that could not be held.
        absent = past.absent if held else [*past.absent, *(n for n in hall.members if n > len(hall.facts["members"]))]
        present = [n for n in hall.members if n not in absent or (not hall.profile.mayor_counts and n == 1)]
        about = hall.facts["municipality"]
        session = Session(
            id=new_id(), body_id=hall.body_id, kind=past.kind, number=number, date=past.day, start=time(19, 0),
            place=about["place"],
            place_address=about["place_address"], state=SessionState.CLOSED if held else SessionState.NO_QUORUM,
            opened_at=start if held else None,
            closed_at=start + timedelta(minutes=20 + 12 * past.items) if held else start + timedelta(minutes=30),
            chair_id=hall.people[hall.chair], secretary_id=hall.secretary, call_sent=past.day - timedelta(days=5),
        )  # fmt: skip
        with hall.store.change(_("Sesión de ejemplo")) as writer:
            _put(writer, SESSIONS, session)
            _put(writer, MINUTES, Minutes(id=new_id(), session_id=session.id))
            for n, member in hall.members.items():
                kind = PresenceKind.PRESENT if n in present else PresenceKind.JUSTIFIED
                reason = "" if n in present else _("aviso por escrito")
                event = Presence(id=new_id(), session_id=session.id, member_id=member, kind=kind, reason=reason)
                _put(writer, PRESENCES, event)
            for position in range(1, past.items + 1):
                self._item(writer, session, past, position, start + timedelta(minutes=12 * position), present)
        return Written(session.id, past.day, held)

    def _item(
        self, writer: Writer, session: Session, past: PastSession, position: int, at: datetime, present: list[int]
    ) -> None:
        previous = past.items > 1 and position == 1
        narrative, words = "", self._hall.facts["agenda"]
        if previous:
            title, kind = words["previous_minutes"], ItemKind.PREVIOUS_MINUTES
        elif past.items > 3 and position == past.items:
            title, kind = words["any_other"], ItemKind.ANY_OTHER
        else:
            title, narrative = self._business(past.named.get(str(position)))
            kind = ItemKind.BUSINESS
        item = AgendaItem(
            id=new_id(), session_id=session.id, position=position, title=title, kind=kind, state=ItemState.DONE,
            narrative=narrative or self._hall.facts["topics"]["narrative"], started_at=at,
        )  # fmt: skip
        _put(writer, ITEMS, item)
        at_election = position == past.election and write_election(
            writer, self._hall, session, item, at + timedelta(minutes=5), self._resolution
        )
        if at_election:
            self._resolution += 1
        elif position <= past.votes:
            self._vote(writer, session, item, at + timedelta(minutes=6), present, resolved=not previous)

    def _business(self, named: tuple[str, str] | None) -> tuple[str, str]:
        """The title and narrative that the session has here, else the next of the topics."""
        words = people_words(self._hall, self._hall.members)
        if named is not None and (LICENCE not in named[0] or 5 in self._hall.suplentes):
            return filled(named[0], words), named[1]
        titles = self._hall.facts["topics"]["titles"]
        self._topic += 1
        return titles[(self._topic - 1) % len(titles)], ""

    def _vote(
        self, writer: Writer, session: Session, item: AgendaItem, at: datetime, present: list[int], *, resolved: bool
    ) -> None:
        hall = self._hall
        motion = Motion(
            id=new_id(), item_id=item.id, position=1, text=_("Aprobar lo propuesto"),
            proposer_id=hall.members[present[-1]], matter="ordinary", moved_at=at,
        )  # fmt: skip
        vote = Vote(id=new_id(), motion_id=motion.id, type=VoteType.NOMINAL, voted_at=at)
        _put(writer, MOTIONS, motion)
        _put(writer, VOTES, vote)
        for n in present:
            if n > 1 or (hall.profile.mayor_counts and hall.profile.rules.chair.votes.value == "always"):
                ballot = Ballot(id=new_id(), vote_id=vote.id, member_id=hall.members[n], value=BallotValue.FOR)
                _put(writer, BALLOTS, ballot)
        if resolved:
            text = hall.facts["topics"]["resolves"].format(title=item.title)
            resolution = Resolution(
                id=new_id(), session_id=session.id, item_id=item.id, motion_id=motion.id, title=item.title,
                resolves=text, number=self._resolution, year=session.year, at=at,
            )  # fmt: skip
            _put(writer, RESOLUTIONS, resolution)
            self._resolution += 1


def _put(writer: Writer, kind: Kind[R], record: R) -> None:
    writer.put(kind.table, kind.row(kind.checked(record)))


def approve_past(hall: "Hall", past: list[Written]) -> None:
    """Approve every acta but the last, each in the session held after it; the last one waits for approval."""
    from munidesk.documents.frozen import to_json
    from munidesk.features.council.minutes.document import build_minutes
    from munidesk.features.council.minutes.store import (
        Approving,
        approve_minutes,
        as_approved,
        mark_signed,
        put_in_book,
        send_to_approval,
    )

    for index, one in enumerate(past[:-1]):
        following = next(later for later in past[index + 1 :] if later.held)
        pages = 3 if one.held else 1
        asked = Approving(on=following.day, in_session_id=following.id, pages=pages)
        view = as_approved(hall.store, one.id, asked)
        content = to_json(build_minutes(view, printed_at=datetime.combine(following.day, time(19))))
        approve_minutes(hall.store, one.id, asked, content_json=content)
        # The paper of the two last approved ones is still on its way to the book.
        if index < len(past) - 2:
            mark_signed(hall.store, one.id)
        if index < len(past) - 3:
            put_in_book(hall.store, one.id)
    if past:
        send_to_approval(hall.store, past[-1].id)


__all__ = ["MinutesState", "PastSession", "approve_past", "write_past"]
