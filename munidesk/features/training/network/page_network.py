"""«Red», a tab of training: institutions, exchanges, lines of action, who teaches, and what is thought of courses."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.features.training.domain_network import Institution
from munidesk.features.training.kinds import (
    ACTION_LINES,
    EDITIONS,
    EXCHANGES,
    INSTITUTIONS,
    KINDS,
    PROGRAMMES,
    TRAINERS,
)
from munidesk.features.training.kits.page_kits import Kits
from munidesk.features.training.network import exports
from munidesk.features.training.network.page_exchanges import ExchangesTab
from munidesk.features.training.network.page_institutions import InstitutionsTab
from munidesk.features.training.network.page_lines import LinesTab
from munidesk.features.training.network.page_tab import PartTab
from munidesk.features.training.network.page_trainers import TrainersTab
from munidesk.features.training.network.page_valued import ValuedTab
from munidesk.features.training.yearly import exports as yearly
from munidesk.features.training.yearly.store import present_report
from munidesk.instruments.kinds import OPINIONS, ROUNDS
from munidesk.procedures.kinds import CASES
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.page_import_list import import_tool
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.making import MakeButton
from munidesk.ui.page import Crumb, Page
from munidesk.ui.tabs import Parts, Siblings
from munidesk.ui.widgets import button, column, elided, row

KEY = "capacitacion.network"
PLACES, EXCHANGED, LINES, TEACHING, VALUED = range(5)
_OWN = (INSTITUTIONS, EXCHANGES, ACTION_LINES, TRAINERS, EDITIONS)


class NetworkPage(Page):
    tables = frozenset(kind.table for kind in (*KINDS, ROUNDS, OPINIONS, CASES)) | {"encounter", "theme"} | {"practice"}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.attempt = Attempt(context)
        self._title = elided(kind="title")
        self.places: PartTab[Institution] = InstitutionsTab(context)
        self.parts: tuple[PartTab[Any], ...] = (
            self.places, ExchangesTab(context), LinesTab(context), TrainersTab(context), ValuedTab(context),
        )  # fmt: skip
        words = [_(one.name) for one in self.parts]
        self.tabs = Parts([(word, partial(self._part, at)) for at, word in enumerate(words)])
        self.tabs.shown.connect(self._show_verbs)
        self._import = import_tool(context, self._listed, KEY, self)
        self._report = button(_("Informe presentado…"), self.report, icon="check")
        self._report.setToolTip(_("Anotar que se presentó el informe anual"))
        self._make = MakeButton(self.tabs)
        head = row(self._title, None, self._report, self._import, spacing=8, margins=(24, 12, 24, 4))
        self.kits = Kits(context)
        more = ((_("Kit para otro municipio…"), self.give_kit), (_("Abrir un kit de otro municipio…"), self.take_kit))
        head.addWidget(export_menu(context, self._exports, more=more))
        head.addWidget(self._make)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(Siblings(context, KEY))
        layout.addWidget(self.tabs, 1)
        self.setLayout(layout)
        self.tabs.begin()
        self.setFocusProxy(self.tabs)

    def _part(self, at: int) -> QWidget:
        return self.parts[at]

    def _listed(self) -> str:
        return ("institutions", "exchanges", "lines-of-action", "trainers", "institutions")[self.tabs.index]

    def open(self, tab: str = "", id: str = "") -> None:  # noqa: A002 - the word in every link
        at = int(tab) if tab.isdigit() and int(tab) < len(self.parts) else self.tabs.index
        self.ensure_fresh()
        if at != self.tabs.index:
            self.tabs.show_tab(at)
        if id:
            self.parts[at].select(id)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Capacitación"), "capacitacion"), (_("Red"), ""), (self.tabs.word, ""))

    def record(self) -> Ref | None:
        part = self.parts[self.tabs.index]
        return Ref(_OWN[self.tabs.index].table, part.id_of(part.chosen)) if part.chosen is not None else None

    def refresh(self) -> None:
        self._title.setText(_("Red"))
        self.tabs.refresh()
        self._show_verbs()

    def _show_verbs(self) -> None:
        writes = not self.context.store.read_only
        self._import.setVisible(writes and self.tabs.index != VALUED)
        self._report.setVisible(writes and any(one.reported_on is None for one in PROGRAMMES.all(self.context.store)))
        self._make.follow()

    # -- verbs of the whole page

    def new(self) -> None:
        """For Ctrl+K: an institution."""
        self.tabs.show_tab(PLACES)
        self.places.new()

    def give_kit(self) -> None:
        """A course as a folder for another town."""
        self.kits.give()

    def take_kit(self) -> None:
        """A folder of another town."""
        self.kits.take()

    def report(self) -> None:
        """Which year's report was handed over, today."""
        store = self.context.store
        years = [(one.year, str(one.year)) for one in PROGRAMMES.all(store) if one.reported_on is None]
        if not years or store.read_only:
            return
        text = _("Deja de estar entre lo pendiente. El informe se imprime en «Exportar», y se puede volver a imprimir.")
        year = dialogs.ask_choice(
            self.context.window, _("Informe anual presentado"), text, years, accept=_("Presentado hoy")
        )
        if year and self.attempt(present_report, store, year):
            self.context.toast(_("Informe de {year} presentado.").format(year=year), True)

    # -- papers

    def _exports(self) -> list[Entry]:
        store, none = self.context.store, Selection()
        line = self.parts[LINES].chosen
        met = Selection(id=line.encounter_id if line is not None else "")
        one = self.parts[VALUED].chosen
        valued = Selection(id=one.edition.id if one is not None else "")
        own = {
            PLACES: [], EXCHANGED: [],
            LINES: [
                Entry(_("Líneas de acción del encuentro"), partial(exports.meeting_paper, store, met)),
                Entry(_("Líneas de acción"), partial(exports.meeting_sheet, store, met), data=True, paper=False),
            ],
            TEACHING: [
                Entry(_("Formadoras y formadores"), partial(exports.trainers_paper, store, none)),
                Entry(_("Cascada de formación"), partial(exports.cascade_paper, store, none)),
            ],
            VALUED: [Entry(_("Hoja de valoración en blanco"), partial(exports.blank_sheet, store, valued))],
        }[self.tabs.index]  # fmt: skip
        year = Selection(until=today())
        return [
            *own, Entry(_("Informe anual de capacitación"), partial(yearly.report_paper, store, year)),
            Entry(_("Asistencia del año"), partial(yearly.report_sheet, store, year), data=True, paper=False),
        ]  # fmt: skip
