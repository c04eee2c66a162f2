"""The analysis and the synthesis as they will print, for the days chosen."""

from typing import cast

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.preview import PdfPreview
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import column, label, row


class AnalysisTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Document | None = None
        self._which = QComboBox()
        self._which.setAccessibleName(_("Documento"))
        for name, words in (
            ("participation-analysis", _("Análisis de la participación")),
            ("topics-synthesis", _("Síntesis de temas y respuestas")),
            ("feedback", _("Volante de devolución")),
        ):
            self._which.addItem(words, name)
        self._which.activated.connect(lambda _index: self.refresh())
        self._since = self._day(_("Desde"), show_date(today().replace(month=1, day=1), "dd/MM/y"))
        self._until = self._day(_("Hasta"), show_date(today(), "dd/MM/y"))
        self._fault = label(kind="fault")
        self._preview = PdfPreview()
        bar = row(self._which, label(_("Desde"), "quiet"), self._since, label(_("Hasta"), "quiet"), self._until,
                  self._fault, None, spacing=8, margins=(24, 10, 24, 10))  # fmt: skip
        layout = column(spacing=0)
        layout.addLayout(bar)
        layout.addWidget(self._preview, 1)
        inside = QWidget()
        inside.setLayout(layout)
        self._first = FirstStep(context, "chart", inside)
        todo = _("Registre la primera iniciativa, o un encuentro con lo que se dijo.")
        go = goes(context, _("Ir a Iniciativas"), "participation", tab="0")
        self._first.tell(_("Todavía no hay participación que analizar."), todo, go)
        self.setLayout(column(inside, self._first, spacing=0))
        self.setFocusProxy(self._which)

    def _day(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setAccessibleName(name)
        made.setFixedWidth(theme.px(104))
        made.editingFinished.connect(self.refresh)
        return made

    @property
    def name(self) -> str:
        return str(self._which.currentData())

    def selection(self) -> Selection:
        """Raises UserError for a day that does not exist, or a period that ends before it begins."""
        since, until = parse_date(self._since.text()), parse_date(self._until.text())
        if until < since:
            raise UserError(_("El período termina antes de empezar. Revise las fechas."))
        return Selection(since=since, until=until)

    def refresh(self) -> None:
        nothing = not any(self._context.store.count(table) for table in ("initiative", "encounter", "session"))
        self._first.stand(nothing)
        if nothing:
            return
        try:
            document = cast(Document, self._context.make(self.name, self.selection()))
        except UserError as error:
            self._fault.setText(str(error))
            return
        self._fault.setText("")
        if document == self._shown:
            return
        self._shown = document

        def work(_job: Job) -> bytes:
            return render.pdf_bytes(document)

        self._preview.busy()
        self._context.tasks.run(work, self._preview.show_pdf)
