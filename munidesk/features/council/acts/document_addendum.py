"""The adenda of a convocatoria: what changed since it was sent, and the orden del día that is valid now."""

from datetime import date

from munidesk.base.i18n import _, on_paper
from munidesk.documents.model import Document, Heading, KeepTogether, Listing, Paragraph, Signatures, Style, plain
from munidesk.features.council.minutes import wording
from munidesk.features.council.sessions.document_notice import (
    agenda_blocks,
    delivery_blocks,
    framed,
    notice_number,
    notice_signer,
)
from munidesk.features.council.view import SessionView


@on_paper
def build_addendum(view: SessionView, changes: tuple[str, ...], number: int, sent: date) -> Document:
    """Adenda `number`, sent on that day, with a sentence per change."""
    title = _("Adenda {n} a la convocatoria{number}").format(n=number, number=notice_number(view))
    blocks = (
        Heading(title, 0),
        Paragraph(plain(_("Sesión {kind}").format(kind=view.session.kind.word)), Style.SUBTITLE),
        Paragraph(plain(wording.formula(view, "notice_salutation", {"body": wording.body_phrase(view)}))),
        Paragraph(plain(_("Se comunica a ustedes lo que cambia de la convocatoria enviada:"))),
        Listing(tuple(plain(one) for one in changes)),
        *agenda_blocks(view),
        KeepTogether((Paragraph(plain(_("Saluda a ustedes atentamente,"))), Signatures((notice_signer(view),)))),
        *delivery_blocks(view),
    )
    return framed(view, title, blocks, sent)
