"""The constancia that a term went by without an answer, which the norm takes for a favourable one."""

from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import capital, date_words
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Boxed,
    Document,
    KeepTogether,
    Paragraph,
    Signatures,
    Signer,
    Style,
    plain,
    strong,
)
from munidesk.procedures.clock import article_words, closed_words, sum_words
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.rules import CaseView
from munidesk.procedures.words import awaited_names
from munidesk.town import store as town
from munidesk.town.report import report


@on_paper
def build_silence(store: Store, view: CaseView, step: CaseStep) -> Document:
    """Who was asked, since when the term ran, how its last day comes out, by which article.

    Raises UserError for a step that was not closed so.
    """
    term = view.deadline(step)
    if not step.silent or term is None or step.done_on is None:
        raise UserError(
            _("Ese paso no se cerró por plazo vencido: la constancia sale de los que sí."), code="not_silent"
        )
    who = awaited_names(step, view.entries_of(step))
    long = "EEEE d 'de' MMMM 'de' y"
    asked = _("En el expediente {n}, «{title}», el paso «{step}» corrió desde el {start}.").format(
        n=view.case.label, title=view.case.title, step=step.title, start=show_date(term.start, long)
    )
    went = _("El plazo venció el {last} sin respuesta de quien debía darla: {who}.").format(
        last=show_date(term.last, long), who=who
    )
    so = _("Por eso se tiene por favorable, y el expediente sigue desde el {day}.").format(
        day=show_date(step.done_on, long)
    )
    count = " ".join(part for part in (sum_words(term), closed_words(term)) if part)
    blocks: tuple[Block, ...] = (
        Paragraph(plain(asked)), Paragraph(plain(went)),
        Boxed((Paragraph((strong(_("Cómo se cuenta. ")), *plain(count)), Style.LEFT),
               Paragraph((strong(_("Norma. ")), *plain(article_words(step) or _("verifique su norma"))), Style.LEFT))),
        Paragraph(plain(so)),
        KeepTogether((Paragraph(plain(place_words(store, step.done_on))), signatures(store))),
    )  # fmt: skip
    return report(
        store, _("Constancia de plazo vencido"), blocks, subtitle=_("Expediente {n}").format(n=view.case.label),
        office=view.case.responsible, dated=False,
    )  # fmt: skip


def place_words(store: Store, day: date) -> str:
    """«Cerro del Alba, 8 de octubre de 2026.»"""
    there = town.municipality(store)
    return _("{town}, {day}.").format(town=there.town or there.name, day=date_words(day))


def signatures(store: Store, *, first: bool = False) -> Signatures:
    """Who signs a paper of a case: the last of those that sign the acta; of a notice to all, the first."""
    profile = town.profile_of(store)
    posts = [capital(profile.posts[one].neutral) for one in profile.minutes.signers if one in profile.posts]
    return Signatures(
        tuple(Signer(_("Nombre y firma"), post) for post in (posts[:1] if first else posts[-1:]) or [_("Secretaría")])
    )
