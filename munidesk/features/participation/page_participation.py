"""The page of participation: Iniciativas · Encuentros · Temas y respuestas · Análisis · Personas."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from munidesk.base.i18n import _
from munidesk.documents.model import Document
from munidesk.features.participation import exports
from munidesk.features.participation.analysis.page import AnalysisTab
from munidesk.features.participation.encounters.page_list import EncountersTab
from munidesk.features.participation.initiatives.document import register_document, register_sheet
from munidesk.features.participation.initiatives.page_board import BoardTab
from munidesk.features.participation.initiatives.page_edit import ask_new_initiative
from munidesk.features.participation.initiatives.page_states import edit_own_states
from munidesk.features.participation.people.page import PeopleTab
from munidesk.features.participation.themes.page_list import ThemesTab
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.page_import_list import import_button
from munidesk.ui.context import Context
from munidesk.ui.making import MakeButton
from munidesk.ui.page import Crumb, Page
from munidesk.ui.tabs import Tabs, leads_of
from munidesk.ui.widgets import button, column, label, row


class ParticipationPage(Page):
    tables = frozenset(
        {"initiative", "author", "state_change", "encounter", "attendee", "contribution", "theme", "neighbour", "link",
         "attachment", "municipality", "own_state", "closed_period"}
    )  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._import = import_button(context, self._incoming, "participation", self)
        self._states = button(_("Estados propios…"), self.own_states, icon="tag")
        head = row(
            label(_("Participación"), "title"), None, self._states, self._import, export_menu(context, self._exports),
            spacing=12, margins=(24, 12, 24, 4),
        )  # fmt: skip
        self.board = BoardTab(context, self._open_initiative, self.new_initiative)
        self.analysis = AnalysisTab(context)
        self.tabs = Tabs(
            (
                (_("Iniciativas"), lambda: self.board),
                (_("Encuentros"), lambda: EncountersTab(context, self._open_encounter)),
                (_("Temas y respuestas"), lambda: ThemesTab(context)),
                (_("Análisis"), lambda: self.analysis),
                (_("Personas"), lambda: PeopleTab(context)),
            ),
            leads=leads_of(context, "participation"),
        )
        self._new = MakeButton(self.tabs)
        head.addWidget(self._new)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        self.setLayout(layout)
        self.tabs.begin()
        self.tabs.shown.connect(self._follow)
        self.setFocusProxy(self.tabs)

    def open(
        self, tab: str = "", id: str = "", theme: str = "", person: str = ""  # noqa: A002 - the name in every link
    ) -> None:  # fmt: skip
        if tab.isdigit():
            self.tabs.show_tab(int(tab))
        shown = self.tabs.tab(self.tabs.index)
        if theme and isinstance(shown, ThemesTab):
            shown.select(theme)
        if person and isinstance(shown, PeopleTab):
            shown.select(person)
        if id:
            self.tabs.show_tab(0)
            self.board.refresh()
            self.board.select(id)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Participación"), ""), (self.tabs.word, ""))

    def refresh(self) -> None:
        for widget in (self._new, self._import, self._states):
            widget.setEnabled(not self.context.store.read_only)
        self.tabs.refresh()
        self._new.follow()
        self._follow()

    def _follow(self) -> None:
        self._import.setVisible(bool(self._incoming()))

    def leave(self) -> bool:
        themes = self.tabs.tab(2)
        left = themes.panel.leave() if isinstance(themes, ThemesTab) else True
        return self.board.detail.leave() and left

    def new_initiative(self) -> None:
        made = ask_new_initiative(self.context)
        if made:
            self.open(id=made)
            self.board.table.setFocus()
            self.context.toast(_("Se registró la iniciativa."), True)

    def _incoming(self) -> str:
        """The list of the tab that is shown; empty where none comes in by a sheet."""
        return {0: "initiatives", 1: "encounters", 2: "themes"}.get(self.tabs.index, "")

    def own_states(self) -> None:
        edit_own_states(self.context)

    def join_initiatives(self) -> None:
        """The one chosen in the register, into another one."""
        self.tabs.show_tab(0)
        self.board.detail.join()

    def join_people(self) -> None:
        self.tabs.show_tab(4)
        shown = self.tabs.tab(4)
        if isinstance(shown, PeopleTab):
            shown.join()

    def close_period(self) -> None:
        self.tabs.show_tab(3)
        self.analysis.close_period()

    def new_encounter(self) -> None:
        self.tabs.show_tab(1)
        shown = self.tabs.tab(1)
        if isinstance(shown, EncountersTab):
            shown.new()

    def _open_initiative(self, initiative_id: str) -> None:
        self.context.navigator.go("participation.initiative", id=initiative_id)

    def _open_encounter(self, encounter_id: str) -> None:
        self.context.navigator.go("participation.encounter", id=encounter_id)

    def _exports(self) -> list[Entry]:
        """Lists obey the filter on the screen."""
        store, chosen = self.context.store, self.board.filter
        current = self.board.table.current
        entries = [
            Entry(_("Registro de iniciativas"), lambda: register_sheet(store, chosen), data=True, paper=False),
            Entry(_("Iniciativas y respuestas"), lambda: register_document(store, chosen)),
            Entry(_("Análisis de la participación"), partial(self._made, "participation-analysis")),
            Entry(_("Síntesis de temas"), partial(self._made, "topics-synthesis")),
            Entry(_("Volante de devolución"), partial(self._made, "feedback")),
            Entry(_("Encuentros"), lambda: exports.encounters_sheet(store, Selection()), data=True),
        ]
        if current is not None and current.initiative.answer_date is not None:
            selection = Selection(id=current.initiative.id)
            words = _("Carta de respuesta {folio}").format(folio=current.initiative.folio)
            entries.append(Entry(words, lambda: exports.letter(store, selection)))
        return entries

    def _made(self, name: str) -> Document:
        return cast(Document, self.context.make(name, self.analysis.selection()))
