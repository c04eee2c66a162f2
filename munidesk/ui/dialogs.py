"""Questions and errors in a window of our own, in plain Spanish; nothing native, so that tests can answer."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from munidesk.base import logs
from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.widgets import button, column, label, row

T = TypeVar("T")


class Question(QDialog):
    """A title, what it is about, any editors, and the two buttons."""

    def __init__(self, parent: QWidget, title: str, text: str, accept: str, editors: Sequence[QWidget] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(420))
        self.accept_button = button(accept, self.accept, kind="primary")
        self.accept_button.setDefault(True)
        self.reject_button = button(_("Cancelar"), self.reject)
        layout = column(label(title, "panel", wrap=True), spacing=12, margins=(24, 20, 24, 20))
        if text:
            layout.addWidget(label(text, wrap=True))
        for editor in editors:
            layout.addWidget(editor)
        layout.addLayout(row(None, self.reject_button, self.accept_button, spacing=12))
        self.setLayout(layout)


def confirm(parent: QWidget, title: str, text: str, accept: str, reject: str = "") -> bool:
    """Whether the person said yes; `reject` is the other button's word."""
    question = Question(parent, title, text, accept)
    if reject:
        question.reject_button.setText(reject)
    return _asked(question)


def _asked(question: Question) -> bool:
    accepted = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return accepted


def ask_text(
    parent: QWidget, title: str, text: str = "", *, value: str = "", long: bool = False, accept: str = ""
) -> str | None:
    """What the person wrote, stripped; None when cancelled or empty."""
    editor: QLineEdit | QPlainTextEdit = QPlainTextEdit(value) if long else QLineEdit(value)
    editor.setAccessibleName(title)
    question = Question(parent, title, text, accept or _("Aceptar"), (editor,))
    editor.setFocus()
    if not _asked(question):
        return None
    written = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()
    return written.strip() or None


def ask_choice(
    parent: QWidget, title: str, text: str, choices: Sequence[tuple[T, str]], *, accept: str = ""
) -> T | None:
    """One of the choices (value, word); None when cancelled or there is none."""
    if not choices:
        return None
    combo = QComboBox()
    combo.setAccessibleName(title)
    for _value, word in choices:
        combo.addItem(word)
    question = Question(parent, title, text, accept or _("Aceptar"), (combo,))
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
