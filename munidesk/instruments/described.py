"""How a round and an answer introduce themselves to other records.

They are shown on the page of what is evaluated, which whoever knows both tells.
"""

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.instruments.domain import Answer, Round
from munidesk.instruments.store import load_round
from munidesk.instruments.words import answer_words, moment_words, round_words
from munidesk.records.ref import Described, Ref

_ICON = "checklist"


def describe_round(ref: Ref, one: Round, page: str) -> Described:
    """With the day it was closed, for the thread. The moment is said of pilots alone."""
    title = capital(round_words(one))
    if one.owner_kind == "pilot":
        title = _("Ronda {n}, {moment}").format(n=one.number, moment=moment_words(one.moment).lower())
    moments = ((one.closed_on, _("Se cierra la {title}").format(title=title.lower())),) if one.closed_on else ()
    where = {"id": one.owner_id, "round": one.id}
    return Described(ref, title, _("Evaluación"), "", _ICON, page, where, moments)


def describe_answer(store: Store, ref: Ref, one: Answer, page: str) -> Described | None:
    """The criterion with what was answered; None when the round does not ask it."""
    view = load_round(store, one.round_id)
    found = next((each for each in view.criteria if each.key == one.criterion_key), None)
    if found is None:
        return None
    said = answer_words(view, found) or _("sin responder")
    detail = f"{view.code(found)} · {said}"
    own = view.round
    where = {"id": own.owner_id, "round": own.id, "criterion": one.criterion_key}
    related = (Ref("evaluation_round", one.round_id),)
    return Described(ref, found.question, _("Criterio"), detail, _ICON, page, where, (), related)
