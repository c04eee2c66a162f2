"""The tab of the public consultation: its observations, and its case with every legal day, once its step opened it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.territory.consultation.store import CONSULTATION, open_consultation
from munidesk.features.territory.page_part import Part
from munidesk.features.territory.view import TerritoryView
from munidesk.procedures.consultation import observed_in
from munidesk.procedures.page_case_panel import CasePanel
from munidesk.procedures.page_observations import on_view_chip
from munidesk.procedures.page_observations_panel import ObservationsPanel
from munidesk.procedures.rules import CaseView
from munidesk.town.page_export import Entry
from munidesk.town.page_import_list import import_tool
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.making import Making
from munidesk.ui.page import begin
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import button, column, tool

_OBSERVED, _CASE = "observed", "case"
_PAGE = "territorio"


def make(context: Context) -> Part:
    return ConsultationPart(context)


class ConsultationPart(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.observed, self.case = ObservationsPanel(context), CasePanel(context)
        self._panes: dict[str, QWidget] = {_OBSERVED: self.observed, _CASE: self.case}
        self._stack = QStackedWidget()
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self.ways = Segments((Segment(_OBSERVED, _("Observaciones")), Segment(_CASE, _("Expediente"))), _OBSERVED)
        self.ways.chosen.connect(self.choose)
        self._import = import_tool(context, lambda: "observations", _PAGE, self, self.observed.of)
        self._matrix = tool("table", _("Matriz de observaciones y respuestas"), self.observed.show_matrix)
        self._close = button(_("Cerrar la consulta"), self.case.close_it, tip=_("La consulta terminó"))
        self._first = FirstStep(context, "megaphone", self._stack)
        self._first.tell(
            _("Todavía no hay consulta pública."),
            _("Se abre con su propio expediente: los pasos y los plazos que pide la norma ya están escritos."),
            Making(_("Abrir la consulta"), self.open_it),
        )  # fmt: skip
        self.setLayout(column(self._stack, self._first, spacing=0))
        self.choose(_OBSERVED)

    @property
    def own_strip(self) -> bool:
        return True

    @property
    def pane(self) -> QWidget | None:
        return self._stack.currentWidget()

    @property
    def consulted(self) -> CaseView | None:
        """The case of the consultation; None before there is one."""
        step = self.view.case.steps.get(CONSULTATION) if self.view is not None else None
        return self.view.inner_of(step) if self.view is not None and step is not None else None

    def choose(self, key: str) -> None:
        self.ways.mark(key)
        self._stack.setCurrentWidget(self._panes[key])
        self.setFocusProxy(self._panes[key])
        if self.view is not None:
            self.turned.emit()
            begin(self._panes[key])

    # -- what is shown

    def show_view(self, _view: TerritoryView) -> None:
        inner = self.consulted
        self._first.stand(inner is None)
        if inner is None:
            self.case.show_case("")
            self.setFocusProxy(self._first.button)
            return
        if not _observes(inner):
            self.ways.mark(_CASE)
            self._stack.setCurrentWidget(self.case)
        self.setFocusProxy(self._stack.currentWidget() or self._stack)
        self.observed.show_case(inner.case.id)
        self.case.show_case(inner.case.id)

    def go_to(self, item: str) -> None:
        """«case», or a step of the consultation by its key."""
        inner = self.consulted
        if inner is None:
            return
        self.choose(_CASE)
        if item in inner.steps:
            self.case.show_case(inner.case.id, item)

    def tools(self) -> Sequence[QWidget]:
        inner = self.consulted
        if inner is None:
            return ()
        ways = (self.ways,) if _observes(inner) else ()
        if self.pane is self.case:
            return (*ways, self._close) if self.case.going else ways
        return (*ways, *((self._import,) if self.writes else ()), self._matrix)

    def chip(self) -> tuple[str, str, str] | None:
        one = self.observed.one
        return on_view_chip(one) if one is not None and self.consulted is not None else None

    def entries(self) -> Sequence[Entry]:
        return self.observed.papers() if self.consulted is not None else ()

    def leave(self) -> bool:
        return self.observed.leave()

    # -- verbs

    def open_it(self) -> None:
        """From its step: the procedure of the country, with its terms."""
        if self.view is not None and self.try_(open_consultation, self.context.store, self.view.territory.id):
            self.choose(_CASE)
            self.context.toast(_("Se abrió la consulta: sus plazos corren desde que se publique."), True)


def _observes(view: CaseView) -> bool:
    """Whether its procedure has something on view; one of the municipality's own may have nothing."""
    try:
        observed_in(view)
    except UserError:
        return False
    return True
