"""`twinning-poa`, `twinning-report` and `visit-report`: the plan of the year, what came of it, a visit."""

from collections.abc import Iterator, Sequence

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.twinning.codes import ProjectState
from munidesk.features.twinning.domain_year import TwinningProject, TwinningVisit
from munidesk.features.twinning.rules import paid_by
from munidesk.features.twinning.view import TwinningView
from munidesk.features.twinning.words import pulse_word, state_word, term_words
from munidesk.town.report import report


def _paper(
    store: Store, view: TwinningView, title: str, blocks: Sequence[Block], *, landscape: bool = False
) -> Document:
    return report(store, title, tuple(blocks), subtitle=_("Hermanamiento con {city}").format(city=view.twinning.title),
                  office=_("Hermanamientos"), running=view.twinning.title, landscape=landscape)  # fmt: skip


def of_year(view: TwinningView, year: int) -> tuple[TwinningProject, ...]:
    return tuple(one for one in view.projects if one.year == year and one.state is not ProjectState.DROPPED)


@on_paper
def build_plan(store: Store, view: TwinningView, year: int) -> Document:
    """Activity, objective, who answers here and there, days, cost of each side, source, product."""
    found = of_year(view, year)
    blocks = (_plan_table(view, found), Paragraph(plain(_(
        "Los costos son previstos. Cada parte paga lo suyo con el presupuesto que apruebe."
    )), Style.NOTE))  # fmt: skip
    return _paper(store, view, _("Programa operativo {year}").format(year=year), blocks, landscape=True)


def _plan_table(view: TwinningView, found: Sequence[TwinningProject]) -> Table:
    columns = (
        Column(_("Actividad"), 2.2), Column(_("Objetivo"), 1.6), Column(_("Responsable aquí"), 1.2),
        Column(_("Responsable allá"), 1.2), Column(_("Fechas"), 1.3), Column(_("Costo aquí"), 1, Align.RIGHT),
        Column(_("Costo allá"), 1, Align.RIGHT), Column(_("Fuente"), 1.1), Column(_("Producto"), 1.3),
    )  # fmt: skip
    rows = [
        Row((
            (strong(one.title),), plain(one.objective or BLANK), plain(one.here or BLANK), plain(one.there or BLANK),
            plain(days(one)), plain(_money(view, one.cost)), plain(_money(view, one.cost_there)),
            plain(one.source or BLANK), plain(one.product or BLANK),
        ))
        for one in found
    ]  # fmt: skip
    ours, theirs = sum(one.cost or 0 for one in found), sum(one.cost_there or 0 for one in found)
    rows.append(Row((
        (strong(_("Total")),), *(plain("") for _at in range(4)), (strong(_money(view, ours)),),
        (strong(_money(view, theirs)),), plain(""), plain(""),
    ), RowKind.TOTAL))  # fmt: skip
    return Table(columns, tuple(rows), caption=_("Actividades"), dense=True)


def days(one: TwinningProject | TwinningVisit) -> str:
    """«09/03/2026 – 20/03/2026»."""
    found = [show_date(day) for day in (one.start, one.end) if day is not None]
    return " – ".join(dict.fromkeys(found)) or BLANK


def _money(view: TwinningView, cents: int | None) -> str:
    return view.figures.money(cents) if cents is not None else BLANK


@on_paper
def build_report(store: Store, view: TwinningView, year: int) -> Document:
    """What was planned and done, what it cost by source, visits, what is still open."""
    found = of_year(view, year)
    done = sum(one.state is ProjectState.DONE for one in found)
    visits = [one for one in view.visits if one.start is not None and one.start.year == year]
    cost = view.own_cost(year)
    figures = KeyFigures((
        KeyFigure(_("{a} de {n}").format(a=done, n=len(found)), _("actividades hechas")),
        KeyFigure(str(len(visits)), _("visitas")),
        KeyFigure(_money(view, view.own_total(year)), _("aporte propio")),
        KeyFigure(pulse_word(view.pulse).capitalize(), _("pulso a 12 meses")),
    ))  # fmt: skip
    blocks = [figures, _agreement(view), *_activities(view, found), *_by_source(view, cost), *_visits(visits)]
    return _paper(store, view, _("Informe anual {year}").format(year=year), blocks)


def _agreement(view: TwinningView) -> Block:
    words = [_("Acuerdo: {state}").format(state=state_word(view.state)), term_words(view)[0]]
    return Paragraph(plain(", ".join(one for one in words if one) + "."))


def _activities(view: TwinningView, found: Sequence[TwinningProject]) -> Iterator[Block]:
    if not found:
        yield Paragraph(plain(_("No hubo actividades previstas en el año.")))
        return
    rows = tuple(
        Row((plain(one.title), plain(days(one)), plain(one.state.word), plain(one.product or BLANK),
             plain(_money(view, one.cost))))
        for one in found
    )  # fmt: skip
    columns = (Column(_("Actividad"), 2.4), Column(_("Fechas"), 1.6), Column(_("Estado"), 0.9),
               Column(_("Producto"), 1.4), Column(_("Costo propio"), 1, Align.RIGHT))  # fmt: skip
    yield Table(columns, rows, caption=_("Actividades"))


def _by_source(view: TwinningView, cost: dict[str, int]) -> Iterator[Block]:
    if not cost:
        return
    rows = [Row((plain(name or _("sin fuente")), plain(_money(view, one)))) for name, one in cost.items()]
    rows.append(Row(((strong(_("Total")),), (strong(_money(view, sum(cost.values()))),)), RowKind.TOTAL))
    yield Table((Column(_("Fuente"), 3), Column(_("Aporte propio"), 1, Align.RIGHT)), tuple(rows),
                caption=_("Qué costó, por fuente"))  # fmt: skip


def _visits(visits: Sequence[TwinningVisit]) -> Iterator[Block]:
    if visits:
        rows = tuple(
            Row((plain(one.title), plain(days(one)), plain(one.way.word), plain(one.agreed or BLANK))) for one in visits
        )
        columns = (Column(_("Visita"), 2), Column(_("Fechas"), 1.5), Column(_("Sentido"), 0.8),
                   Column(_("Qué se acordó"), 2))  # fmt: skip
        yield Table(columns, rows, caption=_("Visitas"))


@on_paper
def build_visit(store: Store, view: TwinningView, visit: TwinningVisit) -> Document:
    """Programme, delegation, what was agreed, cost by payer; the names of who travelled are private: not printed."""
    told = (
        (_("Sentido"), visit.way.word), (_("Fechas"), days(visit)), (_("Programa"), visit.programme),
        (_("Informe"), show_date(visit.reported_on) if visit.reported_on is not None else _("por entregar")),
    )  # fmt: skip
    facts = tuple(Row(((strong(name),), plain(value))) for name, value in told if value)
    blocks: list[Block] = [Table((Column("", 1), Column("", 3)), facts), Heading(_("Qué se acordó"), 2)]
    blocks.append(Paragraph(plain(visit.agreed or _("Todavía no se anotó."))))
    delegates = view.delegates.get(visit.id, ())
    if delegates:
        n = len(delegates)
        told_n = ngettext("Viajó {n} persona:", "Viajaron {n} personas:", n).format(n=n)
        blocks.append(Paragraph(plain(f"{told_n} {'; '.join(one.task for one in delegates)}.")))
    costs = [one for one in view.costs.get(visit.id, ()) if one.amount]
    if costs:
        rows = tuple(
            Row((plain(one.title), plain(one.payer.word), plain(one.source or BLANK), plain(_money(view, one.amount))))
            for one in costs
        )
        columns = (Column(_("Gasto"), 2), Column(_("Quién paga"), 1.2), Column(_("Fuente"), 1.2),
                   Column(_("Monto"), 1, Align.RIGHT))  # fmt: skip
        paid = paid_by(costs)
        blank = plain("")
        sums = tuple(
            Row(((strong(_("Total")),), (strong(payer.word),), blank, (strong(_money(view, sum_)),)), RowKind.TOTAL)
            for payer, sum_ in paid.items()
        )
        blocks.append(Table(columns, (*rows, *sums), caption=_("Costo")))
    return _paper(store, view, _("Informe de la visita: {title}").format(title=visit.title), blocks)
