"""Read a Word or a PDF back and find every line of its document, in order."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
from docx.oxml.ns import qn

from munidesk.documents.letters import clean
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.documents.pages import asks_for_pages, with_pages
from munidesk.documents.pdf import heading_pages
from munidesk.documents.render import write


def word_text(data: bytes) -> str:
    """All the text of the body, tables in reading order; list marks are Word's own and not text."""
    body = docx.Document(BytesIO(data)).element.body
    parts: list[str] = []
    for node in body.iter(qn("w:p"), qn("w:t"), qn("w:br"), qn("w:tab")):
        # Within tab stops, w:tab has a place and is no letter.
        sign = "" if node.getparent().tag == qn("w:tabs") else "\t" if node.tag == qn("w:tab") else "\n"
        parts.append(node.text or "" if node.tag == qn("w:t") else sign)
    return "".join(parts)


def pdf_text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    texts = []
    for page in pages:
        text = page.get_textpage()
        texts.append(text.get_text_range())
        text.close()
        page.close()
    pages.close()
    # PDFium gives U+FFFE for a hyphen at the end of a line, in case it only divides a word: our lines never do.
    return "\n".join(texts).replace("\ufffe", "-")


def squeezed(text: str) -> str:
    """Without white space, since where a line is broken is the format's own affair; ligatures undone as readers do."""
    return re.sub(r"[\s\u00a0\u00ad\ufffe\u200b]+", "", unicodedata.normalize("NFKC", clean(text)))


def missing_lines(document: Document, text: str) -> list[str]:
    """Lines of the document that do not come, in order, in the text read back."""
    found, at, lost = squeezed(text), 0, []
    for line in plain_lines(document):
        wanted = squeezed(line)
        place = found.find(wanted, at)
        if place < 0:
            lost.append(line)
        else:
            at = place + len(wanted)
    return lost


def assert_same_lines(document: Document, path: Path) -> None:
    if asks_for_pages(document):
        document = with_pages(document, heading_pages(document))
    data = path.read_bytes()
    text = word_text(data) if path.suffix == ".docx" else pdf_text(data)
    assert missing_lines(document, text) == []


def assert_both_say(document: Document, folder: Path) -> None:
    """Word and PDF, written into the folder, say every line of the document."""
    for suffix in (".docx", ".pdf"):
        path = folder / f"read{suffix}"
        write(document, path)
        assert_same_lines(document, path)
