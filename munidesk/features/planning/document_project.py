"""Everything of one line of the plan on one sheet: what it is, how it is measured, its money, how far it got."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import join_and
from munidesk.data.store import Store
from munidesk.documents.model import Align, Block, Column, Document, Row, Table, plain, strong
from munidesk.features.planning.domain import Line
from munidesk.features.planning.listing import level_words
from munidesk.features.planning.progress import raw_progress
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import readings_of
from munidesk.town.report import NBSP, report

_RIGHT = Align.RIGHT


def quarter_words(line: Line) -> str:
    """«10 %, 20 %, 30 % y 40 %»; empty when it is even."""
    return join_and([f"{weight}{NBSP}%" for weight in line.quarter_weights])


@on_paper
def build_project(store: Store, view: PlanView, line: Line) -> Document:
    """Everything of one line on one sheet."""
    rows = tuple(Row(((strong(name),), plain(value))) for name, value in _facts(view, line) if value.strip())
    blocks: tuple[Block, ...] = (
        Table((Column("", 0.7), Column("", 3)), rows), *_targets(view, line), *_money(view, line),
        *_readings(store, view, line),
    )  # fmt: skip
    return report(
        store, line.title, blocks, subtitle=f"{level_words(line.level)} · {view.plan.title}",
        office=_("Equipo de planificación"), running=_("Ficha de proyecto"),
    )  # fmt: skip


def _facts(view: PlanView, line: Line) -> tuple[tuple[str, str], ...]:
    figures, branch = view.figures, view.branches[line.id]
    days = " – ".join(show_date(day) for day in (branch.first, branch.last) if day)
    progress = _("{raw} (con tope: {capped})").format(
        raw=figures.share(branch.raw), capped=figures.share(branch.capped)
    )
    return (
        (_("Código"), line.code), (_("Clase de trabajo"), line.work.word), (_("Indicador"), line.indicator),
        (_("Fórmula"), line.formula), (_("Fuente del dato"), line.data_source), (_("Frecuencia"), line.frequency.word),
        (_("Desagregación"), line.disaggregation), (_("Clase"), line.kind.word),
        (_("Línea de base"), figures.number(line.base)), (_("Meta"), f"{figures.number(line.target)} {line.unit}"),
        (_("Avance"), progress),
        (_("Fechas"), days), (_("Previsto por trimestre"), quarter_words(line)), (_("Contrato"), line.contract),
        (_("Responsable"), line.responsible), (_("Producto"), line.product), (_("ODS"), line.ods),
        (_("Observaciones"), line.notes),
    )  # fmt: skip


def _targets(view: PlanView, line: Line) -> Iterator[Table]:
    """Where each year is to end, where it did, and how much of the way that is."""
    figures, rows = view.figures, []
    for one in view.targets:
        if one.line_id == line.id:
            value = view.values_in(one.year).get(line.id) if one.year <= view.day.year else None
            share = figures.share(raw_progress(view.aimed(line, one.year), value))
            cells = (str(one.year), figures.number(one.target), figures.number(value), share)
            rows.append(Row((*map(plain, cells[:1]), plain(one.notes), *map(plain, cells[1:]))))
    if rows:
        columns = (Column(_("Año"), 0.6), Column(_("Observaciones"), 2), Column(_("Meta"), 1, _RIGHT),
                   Column(_("Medido"), 1, _RIGHT), Column(_("Avance"), 0.8, _RIGHT))  # fmt: skip
        yield Table(columns, tuple(rows), caption=_("Metas por año, en total al terminar cada uno"))


def _money(view: PlanView, line: Line) -> Iterator[Table]:
    money, figures = [one for one in view.funding if one.line_id == line.id], view.figures
    heads = [_("Aprobado"), _("Vigente"), _("Comprometido"), _("Ejecutado"), _("Pagado")]
    values = [(one.approved, one.current, one.committed, one.executed, one.paid) for one in money]
    shown = [at for at in range(5) if at in (0, 1, 3) or any(each[at] is not None for each in values)]
    rows = tuple(
        Row((plain(one.source), *(plain(figures.amount_in(each[at], one.currency)) for at in shown)))
        for one, each in zip(money, values, strict=True)
    )
    columns = (Column(_("Fuente"), 2), *(Column(figures.of_money(heads[at]), 1.2, _RIGHT) for at in shown))
    if rows:
        yield Table(columns, rows, caption=_("Dinero"))


def _readings(store: Store, view: PlanView, line: Line) -> Iterator[Table]:
    """The figure at the end of its row, beside nothing that it could touch."""
    found, number = readings_of(store, line.id), view.figures.number
    parted = any(one.part for one in found)
    rows = tuple(
        Row((plain(show_date(one.day)), *((plain(one.part or _("total")),) if parted else ()),
             plain(one.evidence), plain(number(one.value))))
        for one in found
    )  # fmt: skip
    group = (Column(_("Grupo medido"), 1),) if parted else ()
    columns = (Column(_("Fecha"), 0.8), *group, Column(_("Constancia"), 3), Column(_("Valor"), 0.8, _RIGHT))
    if rows:
        yield Table(columns, rows, caption=_("Avances"))
