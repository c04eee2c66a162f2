"""Write a document as Word or PDF: the one door, cheap to import."""

from collections.abc import Callable
from pathlib import Path

from munidesk.base import logs
from munidesk.base.errors import UserError
from munidesk.base.files import whole_file
from munidesk.base.i18n import _, on_paper
from munidesk.base.logs import Event, Word
from munidesk.documents.bound import Bound, joined
from munidesk.documents.copies import working_copy
from munidesk.documents.model import Document

Step = Callable[[int, int, str], None]


@on_paper
def write(document: Document, path: Path, *, step: Step | None = None) -> None:
    """Write `document` to `path` (.pdf or .docx): the whole file or nothing.

    Raises UserError for another suffix, a missing font, a folder that cannot be written, a full disk.
    """
    render = {".pdf": pdf_bytes, ".docx": word_bytes}.get(suffix := path.suffix.lower())
    if render is None:
        raise UserError(_("No se puede escribir en el formato «{suffix}». Use .docx o .pdf.").format(suffix=suffix))
    with logs.noted(Event.EXPORTED, form=Word(suffix)) as told:
        data = render(document, step=step)
        with whole_file(path) as temporary:
            temporary.write_bytes(data)
        told["bytes"] = len(data)


@on_paper
def pdf_bytes(document: Document, *, step: Step | None = None) -> bytes:
    from munidesk.documents.pdf import render

    if isinstance(document, Bound):
        return joined([render(part, step) for part in document.parts])
    return render(document, step)


@on_paper
def word_bytes(document: Document, *, step: Step | None = None) -> bytes:
    """A sealed paper leaves as a copy to work on. Raises UserError for several papers bound together."""
    from munidesk.documents.word import render

    if isinstance(document, Bound):
        raise UserError(_("El libro entero se escribe en PDF: en Word sus folios no serían los mismos."))
    return render(working_copy(document) if document.footer.qr else document, step)


@on_paper
def heading_pages(document: Document) -> dict[str, int]:
    """Anchor → the page its heading falls on when printed."""
    from munidesk.documents.pdf import heading_pages as found

    return found(document)


@on_paper
def roomy_pages(document: Document) -> int:
    """How many pages it takes with its usual air: for what is made as long as fits, which need not be made tighter."""
    from munidesk.documents.pdf import usual_pages

    return usual_pages(document)


@on_paper
def page_count(document: Document) -> int:
    """How many pages the document takes when printed."""
    import pypdfium2

    pages = pypdfium2.PdfDocument(pdf_bytes(document))
    try:
        return len(pages)
    finally:
        pages.close()
