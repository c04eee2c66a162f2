"""Actas numbered anew each year where the body says so, and the blank sheets of the book with their folios."""

from datetime import date
from itertools import pairwise

import pytest

from munidesk.base.errors import UserError
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.read_pdf import read_pages
from munidesk.features.council import exports
from munidesk.features.council.book import store as books
from munidesk.features.council.book.document import blank_sheets, index_document
from munidesk.features.council.book.domain import Book, FolioNote, FolioState
from munidesk.features.council.book.store_view import book_named, load_book
from munidesk.features.council.cited import cited
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.minutes.store_sealed import sealed_problems
from munidesk.features.council.minutes.verify import verify
from munidesk.records.sheet import Selection
from tests.features.council import hall as halls
from tests.features.council.test_later import approve, held

DAYS = (date(2026, 11, 17), date(2026, 12, 1), date(2027, 1, 12), date(2027, 2, 9))


def _by_year(hall: halls.Hall, since: int = 0) -> list[str]:
    """Four sessions over two years; from the one at `since` on the actas are numbered by year."""
    keys = []
    for at, day in enumerate(DAYS):
        if at == since:
            books.number_by_year(hall.store, hall.body_id, yearly=True)
        keys.append(held(hall, day))
        approve(hall, keys[-1], day)
    return keys


def test_g_actas_are_numbered_anew_each_year_and_their_folios_go_on(hall: halls.Hall):
    keys = _by_year(hall)
    actas = [MINUTES.all(hall.store, session_id=key)[0] for key in keys]
    assert [one.label for one in actas] == ["Acta 1/2026", "Acta 2/2026", "Acta 1/2027", "Acta 2/2027"]
    assert all(after.folio_from == (before.folio_to or 0) + 1 for before, after in pairwise(actas))
    assert [one.previous_sha256 for one in actas] == ["", *(one.sha256 for one in actas[:-1])]
    assert not [one for piece in sealed_problems(hall.store) for one in piece]


def test_g_paper_index_references_and_verify_say_number_and_year(hall: halls.Hall):
    keys = _by_year(hall)
    printed = minutes_document(view_to_print(hall.store, keys[2]), printed_at=halls.at(21))
    assert printed.letterhead is not None and printed.letterhead.right_strong == "Acta 1/2027"
    assert "Fin del acta\u00a01/2027" in "\n".join(plain_lines(printed))
    (found,) = verify(hall.store, render.pdf_bytes(printed))
    assert found.name == "Acta 1/2027" and found.verdict.value == "intact"
    index = "\n".join(plain_lines(index_document(load_book(hall.store, book_named(hall.store, "")), DAYS[-1])))
    assert "1/2026" in index and "2/2027" in index
    assert cited(hall.store, "acta 1/2026").id == keys[0] and cited(hall.store, "acta 1/2027").id == keys[2]
    rows = exports.book(hall.store, Selection()).rows
    assert [row[0] for row in rows] == ["1/2026", "2/2026", "1/2027", "2/2027"]


def test_g_those_approved_before_keep_their_number_and_the_series_cannot_go_back(hall: halls.Hall):
    keys = _by_year(hall, since=2)
    labels = [MINUTES.all(hall.store, session_id=key)[0].label for key in keys]
    assert labels == ["Acta 1", "Acta 2", "Acta 1/2027", "Acta 2/2027"]
    assert not [one for piece in sealed_problems(hall.store) for one in piece]
    with pytest.raises(UserError, match="no puede volver"):
        books.number_by_year(hall.store, hall.body_id, yearly=False)


def test_g_a_year_that_lacks_its_first_acta_is_told(hall: halls.Hall):
    keys = _by_year(hall)
    hall.store.connection.execute("UPDATE minutes SET number = 3 WHERE session_id = ?", [keys[2]])
    told = " ".join(one.text for piece in sealed_problems(hall.store) for one in piece)
    assert "Acta 3/2027" in told and "su texto lleva otro número de acta" in told


def test_g_blank_sheets_carry_the_head_of_the_book_and_their_folio_and_skip_the_spoilt_one(hall: halls.Hall):
    book = books.open_book(
        hall.store, Book(body_id=hall.body_id, number=3, folios=200, paper_to=145, opened_on=DAYS[0])
    )
    books.note_folio(hall.store, FolioNote(book_id=book.id, folio=146, state=FolioState.VOID, reason="tinta"))
    view = load_book(hall.store, book)
    pages = read_pages(render.pdf_bytes(blank_sheets(view, 147, 3)))
    assert [next(line for line in page.foot if "Folio" in line) for page in pages]
    assert ["Folio 147" in " ".join(page.foot) for page in pages] == [True, False, False]
    assert "Folio 149" in " ".join(pages[2].foot) and "Libro 3 de actas" in " ".join(pages[2].lines)
    for first, count, told in ((145, 1, "ya está usado"), (199, 3, "tiene 200 folios"), (147, 0, "de 1 a 200")):
        with pytest.raises(UserError, match=told):
            blank_sheets(view, first, count)
    assert len(read_pages(render.pdf_bytes(exports.book_sheets(hall.store, Selection())))) == 10
