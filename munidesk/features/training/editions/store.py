"""Editions of a course: open them, their classes, suspend them, a réplica; what one amounts to now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from munidesk.base.dates import show_date, show_time, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.training.checks import still_open
from munidesk.features.training.codes import Attendee, CourseKind, EditionState
from munidesk.features.training.domain_course import Course
from munidesk.features.training.domain_edition import ClassPresence, ClassSession, Edition, Mark
from munidesk.features.training.editions.roster import Row, Standing, length, overlap, row_of
from munidesk.features.training.kinds import (
    CLASSES,
    COURSES,
    EDITIONS,
    ENROLMENTS,
    LINES,
    MARKS,
    POSTS,
    PRESENCES,
    STAFF,
)


@dataclass(frozen=True, slots=True)
class EditionNow:
    edition: Edition
    course: Course
    classes: tuple[ClassSession, ...]
    rows: tuple[Row, ...]
    where: Mapping[str, str]
    """Enrolment → the area of who works here, the origin of who comes from elsewhere."""
    parent: str
    """The title of the edition this one is a réplica of."""

    @property
    def there(self) -> tuple[Row, ...]:
        """Those who did not leave."""
        return tuple(one for one in self.rows if one.standing is not Standing.LEFT)

    @property
    def passing(self) -> tuple[Row, ...]:
        return tuple(one for one in self.rows if one.standing is Standing.PASSES)

    @property
    def failing(self) -> tuple[Row, ...]:
        return tuple(one for one in self.rows if one.standing.fails)

    @property
    def waiting(self) -> tuple[Row, ...]:
        return tuple(one for one in self.rows if one.standing.waits)

    @property
    def hours(self) -> Decimal:
        """Those of its classes."""
        return sum((one.hours for one in self.classes), Decimal(0))

    @property
    def person_hours(self) -> Decimal:
        return sum((one.attended for one in self.rows), Decimal(0))

    @property
    def closed(self) -> bool:
        return self.edition.state is EditionState.CLOSED


def load(store: Store, edition_id: str) -> EditionNow:
    """Raises UserError when it is gone."""
    edition = EDITIONS.get(store, edition_id)
    course = COURSES.find(store, edition.course_id) or Course(title=edition.title)
    classes = CLASSES.all(store, edition_id=edition_id)
    enrolled = ENROLMENTS.all(store, edition_id=edition_id)
    presences: dict[str, list[ClassPresence]] = {}
    marks: dict[str, Mark] = {}
    for one in enrolled:
        presences[one.id] = list(PRESENCES.all(store, enrolment_id=one.id))
        for mark in MARKS.all(store, enrolment_id=one.id):
            marks[one.id] = mark
    rows = tuple(
        row_of(number, one, classes, presences[one.id], marks.get(one.id), course)
        for number, one in enumerate(enrolled, 1)
    )
    people = {one.id: one for one in STAFF.all(store)}
    posts = {one.id: one.title for one in POSTS.all(store)}
    where = {}
    for one in enrolled:
        own = people.get(one.staff_id)
        where[one.id] = (own.area or posts.get(own.post_id, "")) if own is not None else one.origin or _word(one.kind)
    parent = EDITIONS.find(store, edition.parent_id) if edition.parent_id else None
    return EditionNow(edition, course, classes, rows, where, parent.title if parent is not None else "")


def _word(kind: Attendee) -> str:
    return kind.word[:1].upper() + kind.word[1:]


# -- verbs


def save_edition(store: Store, one: Edition) -> Edition:
    """New when it has no id. What its course says stands where the edition says nothing."""
    course = COURSES.find(store, one.course_id) if one.course_id else None
    if course is None:
        raise UserError(_("Elija el curso que se dicta."), code="missing", field="course_id")
    title = " ".join((one.title or course.title).split())
    return EDITIONS.save(store, replace(one, title=title, agent=one.agent or course.agent))


def edition_of_line(store: Store, line_id: str) -> tuple[str, bool]:
    """The edition of a line of the programme that is not closed yet, or a new one: (its id, whether it is new).

    A line that is an event and no course gets a course of its own, that asks for nothing but to be there.
    """
    line = LINES.get(store, line_id)
    going = [one for one in EDITIONS.all(store, line_id=line_id) if one.state is not EditionState.CLOSED]
    if going:
        return going[-1].id, False
    with store.change(_("Abrir una edición de «{title}»").format(title=line.title[:40])):
        course_id = line.course_id
        if not course_id:
            event = Course(title=line.title, kind=CourseKind.MEETING, hours=line.hours or Decimal(0), min_attendance=0)
            course_id = COURSES.save(store, event).id
            LINES.save(store, replace(line, course_id=course_id))
        made = save_edition(store, Edition(course_id=course_id, line_id=line_id, title=line.title, cost=line.cost))
    return made.id, True


def replicate(store: Store, edition_id: str) -> str:
    """A réplica: the same course, given by those whom this edition formed. Raises UserError before anybody passed."""
    now = load(store, edition_id)
    if not now.closed:
        raise UserError(_("La réplica la dan quienes acreditaron: cierre primero esta edición."), code="open")
    one = now.edition
    made = Edition(
        course_id=one.course_id, parent_id=one.id, title=_("{title}, réplica").format(title=one.title),
        agent=one.agent, place=one.place,
    )  # fmt: skip
    return EDITIONS.save(store, made, label=_("Abrir una réplica")).id


def remove_edition(store: Store, edition_id: str) -> None:
    """Raises UserError once somebody is enrolled, or it is closed."""
    still_open(store, edition_id)
    if ENROLMENTS.all(store, edition_id=edition_id):
        raise UserError(_("Ya hay inscripciones: en vez de quitarla, suspéndala con su motivo."), code="enrolled")
    EDITIONS.delete(store, edition_id)


def suspend(store: Store, edition_id: str, reason: str) -> None:
    """Raises UserError without a reason, and once it is closed."""
    still_open(store, edition_id)
    if not reason.strip():
        raise UserError(_("Escriba por qué se suspende: sale en el informe del año."), code="missing", field="reason")
    one = EDITIONS.get(store, edition_id)
    EDITIONS.save(
        store, replace(one, state=EditionState.SUSPENDED, reason=reason.strip()), label=_("Suspender una edición")
    )


def resume(store: Store, edition_id: str) -> None:
    """On again: as far as it was."""
    one = EDITIONS.get(store, edition_id)
    now = load(store, edition_id)
    marked = any(each.presences for each in now.rows)
    state = EditionState.RUNNING if marked else EditionState.OPEN if now.rows else EditionState.PLANNED
    EDITIONS.save(store, replace(one, state=state, reason=""), label=_("Retomar una edición"))


def save_class(store: Store, one: ClassSession) -> ClassSession:
    """New when it has no id. Its hours are those from start to end where nobody says others; the edition's days follow.

    Raises UserError for a class that the course has no hours left for, and in a closed edition.
    """
    one = replace(one, hours=one.hours or length(one))
    if one.hours <= 0:
        raise UserError(_("Escriba cuántas horas dura, o desde y hasta qué hora."), code="missing", field="hours")
    if not one.id:
        one = replace(one, position=len(CLASSES.all(store, edition_id=one.edition_id)) + 1)
    with store.change(_("Clase del {day}").format(day=show_date(one.day) if one.day else "")):
        kept = CLASSES.save(store, one)
        _follow_days(store, one.edition_id)
    return kept


def remove_class(store: Store, class_id: str) -> None:
    """With what was written of it."""
    one = CLASSES.get(store, class_id)
    with store.change(_("Quitar una clase")):
        for each in PRESENCES.all(store, class_id=class_id):
            PRESENCES.delete(store, each.id)
        CLASSES.delete(store, class_id)
        _follow_days(store, one.edition_id)


def _follow_days(store: Store, edition_id: str) -> None:
    days = [one.day for one in CLASSES.all(store, edition_id=edition_id) if one.day is not None]
    edition = EDITIONS.get(store, edition_id)
    first, last = (min(days), max(days)) if days else (edition.start, edition.end)
    if (first, last) != (edition.start, edition.end):
        EDITIONS.save(store, replace(edition, start=first, end=last))


# -- the same person in two places

_OFF = EditionState.SUSPENDED


def clashes(store: Store, edition_id: str) -> tuple[str, ...]:
    """«Brum, Noelia: 3/11 a las 9:00, también en «Metas»»: told, never refused."""
    own = CLASSES.all(store, edition_id=edition_id)
    others = {one.id: one for one in EDITIONS.all(store) if one.id != edition_id and one.state is not _OFF}
    by_day: dict[date, list[ClassSession]] = {}
    for one in CLASSES.all(store):
        if one.edition_id in others and one.day is not None:
            by_day.setdefault(one.day, []).append(one)
    pairs = [(one, other) for one in own for other in by_day.get(one.day or date.min, ()) if overlap(one, other)]
    if not pairs:
        return ()
    here = {_who(one.staff_id, one.name): one.name for one in ENROLMENTS.all(store, edition_id=edition_id)
            if one.left_on is None}  # fmt: skip
    told = []
    for one, other in pairs:
        for each in ENROLMENTS.all(store, edition_id=other.edition_id):
            if each.left_on is None and (name := here.get(_who(each.staff_id, each.name))):
                told.append(_clash(name, one, others[other.edition_id]))
    return tuple(dict.fromkeys(told))


def _who(staff_id: str, name: str) -> str:
    return staff_id or fold(name)


def _clash(name: str, one: ClassSession, other: Edition) -> str:
    day = show_date(one.day or today(), "d/M")
    if one.start is None:
        return _("{name}: el {day} está también en «{other}»").format(name=name, day=day, other=other.title)
    return _("{name}: el {day} a las {at} está también en «{other}»").format(
        name=name, day=day, at=show_time(one.start), other=other.title
    )
