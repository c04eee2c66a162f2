"""The hand-over before it is written: every file it will hold, as it prints, and what stays out and why."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QListWidget, QSplitter, QVBoxLayout

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.overview.handover import Handover
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.preview import PdfPreview
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button, column, label, row


def by_reason(skipped: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Why → all that stays out for it: a file without a plan lacks five papers for one reason."""
    found: dict[str, list[str]] = {}
    for what, why in skipped:
        found.setdefault(why, []).append(what)
    return found


class HandoverDialog(QDialog):
    """Accepted when the person wants the folder; nothing is written before. ↑ and ↓ look at one file after another."""

    def __init__(self, context: Context, plan: Handover) -> None:
        super().__init__(context.window)
        self._context, self._plan = context, plan
        self._turn = 0
        self.setWindowTitle(plan.title)
        self.files, self.preview = QListWidget(), PdfPreview()
        self.files.setAccessibleName(_("Lo que lleva la carpeta"))
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.addItems([name for name, _build in plan.documents])
        self.files.addItems(plan.tables)
        self.files.currentRowChanged.connect(self.look)
        self.accept_button = button(_("Elegir la carpeta…"), self.accept, kind="primary", icon="folder")
        self.accept_button.setDefault(True)
        self.setLayout(self._laid_out())
        room = context.window.size()
        self.resize(QSize(min(theme.px(1200), room.width() - 40), room.height() - 40))
        QShortcut(QKeySequence("Ctrl+P"), self, self.preview.print_out)
        self.files.setCurrentRow(0)
        self.files.setFocus(Qt.FocusReason.TabFocusReason)

    def _laid_out(self) -> QVBoxLayout:
        documents, tables = len(self._plan.documents), len(self._plan.tables)
        said = _("{documents} y {tables}. Con ↑ y ↓ se mira cada uno; todavía no se escribió nada.").format(
            documents=ngettext("{n} documento", "{n} documentos", documents).format(n=documents),
            tables=ngettext("{n} planilla", "{n} planillas", tables).format(n=tables),
        )
        whole = column(label(self._plan.title, "panel"), label(said, "quiet-text", wrap=True), spacing=8,
                       margins=(24, 16, 24, 16))  # fmt: skip
        if self._plan.skipped:
            whole.addWidget(label(_("No se incluyen:"), "strong"))
        for why, names in by_reason(self._plan.skipped).items():
            whole.addWidget(label(f"{join_and(names)}: {why}", "quiet-text", wrap=True))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.files)
        split.addWidget(self.preview)
        split.setSizes([theme.px(360), theme.px(760)])
        whole.addWidget(split, 1)
        whole.addLayout(row(button(_("Cancelar"), self.reject), None, self.accept_button, spacing=12))
        return whole

    def look(self, at: int) -> None:
        """Draw that file; a table of data is only named."""
        self._turn += 1
        if at >= len(self._plan.documents):
            self.preview.clear(_("Los datos se abren con la planilla; Diccionario.csv dice qué hay en cada columna."))
            return
        name, build = self._plan.documents[at]
        self.preview.title = name
        self._draw(build(), self._shown_if(self._turn))

    def _draw(self, document: Document, then: Callable[[bytes], None]) -> None:
        def work(_job: Job) -> bytes:
            return render.pdf_bytes(document)

        self.preview.busy()
        self._context.tasks.run(work, then)

    def _shown_if(self, turn: int) -> Callable[[bytes], None]:
        def show(data: bytes) -> None:
            if turn == self._turn:
                self.preview.show_pdf(data)

        return show

    def done(self, result: int) -> None:
        """What is still being drawn has nowhere to go."""
        self._turn += 1
        super().done(result)
