"""The tab of the file of a city: the case that it follows, in a panel all cases share."""

from PySide6.QtGui import QResizeEvent

from munidesk.base.i18n import _
from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.view import COUNCIL, TwinningView
from munidesk.procedures.page_case_panel import CasePanel
from munidesk.records.ref import Ref
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.widgets import button, column, row

_ROOMY_FROM = 1000


class CasePart(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panel = CasePanel(context)
        self._council = button(_("Llevar al Concejo"), self.to_council, icon="council")
        layout = column(self.panel, spacing=0)
        layout.addLayout(row(None, self._council, margins=(16, 4, 16, 8)))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.panel)

    def show_view(self, view: TwinningView) -> None:
        self.panel.show_case(view.case.case.id)
        step = view.case.steps.get(COUNCIL)
        self._council.setVisible(self.writes and step is not None and not step.is_closed)

    def go_to(self, item: str) -> None:
        if self.view is not None:
            self.panel.show_case(self.view.case.case.id, item)
            self.panel.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Actors and communications have their own tabs: where three panels do not fit, the case shows two."""
        super().resizeEvent(event)
        self.panel.side.setVisible(event.size().width() >= theme.px(_ROOMY_FROM))

    def to_council(self) -> None:
        """To the next agenda; once it was decided there, the same button brings the resolution back to the step."""
        step = self.view.case.steps.get(COUNCIL) if self.view is not None else None
        told: list[str] = []
        if step is not None and self.try_(
            lambda: told.append(self.context.actions["step_in_council"](Ref("case_step", step.id), ""))
        ):
            self.context.toast(told[-1], True)
