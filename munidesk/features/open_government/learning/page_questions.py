"""The questions of a lesson, one after another: a digit answers, the reason is said, Enter goes on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton

from munidesk.base.i18n import _
from munidesk.features.open_government.learning.reading import OPTIONS, Lesson
from munidesk.ui import icons, theme
from munidesk.ui.context import Context
from munidesk.ui.side import READ
from munidesk.ui.spoken import Role, say
from munidesk.ui.widgets import button, column, keycap, label, row, rule


class Questions(QFrame):
    """`finished` fires with the answers (positions from 1) after the last one; `left` when the person goes back."""

    finished = Signal(list)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lesson: Lesson | None = None
        self.answers: list[int] = []
        self._answered = False
        self._where, self._question = label(kind="quiet-text"), label(kind="panel", wrap=True)
        self._options = tuple(self._option(at) for at in range(1, OPTIONS + 1))
        self._verdict, self._why = label(kind="strong"), label(wrap=True)
        self._next = button(_("Siguiente"), self.go_on, kind="primary", icon="chevron-right", tip="Enter")
        self._back = button(_("Volver al texto"), self.left.emit, icon="chevron-left", tip="Esc")
        inner = column(self._where, self._question, spacing=12, margins=(24, 20, 24, 16))
        for at, option in enumerate(self._options, 1):
            inner.addLayout(row(keycap(str(at)), option, spacing=10))
            inner.setStretch(inner.count() - 1, 0)
        inner.addWidget(rule())
        inner.addWidget(self._verdict)
        inner.addWidget(self._why)
        inner.addStretch(1)
        inner.addLayout(row(self._back, None, self._next, spacing=8))
        self.setLayout(inner)
        for widget in (self._question, self._why):
            widget.setMaximumWidth(theme.px(READ))

    def _option(self, at: int) -> QPushButton:
        made = button("", lambda: self.answer(at))
        made.setMinimumHeight(theme.px(44))
        made.setMaximumWidth(theme.px(READ))
        made.setStyleSheet("text-align: left; padding-left: 12px;")
        return made

    def show_lesson(self, lesson: Lesson) -> None:
        """From the first question, unless it is the one being answered."""
        if self._lesson is lesson and self.answers and len(self.answers) < len(lesson.questions):
            return
        self._lesson, self.answers, self._answered = lesson, [], False
        self._show()

    def _show(self) -> None:
        if self._lesson is None:
            return
        at, n = len(self.answers) + (0 if not self._answered else -1), len(self._lesson.questions)
        asked = self._lesson.questions[at]
        self._where.setText(_("Pregunta {a} de {n}").format(a=at + 1, n=n))
        self._question.setText(asked.text)
        for number, (option, words) in enumerate(zip(self._options, asked.options, strict=True), 1):
            option.setText(words)
            option.setAccessibleName(f"{number}. {words}")
            right, chosen = number == asked.right, self._answered and self.answers[-1] == number
            mark = "check" if self._answered and right else "close" if chosen else ""
            tone = theme.tokens().good if right else theme.tokens().bad
            option.setIcon(icons.icon(mark, tone, 18) if mark else icons.icon("dot", theme.tokens().line, 18))
        self._tell_verdict(asked.right, asked.why)
        last = at + 1 == n
        self._next.setText(_("Terminar") if last else _("Siguiente"))
        self._next.setEnabled(self._answered)
        say(self)

    def _tell_verdict(self, right: int, why: str) -> None:
        good = self._answered and self.answers[-1] == right
        word = _("Bien.") if good else _("La respuesta es la {n}.").format(n=right)
        self._verdict.setText(word if self._answered else _("Responda con 1, 2 o 3."))
        self._why.setText(why if self._answered else "")

    def answer(self, at: int) -> None:
        """The first answer counts; the reason is shown and the next one waits for Enter."""
        if self._lesson is None or self._answered:
            return
        self.answers.append(at)
        self._answered = True
        self._show()
        self.setFocus()

    def go_on(self) -> None:
        """To the next question; after the last one, it is finished."""
        if self._lesson is None or not self._answered:
            return
        self._answered = False
        if len(self.answers) == len(self._lesson.questions):
            answers = list(self.answers)
            self._answered = True
            self.finished.emit(answers)
            return
        self._show()

    spoken_role = Role.Document

    def spoken(self) -> str:
        """The question with its options; once answered, what was right and why."""
        if self._answered:
            return f"{self._verdict.text()} {self._why.text()}"
        options = ". ".join(f"{at}: {one.text()}" for at, one in enumerate(self._options, 1))
        return f"{self._where.text()}. {self._question.text()} {options}"

    def tell(self, text: str) -> None:
        self._why.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if 1 <= digit <= OPTIONS:
            self.answer(digit)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
