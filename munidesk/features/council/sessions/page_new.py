"""«Nueva sesión»: kind, day, hour and place, with what is usual already filled in."""

from datetime import timedelta

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLineEdit, QWidget

from munidesk.base.dates import parse_date, parse_time, show_date, show_time, today
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.council.domain import Session, SessionKind
from munidesk.features.council.sessions.store import SessionRow, new_session, sessions, usual_secretary
from munidesk.town import store as town
from munidesk.town.page_members_list import ask_members, has_members
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.widgets import label


class NewSession(Question):
    """The dialog; `session_id` is set once it was accepted."""

    def __init__(self, context: Context) -> None:
        self._context = context
        store = context.store
        self._bodies = town.bodies(store)
        previous = next(iter(sessions(store, town.council(store).id)), None)
        self._body, self._kind = QComboBox(), QComboBox()
        for body in self._bodies:
            self._body.addItem(body.name, body.id)
        for kind in SessionKind:
            self._kind.addItem(capital(kind.alone), kind.value)
        self._date, self._start = QLineEdit(_usual_day(previous)), QLineEdit(_usual_start(previous))
        self._place = QLineEdit(previous.place if previous else "")
        super().__init__(
            context.window, _("Nueva sesión"), "", _("Convocar"), (self._grid(),), draft=context.draft("session.new")
        )
        self.session_id = ""
        self._kind.setFocus()

    def _grid(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        fields: list[tuple[str, QWidget]] = [
            (_("Clase"), self._kind),
            (_("Fecha"), self._date),
            (_("Hora"), self._start),
            (_("Lugar"), self._place),
        ]
        if len(self._bodies) > 1:
            fields.insert(0, (_("Órgano"), self._body))
        for line, (words, editor) in enumerate(fields):
            name = label(words)
            name.setBuddy(editor)
            editor.setAccessibleName(words)
            grid.addWidget(name, line, 0)
            grid.addWidget(editor, line, 1)
        return holder

    def submit(self) -> None:
        self.session_id = new_session(
            self._context.store,
            Session(
                body_id=str(self._body.currentData()),
                kind=SessionKind(str(self._kind.currentData())),
                date=parse_date(self._date.text()),
                start=parse_time(self._start.text()),
                place=self._place.text().strip(),
                secretary_id=usual_secretary(self._context.store, str(self._body.currentData())),
            ),
        )


def ask_new_session(context: Context) -> str:
    """The new session's id, or nothing when it was cancelled. A council begun without members is asked for them."""
    if context.store.read_only:
        context.toast(context.store.read_only_reason, False)
        return ""
    if not has_members(context) and not ask_members(context):
        return ""
    dialog = NewSession(context)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.session_id if accepted else ""


def _usual_day(previous: SessionRow | None) -> str:
    """Two weeks after the last one, never in the past."""
    day = max(today(), previous.date + timedelta(days=14)) if previous else today()
    return show_date(day)


def _usual_start(previous: SessionRow | None) -> str:
    return show_time(previous.start) if previous else "19:00"
