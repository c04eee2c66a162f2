"""The tab of the follow-up: Subsistemas · Alineación · Desvíos · Informe, and the key questions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from munidesk.base.i18n import _
from munidesk.features.territory.follow import exports
from munidesk.features.territory.follow.page_alignment import AlignmentPane
from munidesk.features.territory.follow.page_deviations import DeviationsPane
from munidesk.features.territory.follow.page_pane import Pane
from munidesk.features.territory.follow.page_questions import ask_questions
from munidesk.features.territory.follow.page_subsystems import SubsystemsPane
from munidesk.features.territory.follow.page_year import YearPane
from munidesk.features.territory.follow.store_view import load_follow
from munidesk.features.territory.page_part import Part
from munidesk.features.territory.view import TerritoryView
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.making import Making
from munidesk.ui.page import begin
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import column

_SUBSYSTEMS, _ALIGNMENT, _DEVIATIONS, _YEAR = "subsystems", "alignment", "deviations", "year"
_QUESTIONS = "questions"


def make(context: Context) -> Part:
    return FollowPart(context)


class FollowPart(Part):
    """One pane at a time; the year is chosen in the one of the report, and holds for all."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.subsystems, self.alignment = SubsystemsPane(context), AlignmentPane(context)
        self.deviations, self.year = DeviationsPane(context), YearPane(context)
        self.subsystems.led.connect(self.go_to)
        self.year.turned.connect(self._show_pane)
        self._panes: dict[str, Pane] = {
            _SUBSYSTEMS: self.subsystems, _ALIGNMENT: self.alignment, _DEVIATIONS: self.deviations, _YEAR: self.year,
        }  # fmt: skip
        self._stack = QStackedWidget()
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self.ways = Segments((
            Segment(_SUBSYSTEMS, _("Subsistemas")), Segment(_ALIGNMENT, _("Alineación")),
            Segment(_DEVIATIONS, _("Desvíos")), Segment(_YEAR, _("Informe")),
        ), _SUBSYSTEMS)  # fmt: skip
        self.ways.chosen.connect(self.choose)
        self.setLayout(column(self._stack, spacing=0))
        self.choose(_SUBSYSTEMS)

    @property
    def pane(self) -> Pane:
        shown = self._stack.currentWidget()
        assert isinstance(shown, Pane)
        return shown

    def choose(self, key: str) -> None:
        self.ways.mark(key)
        self._stack.setCurrentWidget(self._panes[key])
        self.setFocusProxy(self._panes[key])
        if self.view is not None:
            self._show_pane()
            begin(self._panes[key])
        self.remade.emit()

    def show_view(self, view: TerritoryView) -> None:
        del view
        self._show_pane()

    def _show_pane(self) -> None:
        if self.view is not None:
            self.year.offer(self.view)
            self.pane.show_followed(load_follow(self.context.store, self.view, self.year.year))

    def go_to(self, item: str) -> None:
        if item in self._panes:
            self.choose(item)
        elif item == _QUESTIONS:
            self.questions()
        elif self.view is not None:
            self.choose(_DEVIATIONS)
            self.deviations.go_to(item)

    def questions(self) -> None:
        if self.view is not None:
            ask_questions(self.context, self.view)

    def new_deviation(self) -> None:
        self.choose(_DEVIATIONS)
        self.deviations.new()

    def tools(self) -> Sequence[QWidget]:
        return (self.ways,)

    def making(self) -> Making | None:
        return self.pane.making() or Making(_("Nuevo desvío"), self.new_deviation)

    def entries(self) -> Sequence[Entry]:
        if self.view is None:
            return ()
        store, chosen = self.context.store, Selection(id=self.view.territory.id, until=self.year.last_day)
        return (
            Entry(_("Informe anual"), lambda: exports.year_report(store, chosen)),
            Entry(_("Preguntas clave"), lambda: exports.questions(store, chosen)),
            Entry(_("Alineación"), lambda: exports.alignment_sheet(store, chosen), data=True, paper=False),
        )

    def says(self, there: QWidget) -> Said:
        return self.pane.says(there)

    def leave(self) -> bool:
        return self.pane.leave()
