"""The table of improvements: its columns, and the keys of the row that is chosen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _
from munidesk.features.open_government.codes import ImprovementState
from munidesk.features.open_government.domain import Improvement
from munidesk.features.open_government.improvements import words
from munidesk.features.open_government.improvements.rules import OPEN, is_late
from munidesk.features.open_government.improvements.store_agenda import Agenda
from munidesk.instruments.domain import Marker
from munidesk.ui import theme
from munidesk.ui.cells import Cell, ChipCell, StepsCell, TextCell
from munidesk.ui.table import Column, RecordTable

State = ImprovementState
_NEAR = 300
"""Days within which a day needs no year."""
_ASIDE, _ROOMY_FROM = (7, 8, 9), 760
"""ODS, POA and what was recovered; pixels at 100 %."""


class Columns:
    """What each cell says of an improvement of the agenda that is shown."""

    def __init__(self) -> None:
        self.agenda: Agenda | None = None
        self.own_order = False

    def all(self) -> tuple[Column[Improvement], ...]:
        return (
            Column(_("Prior."), self._place, width=48, right=True, folds=True),
            Column(_("Mejora"), lambda one: one.title, paint=self._title),
            Column(_("Estado"), lambda one: words.state_look(one.state)[0], width=112,
                   paint=lambda one: ChipCell(*words.state_look(one.state))),
            Column(_("Gana"), self._gain, width=58, right=True, paint=self._gain_cell),
            Column(_("Esfuerzo"), lambda one: one.effort.value, width=78,
                   paint=lambda one: StepsCell(one.effort.value, int(one.effort))),
            Column(_("Responsable"), lambda one: one.responsible or one.area, width=92),
            Column(_("Vence"), self._due, width=70, paint=self._due_cell),
            Column(_("ODS"), self._goals, width=66, paint=self._goals_cell),
            Column(_("POA"), self._activity, width=46,
                   paint=lambda one: TextCell(self._activity(one), colour="accent")),
            Column(_("Recup."), self._recovered, width=54, right=True,
                   paint=lambda one: TextCell(self._recovered(one), strong=True, colour="good")),
        )  # fmt: skip

    def _place(self, one: Improvement) -> str:
        return str(one.position) if one.position and self.own_order else ""

    def _title(self, one: Improvement) -> Cell:
        return TextCell(one.title, colour="text2" if one.state is State.DROPPED else "text")

    def _gain(self, one: Improvement) -> str:
        gain = self.agenda.worth_of(one).gain if self.agenda is not None else None
        if self.agenda is None or gain is None or one.state is State.VERIFIED:
            return ""
        return self.agenda.figures.signed(gain, words.PLACES)

    def _gain_cell(self, one: Improvement) -> Cell:
        return TextCell(self._gain(one), strong=True, colour="accent" if one.state in OPEN else "text2")

    def _due(self, one: Improvement) -> str:
        if one.state is State.VERIFIED:
            return State.DONE.word
        if one.due is None or self.agenda is None or one.state is State.DROPPED:
            return ""
        near = abs((one.due - self.agenda.day).days) < _NEAR
        return show_date(one.due, DAY_MONTH if near else "dd/MM/yy")

    def _due_cell(self, one: Improvement) -> Cell:
        if self.agenda is not None and is_late(one, self.agenda.day):
            return TextCell(self._due(one), strong=True, colour="bad", icon="alert")
        return TextCell(self._due(one), colour="text2")

    def _goals(self, one: Improvement) -> str:
        """A screen reader says the marker that is drawn."""
        gender = "" if one.gender is Marker.NO else words.gender_said(one.gender)
        return " · ".join(part for part in (words.goals_words(one), gender) if part)

    def _goals_cell(self, one: Improvement) -> Cell:
        return TextCell(words.goals_words(one), colour="text2", mark="" if one.gender is Marker.NO else "equal")

    def _activity(self, one: Improvement) -> str:
        there = self.agenda.activities.get(one.id) if self.agenda is not None else None
        return there.code if there is not None else ""

    def _recovered(self, one: Improvement) -> str:
        back = self.agenda.worth_of(one).recovered if self.agenda is not None else None
        if self.agenda is None or back is None:
            return ""
        return self.agenda.figures.signed(back, words.PLACES)


class ImprovementsTable(RecordTable[Improvement]):
    """`keys` are those of a row: a letter or figure, «Supr», «Ins», «Ctrl+↑», «Ctrl+↓» → what it does."""

    def __init__(self, columns: Columns, keys: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(columns.all())
        self._keys = keys
        self.setAccessibleName(_("Mejoras"))
        self.tighten(7)
        self.verticalHeader().setDefaultSectionSize(theme.px(36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the columns that the panel beside says too make room for the title."""
        for number in _ASIDE:
            self.setColumnHidden(number, self.width() < theme.px(_ROOMY_FROM))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = self._keys.get(_named(event))
        if verb is None:
            super().keyPressEvent(event)
        else:
            verb()


def _named(event: QKeyEvent) -> str:
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    )
    if held == Qt.KeyboardModifier.ControlModifier:
        return {Qt.Key.Key_Up: "Ctrl+↑", Qt.Key.Key_Down: "Ctrl+↓"}.get(Qt.Key(event.key()), "")
    if held & ~Qt.KeyboardModifier.ShiftModifier:
        return ""
    named = {Qt.Key.Key_Delete: "Supr", Qt.Key.Key_Insert: "Ins"}.get(Qt.Key(event.key()), "")
    return named or event.text().upper()
