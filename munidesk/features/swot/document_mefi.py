"""MEFI and MEFE: two tables with subtotals, the position of both, and how to read them."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import join_and
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Box,
    Column,
    Document,
    Figure,
    Heading,
    Lettering,
    Paragraph,
    Polygon,
    Row,
    RowKind,
    Shape,
    Span,
    Stroke,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.swot.document_matrix import quadrant_words
from munidesk.features.swot.domain import Factor, Quadrant
from munidesk.features.swot.rules import (
    MIDDLE,
    Totals,
    codes,
    contribution,
    convention_words,
    external,
    internal,
    missing_words,
    reading,
    totals,
)
from munidesk.features.swot.store import SwotView
from munidesk.town.report import report


@on_paper
def build_mefi(store: Store, view: SwotView) -> Document:
    matrix = view.matrix
    subtitle = _("{title} · versión {n} · {day}").format(
        title=matrix.title, n=matrix.version, day=show_date(matrix.day, "d 'de' MMMM 'de' y")
    )
    return report(
        store, _("Evaluación de factores: MEFI y MEFE"), tuple(mefi_blocks(view)), subtitle=subtitle,
        office=matrix.convened_by or _("Equipo de planificación"), running=_("MEFI y MEFE"),
    )  # fmt: skip


def mefi_blocks(view: SwotView) -> Iterator[Block]:
    inside, outside = totals(internal(view.factors)), totals(external(view.factors))
    convention = view.matrix.convention
    yield _table(view, (Quadrant.STRENGTH, Quadrant.WEAKNESS), inside, "MEFI",
                 _("Cuadro 1. Matriz de factores internos (MEFI)"))  # fmt: skip
    yield Paragraph(plain(convention_words(internal=True, convention=convention)), Style.NOTE)
    yield _table(view, (Quadrant.OPPORTUNITY, Quadrant.THREAT), outside, "MEFE",
                 _("Cuadro 2. Matriz de factores externos (MEFE)"))  # fmt: skip
    yield Paragraph(plain(convention_words(internal=False, convention=convention)), Style.NOTE)
    if inside.decides and outside.decides:
        yield position_figure(inside, outside, view.figures)
    yield Heading(_("Lectura"), 2)
    for found, inside_ in ((inside, True), (outside, False)):
        yield Paragraph(
            (strong(reading(found, view.figures, inside=inside_)), Span(_heaviest(view, inside=inside_))), Style.LEFT
        )
    yield Paragraph((strong(_("Prudencia. ")), Span(_caution(view))), Style.LEFT)


def _table(view: SwotView, quadrants: Sequence[Quadrant], found: Totals, name: str, caption: str) -> Table:
    names, figures = codes(view.factors), view.figures
    rows: list[Row] = []
    for quadrant in quadrants:
        own = view.of(quadrant)
        sums = totals(own)
        cells = (
            (),
            (strong(quadrant_words(quadrant)[0]),),
            plain(figures.hundredths(sums.weight)),
            (),
            plain(figures.number(sums.known, 2)),
        )
        rows.append(Row(cells, RowKind.GROUP))
        rows.extend(_row(one, names[one.id], figures) for one in own)
    side, middle = _("sobre") if found.distance > 0 else _("bajo"), figures.number(MIDDLE, 2)
    words = _("Total {name} ({gap} {side} el valor medio, {middle})").format(
        name=name, gap=figures.number(abs(found.distance), 2), side=side, middle=middle
    )
    if not found.decides:
        words = _("Total {name}").format(name=name)
    elif found.distance == 0:
        words = _("Total {name} (en el valor medio, {middle})").format(name=name, middle=middle)
    rows.append(
        Row(
            ((), plain(words), plain(figures.hundredths(found.weight)), (), plain(figures.number(found.shown, 2))),
            RowKind.TOTAL,
        )
    )
    rows.extend(_notes(found, figures))
    return Table(
        (
            Column(_("N.º"), 0.5),
            Column(_("Factor"), 4.2),
            Column(_("Peso"), 0.8, Align.RIGHT),
            Column(_("Calificación"), 1.1, Align.RIGHT),
            Column(_("Aporte"), 0.8, Align.RIGHT),
        ),
        tuple(rows),
        caption=caption,
        dense=True,
    )


def _notes(found: Totals, figures: Figures) -> Iterator[Row]:
    """Why there is no total yet: what is blank, and weights that do not sum one."""
    if found.blank:
        yield Row((plain(missing_words(found, figures)),), RowKind.NOTE)
    if not found.balanced and found.count:
        gap, one = figures.hundredths(abs(found.difference)), figures.hundredths(100)
        more = _("de más") if found.difference > 0 else _("de menos")
        words = _("Los pesos no suman {one}: hay {gap} {more}.").format(one=one, gap=gap, more=more)
        yield Row((plain(words),), RowKind.NOTE)


def _row(one: Factor, code: str, figures: Figures) -> Row:
    given = contribution(one)
    return Row(
        (
            plain(code),
            plain(one.text),
            plain(figures.hundredths(one.weight)),
            (strong("–" if one.rating is None else str(one.rating)),),
            plain(figures.number(given, 2)),
        )
    )


def _heaviest(view: SwotView, *, inside: bool) -> str:
    own = internal(view.factors) if inside else external(view.factors)
    scored = [(given, one) for one in own if (given := contribution(one)) is not None]
    if not scored:
        return ""
    most = max(given for given, _one in scored)
    named = [f"«{one.text}»" for given, one in scored if given == most][:2]
    return _(" Pesa más {names} ({n}).").format(names=join_and(named), n=view.figures.number(most, 2))


def _caution(view: SwotView) -> str:
    people = len(view.people)
    heaviest = max((one.weight or 0 for one in view.factors), default=0)
    text = _("Un cambio de un punto en un factor de peso {w} mueve el total {w}.").format(
        w=view.figures.hundredths(heaviest)
    )
    if people:
        text += " " + _("Puntuaron {n} personas.").format(n=people)
    return text


def position_figure(inside: Totals, outside: Totals, figures: Figures) -> Figure:
    """Both totals on a square from 1 to 4, the middle at 2,50; each corner names its strategies."""
    left, top, side = 44.0, 6.0, 108.0
    totals_ = {"a": figures.number(inside.score, 2), "b": figures.number(outside.score, 2)}
    middle = side / 2
    x = left + max(0.0, float(inside.score) - 1) / 3 * side
    y = top + side - max(0.0, float(outside.score) - 1) / 3 * side
    shapes: list[Shape] = [
        Box(left + middle, top, middle, middle, fill="#F0EFEB"),
        Box(left, top, side, side, line="#1A1A1A", weight=1),
        Stroke(((left + middle, top), (left + middle, top + side)), dashed=True),
        Stroke(((left, top + middle), (left + side, top + middle)), dashed=True),
        _circle(x, y, 4.5),
        Lettering(x + 9, y + 12, _("{a} y {b}").format(**totals_), strong=True),
    ]
    corners = ((0.25, 0.12, "DO"), (0.75, 0.12, "FO"), (0.25, 0.92, "DA"), (0.75, 0.92, "FA"))
    for across, down, name in corners:
        words = _("Estrategias {name}").format(name=name)
        shapes.append(Lettering(left + across * side, top + down * side, words, align=Align.CENTRE, colour="#4A4F4C"))
    for value, at in ((1, 0.0), (MIDDLE, 0.5), (4, 1.0)):
        shapes.append(Lettering(left + at * side, top + side + 12, figures.number(value, 1), align=Align.CENTRE))
        shapes.append(Lettering(left - 5, top + side - at * side + 3, figures.number(value, 1), align=Align.RIGHT))
    shapes.append(
        Lettering(left + middle, top + side + 26, _("MEFI, factores internos"), strong=True, align=Align.CENTRE)
    )
    shapes.append(
        Lettering(12, top + middle, _("MEFE, factores externos"), strong=True, align=Align.CENTRE, turned=True)
    )
    words = _("Posición: MEFI {a} y MEFE {b}, sobre un cuadro de 1 a 4 con el medio en {middle}.").format(
        **totals_, middle=figures.number(MIDDLE, 2)
    )
    return Figure(left + side + 90, top + side + 32, tuple(shapes), words, _("Gráfico 1. Posición conjunta"))


def _circle(x: float, y: float, radius: float) -> Polygon:
    points = tuple((x + radius * cos(at * pi / 12), y + radius * sin(at * pi / 12)) for at in range(24))
    return Polygon(points, fill="#1A1A1A")
