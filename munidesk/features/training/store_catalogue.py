"""The competences, posts and courses that come with MuniDesk, loaded by a button; everything can be changed after."""

import tomllib
from decimal import Decimal
from functools import lru_cache
from typing import Any

from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.data.store import Store
from munidesk.features.training.codes import Family, Level
from munidesk.features.training.domain import Competence, Post, PostCompetence
from munidesk.features.training.domain_course import Course, CourseRaise
from munidesk.features.training.kinds import COMPETENCES, COURSES, POST_COMPETENCES, POSTS, RAISES

FILE = RESOURCES / "training" / "competencias.toml"


@lru_cache(1)
def shipped() -> dict[str, Any]:
    """What `resources/training/competencias.toml` says."""
    told: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return told


def load_catalogue(store: Store) -> int:
    """Write what is not here yet, by its key; what is here stays as it was changed. Returns how many were made."""
    with store.change(_("Cargar competencias, puestos y cursos")):
        return _competences(store) + _posts(store) + _courses(store)


def _competences(store: Store) -> int:
    there = {one.key for one in COMPETENCES.all(store)}
    made = [one for one in enumerate(shipped()["competence"], 1) if one[1]["key"] not in there]
    for position, one in made:
        COMPETENCES.save(store, Competence(
            key=one["key"], position=position, title=one["title"], short=one["short"], family=Family(one["family"]),
            does=one["does"], ods=one["ods"], standard=one.get("standard", ""),
        ))  # fmt: skip
    return len(made)


def _posts(store: Store) -> int:
    there = {one.key for one in POSTS.all(store)}
    named = {one.title for one in POSTS.all(store)}
    of = {one.key: one.id for one in COMPETENCES.all(store)}
    made = [one for one in shipped()["post"] if one["key"] not in there and one["title"] not in named]
    for one in made:
        post = POSTS.save(store, Post(key=one["key"], title=one["title"], area=one["area"])).id
        for key, level in one["requires"].items():
            if key in of:
                asked = PostCompetence(post_id=post, competence_id=of[key], level=Level(str(level)))
                POST_COMPETENCES.save(store, asked)
    return len(made)


def _courses(store: Store) -> int:
    there = {one.key for one in COURSES.all(store)}
    of = {one.key: one.id for one in COMPETENCES.all(store)}
    made = [one for one in shipped()["course"] if one["key"] not in there]
    for one in made:
        mark = one.get("min_mark")
        course = COURSES.save(store, Course(
            key=one["key"], title=one["title"], hours=Decimal(one["hours"]), valid_months=one["valid_months"],
            min_attendance=one["min_attendance"], min_mark=Decimal(mark) if mark is not None else None,
        )).id  # fmt: skip
        for key, level in one["raises"].items():
            if key in of:
                RAISES.save(store, CourseRaise(course_id=course, competence_id=of[key], level=Level(str(level))))
    return len(made)
