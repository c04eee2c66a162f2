"""Competences, posts, people and what each can do: the verbs that every room of training shares."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training import rules
from munidesk.features.training.codes import Level, Source
from munidesk.features.training.domain import Competence, LevelReading, Post, Staff
from munidesk.features.training.domain_course import Course
from munidesk.features.training.kinds import (
    COMPETENCES,
    COURSES,
    LEVELS,
    POST_COMPETENCES,
    POSTS,
    RAISES,
    STAFF,
)


@dataclass(frozen=True, slots=True)
class Needs:
    """The matrix of a day: who is in post, what each post asks, what each person has."""

    day: date
    competences: tuple[Competence, ...]
    people: tuple[Staff, ...]
    posts: Mapping[str, Post]
    required: Mapping[str, Mapping[str, int]]
    """Post → competence → level, those of 0 left out."""
    readings: Mapping[str, Mapping[str, LevelReading]]
    """Person → competence → the reading that stands."""
    courses: tuple[Course, ...]
    raises: Mapping[str, Mapping[str, int]]
    """Course → competence → level."""

    def asked(self, person: Staff) -> Mapping[str, int]:
        return self.required.get(person.post_id, {})

    def has(self, person: Staff) -> dict[str, int]:
        found = self.readings.get(person.id, {})
        return {key: int(one.level) for key, one in found.items() if one.level is not None and one.level.known}

    def pair(self, person: Staff, competence: Competence) -> tuple[int, int | None]:
        """(what is asked, what there is); 0 where nothing is asked, None where nobody assessed it."""
        reading = self.readings.get(person.id, {}).get(competence.id)
        level = reading.level if reading is not None and reading.level is not None else None
        return self.asked(person).get(competence.id, 0), int(level) if level is not None and level.known else None

    def gap(self, person: Staff) -> rules.Gap:
        return rules.gap_of(self.pair(person, one) for one in self.competences)

    def gap_in(self, competence: Competence) -> rules.Gap:
        return rules.gap_of(self.pair(person, competence) for person in self.people)

    @property
    def whole(self) -> rules.Gap:
        return rules.gap_of(self.pair(person, one) for person in self.people for one in self.competences)

    def closing(self, course: Course) -> rules.Closing:
        people = ((self.asked(one), self.has(one)) for one in self.people)
        return rules.closing(self.raises.get(course.id, {}), course.hours, people)

    def best(self) -> tuple[tuple[Course, rules.Closing], ...]:
        """The courses that close anything, most levels by hour first."""
        found = [(one, self.closing(one)) for one in self.courses]
        kept = [(one, what) for one, what in found if what.levels]
        return tuple(sorted(kept, key=lambda pair: (-pair[1].priority, -pair[1].levels, pair[0].title)))


def needs(store: Store, day: date | None = None) -> Needs:
    """As it stood that day: people in post then, and the readings until then."""
    when = day or today()
    required: dict[str, dict[str, int]] = {}
    for asked in POST_COMPETENCES.all(store):
        if asked.level.known and int(asked.level):
            required.setdefault(asked.post_id, {})[asked.competence_id] = int(asked.level)
    of: dict[str, list[LevelReading]] = {}
    for reading in LEVELS.all(store):
        of.setdefault(reading.staff_id, []).append(reading)
    raises: dict[str, dict[str, int]] = {}
    for one in RAISES.all(store):
        if one.level.known:
            raises.setdefault(one.course_id, {})[one.competence_id] = int(one.level)
    return Needs(
        when, COMPETENCES.all(store), tuple(one for one in STAFF.all(store) if one.works_on(when)),
        {one.id: one for one in POSTS.all(store)}, required,
        {key: rules.standing(found, when) for key, found in of.items()}, COURSES.all(store), raises,
    )  # fmt: skip


def read_level(
    store: Store, staff_id: str, competence_id: str, level: Level | None, *,
    source: Source = Source.HEAD, day: date | None = None, fold: str = "",
) -> LevelReading:  # fmt: skip
    """What somebody can do, as it was said that day; the same day and source is written over. None: not assessed."""
    when = day or today()
    there = LEVELS.all(store, staff_id=staff_id, competence_id=competence_id, day=when.isoformat(), source=str(source))
    one = replace(
        there[-1] if there else LevelReading(staff_id=staff_id, competence_id=competence_id), level=level, day=when,
        source=source,
    )  # fmt: skip
    name = STAFF.get(store, staff_id).name
    return LEVELS.save(store, one, label=_("nivel de {name}").format(name=name), fold=fold)


def save_staff(store: Store, one: Staff) -> Staff:
    """New when it has no id; the area is that of the post where none is said. Raises UserError (`check_staff`)."""
    post = POSTS.find(store, one.post_id) if one.post_id else None
    area = one.area or (post.area if post is not None else "")
    return STAFF.save(store, replace(one, name=" ".join(one.name.split()), area=area))


def post_named(store: Store, title: str, _above: str = "") -> str:
    """The id of the post so called, made where there is none: a list names it before anybody says what it asks."""
    found = next(iter(POSTS.all(store, title=title)), None)
    return (found or POSTS.save(store, Post(title=title))).id


def names_of(store: Store) -> Mapping[str, str]:
    return {one.id: one.name for one in STAFF.all(store)}
