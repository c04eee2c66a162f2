"""Phases and steps in words: period, products, steps, the look of each state, the next legal day."""

from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.territory.view import Phase, TerritoryView
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.rules import Standing

LOOKS = {
    Standing.DONE: ("check", "good"),
    Standing.SKIPPED: ("minus", "neutral"),
    Standing.REJECTED: ("close", "bad"),
    Standing.DOING: ("play", "accent"),
    Standing.READY: ("play", "accent"),
    Standing.WAITING: ("dot", "neutral"),
    Standing.BLOCKED: ("lock", "neutral"),
}
"""Icon and tone of each; periodic ones have their own."""


def word_of(standing: Standing) -> str:
    return {
        Standing.DONE: _("hecho"), Standing.SKIPPED: _("no aplica"), Standing.REJECTED: _("rechazado"),
        Standing.DOING: _("en curso"), Standing.READY: _("listo para hacer"), Standing.WAITING: _("espera a otro"),
        Standing.BLOCKED: _("pide otro hecho"),
    }[standing]  # fmt: skip


def look_of(view: TerritoryView, step: CaseStep) -> tuple[str, str, str]:
    """(icon, tone, word)."""
    standing = view.case.standing(step)
    if view.case.overdue(step):
        return "alert", "bad", _("vencido")
    icon, tone = LOOKS[standing]
    if step.is_periodic and standing not in (Standing.DONE, Standing.SKIPPED):
        return "refresh", "neutral", _("se repite, {word}").format(word=word_of(standing))
    return icon, tone, word_of(standing)


def count_of(view: TerritoryView, step: CaseStep) -> str:
    """«3 de 15» of a step that opened a case, «(4)» of one that collects things."""
    inner = view.inner_of(step)
    if inner is not None:
        done, whole = inner.progress
        return _("{a} de {n}").format(a=done, n=whole)
    entries = view.case.entries_of(step)
    return f"({len(entries)})" if entries else ""


def period(phase: Phase) -> str:
    """«mar 2026–may 2027», «desde jun 2027»; empty without days."""
    since, until = phase.since, phase.until
    if since is None and until is None:
        return _("sin fechas")
    if since is None or until is None:
        word = _("desde {day}") if since is not None else _("hasta {day}")
        return word.format(day=_month(since or until))
    return f"{_month(since)}–{_month(until)}"


def _month(day: date | None) -> str:
    return show_date(day, "MMM y").replace(".", "") if day is not None else ""


def products_words(phase: Phase) -> str:
    return ngettext("{a} de {n} producto", "{a} de {n} productos", phase.products).format(
        a=phase.products_done, n=phase.products
    )


def steps_words(phase: Phase) -> str:
    words = ngettext("{a} de {n} paso", "{a} de {n} pasos", phase.whole).format(a=phase.done, n=phase.whole)
    if phase.periodic:
        words += ngettext(", {n} periódico", ", {n} periódicos", phase.periodic).format(n=phase.periodic)
    return words


def at_foot(view: TerritoryView, phase: Phase) -> str:
    """Complete and since when; else what its next step waits for."""
    if phase.complete and phase.done_on is not None:
        return _("Completa · {day}").format(day=show_date(phase.done_on))
    blocked = next((one for one in phase.steps if view.case.standing(one) is Standing.BLOCKED), None)
    if blocked is not None:
        names = ", ".join(view.case.steps[key].title for key in blocked.required_keys if key in view.case.steps)
        return _("«{title}» pide hecho: {names}.").format(title=blocked.title, names=names)
    if not phase.begun and phase.periodic:
        return _("Los periódicos llevan calendario, no avance.")
    return ""


def state_word(phase: Phase) -> str:
    if phase.complete:
        return _("Completa")
    return _("En curso") if phase.begun else _("Sin empezar")


def share(done: int, whole: int) -> int:
    """Per cent, halves up; nothing of nothing is 0."""
    return (done * 200 + whole) // (2 * whole) if whole else 0
