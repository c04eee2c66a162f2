"""The verbs of surveys, and one read whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.store import Store
from munidesk.features.surveys import checks
from munidesk.features.surveys.domain import Answer, Question, QuestionKind, Returned, Survey
from munidesk.features.surveys.kinds import ANSWERS, QUESTIONS, SHEETS, SURVEYS
from munidesk.features.surveys.rules import number_in
from munidesk.town import store as town


@dataclass(frozen=True)
class SurveyView:
    """One survey, read whole."""

    survey: Survey
    questions: tuple[Question, ...]
    sheets: tuple[Returned, ...]
    answers: tuple[Answer, ...]
    figures: Figures

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Of the sheets that came back: also of those only their answers tell of, as a list of another program."""
        return tuple(sorted({one.number for one in self.sheets} | {one.sheet for one in self.answers}))

    @cached_property
    def _said(self) -> Mapping[tuple[int, str], Answer]:
        return {(one.sheet, one.question_id): one for one in self.answers}

    def said(self, sheet: int, question: Question) -> Answer | None:
        return self._said.get((sheet, question.id))

    @property
    def next_sheet(self) -> int:
        return (self.numbers[-1] if self.numbers else 0) + 1


def load_view(store: Store, survey_id: str) -> SurveyView:
    """Raises UserError when the survey is gone."""
    return SurveyView(
        SURVEYS.get(store, survey_id),
        QUESTIONS.all(store, survey_id=survey_id),
        SHEETS.all(store, survey_id=survey_id),
        ANSWERS.all(store, survey_id=survey_id),
        town.figures(store),
    )


def surveys(store: Store) -> tuple[Survey, ...]:
    """The newest first."""
    return SURVEYS.all(store)


def newest(store: Store) -> str:
    """The one in work, or the newest; empty when there is none."""
    found = surveys(store)
    return next((one.id for one in found if one.is_open), found[0].id if found else "")


def _writable(store: Store, survey_id: str) -> Survey:
    checks.still_open(store, survey_id)
    return SURVEYS.get(store, survey_id)


def _untouched(store: Store, survey_id: str) -> None:
    """Raises UserError once a sheet came back: what it answered is the question as it was printed."""
    _writable(store, survey_id)
    sql = (
        "SELECT 1 AS n FROM survey_sheet WHERE survey_id = :id AND deleted_at IS NULL"
        " UNION ALL SELECT 1 FROM survey_answer WHERE survey_id = :id AND deleted_at IS NULL LIMIT 1"
    )
    if store.query(sql, id=survey_id):
        raise UserError(
            _("Ya hay hojas pasadas con estas preguntas. Para cambiarlas, abra un «Formulario nuevo»."), code="answered"
        )


def new_survey(store: Store, survey: Survey) -> str:
    """Version 1 of a form. Raises UserError without a title."""
    key = new_id()
    kept = replace(survey, id=key, series_id=key, version=1, title=survey.title.strip())
    return SURVEYS.save(store, kept, label=_("Crear la encuesta")).id


def save_survey(store: Store, survey: Survey, *, fold: str = "") -> None:
    """Raises UserError without a title, or when it is closed."""
    _writable(store, survey.id)
    SURVEYS.save(store, survey, fold=fold)


def save_question(store: Store, question: Question, *, fold: str = "") -> str:
    """At the end of the form when it is new. Raises UserError once sheets came back."""
    _untouched(store, question.survey_id)
    last = max((one.position for one in QUESTIONS.all(store, survey_id=question.survey_id)), default=0)
    kept = replace(question, position=question.position or last + 1, text=" ".join(question.text.split()))
    return QUESTIONS.save(store, kept, label=_("Pregunta «{text}»").format(text=kept.text[:40]), fold=fold).id


def delete_question(store: Store, question_id: str) -> None:
    """Raises UserError once sheets came back."""
    one = QUESTIONS.get(store, question_id)
    _untouched(store, one.survey_id)
    with store.change(_("Quitar la pregunta {n}").format(n=one.position)):
        QUESTIONS.delete(store, question_id)
        _number(store, [each for each in QUESTIONS.all(store, survey_id=one.survey_id) if each.id != question_id])


def move_question(store: Store, question_id: str, by: int) -> None:
    """Up or down the form. Raises UserError once sheets came back."""
    one = QUESTIONS.get(store, question_id)
    _untouched(store, one.survey_id)
    others = [each for each in QUESTIONS.all(store, survey_id=one.survey_id) if each.id != question_id]
    at = max(0, min(len(others), one.position - 1 + by))
    with store.change(_("Mover la pregunta {n}").format(n=one.position)):
        _number(store, [*others[:at], one, *others[at:]])


def _number(store: Store, questions: Sequence[Question]) -> None:
    for position, one in enumerate(questions, 1):
        if one.position != position:
            QUESTIONS.save(store, replace(one, position=position))


def new_version(store: Store, survey_id: str) -> str:
    """The same questions on a form to change, with no sheets; the one before is closed. Returns its id."""
    before = SURVEYS.get(store, survey_id)
    series = before.series_id or before.id
    last = max(one.version for one in surveys(store) if (one.series_id or one.id) == series)
    key = new_id()
    with store.change(_("Abrir el formulario {n}").format(n=last + 1)):
        if before.is_open:
            SURVEYS.save(store, replace(before, closed_on=today()))
        SURVEYS.save(store, replace(before, id=key, series_id=series, version=last + 1, closed_on=None, handed=None))
        for one in QUESTIONS.all(store, survey_id=survey_id):
            QUESTIONS.save(store, replace(one, id="", survey_id=key))
    return key


def answer(store: Store, survey_id: str, sheet: int, question_id: str, value: str, *, refused: bool = False) -> None:
    """What a sheet says to a question, on disk when this returns; empty takes it back: a blank is no row.

    Raises UserError for what the question does not admit (`read_answer`).
    """
    _writable(store, survey_id)
    question = QUESTIONS.get(store, question_id)
    there = ANSWERS.all(store, survey_id=survey_id, question_id=question_id, sheet=sheet)
    label = _("hoja {n}").format(n=sheet)
    if not refused and not value.strip():
        for one in there:
            ANSWERS.delete(store, one.id, label=label)
        return
    read = "" if refused else read_answer(question, value, town.figures(store))
    key = there[0].id if there else ""
    made = Answer(id=key, survey_id=survey_id, question_id=question_id, sheet=sheet, value=read, refused=refused)
    if not there or there[0] != made:
        ANSWERS.save(store, made, label=label)


def read_answer(question: Question, typed: str, figures: Figures) -> str:
    """As it is kept, of the keys that were typed: options in order, figures with a point, words as they are written.

    Raises UserError for what the question does not admit.
    """
    words = " ".join(typed.split())
    match question.kind:
        case QuestionKind.ONE | QuestionKind.SCALE:
            most = question.highest if question.kind is QuestionKind.SCALE else len(question.choices)
            return str(_one_of(words, most))
        case QuestionKind.SEVERAL:
            numbers = sorted({_one_of(one, len(question.choices)) for one in words.replace(" ", "")})
            most = question.most or len(question.choices)
            if len(numbers) > most:
                raise UserError(_("Esta pregunta admite hasta {n} opciones.").format(n=most), code="range")
            return " ".join(map(str, numbers))
        case QuestionKind.NUMBER:
            found = figures.parse(words)
            if found is None or number_in(str(found)) is None:
                raise UserError(_("Escriba un número."), code="unreadable")
            return str(found)
    return words


def _one_of(text: str, most: int) -> int:
    if not text.isdigit() or not 1 <= int(text) <= most:
        raise UserError(_("Las teclas de esta pregunta van de 1 a {n}.").format(n=most), code="range")
    return int(text)


def finish_sheet(store: Store, survey_id: str, sheet: int) -> None:
    """The sheet was gone through, also one with nothing on it; again changes nothing."""
    _writable(store, survey_id)
    if SHEETS.all(store, survey_id=survey_id, number=sheet):
        return
    made = Returned(survey_id=survey_id, number=sheet, day=today(), who=store.author)
    SHEETS.save(store, made, label=_("hoja {n}").format(n=sheet))


def delete_sheet(store: Store, survey_id: str, sheet: int) -> None:
    """With its answers; one undo brings all back."""
    _writable(store, survey_id)
    with store.change(_("Quitar la hoja {n}").format(n=sheet)):
        for one in ANSWERS.all(store, survey_id=survey_id, sheet=sheet):
            ANSWERS.delete(store, one.id)
        for each in SHEETS.all(store, survey_id=survey_id, number=sheet):
            SHEETS.delete(store, each.id)


def close_survey(store: Store, survey_id: str, day: date | None = None) -> None:
    """No more sheets. Raises UserError when it is closed already."""
    SURVEYS.save(
        store, replace(_writable(store, survey_id), closed_on=day or today()), label=_("Cerrar la encuesta")
    )  # fmt: skip


def reopen_survey(store: Store, survey_id: str) -> None:
    """A sheet came late, or has to be corrected."""
    SURVEYS.save(store, replace(SURVEYS.get(store, survey_id), closed_on=None), label=_("Reabrir la encuesta"))
