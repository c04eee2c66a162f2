"""Write a document as Word: our own styles and fonts, text that a person can go on editing."""

import datetime as dt
import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.opc.part import Part
from docx.oxml import parse_xml

from munidesk.base.i18n import _
from munidesk.documents.letters import clean
from munidesk.documents.look import Look
from munidesk.documents.model import Document, PageBreak
from munidesk.documents.pdf import numbered
from munidesk.documents.word_blocks import GAP, Body
from munidesk.documents.word_fonts import FONT_RELATIONS, add_fonts, font_table
from munidesk.documents.word_page import dress_section
from munidesk.documents.word_settings import leave_out, settings
from munidesk.documents.word_styles import numbering, styles
from munidesk.documents.word_xml import NAMESPACES

Step = Callable[[int, int, str], None]

_EPOCH = dt.datetime(2000, 1, 1)
_FONT_TYPE = b'<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def render(document: Document, step: Step | None = None) -> bytes:
    """The .docx as bytes, the same for the same document."""
    # Word counts the pages again when it prints; until then they are those of the PDF, set with the same letters.
    document, look = numbered(document, step)
    word = docx.Document()
    _dress(word, document, look)
    body = Body(document, look, word.part)
    parts: list[str] = []
    total = len(document.blocks)
    for number, block in enumerate(document.blocks, 1):
        if isinstance(block, PageBreak) and parts:
            # The air below what stands last on a full page would begin another.
            parts[-1] = parts[-1].removesuffix(GAP)
        parts.append(body.block(block))
        if step is not None and number % 50 == 0:
            step(number, total, _("Escribiendo el texto"))
    _put_body(word, "".join(parts))
    # The instances of numbered lists are known only now.
    _replace(word, "numbering", numbering(body.list_starts))
    dress_section(word, document, look)
    return _packed(word)


def _put_body(word: WordFile, xml: str) -> None:
    """The whole body at once: moving its paragraphs one by one takes lxml a time that grows with their square."""
    old = word.element.body
    body = parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")
    body.append(old.sectPr)
    word.element.replace(old, body)


def _dress(word: WordFile, document: Document, look: Look) -> None:
    _replace(word, "styles", styles(look, document.language))
    _replace(word, "fontTable", font_table())
    _replace(word, "settings", settings(document.language))
    leave_out(word)
    facts = word.core_properties
    facts.title = clean(document.title)[:255]
    facts.author = clean(document.author or (document.letterhead.name if document.letterhead else "MuniDesk"))[:255]
    facts.language = document.language
    facts.comments = ""
    facts.revision = 1
    facts.created = facts.modified = facts.last_printed = _EPOCH
    facts.last_modified_by = "MuniDesk"


def _replace(word: WordFile, name: str, xml: str) -> None:
    """Put our own XML in the place of a part of python-docx's template."""
    for relation in word.part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            part: Part = relation.target_part
            if hasattr(part, "_element"):
                part._element = parse_xml(xml)
            else:
                part._blob = xml.encode()
            return
    raise KeyError(name)


def _packed(word: WordFile) -> bytes:
    """The package with fixed dates and the embedded fonts added, so that equal documents are equal bytes."""
    plain = BytesIO()
    word.save(plain)
    target = BytesIO()
    with (
        zipfile.ZipFile(plain) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as package,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                at = data.index(b"<Default")
                data = data[:at] + _FONT_TYPE + data[at:]
            package.writestr(zipfile.ZipInfo(name, _ZIP_DATE), data, zipfile.ZIP_DEFLATED)
        package.writestr(zipfile.ZipInfo("word/_rels/fontTable.xml.rels", _ZIP_DATE), FONT_RELATIONS)
        add_fonts(package, _ZIP_DATE)
    return target.getvalue()
