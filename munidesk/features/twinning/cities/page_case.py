"""The tab of the file of a city: the case that it follows, in a panel all cases share."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from munidesk.features.twinning.page_part import Part
from munidesk.features.twinning.view import TwinningView
from munidesk.procedures.page_case_panel import CasePanel
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.widgets import column

_ROOMY_FROM = 1000


class CasePart(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.panel = CasePanel(context, margin=0)
        self.panel.strip.hide()
        self.setLayout(column(self.panel, spacing=0))
        self.setFocusProxy(self.panel)

    def show_view(self, view: TwinningView) -> None:
        self.panel.show_case(view.case.case.id)

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
