"""The page of the participatory budget: Propuestas · Factibilidad · Escrutinio · Resultado."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox

from munidesk.base.i18n import _
from munidesk.features.participatory_budget import exports
from munidesk.features.participatory_budget.domain import District, Process
from munidesk.features.participatory_budget.kinds import DISTRICTS, KINDS, PROCESSES
from munidesk.features.participatory_budget.page_opinions import OpinionsTab
from munidesk.features.participatory_budget.page_proposals import ProposalsTab
from munidesk.features.participatory_budget.page_result import CountTab, ResultTab
from munidesk.features.participatory_budget.store import (
    BudgetView,
    delete_district,
    load_view,
    newest,
    processes,
    save_district,
    save_process,
)
from munidesk.features.participatory_budget.store_count import (
    close_count,
    reopen_count,
    unready,
)
from munidesk.features.participatory_budget.words import copies_words, rule_sentence
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry, document_of, export_menu
from munidesk.town.page_import_list import import_button
from munidesk.town.page_paper import show_paper
from munidesk.ui import dialogs, theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.tabs import Parts, Siblings
from munidesk.ui.widgets import Chip, button, column, elided, row, tool

KEY = "participation.budget"
PROPOSALS_TAB, OPINIONS_TAB, COUNT_TAB, RESULT_TAB = range(4)
_NEW = ("title", "cap", "vote_day", "marks", "areas")
_ALL = ("title", "cap", "proposals_from", "proposals_until", "vote_day", "marks", "rule", "counters", "per_sheet",
        "areas", "voters")  # fmt: skip


class BudgetPage(Page):
    tables = frozenset(kind.table for kind in KINDS) | {"link"}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self.view: BudgetView | None = None
        self._try = Attempt(context)
        self._title, self._chip = elided(kind="title"), Chip()
        self._which = QComboBox()
        self._which.setAccessibleName(_("Presupuesto participativo"))
        self._which.setMaximumWidth(theme.px(180))
        self._which.activated.connect(lambda _at: self._open(str(self._which.currentData())))
        self._facts = tool("pencil", _("Datos del proceso"), self.ask_facts)
        self._districts = tool("grid", _("Distritos y sus topes"), self.ask_district)
        self._ballots = tool("printer", _("Imprimir boletas"), self.print_ballots)
        self._close = button(_("Cerrar el escrutinio"), self.close_it, icon="shield-check")
        self._reopen = button(_("Reabrir el escrutinio"), self.reopen)
        head = row(
            self._title, self._chip, self._facts, self._districts, None, self._which, spacing=8, margins=(24, 12, 24, 4)
        )
        self._import = import_button(context, self._incoming, KEY, self, self._of)
        for widget in (self._import, self._ballots, export_menu(context, self._exports), self._close, self._reopen):
            head.addWidget(widget)
        self.proposals, self.opinions = ProposalsTab(context), OpinionsTab(context)
        self.count, self.result = CountTab(context), ResultTab(context)
        self._tabs = (self.proposals, self.opinions, self.count, self.result)
        words = (_("Propuestas"), _("Factibilidad"), _("Escrutinio"), _("Resultado"))
        self.tabs = Parts(tuple((word, partial(self._tabs.__getitem__, at)) for at, word in enumerate(words)))
        self.tabs.shown.connect(self._show_tab)
        self._new = MakeButton(self.tabs, self._making)
        head.addWidget(self._new)
        self._first = FirstStep(context, "coins", self.tabs)
        todo = _("Créelo con su tope y el día de la votación; después se cargan las propuestas.")
        making = Making(_("Nuevo presupuesto participativo"), self.new)
        self._first.tell(_("Todavía no hay ningún presupuesto participativo."), todo, making, NEW)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(Siblings(context, KEY))
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.tabs.begin()
        self.setFocusProxy(self.tabs)

    def open(self, id: str = "", tab: str = "", proposal: str = "") -> None:  # noqa: A002 - the name in every link
        if id:
            self._open(id)
        if tab.isdigit():
            self.tabs.show_tab(int(tab))
        if proposal:
            self.ensure_fresh()
            self.tabs.show_tab(int(tab) if tab.isdigit() else PROPOSALS_TAB)
            self._tabs[self.tabs.index].select(proposal)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Participación"), "participation"), (_("Presupuesto participativo"), ""), (self.tabs.word, ""))

    def record(self) -> Ref | None:
        return Ref("budget_process", self._id) if self._id else None

    def refresh(self) -> None:
        store = self.context.store
        found = processes(store)
        if self._id not in {one.id for one in found}:
            self._id = newest(store)
        view = self.view = load_view(store, self._id) if self._id else None
        self._title.setText(view.process.title if view else _("Presupuesto participativo"))
        if [self._which.itemData(at) for at in range(self._which.count())] != [one.id for one in found]:
            self._which.clear()
            for one in found:
                self._which.addItem(one.title, one.id)
        self._which.setCurrentIndex(self._which.findData(self._id))
        self._which.setVisible(len(found) > 1)
        self._first.stand(view is None)
        self._show_tab()
        self._show_state(view)

    def _show_tab(self) -> None:
        """The one in sight: a key that counts a paper draws no other."""
        self._tabs[self.tabs.index].show_view(self.view)
        self._import.setVisible(bool(self._incoming()) and not self.context.store.read_only)

    def _show_state(self, view: BudgetView | None) -> None:
        writes = view is not None and not self.context.store.read_only
        running = view is not None and view.process.is_open
        for widget in (self._facts, self._districts):
            widget.setVisible(view is not None)
            widget.setEnabled(writes and running)
        self._ballots.setVisible(view is not None and bool(view.on_ballot))
        why = unready(view) if view is not None and running else ""
        self._close.setVisible(running)
        self._close.setEnabled(writes and not why)
        self._close.setToolTip(why)
        self._reopen.setVisible(writes and not running)
        self._new.setEnabled(not self.context.store.read_only)
        self._new.follow()
        if view is None:
            self._chip.set("")
        elif not running:
            self._chip.set(_("Cerrado"), "neutral", "shield-check")
        elif view.ballots:
            self._chip.set(_("Contando"), "attention", "stamp")
        else:
            self._chip.set(_("En preparación"), "accent", "pencil")
        self.tabs.setToolTip(rule_sentence(view) if view is not None else "")

    def _incoming(self) -> str:
        """The list of the tab in sight: proposals, opinions, ballots; none comes into a closed count."""
        if self.view is None or not self.view.process.is_open:
            return ""
        return ("budget-proposal", "budget-opinion", "budget-ballot", "")[self.tabs.index]

    def _of(self) -> str:
        return f"process_id:{self._id}" if self._incoming() == "budget-proposal" else ""

    def _making(self) -> Making | None:
        if self.view is None:
            return Making(_("Nuevo presupuesto participativo"), self.new)
        if self.tabs.index == COUNT_TAB and self.view.process.is_open:
            return Making(_("Mesa nueva"), self.count.panel.new_table)
        return None

    def leave(self) -> bool:
        return True

    def _open(self, process_id: str) -> None:
        self._id = process_id
        self.refresh()

    # -- verbs

    def new(self) -> None:
        made: list[str] = []
        done = ask_record(
            self.context, PROCESSES, Process(title=""), _NEW, _("Nuevo presupuesto participativo"),
            lambda one: made.append(save_process(self.context.store, one)), town.figures(self.context.store),
            accept=_("Crear"),
        )  # fmt: skip
        if done:
            self._open(made[0])
            self.tabs.choose(PROPOSALS_TAB)

    def ask_facts(self) -> None:
        if self.view is not None:
            ask_record(
                self.context, PROCESSES, self.view.process, _ALL, _("Datos del proceso"),
                lambda one: save_process(self.context.store, one), self.view.figures,
            )  # fmt: skip

    def ask_district(self) -> None:
        """A new one, or one of those there are; without a name it goes away."""
        view = self.view
        if view is None:
            return
        choices = [
            (one.id, f"{one.name} · {view.figures.money(one.cap) if one.cap is not None else _('bolsa común')}")
            for one in view.districts
        ]
        choices.append(("", _("Distrito nuevo")))
        chosen = dialogs.ask_choice(self.context.window, _("Distritos"), "", choices) if len(choices) > 1 else ""
        if chosen is None:
            return
        record = DISTRICTS.find(self.context.store, chosen) or District(process_id=view.process.id, name="")
        ask_record(
            self.context, DISTRICTS, record, ("name", "cap"), _("Distrito"), self._save_district, view.figures,
            text=_("Borre el nombre para quitarlo.") if record.id else "",
        )  # fmt: skip

    def _save_district(self, one: District) -> None:
        if one.id and not one.name.strip():
            delete_district(self.context.store, one.id)
        else:
            save_district(self.context.store, one)

    def start_count(self) -> None:
        """The keyboard in the line of marks."""
        self.tabs.choose(COUNT_TAB)

    def print_ballots(self) -> None:
        """Of one table with its lot, or of none."""
        view = self.view
        if view is None:
            return
        choices = [(one.id, one.title) for one in view.batches]
        choices.insert(0, (view.process.id, _("Sin mesa")))
        chosen = choices[0][0]
        if len(choices) > 1:
            asked = dialogs.ask_choice(self.context.window, _("Imprimir boletas"), _("¿De qué mesa?"), choices)
            if asked is None:
                return
            chosen = asked
        store = self.context.store
        show_paper(
            self.context,
            copies_words(view, chosen),
            lambda _chosen: document_of(self.context, lambda: exports.ballot(store, Selection(id=chosen))),
        )

    def close_it(self) -> None:
        if self.view is not None and self._try(close_count, self.context.store, self.view.process.id):
            self.tabs.choose(RESULT_TAB)
            self.context.toast(_("El escrutinio quedó cerrado: imprima el acta con Exportar."), True)

    def reopen(self) -> None:
        if self.view is not None and self._try(reopen_count, self.context.store, self.view.process.id):
            self.tabs.choose(COUNT_TAB)

    def _exports(self) -> list[Entry]:
        store, chosen = self.context.store, Selection(id=self._id)
        return [
            Entry(_("Acta de escrutinio"), lambda: exports.count(store, chosen)),
            Entry(_("Boleta"), lambda: exports.ballot(store, chosen)),
            Entry(_("Propuestas y factibilidad"), lambda: exports.feasibility(store, chosen)),
            Entry(_("Propuestas"), lambda: exports.proposals(store, chosen), data=True, paper=False),
            Entry(_("Papeletas contadas"), lambda: exports.ballots(store, chosen), data=True, paper=False),
        ]
