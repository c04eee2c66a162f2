"""The notice of a public consultation: what is on view, where, until when, how anybody observes, by which norm."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import capital, join_and
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Boxed,
    Document,
    KeepTogether,
    Paragraph,
    Span,
    Spans,
    Style,
    gap,
    plain,
    strong,
)
from munidesk.procedures.clock import Deadline, article_words, sum_words
from munidesk.procedures.consultation import Consultation
from munidesk.procedures.document_silence import signatures
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.report import report

_LONG = "EEEE d 'de' MMMM 'de' y"


@on_paper
def build_notice(store: Store, one: Consultation) -> Document:
    """What nobody wrote yet (the day it goes on view, a hearing's) is marked as missing, never made up."""
    there = town.municipality(store)
    what = Paragraph(
        (Span(_("Está a la vista de toda persona:") + " "), strong(one.view.case.title), Span(".")), Style.LEFT
    )
    blocks: tuple[Block, ...] = (
        what,
        Boxed(tuple(Paragraph((strong(name + " "), *said), Style.LEFT) for name, said in _facts(one, there))),
        Paragraph(plain(_("Toda observación tendrá respuesta con sus razones, y el nombre de quien observa no se "
                          "publica. No hace falta abogado ni formulario: basta una hoja firmada.")), Style.LEFT),
        KeepTogether((signatures(store),)),
    )  # fmt: skip
    return report(
        store, _("Aviso de consulta pública"), blocks, subtitle=one.step.title, office=one.view.case.responsible,
        dated=False,
    )  # fmt: skip


def _facts(one: Consultation, there: Municipality) -> Iterator[tuple[str, Spans]]:
    term = one.deadline
    place = there.address.strip()
    yield _("Dónde se ve:"), plain(f"{there.name}, {place}.") if place else (Span(f"{there.name}, "), gap(_("lugar")))
    yield _("Hasta cuándo:"), _until(term)
    ways = [_("en el mostrador o por nota")]
    ways += [_("por correo a {email}").format(email=there.email)] if there.email.strip() else []
    ways += [_("por teléfono al {phone}").format(phone=there.phone)] if there.phone.strip() else []
    yield _("Cómo se observa:"), plain(capital(join_and(ways)) + ".")
    for step, entries in one.hearings:
        days = [show_date(entry.day, _LONG) for entry in entries if entry.day is not None]
        when: Spans = plain(join_and(days) + ".") if days else (gap(_("día, hora y lugar")),)
        yield f"{step.title}:", when
    norm = article_words(one.step) or one.view.case.source
    yield _("Norma:"), plain(norm) if norm else (gap(_("norma")),)
    if term is not None:
        yield _("Cómo se cuenta:"), plain(capital(sum_words(term)))


def _until(term: Deadline | None) -> Spans:
    if term is None:
        return (gap(_("día de la publicación")),)
    words = _("desde el {first} hasta el {last}, inclusive.")
    return plain(words.format(first=show_date(term.start, _LONG), last=show_date(term.safe, _LONG)))
