"""The page of the plan of action: its objectives and products as one table, and the data of the plan."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox

from munidesk.base.dates import today
from munidesk.base.i18n import _
from munidesk.features.action import exports
from munidesk.features.action.document_action import summary
from munidesk.features.action.domain import ActionPlan
from munidesk.features.action.kinds import ACTION_PLANS
from munidesk.features.action.page_products import ProductsTab
from munidesk.features.action.store import ActionView, action_plans, load_action, newest, save_action_plan
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry, export_menu
from munidesk.town.page_import_list import import_button
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.form_of import form_of
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page, begin
from munidesk.ui.scroll import scrolling
from munidesk.ui.tabs import Tabs
from munidesk.ui.widgets import button, card, column, elided, row

_DATA = ("title", "start", "end", "responsible", "act", "purpose")


class ActionPage(Page):
    tables = frozenset({"action_plan", "action_goal", "action_product", "link"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self.view: ActionView | None = None
        self._title, self._line = elided(kind="title"), elided(kind="quiet-text", stretch=True)
        self._which = QComboBox()
        self._which.setAccessibleName(_("Plan de acción"))
        self._which.setFixedWidth(theme.px(190))
        self._which.activated.connect(lambda _index: self._open(str(self._which.currentData())))
        self._new = button(_("Nuevo"), self.new, icon="plus", tip=_("Nuevo plan de acción"))
        self.products = ProductsTab(context)
        self._goal = button(_("Nuevo objetivo"), self.products.new_goal, icon="plus", tip="Ins")
        head = row(self._title, None, self._which, spacing=8, margins=(24, 12, 24, 2))
        self._import = import_button(context, self._incoming, "action", self, self._of)
        for widget in (self._new, self._import, export_menu(context, self._exports), self._goal):
            head.addWidget(widget)
        self.form = form_of(ACTION_PLANS, context.store, self._current, town.figures(context.store), names=_DATA)
        data = card()
        data.setLayout(column(self.form, None, margins=(16, 14, 16, 14)))
        holder = card("plain")
        holder.setLayout(column(data, None, margins=(24, 12, 24, 16)))
        self._data = scrolling(holder)
        makers = (lambda: self.products, lambda: self._data)
        words = (_("Objetivos y productos"), _("Datos del plan"))
        self.tabs = Tabs(tuple(zip(words, makers, strict=True)))
        self._make = MakeButton(self.tabs, self._making)
        head.addWidget(self._make)
        self._first = FirstStep(context, "target", self.tabs, self._line)
        todo = _("Cree el primero: qué se propone el gobierno, con qué productos, quién responde y hasta cuándo.")
        self._first.tell(_("Todavía no hay ningún plan de acción."), todo,
                         Making(_("Nuevo plan de acción"), self.new), NEW)  # fmt: skip
        layout = column(spacing=0)
        layout.addLayout(head)
        layout.addLayout(row(self._line, margins=(24, 0, 24, 2)))
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.tabs.begin()
        self.tabs.shown.connect(self._show_verbs)
        self.setFocusProxy(self.tabs)

    def open(self, tab: str = "", record: str = "") -> None:
        if tab.isdigit():
            self.tabs.show_tab(int(tab))
        if record:
            self.ensure_fresh()
            self.tabs.show_tab(0)
            kind, _colon, key = record.partition(":")
            self.products.select(Ref(kind, key))

    def record(self) -> Ref | None:
        return self.products.chosen

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Plan de acción"), ""), (self.tabs.word, ""))

    def refresh(self) -> None:
        store = self.context.store
        found = action_plans(store)
        if self._id not in {one.id for one in found}:
            self._id = newest(store)
        view = self.view = load_action(store, self._id) if self._id else None
        self._title.setText(view.plan.title if view else _("Plan de acción"))
        self._line.setText(summary(view) if view else "")
        if [self._which.itemData(i) for i in range(self._which.count())] != [one.id for one in found]:
            self._which.clear()
            for one in found:
                self._which.addItem(one.title, one.id)
        self._which.setCurrentIndex(self._which.findData(self._id))
        self._which.setVisible(len(found) > 1)
        for widget in (self._new, self._goal, self._make, self._import, self.form):
            widget.setEnabled(not store.read_only)
        self._first.stand(view is None)
        self.products.show_action(view)
        self.form.refresh()
        self._show_verbs()

    def leave(self) -> bool:
        return self.form.flush()

    def _show_verbs(self) -> None:
        """What can be done in the tab that is shown; a first plan is begun by the button that stands out."""
        self._new.setVisible(self.view is not None)
        self._goal.setVisible(self.view is not None and self.tabs.index == 0 and bool(self.view.goals))
        self._make.follow()

    def _incoming(self) -> str:
        """Objectives come first; then the products of each, by its name. Before there is a plan, plans."""
        if self.view is None:
            return "action-plan"
        return "action-product" if self.view.goals else "action-goal"

    def _of(self) -> str:
        return f"plan_id:{self._id}" if self.view is not None and not self.view.goals else ""

    def _making(self) -> Making | None:
        if self.view is None:
            return Making(_("Nuevo plan de acción"), self.new)
        if self.tabs.index:
            return None
        if not self.view.goals:
            return Making(_("Nuevo objetivo"), self.products.new_goal)
        return Making(_("Nuevo producto"), self.products.begin)

    def _current(self) -> ActionPlan | None:
        return ACTION_PLANS.find(self.context.store, self._id) if self._id else None

    def _open(self, plan_id: str) -> None:
        self.form.flush()
        self._id = plan_id
        self.refresh()

    def new(self) -> None:
        """By its name; it begins today until who writes it says otherwise."""
        made: list[str] = []
        plan = ActionPlan(title="", start=date(today().year, 1, 1), end=date(today().year, 12, 31))
        dialogs.ask_text(
            self.context.window, _("Nuevo plan de acción"),
            _("¿Cómo se llama? Por ejemplo: Plan de acción {year}").format(year=today().year),
            draft=self.context.draft("action.new"),
            submit=lambda title: made.append(save_action_plan(self.context.store, replace(plan, title=title)).id),
        )  # fmt: skip
        if made:
            self._open(made[0])
            self.tabs.show_tab(0)
            begin(self.tabs)

    def _exports(self) -> list[Entry]:
        store, chosen = self.context.store, Selection(id=self._id)
        if self.view is None:
            return []
        return [
            Entry(_("Plan de acción"), partial(exports.action_plan, store, chosen)),
            Entry(_("Productos"), partial(exports.products_sheet, store, chosen), data=True, paper=False),
        ]
