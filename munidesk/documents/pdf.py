"""Draw a document as PDF with ReportLab."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents import look as looks
from munidesk.documents.letters import clean
from munidesk.documents.lines import plain_lines
from munidesk.documents.look import MM, Look
from munidesk.documents.model import Document
from munidesk.documents.pages import asks_for_pages, with_pages
from munidesk.documents.pdf_blocks import Builder
from munidesk.documents.pdf_head import laid_head
from munidesk.documents.pdf_letters import register_fonts
from munidesk.documents.pdf_text import CountingCanvas

_FEW = 10  # lines: a last page with no more is brought back to the one before
_MOST = 30  # pages of a document that is laid out again for it
_LETTERS = 6000  # more than a page holds in the smallest letters
_SHARES = (0.97, 0.94, 0.91, 0.88)

Step = Callable[[int, int, str], None]


class _Template(BaseDocTemplate):
    """Counts pages for whoever waits, and knows the total on the second pass of the canvas."""

    last_used = 0.0
    """Points of the page that was drawn last."""

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
        for name, top in (
            ("first", look.top_first + _letterhead_height(document, frame_width / MM)),
            ("later", look.top_later),
        ):
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
        self.last_used = self.frame._y2 - self.frame._y
        if self._step is not None:
            self._step(self.page, 0, _("Página {n}").format(n=self.page))


def _letterhead_height(document: Document, width: float) -> float:
    """Millimetres."""
    return laid_head(document.letterhead, width).height if document.letterhead is not None else 0.0


def render(document: Document, step: Step | None = None) -> bytes:
    """The PDF's bytes, the same for the same document.

    A document that names its own pages is laid out first to know them, then again with the numbers in.
    """
    if asks_for_pages(document):
        document, look = numbered(document, step)
        return _drawn(document, look, step).data
    look = looks.look_of(document)
    drawn = _drawn(document, look, step)
    better = _tighter(document, look, drawn, step)
    return drawn.data if better is look else _drawn(document, better, step).data


def numbered(document: Document, step: Step | None = None) -> tuple[Document, Look]:
    """The document with the pages it names written in, and the look they were counted with."""
    look = fitting(with_pages(document, {}), step)
    return (with_pages(document, _pages_of(document, look, step)) if asks_for_pages(document) else document), look


def fitting(document: Document, step: Step | None = None) -> Look:
    """The look in which no page is left for three or four lines: the usual one, or one a little tighter."""
    look = looks.look_of(document)
    if looks.bound(document) or _is_long(document):
        return look
    return _tighter(document, look, _counted(document, look, step), step)


def _is_long(document: Document) -> bool:
    """Whether it has more pages than those that are made tighter, however small its letters: it need not be laid out
    to know that."""
    room = _MOST * _LETTERS
    for line in plain_lines(document):
        room -= len(line)
        if room < 0:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Laid:
    """A document laid out: its bytes (none when only counted), its pages, and the points used of the last one."""

    data: bytes
    pages: int
    last: float


def _tighter(document: Document, look: Look, usual: _Laid, step: Step | None) -> Look:
    few = _FEW * look.body.leading
    if looks.bound(document) or not 1 < usual.pages <= _MOST or usual.last > few:
        return look
    for share in _SHARES:
        tight = looks.tightened(look, share)
        if _counted(document, tight, step).pages < usual.pages:
            return tight
    return look


def heading_pages(document: Document, step: Step | None = None) -> dict[str, int]:
    """Anchor → the page its heading falls on."""
    return _pages_of(document, fitting(with_pages(document, {}), step), step)


def _pages_of(document: Document, look: Look, step: Step | None) -> dict[str, int]:
    found: dict[str, int] = {}
    _built(with_pages(document, {}), look, step, found, CountingCanvas)
    return found


def usual_pages(document: Document) -> int:
    """Pages with the look of its kind, before it is made tighter."""
    return _counted(with_pages(document, {}), looks.look_of(document), None).pages


def _counted(document: Document, look: Look, step: Step | None) -> _Laid:
    return _built(document, look, step, {}, CountingCanvas)


def _drawn(document: Document, look: Look, step: Step | None) -> _Laid:
    from munidesk.documents.pdf_page import numbered_canvas

    return _built(document, look, step, {}, numbered_canvas(document, look))


def _built(document: Document, look: Look, step: Step | None, pages: dict[str, int], canvas: type[Canvas]) -> _Laid:
    register_fonts()
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
    return _Laid(target.getvalue(), template.page, template.last_used)
