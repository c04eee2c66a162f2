"""What the live blocks of the manual stand for, drawn for an upright page. Built once per document."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.council.reports.listing import list_resolutions
from munidesk.features.pilot import exports as pilot
from munidesk.features.pilot.live import Blocks, Live, body_of
from munidesk.features.planning import exports as planning
from munidesk.features.planning.document_plan import indented, share, summary
from munidesk.features.planning.listing import goal_words
from munidesk.features.planning.store import load_plan
from munidesk.features.planning.store import newest as newest_plan
from munidesk.features.swot import exports as swot
from munidesk.features.swot.document_matrix import quadrant_words
from munidesk.features.swot.domain import Factor, Quadrant
from munidesk.features.swot.rules import codes, external, internal, totals, two
from munidesk.features.swot.store import load_view
from munidesk.features.swot.store import newest as newest_swot
from munidesk.overview import exports as spanning
from munidesk.overview.indicators import of_store
from munidesk.town.exports import Selection


def swot_blocks(store: Store) -> Sequence[Block]:
    """Four quadrants two by two, without weights, and the two totals in a line."""
    key = newest_swot(store)
    if not key:
        raise UserError(_("Todavía no hay ningún FODA. Créelo en FODA."))
    view = load_view(store, key)
    names = codes(view.factors)
    rows: list[Row] = []
    for left, right in ((Quadrant.STRENGTH, Quadrant.WEAKNESS), (Quadrant.OPPORTUNITY, Quadrant.THREAT)):
        rows.append(Row(tuple((strong(quadrant_words(one)[0]),) for one in (left, right)), RowKind.GROUP))
        rows.append(Row((_factors(view.of(left), names), _factors(view.of(right), names))))
    inside, outside = totals(internal(view.factors)), totals(external(view.factors))
    note = _("Versión {n}, {day}. MEFI {a}, MEFE {b} (valor medio 2,50).").format(
        n=view.matrix.version, day=show_date(view.matrix.day, "d 'de' MMMM 'de' y"), a=two(inside.score),
        b=two(outside.score),
    )  # fmt: skip
    return Table((Column(""), Column("")), tuple(rows), boxes=True), Paragraph(plain(note), Style.NOTE)


def _factors(own: Sequence[Factor], names: dict[str, str]) -> Spans:
    found: list[Span] = []
    for one in own:
        found.extend((strong(f"{names[one.id]} "), Span(f"{one.text}\n")))
    return (*found[:-1], Span(found[-1].text.rstrip("\n"))) if found else plain("–")


def year_plan_blocks(store: Store) -> Sequence[Block]:
    """The POA of the year: goal, progress and state, without the money."""
    key = newest_plan(store)
    if not key:
        raise UserError(_("Todavía no hay ningún plan. Créelo en Planes."))
    view = load_plan(store, key)
    year = view.day.year
    rows = []
    for one in view.ordered(year):
        group = bool(view.children.get(one.id))
        state = _("Atrasada") if one.id in view.late else ""
        cells = (indented(view, one), plain(goal_words(view, one) if not group else ""),
                 plain(share(view.branches[one.id].raw)), plain(state), plain(one.responsible))  # fmt: skip
        rows.append(Row(cells, RowKind.GROUP if group else RowKind.PLAIN))
    columns = (
        Column(_("Eje · programa · actividad"), 3.4), Column(_("Meta"), 1.7, Align.RIGHT),
        Column(_("Avance"), 0.9, Align.RIGHT), Column(_("Estado"), 0.9), Column(_("Responsable"), 1.4),
    )  # fmt: skip
    if not rows:
        raise UserError(_("El plan no tiene actividades en {year}.").format(year=year))
    table = Table(columns, tuple(rows), caption=_("Plan Operativo Anual {year}").format(year=year))
    return table, Paragraph(plain(summary(view, year)), Style.NOTE)


def resolution_blocks(store: Store) -> Sequence[Block]:
    """Number, day and what was resolved, oldest first."""
    found = [one for one in list_resolutions(store) if one["number"] is not None]
    if not found:
        raise UserError(_("Todavía no hay resoluciones numeradas."))
    rows = []
    for one in reversed(found):
        day = show_date(date.fromisoformat(str(one["date"])), "d/M/y")
        rows.append(Row((plain(f"{one['number']}/{one['year'] or ''}".rstrip("/")), plain(day),
                         (strong(str(one["title"])),), plain(str(one["resolves"])))))  # fmt: skip
    columns = (Column(_("N.º"), 0.7), Column(_("Fecha"), 0.9), Column(_("Asunto"), 2), Column(_("Qué se resolvió"), 4))
    return (Table(columns, tuple(rows), dense=True),)


def _evaluation(store: Store) -> Sequence[Block]:
    return body_of(pilot.evaluation(store, Selection(), of_store(store)))


def _document(build: Callable[[Store, Selection], Document]) -> Callable[[Store], Sequence[Block]]:
    return lambda store: body_of(build(store, Selection()))


_LIVE: dict[str, Callable[[Store], Sequence[Block]]] = {
    "foda": swot_blocks,
    "mefi": _document(swot.mefi),
    "participacion": _document(spanning.participation_analysis),
    "temas": _document(spanning.topics_synthesis),
    "plan": _document(planning.plan),
    "poa": year_plan_blocks,
    "cronograma": _document(planning.gantt),
    "dinero": _document(planning.budget),
    "compromisos": _document(planning.commitments),
    "evaluacion": _evaluation,
    "resoluciones": resolution_blocks,
}


def live_blocks(store: Store) -> Live:
    """Each block is built once, however often it is named."""

    @cache
    def blocks(name: str) -> Blocks:
        build = _LIVE.get(name)
        if build is None:
            raise UserError(_("no existe ese bloque. Elija uno de la lista «Insertar»."))
        return tuple(build(store))

    return blocks
