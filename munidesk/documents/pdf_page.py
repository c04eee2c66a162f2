"""What stands around the text on every PDF page: letterhead, running head, footer, watermark."""

from functools import lru_cache
from io import BytesIO
from itertools import groupby

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import black
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from munidesk.base.i18n import _
from munidesk.documents import look as looks
from munidesk.documents.bound import Leaved
from munidesk.documents.fonts import pdf_name
from munidesk.documents.letters import clean
from munidesk.documents.look import MM, Look
from munidesk.documents.measure import shortened
from munidesk.documents.model import Document, Kind, Letterhead
from munidesk.documents.pdf_head import laid_head
from munidesk.documents.pdf_outline import outline

_QR = 13.0


def numbered_canvas(document: Document, look: Look) -> type[Canvas]:
    """A canvas class that draws head and foot of each page, under the text, once the total is known."""

    class NumberedCanvas(Canvas):
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **{**kwargs, "initialFontName": pdf_name(False)})
            self._pages: list[dict[str, object]] = []

        def showPage(self) -> None:
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            total = len(self._pages)
            for number, page in enumerate(self._pages, 1):
                self.__dict__.update(page)
                text = self._code
                self._code: list[str] = []
                _Page(self, document, look).draw(number, total)
                # The text comes after: the watermark lies beneath it.
                self._code.extend(text)
                Canvas.showPage(self)
            Canvas.save(self)

    return NumberedCanvas


class _Page:
    """Drawing of one page's surroundings; y is measured in millimetres from the top."""

    def __init__(self, canvas: Canvas, document: Document, look: Look) -> None:
        self._canvas = canvas
        self._document = document
        self._look = look
        self._width, self._height = looks.page_size(document)

    def draw(self, number: int, total: int) -> None:
        canvas = self._canvas
        canvas.saveState()
        if self._document.watermark:
            self._watermark()
        if number == 1:
            if self._document.letterhead is not None:
                self._letterhead(self._document.letterhead)
        elif self._document.running_left or self._document.running_right:
            self._running_head()
        self._footer(number, total)
        canvas.restoreState()

    def _text(
        self, x: float, y: float, text: str, size: float, *, font: str = "", colour: str = "", right: bool = False
    ) -> None:
        canvas = self._canvas
        canvas.setFont(font or pdf_name(False), size)
        canvas.setFillColor(colour or looks.TEXT)
        put = canvas.drawRightString if right else canvas.drawString
        put(x * MM, (self._height - y) * MM, clean(text))

    def _rule(self, y: float, width: float, colour: str = looks.TEXT) -> None:
        self._canvas.setLineWidth(width)
        self._canvas.setStrokeColor(colour)
        height = (self._height - y) * MM
        self._canvas.line(self._look.left * MM, height, (self._width - self._look.right) * MM, height)

    def _watermark(self) -> None:
        """Drawn as outlines: as text, its letters would stand between the words that are copied, searched or heard."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillColor(looks.WATERMARK)
        canvas.translate(self._width / 2 * MM, self._height / 2 * MM)
        canvas.rotate(52)
        canvas.drawPath(outline(self._canvas, clean(self._document.watermark), 118, -40), stroke=0, fill=1)
        canvas.restoreState()

    def _letterhead(self, head: Letterhead) -> None:
        top, edge = self._look.top_first, self._width - self._look.right
        if head.shield:
            self._shield(head.shield, self._look.left, top)
        laid = laid_head(head, self._width - self._look.left - self._look.right)
        x = edge - laid.room
        for line in laid.lines:
            self._text(x, top + line.at, line.text, line.size, font=line.font, colour=line.colour)
        self._text(edge, top + 7, head.right_strong, 10, font=pdf_name(False, True), right=True)
        self._text(edge, top + 12, head.right, 9, colour=looks.SECONDARY, right=True)
        self._rule(top + laid.height - 6.5, 0.9)

    def _shield(self, data: bytes, x: float, top: float) -> None:
        image = ImageReader(BytesIO(data))
        width, height = image.getSize()
        scale = 18 / max(width, height)
        self._canvas.drawImage(
            image, x * MM, (self._height - top - 18) * MM, width * scale * MM, height * scale * MM, mask="auto"
        )

    def _running_head(self) -> None:
        edge = self._width - self._look.right
        top = self._look.top_later - 8
        right = clean(self._document.running_right)
        room = (edge - self._look.left - 6) * MM - stringWidth(right, pdf_name(False), 8.5)
        left = shortened(clean(self._document.running_left), room)
        self._text(self._look.left, top, left, 8.5, colour=looks.SECONDARY)
        self._text(edge, top, right, 8.5, colour=looks.SECONDARY, right=True)
        self._rule(top + 3, 0.5, looks.ROW_LINE)

    def _footer(self, number: int, total: int) -> None:
        footer, look = self._document.footer, self._look
        size = look.footer_size
        top = self._height - look.bottom + 4
        edge = self._width - look.right
        self._rule(top, 0.5)
        x = look.left
        if footer.qr:
            self._qr(footer.qr, x, top + 1.5)
            x += _QR + 1.5
        first = top + 2 + size * 0.38
        page = self._leaf(number, total)
        # A hair of a second space would be lost on paper: the number is set apart by the right margin.
        self._text(edge, first, page, size, right=True)
        middle = clean(footer.middle)
        if middle:
            at = edge - (30 if self._document.kind in {Kind.ACTA, Kind.OFFICIAL} else 40)
            self._text(at, first, middle, size, font=pdf_name(False, True), right=True)
        room = (edge - x - 28) * MM - (40 * MM if middle else 0)
        self._text(x, first, shortened(clean(footer.strong), room, size, strong=True), size, font=pdf_name(False, True))
        for index, line in enumerate(footer.lines, 1):
            fitted = shortened(clean(line), room, size)
            self._text(x, first + index * size * 0.46, fitted, size, colour=looks.SECONDARY)

    def _leaf(self, number: int, total: int) -> str:
        """«Página 2 de 3», «Folio 213»; a page after the last leaf of its paper has no number in the book."""
        leaf, document = number - 1 + self._document.footer.first_leaf, self._document
        if isinstance(document, Leaved) and document.last_leaf and leaf > document.last_leaf:
            return document.beyond
        return (document.footer.leaf or _("Página {n} de {total}")).format(n=leaf, total=total)

    def _qr(self, text: str, x: float, top: float) -> None:
        """As one figure of filled bars: every page of a book has one."""
        side, bars = qr_bars(clean(text))
        box, left, high = _QR * MM / side, x * MM, (self._height - top) * MM
        figure = self._canvas.beginPath()
        for row, column, width in bars:
            figure.rect(left + column * box, high - (row + 1) * box, width * box, box)
        self._canvas.setFillColor(black)
        self._canvas.drawPath(figure, stroke=0, fill=1)


@lru_cache(maxsize=8)
def qr_bars(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """How many modules a QR code has on a side, and its dark bars: (row, column, width)."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    found: list[tuple[int, int, int]] = []
    for at, row in enumerate(code.modules):
        column = 0
        for dark, run in groupby(map(bool, row)):
            width = len(list(run))
            found.extend([(at, column, width)] if dark else [])
            column += width
    return code.getModuleCount(), tuple(found)


def qr_drawing(text: str) -> Drawing:
    """A QR code of 13 mm, drawn to its very edge."""
    side = _QR * MM
    drawing = Drawing(side, side)
    drawing.add(QrCodeWidget(clean(text), barWidth=side, barHeight=side, barBorder=0, barLevel="M"))
    return drawing
