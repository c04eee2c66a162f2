"""Draw a document as PDF with ReportLab."""

from collections.abc import Callable
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents import look as looks
from munidesk.documents.letters import clean
from munidesk.documents.look import MM, Look
from munidesk.documents.model import Document
from munidesk.documents.pages import asks_for_pages, with_pages
from munidesk.documents.pdf_blocks import Builder
from munidesk.documents.pdf_letters import register_fonts
from munidesk.documents.pdf_text import CountingCanvas

Step = Callable[[int, int, str], None]


class _Template(BaseDocTemplate):
    """Counts pages for whoever waits, and knows the total on the second pass of the canvas."""

    def __init__(self, target: BytesIO, document: Document, look: Look, step: Step | None) -> None:
        width, height = looks.page_size(document)
        super().__init__(
            target,
            pagesize=(width * MM, height * MM),
            title=clean(document.title),
            author=clean(document.author or (document.letterhead.name if document.letterhead else "")),
            lang=document.language,
            creator="MuniDesk",
            allowSplitting=1,
        )
        self._step = step
        frame_width = (width - look.left - look.right) * MM
        for name, top in (("first", look.top_first + _letterhead_height(document)), ("later", look.top_later)):
            frame = Frame(
                look.left * MM,
                look.bottom * MM,
                frame_width,
                (height - top - look.bottom) * MM,
                leftPadding=0,
                rightPadding=0,
                topPadding=0,
                bottomPadding=0,
            )
            self.addPageTemplates(PageTemplate(name, [frame]))

    def handle_pageBegin(self) -> None:
        super().handle_pageBegin()
        self._handle_nextPageTemplate("later")

    def afterPage(self) -> None:
        if self._step is not None:
            self._step(self.page, 0, _("Página {n}").format(n=self.page))


def _letterhead_height(document: Document) -> float:
    return 28.0 if document.letterhead is not None else 0.0


def render(document: Document, step: Step | None = None) -> bytes:
    """The PDF's bytes, the same for the same document.

    A document that names its own pages is laid out first to know them, then again with the numbers in.
    """
    if asks_for_pages(document):
        document = with_pages(document, heading_pages(document, step))
    return _drawn(document, step)


def heading_pages(document: Document, step: Step | None = None) -> dict[str, int]:
    """Anchor → the page its heading falls on."""
    found: dict[str, int] = {}
    _built(with_pages(document, {}), step, found, CountingCanvas)
    return found


def _drawn(document: Document, step: Step | None) -> bytes:
    from munidesk.documents.pdf_page import numbered_canvas

    return _built(document, step, {}, numbered_canvas(document, looks.look_of(document)))


def _built(document: Document, step: Step | None, pages: dict[str, int], canvas: type[Canvas]) -> bytes:
    register_fonts()
    look = looks.look_of(document)
    width = (looks.page_size(document)[0] - look.left - look.right) * MM
    target = BytesIO()
    template = _Template(target, document, look, step)
    story: list[Flowable] = Builder(document, look, width, pages).story()
    try:
        template.build(story, canvasmaker=canvas)
    except LayoutError as error:
        raise UserError(
            _("Un cuadro de «{title}» no entra en la página. Acorte sus celdas o parta el texto.").format(
                title=document.title
            )
        ) from error
    return target.getvalue()
