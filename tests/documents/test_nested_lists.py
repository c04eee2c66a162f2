"""A list within a list stands further in on paper, in Word and in the PDF; what was kept before reads as it did."""

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pytest

from munidesk.documents import frozen, look, render, typeset
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Boxed, Document, Heading, Kind, Listing, plain
from munidesk.documents.nested import body_of
from munidesk.documents.pasted import from_html
from munidesk.documents.text import SIGN, stored

GOLDEN = Path(__file__).parent / "frozen" / "acta-3.json"
NESTED = f"{SIGN}# Obras\n1. uno\n  - calle\n    - tramo\n  - plaza\n2. dos\n  1. primero\n  2. segundo\n- fin"
BLOCKS = typeset.blocks(NESTED)
OF_WORD = "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'><span style='mso-list:Ignore'>{} </span>{}</p>"
WAYS = {
    "browser": "<ul><li>Obras<ul><li>Calle<ul><li>Tramo</li></ul></li><li>Plaza</li></ul></li><li>Ferias</li></ul>",
    "libreoffice": "<ul><li><p>Obras</p><ul><li><p>Calle</p><ul><li><p>Tramo</p></ul><li><p>Plaza</p></ul>"
    "<li><p>Ferias</p></ul>",
    "word": "".join(
        OF_WORD.format(level, "·", word)
        for level, word in ((1, "Obras"), (2, "Calle"), (3, "Tramo"), (2, "Plaza"), (1, "Ferias"))
    ),
}


def lefts(pdf: bytes, *words: str) -> list[float]:
    """Where each word begins on the first page, in points."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    return [page.get_charbox(page.search(word, match_whole_word=True).get_next()[0])[0] for word in words]


def indents(document: Document) -> list[tuple[str, str]]:
    """(level, text) of the entries of lists as Word has them."""
    word = docx.Document(BytesIO(render.word_bytes(document)))
    return [
        (found[1], one.text) for one in word.paragraphs if (found := re.search(r'<w:ilvl w:val="(\d)"', one._p.xml))
    ]


def test_e_each_level_of_a_list_is_a_list_of_its_own_that_goes_on_with_its_numbers():
    listings = [one for one in BLOCKS if isinstance(one, Listing)]
    assert [(one.level, one.numbered, one.start, len(one.entries)) for one in listings] == [
        (1, True, 1, 1), (2, False, 1, 1), (3, False, 1, 1), (2, False, 1, 1), (1, True, 2, 1), (2, True, 1, 2),
        (1, False, 1, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("boxed", [False, True])
def test_e_a_level_prints_six_millimetres_further_in(boxed: bool):
    document = Document("Prueba", (Boxed(BLOCKS),) if boxed else BLOCKS)
    one, two, three, again = lefts(render.pdf_bytes(document), "uno", "calle", "tramo", "dos")
    assert [two - one, three - two] == pytest.approx([6 * look.MM] * 2, abs=1.5)
    assert again == pytest.approx(one, abs=1)


def test_e_word_has_each_entry_at_its_level_with_the_number_it_had():
    document = Document("Prueba", BLOCKS)
    assert indents(document) == [
        ("0", "uno"), ("1", "calle"), ("2", "tramo"), ("1", "plaza"), ("0", "dos"), ("1", "primero"), ("1", "segundo"),
        ("0", "fin"),
    ]  # fmt: skip
    numbering = docx.Document(BytesIO(render.word_bytes(document))).part.numbering_part.element.xml
    starts = re.findall(r'lvlOverride w:ilvl="(\d)">\s*<w:startOverride w:val="(\d+)"', numbering)
    assert starts == [("0", "1"), ("0", "2"), ("1", "1")]


def test_e_what_stands_deeper_than_word_can_is_drawn_at_its_last_level():
    deep = Document("Prueba", typeset.blocks(f"{SIGN}- uno\n{'  ' * 30}- hondo"))
    assert indents(deep) == [("0", "uno"), ("8", "hondo")]
    assert "hondo" in plain_lines(deep)
    render.pdf_bytes(deep)


@pytest.mark.parametrize("way", WAYS)
def test_e_a_list_within_a_list_is_pasted_with_its_levels(way: str):
    kept = stored(from_html(WAYS[way]).text)
    assert kept == f"{SIGN}- Obras\n  - Calle\n    - Tramo\n  - Plaza\n- Ferias"


@pytest.mark.parametrize("kind", Kind)
def test_e_a_heading_within_a_text_is_smaller_than_every_heading_of_the_document(kind: Kind):
    *own, within = look.look_of(Document("", (), kind=kind)).headings
    assert all(one.size > within.size for one in own)
    (heading,) = (one for one in BLOCKS if isinstance(one, Heading))
    assert body_of(Document("", BLOCKS))[0] == heading
    document = Document("Prueba", (Heading("Asunto 3", 3), heading), kind=kind)
    styles = [one.style.style_id for one in docx.Document(BytesIO(render.word_bytes(document))).paragraphs if one.text]
    assert styles == ["Heading3", "Heading4"]


def test_e_an_acta_asks_for_format_3_only_where_2_cannot_say_it():
    flat = Document("Acta", (Heading("Obras", 3), Listing((plain("uno"),), numbered=True, start=4)))
    assert frozen.to_json(flat).endswith('"format":2}')
    assert '"level"' not in frozen.to_json(flat).partition('"entries"')[2].partition("}]")[2]
    for block in BLOCKS:
        if isinstance(block, Heading) or (isinstance(block, Listing) and block.level > 1):
            assert frozen.to_json(Document("Acta", (Boxed((block,)),))).endswith('"format":3}')


def test_e_format_3_is_written_byte_for_byte_as_in_its_golden_file():
    kept = GOLDEN.read_text("utf-8")
    assert frozen.from_json(kept).blocks == BLOCKS
    assert frozen.to_json(frozen.from_json(kept)) == kept


def test_e_entries_in_a_box_stay_beside_its_line_in_word():
    """Outside of it, what a resolution enumerates would look as if it were not part of it."""
    word = docx.Document(BytesIO(render.word_bytes(Document("Prueba", (Boxed(BLOCKS),)))))
    entries = [one._p.xml for one in word.paragraphs if one.text]
    assert all("<w:pBdr>" in xml for xml in entries)
    left = [int(re.search(r'<w:ind w:left="(\d+)"', xml)[1]) for xml in entries[1:4]]
    assert all(deeper > less for less, deeper in pairwise(left))
