"""Approve an acta: when, in which session, with or without corrections; from then on it does not change."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QPlainTextEdit

from munidesk.base.dates import now, parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents import frozen, render
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.minutes.store import (
    Approving,
    approve_minutes,
    approving_sessions,
    as_approved,
    check_order,
    with_head,
)
from munidesk.features.council.minutes.wording import corrections_recorded
from munidesk.features.council.sessions.store import SessionRow
from munidesk.features.council.view_data import SessionView
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.tasks import Job


class Approval(Question):
    """Day, approving session and corrections; `values` once accepted."""

    def __init__(self, context: Context, view: SessionView) -> None:
        self._context, self._view = context, view
        later = approving_sessions(context.store, view.session)
        self._session = QComboBox()
        self._session.setAccessibleName(_("Sesión que la aprueba"))
        self._session.addItem(_("Otra, que no está en este archivo"), "")
        for one in later:
            self._session.addItem(_approving(one), one.id)
        self._days = {one.id: one.date for one in later}
        self._session.activated.connect(lambda _index: self._show_day())
        usual = later[0] if later else None
        self._session.setCurrentIndex(max(0, self._session.findData(usual.id if usual else "")))
        day = usual.date if usual else today()
        self._day = QLineEdit(show_date(day))
        self._day.setAccessibleName(_("Fecha de aprobación"))
        recorded = corrections_recorded(view)
        self._corrected = QCheckBox(_("Con correcciones"))
        self._corrected.setChecked(bool(recorded))
        self._corrected.toggled.connect(self._show_corrections)
        self._text = QPlainTextEdit("\n".join(recorded))
        self._text.setAccessibleName(_("Qué se corrigió"))
        self._text.setPlaceholderText(_("Qué se corrigió, una corrección por línea. El acta lo transcribe."))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(96))
        self._text.setVisible(bool(recorded))
        text = _("El acta recibe su número y sus folios, y desde entonces no cambia. ¿En qué sesión se aprueba?")
        editors = (self._session, self._day, self._corrected, self._text)
        super().__init__(
            context.window, _("Aprobar el acta"), text, _("Aprobar"), editors,
            draft=context.draft(f"approval:{view.session.id}"),
        )  # fmt: skip
        self.approval: Approving | None = None

    def _show_day(self) -> None:
        """The day is that of the session chosen; it can still be written over."""
        day = self._days.get(str(self._session.currentData()))
        if day is not None:
            self._day.setText(show_date(day))

    def _show_corrections(self, ticked: bool) -> None:
        self._text.setVisible(ticked)
        self.show_fault("")
        if ticked:
            self._text.setFocus()

    def submit(self) -> None:
        text, ticked = self._text.toPlainText().strip(), self._corrected.isChecked()
        if ticked and not text:
            self._text.setFocus()
            raise UserError(_("Escriba qué se corrigió, o quite la marca «Con correcciones»."))
        on, where = parse_date(self._day.text()), str(self._session.currentData() or "")
        asked = Approving(on=on, in_session_id=where, with_corrections=ticked, corrections=text if ticked else "")
        # What cannot be approved is told here, before the dialog and its text are gone.
        as_approved(self._context.store, self._view.session.id, asked)
        self.approval = asked


def _approving(one: SessionRow) -> str:
    return f"{one.label}, {show_date(one.date)}"


def approve(context: Context, view: SessionView) -> None:
    """Ask, count the pages on the worker, freeze. Raises UserError when it is not this acta's turn in the book."""
    check_order(context.store, view.session)
    dialog = Approval(context, view)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    asked = dialog.approval
    dialog.deleteLater()
    if accepted and asked is not None:
        freeze(context, view.session.id, asked)


def freeze(context: Context, session_id: str, asked: Approving) -> None:
    """The pages decide the folios, and the folios are printed in the letterhead: counted first, then frozen."""
    store = context.store
    approved = with_head(store, as_approved(store, session_id, asked))
    printed = now()

    def count(_job: Job) -> int:
        return render.page_count(build_minutes(approved, printed_at=printed))

    def done(pages: int) -> None:
        first = approved.minutes.folio_from or 1
        minutes = replace(approved.minutes, folio_to=first + pages - 1)
        counted = with_head(store, replace(approved, minutes=minutes))  # something may have been saved meanwhile
        content = frozen.to_json(build_minutes(counted, printed_at=printed))
        approve_minutes(store, session_id, replace(asked, pages=pages), content_json=content)
        context.toast(_("El acta quedó aprobada."), False)

    context.tasks.run(count, done)
