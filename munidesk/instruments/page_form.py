"""A form received from another town's MuniDesk, answered here by keys; nothing of this file is read or written."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.instruments.domain import AnswerKind
from munidesk.instruments.form import SUFFIX, Asked, Form, Told, read_form_file, stored, with_answer, write_form_file
from munidesk.town import store as town
from munidesk.ui import dialogs, theme
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.drafts import Slot
from munidesk.ui.hints import hint_line
from munidesk.ui.widgets import button, label, row


def answer_received(context: Context) -> None:
    """Ask for the file and answer it; what is wrong with it is said."""
    chosen = ask_file(
        context.window, _("Formulario recibido"), context.store.path.parent, _("Formularios"), (SUFFIX,)
    )  # fmt: skip
    if chosen is None:
        return
    try:
        form = read_form_file(chosen)
    except UserError as error:
        dialogs.tell(context.window, _("No se puede responder"), str(error))
        return
    dialog = FormDialog(context, chosen, form)
    dialog.exec()
    dialog.deleteLater()


class FormList(QListWidget):
    def __init__(self, owner: "FormDialog") -> None:
        super().__init__()
        self._owner = owner
        self.setWordWrap(True)
        self.setSpacing(theme.px(3))
        self.setMinimumSize(theme.px(640), theme.px(380))
        self.setAccessibleName(_("Preguntas"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        free = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if free and event.key() == Qt.Key.Key_Delete:
            self._owner.say(Told())
        elif not (free and event.text() and self._owner.press(event.text().upper())):
            super().keyPressEvent(event)


class FormDialog(Question):
    """Each answer is on disk at once, in the form's own file."""

    def __init__(self, context: Context, path: Path, form: Form) -> None:
        self._context, self._path, self.form = context, path, form
        self.who, self.list = QLineEdit(form.evaluator), FormList(self)
        self.who.setAccessibleName(_("Quién responde"))
        self.who.setPlaceholderText(form.area or _("Nombre o área"))
        self.who.editingFinished.connect(self._sign)
        for one in form.asked:
            self.list.addItem(QListWidgetItem(self._words(one)))
        acts = QWidget()
        acts.setLayout(
            row(
                button(_("No aplica…"), partial(self.press, "X"), tip="X"),
                button(_("Nota…"), partial(self.press, "T"), tip="T"),
                button(_("En blanco"), lambda: self.say(Told()), tip="Supr"),
                None,
            )
        )
        keys = hint_line(
            (("0 – 9", _("puntos, o marcar")), ("S N", _("sí o no")), ("X", _("no aplica")), ("T", _("nota")),
             ("Supr", _("en blanco")))
        )  # fmt: skip
        text = _("Formulario de {place}. Cada respuesta se guarda en el archivo: devuélvalo cuando termine.")
        super().__init__(
            context.window, form.title, text.format(place=form.place or _("otro municipio")), _("Listo"),
            (label(_("Quién responde"), "quiet"), self.who, self.list, acts, keys),
        )  # fmt: skip
        self.reject_button.hide()
        self.list.setCurrentRow(0)
        (self.list if form.evaluator else self.who).setFocus()

    def submit(self) -> None:
        self._sign()
        if self.form.answered and not self.form.evaluator:
            raise UserError(_("Escriba quién responde."), code="missing", field="evaluator")

    def _sign(self) -> None:
        name = self.who.text().strip()
        if name != self.form.evaluator:
            self._keep(replace(self.form, evaluator=name))

    @property
    def current(self) -> Asked | None:
        at = self.list.currentRow()
        return self.form.asked[at] if 0 <= at < len(self.form.asked) else None

    def press(self, key: str) -> bool:
        """Whether the key means something to the question in sight."""
        one = self.current
        if one is None:
            return False
        if key == "X":
            self._ask_why(one)
        elif key == "T":
            self._ask_note(one)
        elif one.kind is AnswerKind.SCALE and key.isdecimal():
            self.say(replace(self._of(one), value=key, not_applicable=False, reason=""), go_on=True)
        elif one.kind is AnswerKind.YES_NO and key in {"S", "N"}:
            value = "1" if key == "S" else "0"
            self.say(replace(self._of(one), value=value, not_applicable=False, reason=""), go_on=True)
        elif one.kind is AnswerKind.CHECKLIST and key.isdecimal() and 0 < int(key) <= len(one.parts):
            self._mark(one, int(key) - 1)
        elif one.kind is AnswerKind.NUMBER and key.isdecimal():
            self._ask_number(one, key)
        else:
            return False
        return True

    def say(self, told: Told, *, go_on: bool = False) -> None:
        """Of the question in sight; what it does not admit is said and nothing is written."""
        one = self.current
        if one is None:
            return
        try:
            self._keep(with_answer(self.form, one.key, told))
        except UserError as error:
            self.show_fault(str(error))
            return
        self.show_fault("")
        at = self.list.currentRow()
        self.list.item(at).setText(self._words(one))
        if go_on:
            self.list.setCurrentRow(min(at + 1, self.list.count() - 1))

    def _keep(self, form: Form) -> None:
        write_form_file(self._path, form)
        self.form = form

    def _of(self, one: Asked) -> Told:
        return self.form.said.get(one.key, Told())

    def _mark(self, one: Asked, at: int) -> None:
        marks = list(self._of(one).value or "0" * len(one.parts))
        marks[at] = "0" if marks[at] == "1" else "1"
        self.say(replace(self._of(one), value="".join(marks), not_applicable=False, reason=""))

    def _ask_number(self, one: Asked, begun: str) -> None:
        told = dialogs.ask_text(self, one.question, one.unit, value=begun, draft=self._draft_of("number", one))
        if told is not None:
            try:
                value = stored(town.figures(self._context.store).parse(told))
            except UserError as error:
                self.show_fault(str(error))
                return
            self.say(replace(self._of(one), value=value, not_applicable=False, reason=""), go_on=True)

    def _ask_why(self, one: Asked) -> None:
        reason = dialogs.ask_text(
            self, _("No aplica"), _("¿Por qué no aplica?"), value=self._of(one).reason,
            draft=self._draft_of("reason", one),
        )  # fmt: skip
        if reason:
            self.say(replace(self._of(one), value="", not_applicable=True, reason=reason), go_on=True)

    def _ask_note(self, one: Asked) -> None:
        note = dialogs.ask_text(
            self, _("Nota"), one.question, value=self._of(one).note, long=True, draft=self._draft_of("note", one)
        )
        if note:
            self.say(replace(self._of(one), note=note))

    def _draft_of(self, what: str, one: Asked) -> Slot:
        return self._context.draft(f"form.{what}:{self._path.name}:{one.key}")

    def _words(self, one: Asked) -> str:
        told = self._of(one)
        return f"{one.code}  {one.question}\n    {_said(one, told)}" + (f" · {told.note}" if told.note else "")


def _said(one: Asked, told: Told) -> str:
    if told.not_applicable:
        return _("no aplica: {reason}").format(reason=told.reason)
    if one.kind is AnswerKind.CHECKLIST:
        marks = told.value.ljust(len(one.parts), "0")
        return "   ".join(
            f"{'☑' if mark == '1' else '☐'} {at} {part}"
            for at, (mark, part) in enumerate(zip(marks, one.parts, strict=False), 1)
        )
    if not told.value:
        return " · ".join(one.levels.splitlines()) or _("en blanco")
    if one.kind is AnswerKind.YES_NO:
        return _("sí") if told.value == "1" else _("no")
    return f"{told.value} {one.unit}".strip()
