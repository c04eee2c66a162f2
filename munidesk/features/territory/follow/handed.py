"""What the next government receives of a programme, and what is not ready for it yet. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.territory.domain import CoordinationAgreement
from munidesk.features.territory.follow.store import answered
from munidesk.features.territory.follow.view import FollowView

CONTINUITY = "continuidad"
"""The question about what keeps it alive when the government changes."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One thing of the folder; `ready` is False where somebody has to do something before."""

    words: str
    detail: str
    ready: bool


def handed(view: FollowView) -> Iterator[Handed]:
    """Products, what is pending, agreements, contacts, questions, money under way."""
    of = view.of
    left = len(of.left)
    yield Handed(_("Productos"), _("{a} de {n} entregados, con sus archivos ({f})").format(
        a=of.delivered, n=len(of.products), f=view.files), not left)  # fmt: skip
    pending = [one.title for one in of.case.ready]
    yield Handed(_("Pendientes"), ngettext(
        "{n} paso listo para hacer", "{n} pasos listos para hacer", len(pending)
    ).format(n=len(pending)) + (f": {', '.join(pending[:3])}" if pending else ""), not of.overdue)  # fmt: skip
    yield from _agreements(view)
    yield Handed(_("Contactos"), ngettext("{n} actor, con cómo se convoca", "{n} actores, con cómo se convocan",
                                          len(of.actors)).format(n=len(of.actors)), bool(of.actors))  # fmt: skip
    question = next((one for one in of.questions if one.key == CONTINUITY), None)
    yield Handed(_("Preguntas clave"), _("{a} de {n} respondidas").format(
        a=answered(of.questions), n=len(of.questions)), question is None or bool(question.answer.strip()))  # fmt: skip
    yield Handed(_("Desvíos"), ngettext("{n} sin decisión", "{n} sin decisión", len(view.undecided)).format(
        n=len(view.undecided)), not view.undecided)  # fmt: skip


def _agreements(view: FollowView) -> Iterator[Handed]:
    kept = [one for one in view.of.agreements if one.signed_on is not None and not _over(view, one)]
    over = [one for one in view.of.agreements if _over(view, one)]
    words = ngettext("{n} vigente", "{n} vigentes", len(kept)).format(n=len(kept))
    if over:
        words += "; " + ngettext("{n} vencido: {names}", "{n} vencidos: {names}", len(over)).format(
            n=len(over), names=", ".join(f"{one.title} ({show_date(one.until)})" for one in over if one.until)
        )
    yield Handed(_("Acuerdos de coordinación"), words, not over)


def _over(view: FollowView, one: CoordinationAgreement) -> bool:
    return one.until is not None and one.until < view.of.day
