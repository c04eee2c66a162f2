"""Ask for somebody who is not in the file yet."""

from datetime import date

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.town.domain import Gender, Person
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.widgets import label


def ask_person(context: Context, title: str, text: str = "") -> Person | None:
    """Name and gender; None when cancelled."""
    asked = _ask(context, title, text, None)
    return asked[0] if asked else None


def ask_newcomer(context: Context, title: str) -> tuple[Person, date] | None:
    """Name, gender and first day of somebody new; None when cancelled."""
    return _ask(context, title, "", QLineEdit(show_date(today())))


def _ask(context: Context, title: str, text: str, start: QLineEdit | None) -> tuple[Person, date] | None:
    given, family, gender = QLineEdit(), QLineEdit(), QComboBox()
    for value, word in ((Gender.FEMALE, _("Mujer")), (Gender.MALE, _("Varón")), (Gender.UNKNOWN, _("Sin indicar"))):
        gender.addItem(word, value.value)
    widgets: list[QWidget] = []
    lines: list[tuple[str, QWidget]] = [(_("Nombre"), given), (_("Apellidos"), family), (_("Género"), gender)]
    for words, editor in (*lines, *([(_("Desde"), start)] if start is not None else [])):
        editor.setAccessibleName(words)
        widgets.extend((label(words, "quiet"), editor))
    made: list[tuple[Person, date]] = []

    def read() -> None:
        if not family.text().strip():
            raise UserError(_("Los apellidos no pueden quedar vacíos."))
        person = Person(
            given_names=given.text().strip(),
            family_names=family.text().strip(),
            gender=Gender(str(gender.currentData())),
        )
        made.append((person, parse_date(start.text()) if start is not None else today()))

    question = dialogs.Question(
        context.window, title, text, _("Guardar"), widgets, draft=context.draft(f"person:{title}"), submit=read
    )
    given.setFocus()
    accepted = question.exec() == QDialog.DialogCode.Accepted
    question.deleteLater()
    return made[0] if accepted else None
