"""Prioridades: the projects of a plan by weighted criteria."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.features.planning.domain import Criterion, Level, Line
from munidesk.features.planning.page_plan_tables import PlanTab, to_the_plan
from munidesk.features.planning.rules import parse_criteria, parse_mark, priority
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import criteria, marks, set_criteria, set_mark
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.making import Making
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, label, row


@dataclass(frozen=True, slots=True)
class _Project:
    line: Line
    marks: tuple[int | None, ...]
    total: Decimal | None


class PriorityTab(PlanTab):
    """Projects by weighted criteria; the weights must sum 100."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._criteria: tuple[Criterion, ...] = ()
        self._table: RecordTable[_Project] | None = None
        self._words = label(kind="quiet-text")
        self._layout = column(spacing=8)
        self._layout.addLayout(row(self._words, None, button(_("Criterios…"), self._ask, icon="scale")))
        inside = QWidget()
        inside.setLayout(self._layout)
        self._first = FirstStep(context, "scale", inside)
        self.setLayout(column(inside, self._first, spacing=0, margins=(24, 12, 24, 16)))

    def show_plan(self, view: PlanView) -> None:
        found = criteria(self.context.store, view.plan.id)
        if self._table is None or found != self._criteria:
            self._criteria = found
            self._rebuild()
        own = marks(self.context.store, view.plan.id)
        projects = [
            _Project(one, tuple(own.get((one.id, each.id)) for each in found), priority(own, found, one.id))
            for one in view.lines if one.level is Level.ACTIVITY
        ]  # fmt: skip
        projects.sort(key=lambda one: (one.total is None, -(one.total or 0), one.line.code))
        assert self._table is not None
        self._table.cells.keep_in(self.context.draft(f"priority.cell:{view.plan.id}"))
        self._table.show_records(projects)
        self._words.setText(" · ".join(f"{one.name} {one.weight}" for one in found))
        self._show_first(projects=bool(projects))

    def _show_first(self, *, projects: bool) -> None:
        if projects:
            todo = _("Defínalos con su peso, por ejemplo Urgencia 40, Alcance 35, Costo 25, y puntúe cada proyecto.")
            self._first.tell(_("Todavía no hay criterios."), todo, Making(_("Criterios…"), self._ask))
        else:
            todo = _("Escriba primero en el plan las actividades que se van a comparar.")
            self._first.tell(_("No hay proyectos que ordenar."), todo, to_the_plan(self.context))
        self._first.stand(not projects or not self._criteria)

    def _rebuild(self) -> None:
        if self._table is not None:
            self._layout.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        columns: list[Column[_Project]] = [Column(_("Proyecto"), lambda one: f"{one.line.code}  {one.line.title}")]
        for at, criterion in enumerate(self._criteria):
            columns.append(
                Column(f"{criterion.name} ({criterion.weight})", partial(_mark, at), edit=partial(self._set, criterion),
                       right=True, width=190)
            )  # fmt: skip
        columns.append(Column(_("Puntaje"), self._score, right=True, width=100))
        self._table = RecordTable(columns)
        self._table.setAccessibleName(_("Prioridades"))
        self._table.writes_in(self.context)
        self._layout.addWidget(self._table, 1)

    def _score(self, one: _Project) -> str:
        return self.view.figures.number(one.total, 1) if self.view is not None else ""

    def _set(self, criterion: Criterion, one: _Project, text: str) -> None:
        set_mark(self.context.store, one.line.id, criterion.id, parse_mark(text))

    def _ask(self) -> None:
        if self.view is None:
            return
        text = "\n".join(f"{one.name} {one.weight}" for one in self._criteria)
        plan_id = self.view.plan.id
        dialogs.ask_text(
            self.context.window, _("Criterios y pesos"), _("Uno por línea, con su peso; suman 100."), value=text,
            long=True, draft=self.context.draft(f"plan.criteria:{plan_id}"),
            submit=lambda typed: set_criteria(self.context.store, plan_id, parse_criteria(typed)),
        )  # fmt: skip


def _mark(at: int, one: _Project) -> str:
    return "" if one.marks[at] is None else str(one.marks[at])
