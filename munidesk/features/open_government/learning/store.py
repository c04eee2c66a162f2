"""The learning path: which lessons a diagnosis proposes, who did which, and the verb that keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.reds import RedItem, closed_rounds, red_items
from munidesk.features.open_government.domain import CourseDone, LessonDone
from munidesk.features.open_government.kinds import COURSES_DONE, LESSONS_DONE
from munidesk.features.open_government.learning.reading import Course, Lesson, course, courses


@dataclass(frozen=True, slots=True)
class Step:
    """A lesson of the path: `red` are the criteria that propose it, `done` who finished it."""

    lesson: Lesson
    red: tuple[RedItem, ...]
    done: tuple[LessonDone, ...]

    def of(self, person: str) -> LessonDone | None:
        return next((one for one in self.done if fold(one.person) == fold(person)), None)


@dataclass(frozen=True, slots=True)
class Path:
    """A course as this town walks it. `finished` are those who did all of it."""

    course: Course
    steps: tuple[Step, ...]
    finished: tuple[CourseDone, ...]

    @property
    def proposed(self) -> tuple[Step, ...]:
        """Those with something in red, the most first."""
        return tuple(sorted((one for one in self.steps if one.red), key=lambda one: -len(one.red)))

    def done_by(self, person: str) -> int:
        return sum(one.of(person) is not None for one in self.steps)


def paths(store: Store) -> tuple[Path, ...]:
    """Every course, each lesson with what the last closed round has in red of its component."""
    red = _red(store)
    done = LESSONS_DONE.all(store)
    finished = COURSES_DONE.all(store)
    return tuple(_path(one, red, done, finished) for one in courses())


def path_of(store: Store, course_key: str) -> Path:
    """Raises UserError for a course that is not there."""
    course(course_key)
    return next(one for one in paths(store) if one.course.key == course_key)


def _path(
    one: Course, red: Mapping[tuple[str, str], tuple[RedItem, ...]], done: Sequence[LessonDone],
    finished: Sequence[CourseDone],
) -> Path:  # fmt: skip
    steps = tuple(
        Step(
            each, red.get((one.key, each.key), ()),
            tuple(it for it in done if (it.instrument_key, it.lesson_key) == (one.key, each.key)),
        )
        for each in one.lessons
    )  # fmt: skip
    return Path(one, steps, tuple(it for it in finished if it.instrument_key == one.key))


def _red(store: Store) -> Mapping[tuple[str, str], tuple[RedItem, ...]]:
    """(instrument, dimension) → its red criteria, by the newest closed round of that instrument."""
    found: dict[tuple[str, str], tuple[RedItem, ...]] = {}
    seen: set[str] = set()
    for diagnosis, own in closed_rounds(store):
        key = diagnosis.instrument_key
        if key in seen:
            continue
        seen.add(key)
        for one in red_items(store, diagnosis, own):
            place = (key, one.criterion.dimension_key)
            found[place] = (*found.get(place, ()), one)
    return found


def people(store: Store) -> tuple[str, ...]:
    """Who studied, the last one first."""
    found: dict[str, str] = {}
    for one in sorted(LESSONS_DONE.all(store), key=lambda one: one.id, reverse=True):
        found.setdefault(fold(one.person), one.person)
    return tuple(found.values())


def right_of(one: Lesson, answers: Sequence[int]) -> int:
    """How many of the answers (positions from 1) are the right ones."""
    return sum(given == asked.right for given, asked in zip(answers, one.questions, strict=True))


def finish(store: Store, person: str, one: Lesson, answers: Sequence[int]) -> LessonDone:
    """Keep the score of who answered every question, today; who did all lessons of the course finished it too.

    Answered again, the record is of the last time. Raises UserError without a person, or with a question unanswered.
    """
    name = " ".join(person.split())
    if not name:
        raise UserError(_("Escriba quién estudia, para guardar su avance."), code="missing", field="person")
    if len(answers) != len(one.questions):
        raise UserError(_("Faltan preguntas por responder."))
    before = next((each for each in _done_by(store, name, one.course) if each.lesson_key == one.key), None)
    made = before or LessonDone(instrument_key=one.course, lesson_key=one.key, person=name)
    kept = replace(made, day=today(), right=right_of(one, answers), asked=len(one.questions))
    with store.change(_("Terminar la lección «{title}»").format(title=one.title)):
        found = LESSONS_DONE.save(store, kept)
        _finish_course(store, name, course(one.course))
    return found


def _done_by(store: Store, person: str, course_key: str) -> tuple[LessonDone, ...]:
    return tuple(one for one in LESSONS_DONE.all(store, instrument_key=course_key) if fold(one.person) == fold(person))


def _finish_course(store: Store, person: str, whole: Course) -> None:
    done = _done_by(store, person, whole.key)
    if {one.lesson_key for one in done} < {one.key for one in whole.lessons}:
        return
    own = COURSES_DONE.all(store, instrument_key=whole.key)
    before = next((one for one in own if fold(one.person) == fold(person)), None)
    made = before or CourseDone(instrument_key=whole.key, title=whole.title, person=person, day=today())
    COURSES_DONE.save(store, replace(made, right=sum(one.right for one in done), asked=sum(one.asked for one in done)))


def forget(store: Store, lesson_done_id: str) -> None:
    """Take a score away: somebody answered in another's name. The course is not finished without it."""
    one = LESSONS_DONE.get(store, lesson_done_id)
    with store.change(_("Quitar el avance de una lección")):
        LESSONS_DONE.delete(store, lesson_done_id)
        for each in COURSES_DONE.all(store, instrument_key=one.instrument_key):
            if fold(each.person) == fold(one.person):
                COURSES_DONE.delete(store, each.id)
