"""A town whose people were formed: an edition with its réplica and the réplica of that one, as the rooms write it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from munidesk.data.store import Store
from munidesk.features.training.codes import Attendee, EditionState, EnrolmentState, Presence
from munidesk.features.training.domain import Staff
from munidesk.features.training.domain_course import Course
from munidesk.features.training.domain_edition import ClassPresence, ClassSession, Edition, Enrolment
from munidesk.features.training.kinds import CLASSES, COURSES, EDITIONS, ENROLMENTS, PRESENCES
from munidesk.features.training.store import save_staff
from munidesk.town.domain import Gender


def person(store: Store, name: str, gender: Gender = Gender.FEMALE, area: str = "Atención") -> Staff:
    return save_staff(store, Staff(name=name, gender=gender, area=area, since=date(2025, 1, 1)))


def edition(
    store: Store, title: str, day: date, *, parent: str = "", cost: int | None = None, trainers: str = "",
    hours: Sequence[int] = (),
) -> Edition:  # fmt: skip
    """Closed on its only day, of a course of its own or its parent's; `hours` are those of its classes."""
    before = EDITIONS.find(store, parent) if parent else None
    course = before.course_id if before else COURSES.save(store, Course(title=title, hours=Decimal(10))).id
    made = EDITIONS.save(store, Edition(
        course_id=course, parent_id=parent, title=title, state=EditionState.RUNNING, start=day, end=day, cost=cost,
        trainers=trainers,
    ))  # fmt: skip
    for at, one in enumerate(hours, 1):
        CLASSES.save(store, ClassSession(edition_id=made.id, position=at, day=day, hours=Decimal(one)))
    return EDITIONS.save(store, replace(made, state=EditionState.CLOSED))


def enrolled(store: Store, of: Edition, who: Staff | str, *, passes: bool = True) -> Enrolment:
    staff = who if isinstance(who, Staff) else None
    return ENROLMENTS.save(store, Enrolment(
        edition_id=of.id, kind=Attendee.STAFF if staff else Attendee.NEIGHBOUR, staff_id=staff.id if staff else "",
        name=staff.name if staff else str(who), gender=staff.gender if staff else Gender.UNKNOWN,
        state=EnrolmentState.PASSES if passes else EnrolmentState.FAILS,
    ))  # fmt: skip


def classes(store: Store, of: Edition) -> tuple[ClassSession, ...]:
    return tuple(sorted(CLASSES.all(store, edition_id=of.id), key=lambda one: one.position))


def came(store: Store, who: Enrolment, *to: ClassSession) -> None:
    for one in to:
        PRESENCES.save(store, ClassPresence(enrolment_id=who.id, class_id=one.id, kind=Presence.PRESENT))
