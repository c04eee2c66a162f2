"""«Pasar hojas»: one key per answer, the next question by itself, Enter on the last one opens the next sheet."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.surveys.domain import Question, QuestionKind
from munidesk.features.surveys.rules import has_margin
from munidesk.features.surveys.store import SurveyView, answer, delete_sheet, finish_sheet
from munidesk.features.surveys.words import answer_words
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.entry import EntryLine
from munidesk.ui.first_step import FirstStep
from munidesk.ui.hints import hint_line
from munidesk.ui.keyboard import PANEL
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, clear, column, elided, keycap, label, row, rule

_LAST = 30
_SHEET = Qt.ItemDataRole.UserRole
_CHOSEN = (QuestionKind.ONE, QuestionKind.SCALE, QuestionKind.SEVERAL)


class AnswerLine(EntryLine):
    """The answer to one question. `said(value, refused)` is written down; `on` goes to what follows.

    Digits of options and scales are answers, not a text; figures and words are said when one goes on.
    """

    said = Signal(str, bool)
    on = Signal()

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.value = ""
        self.setAccessibleName(question.text)
        self.setFixedWidth(theme.px(134))
        self.setPlaceholderText(_("Tab lo saltea"))

    @property
    def chosen(self) -> bool:
        return self.question.kind in _CHOSEN

    def show_value(self, value: str, words: str) -> None:
        self.value = value
        self.setText(words if self.chosen else value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
            self.on.emit()
        elif not self.chosen:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.said.emit(self.value[:-1].strip() if self.question.kind is QuestionKind.SEVERAL else "", False)
        elif event.text().isdigit():
            self._digit(event.text())
        elif not event.text().isprintable() or not event.text():
            super().keyPressEvent(event)

    def _digit(self, key: str) -> None:
        if key == "0":
            self.said.emit("", True)
            self.on.emit()
        elif self.question.kind is QuestionKind.SEVERAL:
            self._several(key)
        else:
            self.value = ""
            self.said.emit(key, False)
            if self.value:  # it was taken: a key that is no option stays here
                self.on.emit()

    def _several(self, key: str) -> None:
        marked = self.value.split()
        self.said.emit(" ".join([*marked, key] if key not in marked else marked), False)
        if len(self.value.split()) == (self.question.most or len(self.question.choices)):
            self.on.emit()

    def _finish(self) -> None:
        if not self.chosen and self.text().strip() != self.value:
            self.said.emit(self.text(), False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._finish()
        super().focusOutEvent(event)


class SheetPanel(QFrame):
    """The sheet that is passed; those passed before, to be corrected."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._view: SurveyView | None = None
        self._sheet = 0
        self._fault = label(kind="fault", wrap=True)
        self._try = Attempt(context, self._fault)
        self._figure, self._of, self._number = (
            label(kind="figure"),
            elided(kind="quiet-text", stretch=True),
            label(kind="strong"),
        )
        self.lines: list[AnswerLine] = []
        self._draft: Draft | None = None
        self._questions: tuple[Question, ...] = ()
        self._holder, self._rows = QWidget(), column(spacing=0)
        self._holder.setLayout(self._rows)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Últimas hojas"))
        self._list.setMinimumHeight(theme.px(64))
        self._list.itemActivated.connect(lambda item: self.go_to(int(item.data(_SHEET))))
        self._away = button(_("Quitar esta hoja"), self.remove, kind="small")
        self._inside = QWidget()
        inner = column(spacing=8, margins=(14, 12, 14, 10))
        inner.addLayout(row(label(_("Pasar hojas"), "panel"), None, self._number, spacing=8))
        figures = row(self._figure, self._of, spacing=10)
        figures.setStretch(1, 1)
        inner.addLayout(figures)
        inner.addWidget(rule())
        inner.addWidget(scrolling(self._holder), 3)
        inner.addWidget(self._fault)
        inner.addWidget(
            hint_line((("1–9", _("opción")), ("0", _("no contesta")), ("Tab", _("saltea")), ("Enter", _("sigue"))))
        )
        inner.addLayout(row(label(_("Últimas hojas · Enter corrige"), "strong"), None, self._away, spacing=8))
        inner.addWidget(self._list, 1)
        self._inside.setLayout(inner)
        self._first = FirstStep(context, "clipboard", self._inside)
        self._below = column(self._inside, self._first, spacing=0)
        self.setLayout(self._below)

    def take_in(self, by: QWidget) -> None:
        """The button that brings sheets of another program, at the foot."""
        told = elided(_("¿Las tiene en Excel o Kobo?"), kind="quiet-text", stretch=True)
        foot = row(told, by, spacing=8, margins=(14, 0, 14, 10))
        foot.setStretch(0, 1)
        self._below.addLayout(foot)

    # -- what is shown

    def show_view(self, view: SurveyView | None) -> None:
        fresh = view is not None and (self._view is None or self._view.survey.id != view.survey.id)
        self._view = view
        if view is None:
            return
        self._first.tell(_("Todavía no hay preguntas."), _("Agregue la primera a la izquierda: la hoja se arma sola."))
        self._first.stand(not view.questions)
        if fresh or view.questions != self._questions:
            self._build(view)
        if fresh or self._sheet == 0:
            self._sheet = self._waiting(view)
        self._show_figures(view)
        self._show_answers(view)
        self._show_last(view)

    def _waiting(self, view: SurveyView) -> int:
        """The sheet a cut left half passed, or the next; in a list of another program no sheet was passed here."""
        passed = {one.number for one in view.sheets}
        last = view.next_sheet - 1
        return last if last > 0 and last not in passed and (passed or last == 1) else view.next_sheet

    def _build(self, view: SurveyView) -> None:
        clear(self._rows)
        self._questions = view.questions
        self.lines = [AnswerLine(one) for one in view.questions]
        for at, (one, line) in enumerate(zip(view.questions, self.lines, strict=True)):
            words = label(one.text, wrap=True)
            holder = QWidget()
            inner = row(keycap(str(at + 1)), words, line, spacing=10, margins=(2, 5, 4, 5))
            inner.setStretch(1, 1)
            holder.setLayout(inner)
            self._rows.addWidget(holder)
            line.said.connect(partial(self._say, line))
            line.on.connect(partial(self._go_on, at))
        self._rows.addStretch(1)
        self._draft = Draft(self, {one.question.id: one for one in self.lines if not one.chosen})
        if self.lines:
            self.setFocusProxy(self.lines[0])

    def _show_figures(self, view: SurveyView) -> None:
        done, survey = len(view.sheets) or len(view.numbers), view.survey
        self._figure.setText(view.figures.number(done))
        whole = survey.drawn if has_margin(survey) else survey.handed
        if whole is None:
            self._of.setText(ngettext("hoja pasada", "hojas pasadas", done))
        else:
            words = _("de {n} personas sorteadas") if has_margin(survey) else _("de {n} hojas repartidas")
            self._of.setText(words.format(n=view.figures.number(whole)))
        self._number.setText(_("Hoja {n}").format(n=self._sheet))
        writes = survey.is_open and not self._context.store.read_only
        for line in self.lines:
            line.setEnabled(writes)
        self._away.setVisible(writes and self._sheet in view.numbers)

    def _show_answers(self, view: SurveyView) -> None:
        stored = {}
        for line in self.lines:
            found = view.said(self._sheet, line.question)
            value = found.value if found is not None else ""
            if line.chosen:
                line.show_value(value, answer_words(line.question, found))
            else:
                line.value = value
                stored[line.question.id] = value
        if self._draft is not None:
            self._draft.follow(self._context.draft(f"sheet:{view.survey.id}:{self._sheet}"), stored)

    def _show_last(self, view: SurveyView) -> None:
        self._list.clear()
        for number in reversed(view.numbers[-_LAST:]):
            said = " · ".join(_short(view, number, one) for one in view.questions)
            item = QListWidgetItem(f"{number}    {said}")
            item.setData(_SHEET, number)
            self._list.addItem(item)

    # -- what is done

    def begin(self) -> None:
        if self.lines:
            self.lines[0].setFocus()

    def _say(self, line: AnswerLine, value: str, refused: bool) -> None:
        view = self._view
        if view is None:
            return
        done = self._try(
            answer, self._context.store, view.survey.id, self._sheet, line.question.id, value, refused=refused
        )
        if done:
            line.value = value

    def _go_on(self, at: int) -> None:
        if at + 1 < len(self.lines):
            self.lines[at + 1].setFocus()
            if not self.lines[at + 1].chosen:
                self.lines[at + 1].selectAll()
        else:
            self.next_sheet()

    def next_sheet(self) -> None:
        """What is on it is on disk already; now it counts as passed, also with nothing on it."""
        view = self._view
        if view is None or not view.questions or not view.survey.is_open:
            return
        for line in self.lines:
            line._finish()
        if self._fault.text() and any(line.text() != line.value for line in self.lines if not line.chosen):
            return  # a figure that was refused stays to be mended
        if self._try(finish_sheet, self._context.store, view.survey.id, self._sheet):
            self.go_to(max(self._sheet + 1, self._view.next_sheet if self._view is not None else 0))

    def go_to(self, sheet: int) -> None:
        self._sheet = sheet
        if self._view is not None:
            self._show_figures(self._view)
            self._show_answers(self._view)
        self.begin()

    def remove(self) -> None:
        view = self._view
        if view is not None and self._try(delete_sheet, self._context.store, view.survey.id, self._sheet):
            self._context.toast(_("Se quitó la hoja {n}.").format(n=self._sheet), True)

    def leave(self) -> bool:
        return self._draft.leave() if self._draft is not None else True


def _short(view: SurveyView, number: int, question: Question) -> str:
    found = view.said(number, question)
    if found is None:
        return "–"
    if found.refused:
        return "0"
    return f"«{found.value}»" if question.kind is QuestionKind.TEXT else found.value
