"""The form: its questions in the order of the sheet; once sheets came back it no longer changes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.surveys.domain import Question, Role
from munidesk.features.surveys.kinds import QUESTIONS
from munidesk.features.surveys.store import SurveyView, delete_question, move_question, save_question
from munidesk.features.surveys.words import day_words, kind_words, role_words
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.hints import hint_line
from munidesk.ui.inline_record import InlineRecord
from munidesk.ui.keyboard import PANEL
from munidesk.ui.two_lines import item_of, two_lines
from munidesk.ui.widgets import button, column, elided, label, row

_FIELDS = ("text", "kind", "options", "most", "role")
_ID = Qt.ItemDataRole.UserRole


class QuestionList(QListWidget):
    """Enter edits, Supr takes away, Ctrl with an arrow moves."""

    away = Signal()
    moved = Signal(int)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # a scroll bar that comes narrows every item

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Delete:
                self.away.emit()
            case Qt.Key.Key_Up if held:
                self.moved.emit(-1)
            case Qt.Key.Key_Down if held:
                self.moved.emit(1)
            case _:
                super().keyPressEvent(event)


class FormPanel(QFrame):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self.setProperty(PANEL, True)
        self._view: SurveyView | None = None
        self._asked: Question | None = None
        self._made = ""
        self._fault = label(kind="fault", wrap=True)
        self._try = Attempt(context, self._fault)
        self._count = elided(kind="quiet")
        self.list = QuestionList()
        self.list.setAccessibleName(_("Preguntas"))
        self.list.setProperty("kind", "inner")
        two_lines(self.list)
        self.list.itemActivated.connect(lambda _item: self.edit())
        self.list.away.connect(self.remove)
        self.list.moved.connect(self.move_by)
        self.editor = InlineRecord(context, QUESTIONS, _FIELDS, self._save, self._done, self._left)
        self.add_button = button(_("Pregunta"), self.add, icon="plus", tip=_("Agregar una pregunta"))
        self.add_button.setAccessibleName(_("Agregar una pregunta"))
        inner = column(spacing=8, margins=(14, 12, 14, 12))
        inner.addLayout(row(label(_("Formulario"), "panel"), None, self._count, spacing=8))
        inner.addWidget(self.list, 1)
        inner.addWidget(self._fault)
        inner.addWidget(self.editor, 4)
        self._keys = hint_line((("Enter", _("cambiar")), ("Ctrl+↑↓", _("mover")), ("Supr", _("quitar"))))
        inner.addWidget(self._keys)
        inner.addLayout(row(self.add_button, None, spacing=8))
        self.setLayout(inner)
        self.setFocusProxy(self.list)

    def show_view(self, view: SurveyView | None) -> None:
        self._view = view
        self._fault.setText("")
        if view is None:
            return
        n = len(view.questions)
        words = ngettext("{n} pregunta", "{n} preguntas", n).format(n=n)
        self._count.setText(" · ".join(part for part in (words, day_words(view.survey)) if part))
        chosen = self.list.currentRow()
        self.list.clear()
        for at, one in enumerate(view.questions, 1):
            detail = kind_words(one)
            if one.role is not Role.NONE:
                detail += " · " + _("separa por {what}").format(what=role_words(one.role).lower())
            item = item_of(f"{at}. {one.text}", detail)
            item.setData(_ID, one.id)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(chosen, n - 1)))
        writes = view.survey.is_open and not view.numbers and not self._context.store.read_only
        if not writes or (self._asked is not None and self._asked.survey_id != view.survey.id):
            self.editor.hide()
            self._show_keys(writing=False)
        self.add_button.setEnabled(writes)

    @property
    def current(self) -> Question | None:
        item, view = self.list.currentItem(), self._view
        if item is None or view is None:
            return None
        return next((one for one in view.questions if one.id == item.data(_ID)), None)

    def select(self, question_id: str) -> None:
        for at in range(self.list.count()):
            if self.list.item(at).data(_ID) == question_id:
                self.list.setCurrentRow(at)

    def add(self) -> None:
        """A blank question below the list, with the keyboard in its text."""
        if self._view is not None:
            self._begin(Question(survey_id=self._view.survey.id, text=""), _("Pregunta nueva"))

    def edit(self) -> None:
        """The chosen one, where it stands."""
        one = self.current
        if one is not None and self.add_button.isEnabled():
            self._begin(one, _("Pregunta {n}").format(n=one.position))
        elif one is not None:
            self._fault.setText(
                _("Ya hay hojas con estas preguntas: «Formulario nuevo» abre otro igual para cambiarlo.")
            )

    def _begin(self, one: Question, title: str) -> None:
        assert self._view is not None
        self._fault.setText("")
        self._asked = one
        slot = self._context.draft(f"{QUESTIONS.table}.ask:{one.id or f'new:{one.survey_id}'}")
        self._show_keys(writing=True)
        self.editor.begin(one, title, self._view.figures, slot)

    def _show_keys(self, *, writing: bool) -> None:
        """The keys of the list give their room to the question that is being written."""
        for widget in (self._keys, self.add_button):
            widget.setVisible(not writing)

    def _save(self, one: Question) -> None:
        self._made = save_question(self._context.store, one)

    def _done(self) -> None:
        """A new one leads to the next one; one that was changed, back to the list."""
        self._show_keys(writing=False)
        self.select(self._made)
        (self.list if self._asked is not None and self._asked.id else self.add_button).setFocus()

    def _left(self) -> None:
        self._show_keys(writing=False)
        self.list.setFocus()

    def remove(self) -> None:
        one = self.current
        if one is not None and self._try(delete_question, self._context.store, one.id):
            self._context.toast(_("Se quitó la pregunta."), True)

    def move_by(self, by: int) -> None:
        one = self.current
        if one is not None and self._try(move_question, self._context.store, one.id, by):
            self.select(one.id)
