"""A kind for the tests: a course, said once."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from munidesk.base.codes import Code
from munidesk.base.errors import UserError
from munidesk.data.schema import Schema, Steps
from munidesk.records.kind import Kind
from munidesk.records.says import Key, Says, Sense, Why

if TYPE_CHECKING:
    from sqlite_utils import Database


class Mode(Code):
    IN_PERSON = "in_person", "presencial", ("en sala",)
    REMOTE = "remote", "a distancia", ("virtual", "en línea")


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    id: Key = ""
    title: Annotated[str, Says("Curso", ("nombre",), needed=True, search=True, width=-1)]
    day: Annotated[date | None, Says("Fecha", ("dia",), means="Primer día de clase", width=92)] = None
    mode: Annotated[Mode, Says("Modalidad", width=96)] = Mode.IN_PERSON
    cost: Annotated[int | None, Says("Costo", sense=Sense.MONEY)] = None
    hours: Annotated[Decimal | None, Says("Horas")] = None
    open: Annotated[bool, Says("Abierto al público")] = False
    sent: Annotated[datetime | None, Says("Invitación enviada")] = None


def check(course: Course) -> None:
    if course.hours is not None and course.hours < 0:
        raise UserError("Las horas no pueden ser menos que cero.", field="hours")


COURSES = Kind(
    record=Course,
    table="course",
    one="curso",
    many="cursos",
    check=check,
    derived=lambda one: {"folded": one.title.casefold()},
    columns={"folded": Why.DERIVED},
)

migrations = Steps("courses")


@migrations()
def m001_create_course(db: "Database") -> None:
    db.execute(
        "CREATE TABLE course (id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, day TEXT,"
        " mode TEXT NOT NULL DEFAULT 'in_person', cost INTEGER, hours TEXT, open INTEGER NOT NULL DEFAULT 0,"
        " sent TEXT, folded TEXT NOT NULL DEFAULT '', deleted_at TEXT) STRICT"
    )


found = COURSES.searchable()
SCHEMA = Schema(name="courses", migrations=migrations, searchable=(found,) if found else ())
