"""What a record of a survey cannot be, by whatever way it comes in."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.surveys.domain import Answer, Question, QuestionKind, Returned, Role, Survey

MOST_OPTIONS = 9
"""As many as have a digit of their own; 0 is «no contesta»."""


def check_survey(one: Survey) -> None:
    if one.since and one.until and one.until < one.since:
        raise UserError(_("Termina antes de empezar: revise las dos fechas."), code="range", field="until")
    for name in ("handed", "population", "drawn"):
        value = getattr(one, name)
        if value is not None and value < 0:
            raise UserError(_("No puede ser menor que cero."), code="range", field=name)


def still_open(store: Store, survey_id: str) -> None:
    """Raises UserError when the survey is closed: its results were printed."""
    row = store.get("survey", survey_id)
    if row is not None and row["closed_on"]:
        raise UserError(_("La encuesta está cerrada. Reábrala con «Reabrir» para cambiarla."), code="closed")


def guard_own(store: Store, one: Question | Returned | Answer) -> None:
    still_open(store, one.survey_id)


def check_question(one: Question) -> None:
    if one.kind in (QuestionKind.ONE, QuestionKind.SEVERAL):
        if len(one.choices) < 2:
            raise UserError(_("Escriba al menos dos opciones, una por renglón."), code="missing", field="options")
        if len(one.choices) > MOST_OPTIONS:
            raise UserError(
                _("Cada opción se pasa con una cifra: hasta {n}.").format(n=MOST_OPTIONS), code="range", field="options"
            )
    if one.kind is QuestionKind.SCALE and not 2 <= one.highest <= MOST_OPTIONS:
        raise UserError(_("La escala va de 1 a un número entre 2 y 9."), code="range", field="most")
    if one.kind is QuestionKind.SEVERAL and one.most is not None and one.most < 1:
        raise UserError(_("Se tiene que poder marcar al menos una."), code="range", field="most")
    _check_role(one)


def _check_role(one: Question) -> None:
    if one.role in (Role.ZONE, Role.SEX) and one.kind is not QuestionKind.ONE:
        raise UserError(_("La zona y el sexo se preguntan con una opción de varias."), code="kind", field="kind")
    if one.role is Role.AGE and one.kind is not QuestionKind.NUMBER:
        raise UserError(_("La edad se pregunta con un número de años."), code="kind", field="kind")


def check_returned(one: Returned) -> None:
    if one.number < 1:
        raise UserError(_("Las hojas se numeran desde 1."), code="range", field="number")


def check_answer(one: Answer) -> None:
    if one.sheet < 1:
        raise UserError(_("Las hojas se numeran desde 1."), code="range", field="sheet")
    if one.refused and one.value.strip():
        raise UserError(_("«No contesta» no lleva respuesta."), code="both", field="value")
    if not one.refused and not one.value.strip():
        raise UserError(
            _("Lo que la hoja deja en blanco no se anota; si marca «no contesta», se dice."), code="missing",
            field="value",
        )  # fmt: skip
