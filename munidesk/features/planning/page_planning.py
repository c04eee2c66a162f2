"""The page of plans: Plan y cronograma · Dinero · Alineación · Compromisos · Marco lógico · Prioridades · …"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QComboBox

from munidesk.base.i18n import _
from munidesk.features.planning import exports
from munidesk.features.planning.document_money import build_budget
from munidesk.features.planning.document_plan import build_poa, build_progress, summary
from munidesk.features.planning.domain import Weighting
from munidesk.features.planning.kinds import PLANS
from munidesk.features.planning.page_alignment import AlignmentTab
from munidesk.features.planning.page_follow import FollowTab
from munidesk.features.planning.page_money import MoneyTab
from munidesk.features.planning.page_place import ask_new_plan
from munidesk.features.planning.page_plan_tables import CommitmentsTab, FrameTab
from munidesk.features.planning.page_priorities import PriorityTab
from munidesk.features.planning.page_reading import ask_reading
from munidesk.features.planning.page_tree import TreeTab
from munidesk.features.planning.store import PlanView, load_plan, newest, plans
from munidesk.features.planning.store_plan import save_plan
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.page_import_list import import_button
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page, begin
from munidesk.ui.tabs import Tabs
from munidesk.ui.widgets import button, column, elided, row

Shown = TreeTab | MoneyTab | AlignmentTab | CommitmentsTab | FrameTab | PriorityTab | FollowTab


class PlanningPage(Page):
    tables = frozenset(
        {
            "plan",
            "plan_line",
            "reading",
            "funding",
            "dependency",
            "commitment",
            "frame_row",
            "criterion",
            "plan_mark",
            "follow_sheet",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self.view: PlanView | None = None
        self._title, self._line = elided(kind="title"), elided(kind="quiet-text", stretch=True)
        self._which, self._weighting = QComboBox(), QComboBox()
        self._which.setAccessibleName(_("Plan"))
        self._which.setFixedWidth(theme.px(170))
        self._which.activated.connect(lambda _index: self._open(str(self._which.currentData())))
        self._weighting.addItem(_("Promedio por dinero"), Weighting.MONEY.value)
        self._weighting.addItem(_("Promedio por peso"), Weighting.WEIGHT.value)
        self._weighting.setAccessibleName(_("Cómo se promedia"))
        self._weighting.activated.connect(lambda _index: self._set_weighting())
        self._new = button(_("Nuevo"), self.new, icon="plus", tip=_("Nuevo plan"))
        self._import = import_button(context, self._incoming, "planning", self)
        self._read = button(_("Registrar avance"), self._reading, tip="Ctrl+R")
        head = row(self._title, None, self._which, self._weighting, spacing=8, margins=(24, 12, 24, 2))
        for widget in (self._new, self._import, export_menu(context, self._exports), self._read):
            head.addWidget(widget)
        self.tree = TreeTab(context)
        self.money = MoneyTab(context)
        self.follow = FollowTab(context)
        self._tabs: list[Shown] = [
            self.tree, self.money, AlignmentTab(context), CommitmentsTab(context), FrameTab(context),
            PriorityTab(context), self.follow,
        ]  # fmt: skip
        words = (
            _("Plan y cronograma"),
            _("Dinero"),
            _("Alineación"),
            _("Compromisos"),
            _("Marco lógico"),
            _("Prioridades"),
            _("Seguimiento"),
        )
        self.tabs = Tabs(tuple((word, partial(self._tabs.__getitem__, at)) for at, word in enumerate(words)))
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addLayout(row(self._line, margins=(24, 0, 24, 2)))
        layout.addWidget(self.tabs, 1)
        self.setLayout(layout)
        self._first = FirstStep(context, "gantt", self.tabs, self._line)
        todo = _("Cree el plan del período, o importe con «Importar…» la planilla que ya tiene.")
        self._first.tell(_("Todavía no hay ningún plan."), todo, Making(_("Nuevo plan"), self.new), NEW)
        layout.addWidget(self._first, 1)
        self._make = MakeButton(self.tabs, self._making)
        head.addWidget(self._make)
        self.tabs.begin()
        self.tabs.shown.connect(self._show_verbs)
        self.setFocusProxy(self.tabs)

    def record(self) -> Ref | None:
        current = self.tree.table.current
        return Ref("plan_line", current.id) if current is not None else None

    def open(self, tab: str = "", line: str = "") -> None:
        if tab.isdigit():
            self.tabs.show_tab(int(tab))
        if line:
            self.ensure_fresh()
            self.tabs.show_tab(0)
            self.tree.select(line)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Planes"), ""), (self.tabs.word, ""))

    def refresh(self) -> None:
        store = self.context.store
        found = plans(store)
        if self._id not in {one.id for one in found}:
            self._id = newest(store)
        view = self.view = load_plan(store, self._id) if self._id else None
        self._title.setText(view.plan.title if view else _("Planes"))
        self._line.setText(summary(view, view.day.year) if view else "")
        self._first.stand(view is None)
        if [self._which.itemData(i) for i in range(self._which.count())] != [one.id for one in found]:
            self._which.clear()
            for one in found:
                self._which.addItem(f"{one.start_year}–{one.end_year}", one.id)
        self._which.setCurrentIndex(self._which.findData(self._id))
        self._which.setVisible(len(found) > 1)
        self._weighting.setVisible(view is not None)
        if view is not None:
            self._weighting.setCurrentIndex(self._weighting.findData(view.plan.weighting.value))
        for widget in (self._new, self._import, self._weighting):
            widget.setEnabled(not store.read_only)
        self._make.setEnabled(not store.read_only)
        for tab in self._tabs:
            tab.show_view(view)
        self.tabs.refresh()
        self._show_verbs()

    def _show_verbs(self) -> None:
        """What can be done in the tab that is shown; a first plan is begun by the button that stands out."""
        self._read.setVisible(self.view is not None and self.tabs.index == 0)
        self._read.setEnabled(not self.context.store.read_only)
        self._new.setVisible(self.view is not None)
        self._make.follow()

    def _making(self) -> Making | None:
        """The first plan; then a line of the tree, or the line where the next commitment or row is typed."""
        if self.view is None:
            return Making(_("Nuevo plan"), self.new)
        match self.tabs.current:
            case TreeTab() as tree:
                return Making(_("Nuevo renglón"), tree.insert)
            case MoneyTab() as money:
                return Making(_("Anotar dinero"), money.note)
            case CommitmentsTab() as commitments:
                return Making(_("Nuevo compromiso"), commitments.begin)
            case PriorityTab() as priorities:
                return Making(_("Nuevo proyecto"), priorities.add)
            case FollowTab() as follow:
                return Making(_("Sacar planillas…"), follow.send)
            case FrameTab() as framework:
                return Making(_("Nueva fila"), framework.begin)
        return None

    def _open(self, plan_id: str) -> None:
        self._id = plan_id
        self.refresh()

    def new(self) -> None:
        made = ask_new_plan(self.context)
        if made:
            self._open(made)
            self.tabs.show_tab(0)
            begin(self.tabs)

    def follow_up(self) -> None:
        """The sheets of the areas go out."""
        self.tabs.show_tab(6)
        self.follow.send()

    def _set_weighting(self) -> None:
        if self._id:
            store, chosen = self.context.store, Weighting(str(self._weighting.currentData()))
            save_plan(store, replace(PLANS.get(store, self._id), weighting=chosen))

    def _reading(self) -> None:
        current, view = self.tree.table.current, self.view
        if current is None or view is None:
            self.context.toast(_("Elija una actividad o meta del plan."), False)
            return
        Attempt(self.context)(lambda: ask_reading(self.context, view, current))

    def _incoming(self) -> str:
        """The list of the tab that is shown; before there is a plan, its lines."""
        own = {1: "money", 3: "commitments", 4: "frame", 5: "priorities", 6: "follow-up"}
        return own.get(self.tabs.index, "plan") if self.view is not None else "plan"

    def _seen(self) -> Selection:
        """The days of the schedule on the screen."""
        gantt = self.tree.gantt
        return Selection(id=self._id, since=gantt.first, until=gantt.last)

    def _exports(self) -> list[Entry]:
        store, chosen = self.context.store, Selection(id=self._id)
        view = self.view
        if view is None:
            return []
        year = self.tree.year or view.day.year
        entries = [
            Entry(_("Plan"), lambda: exports.plan(store, chosen)),
            Entry(_("POA {year}").format(year=year), lambda: build_poa(store, view, year)),
            Entry(_("Cronograma en A4"), lambda: exports.gantt(store, chosen)),
            Entry(_("Cronograma en A3"), lambda: exports.gantt_a3(store, chosen)),
            Entry(
                _("Cronograma"),
                lambda: exports.gantt(store, chosen),
                paper=False,
                texts=(
                    (".ics", _("calendario (.ics)"), lambda: exports.calendar(store, chosen)),
                    (".xml", _("Microsoft Project (.xml)"), lambda: exports.project_file(store, chosen)),
                ),
            ),
            Entry(_("Cronograma guardado y de hoy"), lambda: exports.baseline(store, chosen)),
            Entry(_("Cronograma con tabla"), lambda: exports.gantt_table(store, chosen)),
            Entry(_("Cronograma de lo que se ve"), lambda: exports.gantt(store, self._seen())),
            Entry(_("Informe de avance"), lambda: build_progress(store, view, year)),
            Entry(_("Presupuesto"), lambda: build_budget(store, view, self.money.year)),
            Entry(_("Matriz de alineación"), lambda: exports.alignment(store, chosen)),
            Entry(_("Prioridades"), lambda: exports.ranking(store, chosen)),
            Entry(_("Hoja para puntuar"), lambda: exports.marks_form(store, chosen)),
            Entry(_("Recordatorio de seguimiento"), lambda: exports.reminder(store, chosen)),
            Entry(_("Renglones del plan"), lambda: exports.lines_sheet(store, chosen), data=True, paper=False),
        ]
        current = self.tree.table.current
        if current is not None:
            one = Selection(id=current.id)
            entries.append(
                Entry(
                    _("Ficha de {code}").format(code=current.code or current.title[:20]),
                    lambda: exports.project(store, one),
                )
            )
        return entries
