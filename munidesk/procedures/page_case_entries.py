"""What a step collects, as a table under its term: offices and what they answered, hearings, visits."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.procedures.codes import Outcome, StepKind
from munidesk.procedures.domain import CaseEntry, CaseStep
from munidesk.procedures.rules import CaseView
from munidesk.procedures.words import outcome_word
from munidesk.ui import theme
from munidesk.ui.cells import Cell, ChipCell
from munidesk.ui.table import RecordTable
from munidesk.ui.table_model import Column

LOOKS: Mapping[Outcome, tuple[str, str]] = {
    Outcome.NONE: ("attention", "clock"),
    Outcome.ACCEPTED: ("good", "check"),
    Outcome.PARTLY: ("accent", "half"),
    Outcome.REFUSED: ("bad", "close"),
    Outcome.PASSED_ON: ("neutral", "reply"),
}
_MOST = 8


def outcome_cell(step: CaseStep, one: CaseEntry) -> ChipCell:
    """The answer in a word and its colour."""
    tone, icon = LOOKS.get(one.outcome, ("neutral", ""))
    if step.kind is StepKind.RECEIVED and one.day is not None and not one.answered:
        tone, icon = "accent", "check"
        return ChipCell(_("Recibida"), tone, icon)
    return ChipCell(capital(outcome_word(step, one.outcome)), tone, icon)


class EntryTable(RecordTable[CaseEntry]):
    """Enter opens one; `away` fires for the key that takes it out, `more` for the one that adds another."""

    away = Signal()
    more = Signal()

    def __init__(self) -> None:
        self._of: CaseStep | None = None
        super().__init__((
            Column(_("N.º"), lambda one: str(one.number), width=44),
            Column(_("De quién o qué"), lambda one: one.title),
            Column(_("Pedida"), lambda one: _day(one.asked_on), width=72, folds=True),
            Column(_("Fecha"), lambda one: _day(one.day) or "–", width=72),
            Column(_("Resultado"), lambda one: self._word(one), paint=self._chip, width=124),
        ))  # fmt: skip
        self.setAccessibleName(_("Anotaciones del paso"))

    def show_step(self, view: CaseView, step: CaseStep) -> None:
        """Those of the step; nothing where it collects none."""
        self._of = step
        entries = view.entries_of(step)
        self.name_columns({1: capital(step.each) if step.each else _("Qué")})
        self.show_records(entries)
        rows = min(_MOST, len(entries))
        self.setFixedHeight(theme.px(34 + 33 * rows))
        self.setVisible(bool(entries))

    def _word(self, one: CaseEntry) -> str:
        return outcome_cell(self._of, one).word if self._of is not None else ""

    def _chip(self, one: CaseEntry) -> Cell | None:
        if self._of is None or self._of.kind not in (StepKind.RECEIVED, StepKind.SENT, StepKind.VIEWED):
            return ChipCell(_("Anotada"), "neutral", "") if not one.answered else None
        return outcome_cell(self._of, one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() == Qt.Key.Key_Delete:
            self.away.emit()
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() == Qt.Key.Key_Insert:
            self.more.emit()
        else:
            super().keyPressEvent(event)


def _day(day: date | None) -> str:
    return show_date(day, DAY_MONTH) if day is not None else ""
