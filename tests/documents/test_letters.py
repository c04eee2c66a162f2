"""Letters that hide or turn others round: they stop no document, and nothing on paper reads otherwise than typed."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from munidesk.documents import render
from munidesk.documents.model import (
    Column,
    Document,
    Footer,
    Heading,
    Letterhead,
    Listing,
    Paragraph,
    Picture,
    Row,
    Signatures,
    Signer,
    Table,
    plain,
)
from munidesk.features.council.sample.shield import shield
from tests.documents.reading import pdf_text, word_text

HIDDEN = ["\x0b", "\x0c", "\x85", "\x07", "\ud800", "\uffff", "\u202e", "\u200f", "\u2066"]


@pytest.mark.parametrize("sign", HIDDEN)
@pytest.mark.parametrize("read", [lambda d: word_text(render.word_bytes(d)), lambda d: pdf_text(render.pdf_bytes(d))])
def test_t17_t18_a_hidden_character_stops_no_document_and_joins_no_words(sign: str, read: Callable[[Document], str]):
    text = f"uno{sign}dos"
    document = Document(
        text,
        (
            Heading(text, 1, right=text), Paragraph(plain(text)), Listing((plain(text),)),
            Table((Column(text),), (Row((plain(text),)),), caption=text), Picture(shield(60), text, 30, text),
            Signatures((Signer(text, text),)),
        ),
        letterhead=Letterhead(text, text, text, shield(60), text, text),
        running_left=text, running_right=text, footer=Footer(text, (text,), text, text), watermark=text, author=text,
    )  # fmt: skip
    said = read(document)
    assert "unodos" not in said
    assert said.count("uno dos") >= 6


def test_t18_a_number_is_read_as_it_was_typed():
    document = Document("", (Paragraph(plain("El monto es \u202e0001\u202c y nada más")),))
    for said in (word_text(render.word_bytes(document)), pdf_text(render.pdf_bytes(document))):
        assert "El monto es 0001 y nada más" in said


def test_t17_tabs_and_line_breaks_are_in_word_as_typed():
    data = render.word_bytes(Document("", (Paragraph(plain("a\tb\t\tc\nd")),)))
    assert docx.Document(BytesIO(data)).paragraphs[0].text == "a\tb\t\tc\nd"
