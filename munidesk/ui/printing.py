"""Ctrl+P: what is on the screen, on the person's own printer, through Qt's dialog.

Qt's dialog and not the viewer of the system: it is the same on every computer, nothing else has to be installed or
opened, and what is printed leaves no file behind. It is loaded when somebody prints.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from munidesk.base.errors import UserError, WorldError
from munidesk.base.i18n import _
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.ui.context import Context, Way
from munidesk.ui.tasks import Job

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

DOTS = 300  # per inch: letters stay sharp, and a page takes 35 MB while it is drawn
_POINTS = 72


def print_document(context: Context, build: Callable[[], Document]) -> None:
    """Build here, draw on the worker, ask for the printer.

    Who went on to something else meanwhile is told that it is ready: a dialog that comes by itself would take the
    keys of what is being typed.
    """
    try:
        document = build()
    except UserError as error:
        context.toast(str(error), False)
        return

    def work(_job: Job) -> bytes:
        return render.pdf_bytes(document)

    there = QApplication.focusWidget()

    def done(data: bytes) -> None:
        ask = partial(print_pdf, context.window, data, document.title)
        if _at_work(there):
            words = _("«{title}» está listo para imprimir.").format(title=document.title)
            context.offer(words, (Way(_("Imprimir"), "Alt+I", ask),))
        else:
            ask()

    context.tasks.run(work, done)


def _at_work(before: QWidget | None) -> bool:
    """She writes in another field than before, or answers a question."""
    there = QApplication.focusWidget()
    writes = isinstance(there, QLineEdit | QTextEdit | QPlainTextEdit) and there is not before
    return writes or QApplication.activeModalWidget() is not None


def print_pdf(window: QWidget, data: bytes, title: str) -> bool:
    """Ask for the printer, the copies and the pages; False when the person changed their mind."""
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    printer = ask_printer(window, document.pageCount(), title)
    if printer is None:
        return False
    _suit(printer, document, 0)
    _draw(printer, document)
    return True


def ask_printer(window: QWidget, pages: int, title: str) -> "QPrinter | None":
    """The printer as the person chose it; None for «Cancelar»."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(_("Imprimir"))
    dialog.setMinMax(1, max(1, pages))
    dialog.setFromTo(1, max(1, pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() else None


def _draw(printer: "QPrinter", document: "QPdfDocument") -> None:
    """The pages from first to last. Raises WorldError when the printer takes none."""
    first, last = printer.fromPage() or 1, printer.toPage() or document.pageCount()
    painter = QPainter()
    if not painter.begin(printer):
        raise WorldError(_("La impresora no responde. Vea si está encendida y con papel, y pruebe otra vez."))
    try:
        for number in range(first - 1, min(last, document.pageCount())):
            if number >= first:
                _suit(printer, document, number)
                printer.newPage()
            paper = QRect(0, 0, printer.width(), printer.height())
            painter.drawImage(paper, document.render(number, _dots(document, number)))
    finally:
        painter.end()


def _dots(document: "QPdfDocument", number: int) -> QSize:
    size = document.pagePointSize(number)
    return QSize(round(size.width() * DOTS / _POINTS), round(size.height() * DOTS / _POINTS))


def _suit(printer: "QPrinter", document: "QPdfDocument", number: int) -> None:
    """The sheet of that page, whole: our documents bring their own margins."""
    size = document.pagePointSize(number)
    lying = size.width() > size.height()
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    sheet = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(sheet, turned, QMarginsF()))
    printer.setFullPage(True)


def ways_of(context: Context, path: Path, build: Callable[[], Document] | None = None) -> tuple[Way, ...]:
    """What can be done with a file just written: open it, see where it is, print what it says."""
    found = (
        Way(_("Abrir"), "Alt+A", lambda: _open(context, path)),
        folder_way(context, path.parent),
    )
    return found if build is None else (*found, Way(_("Imprimir"), "Alt+I", lambda: print_document(context, build)))


def folder_way(context: Context, folder: Path) -> Way:
    """Show a folder that was written."""
    return Way(_("Abrir carpeta"), "Alt+C", lambda: _open(context, folder))


def _open(context: Context, path: Path) -> None:
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        context.toast(
            _("No hay con qué abrir {name}. Está en {folder}").format(name=path.name, folder=path.parent), False
        )
