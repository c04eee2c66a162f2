"""Dinero, Alineación, Compromisos, Marco lógico and Prioridades: the plan as tables."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, fold
from munidesk.features.planning.domain import Commitment, FrameLevel, FrameRow
from munidesk.features.planning.kinds import COMMITMENTS, FRAME
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_plan import (
    delete_commitment,
    delete_frame_row,
    frame,
    save_commitment,
    save_frame_row,
)
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import Cell, ChipCell
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.making import Making
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, row


class PlanTab(QWidget):
    """A tab that shows one plan."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._try = Attempt(context)
        self.view: PlanView | None = None
        self._waits = False

    def show_view(self, view: PlanView | None) -> None:
        """The plan as it stands now, shown when the tab is: what nobody looks at is not counted at every change."""
        self.view, self._waits = view, True

    def refresh(self) -> None:
        if not self._waits:
            return
        self._waits = False
        self.setEnabled(self.view is not None)
        if self.view is not None:
            self.show_plan(self.view)

    def show_plan(self, view: PlanView) -> None:
        raise NotImplementedError

    def attempt(self, verb: Callable[[], object]) -> bool:
        try:
            verb()
        except UserError as error:
            self.context.toast(str(error), False)
            return False
        return True


def to_the_plan(context: Context) -> Making:
    """Where the lines are written that this tab is about."""
    return goes(context, _("Ir al plan"), "planning", tab="0")


class CommitmentsTab(PlanTab):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._title, self._day, self._who = QLineEdit(), QLineEdit(), QLineEdit()
        for editor, words in (
            (self._title, _("Compromiso nuevo")),
            (self._day, _("Vence: dd/mm/aaaa")),
            (self._who, _("Responsable")),
        ):
            editor.setPlaceholderText(words)
            editor.setAccessibleName(words)
            editor.returnPressed.connect(self._add)
        self._draft = Draft(self, {"title": self._title, "day": self._day, "who": self._who})
        self._day.setFixedWidth(theme.px(150))
        self._who.setFixedWidth(theme.px(180))
        self.table: RecordTable[Commitment] = RecordTable(
            (
                Column(_("Compromiso"), lambda one: one.title, edit=partial(self._set_text, "title"),
                       name=True),
                Column(_("Responsable"), lambda one: one.responsible,
                       edit=partial(self._set_text, "responsible"), width=170,
                       order=lambda one: fold(one.responsible)),
                Column(_("Vence"), lambda one: show_date(one.deadline),
                       edit=lambda one, text: self._save(replace(self._now(one), deadline=parse_date(text))), width=110,
                       order=lambda one: one.deadline or date.max),
                Column(_("Estado"), lambda one: commitment_chip(one)[0], paint=_chip_cell, width=130),
                Column(_("Cumplido el"), lambda one: show_date(one.done_on) if one.done_on else "",
                       edit=self._set_done, width=120),
                Column(_("Constancia"), lambda one: one.evidence, edit=partial(self._set_text, "evidence"),
                       width=200),
            )
        )  # fmt: skip
        self.table.setAccessibleName(_("Compromisos"))
        self.table.writes_in(context)
        self.table.removes = True
        self._first = FirstStep(context, "hand", self.table)
        todo = _("Escriba el primero arriba, con su vencimiento y quién responde; Enter lo agrega.")
        self._first.tell(_("Todavía no hay compromisos."), todo)
        layout = column(spacing=8, margins=(24, 12, 24, 16))
        layout.addLayout(row(self._title, self._day, self._who, button(_("Agregar"), self._add), spacing=8))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)

    def show_plan(self, view: PlanView) -> None:
        self._draft.show(self.context.draft(f"commitment.line:{view.plan.id}"))
        self.table.cells.keep_in(self.context.draft(f"commitment.cell:{view.plan.id}"))
        self.table.show_records(view.commitments)
        self._first.stand(not view.commitments)
        self.setFocusProxy(self.table if view.commitments else self._title)

    def _add(self) -> None:
        if self.view is None:
            return
        plan_id = self.view.plan.id
        if not self.attempt(lambda: self._save(self._typed(plan_id))):
            return
        for editor in (self._title, self._day, self._who):
            editor.clear()
        self._draft.done()
        self._title.setFocus()

    def begin(self) -> None:
        """Where the next commitment is typed."""
        self._title.setFocus()

    def _typed(self, plan_id: str) -> Commitment:
        """Raises UserError for a day that cannot be read."""
        return Commitment(plan_id=plan_id, title=self._title.text(), deadline=parse_date(self._day.text()),
                          responsible=self._who.text().strip())  # fmt: skip

    def _set_text(self, name: str, one: Commitment, text: str) -> None:
        changed: dict[str, Any] = {name: text}
        self._save(replace(self._now(one), **changed))

    def _set_done(self, one: Commitment, text: str) -> None:
        self._save(replace(self._now(one), done_on=parse_date(text) if text.strip() else None))

    def _now(self, one: Commitment) -> Commitment:
        """As it is stored now: the row shown may be older. Raises UserError when it is gone."""
        return COMMITMENTS.get(self.context.store, one.id)

    def _save(self, one: Commitment) -> None:
        save_commitment(self.context.store, one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.table.current
        if event.key() == Qt.Key.Key_Delete and current is not None and self.table.hasFocus():
            delete_commitment(self.context.store, current.id)
            self.context.toast(_("Se quitó el compromiso."), True)
            return
        super().keyPressEvent(event)


def commitment_chip(one: Commitment) -> tuple[str, str, str]:
    if one.done_on is not None:
        late = one.done_on > one.deadline
        return (_("Cumplido tarde"), "attention", "check") if late else (_("Cumplido"), "good", "check")
    if one.deadline < today():
        return _("Vencido"), "bad", "alert"
    return _("En plazo"), "accent", "clock"


def _chip_cell(one: Commitment) -> Cell:
    return ChipCell(*commitment_chip(one))


class FrameTab(PlanTab):
    """The logical framework, edited in place."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._level, self._summary = QComboBox(), QLineEdit()
        for level in FrameLevel:
            self._level.addItem(capital(level.word), level.value)
        self._level.setAccessibleName(_("Nivel"))
        self._summary.setPlaceholderText(_("Resumen, y Enter"))
        self._summary.setAccessibleName(_("Resumen"))
        self._summary.returnPressed.connect(self._add)
        self._draft = Draft(self, {"level": self._level, "summary": self._summary})

        def edit(name: str) -> Column[FrameRow]:
            return Column(FRAME.field(name).label, lambda one: str(getattr(one, name)),
                          edit=partial(self._set_text, name),
                          width=0 if name == "summary" else 220, name=name == "summary")  # fmt: skip

        self.table: RecordTable[FrameRow] = RecordTable(
            (
                Column(_("Nivel"), lambda one: capital(one.level.word), width=120),
                *(edit(name) for name in ("summary", "indicators", "means", "assumptions")),
            )
        )
        self.table.setAccessibleName(_("Marco lógico"))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(68))  # three lines: its cells hold sentences
        self.table.writes_in(context)
        self.table.removes = True
        self._first = FirstStep(context, "table", self.table)
        todo = _("Escriba arriba el fin, a qué contribuye el proyecto, y Enter; después el propósito y lo demás.")
        self._first.tell(_("El marco lógico está en blanco."), todo)
        layout = column(spacing=8, margins=(24, 12, 24, 16))
        layout.addLayout(row(self._level, self._summary, spacing=8))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)

    def show_plan(self, view: PlanView) -> None:
        self._draft.show(self.context.draft(f"frame.line:{view.plan.id}"))
        self.table.cells.keep_in(self.context.draft(f"frame.cell:{view.plan.id}"))
        found = frame(self.context.store, view.plan.id)
        self.table.show_records(found)
        self._first.stand(not found)
        self.setFocusProxy(self.table if found else self._summary)

    def begin(self) -> None:
        """Where the next row is typed."""
        self._summary.setFocus()

    def _add(self) -> None:
        if self.view is not None and self._summary.text().strip():
            level = FrameLevel(str(self._level.currentData()))
            row = FrameRow(plan_id=self.view.plan.id, level=level, summary=self._summary.text())
            if self.attempt(lambda: self._save(row)):
                self._summary.clear()
                self._draft.done()

    def _set_text(self, name: str, one: FrameRow, text: str) -> None:
        changed: dict[str, Any] = {name: text}
        self._save(replace(FRAME.get(self.context.store, one.id), **changed))

    def _save(self, row: FrameRow) -> None:
        save_frame_row(self.context.store, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.table.current
        if event.key() == Qt.Key.Key_Delete and current is not None and self.table.hasFocus():
            delete_frame_row(self.context.store, current.id)
            return
        super().keyPressEvent(event)
