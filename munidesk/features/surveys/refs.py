"""How a survey and its questions introduce themselves to other records."""

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.surveys.kinds import QUESTIONS, SURVEYS
from munidesk.records.ref import Described, Ref

_ICON, _PAGE = "clipboard", "participation.survey"


def describe(store: Store, ref: Ref) -> Described | None:
    row = store.get(ref.kind, ref.id)
    if row is None:
        return None
    if ref.kind == "survey":
        one = SURVEYS.read(row)
        days = (one.since, _("Empieza la encuesta")), (one.until, _("Termina la encuesta"))
        moments = tuple((day, words) for day, words in days if day is not None)
        detail = show_date(one.since) if one.since else ""
        return Described(ref, one.title, _("Encuesta"), detail, _ICON, _PAGE, {"id": one.id}, moments)
    question = QUESTIONS.read(row)
    where = {"id": question.survey_id, "question": question.id}
    return Described(ref, question.text, _("Pregunta de encuesta"), "", _ICON, _PAGE, where)
