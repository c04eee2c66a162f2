"""The analysis and the synthesis as they will print, for the days chosen."""

from typing import cast

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.features.participation.analysis.store_periods import closed_days
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.preview import PdfPreview
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button, column, label, row


class AnalysisTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Document | None = None
        self._attempt = Attempt(context)
        self._which = QComboBox()
        self._which.setAccessibleName(_("Documento"))
        for name, words in (
            ("participation-analysis", _("Análisis de la participación")),
            ("topics-synthesis", _("Síntesis de temas y respuestas")),
            ("feedback", _("Volante de devolución")),
        ):
            self._which.addItem(words, name)
        self._which.activated.connect(lambda _index: self.refresh())
        self._since = self._day(_("Desde"), show_date(today().replace(month=1, day=1)))
        self._until = self._day(_("Hasta"), show_date(today()))
        self._fault = label(kind="fault")
        self._preview = PdfPreview()
        self._kept = QComboBox()
        self._kept.setAccessibleName(_("Períodos cerrados"))
        self._kept.activated.connect(lambda _index: self._show_closed())
        self._close = button(_("Cerrar el período…"), self.close_period, icon="shield-check", kind="small")
        bar = row(self._which, label(_("Desde"), "quiet"), self._since, label(_("Hasta"), "quiet"), self._until,
                  self._fault, None, self._kept, self._close, spacing=8, margins=(24, 10, 24, 10))  # fmt: skip
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

    def close_period(self) -> None:
        """Both reports stay as they are today, for good; what is typed later is told in a note under them."""
        if self._context.store.read_only:
            return
        try:
            chosen = self.selection()
        except UserError as error:
            self._fault.setText(str(error))
            return
        since, until = chosen.since or today(), chosen.until or today()
        days = _("{a} a {b}").format(a=show_date(since), b=show_date(until))
        text = _("El análisis y la síntesis del período quedan guardados como están hoy, y así se imprimirán siempre. "
                 "Lo que se anote después se cuenta en una nota al pie. No se puede deshacer.")  # fmt: skip
        title = _("Cerrar el período {days}").format(days=days)
        if not dialogs.confirm(self._context.window, title, text, _("Cerrar el período"), final=True):
            return
        words = f"{since.isoformat()}/{until.isoformat()}"
        if self._attempt(lambda: self._context.actions["close_period"](Ref("municipality", ""), words)):
            self._context.toast(_("Se cerró el período {days}.").format(days=days), False)
            self.refresh()

    def _fill_closed(self) -> None:
        """The closed ones, to be printed again; nothing is offered where there are none."""
        found = closed_days(self._context.store)
        self._kept.setVisible(bool(found))
        self._kept.clear()
        self._kept.addItem(_("Ver uno cerrado"), None)
        for since, until in found:
            words = _("{a} a {b}").format(a=show_date(since), b=show_date(until))
            self._kept.addItem(words, (since, until))

    def _show_closed(self) -> None:
        days = self._kept.currentData()
        if days is not None:
            for line, day in zip((self._since, self._until), days, strict=True):
                line.setText(show_date(day))
            self.refresh()

    def refresh(self) -> None:
        self._fill_closed()
        self._close.setEnabled(not self._context.store.read_only)
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
