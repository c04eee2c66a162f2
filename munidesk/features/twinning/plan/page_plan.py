"""The tab of the plan of a city: activities and projects with what each side pays."""

from munidesk.base.dates import day_cell, today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.features.twinning.domain_year import TwinningProject
from munidesk.features.twinning.kinds import PROJECTS
from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.page_records import Listed
from munidesk.features.twinning.plan import exports
from munidesk.features.twinning.store import lines_of
from munidesk.features.twinning.view import TwinningView
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry
from munidesk.ui.context import Context
from munidesk.ui.table_model import Column


def plan(context: Context) -> Listed:
    """What is in the plan has its money there: it is written once, and read here."""
    figures = town.figures(context.store)

    def money(cents: int | None) -> str:
        return figures.money(cents) if cents is not None else BLANK

    return Listed(
        kind=PROJECTS,
        title=_("Actividades"),
        new=_("Nueva actividad"),
        empty=_("Todavía no hay actividades. Ins anota la primera del año."),
        columns=(
            Column(_("Año"), lambda one: str(one.year), width=56),
            Column(_("Actividad"), lambda one: one.title, wraps=True),
            Column(_("Desde"), lambda one: day_cell(one.start), width=90),
            Column(_("Estado"), lambda one: one.state.word, width=90),
            Column(_("Costo aquí"), lambda one: money(one.cost), width=100, right=True),
            Column(_("Costo allá"), lambda one: money(one.cost_there), width=100, right=True),
            Column(_("En el POA"), lambda one: _("sí") if one.id in lines_of(context.store) else "", width=80),
        ),
        verbs={"P": _to_plan}, buttons=((_("Al POA municipal"), "P"),),
        asked=("year", "title", "objective", "here", "there", "start", "end", "cost", "cost_there", "source", "product",
               "state"),
        blank=lambda view: TwinningProject(twinning_id=view.twinning.id, year=today().year, title=""),
        rows=lambda view: view.projects,
        summary=cost_words,
        papers=papers,
    )  # fmt: skip


def _to_plan(part: Part, one: TwinningProject) -> None:
    """An activity of the plan, asking where; there already, to its line."""
    context = part.context
    there = lines_of(context.store).get(one.id, "")
    found = context.describe(Ref("plan_line", there)) if there else None
    if found is not None:
        context.navigator.go(found.key, **found.arguments)
        return
    made: list[str] = []
    if part.try_(lambda: made.append(context.to_plan(Ref(PROJECTS.table, one.id), one.title))) and made[0]:
        context.toast(_("Pasó al POA: su dinero se lleva allí."), True)


def papers(context: Context, view: TwinningView) -> tuple[Entry, ...]:
    store, chosen = context.store, Selection(id=view.twinning.id)
    return (
        Entry(_("POA del hermanamiento"), lambda: exports.plan(store, chosen)),
        Entry(_("Informe anual"), lambda: exports.report_of_year(store, chosen)),
    )


def cost_words(view: TwinningView) -> str:
    """«Aporte propio 2026: $ 184.000 (Fondo propio $ 100.000; …)»."""
    found = view.own_cost(view.day.year)
    told = _("Aporte propio {year}: {cost}").format(
        year=view.day.year, cost=view.figures.money(sum(found.values())) if found else BLANK
    )
    parts = "; ".join(f"{source or _('sin fuente')} {view.figures.money(cost)}" for source, cost in found.items())
    return f"{told} ({parts})" if len(found) > 1 else told
