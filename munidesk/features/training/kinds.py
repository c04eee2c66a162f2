"""The kinds of records of training, each said once."""

from typing import Any

from munidesk.features.training import checks
from munidesk.features.training import rules_checks as rules
from munidesk.features.training.domain import (
    Competence,
    LevelReading,
    PastPost,
    Post,
    PostCompetence,
    Staff,
    StaffPrivate,
)
from munidesk.features.training.domain_course import Course, CourseRaise, Programme, ProgrammeLine
from munidesk.features.training.domain_edition import (
    Certificate,
    ClassPresence,
    ClassSession,
    Dc3Setup,
    Edition,
    Enrolment,
    HeadReading,
    Mark,
    OutsideCertificate,
)
from munidesk.features.training.domain_network import Exchange, Institution, LineOfAction, Trainer
from munidesk.records.kind import Kind, searchable_of

COMPETENCES = Kind(
    record=Competence, table="competence", one="competencia", many="competencias", feminine=True,
    order="position, title, id", same=("title",), icon="target",
)  # fmt: skip
POSTS = Kind(
    record=Post, table="training_post", one="puesto", many="puestos", order="title, id", same=("title",), icon="user",
)  # fmt: skip
POST_COMPETENCES = Kind(
    record=PostCompetence, table="post_competence", one="nivel que pide un puesto",
    many="niveles que piden los puestos", title="level", parent="post_id", same=("post_id", "competence_id"),
    icon="target",
)  # fmt: skip
STAFF = Kind(
    record=Staff, table="staff", one="persona del personal", many="personas del personal", feminine=True, title="name",
    order="name, id", same=("name",), check=rules.check_staff, icon="people",
)  # fmt: skip
PAST_POSTS = Kind(
    record=PastPost, table="past_post", one="puesto anterior", many="puestos anteriores", parent="staff_id",
    order="since, id", same=("staff_id", "title", "since"), check=rules.check_past, icon="user",
)  # fmt: skip
STAFF_PRIVATE = Kind(
    record=StaffPrivate, table="staff_private", one="dato reservado del personal",
    many="datos reservados del personal", title="staff_id", parent="staff_id", plain=False, private=True, icon="lock",
)  # fmt: skip
LEVELS = Kind(
    record=LevelReading, table="level_reading", one="nivel", many="niveles", title="level", parent="staff_id",
    order="day, id", same=("staff_id", "competence_id", "day", "source"), check=rules.check_reading, icon="target",
)  # fmt: skip
COURSES = Kind(
    record=Course, table="training_course", one="curso", many="cursos", order="title, id", same=("title",),
    check=rules.check_course, icon="book",
)  # fmt: skip
RAISES = Kind(
    record=CourseRaise, table="course_raise", one="nivel que da un curso", many="niveles que dan los cursos",
    title="level", parent="course_id", same=("course_id", "competence_id"), icon="target",
)  # fmt: skip
PROGRAMMES = Kind(
    record=Programme, table="training_programme", one="programa de capacitación",
    many="programas de capacitación", order="year DESC, id", same=("year",), check=rules.check_programme,
    icon="calendar",
)  # fmt: skip
LINES = Kind(
    record=ProgrammeLine, table="programme_line", one="línea del programa", many="líneas del programa", feminine=True,
    parent="programme_id", order="quarter, position, id", same=("programme_id", "title", "quarter"),
    check=rules.check_line, icon="calendar",
)  # fmt: skip
EDITIONS = Kind(
    record=Edition, table="training_edition", one="edición de un curso", many="ediciones de cursos", feminine=True,
    order="start, id", same=("course_id", "title"), check=rules.check_edition,
    guard=checks.guard_edition, icon="calendar",
)  # fmt: skip
CLASSES = Kind(
    record=ClassSession, table="class_session", one="clase", many="clases", feminine=True, title="called",
    parent="edition_id", order="day, start, position, id", same=("edition_id", "day", "start"),
    check=rules.check_class, guard=checks.guard_class, icon="clock",
)  # fmt: skip
ENROLMENTS = Kind(
    record=Enrolment, table="training_enrolment", one="inscripción", many="inscripciones", feminine=True,
    title="name", parent="edition_id", order="position, name, id", plain=False, icon="people",
)  # fmt: skip
PRESENCES = Kind(
    record=ClassPresence, table="class_presence", one="asistencia a una clase", many="asistencias a clases",
    feminine=True, title="kind", parent="enrolment_id", plain=False, icon="check",
)  # fmt: skip
MARKS = Kind(
    record=Mark, table="training_mark", one="nota", many="notas", feminine=True, title="value", parent="enrolment_id",
    plain=False, icon="pencil",
)  # fmt: skip
CERTIFICATES = Kind(
    record=Certificate, table="training_certificate", one="constancia", many="constancias", feminine=True,
    title="person", order="year, number, id", plain=False, icon="stamp",
    called=("munidesk.features.training.called:certificate", "year", "number"),
)  # fmt: skip
OUTSIDE = Kind(
    record=OutsideCertificate, table="outside_certificate", one="constancia de otra institución",
    many="constancias de otras instituciones", feminine=True, parent="staff_id", order="issued, id",
    same=("staff_id", "title", "issued"), icon="stamp",
)  # fmt: skip
DC3_SETUPS = Kind(
    record=Dc3Setup, table="training_dc3", one="dato de las DC-3", many="datos de las DC-3", title="employer_rfc",
    plain=False, icon="stamp",
)  # fmt: skip
HEAD_READINGS = Kind(
    record=HeadReading, table="head_reading", one="mirada de la jefatura", many="miradas de las jefaturas",
    feminine=True, title="by", parent="enrolment_id", order="day, id", plain=False, icon="target",
)  # fmt: skip
TRAINERS = Kind(
    record=Trainer, table="trainer", one="formador o formadora", many="formadores y formadoras", title="name",
    order="name, id", same=("name",), icon="user",
)  # fmt: skip
INSTITUTIONS = Kind(
    record=Institution, table="training_institution", one="institución", many="instituciones", feminine=True,
    title="name", order="country, region, name, id", same=("name",), icon="council",
)  # fmt: skip
EXCHANGES = Kind(
    record=Exchange, table="training_exchange", one="intercambio", many="intercambios", order="day, id",
    same=("title", "day"), icon="swap",
)  # fmt: skip
ACTION_LINES = Kind(
    record=LineOfAction, table="line_of_action", one="línea de acción", many="líneas de acción", feminine=True,
    order="position, id", same=("title", "town"), icon="flag",
)  # fmt: skip

KINDS: tuple[Kind[Any], ...] = (
    COMPETENCES, POSTS, POST_COMPETENCES, STAFF, PAST_POSTS, STAFF_PRIVATE, LEVELS, COURSES, RAISES, PROGRAMMES,
    LINES, EDITIONS, CLASSES, ENROLMENTS, PRESENCES, MARKS, CERTIFICATES, OUTSIDE, DC3_SETUPS, HEAD_READINGS, TRAINERS,
    INSTITUTIONS, EXCHANGES, ACTION_LINES,
)  # fmt: skip
SEARCHABLE = searchable_of(KINDS)
