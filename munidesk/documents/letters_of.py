"""The letters of a file of another program, to look for words in it: text, Word, LibreOffice, Excel, PDF."""

import re
import zipfile
from collections.abc import Callable
from html import unescape
from io import BytesIO

_TEXT = frozenset({"txt", "csv", "md", "html", "htm", "xml", "json", "rtf", "eml"})
_PACKED = re.compile(
    r"(word/[^/]+|xl/sharedStrings|xl/worksheets/[^/]+|ppt/slides/[^/]+|content|docProps/core|meta)\.xml"
)
_BLOCK_END = re.compile(
    r"</(?:w:p|w:tab|text:p|text:h|a:p|si|row|table:table-row|p|div|li|td|tr)>|<(?:w:br|w:tab|br)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]+>")
_MOST = 60_000_000
"""Letters unpacked of one file at most: what is larger is no paper of a person."""


def letters_of(name: str, data: bytes) -> str | None:
    """What the file says; None when it has no letters that can be read (a photograph, a scanned PDF, a program)."""
    ending = name.rpartition(".")[2].casefold()
    read: Callable[[bytes], str] | None = None
    if data[:4] == b"PK\x03\x04":
        read = _packed
    elif data[:5] == b"%PDF-":
        read = _pdf
    elif ending in _TEXT:
        read = _text
    try:
        said = read(data) if read is not None else ""
    except Exception:  # whatever a broken or locked file makes its reader trip over: it cannot be read
        return None
    return said if said.strip() else None


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        said = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = data.decode("cp1252", "replace")
    return _without_tags(said) if said.lstrip()[:1] == "<" else said


def _packed(data: bytes) -> str:
    """The parts with text of a .docx, .xlsx, .pptx, .odt: their XML without its tags, a line per paragraph."""
    said: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        left = _MOST
        for part in sorted(package.infolist(), key=lambda one: _is_about(one.filename)):
            if _PACKED.fullmatch(part.filename) and part.file_size <= left:
                left -= part.file_size
                xml = package.read(part).decode("utf-8", "replace")
                said.append(unescape(_TAG.sub("\n", xml)) if _is_about(part.filename) else _without_tags(xml))
    return "\n".join(said)


def _is_about(part: str) -> bool:
    """Who wrote the file and when, each in an element of its own; after what it says."""
    return part.startswith(("docProps", "meta"))


def _without_tags(xml: str) -> str:
    return unescape(_TAG.sub("", _BLOCK_END.sub("\n", xml)))


def _pdf(data: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
