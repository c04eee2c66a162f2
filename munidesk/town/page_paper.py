"""A paper before it leaves: as it prints, for the days chosen, and then to the printer, to Word or to PDF."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.export import ask_path, write
from munidesk.ui.preview import PdfPreview
from munidesk.ui.printing import print_document
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button, column, label, row

Make = Callable[[Selection], Document]


def show_paper(context: Context, words: str, make: Make, *, chosen: Selection | None = None) -> None:
    """`make` builds it and may raise UserError; with `chosen` it is of a period, which the person can change."""
    dialog = PaperDialog(context, words, make, chosen)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()


class PaperDialog(QDialog):
    """Enter prints, Esc leaves; nothing is written anywhere before the person says where."""

    def __init__(self, context: Context, words: str, make: Make, chosen: Selection | None) -> None:
        super().__init__(context.window)
        self._context, self._words, self._make, self._chosen = context, words, make, chosen
        self._document: Document | None = None
        self._drawing = 0
        self.setWindowTitle(words)
        self.preview = PdfPreview()
        self.preview.title = words
        self._fault = label(kind="fault", wrap=True)
        self.print_button = button(_("Imprimir"), self.print_out, kind="primary", icon="printer")
        self.print_button.setDefault(True)
        self.word_button = button(_("Guardar en Word…"), partial(self._save, ".docx"), icon="word")
        self.pdf_button = button(_("Guardar en PDF…"), partial(self._save, ".pdf"), icon="pdf")
        self.since, self.until = self._day(_("Desde")), self._day(_("Hasta"))
        self.setLayout(self._laid_out())
        room = context.window.size()
        self.resize(min(theme.px(980), room.width() - 40), room.height() - 40)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_out)
        self.refresh()
        self.print_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _laid_out(self) -> QVBoxLayout:
        whole = column(spacing=0)
        head = row(label(self._words, "panel"), None, spacing=8, margins=(24, 16, 24, 8))
        if self._chosen is not None:
            for words, field in ((_("Desde"), self.since), (_("Hasta"), self.until)):
                head.addWidget(label(words, "quiet"))
                head.addWidget(field)
        whole.addLayout(head)
        whole.addLayout(row(self._fault, margins=(24, 0, 24, 0)))
        whole.addWidget(self.preview, 1)
        close = button(_("Cerrar"), self.reject)
        whole.addLayout(
            row(close, None, self.word_button, self.pdf_button, self.print_button, spacing=12, margins=(24, 12, 24, 16))
        )
        return whole

    def _day(self, name: str) -> QLineEdit:
        day = None
        if self._chosen is not None:
            day = self._chosen.since if name == _("Desde") else self._chosen.until
        made = QLineEdit(show_date(day or today()))
        made.setAccessibleName(name)
        made.setFixedWidth(theme.px(104))
        made.editingFinished.connect(self.refresh)
        return made

    def selection(self) -> Selection:
        """Raises UserError for a day that does not exist, or a period that ends before it begins."""
        if self._chosen is None:
            return Selection()
        since, until = parse_date(self.since.text()), parse_date(self.until.text())
        if until < since:
            raise UserError(_("El período termina antes de empezar. Revise las fechas."))
        return Selection(id=self._chosen.id, since=since, until=until)

    def refresh(self) -> None:
        """Build it again; the newest drawing is the one that is shown."""
        try:
            document = self._make(self.selection())
        except UserError as error:
            self._fault.setText(str(error))
            self._enable(False)  # what is drawn is of other days than those that are written
            return
        self._enable(True)
        self._fault.setText("")
        if document == self._document:
            return
        self._document = document
        self._drawing += 1
        turn = self._drawing

        def work(_job: Job) -> bytes:
            return render.pdf_bytes(document)

        def done(data: bytes) -> None:
            if turn == self._drawing:
                self.preview.show_pdf(data)

        self.preview.busy()
        self._context.tasks.run(work, done)

    def _enable(self, on: bool) -> None:
        for one in (self.print_button, self.word_button, self.pdf_button):
            one.setEnabled(on)

    def print_out(self) -> None:
        """What is chosen now, also when the preview is still of the days before."""
        document = self._document
        if document is not None and self.print_button.isEnabled():
            print_document(self._context, lambda: document)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a day draws that period; it must not print the one before."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (self.since.hasFocus() or self.until.hasFocus()):
            self.refresh()
            return
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """What is still being drawn has nowhere to go."""
        self._drawing = 0
        super().done(result)

    def _save(self, suffix: str) -> None:
        document = self._document
        path = ask_path(self._context, self._words, suffix) if document is not None else None
        if path is not None and document is not None:
            self.accept()
            write(self._context, lambda: document, path)
