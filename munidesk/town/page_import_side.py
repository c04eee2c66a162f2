"""Beside the rehearsal of an import: what waits for an answer, what would be written, and its sums."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.sheets.rehearsal import Choice, Control, Rehearsal
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Target
from munidesk.town.page_import_state import answer_to
from munidesk.town.page_import_told import plan_of
from munidesk.ui.combo import Combo
from munidesk.ui.widgets import Chip, card, clear, column, elided, icon_label, label, row, rule


class RightColumn(QWidget):
    """What waits for an answer, what «Importar» would do, and the sums beside the sheet's own."""

    def __init__(self, figures: Figures, answered: Callable[[str, str], object]) -> None:
        super().__init__()
        self._figures, self._answered = figures, answered
        self._asked: tuple[Choice, ...] = ()
        self.choices, self._questions = card(), column(spacing=6, margins=(16, 12, 16, 14))
        self.plan, self._plan = card(), column(spacing=8, margins=(16, 12, 16, 14))
        self.controls, self._controls = card(), column(spacing=6, margins=(16, 12, 16, 14))
        for frame, inside in (
            (self.choices, self._questions),
            (self.plan, self._plan),
            (self.controls, self._controls),
        ):
            frame.setLayout(inside)
        self.setLayout(column(self.choices, self.plan, self.controls, None, spacing=16))
        self.forget()

    def forget(self) -> None:
        """Nothing is known yet."""
        for frame in (self.choices, self.plan, self.controls):
            frame.hide()

    def show_rehearsal(self, rehearsal: Rehearsal, target: Target, shape: Shape) -> None:
        self.choices.setVisible(bool(rehearsal.choices))
        if rehearsal.choices != self._asked:
            self._asked = rehearsal.choices
            self._ask(rehearsal.choices, shape)
        self.plan.show()
        clear(self._plan)
        self._plan.addWidget(label(_("Si importa ahora"), "panel"))
        for icon, tone, words, detail in plan_of(rehearsal, target):
            self._plan.addLayout(_said(icon, tone, words, detail))
        self.controls.setVisible(bool(rehearsal.controls))
        clear(self._controls)
        if rehearsal.controls:
            self._compare(rehearsal.controls)

    def _ask(self, choices: Sequence[Choice], shape: Shape) -> None:
        clear(self._questions)
        self._questions.addLayout(
            row(label(_("Por decidir"), "panel"), Chip(str(len(choices)), "attention", "alert"), None)
        )
        for one in choices:
            asked = _("Fila {n}: {question}").format(n=one.line, question=one.question) if one.line else one.question
            self._questions.addWidget(label(asked, wrap=True))
            self._questions.addWidget(self._editor(one, answer_to(shape, one.code)))

    def _editor(self, one: Choice, answer: str | None) -> QWidget:
        if not one.options:
            line = QLineEdit(answer or "")
            line.setAccessibleName(one.question)
            line.editingFinished.connect(lambda: self._write(one, line, answer))
            return line
        combo: QComboBox = Combo()
        combo.setAccessibleName(one.question)
        if answer is None and one.default not in dict(one.options):
            combo.addItem(_("Sin responder"), None)
        for value, words in one.options:
            combo.addItem(capital(words), value)
        combo.setCurrentIndex(max(0, combo.findData(one.default if answer is None else answer)))
        combo.activated.connect(lambda _at: self._choose(one, combo))
        return combo

    def _choose(self, one: Choice, combo: QComboBox) -> None:
        if combo.currentData() is not None:
            self._answered(one.code, str(combo.currentData()))

    def _write(self, one: Choice, line: QLineEdit, before: str | None) -> None:
        text = line.text().strip()
        if text != (before or ""):
            self._answered(one.code, text)

    def _compare(self, controls: Sequence[Control]) -> None:
        agrees = all(one.said is None or one.said == one.read for one in controls)
        said = any(one.said is not None for one in controls)
        chip = Chip(_("Coincide"), "good", "check-circle") if agrees else Chip(_("No coincide"), "attention", "alert")
        self._controls.addLayout(row(label(_("Control de montos"), "strong"), None, *((chip,) if said else ())))
        for one in _once(controls):
            self._controls.addLayout(self._sum(one.column, self._figures.number(one.read)))
            if one.said is not None:
                self._controls.addLayout(
                    self._sum(one.where or _("Total de la planilla"), self._figures.number(one.said), strong=True)
                )
            self._controls.addWidget(rule())

    def _sum(self, words: str, figure: str, *, strong: bool = False) -> QVBoxLayout:
        kind = "strong" if strong else ""
        line = row(spacing=8)
        line.addWidget(elided(words, kind, stretch=True), 1)
        line.addWidget(label(figure, kind))
        made = column()
        made.addLayout(line)
        return made


def _once(controls: Sequence[Control]) -> Sequence[Control]:
    """The same two figures of a column are told once, by the row that says them."""
    return tuple({(one.column, one.read, one.said): one for one in controls}.values())


def _said(icon: str, tone: str, words: str, detail: str) -> QVBoxLayout:
    text = column(label(words, "strong", wrap=True), spacing=0)
    if detail:
        text.addWidget(label(detail, "quiet", wrap=True))
    line = row(spacing=10)
    line.addWidget(icon_label(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(text, 1)
    made = column()
    made.addLayout(line)
    return made
