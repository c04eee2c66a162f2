"""The page of a case, the same for every procedure: its steps, the one that is shown, who takes part."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.procedures import store as cases
from munidesk.procedures.domain import CaseStep
from munidesk.procedures.kinds import STEPS
from munidesk.procedures.page_case_panel import CASE, OBSERVATIONS, TABLES, CasePanel
from munidesk.procedures.page_case_papers import entries_of
from munidesk.procedures.page_case_side import SidePanel
from munidesk.procedures.page_case_step import StepPanel
from munidesk.procedures.page_case_steps import StepList
from munidesk.procedures.rules import CaseView
from munidesk.records.ref import Ref
from munidesk.town.page_export import export_menu
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.page import Crumb, Page, PageHeader
from munidesk.ui.widgets import button, column, tool

KEY = CASE
_ROOMY = 900
"""Pixels at 100 % from which the header has room for the thread."""
LIST = "cases"
__all__ = ["KEY", "LIST", "OBSERVATIONS", "CasePage"]


class CasePage(Page):
    tables = TABLES

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = self._key = ""
        self.body = CasePanel(context)
        self.header = PageHeader()
        self._facts = tool("pencil", _("Datos del expediente"), self.body.ask_facts)
        self._close = button(_("Cerrar"), self.body.close_it, tip=_("El expediente terminó"))
        self._reopen = button(_("Reabrir"), self.body.reopen)
        self._owner = button("", self._to_owner, icon="folder", kind="quiet", tip=_("El expediente que abrió este"))
        self._entry = button("", partial(self.body.do, "entry"), icon="plus", kind="primary", tip="Ins")
        self._thread = tool("thread", _("Ver el hilo del asunto (H)"), partial(self.body.do, "thread"))
        for widget in (self._owner, self._thread, self._facts, self._close, self._reopen):
            self.header.buttons.addWidget(widget)
        self.header.buttons.addWidget(export_menu(context, lambda: entries_of(self.context, self.view)))
        self.header.buttons.addWidget(self._entry)
        self.body.shown.connect(self._show_header)
        self._first = FirstStep(context, "folder", self.body)
        self._first.tell(
            _("No hay ningún expediente abierto."), _("Abra uno: trae pasos, plazos y cartas, y usted los cambia."),
            goes(context, _("Ir a Expedientes"), LIST),
        )  # fmt: skip
        layout = column(self.header, self.body, self._first, spacing=0, margins=(0, 8, 0, 0))
        layout.setStretch(1, 1)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.body)

    def open(self, id: str = "", step: str = "") -> None:  # noqa: A002 - the name in every link
        """A case by its id, the newest without one; `step` is the key of the step to show, or its id."""
        self._id, self._key = id or self._id, step
        self.refresh()

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Expedientes"), LIST), (self.view.case.label if self.view else _("Expediente"), ""))

    def record(self) -> Ref | None:
        return self.body.record()

    @property
    def view(self) -> CaseView | None:
        return self.body.view

    @property
    def step(self) -> CaseStep | None:
        """The one that is shown."""
        return self.body.step

    @property
    def steps(self) -> StepList:
        return self.body.steps

    @property
    def panel(self) -> StepPanel:
        return self.body.panel

    @property
    def side(self) -> SidePanel:
        return self.body.side

    def refresh(self) -> None:
        there = cases.cases(self.context.store)
        if self._id not in {one.id for one in there}:
            self._id = next((one.id for one in there if one.closed_on is None), there[0].id if there else "")
        key, self._key = self._key, ""
        self.body.show_case(self._id, key)
        self._first.stand(self.view is None)

    def _to_owner(self) -> None:
        """To the step of the case that opened this one."""
        step = self._owner_step()
        if step is not None:
            self.context.navigator.go(CASE, id=step.case_id, step=step.key)

    def _owner_step(self) -> CaseStep | None:
        case = self.view.case if self.view is not None else None
        return STEPS.find(self.context.store, case.owner_id) if case and case.owner_kind == STEPS.table else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_thread()

    def _show_thread(self) -> None:
        """Where there is room for it; its key is there always."""
        self._thread.setVisible(self.view is not None and self.width() >= theme.px(_ROOMY))

    def _show_header(self) -> None:
        view, going = self.view, self.body.going
        owner = self._owner_step()
        self._owner.setVisible(owner is not None)
        self._owner.setText(_("Paso «{title}»").format(title=owner.title) if owner is not None else "")
        for widget in (self._facts, self._close):
            widget.setVisible(going)
        self._reopen.setVisible(view is not None and not self.context.store.read_only and not going)
        self._show_thread()
        if view is None:
            self.header.set(_("Expedientes"))
            self._entry.hide()
            return
        done, whole = view.progress
        state = _("{state}, {a} de {b} pasos").format(state=capital(view.case.state.word), a=done, b=whole)
        chip = (state, "accent", "play") if view.case.closed_on is None else (state, "neutral", "shield-check")
        about = _("abierto el {day}").format(day=show_date(view.case.opened_on))
        self.header.set(view.case.title, about, chip)
        step = self.step
        self._entry.setVisible(going and step is not None and bool(step.each))
        self._entry.setText(_("Anotar {what}").format(what=step.each) if step is not None else "")
