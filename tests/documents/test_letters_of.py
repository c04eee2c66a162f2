"""D: what an attachment says inside is found; what cannot be read is told apart from what is empty."""

import io
import zipfile

import docx
import openpyxl
import pytest

from munidesk.documents.letters_of import letters_of
from munidesk.documents.model import Document, Paragraph, plain
from munidesk.documents.render import pdf_bytes, word_bytes

SAID = "Certifico que Juana Pérez Núñez & familia vive en Las Lomas."


def odt() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("content.xml", f"<a><text:p>{SAID.replace('&', '&amp;')}</text:p></a>")
    return made.getvalue()


def word() -> bytes:
    made, out = docx.Document(), io.BytesIO()
    made.add_table(1, 1).cell(0, 0).text = SAID
    made.save(out)
    return out.getvalue()


def excel() -> bytes:
    made, out = openpyxl.Workbook(), io.BytesIO()
    made.worksheets[0].append([SAID])
    made.save(out)
    return out.getvalue()


def paper() -> Document:
    return Document(title="Constancia", blocks=(Paragraph(plain(SAID)),))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("nota.txt", lambda: SAID.encode()), ("nota.TXT", lambda: SAID.encode("cp1252")),
        ("nota.txt", lambda: b"\xff\xfe" + SAID.encode("utf-16-le")), ("nota.docx", word), ("nota.xlsx", excel),
        ("nota.odt", odt), ("nota.pdf", lambda: pdf_bytes(paper())), ("nota.docx", lambda: word_bytes(paper())),
        ("sin nombre", lambda: pdf_bytes(paper())),
    ],
)  # fmt: skip
def test_d_the_text_of_an_attachment_is_read(name, make):
    said = letters_of(name, make())
    assert said is not None
    assert "Juana Pérez Núñez" in " ".join(said.split())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("foto.jpg", b"\xff\xd8\xff\xe0"),
        ("roto.pdf", b"%PDF-1.7 roto"),
        ("roto.docx", b"PK\x03\x04roto"),
        ("a.txt", b""),
    ],
)
def test_d_what_has_no_letters_to_read_is_none(name: str, data: bytes):
    assert letters_of(name, data) is None
