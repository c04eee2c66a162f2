"""The tab Alineación: which lines of the plan have a partner in the sector, the POA and the ODS."""

from dataclasses import replace

from PySide6.QtGui import QResizeEvent

from munidesk.base.i18n import _
from munidesk.features.planning.alignment import Aligned, Loose, aligned, loose_of, loose_words, nothing_loose
from munidesk.features.planning.page_plan_tables import PlanTab, to_the_plan
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import line_of, save_line
from munidesk.ui import theme
from munidesk.ui.cells import Cell, ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.scroll import scrolling
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import column, label

_NAMED = 3
"""Lines that each sentence names; the table marks them all."""


class AlignmentTab(PlanTab):
    """PMD ↔ sector ↔ POA ↔ ODS; what is loose, first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._found = Loose()
        self._loose = label(kind="quiet-text", wrap=True)
        self.table: RecordTable[Aligned] = RecordTable(
            (
                Column(_("PMD"), lambda one: f"{one.line.code}  {one.line.title}"),
                Column(_("Programa sectorial"), lambda one: one.line.sector, paint=self._sector,
                       edit=self._set_sector, width=190),
                Column(_("POA"), _below, paint=_in_poa, width=260),
                Column(_("ODS"), lambda one: ", ".join(map(str, one.goals)), paint=self._goals,
                       edit=self._set_goals, width=130),
            )
        )  # fmt: skip
        self.table.setAccessibleName(_("Alineación"))
        self.table.writes_in(context)
        self._first = FirstStep(context, "link", self.table)
        todo = _("Escriba primero los objetivos y programas del plan: aquí se ve con qué sector, POA y ODS se alinean.")
        self._first.tell(_("No hay nada que alinear."), todo, to_the_plan(context))
        # A plan of a hundred loose lines is read by scrolling; it never makes the window higher.
        self._above = scrolling(self._loose)
        layout = column(self._above, spacing=8, margins=(24, 12, 24, 16))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        whole = self._loose.heightForWidth(max(1, self._above.viewport().width()))
        self._above.setFixedHeight(min(whole, self.height() // 4) + theme.px(4))

    def show_plan(self, view: PlanView) -> None:
        self.table.cells.keep_in(self.context.draft(f"alignment.cell:{view.plan.id}"))
        found = aligned(view)
        self.table.show_records(found)
        self._first.stand(not found)
        self._above.setVisible(bool(found))
        self._found = loose_of(view)
        self._loose.setText("\n".join(loose_words(self._found, most=_NAMED)) or nothing_loose())
        self._fit()

    def _sector(self, one: Aligned) -> Cell:
        return _missing() if one.line in self._found.no_sector else TextCell(one.line.sector)

    def _goals(self, one: Aligned) -> Cell:
        return _missing() if one.line in self._found.no_goal else TextCell(", ".join(map(str, one.goals)))

    def _set_sector(self, one: Aligned, text: str) -> None:
        line = line_of(self.context.store, one.line.id)
        save_line(self.context.store, replace(line, sector=text.strip()))

    def _set_goals(self, one: Aligned, text: str) -> None:
        line = line_of(self.context.store, one.line.id)
        save_line(self.context.store, replace(line, ods=text.strip()))


def _below(one: Aligned) -> str:
    return ", ".join(each.code or each.title[:20] for each in one.below)


def _in_poa(one: Aligned) -> Cell:
    return TextCell(_below(one)) if one.below else ChipCell(_("Nada en el POA"), "attention", "alert")


def _missing() -> Cell:
    return ChipCell(_("Falta"), "attention", "alert")
