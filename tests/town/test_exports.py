"""Any list is printed, however many columns it has and whatever somebody wrote in them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from munidesk.documents import render
from munidesk.documents.look import look_of
from munidesk.documents.model import Column as Asked
from munidesk.documents.model import Document, Row, Table, plain
from munidesk.documents.pdf_table import grid
from munidesk.records.sheet import Sheet
from munidesk.town.exports import sheet_document
from munidesk.town.profiles import load_profile

MARKUP = "<a_href='x'><b>&#x110000;{n}%s]]><onDraw/>**__~~\\"
LOOK = look_of(Document("", ()))
PESO = load_profile("UY").figures


def document(cells: tuple[str, ...]) -> Document:
    header = tuple(f"Columna {n}" for n in range(len(cells)))
    return sheet_document(Sheet("Registro de iniciativas", header, (cells,) * 3), None, (210.0, 297.0), PESO)


@pytest.mark.parametrize("at", [0, 14, 28])
def test_t20_long_words_among_twenty_nine_columns_leave_room_for_the_others(at: int):
    cells = tuple("sí" if n == at else MARKUP * 4 for n in range(29))
    assert render.pdf_bytes(document(cells)).startswith(b"%PDF")


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([1, 3, 20, 400]), min_size=1, max_size=40))
def test_t20_no_column_is_narrower_than_a_letter_between_its_margins(lengths: list[int]):
    (table,) = (one for one in document(tuple("x" * n for n in lengths)).blocks if isinstance(one, Table))
    widths = grid(table, 720, LOOK)._colWidths
    assert sum(widths) == pytest.approx(720)
    assert min(widths) > min(9, 720 / len(widths) - 0.1)


def test_a_table_whose_columns_have_room_keeps_their_shares():
    table = Table((Asked("N.º", 1), Asked("Nombre", 3)), (Row((plain("1"), plain("Ana"))),))
    assert grid(table, 400, LOOK)._colWidths == [100, 300]
    assert grid(replace(table, dense=True), 400, LOOK)._colWidths == [100, 300]
