"""Each member's record of attendance: counts over the sessions of a period, never over those without the seat."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from munidesk.features.council.attendance.rules import IN_ROOM, in_order
from munidesk.features.council.domain import Presence, PresenceKind, Session, Substitution
from munidesk.town.domain import Member


@dataclass(frozen=True, slots=True)
class SessionAttendance:
    """What statistics need of one session: its events, its day's substitutions and the members of that day."""

    session: Session
    members: tuple[Member, ...]
    events: tuple[Presence, ...]
    substitutions: tuple[Substitution, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainMarks:
    """How often a titular's one mark in a session was of `kind`, and the `session_place` of the last of them.

    An absence without notice comes one by one: it counts by its place among the others.
    """

    member_id: str
    kind: PresenceKind
    count: int
    last: str


@dataclass(frozen=True, slots=True)
class Record:
    """A member's attendance. `sessions` is the denominator: held while in the seat, without those on licence."""

    member: Member
    sessions: int
    present: int
    justified: int
    licence: int
    unjustified: int
    unmarked: int
    late: int
    late_minutes: int
    absent_in_a_row: int

    @property
    def rate(self) -> float | None:
        """From 0 to 1; None, never zero, when there was no session to attend."""
        return self.present / self.sessions if self.sessions else None


def statistics(held: Sequence[SessionAttendance]) -> tuple[Record, ...]:
    """One record per member of those sessions, titulares in seat order, then suplentes who were called.

    The denominator is the sessions held while the person held the seat, or was called as suplente.
    Sessions on licence leave it and are shown apart; justified absences stay in it.
    """
    tallies: dict[str, _Tally] = {}
    for one in sorted(held, key=lambda each: (each.session.date, each.session.start)):
        _add_session(tallies, one)
    return _records(tallies.values())


def statistics_of(
    members: Sequence[Member], days: Sequence[date], plain: Iterable[PlainMarks], told: Iterable[SessionAttendance]
) -> tuple[Record, ...]:
    """The same of many sessions, of which the database has counted the marks that need no telling.

    `members` of any day; `days` of the sessions held, oldest first; `told` the sessions in which a titular moved or
    has several marks, or a suplente was called, each with those members alone. What is neither counted nor told was
    not marked.
    """
    entered = {one.id: _first_day(one, days) for one in members if one.is_titular}
    tallies = {one.id: _Tally(one) for one in members if _sessions_in_seat(one, days)}
    for group in plain:
        if group.member_id in tallies:
            tallies[group.member_id].add_plain(group)
    for one in sorted(told, key=lambda each: (each.session.date, each.session.start)):
        for member in one.members:
            entered.setdefault(member.id, bisect_left(days, one.session.date))
        _add_session(tallies, one)
    for tally in tallies.values():
        tally.fill(_sessions_in_seat(tally.member, days))
    place = {one.id: at for at, one in enumerate(members)}
    return _records(sorted(tallies.values(), key=lambda each: (entered[each.member.id], place[each.member.id])))


def _first_day(member: Member, days: Sequence[date]) -> int:
    """The place of the first session held since the member's post began."""
    start = member.membership.start
    return bisect_left(days, start) if start is not None else 0


def _sessions_in_seat(member: Member, days: Sequence[date]) -> int:
    """Sessions held while a titular held the seat; none for suplentes, who count from their call."""
    end = member.membership.end
    last = bisect_right(days, end) if end is not None else len(days)
    return max(0, last - _first_day(member, days)) if member.is_titular else 0


def _add_session(tallies: dict[str, "_Tally"], one: SessionAttendance) -> None:
    called = {each.substitute_id for each in one.substitutions}
    first, last = _first_and_last(one.events)
    for member in one.members:
        if member.is_titular or member.id in called:
            tally = tallies.setdefault(member.id, _Tally(member))
            tally.add(one.session, first.get(member.id), last.get(member.id))


def _records(tallies: Iterable["_Tally"]) -> tuple[Record, ...]:
    records = [tally.record() for tally in tallies]
    return tuple(sorted(records, key=lambda each: (not each.member.is_titular, each.member.seat.number)))


def totals(records: Sequence[Record]) -> tuple[Record, ...]:
    """One record more for each person who sat in several posts of a body, suplente and later titular: all together.

    Days are counted apart in each post, so that no session counts twice. `member` is the last of her posts listed;
    the absences in a row are those of that post.
    """
    found: dict[tuple[str, str], list[Record]] = {}
    for one in records:
        found.setdefault((one.member.membership.body_id, one.member.person.id), []).append(one)
    return tuple(_summed(group) for group in found.values() if len(group) > 1)


def _summed(group: Sequence[Record]) -> Record:
    counts = ("sessions", "present", "justified", "licence", "unjustified", "unmarked", "late", "late_minutes")
    return replace(group[-1], **{name: sum(getattr(one, name) for one in group) for name in counts})


@dataclass(frozen=True, slots=True)
class Mark:
    """What one session counts for a member; `kind` as in `Record`, `late` in minutes, `arrived` after the beginning."""

    session: Session
    kind: str
    late: int
    reason: str
    arrived: bool = False


def marks_of(held: Sequence[SessionAttendance], member_id: str) -> tuple[Mark, ...]:
    """The sessions behind a record, newest first: those the member held the seat for, or was called to."""
    found = []
    for one in sorted(held, key=lambda each: (each.session.date, each.session.start), reverse=True):
        called = {each.substitute_id for each in one.substitutions}
        member = next((each for each in one.members if each.id == member_id), None)
        if member is None or not (member.is_titular or member_id in called):
            continue
        first, every = _first_and_last(one.events)
        events = every.get(member_id, [])
        kind = _kind_of(first.get(member_id), events)
        found.append(_mark(one.session, kind, events, first.get(member_id)))
    return tuple(found)


def every_mark(held: Sequence[SessionAttendance]) -> dict[str, tuple[Mark, ...]]:
    """What `marks_of` says of each member, by id, oldest first."""
    found: dict[str, list[Mark]] = {}
    for one in sorted(held, key=lambda each: (each.session.date, each.session.start)):
        called = {each.substitute_id for each in one.substitutions}
        first, every = _first_and_last(one.events)
        for member in one.members:
            if member.is_titular or member.id in called:
                events = every.get(member.id, [])
                kind = _kind_of(first.get(member.id), events)
                mark = _mark(one.session, kind, events, first.get(member.id))
                found.setdefault(member.id, []).append(mark)
    return {key: tuple(marks) for key, marks in found.items()}


def _mark(session: Session, kind: str, events: Sequence[Presence], first: Presence | None) -> Mark:
    arrived = kind == "present" and any(one.kind is PresenceKind.ARRIVES and one.at is not None for one in events)
    late = _minutes_late(session, events) if kind == "present" else 0
    return Mark(session, kind, late, first.reason if first is not None else "", arrived)


def in_a_row(marks: Sequence[Mark]) -> int:
    """Sessions attended one after the other up to the last, `marks` oldest first; a licence does not cut them."""
    count = 0
    for mark in reversed(marks):
        if mark.kind == "present":
            count += 1
        elif mark.kind != "licence":
            break
    return count


def _minutes_late(session: Session, events: Sequence[Presence]) -> int:
    arrival = next((one for one in events if one.kind is PresenceKind.ARRIVES), None)
    if arrival is None or arrival.at is None:
        return 0
    begun = session.opened_at or datetime.combine(session.date, session.start)
    return max(0, int((arrival.at - begun).total_seconds()) // 60)


def session_place(session: Session) -> str:
    """Where a session stands among others: its day, its hour and its id, as the database orders them."""
    return f"{session.date.isoformat()}{session.start.isoformat(timespec='minutes')}{session.id}"


def _first_and_last(events: Iterable[Presence]) -> tuple[dict[str, Presence], dict[str, list[Presence]]]:
    first: dict[str, Presence] = {}
    every: dict[str, list[Presence]] = {}
    for event in in_order(events):
        first.setdefault(event.member_id, event)
        every.setdefault(event.member_id, []).append(event)
    return first, every


class _Tally:
    """Counts that grow session by session, oldest first."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self.counts = dict.fromkeys(("present", "justified", "licence", "unjustified", "unmarked"), 0)
        self.late = self.late_minutes = 0
        self._came, self._missed = "", list[str]()

    def add(self, session: Session, first: Presence | None, events: Sequence[Presence] | None) -> None:
        kind = _kind_of(first, events or ())
        self.counts[kind] += 1
        if kind == "unjustified":
            self._missed.append(session_place(session))
        elif kind == "present":
            self._came = max(self._came, session_place(session))
        arrival = next((one for one in events or () if one.kind is PresenceKind.ARRIVES), None)
        if kind == "present" and arrival is not None and arrival.at is not None:
            self.late += 1
            self.late_minutes += _minutes_late(session, events or ())

    def add_plain(self, group: PlainMarks) -> None:
        kind = "present" if group.kind in IN_ROOM else _kind_of_mark(group.kind)
        self.counts[kind] += group.count
        if kind == "present":
            self._came = max(self._came, group.last)
        elif kind == "unjustified":
            self._missed.append(group.last)

    def fill(self, sessions: int) -> None:
        """Of these sessions in the seat, what was not marked."""
        self.counts["unmarked"] += max(0, sessions - sum(self.counts.values()))

    def record(self) -> Record:
        counts = self.counts
        sessions = counts["present"] + counts["justified"] + counts["unjustified"]
        return Record(self.member, sessions, **counts, late=self.late, late_minutes=self.late_minutes,
                      absent_in_a_row=sum(place > self._came for place in self._missed))  # fmt: skip


def _kind_of(first: Presence | None, events: Sequence[Presence]) -> str:
    if any(event.kind in IN_ROOM for event in events):
        return "present"
    return _kind_of_mark(first.kind if first else None)


def _kind_of_mark(kind: PresenceKind | None) -> str:
    """What a mark counts as for whom nobody saw in the room."""
    match kind:
        case PresenceKind.JUSTIFIED:
            return "justified"
        case PresenceKind.LICENCE:
            return "licence"
        case None:
            return "unmarked"
        case _:
            return "unjustified"
