"""A PDF as it will print, redrawn without losing page, zoom or place."""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from munidesk.base.figures import NBSP, half_up
from munidesk.base.i18n import _
from munidesk.ui import theme
from munidesk.ui.row_heights import empty_note
from munidesk.ui.spoken import Role
from munidesk.ui.widgets import button, card, column, label, row, tool

_POINTS = 72
_READ = 1.1
"""How large a page opens at most: half of an A4 is seen on a small screen, and its letters are read."""


def _way(words: str, clicked: Callable[[], object]) -> QPushButton:
    """One of the two ways a page fits; the one in use is marked."""
    made = button(words, clicked, kind="small")
    made.setCheckable(True)
    t = theme.tokens()
    made.setStyleSheet(f"QPushButton:checked {{ background: {t.selected}; color: {t.accent}; font-weight: 600; }}")
    return made


class _Sheets(QPdfView):
    """The pages: a document to a screen reader, of which it says the page in sight."""

    spoken_role = Role.Document

    def __init__(self, parent: QWidget, page_words: Callable[[], str]) -> None:
        super().__init__(parent)
        self._page_words = page_words
        self.setAccessibleName(_("Vista previa del documento"))

    def spoken(self) -> str:
        return self._page_words()


class PdfPreview(QWidget):
    """`show_pdf` loads the new document before the old one is dropped; `busy` says that a new one is on its way."""

    loaded = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._page = label()
        self._view = _Sheets(self, self._page.text)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.pageNavigator().currentPageChanged.connect(lambda _page: self._show_page())
        self._nothing = empty_note(self._view)
        self._state = label(kind="quiet-text")
        self._zoom = label()
        self._chosen = False
        self._fit_button = _way(_("Al ancho"), self._fit)
        self._whole_button = _way(_("Página entera"), self._fit_page)
        self._data, self.title = b"", ""
        bar = card("bar")
        bar.setFixedHeight(theme.px(40))
        bar.setLayout(
            row(
                tool("chevron-up", _("Página anterior"), lambda: self._turn(-1)),
                self._page,
                tool("chevron-down", _("Página siguiente"), lambda: self._turn(1)),
                None,
                self._state,
                None,
                tool("printer", _("Imprimir (Ctrl+P)"), self.print_out),
                tool("zoom-out", _("Alejar"), lambda: self._scale(0.8)),
                self._zoom,
                tool("zoom-in", _("Acercar"), lambda: self._scale(1.25)),
                self._fit_button,
                self._whole_button,
                spacing=6,
                margins=(24, 0, 24, 0),
            )
        )
        layout: QVBoxLayout = column(bar, self._view, spacing=0)
        self.setLayout(layout)
        self._dress()
        theme.notifier().changed.connect(self._dress)

    @property
    def pages(self) -> int:
        return self._document.pageCount() if self._document is not None else 0

    def print_out(self) -> None:
        """Ctrl+P: these pages, as they are seen."""
        from munidesk.ui.printing import print_pdf  # with the printers of the computer: when somebody prints

        if self._data:
            print_pdf(self.window(), self._data, self.title or _("Documento de MuniDesk"))

    def busy(self) -> None:
        self._state.setText(_("Actualizando…"))

    def say(self, text: str) -> None:
        """A sentence instead of «Al día con los cambios», over what is shown still."""
        self._state.setText(text)

    def clear(self, text: str) -> None:
        """Nothing to show, and why."""
        self._data = b""
        self._view.setDocument(QPdfDocument(self))
        if self._document is not None:
            self._document.deleteLater()
        self._document = None
        self._show_page()
        self._state.setText("")
        self._nothing.setText(text)
        self._nothing.show()

    def show_pdf(self, data: bytes) -> None:
        self._nothing.hide()
        navigator = self._view.pageNavigator()
        page, place = navigator.currentPage(), navigator.currentLocation()
        scroll = self._view.verticalScrollBar().value()
        self._data = data
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument(self)
        document.load(buffer)
        old, old_buffer = self._document, self._buffer
        self._document, self._buffer = document, buffer
        self._view.setDocument(document)
        if old is not None:
            navigator.jump(min(page, max(0, document.pageCount() - 1)), place or QPointF(), navigator.currentZoom())
            self._view.verticalScrollBar().setValue(scroll)
            old.deleteLater()
        if old_buffer is not None:
            old_buffer.deleteLater()
        self._state.setText(_("Al día con los cambios"))
        self._open_at()
        self._show_page()
        self.loaded.emit(document.pageCount())

    def _turn(self, by: int) -> None:
        navigator = self._view.pageNavigator()
        wanted = navigator.currentPage() + by
        if 0 <= wanted < self.pages:
            navigator.jump(wanted, QPointF(), navigator.currentZoom())

    def _open_at(self) -> None:
        """Until the person chooses: as wide as the room, but no larger than the paper is read with ease."""
        if self._chosen or self._document is None or not self.pages:
            return
        paper = self._document.pagePointSize(0).width() * self._view.logicalDpiX() / _POINTS
        if self._view.viewport().width() > paper * _READ:
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
            self._view.setZoomFactor(_READ)
        else:
            self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _scale(self, by: float) -> None:
        self._chosen = True
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(min(4.0, max(0.25, self._view.zoomFactor() * by)))
        self._show_page()

    def _fit(self) -> None:
        self._chosen = True
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._show_page()

    def _fit_page(self) -> None:
        """The whole page at once, to see how it is laid out."""
        self._chosen = True
        self._view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self._show_page()

    def _show_page(self) -> None:
        page = self._view.pageNavigator().currentPage() + 1
        self._page.setText(_("Página {n} de {total}").format(n=page, total=self.pages) if self.pages else "")
        mode = self._view.zoomMode()
        self._fit_button.setChecked(mode is QPdfView.ZoomMode.FitToWidth)
        self._whole_button.setChecked(mode is QPdfView.ZoomMode.FitInView)
        percent = f"{half_up(self._view.zoomFactor() * 100)}{NBSP}%"
        self._zoom.setText(percent if mode is QPdfView.ZoomMode.Custom else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow preview keeps its tools whole: what only tells gives way first."""
        super().resizeEvent(event)
        self._open_at()
        self._show_page()
        wide = self.width()
        self._state.setVisible(wide >= theme.px(760))
        self._zoom.setVisible(wide >= theme.px(640))
        self._fit_button.setVisible(wide >= theme.px(590))
        self._whole_button.setVisible(wide >= theme.px(480))

    def _dress(self) -> None:
        palette = self._view.palette()
        palette.setBrush(palette.ColorRole.Dark, theme.colour("desk"))
        self._view.setPalette(palette)
