"""Copies of a sealed paper that do not stand for it: to work on, and of a text that was altered."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from munidesk.base.i18n import _, on_paper
from munidesk.documents.bound import Leaved
from munidesk.documents.model import (
    Block,
    Boxed,
    Document,
    Footer,
    KeepTogether,
    Paragraph,
    Signatures,
    Style,
    plain,
)


@on_paper
def working_copy(document: Document) -> Document:
    """The Word of a sealed paper: its text to work on, without code, folios, seal or signatures.

    Word breaks its pages otherwise, so a folio of it would not be that of the book.
    """
    note = Paragraph(
        plain(_("Copia de trabajo. El original es el PDF, con su código, sus folios y sus firmas.")), Style.NOTE
    )
    blocks = (note, *without_signatures(document.blocks))
    return bare(document, blocks, Footer(strong=_("Copia de trabajo · el original es el PDF")))


@on_paper
def altered_copy(document: Document, what: str) -> Document:
    """A text that is not the one that was sealed: marked across every page, without anything that vouches for it.

    `what` says what differs («Acta 11, resolución 40»).
    """
    foot = Footer(strong=_("COPIA ALTERADA: no es el acta que se aprobó"), lines=(what,))
    made = bare(document, without_signatures(document.blocks), foot)
    return replace(made, watermark=_("ALTERADA"))


def bare(document: Document, blocks: Iterable[Block], footer: Footer) -> Document:
    """The document without what binds it to a book."""
    kept = {one.name: getattr(document, one.name) for one in fields(Document)}
    return Document(**{**kept, "blocks": tuple(blocks), "footer": footer})


def leaved(document: Document, last_leaf: int, beyond: str) -> Leaved:
    """The document as the leaves of a book up to `last_leaf`."""
    kept = {one.name: getattr(document, one.name) for one in fields(Document)}
    return Leaved(**kept, last_leaf=last_leaf, beyond=beyond)


def without_signatures(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without their lines of signature, wherever they stand."""
    for block in blocks:
        match block:
            case Signatures():
                continue
            case KeepTogether(blocks=inner):
                yield KeepTogether(tuple(without_signatures(inner)))
            case Boxed(blocks=inner):
                yield Boxed(tuple(without_signatures(inner)))
            case _:
                yield block
