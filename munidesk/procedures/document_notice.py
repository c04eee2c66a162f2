"""The notice of a public consultation, for the board and the newspaper: what, where, until when, how to observe."""

from collections.abc import Iterator

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import join_and
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Boxed,
    Document,
    Heading,
    KeepTogether,
    Paragraph,
    Span,
    Spans,
    Style,
    gap,
    plain,
    strong,
)
from munidesk.procedures.clock import amount_words
from munidesk.procedures.consultation import Consultation
from munidesk.procedures.document_silence import place_words, signatures
from munidesk.procedures.domain import CaseStep
from munidesk.town import store as town
from munidesk.town.report import report

_DAY = "EEEE d 'de' MMMM 'de' y"


@on_paper
def build_notice(store: Store, one: Consultation) -> Document:
    """The notice as it is published; what the case does not tell yet is marked, and said how to tell it nowhere else.

    Where it can be read is the note of the step on view, else the address of the municipality.
    """
    published = one.deadline.start if one.deadline is not None else today()
    opening = _("Se pone a la vista de toda persona «{title}», para que se lea y se observe antes de aprobarse.")
    blocks: tuple[Block, ...] = (
        Paragraph(plain(opening.format(title=one.view.case.title))),
        Boxed((Paragraph(_days(one), Style.LEFT),)),
        Heading(_("Dónde se puede ver"), 1),
        Paragraph(_places(store, one)),
        Heading(_("Cómo observar"), 1),
        Paragraph(plain(_how(store))),
        Heading(_("Audiencia pública"), 1),
        *_hearings(one),
        Heading(_("Norma"), 1),
        Paragraph(_law(one)),
        KeepTogether((Paragraph(plain(place_words(store, published))), signatures(store, first=True))),
    )
    return report(
        store, _("Aviso de consulta pública"), blocks, subtitle=one.view.case.title, office=one.view.case.responsible,
        running=one.step.term_article or one.view.case.source, dated=False,
    )  # fmt: skip


def _days(one: Consultation) -> Spans:
    """«A la vista del lunes 7 de septiembre al miércoles 7 de octubre de 2026: 30 días.»"""
    term = one.deadline
    if term is None:
        amount = amount_words(one.step.amount, one.step.unit) if one.step.amount else _("los días que fija la norma")
        start = _("Estará a la vista {amount} desde que se publique: ").format(amount=amount)
        return (strong(_("Plazo. ")), Span(start), gap(_("desde cuándo")), Span(" – "), gap(_("hasta cuándo")))
    words = _("A la vista desde el {first} y hasta el {last} inclusive: {amount}, sin contar el primero.").format(
        first=show_date(term.start, _DAY), last=show_date(term.last, _DAY),
        amount=amount_words(one.step.amount, one.step.unit),
    )  # fmt: skip
    return (strong(_("Plazo. ")), Span(words))


def _places(store: Store, one: Consultation) -> Spans:
    if one.step.note.strip():
        return plain(one.step.note.strip())
    address = town.municipality(store).address
    if address:
        return plain(_("En {address}, en el horario de atención.").format(address=address.rstrip(".")))
    return (gap(_("lugares y horario")),)


def _how(store: Store) -> str:
    email = town.municipality(store).email
    by_mail = _(" o por correo a {email}").format(email=email) if email else ""
    words = _("Por escrito en esos lugares{by_mail}, con la hoja que allí se entrega o en papel común.")
    told = _("Puede observar cualquier persona; el nombre no se publica. Cada observación recibe un folio y, antes de "
             "la aprobación, una respuesta con razones.")  # fmt: skip
    return f"{words.format(by_mail=by_mail)} {told}"


def _hearings(one: Consultation) -> Iterator[Block]:
    """Those that have their day; else that it is called apart, where the procedure has one."""
    days = sorted({(entry.day, entry.name) for _step, entries in one.hearings for entry in entries if entry.day})
    days += [(step.done_on, step.title) for step, entries in one.hearings if step.done_on and not entries]
    if days:
        told = [f"{name}, {show_date(day, _DAY)}" if name else show_date(day, _DAY) for day, name in days]
        words = ngettext("Se oye a quien asista: {days}.", "Se oye a quien asista: {days}.", len(days))
        yield Paragraph(plain(words.format(days=join_and(told))))
    elif one.hearings:
        yield Paragraph(plain(_("Se convoca aparte, con su día, su hora y su lugar.")))
    else:
        yield Paragraph(plain(_("El procedimiento no pide audiencia.")))


def _law(one: Consultation) -> Spans:
    """The norm of the procedure with its articles; what nobody read is marked, to be verified before it goes out."""
    asked: tuple[CaseStep, ...] = (one.step, *(step for step, _entries in one.hearings))
    told = one.view.case.source.rstrip(".")
    articles = dict.fromkeys(words for step in asked if (words := step.term_article or step.article))
    sure = all((step.term_mark or step.mark) == "V" for step in asked)
    words = ". ".join(part for part in (told, *(one for one in articles if sure)) if part)
    return plain(f"{words}.") if sure and words else (Span(f"{words}. " if words else ""), gap(_("verifique su norma")))
