"""The hearing of a closed period: what was kept, on the day and at the place it was called since."""

from dataclasses import replace

from munidesk.base.i18n import on_paper
from munidesk.data.store import Store
from munidesk.documents.model import Document, Paragraph, Style, Table
from munidesk.overview.document_hearing_front import order_of, when_and_where
from munidesk.overview.hearing import load_hearing
from munidesk.records.sheet import Selection


@on_paper
def as_it_was(store: Store, selection: Selection, kept: Document) -> Document:
    """The document of a closed period with the day, the place and the hours of the hearing called since."""
    view = load_hearing(store, selection)
    when, order = Paragraph(when_and_where(view), Style.LEFT), order_of(view)
    blocks = [order if isinstance(one, Table) and one.columns == order.columns else one for one in kept.blocks]
    first = next((at for at, one in enumerate(blocks) if isinstance(one, Paragraph) and one.style is Style.LEFT), -1)
    if first >= 0:
        blocks[first] = when
    return replace(kept, blocks=tuple(blocks))
