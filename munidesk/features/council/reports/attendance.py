"""The report of attendance, computed: each member's record, by stretches of the period, and who missed each session."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from munidesk.base.dates import show_date
from munidesk.features.council.attendance.record import (
    Mark,
    Record,
    SessionAttendance,
    every_mark,
    in_a_row,
    statistics,
)
from munidesk.features.council.domain import Session
from munidesk.town.domain import Member

MOST_COLUMNS = 12
"""Of the heat table: a longer period is told by quarters, and then by years."""


@dataclass(frozen=True, slots=True)
class Told:
    """Of a member: `marks` come oldest first; `row` are the sessions attended one after the other to the last."""

    record: Record
    marks: tuple[Mark, ...]

    @property
    def row(self) -> int:
        return in_a_row(self.marks)


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the heat table: `present` of `base` sessions, and how many on licence, which are out of the base."""

    present: int = 0
    base: int = 0
    licence: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """One session: how many titulares came, of how many, who did not and why, and the suplentes by absent member."""

    session: Session
    present: int
    base: int
    missing: tuple[tuple[Member, str, str], ...]


@dataclass(frozen=True, slots=True)
class AttendanceReport:
    """Of a body from `since` to `until`. `squares` by member, one for each of `stretches`; `kind` of session."""

    body: str
    since: date | None
    until: date | None
    told: tuple[Told, ...]
    held: tuple[Held, ...]
    stretches: tuple[str, ...]
    squares: Mapping[str, tuple[Square, ...]]
    kind: str = ""

    @property
    def titulars(self) -> tuple[Told, ...]:
        return tuple(one for one in self.told if one.record.member.is_titular)

    def total(self, name: str) -> int:
        """The sum over the titulares of a count of `Record`."""
        return sum(getattr(one.record, name) for one in self.titulars)


def attendance_report(
    body: str,
    held: Sequence[SessionAttendance],
    since: date | None = None,
    until: date | None = None,
    *,
    only: Iterable[str] | None = None,
    kind: str = "",
) -> AttendanceReport:
    """Of the sessions `held`, oldest first. `only` these members, by id; without a day, the first or last session's.

    Sessions of a member are those in the seat, or called as suplente; a licence is out of the base.
    """
    marks, wanted = every_mark(held), None if only is None else set(only)
    records = [one for one in statistics(held) if wanted is None or one.member.id in wanted]
    days = [one.session.date for one in held]
    key = _stretch_of(days)
    stretches = tuple(dict.fromkeys(map(key, days)))
    return AttendanceReport(
        body=body,
        since=since or (days[0] if days else None),
        until=until or (days[-1] if days else None),
        told=tuple(Told(one, marks.get(one.member.id, ())) for one in records),
        held=tuple(_held(one, marks) for one in held),
        stretches=stretches,
        squares={
            one.member.id: tuple(
                _square([mark for mark in marks.get(one.member.id, ()) if key(mark.session.date) == stretch])
                for stretch in stretches
            )
            for one in records
        },
        kind=kind,
    )


class _Stretch:
    """Names the month, the quarter or the year of a day, so that a period has a dozen columns at most."""

    def __init__(self, days: Sequence[date]) -> None:
        self._years = len({day.year for day in days}) > 1
        self._months = len({(day.year, day.month) for day in days}) <= MOST_COLUMNS
        self._quarters = len({(day.year, (day.month + 2) // 3) for day in days}) <= MOST_COLUMNS

    def __call__(self, day: date) -> str:
        if self._months:
            return show_date(day, "MMM yy" if self._years else "MMM").replace(".", "")
        return f"{(day.month + 2) // 3}T {day.year % 100:02d}" if self._quarters else str(day.year)


def _stretch_of(days: Sequence[date]) -> _Stretch:
    return _Stretch(days)


def _square(marks: Sequence[Mark]) -> Square:
    kinds = [mark.kind for mark in marks]
    counted = [kind for kind in kinds if kind in {"present", "justified", "unjustified"}]
    return Square(kinds.count("present"), len(counted), kinds.count("licence"))


def _held(one: SessionAttendance, marks: Mapping[str, Sequence[Mark]]) -> Held:
    kinds = {
        member: next(mark.kind for mark in marks[member.id] if mark.session.id == one.session.id)
        for member in one.members
        if member.is_titular
    }
    sits = {call.seat_id: call.substitute_id for call in one.substitutions if not call.vote_id}
    names = {member.id: member.person.first_surname for member in one.members}
    missing = tuple(
        (member, kind, names.get(sits.get(member.seat.id, ""), ""))
        for member, kind in kinds.items()
        if kind != "present"
    )
    base = [kind for kind in kinds.values() if kind in {"present", "justified", "unjustified"}]
    return Held(one.session, base.count("present"), len(base), missing)
