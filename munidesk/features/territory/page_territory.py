"""The page of a programme: Fases · Órgano y actores · Productos · Consulta · Cartera · Seguimiento."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from munidesk.base.i18n import _
from munidesk.features.territory.domain import Territory
from munidesk.features.territory.follow.page_follow import FollowPart
from munidesk.features.territory.follow.page_questions import ask_questions
from munidesk.features.territory.kinds import TERRITORIES
from munidesk.features.territory.page_facts import edit_territory
from munidesk.features.territory.page_part import TABLES, Part
from munidesk.features.territory.rooms import ROOMS
from munidesk.features.territory.store import newest, open_territory, remove_territory, territories, usual_kind
from munidesk.features.territory.store_view import load_territory
from munidesk.features.territory.view import TerritoryView
from munidesk.features.territory.words import phase_words, summary
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui import theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.tabs import Tabs
from munidesk.ui.widgets import Chip, column, elided, row, tool

KEY = "territorio"
_ASKED = ("title", "kind", "scope", "horizon", "responsible")


class TerritoryPage(Page):
    tables = TABLES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self.view: TerritoryView | None = None
        self._try = Attempt(context)
        self.tabs = Tabs(tuple((_(room.TITLE), partial(self._made, at)) for at, room in enumerate(ROOMS)))
        self.tabs.shown.connect(self._show_part)
        self._first = FirstStep(context, "map", self.tabs)
        self._first.tell(
            _("Todavía no hay ningún programa territorial."),
            _("Empiece por la nota de inicio y la figura que elige el Concejo: los pasos ya están escritos."),
            Making(_("Nuevo programa"), self.new_territory), NEW,
        )  # fmt: skip
        self._strip = HintStrip(self)
        self._strip.follow(self._says)
        layout = column(spacing=0)
        layout.addLayout(self._head())
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._first, 1)
        layout.addWidget(self._strip)
        self.setLayout(layout)
        self.tabs.begin()
        self.setFocusProxy(self.tabs)

    def _made(self, at: int) -> Part:
        made: Part = ROOMS[at].make(self.context)
        made.turned.connect(self._show_part)
        made.remade.connect(lambda: self._make.follow())
        return made

    def _head(self) -> QHBoxLayout:
        self._title, self._chip = elided(kind="title"), Chip()
        self._line = elided(kind="quiet-text", stretch=True)
        self._which = QComboBox()
        self._which.setAccessibleName(_("Programa territorial"))
        self._which.setMaximumWidth(theme.px(180))
        self._which.activated.connect(lambda _at: self._open(str(self._which.currentData())))
        self._facts = tool("pencil", _("Datos del programa"), self.ask_facts)
        self._another = tool("plus", _("Nuevo programa territorial"), self.new_territory)
        self._away = tool("trash", _("Quitar el programa"), self.remove)
        self._beside = row(spacing=8)
        self._tools: list[QWidget] = []
        self._export = export_menu(self.context, self._exports)
        self._make = MakeButton(None, self._making)
        made = row(self._title, self._chip, self._facts, self._another, self._away, spacing=8, margins=(24, 12, 24, 4))
        made.addWidget(self._line, 1)
        made.addStretch(0)
        made.addWidget(self._which)
        made.addLayout(self._beside)
        for widget in (self._export, self._make):
            made.addWidget(widget)
        return made

    # -- what is shown

    def open(self, id: str = "", tab: str = "", item: str = "") -> None:  # noqa: A002 - the name in every link
        """A programme, a tab of it, the record in it (or the step, by its key)."""
        if id:
            self._id = id
        self.refresh()
        if tab.isdigit():
            self.tabs.show_tab(int(tab))
        if item and self.part is not None:
            self.part.go_to(item)

    @property
    def part(self) -> Part | None:
        """The tab that is shown."""
        shown = self.tabs.current
        return shown if isinstance(shown, Part) else None

    def crumbs(self) -> Sequence[Crumb]:
        if self.view is None:
            return ((_("Territorio"), ""),)
        return ((_("Territorio"), KEY), (self.view.territory.title, ""), (self.tabs.word, ""))

    def record(self) -> Ref | None:
        return Ref(TERRITORIES.table, self._id) if self.view is not None else None

    def refresh(self) -> None:
        store = self.context.store
        found = territories(store)
        if self._id not in {one.id for one in found}:
            self._id = newest(store)
        self.view = load_territory(store, self._id) if self._id else None
        if [self._which.itemData(at) for at in range(self._which.count())] != [one.id for one in found]:
            self._which.clear()
            for one in found:
                self._which.addItem(one.title, one.id)
        self._which.setCurrentIndex(self._which.findData(self._id))
        self._which.setVisible(len(found) > 1)
        self._first.stand(self.view is None)
        self._show_head()
        self._show_part()

    def _show_head(self) -> None:
        view, writes = self.view, not self.context.store.read_only
        self._title.setText(view.territory.title if view is not None else _("Territorio"))
        self._line.setText(summary(view) if view is not None else "")
        for widget in (self._facts, self._another):
            widget.setVisible(writes and view is not None)
        self._away.setVisible(writes and view is not None and not view.progress[0])
        self._export.setVisible(view is not None)

    def _show_part(self) -> None:
        part = self.part
        for widget in self._tools:
            self._beside.removeWidget(widget)
            widget.hide()
        if part is not None:
            part.show_territory(self.view)
        self._tools = list(part.tools()) if part is not None and self.view is not None else []
        for widget in self._tools:
            self._beside.addWidget(widget)
            widget.show()
        self._strip.setVisible(self.view is not None and part is not None and not part.own_strip)
        self._line.setVisible(self.view is not None and part is not None and part.sums_up)
        self._show_chip(part)
        self._make.follow()

    def _show_chip(self, part: Part | None) -> None:
        """The phase, or what the tab says that is more of it."""
        told = part.chip() if part is not None and self.view is not None else None
        phase = phase_words(self.view) if self.view is not None else ""
        self._chip.set(*(told or (phase, "accent", "play" if phase else "")))

    def _making(self) -> Making | None:
        if self.context.store.read_only:
            return None
        if self.view is None:
            return Making(_("Nuevo programa"), self.new_territory)
        return self.part.making() if self.part is not None else None

    def _exports(self) -> list[Entry]:
        """Those of the tab that is shown."""
        return list(self.part.entries()) if self.part is not None else []

    def _says(self, there: QWidget) -> Said:
        if self.part is not None and self.view is not None:
            return self.part.says(there)
        return _("Teclas de territorio"), ((NEW, _("programa nuevo")),), None, ""

    def leave(self) -> bool:
        return self.tabs.leave()

    # -- verbs

    def _open(self, territory_id: str) -> None:
        self._id = territory_id
        self.refresh()

    def new_territory(self) -> None:
        """A programme with its case: phases, products, questions and subsystems come with it."""
        made: list[str] = []
        store = self.context.store
        blank = Territory(title="", kind=usual_kind(town.municipality(store).country))
        if ask_record(
            self.context, TERRITORIES, blank, _ASKED, _("Nuevo programa territorial"),
            lambda one: made.append(open_territory(store, one).id), town.figures(store), accept=_("Abrir el programa"),
        ):  # fmt: skip
            self._open(made[0])
            self.tabs.choose(0)
            self.context.toast(_("Se abrió el programa con su expediente: pasos, productos y preguntas."), True)

    def ask_facts(self) -> None:
        if self.view is not None:
            edit_territory(self.context, self.view)
            self.refresh()

    def ask_questions(self) -> None:
        if self.view is not None:
            ask_questions(self.context, self.view)

    def new_deviation(self) -> None:
        if isinstance(self.part, FollowPart):
            self.part.new_deviation()

    def remove(self) -> None:
        """One that was opened by mistake; Ctrl+Z brings it back."""
        if self.view is not None and self._try(remove_territory, self.context.store, self._id):
            self.context.toast(_("Se quitó el programa."), True)
