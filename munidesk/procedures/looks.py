"""How a step looks on the screen and on paper: its icon, its tone, what stands at its right."""

from dataclasses import dataclass

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _
from munidesk.procedures.clock import short_words
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.rules import CaseView, Standing


@dataclass(frozen=True, slots=True)
class Look:
    """`icon` (empty: a ring), the colour of icon and words, the word of its state and its tone, what stands right."""

    icon: str
    ink: str
    word: str
    tone: str
    right: str = ""
    right_ink: str = "text2"
    strong: bool = False


_LOOKS = {
    Standing.DONE: Look("check", "good", "", "good"),
    Standing.SKIPPED: Look("minus", "text2", "", "neutral"),
    Standing.REJECTED: Look("close", "bad", "", "bad"),
    Standing.READY: Look("", "accent", "", "accent"),
    Standing.DOING: Look("play", "accent", "", "accent", strong=True),
    Standing.WAITING: Look("", "text2", "", "neutral"),
    Standing.BLOCKED: Look("lock", "text2", "", "neutral"),
}


def look(view: CaseView, step: CaseStep) -> Look:
    """As the step stands on the day of the view."""
    found = view.standing(step)
    base = _LOOKS[found]
    word, icon, ink, tone = _word(found), base.icon, base.ink, base.tone
    if view.overdue(step):
        word, icon, ink, tone = _("Vencido"), "alert", "bad", "bad"
    elif step.silent:
        word = _("Por plazo vencido")
    right, right_ink = _right(view, step, found)
    return Look(icon, ink, word, tone, right, right_ink, base.strong)


def _word(found: Standing) -> str:
    return {
        Standing.DONE: _("Hecho"),
        Standing.SKIPPED: _("No aplica"),
        Standing.REJECTED: _("Rechazado"),
        Standing.READY: _("Listo"),
        Standing.DOING: _("En curso"),
        Standing.WAITING: _("Espera"),
        Standing.BLOCKED: _("Bloqueado"),
    }[found]


def _right(view: CaseView, step: CaseStep, found: Standing) -> tuple[str, str]:
    """(words, colour): the day it was done, its last day, its term, what it asks for."""
    inner = view.subcases.get(step.id)
    if inner is not None and inner.case.closed_on is None:
        return _("{a} de {b}").format(a=inner.done, b=inner.whole), "accent"
    if found is Standing.BLOCKED:
        return _("pide {n}").format(n=len(step.required_keys)), "text2"
    if found in (Standing.DONE, Standing.SKIPPED, Standing.REJECTED):
        return (show_date(step.done_on, DAY_MONTH) if step.done_on is not None else ""), "text2"
    term = view.deadline(step)
    if term is None or not view.is_open(step):
        return short_words(step.amount, step.unit), "text2"
    if term.at_least:
        return show_date(term.closable_from, DAY_MONTH), "text2"
    ink = "bad" if view.overdue(step) else "attention" if (term.last - view.day).days <= 15 else "text2"
    return show_date(term.last, DAY_MONTH), ink
