"""Prioridades: the projects of a plan in order, what each criterion adds, and who gave which mark."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.planning.document_ranking import gap_words, missing_words, place_words, standings
from munidesk.features.planning.domain import Criterion, Level, Line, Mark
from munidesk.features.planning.page_plan_tables import PlanTab, to_the_plan
from munidesk.features.planning.page_scorers import CriteriaCard, ScorersCard, short
from munidesk.features.planning.ranking import STEP, Standing
from munidesk.features.planning.rules import parse_criteria, parse_mark
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import add_line, criteria, marks_given, set_criteria, set_mark
from munidesk.ui import dialogs, theme
from munidesk.ui.cells import Cell, ChipCell, PartsCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.making import Making
from munidesk.ui.side import add_side
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import Chip, button, column, elided, label, row

_SIDE = 290
_ROOMY = 1080
"""Pixels at 100 % from which the parts of a score have room beside its project."""


class PriorityTab(PlanTab):
    """Projects by weighted criteria; the weights must sum 100."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._criteria: tuple[Criterion, ...] = ()
        self._given: tuple[Mark, ...] = ()
        self._table: RecordTable[Standing] | None = None
        self._words, self._chip = elided(kind="quiet-text"), Chip()
        self._left = column(spacing=8)
        self._left.addLayout(
            row(self._words, None, self._chip, button(_("Criterios…"), self._ask, icon="scale"), spacing=8)
        )
        self._note = label(kind="quiet", wrap=True)
        self._note.setText(
            _(
                "Notas de 0 a 10. Puesto: si un peso cambia {n} puntos, hacia arriba o abajo."
                " F6 pasa a quiénes puntuaron."
            ).format(n=STEP)
        )
        self.criteria_card = CriteriaCard()
        self.scorers = ScorersCard(context)
        body, side = QWidget(), QWidget()
        side.setLayout(column(self.criteria_card, self.scorers, spacing=12))
        around = row(spacing=16)
        around.addLayout(self._left, 1)
        add_side(around, side, _SIDE)
        body.setLayout(around)
        self._first = FirstStep(context, "scale", body)
        self.setLayout(column(body, self._first, spacing=0, margins=(24, 12, 24, 12)))

    def show_plan(self, view: PlanView) -> None:
        found = criteria(self.context.store, view.plan.id)
        if self._table is None or found != self._criteria:
            self._criteria = found
            self._rebuild()
        self._given = marks_given(self.context.store, view.plan.id)
        projects = standings(view, self._given, found)
        table = self._table
        assert table is not None
        table.cells.keep_in(self.context.draft(f"priority.cell:{view.plan.id}"))
        table.show_records(projects)
        self._words.setText(" · ".join(f"{one.name} {one.weight}" for one in found))
        gap = gap_words(found) if found else ""
        self._chip.set(gap or _("Suman 100"), "attention" if gap else "good", "alert" if gap else "check")
        self._chip.setVisible(bool(found))
        self.criteria_card.show_criteria(found)
        self._show_scorers(table.current)
        self._show_first(projects=bool(projects))

    def _show_scorers(self, one: Standing | None) -> None:
        if self.view is not None:
            self.scorers.show_project(self.view, one, self._criteria, self._given)

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
            for widget in (self._table, self._note):
                self._left.removeWidget(widget)
            self._table.hide()
            self._table.deleteLater()
        table = self._table = RecordTable(self._columns())
        table.setAccessibleName(_("Prioridades"))
        table.writes_in(self.context)
        table.selected.connect(self._show_scorers)
        self._left.addWidget(table, 1)
        self._left.addWidget(self._note)
        self.setFocusProxy(table)
        self._fit()

    def _columns(self) -> Sequence[Column[Standing]]:
        columns: list[Column[Standing]] = [
            Column(_("N.º"), lambda one: str(one.place or "–"), width=42, right=True),
            Column(_("Proyecto"), lambda one: f"{one.line.code}  {one.line.title}".strip(), name=True),
        ]
        for at, criterion in enumerate(self._criteria):
            edit = partial(self._set, criterion)
            columns.append(Column(short(criterion.name), partial(self._mark, at), edit=edit, right=True, width=54))
        columns += [
            Column(_("Puntos que aporta cada criterio"), self._said, paint=self._parts, width=170),
            Column(_("Puntaje"), self._score, paint=lambda one: TextCell(self._score(one), strong=True), right=True,
                   width=78),
            Column(_("Puesto"), place_words, paint=_place, width=104),
        ]  # fmt: skip
        return columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The name of the project comes first: in a narrow window what each criterion adds is read at the right."""
        if self._table is not None:
            self._table.setColumnHidden(2 + len(self._criteria), self.width() < theme.px(_ROOMY))

    def _mark(self, at: int, one: Standing) -> str:
        value = one.values[at]
        return (
            "" if value is None or self.view is None else self.view.figures.number(value, None if value % 1 == 0 else 1)
        )

    def _score(self, one: Standing) -> str:
        return self.view.figures.number(one.total, 2) if self.view is not None else ""

    def _said(self, one: Standing) -> str:
        if one.total is None:
            return missing_words(one, self._criteria)
        number = self.view.figures.number if self.view is not None else None
        return " + ".join(number(part, 2) for part in one.parts) if number is not None else ""

    def _parts(self, one: Standing) -> Cell:
        if one.total is None or self.view is None:
            return TextCell(missing_words(one, self._criteria), colour="text2")
        number = self.view.figures.number
        return PartsCell(tuple((float(part or 0) / 10, number(part, 2)) for part in one.parts))

    # -- doing

    def _set(self, criterion: Criterion, one: Standing, text: str) -> None:
        """The team's mark. Raises UserError where single persons gave theirs: the mean is not typed over."""
        if any(each.line_id == one.line.id and each.who for each in self._given):
            raise UserError(_("Puntuaron varias personas: corrija a la derecha la nota de cada una. F6 lo lleva."))
        set_mark(self.context.store, one.line.id, criterion.id, parse_mark(text))

    def add(self) -> None:
        """A project without a place in the plan yet: an activity without a year."""
        view = self.view
        if view is None:
            return
        dialogs.ask_text(
            self.context.window, _("Nuevo proyecto"),
            _("Entra como actividad todavía sin eje; en el plan se le da su lugar."),
            draft=self.context.draft(f"priority.new:{view.plan.id}"),
            submit=lambda title: add_line(
                self.context.store, Line(plan_id=view.plan.id, level=Level.ACTIVITY, title=title)
            ),
        )  # fmt: skip

    def _ask(self) -> None:
        if self.view is None:
            return
        text = "\n".join(f"{one.name} {one.weight}{f': {one.means}' if one.means else ''}" for one in self._criteria)
        plan_id = self.view.plan.id
        dialogs.ask_text(
            self.context.window, _("Criterios y pesos"),
            _("Uno por línea, con su peso; suman 100. Puede decir qué mira: «Urgencia 40: riesgo si no se hace»."),
            value=text, long=True, draft=self.context.draft(f"plan.criteria:{plan_id}"),
            submit=lambda typed: set_criteria(self.context.store, plan_id, parse_criteria(typed)),
        )  # fmt: skip


def _place(one: Standing) -> Cell:
    if one.place is None:
        return TextCell("–", colour="text2")
    return ChipCell(place_words(one), *(("good", "check") if one.firm else ("attention", "swap")))
