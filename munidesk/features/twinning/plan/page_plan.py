"""The tab of the plan of a city: activities and projects with what each side pays."""

from munidesk.base.dates import day_cell, today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.features.twinning.domain_year import TwinningProject
from munidesk.features.twinning.kinds import PROJECTS
from munidesk.features.twinning.page_records import Listed
from munidesk.features.twinning.plan import exports
from munidesk.features.twinning.view import TwinningView
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry
from munidesk.ui.context import Context
from munidesk.ui.table_model import Column


def plan() -> Listed:
    return Listed(
        kind=PROJECTS,
        title=_("Actividades"),
        new=_("Nueva actividad"),
        empty=_("Todavía no hay actividades. Ins anota la primera del año."),
        columns=(
            Column(_("Año"), lambda one: str(one.year), width=56),
            Column(_("Actividad"), lambda one: one.title),
            Column(_("Responsable aquí"), lambda one: one.here, width=130),
            Column(_("Desde"), lambda one: day_cell(one.start), width=90),
            Column(_("Estado"), lambda one: one.state.word, width=90),
            Column(_("Fuente"), lambda one: one.source, width=110),
        ),
        asked=("year", "title", "objective", "here", "there", "start", "end", "cost", "cost_there", "source", "product",
               "state"),
        blank=lambda view: TwinningProject(twinning_id=view.twinning.id, year=today().year, title=""),
        rows=lambda view: view.projects,
        summary=cost_words,
        papers=papers,
    )  # fmt: skip


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
