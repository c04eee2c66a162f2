"""The tab of the visits of a city: each with who travels, and what it costs to whom."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from munidesk.base.dates import day_cell
from munidesk.base.i18n import _, ngettext
from munidesk.features.twinning.domain_year import TwinningVisit, VisitCost, VisitDelegate
from munidesk.features.twinning.kinds import COSTS, DELEGATES, VISITS
from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.page_records import Listed, RecordsPart
from munidesk.features.twinning.plan import exports
from munidesk.features.twinning.rules import paid_by, report_due
from munidesk.features.twinning.view import TwinningView
from munidesk.features.twinning.visits.store import save_delegate
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry
from munidesk.town.people_lists.store import names
from munidesk.ui.ask_record import ask_record
from munidesk.ui.context import Context
from munidesk.ui.forms import Field
from munidesk.ui.hints import Said
from munidesk.ui.table_model import Column
from munidesk.ui.widgets import column, row


class VisitsPart(Part):
    """The visits; under them the delegation and the costs of the chosen one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.visits = RecordsPart(context, visits())
        self.delegation = RecordsPart(context, self._delegation())
        self.costs = RecordsPart(context, self._costs())
        self.visits.table.selected.connect(self._show_visit)
        below = row(self.delegation, self.costs, spacing=8)
        layout = column(self.visits, spacing=8)
        layout.addLayout(below)
        layout.setStretch(0, 5)
        layout.setStretch(1, 4)
        self.setLayout(layout)
        self.setFocusProxy(self.visits)

    @property
    def visit(self) -> TwinningVisit | None:
        return self.visits.table.current

    def show_view(self, view: TwinningView) -> None:
        self.visits.show_twinning(view)
        if self.visit is None and view.visits:
            self.visits.table.select(lambda one: one.id == view.visits[0].id)
        self._show_visit()

    def _show_visit(self, _one: object = None) -> None:
        for part in (self.delegation, self.costs):
            part.show_twinning(self.view)

    def go_to(self, item: str) -> None:
        self.visits.go_to(item)

    def entries(self) -> Sequence[Entry]:
        return self.visits.entries()

    def says(self, there: QWidget) -> Said:
        title, keys, right, typed = self.visits.says(there)
        for part, words in ((self.delegation, _("Teclas de la delegación")), (self.costs, _("Teclas de los gastos"))):
            if part.isAncestorOf(there):
                title = words
        return title, keys, right, typed

    def _delegation(self) -> Listed:
        return Listed(
            kind=DELEGATES, title=_("Delegación"), head=_("Delegación"), new=_("Quién viaja"),
            empty=_("Nadie todavía. Ins anota quién viaja y por qué; el nombre no se imprime."),
            columns=(
                Column(_("Persona"), lambda one: self._named(one), width=150),
                Column(_("Por qué viaja"), lambda one: one.task),
            ),
            asked=("task",), ask=self._ask_delegate, ready=lambda: self.visit is not None,
            blank=lambda _view: VisitDelegate(visit_id=self._visit_id, task=""),
            rows=lambda view: view.delegates.get(self._visit_id, ()),
        )  # fmt: skip

    def _costs(self) -> Listed:
        return Listed(
            kind=COSTS, title=_("Gastos"), head=_("Costo"), new=_("Nuevo gasto"),
            empty=_("Sin gastos. Ins anota uno y quién lo paga."),
            columns=(
                Column(_("Gasto"), lambda one: one.title),
                Column(_("Paga"), lambda one: one.payer.word, width=92),
                Column(_("Monto"), self._money, width=96, right=True),
            ),
            asked=("title", "payer", "amount", "source"), ready=lambda: self.visit is not None,
            blank=lambda _view: VisitCost(visit_id=self._visit_id, title=""),
            rows=lambda view: view.costs.get(self._visit_id, ()), summary=self._paid_words,
        )  # fmt: skip

    @property
    def _visit_id(self) -> str:
        return self.visit.id if self.visit is not None else ""

    def _named(self, one: VisitDelegate) -> str:
        return names(self.context.store, (one.neighbour_id,)).get(one.neighbour_id, _("sin nombre"))

    def _money(self, one: VisitCost) -> str:
        return self.view.figures.money(one.amount) if self.view is not None else ""

    def _paid_words(self, view: TwinningView) -> str:
        """«municipio $ 18.000 · contraparte $ 42.000»."""
        paid = paid_by(view.costs.get(self._visit_id, ()))
        return " · ".join(f"{payer.word} {view.figures.money(amount)}" for payer, amount in paid.items())

    def _ask_delegate(self, _view: TwinningView, one: VisitDelegate, title: str) -> str:
        name = self._named(one) if one.neighbour_id else ""
        told, made = {"name": name}, list[str]()

        def said(record: VisitDelegate, written: Mapping[str, str]) -> VisitDelegate:
            told["name"] = written["name"]
            return record

        ask_record(
            self.context, DELEGATES, one, ("task",), title,
            lambda kept: made.append(save_delegate(self.context.store, kept, told["name"]).id),
            _view.figures, also={"name": Field("name", _("Persona"), hint=_("No sale en el informe."))}, said=said,
            values={"name": name}, focus="name",
        )  # fmt: skip
        return made[-1] if made else ""


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
