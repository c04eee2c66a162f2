"""Questions and errors in a window of our own, in plain Spanish; nothing native, so that tests can answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from munidesk.base import logs
from munidesk.base.errors import DoubtError, UserError
from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.draft_offer import DraftOffer
from munidesk.ui.drafts import Draft, Slot, editors_in
from munidesk.ui.focus import focus_field
from munidesk.ui.forms import Field, Kind
from munidesk.ui.page import go_round
from munidesk.ui.widgets import button, column, label, row

T = TypeVar("T")


class Question(QDialog):
    """A title, what it is about, any editors, and the two buttons.

    With a `draft`, what is typed is kept as it is typed: closing in any way but accepting loses nothing, and
    the next time the dialog offers to go on with it. `submit` does what accepting means; a UserError of it is
    shown as the fault and the dialog stays, with everything typed; `named` are the editors by the field they write.
    With `again` («Registrar y &otra») a third button does it and stays for the next one, as `begin_again` leaves it.
    What is `final` cannot be undone: Enter, pressed in haste, leaves everything as it is.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        text: str,
        accept: str,
        editors: Sequence[QWidget] = (),
        *,
        draft: Slot | None = None,
        submit: Callable[[], object] | None = None,
        named: Mapping[str, QWidget] | None = None,
        again: str = "",
        final: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self.setMinimumWidth(theme.px(420))
        self._slot, self._submit, self._named = draft, submit, named or {}
        self._draft: Draft | None = None
        self._final = final
        self.accept_button = button(accept, self.accept, kind="" if final else "primary")
        self.reject_button = button(_("Cancelar"), self.reject, kind="primary" if final else "")
        (self.reject_button if final else self.accept_button).setDefault(True)
        self.fault = label(kind="fault", wrap=True)
        self.fault.hide()
        self._layout = column(label(title, "panel", wrap=True), spacing=12, margins=(24, 20, 24, 20))
        if text:
            self._layout.addWidget(label(text, wrap=True))
        for editor in editors:
            self._layout.addWidget(editor)
        self._layout.addWidget(self.fault)
        self._buttons = row(None, self.reject_button, self.accept_button, spacing=12)
        self._again = button(again, self.accept_and_begin, tip="Ctrl+Shift+Enter") if again else None
        if self._again is not None:
            self._buttons.insertWidget(2, self._again)
        self._layout.addLayout(self._buttons)
        self.setLayout(self._layout)
        if final:
            self.reject_button.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_round(self, forward) or super().focusNextPrevChild(forward)

    def submit(self) -> None:
        """What accepting does. Raises UserError when something has to be put right first."""
        if self._submit is not None:
            self._submit()

    def show_fault(self, text: str) -> None:
        """The sentence of what has to be put right; the dialog grows for it and shrinks without it."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        self.adjustSize()
        self._grow()

    def begin_again(self) -> None:
        """After «Registrar y otra»: empty what does not repeat and put the keyboard where the next one begins."""

    def accept(self) -> None:
        if self._submitted():
            super().accept()

    def accept_and_begin(self) -> None:
        """Do it and stay for another one; what repeats stays as it is typed."""
        if self._submitted():
            self.begin_again()
            if self._draft is not None:
                self._draft.done()

    def _submitted(self) -> bool:
        try:
            self.submit()
        except UserError as error:
            if isinstance(error, DoubtError) and settled(error, self):
                return self._submitted()
            self.show_fault(str(error))
            focus_field(error, self._named)
            return False
        self.show_fault("")
        if self._draft is not None:
            self._draft.done()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts from a text of several lines too, where Enter is a line more; with Shift, and begins
        another one. What is final has its button alone."""
        if not _with_control(event):
            super().keyPressEvent(event)
        elif not self._final:
            again = self._again is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.accept_and_begin if again else self.accept)()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button would take Ctrl+Enter for Enter: on «Cancelar» it threw away what was to be sent.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _with_control(event):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def reject(self) -> None:
        """Esc, the cross, Alt+F4, Cancelar: what was typed stays as a draft, without a question."""
        if self._draft is not None and self._slot is not None and self._draft.typed and self._draft.leave():
            self._slot.say(_("Lo que escribió quedó como borrador."))
        super().reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()
        for one in self.findChildren(QPushButton):
            one.installEventFilter(self)
        if self._slot is not None and self._draft is None:
            self._draft = Draft(self, editors_in(self))
            kept = self._draft.start(self._slot)
            if kept is not None:
                offer = DraftOffer(self._draft, kept, self.focusWidget())
                self._layout.insertWidget(1, offer)
                offer.show()
                self._grow()
                offer.resume.setFocus()

    def _grow(self) -> None:
        """Qt sized the dialog before its labels had their font: in large letters the wrapped ones were cut. And a
        dialog that says how narrow it may be no longer asks its lists how wide they must be."""
        width = max(self.width(), self._layout.totalMinimumSize().width())
        needed = self._layout.totalMinimumHeightForWidth(width)
        if needed > self.height() or width > self.width():
            self.resize(width, max(needed, self.height()))


def _with_control(event: QKeyEvent) -> bool:
    """Ctrl+Enter, or Ctrl+Shift+Enter."""
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def confirm(parent: QWidget, title: str, text: str, accept: str, reject: str = "", *, final: bool = False) -> bool:
    """Whether the person said yes; `reject` is the other button's word. `final`: it cannot be undone."""
    question = Question(parent, title, text, accept, final=final)
    if reject:
        question.reject_button.setText(reject)
    return _asked(question)


def settled(error: DoubtError, parent: QWidget) -> bool:
    """Ask what the error asks; True when the person said yes, and the verb that was refused is to be run again."""
    if not confirm(parent, _("¿Está bien el reloj?"), error.question, _("Sí, es correcto"), _("No, lo voy a corregir")):
        return False
    error.confirm()
    return True


def _asked(question: Question) -> bool:
    accepted = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return accepted


def ask_text(
    parent: QWidget,
    title: str,
    text: str = "",
    *,
    value: str = "",
    long: bool = False,
    accept: str = "",
    draft: Slot | None = None,
    submit: Callable[[str], object] | None = None,
) -> str | None:
    """What the person wrote, stripped; None when cancelled or empty.

    `draft` as in `Question`; so is `submit`, which gets the text and says what is wrong with an empty one.
    """
    editor: QLineEdit | QPlainTextEdit = QPlainTextEdit(value) if long else QLineEdit(value)
    editor.setAccessibleName(title)
    if isinstance(editor, QPlainTextEdit):
        editor.setTabChangesFocus(True)

    def written() -> str:
        return (editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()).strip()

    def done() -> None:
        if submit is not None:
            submit(written())

    question = Question(parent, title, text, accept or _("Aceptar"), (editor,), draft=draft, submit=done)
    _begin_in(editor)
    return (written() or None) if _asked(question) else None


def ask(
    parent: QWidget,
    title: str,
    text: str,
    fields: Sequence[Field],
    *,
    values: Mapping[str, str] | None = None,
    focus: str = "",
    accept: str = "",
    draft: Slot | None = None,
    submit: Callable[[dict[str, str]], object] | None = None,
) -> dict[str, str] | None:
    """Several texts in one dialog, by their key, stripped; None when cancelled.

    The field called `focus`, or the first, has the keyboard. `draft` and `submit` as in `Question`.
    """
    given = values or {}
    editors = {field.key: editor_of(field, given.get(field.key, "")) for field in fields}
    widgets: list[QWidget] = []
    for field, editor in zip(fields, editors.values(), strict=True):
        widgets.extend((label(field.label, "quiet", wrap=True), editor))
        if field.hint:
            widgets.append(label(field.hint, "quiet", wrap=True))

    def written() -> dict[str, str]:
        return {key: written_in(editor) for key, editor in editors.items()}

    def done() -> None:
        if submit is not None:
            submit(written())

    question = Question(parent, title, text, accept or _("Aceptar"), widgets, draft=draft, submit=done, named=editors)
    _begin_in(editors[focus or fields[0].key])
    return written() if _asked(question) else None


Asked = QLineEdit | QPlainTextEdit | QComboBox


def _begin_in(editor: Asked) -> None:
    """What one line already holds is selected: another value is typed over it, as after Tab."""
    editor.setFocus()
    if isinstance(editor, QLineEdit):
        editor.selectAll()


def editor_of(field: Field, value: str) -> Asked:
    """The editor of a field in a dialog, with that value in it."""
    made: Asked
    match field.kind:
        case Kind.CHOICE:
            made = QComboBox()
            for key, word in field.choices:
                made.addItem(word, key)
            made.setCurrentIndex(max(0, made.findData(value)))
        case Kind.LONG:
            made = field.made()
            made.setPlainText(value)
            made.setTabChangesFocus(True)
            made.setFixedHeight(theme.px(84))
        case _:
            made = QLineEdit(value)
    made.setAccessibleName(field.label)
    return made


def written_in(editor: Asked) -> str:
    """What stands in it, stripped; of a choice, its key."""
    if isinstance(editor, QComboBox):
        return str(editor.currentData())
    return (editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()).strip()


def ask_choice(
    parent: QWidget, title: str, text: str, choices: Sequence[tuple[T, str]], *, accept: str = "", blank: str = ""
) -> T | None:
    """One of the choices (value, word); None when cancelled or there is none.

    With `blank` («Elija el tema…») none is chosen beforehand, and accepting without one says so.
    """
    if not choices:
        return None
    combo = QComboBox()
    combo.setAccessibleName(title)
    for _value, word in choices:
        combo.addItem(word)

    def check() -> None:
        if combo.currentIndex() < 0:
            raise UserError(_("Elija primero uno de la lista."))

    if blank:
        combo.setPlaceholderText(blank)
        combo.setCurrentIndex(-1)
    question = Question(parent, title, text, accept or _("Aceptar"), (combo,), submit=check)
    combo.setFocus()
    return choices[combo.currentIndex()][0] if _asked(question) else None


def tell(parent: QWidget, title: str, text: str) -> None:
    """A sentence to read, with one button."""
    question = Question(parent, title, text, _("Entendido"))
    question.reject_button.hide()
    _asked(question)


def tell_list(parent: QWidget, title: str, text: str, lines: Sequence[str]) -> None:
    """A sentence and a list of any length to read or copy, with one button."""
    listed = QPlainTextEdit("\n".join(lines))
    listed.setReadOnly(True)
    listed.setTabChangesFocus(True)
    listed.setAccessibleName(title)
    listed.setFixedHeight(theme.px(min(320, 40 + 22 * len(lines))))
    question = Question(parent, title, text, _("Entendido"), (listed,))
    question.reject_button.hide()
    _asked(question)


def own_error(parent: QWidget | None, error: BaseException) -> None:
    """Our own mistake: the data are safe, the report stays here, nothing is sent."""
    path = logs.write_report(error)
    question = Question(
        parent or QWidget(),
        _("MuniDesk encontró un error propio"),
        _(
            "Sus datos están guardados. Puede seguir trabajando. "
            "Si se repite, copie los detalles y envíelos a quien le da soporte."
        )
        + (f"\n{path}" if path else ""),
        _("Continuar"),
    )
    question.reject_button.setText(_("Copiar detalles"))
    question.reject_button.clicked.disconnect()
    question.reject_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(logs.report_text(error)))
    question.setWindowModality(Qt.WindowModality.ApplicationModal)
    _asked(question)
