"""The page of the pilot: Plan · Evaluación · Comparación · Bitácora · Manual."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox

from munidesk.base.i18n import _
from munidesk.data.writer import Changes
from munidesk.documents.model import Document
from munidesk.features.pilot import exports
from munidesk.features.pilot.domain import Pilot
from munidesk.features.pilot.kinds import KINDS
from munidesk.features.pilot.page_manual import ManualTab
from munidesk.features.pilot.page_plan import LogbookTab, PlanTab
from munidesk.features.pilot.store import newest, pilot_of, pilots, rounds_of, save_pilot
from munidesk.features.pilot.verdict import subject_of
from munidesk.instruments import store as engine
from munidesk.instruments.kinds import KINDS as ENGINE_KINDS
from munidesk.instruments.page_comparison import ComparisonTab
from munidesk.instruments.page_evaluation import EvaluationTab
from munidesk.instruments.scoring import RoundView
from munidesk.records.ref import Computed
from munidesk.records.sheet import Selection, Sheet
from munidesk.town import store as town
from munidesk.town.page_export import Build, Entry, document_of, export_menu
from munidesk.town.page_import_list import import_button
from munidesk.town.page_paper import show_paper
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.tabs import Tabs
from munidesk.ui.widgets import Chip, button, column, elided, row

OWN = frozenset(kind.table for kind in (*KINDS, *ENGINE_KINDS))
EVALUATION, COMPARISON = 1, 2


class PilotPage(Page):
    """What MuniDesk counts may come from any table."""

    tables = OWN

    def shows(self, changes: Changes) -> bool:
        return bool(changes.tables)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self.pilot: Pilot | None = None
        self._counted: dict[tuple[str, date, date], Computed | None] = {}
        self._title, self._chip = elided(kind="title"), Chip()
        self._which = QComboBox()
        self._which.setAccessibleName(_("Piloto"))
        self._which.activated.connect(lambda _index: self._open(str(self._which.currentData())))
        self._form = button(_("Formulario en blanco"), self._blank, icon="printer")
        self._close = button(_("Cerrar la ronda"), self._close_round, kind="primary")
        self._reopen = button(_("Reabrir la ronda"), self._reopen_round)
        head = row(self._title, self._chip, None, self._which, spacing=12, margins=(24, 12, 24, 4))
        self._import = import_button(context, self._incoming, "pilot", self)
        for widget in (self._import, self._form, export_menu(context, self._exports), self._reopen, self._close):
            head.addWidget(widget)
        self.evaluation = EvaluationTab(context, self._load, lambda: self.tabs.choose(COMPARISON))
        self._comparison = ComparisonTab(context, self._load, lambda: self.tabs.choose(EVALUATION))
        self._own = (PlanTab(context), LogbookTab(context), ManualTab(context))
        self._tabs = (self._own[0], self.evaluation, self._comparison, *self._own[1:])
        words = (_("Plan del piloto"), _("Evaluación"), _("Comparación"), _("Bitácora"), _("Manual"))
        self.tabs = Tabs(tuple((word, partial(self._tabs.__getitem__, at)) for at, word in enumerate(words)))
        self._new = MakeButton(self.tabs, self._making)
        head.addWidget(self._new)
        self.tabs.shown.connect(self._show_state)
        self._first = FirstStep(context, "checklist", self.tabs)
        todo = _("Créelo con su plan, para probar algo en pequeño; después se evalúa por rondas.")
        self._first.tell(_("Todavía no hay ningún piloto."), todo, Making(_("Nuevo piloto"), self.new), NEW)
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.tabs.show_tab(EVALUATION)
        self.setFocusProxy(self.tabs)

    def open(
        self, id: str = "", tab: str = "", round: str = "", criterion: str = ""  # noqa: A002
    ) -> None:  # fmt: skip
        if id:
            self._open(id)
        if tab.isdigit():
            self.tabs.show_tab(int(tab))
        if round or criterion:
            self.ensure_fresh()
        if round:
            self.tabs.show_tab(EVALUATION)
            self.evaluation.choose(round)
        if criterion:
            self.evaluation.answers.select(criterion)

    def _incoming(self) -> str:
        """The list of the tab that is shown; empty where none comes in by a sheet."""
        return {0: "phases", 1: "answers", 3: "logbook", 4: "diffusion"}.get(self.tabs.index, "")

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Piloto"), ""), (self.tabs.word, ""))

    def _on_changes(self, changes: Changes) -> None:
        # Counting is the dear part: figures are kept until one of their sources changes.
        if changes.tables - OWN:
            self._counted.clear()
        super()._on_changes(changes)

    def _load(self, round_id: str) -> RoundView:
        return engine.load_round(self.context.store, round_id, self._compute)

    def _compute(self, indicator: str, since: date, until: date) -> Computed | None:
        key = (indicator, since, until)
        if key not in self._counted:
            found = self.context.compute(indicator, since, until)
            self._counted[key] = found if isinstance(found, Computed) else None
        return self._counted[key]

    def refresh(self) -> None:
        store = self.context.store
        found = pilots(store)
        if self._id not in {one.id for one in found}:
            self._id = newest(store)
        self.pilot = pilot_of(store, self._id) if self._id else None
        self._title.setText(_("Piloto: {title}").format(title=self.pilot.title) if self.pilot else _("Piloto"))
        if [self._which.itemData(at) for at in range(self._which.count())] != [one.id for one in found]:
            self._which.clear()
            for one in found:
                self._which.addItem(one.title, one.id)
        self._which.setCurrentIndex(self._which.findData(self._id))
        self._which.setVisible(len(found) > 1)
        self._which.setMaximumWidth(theme.px(180))
        self._first.stand(self.pilot is None)
        subject = subject_of(self.pilot, town.figures(store)) if self.pilot is not None else None
        for shown in (self.evaluation, self._comparison):
            shown.show_subject(subject)
        for tab in self._own:
            tab.show_pilot(self.pilot)
        self._show_state()

    def _show_state(self) -> None:
        rounds = rounds_of(self.context.store, self._id) if self._id else ()
        waiting = next((one for one in rounds if one.is_open), None)
        editable = not self.context.store.read_only
        planned = max(3, len(rounds))
        if waiting is not None:
            words = _("Ronda {n} de {m}, abierta").format(n=waiting.number, m=planned)
            self._chip.set(words, "accent", "pencil")
        elif rounds:
            self._chip.set(_("Ronda {n} de {m}, cerrada").format(n=rounds[-1].number, m=planned), "neutral", "check")
        else:
            self._chip.set("")
        view = self.evaluation.view
        evaluating = self.tabs.index == EVALUATION
        self._close.setVisible(editable and evaluating and waiting is not None)
        closed = view is not None and not view.round.is_open
        self._reopen.setVisible(editable and evaluating and waiting is None and closed)
        self._form.setVisible(evaluating and bool(rounds))
        self._import.setVisible(self.pilot is not None and bool(self._incoming()))
        for widget in (self._new, self._import):
            widget.setEnabled(editable)
        self._new.follow()

    def _making(self) -> Making | None:
        """Before there is a pilot, any tab begins one, and its plan always; each other tab begins what it shows."""
        if self.pilot is None or self.tabs.current is self._own[0]:
            return Making(_("Nuevo piloto"), self.new)
        if self.tabs.current is self._own[1]:
            return Making(_("Nueva anotación"), self._own[1].text.setFocus)
        if self.tabs.current is self._own[2]:
            return self._own[2].begins()
        if self.tabs.index == EVALUATION and not any(one.is_open for one in rounds_of(self.context.store, self._id)):
            return Making(_("Abrir una ronda"), self.evaluation.new_round)
        return None

    def leave(self) -> bool:
        return False not in [tab.leave() for tab in self._tabs]

    def _open(self, pilot_id: str) -> None:
        self._id = pilot_id
        self.refresh()

    def new(self) -> None:
        made: list[str] = []
        dialogs.ask_text(
            self.context.window, _("Nuevo piloto"), _("¿Cómo se llama? Por ejemplo: Gobierno cercano en la Zona Este"),
            draft=self.context.draft("pilot.new"),
            submit=lambda title: made.append(save_pilot(self.context.store, Pilot(title=title))),
        )  # fmt: skip
        if made:
            self._open(made[0])
            self.tabs.choose(0)

    def _close_round(self) -> None:
        waiting = next((one for one in rounds_of(self.context.store, self._id) if one.is_open), None)
        if waiting is None:
            return
        self.tabs.show_tab(EVALUATION)
        self.evaluation.choose(waiting.id)
        self.evaluation.leave()
        if self.evaluation.close_round():
            self.evaluation.answers.setFocus()
            self.context.toast(_("La ronda {n} quedó cerrada.").format(n=waiting.number), True)

    def _reopen_round(self) -> None:
        view = self.evaluation.view
        if view is not None and self.evaluation.reopen():
            self.context.toast(_("La ronda {n} quedó abierta otra vez.").format(n=view.round.number), True)

    def _blank(self) -> None:
        make = self._made("pilot-form")
        show_paper(self.context, _("Formulario de evaluación"), lambda _chosen: document_of(self.context, make))

    def _made(self, name: str) -> Build:
        """A document of the catalogue about this pilot, or about the round that is shown."""
        by_round = {"pilot-form", "pilot-evaluation"}

        def build() -> Document | Sheet:
            self.leave()
            chosen = Selection(id=self.evaluation.round_id if name in by_round else self._id)
            made = self.context.make(name, chosen)
            assert isinstance(made, Document | Sheet)
            return made

        return build

    def _exports(self) -> list[Entry]:
        return [
            Entry(_("Evaluación de la ronda"), self._made("pilot-evaluation")),
            Entry(_("Plan del piloto"), lambda: exports.pilot_plan(self.context.store, Selection(id=self._id))),
            Entry(_("Manual"), self._made("manual")),
            Entry(_("Ficha de buena práctica"), self._made("good-practice")),
            Entry(_("Formulario de evaluación"), self._made("pilot-form")),
            Entry(_("Respuestas"), self._made("pilot-answers"), data=True, paper=False),
        ]
