"""What `export` knows of surveys; without `--id`, the one in work."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.features.surveys.document_form import build_form
from munidesk.features.surveys.document_results import build_results
from munidesk.features.surveys.domain import Question, QuestionKind
from munidesk.features.surveys.rules import chosen, number_in
from munidesk.features.surveys.store import SurveyView, load_view, newest
from munidesk.records.sheet import Cell, Selection, Sheet


def _view(store: Store, selection: Selection) -> SurveyView:
    key = selection.id or newest(store)
    if not key:
        raise UserError(_("Todavía no hay ninguna encuesta. Cree una en Participación."))
    return load_view(store, key)


def form(store: Store, selection: Selection) -> Document:
    """Raises UserError without questions."""
    view = _view(store, selection)
    if not view.questions:
        raise UserError(_("La encuesta no tiene preguntas: agregue la primera en «Formulario»."))
    return build_form(store, view)


def results(store: Store, selection: Selection) -> Document:
    """Raises UserError without sheets."""
    view = _view(store, selection)
    if not view.numbers:
        raise UserError(_("Todavía no se pasó ninguna hoja."))
    return build_results(store, view)


def answers(store: Store, selection: Selection) -> Sheet:
    """One row per sheet, one column per question, in words; blanks stay blank."""
    view = _view(store, selection)
    header = (_("Hoja"), *(f"{n}. {one.text}" for n, one in enumerate(view.questions, 1)))
    rows = tuple((sheet, *(_cell(view, sheet, one) for one in view.questions)) for sheet in view.numbers)
    return Sheet(_("Respuestas de {title}").format(title=view.survey.title), header, rows)


def _cell(view: SurveyView, sheet: int, question: Question) -> Cell:
    said = view.said(sheet, question)
    if said is None:
        return None
    if said.refused:
        return _("no contesta")
    match question.kind:
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            words = (question.choices[n - 1] for n in chosen(question, said))
            return "; ".join(words)
        case QuestionKind.SCALE | QuestionKind.NUMBER:
            return number_in(said.value)
    return said.value
