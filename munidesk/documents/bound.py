"""Papers of a bound book: one whose leaves have numbers up to a last one, and several bound in one PDF."""

from dataclasses import dataclass
from io import BytesIO

from munidesk.documents.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaved(Document):
    """A paper that takes leaves of a book up to `last_leaf`; on a page after it `beyond` stands instead of a number."""

    last_leaf: int = 0
    beyond: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound(Document):
    """Several papers one after another in one PDF, each with its own head, foot and leaves. It has no Word."""

    parts: tuple[Document, ...] = ()


def bind(title: str, parts: tuple[Document, ...]) -> Bound:
    """The papers as one document; its blocks are theirs, for whoever reads its lines."""
    blocks = tuple(block for part in parts for block in part.blocks)
    first = parts[0] if parts else Document(title, ())
    return Bound(title=title, blocks=blocks, page=first.page, language=first.language, author=first.author, parts=parts)


def joined(pdfs: list[bytes]) -> bytes:
    """The pages of several PDFs in one."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    try:
        for data in pdfs:
            part = pypdfium2.PdfDocument(data)
            whole.import_pages(part)
            part.close()
        target = BytesIO()
        whole.save(target)
        return target.getvalue()
    finally:
        whole.close()
