"""A narrative of a million letters, pasted by mistake or not: it is kept, shown and printed, letter by letter."""

import re

import pytest
from PySide6.QtCore import QMimeData

from munidesk.documents import render, typeset
from munidesk.documents.model import Boxed, Document, Kind
from munidesk.documents.pasted import from_html
from munidesk.documents.text import plain_text, read, stored
from munidesk.ui.richtext import RichEditor
from tests.documents.reading import missing_lines, pdf_text, squeezed, word_text

PHRASE = "La Alcaldesa informa que la obra del camino sigue. "
MILLION = {
    "one paragraph": PHRASE * 20_000,
    "no blank": "a" * 1_000_000,
    "lines": f"{PHRASE}\n" * 20_000,
    "paragraphs": f"{PHRASE}\n\n" * 20_000,
}


@pytest.mark.parametrize("shape", MILLION)
def test_e_a_text_of_a_million_letters_is_pasted_kept_and_written_in_word(qapp, shape: str):
    text = MILLION[shape]
    source = QMimeData()
    source.setText(text)
    editor = RichEditor()
    editor.insertFromMimeData(source)
    kept = editor.stored()
    assert squeezed(plain_text(kept)) == squeezed(text)
    assert read(stored(read(kept))) == read(kept)
    document = Document("Prueba", typeset.blocks(kept))
    assert squeezed(word_text(render.word_bytes(document))).endswith(squeezed(text)[-2000:])
    assert squeezed(plain_text(stored(from_html(f"<p>{text}</p>").text))) == squeezed(text)


@pytest.mark.parametrize("boxed", [False, True])
@pytest.mark.parametrize(
    "text", [PHRASE * 1500, "a" * 60_000, f"{PHRASE}\n" * 700], ids=["one paragraph", "no blank", "lines"]
)
def test_e_a_paragraph_of_many_pages_is_printed_also_as_a_resolution(text: str, boxed: bool):
    """A resolution of seven hundred short lines did not fit on a page, and the acta was refused for it."""
    blocks = typeset.blocks(text)
    document = Document("Prueba", (Boxed(blocks),) if boxed else blocks, kind=Kind.ACTA)
    printed = squeezed(pdf_text(render.pdf_bytes(document)))
    assert printed.count("camino") == text.count("camino")
    assert printed.count("a") >= squeezed(text).count("a")


def test_e_where_a_paragraph_is_cut_by_a_page_its_lines_stay_as_they_were():
    document = Document("Prueba", typeset.blocks(" ".join(f"palabra{n}" for n in range(4000))))
    assert missing_lines(document, word_text(render.word_bytes(document))) == []
    printed = pdf_text(render.pdf_bytes(document))
    places = [printed.find(f"palabra{n}") for n in range(4000)]
    assert -1 not in places and places == sorted(places)


def _paragraphs(letters: int) -> list[str]:
    """Paragraphs of very different lengths, no two words of them alike, `letters` in all or a little more."""
    made: list[str] = []
    left = letters
    while left > 0:
        number = len(made)
        made.append(" ".join(f"ñandú{number}·{word}" for word in range(1 + number * 37 % 190)))
        left -= len(made[-1])
    return made


@pytest.mark.parametrize("letters", [200_000, 1_000_000])
@pytest.mark.parametrize("boxed", [False, True])
def test_e_a_very_long_text_comes_out_of_the_pdf_whole_paragraph_by_paragraph(letters: int, boxed: bool):
    """Word for word and blank for blank: nothing is missing where a page cuts, and nothing is printed twice."""
    paragraphs = _paragraphs(letters)
    blocks = typeset.blocks("\n\n".join(paragraphs))
    document = Document("Prueba", (Boxed(blocks),) if boxed else blocks, kind=Kind.ACTA)
    printed = re.sub(r"Página \d+ de \d+\s", "", pdf_text(render.pdf_bytes(document))).split()
    at = 0
    for number, paragraph in enumerate(paragraphs):
        words = paragraph.split()
        assert printed[at : at + len(words)] == words, f"el párrafo {number} no salió entero"
        at += len(words)
    assert printed[at:] == []
