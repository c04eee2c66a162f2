"""Approve an acta: when, in which session, with or without corrections; from then on it does not change."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from munidesk.base.dates import now, parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents import frozen, render
from munidesk.features.council.book.rules import Place, Shelf, place
from munidesk.features.council.book.store import shelf_of
from munidesk.features.council.domain import Minutes
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
from munidesk.ui.widgets import label, row


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
        shelf = shelf_of(context.store, view.session.body_id)
        self._spot, self._begins = _spot(shelf, view), not shelf.books and not shelf.actas
        self._number, self._folio = QLineEdit(), QLineEdit()
        text = _("El acta recibe su número y sus folios, y desde entonces no cambia. ¿En qué sesión se aprueba?")
        if self._begins:
            text += " " + _("Si sus actas van por un libro de papel, regístrelo antes en «Concejo › Libro de actas».")
        editors = (self._session, self._day, self._corrected, self._text, self._place())
        super().__init__(
            context.window, _("Aprobar el acta"), text, _("Aprobar"), editors,
            draft=context.draft(f"approval:{view.session.id}"),
        )  # fmt: skip
        self.approval: Approving | None = None

    def _place(self) -> QWidget:
        """Book, number and first folio, as they follow; written over, they are checked against the book."""
        made = QWidget()
        spot = self._spot
        if spot is None:
            made.hide()
            return made
        for editor, value, name in (
            (self._number, spot.number, _("Acta N.º")), (self._folio, spot.folio_from, _("Desde el folio")),
        ):  # fmt: skip
            editor.setText(str(value))
            editor.setAccessibleName(name)
            editor.setFixedWidth(theme.px(80))
        made.setLayout(
            row(
                label(_("Libro {n}").format(n=spot.book), "strong"), label(_("Acta N.º"), "quiet"), self._number,
                label(_("Desde el folio"), "quiet"), self._folio, None,
            )
        )  # fmt: skip
        return made

    def _typed(self, editor: QLineEdit, usual: int | None, field: str) -> int | None:
        """The number written there; None for the one that follows. Raises UserError for what is no number."""
        text = editor.text().strip()
        if not text or text == str(usual):
            return None
        if not text.isdigit():
            editor.setFocus()
            raise UserError(_("«{text}» no es un número.").format(text=text), field=field)
        return int(text)

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
        spot = self._spot
        asked = Approving(
            on=on, in_session_id=where, with_corrections=ticked, corrections=text if ticked else "",
            number=self._typed(self._number, spot.number if spot else None, "number"),
            folio=self._typed(self._folio, spot.folio_from if spot else None, "folio"),
        )  # fmt: skip
        # What cannot be approved is told here, before the dialog and its text are gone.
        as_approved(self._context.store, self._view.session.id, asked)
        self.approval = asked


def _spot(shelf: Shelf, view: SessionView) -> Place | None:
    """Where the acta would go; None when the book has no place, which approving says."""
    try:
        return place(shelf, 1, year=view.session.date.year if view.rules.yearly_minutes else None)
    except UserError:
        return None


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
        words = _("El acta quedó aprobada: {n}, {folios}.").format(n=counted.minutes.label, folios=_folios(minutes))
        context.toast(words, False)

    context.tasks.run(count, done)


def _folios(minutes: Minutes) -> str:
    if minutes.folio_from == minutes.folio_to:
        return _("folio {n}").format(n=minutes.folio_from)
    return _("folios {first} a {last}").format(first=minutes.folio_from, last=minutes.folio_to)
