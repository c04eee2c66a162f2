"""The kinds of records of open government, each said once."""

from typing import Any

from munidesk.features.open_government import rules
from munidesk.features.open_government.domain import (
    Ask,
    CourseDone,
    Diagnosis,
    Improvement,
    LessonDone,
    Practice,
)
from munidesk.features.open_government.domain_opening import Commitment, Milestone, OpeningPlan
from munidesk.records.kind import Kind, searchable_of

DIAGNOSES = Kind(
    record=Diagnosis, table="diagnosis", one="diagnóstico", many="diagnósticos", order="id DESC",
    same=("title",), check=rules.check_diagnosis, icon="checklist",
)  # fmt: skip
IMPROVEMENTS = Kind(
    record=Improvement, table="improvement", one="mejora", many="mejoras", feminine=True, order="number, id",
    same=("title",), check=rules.check_improvement, icon="target",
    called=("munidesk.features.open_government.improvements.words:called", "number"),
)  # fmt: skip
OPENING_PLANS = Kind(
    record=OpeningPlan, table="opening_plan", one="plan de apertura", many="planes de apertura", order="id DESC",
    same=("title",), check=rules.check_plan, icon="milestone",
)  # fmt: skip
COMMITMENTS = Kind(
    record=Commitment, table="opening_commitment", one="compromiso de apertura", many="compromisos de apertura",
    parent="plan_id", order="position, id", same=("plan_id", "title"), check=rules.check_commitment,
    icon="milestone",
)  # fmt: skip
MILESTONES = Kind(
    record=Milestone, table="opening_milestone", one="hito", many="hitos", parent="commitment_id",
    order="position, id", same=("commitment_id", "title"), check=rules.check_milestone, icon="flag",
)  # fmt: skip
PRACTICES = Kind(
    record=Practice, table="practice", one="buena práctica", many="buenas prácticas", feminine=True,
    order="title, id", same=("title", "place"), check=rules.check_practice, icon="book",
)  # fmt: skip
ASKS = Kind(
    record=Ask, table="advocacy_ask", one="pedido de incidencia", many="pedidos de incidencia", parent="diagnosis_id",
    order="position, id", same=("diagnosis_id", "title"), check=rules.check_ask, icon="megaphone",
)  # fmt: skip
LESSONS_DONE = Kind(
    record=LessonDone, table="lesson_done", one="lección hecha", many="lecciones hechas", feminine=True,
    title="person", order="day, id", same=("person", "instrument_key", "lesson_key"), check=rules.check_lesson,
    icon="book",
)  # fmt: skip
COURSES_DONE = Kind(
    record=CourseDone, table="course_done", one="curso terminado", many="cursos terminados",
    order="day, id", same=("person", "instrument_key"), check=rules.check_course, icon="book",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (
    DIAGNOSES, IMPROVEMENTS, OPENING_PLANS, COMMITMENTS, MILESTONES, PRACTICES, ASKS, LESSONS_DONE,
    COURSES_DONE,
)  # fmt: skip
SEARCHABLE = searchable_of(KINDS)
