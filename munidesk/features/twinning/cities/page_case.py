"""The tab of the file of a city: the case that it follows, in a panel all cases share, and a word before proposing."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from munidesk.base.i18n import _
from munidesk.features.twinning.cities.store_capacity import INSTRUMENT, Capacity, capacity, warning
from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.view import TwinningView
from munidesk.procedures.page_case_panel import CasePanel
from munidesk.records.ref import Ref
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.widgets import button, column, label, row

_ROOMY_FROM = 1000
PROPOSAL, MEASURED = "contacto", "capacidad"


class CasePart(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._capacity: Capacity | None = None
        self.panel = CasePanel(context, margin=0)
        self.panel.strip.hide()
        self.panel.shown.connect(self._warn)
        self.warning = label(wrap=True)
        self._measure = button(_("Medir la capacidad"), self.measure, icon="checklist")
        self._band = QFrame()
        self._band.setProperty("kind", "card")
        band = row(self.warning, margins=(14, 6, 10, 6))
        band.setStretch(0, 1)
        band.addWidget(self._measure)
        self._band.setLayout(band)
        self._band.hide()
        self.setLayout(column(self._band, self.panel, spacing=0))
        self.setFocusProxy(self.panel)

    def show_view(self, view: TwinningView) -> None:
        self._capacity = capacity(self.context.store) if self._to_propose(view) else None
        self.panel.show_case(view.case.case.id)

    def _to_propose(self, view: TwinningView) -> bool:
        step = view.case.steps.get(PROPOSAL)
        return step is not None and not step.is_closed

    def _warn(self) -> None:
        """Until the letter of intention went out: what is low always, what nobody measured at those two steps."""
        view, step = self.view, self.panel.step
        there = view is not None and self._to_propose(view)
        asked = step is not None and step.key in (PROPOSAL, MEASURED)
        found = self._capacity
        share = view.figures.percent(found.share, 1) if view is not None and found is not None else ""
        words = warning(found, share) if there and (asked or found is not None) else ""
        self.warning.setText(words)
        self._measure.setText(_("Medir la capacidad") if found is None else _("Ver las respuestas"))
        self._band.setVisible(bool(words))

    def measure(self) -> None:
        """The answers of the newest round; a diagnosis is opened where there is none."""
        found = self._capacity
        if found is not None:
            self.context.navigator.go("open_government", id=found.diagnosis_id, way="answers")
            return
        made: list[str] = []
        title = _("Capacidad para un hermanamiento")
        diagnose = self.context.actions["diagnose"]
        if self.writes and self.try_(lambda: made.append(diagnose(Ref("instrument", INSTRUMENT), title))):
            self.context.navigator.go("open_government", id=made[-1], way="answers")

    def go_to(self, item: str) -> None:
        if self.view is not None:
            self.panel.show_case(self.view.case.case.id, item)
            self.panel.setFocus()

    def says(self, there: QWidget) -> Said:
        return self.panel.says(there)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Actors and communications have their own tabs: where three panels do not fit, the case shows two."""
        super().resizeEvent(event)
        self.panel.side.setVisible(event.size().width() >= theme.px(_ROOMY_FROM))
