"""What can be of a diagnosis, an improvement, a commitment or a practice. Pure; every way in passes here."""

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.domain import (
    Ask,
    CourseDone,
    Diagnosis,
    Improvement,
    LessonDone,
    Practice,
)
from munidesk.features.open_government.domain_opening import Commitment, Milestone, OpeningPlan
from munidesk.instruments.rules import MOST_MONTHS, check_goals


def check_diagnosis(one: Diagnosis) -> None:
    """Raises UserError without a name, or for a term that is none."""
    if not one.title.strip():
        raise UserError(_("Póngale un nombre al diagnóstico."), code="missing", field="title")
    if not 0 <= one.months <= MOST_MONTHS:
        raise UserError(_("Los meses hasta la próxima ronda van de 0 a {n}.").format(n=MOST_MONTHS), field="months")


def check_improvement(one: Improvement) -> None:
    """Raises UserError without a title, for goals that are none, or dropped without saying why."""
    if not one.title.strip():
        raise UserError(_("Escriba qué se va a mejorar."), code="missing", field="title")
    check_goals(one.ods)
    if one.state is ImprovementState.DROPPED and not one.reason.strip():
        raise UserError(_("Escriba por qué se descarta: queda en la agenda."), code="missing", field="reason")


def check_plan(one: OpeningPlan) -> None:
    if not one.title.strip():
        raise UserError(_("Póngale un nombre al plan de apertura."), code="missing", field="title")
    if one.start and one.end and one.end < one.start:
        raise UserError(_("El plan termina antes de empezar. Corrija las fechas."), field="end")


def check_commitment(one: Commitment) -> None:
    if not one.title.strip():
        raise UserError(_("Escriba a qué se compromete el municipio."), code="missing", field="title")
    check_goals(one.ods)


def check_milestone(one: Milestone) -> None:
    if not one.title.strip():
        raise UserError(_("Escriba el hito."), code="missing", field="title")
    if one.start and one.end and one.end < one.start:
        raise UserError(_("El hito termina antes de empezar. Corrija las fechas."), field="end")
    if one.done_on is not None and one.done_on > today():
        raise UserError(_("Un hito no se da por hecho en un día que todavía no llegó."), field="done_on")


def check_practice(one: Practice) -> None:
    if not one.title.strip():
        raise UserError(_("Póngale un nombre a la práctica."), code="missing", field="title")
    check_goals(one.ods)


def check_ask(one: Ask) -> None:
    if not one.title.strip():
        raise UserError(_("Escriba qué se pide."), code="missing", field="title")


def check_lesson(one: LessonDone) -> None:
    if not one.person.strip():
        raise UserError(_("Escriba quién hizo la lección."), code="missing", field="person")


def check_course(one: CourseDone) -> None:
    if not one.person.strip():
        raise UserError(_("Escriba quién terminó el curso."), code="missing", field="person")
