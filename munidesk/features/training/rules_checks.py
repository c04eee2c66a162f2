"""What can be of a record of training. Pure; every way in passes here."""

from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.training.domain import LevelReading, PastPost, Staff
from munidesk.features.training.domain_course import Course, Programme, ProgrammeLine
from munidesk.features.training.domain_edition import ClassSession, Edition

_YEARS = range(1950, 2200)


def _in_order(start: date | None, end: date | None, sentence: str, field: str) -> None:
    if start is not None and end is not None and end < start:
        raise UserError(sentence, code="order", field=field)


def check_staff(one: Staff) -> None:
    """Raises UserError for somebody who left before arriving."""
    _in_order(one.since, one.until, _("Deja el puesto antes de ocuparlo. Revise las dos fechas."), "until")


def check_past(one: PastPost) -> None:
    _in_order(one.since, one.until, _("Deja el puesto antes de ocuparlo. Revise las dos fechas."), "until")


def check_reading(one: LevelReading) -> None:
    """Raises UserError for a level that is not between 0 and 4."""
    if one.level is not None and not one.level.known:
        raise UserError(_("El nivel va de 0 a 4."), code="range", field="level")


def check_course(one: Course) -> None:
    """Raises UserError for hours, attendance, mark or validity that cannot be."""
    if one.hours < 0:
        raise UserError(_("Las horas del curso no pueden ser menos que cero."), code="range", field="hours")
    if not 0 <= one.min_attendance <= 100:
        raise UserError(_("La asistencia mínima va de 0 a 100 %."), code="range", field="min_attendance")
    if one.min_mark is not None and not 0 <= one.min_mark <= 100:
        raise UserError(_("La nota mínima va de 0 a 100."), code="range", field="min_mark")
    if one.valid_months < 0:
        raise UserError(_("La vigencia se cuenta en meses desde 0: 0 no vence."), code="range", field="valid_months")
    if one.id and one.whole_id == one.id:
        raise UserError(_("Un curso no puede ser módulo de sí mismo."), code="circle", field="whole_id")


def check_programme(one: Programme) -> None:
    if one.year not in _YEARS:
        raise UserError(_("Escriba el año con cuatro cifras."), code="range", field="year")


def check_line(one: ProgrammeLine) -> None:
    if one.places is not None and one.places < 0:
        raise UserError(_("Los lugares no pueden ser menos que cero."), code="range", field="places")
    if one.hours is not None and one.hours < 0:
        raise UserError(_("Las horas no pueden ser menos que cero."), code="range", field="hours")
    if one.cost is not None and one.cost < 0:
        raise UserError(_("El costo no puede ser menos que cero."), code="range", field="cost")


def check_edition(one: Edition) -> None:
    _in_order(one.start, one.end, _("La edición termina antes de empezar. Corrija las fechas."), "end")
    if one.id and one.parent_id == one.id:
        raise UserError(_("Una edición no puede ser réplica de sí misma."), code="circle", field="parent_id")


def check_class(one: ClassSession) -> None:
    if one.start is not None and one.end is not None and one.end <= one.start:
        raise UserError(_("La clase termina antes de empezar. Corrija las horas."), code="order", field="end")
    if one.hours < 0:
        raise UserError(_("Las horas de una clase no pueden ser menos que cero."), code="range", field="hours")
