"""The FODA as it stands in a chapter of the manual."""

from collections.abc import Sequence

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Block, Column, Paragraph, Row, RowKind, Span, Spans, Style, Table, plain, strong
from munidesk.features.swot.document_matrix import quadrant_words
from munidesk.features.swot.domain import Factor, Quadrant
from munidesk.features.swot.rules import codes, external, internal, standing, totals
from munidesk.features.swot.store import load_view, newest


def swot_blocks(store: Store) -> Sequence[Block]:
    """Four quadrants two by two, without weights, and the two totals in a line."""
    key = newest(store)
    if not key:
        raise UserError(_("Todavía no hay ningún FODA. Créelo en FODA."))
    view = load_view(store, key)
    names = codes(view.factors)
    rows: list[Row] = []
    for left, right in ((Quadrant.STRENGTH, Quadrant.WEAKNESS), (Quadrant.OPPORTUNITY, Quadrant.THREAT)):
        rows.append(Row(tuple((strong(quadrant_words(one)[0]),) for one in (left, right)), RowKind.GROUP))
        rows.append(Row((_factors(view.of(left), names), _factors(view.of(right), names))))
    inside, outside, figures = totals(internal(view.factors)), totals(external(view.factors)), view.figures
    tables = (("MEFI", inside), ("MEFE", outside))
    note = _("Versión {n}, {day}. {totals}.").format(
        n=view.matrix.version, day=show_date(view.matrix.day, "d 'de' MMMM 'de' y"),
        totals="; ".join(standing(name, found, figures) for name, found in tables),
    )  # fmt: skip
    return Table((Column(""), Column("")), tuple(rows), boxes=True), Paragraph(plain(note), Style.NOTE)


def _factors(own: Sequence[Factor], names: dict[str, str]) -> Spans:
    found: list[Span] = []
    for one in own:
        found.extend((strong(f"{names[one.id]} "), Span(f"{one.text}\n")))
    return (*found[:-1], Span(found[-1].text.rstrip("\n"))) if found else plain("–")
