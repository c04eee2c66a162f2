"""The acta to publish: without the personal motives of absences, and without anything that stands for the original."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, on_paper
from munidesk.documents.copies import bare, without_signatures
from munidesk.documents.model import (
    Block,
    Document,
    Footer,
    KeepTogether,
    Listing,
    Paragraph,
    Row,
    Spans,
    Style,
    Table,
    plain,
)
from munidesk.features.council.minutes.document import folios_words, minutes_document, text_alone
from munidesk.features.council.view import SessionView


@on_paper
def public_document(view: SessionView, *, printed_at: datetime) -> Document:
    """The acta, draft or approved, that may hang on a wall. Raises UserError as `minutes_document`.

    A motive («enfermedad; nota del 16/11/2026») is data on somebody's health: who was absent and whether it was
    announced stays, why it was is reserved. Resolutions are left word for word. Where those motives are not known,
    nothing is published: UserError.
    """
    document = minutes_document(view, printed_at=printed_at)
    if view.public:
        return document
    if text_alone(view):
        text = _(
            "Esta acta vino de otra copia sin sus marcas de asistencia, y su texto puede decir por qué faltó alguien."
            " Su versión pública se hace en la copia «{name}»."
        )
        raise UserError(text.format(name=view.minutes.brought_from), code="motives")
    motives = tuple(_motives(view))
    blocks = tuple(_reserved(one, motives) for one in without_signatures(document.blocks))
    note = Paragraph(plain(_("Versión pública: se reservan los motivos personales de las ausencias.")), Style.NOTE)
    return bare(document, (*blocks, note), _footer(view))


def _footer(view: SessionView) -> Footer:
    minutes = view.minutes
    if not view.frozen:
        return Footer(strong=_("Versión pública de un borrador sin valor de acta"))
    original = _("El original, con sus firmas, está en el libro {book}, folios {pages}").format(
        book=minutes.book, pages=folios_words(view)
    )
    return Footer(strong=_("Versión pública del acta {n}").format(n=minutes.called), lines=(original,))


def _motives(view: SessionView) -> Iterator[str]:
    """As they are printed, the longest first: «enfermedad; nota del 16/11/2026» before «enfermedad»."""
    found = {one.reason.strip() for one in view.substitutions}
    for event in view.events:
        found |= {event.reason.strip(), "; ".join(filter(None, (event.reason.strip(), event.evidence.strip())))}
    yield from sorted((text for text in found if text), key=len, reverse=True)


def _reserved(block: Block, motives: Iterable[str]) -> Block:
    match block:
        case Paragraph():
            return replace(block, spans=_without(block.spans, motives))
        case Listing():
            return replace(block, entries=tuple(_without(one, motives) for one in block.entries))
        case Table():
            return replace(block, rows=tuple(_row(one, motives) for one in block.rows))
        case KeepTogether(blocks=inner):
            return KeepTogether(tuple(_reserved(one, motives) for one in inner))
        case _:
            return block


def _row(row: Row, motives: Iterable[str]) -> Row:
    return replace(row, cells=tuple(_without(one, motives) for one in row.cells))


def _without(spans: Spans, motives: Iterable[str]) -> Spans:
    for motive in motives:
        spans = tuple(replace(one, text=one.text.replace(motive, _("motivo reservado"))) for one in spans)
    return spans
