"""The matrix on one page: F | D over O | A, in letters as large as fit, never under 8 points."""

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.look import text_block
from munidesk.documents.measure import wrapped
from munidesk.documents.model import (
    Align,
    Column,
    Document,
    Kind,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    TableSize,
    plain,
    strong,
)
from munidesk.features.swot.domain import Factor, Quadrant
from munidesk.features.swot.rules import (
    codes,
    contribution,
    convention_words,
    external,
    internal,
    missing_words,
    side_words,
    totals,
)
from munidesk.features.swot.store import SwotView
from munidesk.town import store as town
from munidesk.town.report import report

_SHARES = (0.46, 4.84, 0.7, 0.72, 0.9)
_GAP = 0.25
_SIZES = ((TableSize.LARGE, 10.5, 13.0, 5.4), (TableSize.USUAL, 9.0, 12.0, 5.4), (TableSize.SMALL, 8.0, 9.6, 2.4))
_AROUND = 190.0
"""Points taken by letterhead, title, subtitle and the two lines below."""


def quadrant_words(quadrant: Quadrant) -> tuple[str, str]:
    """(name, what it is)."""
    words = {
        Quadrant.STRENGTH: (_("Fortalezas"), _("internas, a favor")),
        Quadrant.WEAKNESS: (_("Debilidades"), _("internas, en contra")),
        Quadrant.OPPORTUNITY: (_("Oportunidades"), _("externas, a favor")),
        Quadrant.THREAT: (_("Amenazas"), _("externas, en contra")),
    }
    return words.get(quadrant, (quadrant.word, ""))


@on_paper
def build_matrix(store: Store, view: SwotView) -> Document:
    matrix = view.matrix
    page = town.page_size(store)
    size, proofs = fitting(view, page)
    half = tuple(Column("", share, Align.LEFT if at < 2 else Align.RIGHT) for at, share in enumerate(_SHARES))
    columns = (*half, Column("", _GAP), *half)
    rows: list[Row] = []
    names = codes(view.factors)
    for left, right in ((Quadrant.STRENGTH, Quadrant.WEAKNESS), (Quadrant.OPPORTUNITY, Quadrant.THREAT)):
        rows.append(Row((*_head(left), (), *_head(right)), RowKind.GROUP))
        for one, other in zip_longest(view.of(left), view.of(right)):
            rows.append(
                Row((*_cells(one, names, proofs, view.figures), (), *_cells(other, names, proofs, view.figures)))
            )
        rows.append(Row((*_sums(view.of(left), view.figures), (), *_sums(view.of(right), view.figures)), RowKind.TOTAL))
    inside, outside = totals(internal(view.factors)), totals(external(view.factors))
    lines = (
        _total_line(_("Internos (MEFI)"), view, Quadrant.STRENGTH, Quadrant.WEAKNESS, inside.weight),
        _total_line(_("Externos (MEFE)"), view, Quadrant.OPPORTUNITY, Quadrant.THREAT, outside.weight),
    )
    parts = (
        _("Versión {n}").format(n=matrix.version), show_date(matrix.day, "d 'de' MMMM 'de' y"), matrix.people,
        _("Convoca: {who}").format(who=matrix.convened_by) if matrix.convened_by else "",
    )  # fmt: skip
    return report(
        store, matrix_title(matrix.title),
        (Table(columns, tuple(rows), boxes=False, size=size), *lines),
        subtitle=" · ".join(part for part in parts if part), office=matrix.convened_by or _("Equipo de planificación"),
        running=_("Matriz FODA"), kind=Kind.REPORT, landscape=True,
    )  # fmt: skip


def matrix_title(title: str) -> str:
    """«Matriz FODA · Plan de Desarrollo»: the word is not said twice."""
    bare = title.removeprefix("FODA").removeprefix(" del").removeprefix(" de").strip(" :·")
    return _("Matriz FODA · {title}").format(title=bare or title)


def _head(quadrant: Quadrant) -> tuple[Spans, ...]:
    name, what = quadrant_words(quadrant)
    return (
        plain(quadrant.letter),
        (strong(name), Span(f"  {what}")),
        plain(_("Peso")),
        plain(_("Calif.")),
        plain(_("Aporte")),
    )


def _text(one: Factor, proofs: bool) -> str:
    return f"{one.text}\n{one.evidence}" if proofs and one.evidence else one.text


def _cells(one: Factor | None, names: dict[str, str], proofs: bool, figures: Figures) -> tuple[Spans, ...]:
    if one is None:
        return ((), (), (), (), ())
    given = contribution(one)
    text = _text(one, proofs)
    return (
        (strong(names[one.id]),),
        plain(text),
        plain(figures.hundredths(one.weight)),
        (strong("–" if one.rating is None else str(one.rating)),),
        plain(figures.number(given, 2)),
    )


def _sums(factors: Sequence[Factor], figures: Figures) -> tuple[Spans, ...]:
    found = totals(factors)
    return ((), plain(_("Suma")), plain(figures.hundredths(found.weight)), (), plain(figures.number(found.known, 2)))


def _total_line(name: str, view: SwotView, first: Quadrant, second: Quadrant, weight: int) -> Paragraph:
    one, other = totals(view.of(first)), totals(view.of(second))
    two = partial(view.figures.number, places=2)
    whole = totals([*view.of(first), *view.of(second)])
    words = convention_words(internal=first.internal, convention=view.matrix.convention)
    sums = _("Los pesos suman {n}.").format(n=view.figures.hundredths(weight))
    if not whole.decides:
        return Paragraph(
            (strong(f"{name}: "), Span(f"{missing_words(whole, view.figures)} {words} {sums}")), Style.NOTE
        )
    figures = f"{name}: {two(one.score)} + {two(other.score)} = {two(whole.score)}"
    where = f", {side_words(whole.distance, view.figures)}"
    return Paragraph((strong(figures), Span(f"{where}. {words} {sums}")), Style.NOTE)


def fitting(view: SwotView, page: tuple[float, float]) -> tuple[TableSize, bool]:
    """The largest letter with which the matrix stays on one page, and whether the evidence fits too.

    When not even 8 points do it, the evidence stays for the report; when that is
    not enough either, it comes back and the matrix flows to a second page.
    """
    width, height = text_block(Kind.REPORT, page, landscape=True)
    room = height - _AROUND + 32
    cell = width * _SHARES[1] / (2 * sum(_SHARES) + _GAP) - 6
    for proofs in (True, False):
        for size, points, leading, air in _SIZES if proofs else _SIZES[-1:]:
            if sum(_heights(view, cell, points, leading, air, proofs)) <= room:
                return size, proofs
    return TableSize.SMALL, True


def _heights(view: SwotView, cell: float, points: float, leading: float, air: float, proofs: bool) -> list[float]:
    def lines(one: Factor | None) -> int:
        return len(wrapped(_text(one, proofs), cell, points)) if one is not None else 0

    found = []
    for left, right in ((Quadrant.STRENGTH, Quadrant.WEAKNESS), (Quadrant.OPPORTUNITY, Quadrant.THREAT)):
        found.extend([leading + air] * 2)
        for one, other in zip_longest(view.of(left), view.of(right)):
            found.append(max(1, lines(one), lines(other)) * leading + air)
    return found
