"""What is missing, problems first; Enter leads to the datum."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from munidesk.base.i18n import _
from munidesk.base.problems import Problem
from munidesk.ui import icons, theme
from munidesk.ui.widgets import Chip, card, clear, column, label, link, row, rule

FieldMaker = Callable[[Problem], QWidget | None]


class ProblemsPanel(QWidget):
    """A title with a count, the problems, then quietly what is right."""

    def __init__(self, title: str, subtitle: str, field: FieldMaker, goto: Callable[[Problem], None]) -> None:
        super().__init__()
        self._field = field
        self._goto = goto
        self._chip = Chip()
        head = row(label(title, "panel"), None, self._chip)
        self._rows: QVBoxLayout = column(spacing=0)
        layout = column(spacing=0)
        layout.addLayout(column(_holder(head), label(subtitle, "quiet"), spacing=0, margins=(16, 10, 16, 10)))
        layout.addLayout(self._rows)
        layout.addStretch(1)
        self.setLayout(layout)
        self._shown: tuple[object, ...] | None = None

    def show_problems(self, problems: Sequence[Problem], correct: Sequence[str], source: str = "") -> None:
        """`source` names the norm beside what is right. The same again changes nothing: a field keeps its focus."""
        wanted = (tuple(problems), tuple(correct), source)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._rows)
        blocking = sum(problem.blocks for problem in problems)
        if blocking:
            self._chip.set(_("Faltan {n}").format(n=blocking) if blocking > 1 else _("Falta 1"), "bad", "alert-circle")
        else:
            self._chip.set(_("Completa"), "good", "check-circle")
        for problem in sorted(problems, key=lambda one: not one.blocks):
            self._rows.addWidget(rule())
            self._rows.addWidget(self._row(problem))
        if correct:
            self._rows.addWidget(rule())
            self._rows.addLayout(
                row(label(_("Correcto"), "strong"), None, label(source, "quiet"), margins=(16, 10, 16, 4))
            )
            for text in correct:
                self._rows.addLayout(row(_mark("check", "good"), label(text), None, margins=(16, 2, 16, 2)))

    def _row(self, problem: Problem) -> QWidget:
        tone, icon = ("bad", "alert-circle") if problem.blocks else ("attention", "alert")
        made = card("bar")
        text = label(problem.text, "strong" if problem.blocks else "", wrap=True)
        inner = column(text, spacing=2)
        field = self._field(problem)
        if field is not None:
            made.setStyleSheet(
                f"QFrame[kind='bar'] {{ background: {theme.tokens().bad_ground};"
                f" border-left: 3px solid {theme.tokens().bad}; }}"
            )
            inner.addWidget(field)
        elif problem.detail or problem.record:
            go = link(_("Ir al dato"), lambda: self._goto(problem)) if problem.record else None
            inner.addLayout(
                row(label(problem.detail, "quiet", wrap=True), go) if go else row(label(problem.detail, "quiet"))
            )
        layout = row(_mark(icon, tone), spacing=8, margins=(16, 8, 16, 8))
        layout.addLayout(inner, 1)
        made.setLayout(layout)
        return made


def _holder(layout: QLayout) -> QWidget:
    made = QWidget()
    made.setLayout(layout)
    return made


def _mark(icon: str, tone: str) -> QLabel:
    made = QLabel()
    made.setPixmap(icons.pixmap(icon, getattr(theme.tokens(), tone), 18))
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setFixedWidth(theme.px(22))
    return made
