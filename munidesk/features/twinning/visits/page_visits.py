"""The tab of the visits of a city."""

from functools import partial

from munidesk.base.dates import day_cell
from munidesk.base.i18n import _, ngettext
from munidesk.features.twinning.domain_year import TwinningVisit
from munidesk.features.twinning.kinds import VISITS
from munidesk.features.twinning.page_records import Listed
from munidesk.features.twinning.plan import exports
from munidesk.features.twinning.rules import report_due
from munidesk.features.twinning.view import TwinningView
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry
from munidesk.ui.context import Context
from munidesk.ui.table_model import Column


def visits() -> Listed:
    return Listed(
        kind=VISITS,
        title=_("Visitas"),
        new=_("Nueva visita"),
        empty=_("Todavía no hay visitas. Ins anota la primera."),
        columns=(
            Column(_("Desde"), lambda one: day_cell(one.start), width=90),
            Column(_("Visita"), lambda one: one.title),
            Column(_("Sentido"), lambda one: one.way.word, width=80),
            Column(_("Qué se acordó"), lambda one: one.agreed, width=220),
            Column(_("Informe hasta"), lambda one: day_cell(report_due(one)), width=100),
        ),
        asked=("title", "way", "start", "end", "programme", "agreed", "reported_on"),
        blank=lambda view: TwinningVisit(twinning_id=view.twinning.id, title=""),
        rows=lambda view: view.visits,
        summary=owed_words,
        papers=papers,
    )


def papers(context: Context, view: TwinningView) -> tuple[Entry, ...]:
    """The report of each visit, the newest first."""
    store = context.store
    return tuple(
        Entry(_("Informe: {title}").format(title=one.title), partial(exports.visit, store, Selection(id=one.id)))
        for one in view.visits
    )


def owed_words(view: TwinningView) -> str:
    """How many reports are still to be written; they are due 15 days after the return."""
    n = sum((due := report_due(one)) is not None and due < view.day for one in view.visits)
    if not n:
        return _("El informe se entrega a los 15 días del regreso.")
    return ngettext("Falta {n} informe.", "Faltan {n} informes.", n).format(n=n)
