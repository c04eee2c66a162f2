"""The money on paper: by source, by act, by month and by axis, with what cannot stand as it is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK, Figures
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
    Chart,
    ChartKind,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Series,
    Span,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.planning.codes import Origin, Stage
from munidesk.features.planning.domain import Funding, Line
from munidesk.features.planning.listing import overspent_words
from munidesk.features.planning.money import SourceTotal, Totals, known_sum, limits, totals
from munidesk.features.planning.money_months import Months, by_month
from munidesk.features.planning.progress import Branch
from munidesk.features.planning.store import PlanView
from munidesk.town import store as town
from munidesk.town.report import report

_RIGHT = Align.RIGHT
_MOST_BARS = 15
"""A chart of more axes is no picture any more, and fits no page: its table says the same."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the figures of a chart are counted in, so that a small town's are not all zero."""

    cents: int
    words: str


def scale_of(figures: Figures, greatest: int) -> Scale:
    """Millions from one million on, thousands from ten thousand on, else the coins themselves; `greatest` in cents."""
    coins = figures.coins
    if greatest >= 100_000_000:
        return Scale(100_000_000, _("millones de {coins}").format(coins=coins))
    if greatest >= 1_000_000:
        return Scale(100_000, _("miles de {coins}").format(coins=coins))
    return Scale(100, coins)


def funding_in(view: PlanView, year: int | None) -> tuple[Funding, ...]:
    """The money of the lines of that year; of all without one."""
    if year is None:
        return view.funding
    lines = {one.id for one in view.ordered(year)}
    return tuple(one for one in view.funding if one.line_id in lines)


@on_paper
def build_budget(store: Store, view: PlanView, year: int | None = None) -> Document:
    """Money by source, its modifications with their acts, month by month and by axis, with the limits of a source."""
    figures, own = view.figures, funding_in(view, year)
    money = totals(own, figures)
    blocks: list[Block] = [_headline(money, figures), _by_source(money, figures)]
    if money.note:
        blocks.append(Paragraph(plain(money.note), Style.NOTE))
    for problem in limits(money.own, town.municipality(store).country, figures):
        blocks.append(Boxed((Paragraph((strong(problem.text), Span(f" ({problem.detail})")), Style.LEFT),)))
    blocks.extend(Paragraph(plain(words), Style.LEFT) for words in overspent_words(view))
    tables = (*_modified(view, own), *_by_month(view, money, year or view.day.year), *_by_axis(view, year))
    blocks.extend(_numbered(tables, 2))
    subtitle = view.plan.title if year is None else _("{plan} · POA {year}").format(plan=view.plan.title, year=year)
    return report(
        store, _("Distribución del presupuesto"), tuple(blocks), subtitle=subtitle,
        office=_("Equipo de planificación"), landscape=True, running=_("Presupuesto"),
    )  # fmt: skip


def _numbered(blocks: Sequence[Block], first: int) -> Iterator[Block]:
    """«Cuadro 2. …»: those that are there, without a gap for one that is not."""
    number = first
    for one in blocks:
        if isinstance(one, Table):
            one = replace(one, caption=_("Cuadro {n}. {title}").format(n=number, title=one.caption))
            number += 1
        yield one


def _headline(money: Totals, figures: Figures) -> KeyFigures:
    told: list[tuple[int | None, str]] = [(money.approved, _("aprobado"))]
    if money.current != money.approved:
        told.append((money.current, _("vigente")))
    told.extend(((money.committed, _("comprometido")), (money.executed, _("ejecutado")), (money.paid, _("pagado"))))
    shown = [(cents, words) for cents, words in told if cents is not None]
    return KeyFigures(tuple(KeyFigure(figures.money(cents), words) for cents, words in shown))


def _by_source(money: Totals, figures: Figures) -> Table:
    """Columns that nobody told anything of stay out."""
    every = money.all
    heads: list[tuple[str, bool]] = [
        (_("Aprobado"), True), (_("Modificado"), any(one.modified is not None for one in every)), (_("Vigente"), True),
        (_("Comprometido"), any(one.committed is not None for one in every)), (_("Ejecutado"), True),
        (_("Pagado"), any(one.paid is not None for one in every)), (_("Disponible"), True),
    ]  # fmt: skip
    shown = [at for at, (_words, is_shown) in enumerate(heads) if is_shown]
    whose = any(one.origin or one.code for one in every)
    rows = [_source_row(one, figures, shown, whose=whose) for one in every]
    sums = (money.approved, money.current - money.approved or None, money.current, money.committed, money.executed,
            money.paid, money.available)  # fmt: skip
    total = [plain(_("Total")), *([plain("")] if whose else []), *(plain(_cell(figures, sums[at], at)) for at in shown)]
    rows.append(Row((*total, plain(figures.percent(money.executed, money.current))), RowKind.TOTAL))
    columns = (
        Column(_("Fuente"), 2.2),
        *((Column(_("Orden y código"), 1.5),) if whose else ()),
        *(Column(figures.of_money(heads[at][0]), 1.3, _RIGHT) for at in shown),
        Column(_("% ejecutado"), 1, _RIGHT),
    )
    return Table(columns, tuple(rows), caption=_("Cuadro 1. Dinero por fuente"))


def _source_row(one: SourceTotal, figures: Figures, shown: Sequence[int], *, whose: bool) -> Row:
    values = (one.approved, one.modified, one.current, one.committed, one.executed, one.paid, one.available)
    cells: list[Spans] = [plain(one.name)]
    if whose:
        cells.append(plain(origin_words(one.origin, one.code)))
    cells.extend(plain(_cell(figures, values[at], at, one.currency)) for at in shown)
    return Row((*cells, plain(figures.percent(one.executed, one.current))))


def origin_words(origin: Origin, code: str) -> str:
    """«federación · 77.1»; «–» when neither was told."""
    return " · ".join(part for part in (origin.word, code) if part) or BLANK


_MODIFIED = 1


def _cell(figures: Figures, cents: int | None, at: int, currency: str = "") -> str:
    """A modification says its sign: it is a change, not a sum."""
    text = figures.amount_in(cents, currency)
    return f"+{text}" if at == _MODIFIED and cents is not None and cents > 0 else text


def _modified(view: PlanView, own: Sequence[Funding]) -> Iterator[Table]:
    """Each act that changed a credit; what was brought in already modified, with the act it was told with."""
    funding = {one.id: one for one in own}
    acts = [
        (one.day, one.act, funding[one.funding_id], one.amount)
        for one in view.entries if one.stage is Stage.MODIFIED and one.funding_id in funding
    ]  # fmt: skip
    dated = {money.id: sum(amount for _day, _act, other, amount in acts if other is money) for money in own}
    acts.extend(
        (money.act_day or date.max, money.act, money, money.current - money.approved - dated[money.id])
        for money in own if money.current - money.approved != dated[money.id]
    )  # fmt: skip
    if not acts:
        return
    figures = view.figures
    rows = tuple(
        Row((plain(show_date(day) if day != date.max else BLANK), plain(act or _("falta el acto")),
             plain(money.source), plain(_line_words(view, money.line_id)),
             plain(_cell(figures, amount, _MODIFIED, money.currency))))
        for day, act, money, amount in sorted(acts, key=lambda one: (one[0], one[1]))
    )  # fmt: skip
    columns = (Column(_("Fecha"), 0.8), Column(_("Acto"), 2), Column(_("Fuente"), 1.6), Column(_("Renglón"), 2.6),
               Column(figures.of_money(_("Importe")), 1.2, _RIGHT))  # fmt: skip
    yield Table(columns, rows, caption=_("Modificaciones del crédito"))


def _line_words(view: PlanView, line_id: str) -> str:
    line: Line | None = view.by_id.get(line_id)
    return f"{line.code}  {line.title}".strip() if line is not None else BLANK


def _by_month(view: PlanView, money: Totals, year: int) -> Iterator[Block]:
    figures = view.figures
    found = by_month(money.all, view.entries, Stage.EXECUTED, year)
    rows = [one for one in found if any(cents is not None for cents in one.months)]
    if not rows:
        return
    names = [show_date(date(year, month, 1), "MMM").rstrip(".") for month in range(1, 13)]
    columns = (
        Column(_("Fuente"), 2.2), *(Column(name, 1, _RIGHT) for name in names),
        Column(_("Sin fecha en {year}").format(year=year), 1.1, _RIGHT), Column(_("Total"), 1.2, _RIGHT),
    )  # fmt: skip
    lines = [Row((plain(one.of.name), *_month_cells(one, figures))) for one in found if one.total or one in rows]
    own = [one for one in found if not one.of.currency]
    months = [known_sum(one.months[at] for one in own) for at in range(12)]
    sums = (*months, sum(one.undated for one in own) or None, sum(one.total for one in own))
    lines.append(Row((plain(_("Total")), *(plain(figures.amount(cents)) for cents in sums)), RowKind.TOTAL))
    caption = _("Ejecutado por mes en {year}, en {coins}").format(year=year, coins=figures.coins)
    yield Table(columns, tuple(lines), caption=caption, dense=True)
    note = _("«–»: sin movimientos anotados en el mes. Sin fecha: lo ejecutado que no se anotó por día en {year}.")
    yield Paragraph(plain(note.format(year=year)), Style.NOTE)


def _month_cells(one: Months, figures: Figures) -> Iterator[Spans]:
    for cents in (*one.months, one.undated or None, one.total):
        yield plain(figures.amount_in(cents, one.of.currency))


def _by_axis(view: PlanView, year: int | None) -> Iterator[Block]:
    axes = [one for one in view.ordered(year) if not one.parent_id]
    branches = view.branches if year is None else view.branches_of(year)
    if not axes:
        return
    figures = view.figures
    rows = [_axis_row(one, branches[one.id], figures) for one in axes]
    values = [branches[one.id] for one in axes]
    approved, executed = sum(one.approved for one in values), sum(one.executed for one in values)
    sums = (plain(_("Total")), plain(figures.amount(approved)), plain(figures.amount(executed)),
            plain(figures.percent(executed, approved)))  # fmt: skip
    rows.append(Row(sums, RowKind.TOTAL))
    columns = (Column(_("Eje"), 4), Column(figures.of_money(_("Vigente")), 1.4, _RIGHT),
               Column(figures.of_money(_("Ejecutado")), 1.4, _RIGHT), Column(_("% ejecutado"), 1, _RIGHT))  # fmt: skip
    yield Table(columns, tuple(rows), caption=_("Dinero por eje"))
    if len(axes) <= _MOST_BARS and (approved or executed):
        yield _chart(axes, values, figures)


def _axis_row(one: Line, branch: Branch, figures: Figures) -> Row:
    share = figures.percent(branch.executed, branch.approved)
    amounts = (plain(figures.amount(cents)) for cents in (branch.approved, branch.executed))
    return Row((plain(f"{one.code}  {one.title}".strip()), *amounts, plain(share)))


def _chart(axes: Sequence[Line], values: Sequence[Branch], figures: Figures) -> Chart:
    scale = scale_of(figures, max(max(one.approved, one.executed) for one in values))
    return Chart(
        ChartKind.BARS,
        tuple(" ".join(f"{one.code} {one.title}".split()) for one in axes),
        (
            Series(_("Vigente"), tuple(one.approved / scale.cents for one in values)),
            Series(_("Ejecutado"), tuple(one.executed / scale.cents for one in values)),
        ),
        _("Gráfico 1. Dinero por eje, en {unit}").format(unit=scale.words),
        _("Barras por eje: vigente y ejecutado, en {unit}.").format(unit=scale.words),
        height_mm=16 + 14 * len(axes),
        thousands=figures.currency.thousands,
        decimal=figures.currency.decimal,
    )  # fmt: skip
