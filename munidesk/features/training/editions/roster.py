"""The roster of an edition: how much somebody was there, her mark, and what comes of it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from munidesk.base.figures import half_up
from munidesk.features.training import rules
from munidesk.features.training.codes import CourseKind, EnrolmentState, Layout, Presence
from munidesk.features.training.domain_course import Course
from munidesk.features.training.domain_edition import ClassPresence, ClassSession, Enrolment, Mark


class Standing(StrEnum):
    """What comes of somebody as the list is now. Computed: what is stored is written when the edition is closed."""

    PASSES = "passes"
    LOW = "low"
    """Not enough hours, whatever happens in the classes that are left."""
    MARK = "mark"
    """The mark is below the minimum."""
    NO_CLASS = "no_class"
    """A class has nothing written about her yet."""
    NO_MARK = "no_mark"
    LEFT = "left"

    @property
    def waits(self) -> bool:
        return self in {Standing.NO_CLASS, Standing.NO_MARK}

    @property
    def fails(self) -> bool:
        return self in {Standing.LOW, Standing.MARK}


@dataclass(frozen=True, slots=True)
class Row:
    """`given` are the hours of all the classes: a justified absence stays in it."""

    number: int
    enrolment: Enrolment
    presences: Mapping[str, ClassPresence]
    """By class."""
    mark: Decimal | None
    attended: Decimal
    given: Decimal
    unwritten: tuple[ClassSession, ...]
    standing: Standing

    @property
    def share(self) -> Fraction | None:
        return rules.attendance(self.attended, self.given)

    @property
    def name(self) -> str:
        return self.enrolment.name


def row_of(
    number: int, enrolment: Enrolment, classes: Sequence[ClassSession], presences: Iterable[ClassPresence],
    mark: Mark | None, course: Course,
) -> Row:  # fmt: skip
    """Of all that was written about one person."""
    of = {one.class_id: one for one in presences}
    told = [
        (one.hours, of[one.id].kind, of[one.id].hours) if one.id in of else (one.hours, None, None) for one in classes
    ]
    attended = rules.hours_attended(told)
    given = sum((one.hours for one in classes), Decimal(0))
    unwritten = tuple(one for one in classes if one.id not in of)
    value = mark.value if mark is not None else None
    standing = _standing(enrolment, attended, given, unwritten, value, course)
    return Row(number, enrolment, of, value, attended, given, unwritten, standing)


def _standing(
    enrolment: Enrolment, attended: Decimal, given: Decimal, unwritten: Sequence[ClassSession], mark: Decimal | None,
    course: Course,
) -> Standing:  # fmt: skip
    if enrolment.state is EnrolmentState.LEFT:
        return Standing.LEFT
    possible = attended + sum((one.hours for one in unwritten), Decimal(0))
    share = rules.attendance(possible, given)
    if share is None:
        return Standing.NO_CLASS
    if share * 100 < course.min_attendance:
        return Standing.LOW
    if mark is not None and course.min_mark is not None and mark < course.min_mark:
        return Standing.MARK
    if unwritten:
        return Standing.NO_CLASS
    if course.min_mark is not None and mark is None:
        return Standing.NO_MARK
    return Standing.PASSES


def layout_of(course: Course) -> Layout:
    """Where nothing is asked, somebody took part; where hours or a mark are asked, she accredits."""
    asks = course.min_attendance > 0 or course.min_mark is not None
    event = course.kind is CourseKind.MEETING
    return Layout.ACCREDITATION if asks and not event else Layout.PARTICIPATION


def overlap(one: ClassSession, other: ClassSession) -> bool:
    """Whether nobody can be in both; without hours a class takes its whole day."""
    if one.day is None or one.day != other.day:
        return False
    first, second = _span(one), _span(other)
    return first[0] < second[1] and second[0] < first[1]


def _span(one: ClassSession) -> tuple[time, time]:
    return (one.start or time.min, one.end or time.max)


def length(one: ClassSession) -> Decimal:
    """The hours from its start to its end; none where one of both is not said."""
    if one.start is None or one.end is None:
        return Decimal(0)
    minutes = (one.end.hour - one.start.hour) * 60 + one.end.minute - one.start.minute
    return max(Decimal(0), half_up(Decimal(minutes) / 60, 2))


def usual_class(classes: Sequence[ClassSession], rows: Sequence[Row], day: date) -> int:
    """Where the keys begin: today's class, else the first that somebody has nothing written in, else the last."""
    for at, one in enumerate(classes):
        if one.day == day:
            return at
    for at, one in enumerate(classes):
        if any(each.standing is not Standing.LEFT and one.id not in each.presences for each in rows):
            return at
    return max(0, len(classes) - 1)


def was_there(one: ClassPresence | None) -> bool:
    return one is not None and one.kind in {Presence.PRESENT, Presence.PART}
