"""The page that a contents names is the page where the heading is, though it is learnt without drawing anything."""

import pypdfium2

from munidesk.documents import render
from munidesk.documents.model import Column, Document, Heading, Paragraph, Row, Span, Table, plain
from munidesk.documents.pdf import heading_pages

LONG = "La Junta resuelve con los votos de sus integrantes y deja constancia en el acta de lo que cada uno dijo. " * 12
NAMES = tuple(f"Capítulo {number}" for number in range(1, 9))


def _chapters() -> Document:
    contents = tuple(Paragraph((Span(f"{name}: "), Span("", page_of=name))) for name in NAMES)
    votes = tuple(Row((plain("Obra"), plain("A favor"))) for _row in range(40))
    table = Table((Column("Asunto"), Column("Voto")), votes)
    chapters = tuple(
        block
        for name in NAMES
        for block in (Heading(name, right="anexo", anchor=name), Paragraph(plain(LONG)), table, Paragraph(plain(LONG)))
    )
    return Document("Manual", (*contents, *chapters))


def _pages(data: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(data)
    texts = []
    for page in file:
        text = page.get_textpage()
        texts.append(text.get_text_range().replace("\r\n", " "))
        text.close()
        page.close()
    file.close()
    return texts


def test_step_6_the_contents_name_the_page_where_each_heading_is():
    document = _chapters()
    found = heading_pages(document)
    pages = _pages(render.pdf_bytes(document))
    true = {name: max(at for at, text in enumerate(pages, 1) if f"{name} " in text) for name in NAMES}
    assert found == true
    assert len(set(found.values())) == len(NAMES), "each on a page of its own, or the test says little"
    for name in NAMES:
        assert f"{name}: {found[name]}" in pages[0]
