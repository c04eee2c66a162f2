"""Read a PDF back, page by page: the lines of its text, and what stands in its foot. For who compares it."""

from dataclasses import dataclass

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents.covered import covered
from munidesk.documents.look import MM, look_of
from munidesk.documents.model import Document, Kind

MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page above its foot, in the order in which they were drawn, and the lines of the foot.

    `covered` are the texts that are there and are not seen: something is drawn over them, or they have no ink.
    """

    lines: tuple[str, ...]
    foot: tuple[str, ...]
    covered: tuple[str, ...] = ()


def read_pages(data: bytes) -> tuple[PageText, ...]:
    """Raises UserError for what is no PDF, has a password, no text, or far too many pages."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UserError(_("Ese archivo no es un PDF que se pueda leer, o tiene contraseña. Elija otro.")) from error
    try:
        if len(document) > MOST_PAGES:
            raise UserError(_("Ese PDF tiene más de {n} páginas. Compruebe el acta sola.").format(n=MOST_PAGES))
        pages = tuple(_page(document[at]) for at in range(len(document)))
    finally:
        document.close()
    if not any(page.lines or page.foot for page in pages):
        raise UserError(_("Ese PDF no tiene texto: es una imagen. Escriba el código que está al pie de la hoja."))
    return pages


def count_pages(data: bytes) -> int | None:
    """How many pages a PDF has; None for one that cannot be opened (a password, a damaged one)."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            return len(document)
    except pypdfium2.PdfiumError:
        return None


def _page(page: object) -> PageText:
    """The foot of an acta is under the bottom margin of its kind, whatever the size of the sheet."""
    from pypdfium2 import PdfPage

    assert isinstance(page, PdfPage)
    bottom = look_of(Document("", (), Kind.ACTA)).bottom * MM
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        above = text.get_text_bounded(left=0, bottom=bottom - 4, right=width, top=height)
        below = text.get_text_bounded(left=0, bottom=0, right=width, top=bottom - 4)
    finally:
        text.close()
    return PageText(_lines(above), _lines(below), covered(page))


def _lines(text: str) -> tuple[str, ...]:
    """The characters that PDF puts in for hyphens and ends of page are no text."""
    clean = text.replace("\ufffe", "").replace("\x02", "").replace("\x00", "")
    return tuple(line for one in clean.splitlines() if (line := " ".join(one.split())))
