"""The courses that come with MuniDesk: a lesson per component, out of `resources/learning/<instrument>.toml`."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.documents.text import Part, PartKind, Run, Text
from munidesk.town.toml_table import Table

FOLDER = RESOURCES / "learning"
COURSES = ("gobierno-abierto", "desempeno-municipal", "transparencia-0-100")
"""The instruments that have a course, in the order in which they are shown."""
OPTIONS = 3
_NUMBERED = re.compile(r"(\d+)\. ")


@dataclass(frozen=True, slots=True)
class Question:
    """`right` is the position of the right option, from 1; `why` is said after any answer."""

    text: str
    options: tuple[str, ...]
    right: int
    why: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """`key` is that of the dimension of the instrument `course`."""

    course: str
    key: str
    title: str
    minutes: int
    text: Text
    questions: tuple[Question, ...]

    @property
    def id(self) -> str:
        """«gobierno-abierto:marco», as `export learning --id` takes it."""
        return f"{self.course}:{self.key}"


@dataclass(frozen=True, slots=True)
class Course:
    key: str
    title: str
    source: str
    lessons: tuple[Lesson, ...]

    @property
    def asked(self) -> int:
        """Questions of all its lessons."""
        return sum(len(one.questions) for one in self.lessons)


@lru_cache(8)
def course(key: str) -> Course:
    """Raises UserError for one that does not come with MuniDesk."""
    if key not in COURSES:
        raise UserError(_("No hay ningún curso «{key}». Los que hay: {all}.").format(key=key, all=", ".join(COURSES)))
    told = tomllib.loads((FOLDER / f"{key}.toml").read_text(encoding="utf-8"))
    top = Table(told, f"{key}.toml")
    lessons = tuple(_lesson(key, one) for one in top.tables("lesson"))
    return Course(key, top.text("title"), top.text("source"), lessons)


def courses() -> tuple[Course, ...]:
    return tuple(course(key) for key in COURSES)


def lesson(lesson_id: str) -> Lesson:
    """«gobierno-abierto:marco». Raises UserError for one that is not there."""
    key, _colon, own = lesson_id.partition(":")
    found = next((one for one in course(key).lessons if one.key == own), None)
    if found is None:
        known = ", ".join(one.key for one in course(key).lessons)
        raise UserError(_("El curso no tiene la lección «{key}». Las que tiene: {all}.").format(key=own, all=known))
    return found


def lesson_for(instrument_key: str, dimension_key: str) -> Lesson | None:
    """The lesson about a component of an instrument; None for one that has no course."""
    if instrument_key not in COURSES:
        return None
    return next((one for one in course(instrument_key).lessons if one.key == dimension_key), None)


def _lesson(course_key: str, entry: Table) -> Lesson:
    questions = tuple(_question(one) for one in entry.tables("question"))
    text = Text(tuple(_parts(entry.text("text"))))
    return Lesson(course_key, entry.text("key"), entry.text("title"), entry.number("minutes"), text, questions)


def _question(entry: Table) -> Question:
    found = Question(entry.text("text"), entry.strings("options"), entry.number("right"), entry.text("why"))
    if len(found.options) != OPTIONS or not 1 <= found.right <= OPTIONS:
        raise ValueError(f"{entry.path}: {found.text}")  # ours: a test reads every course
    return found


def _parts(text: str) -> Iterator[Part]:
    """A line is a paragraph, what «## » opens a heading, «- » and «1. » entries of a list."""
    for line in (one.strip() for one in text.splitlines()):
        number = _NUMBERED.match(line)
        if line.startswith("## "):
            yield Part((Run(line[3:]),), PartKind.HEADING)
        elif line.startswith("- "):
            yield Part((Run(line[2:]),), PartKind.BULLET)
        elif number:
            yield Part((Run(line[number.end() :]),), PartKind.NUMBER, int(number[1]))
        elif line:
            yield Part((Run(line),))
