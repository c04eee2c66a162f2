"""The tab of the body and the actors: Órgano · Mapa de actores · Responsabilidades."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from munidesk.base.i18n import _
from munidesk.features.territory.organ import exports
from munidesk.features.territory.organ.page_actors import ActorsPane
from munidesk.features.territory.organ.page_body import BodyPane
from munidesk.features.territory.organ.page_matrix import MatrixPane
from munidesk.features.territory.page_part import Part
from munidesk.features.territory.view import TerritoryView
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry
from munidesk.town.page_import_list import import_tool
from munidesk.ui.context import Context
from munidesk.ui.hints import Said
from munidesk.ui.making import Making
from munidesk.ui.page import begin
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import column

LIST = "territory-actor"
"""The list that a sheet of actors comes into."""
_ORGAN, _ACTORS, _MATRIX = "organ", "actors", "matrix"


def make(context: Context) -> Part:
    return OrganPart(context)


class OrganPart(Part):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.body, self.actors, self.matrix = BodyPane(context), ActorsPane(context), MatrixPane(context)
        self._panes: dict[str, Part] = {_ORGAN: self.body, _ACTORS: self.actors, _MATRIX: self.matrix}
        self._stack = QStackedWidget()
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self.ways = Segments((
            Segment(_ORGAN, _("Órgano")), Segment(_ACTORS, _("Mapa de actores")),
            Segment(_MATRIX, _("Responsabilidades")),
        ), _ACTORS)  # fmt: skip
        self.ways.chosen.connect(self.choose)
        self._import = import_tool(context, lambda: LIST, "territorio", self.actors, self._of)
        self.setLayout(column(self._stack, spacing=0))
        self.choose(_ACTORS)

    @property
    def pane(self) -> Part:
        shown = self._stack.currentWidget()
        assert isinstance(shown, Part)
        return shown

    def choose(self, key: str) -> None:
        self.ways.mark(key)
        self._stack.setCurrentWidget(self._panes[key])
        self.setFocusProxy(self._panes[key])
        if self.view is not None:
            self.turned.emit()
            begin(self._panes[key])

    def show_view(self, view: TerritoryView) -> None:
        self.pane.show_territory(view)

    def go_to(self, item: str) -> None:
        if item in self._panes:
            self.choose(item)
        elif self.view is not None and any(one.id == item for one in self.view.agreements):
            self.choose(_ORGAN)
            self.body.go_to(item)
        else:
            self.choose(_ACTORS)
            self.actors.go_to(item)

    def tools(self) -> Sequence[QWidget]:
        return (self.ways, self._import) if self.pane is self.actors and self.writes else (self.ways,)

    def _of(self) -> str:
        return f"territory_id:{self.view.territory.id}" if self.view is not None else ""

    def making(self) -> Making | None:
        if self.pane is self.body:
            return Making(_("Nuevo acuerdo"), self.body.new)
        return Making(_("Nuevo actor"), self._new)

    def _new(self) -> None:
        self.choose(_ACTORS)
        self.actors.new()

    def entries(self) -> Sequence[Entry]:
        if self.view is None:
            return ()
        chosen = Selection(id=self.view.territory.id)
        return (
            Entry(_("Estructura"), lambda: exports.structure(self.context.store, chosen)),
            Entry(_("Mapa de actores"), lambda: exports.actors(self.context.store, chosen)),
            Entry(_("Matriz de responsabilidades"), lambda: exports.responsibility(self.context.store, chosen)),
            Entry(_("Acuerdos de coordinación"), lambda: exports.agreements(self.context.store, chosen)),
            Entry(_("Actores"), lambda: exports.actors_sheet(self.context.store, chosen), data=True, paper=False),
        )

    def says(self, there: QWidget) -> Said:
        return self.pane.says(there)
