"""The course: the lessons a diagnosis proposes at the left; at the right the text, and then its questions by keys."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.open_government.learning.page_lesson import LessonText
from munidesk.features.open_government.learning.page_questions import Questions
from munidesk.features.open_government.learning.reading import Lesson, lesson
from munidesk.features.open_government.learning.store import Path, Step, finish, forget, people, right_of
from munidesk.features.open_government.learning.store import paths as walked
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import Cell, ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.hints import hint_line
from munidesk.ui.key_table import KeyTable
from munidesk.ui.side import grows
from munidesk.ui.table import Column
from munidesk.ui.widgets import card, column, label, row

_KEYS = {(Qt.Key.Key_P, False): "questions", (Qt.Key.Key_Delete, False): "forget"}
_VIEW = "open_government.learning"
"""Under this name the computer remembers who studied last."""


@dataclass(frozen=True, slots=True)
class Line:
    """A lesson of the course as a row."""

    number: int
    step: Step


class PathTab(QWidget):
    """Enter reads, `P` goes to the questions, `1`–`3` answer them, Enter goes on, Esc back to the text."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._try = context, Attempt(context)
        self._paths: tuple[Path, ...] = ()
        self._which, self.person = QComboBox(), QComboBox()
        self._which.setAccessibleName(_("Curso"))
        self._which.activated.connect(lambda _at: self.refresh())
        self.person.setEditable(True)
        self.person.setAccessibleName(_("Quién estudia"))
        who = self.person.lineEdit()
        assert who is not None
        who.setPlaceholderText(_("Quién estudia"))
        who.setAccessibleName(_("Quién estudia"))
        who.editingFinished.connect(self._on_person)
        self.person.activated.connect(lambda _at: self._on_person())
        self._progress = label(kind="quiet-text", wrap=True)
        self.table: KeyTable[Line] = KeyTable(self._columns(), _KEYS)
        self.table.setAccessibleName(_("Lecciones"))
        self.text, self.questions = LessonText(), Questions(context)
        self._stack = QStackedWidget()
        for widget in (self.text, self.questions):
            self._stack.addWidget(widget)
        self.table.selected.connect(self._show_lesson)
        self.table.opened.connect(lambda _one: self.read())
        self.table.removes = True
        self.table.asked.connect(lambda key: self.ask() if key == "questions" else self.forget())
        self.text.asked.connect(self.ask)
        self.questions.left.connect(self.read)
        self.questions.finished.connect(self._finish)
        self._lay_out()

    def _lay_out(self) -> None:
        side = card()
        side.setLayout(column(
            label(_("Curso"), "quiet"), self._which, label(_("Quién estudia"), "quiet"), self.person, self._progress,
            self.table, spacing=6, margins=(12, 10, 12, 10),
        ))  # fmt: skip
        grows(side, 400, 460)
        body = row(spacing=12)
        body.addWidget(side)
        body.addWidget(self._stack, 1)
        layout = column(spacing=10, margins=(24, 12, 24, 8))
        layout.addLayout(body, 1)
        layout.addWidget(hint_line((
            ("↑ ↓", _("elegir la lección")), ("Enter", _("leer")), ("P", _("preguntas")),
            ("1 2 3", _("responder")), ("Esc", _("volver al texto")), ("Supr", _("quitar el avance")),
        )))  # fmt: skip
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _columns(self) -> tuple[Column[Line], ...]:
        return (
            Column("", lambda one: str(one.number), width=32, right=True),
            Column(_("Lección"), lambda one: one.step.lesson.title, wraps=True),
            Column(_("Estado"), self._state, paint=self._chip, width=112),
        )

    # -- showing

    def refresh(self) -> None:
        self._paths = walked(self._context.store)
        if not self._which.count():
            for path in self._paths:
                self._which.addItem(path.course.title, path.course.key)
            needed = max(range(len(self._paths)), key=lambda at: sum(len(one.red) for one in self._paths[at].steps))
            self._which.setCurrentIndex(needed)
        self._show_people()
        self.table.show_records(tuple(Line(at, step) for at, step in enumerate(self.path.steps, 1)))
        self._show_lesson(self.table.current)
        self._show_progress()

    def _show_people(self) -> None:
        known, now = (
            people(self._context.store),
            self.person.currentText() or self._context.view(_VIEW) or self._context.store.author,
        )
        if [self.person.itemText(at) for at in range(self.person.count())] != list(known):
            self.person.clear()
            self.person.addItems(list(known))
        self.person.setCurrentText(now)

    def _show_progress(self) -> None:
        path, who = self.path, self.who
        n, done = len(path.steps), path.done_by(who) if who else 0
        parts = [_("{a} de {n} lecciones hechas por {who}").format(a=done, n=n, who=who)] if who else []
        red = sum(len(one.red) for one in path.steps)
        if red:
            said = ngettext("{n} ítem en rojo propone lecciones", "{n} ítems en rojo proponen lecciones", red)
            parts.append(said.format(n=red))
        if path.finished:
            names = (f"{one.person} ({show_date(one.day)})" if one.day else one.person for one in path.finished)
            parts.append(_("Curso terminado: {names}").format(names=", ".join(names)))
        self._progress.setText(" · ".join(parts) or _("Escriba quién estudia para guardar su avance."))

    def _show_lesson(self, one: Line | None) -> None:
        if one is not None:
            self.text.show_lesson(one.step, self.path.course, one.step.of(self.who))
            self.questions.show_lesson(one.step.lesson)
            self._stack.setCurrentWidget(self.text)

    @property
    def path(self) -> Path:
        return self._paths[max(0, self._which.currentIndex())]

    @property
    def who(self) -> str:
        return " ".join(self.person.currentText().split())

    @property
    def course_key(self) -> str:
        return self.path.course.key

    @property
    def lesson_id(self) -> str:
        return self.table.current.step.lesson.id if self.table.current is not None else ""

    def select(self, lesson_id: str) -> None:
        own = lesson(lesson_id)
        self._which.setCurrentIndex(self._which.findData(own.course))
        self.refresh()
        self.table.select(lambda one: one.step.lesson == own)

    def _state(self, one: Line) -> str:
        done = one.step.of(self.who) if self.who else None
        if done is not None:
            return _("{a} de {b}").format(a=done.right, b=done.asked)
        n = len(one.step.red)
        return ngettext("{n} en rojo", "{n} en rojo", n).format(n=n) if n else ""

    def _chip(self, one: Line) -> Cell:
        done = one.step.of(self.who) if self.who else None
        if done is not None:
            return ChipCell(self._state(one), "good", "check")
        return ChipCell(self._state(one), "bad", "alert") if one.step.red else TextCell("")

    def _on_person(self) -> None:
        self._context.keep_view(_VIEW, self.who)
        current = self.table.current
        self.table.viewport().update()
        self._show_progress()
        if current is not None and self._stack.currentWidget() is self.text:
            self.text.show_lesson(current.step, self.path.course, current.step.of(self.who))

    # -- doing

    def read(self) -> None:
        """The text, with the keyboard in it: arrows and page keys scroll."""
        self._stack.setCurrentWidget(self.text)
        self.text.begin()

    def ask(self) -> None:
        """The questions, from the first."""
        current = self.table.current
        if current is not None:
            self.questions.show_lesson(current.step.lesson)
            self._stack.setCurrentWidget(self.questions)
            self.questions.setFocus()

    def forget(self) -> None:
        """The score of who studies, in the lesson of the cursor."""
        current = self.table.current
        done = current.step.of(self.who) if current is not None else None
        if done is not None and not self._context.store.read_only and self._try(forget, self._context.store, done.id):
            self._context.toast(_("Se quitó el avance de {who} en la lección.").format(who=done.person), True)

    def _finish(self, answers: list[int]) -> None:
        current = self.table.current
        if current is None:
            return
        own: Lesson = current.step.lesson
        if self._context.store.read_only:
            self.questions.tell(_("Este archivo solo se lee: el avance no se guarda."))
            return
        if self._try(finish, self._context.store, self.who, own, answers):
            right, asked = right_of(own, answers), len(own.questions)
            said = _("{who}: {a} de {b} bien en «{title}».")
            self._context.toast(said.format(who=self.who, a=right, b=asked, title=own.title), True)
            self.table.setFocus()
        else:
            self.person.setFocus()
