"""The book continues the paper one: its next folio, its number, what is taken, what is left, how it is closed."""

from dataclasses import replace
from datetime import date

import pytest

from munidesk.base.errors import UserError
from munidesk.data.store import Store
from munidesk.features.council.book import store as books
from munidesk.features.council.book.domain import Book, FolioNote, FolioState
from munidesk.features.council.minutes.store import Approving, approve_minutes, as_approved, minutes_of
from munidesk.features.council.minutes.store_sealed import sealed_problems
from munidesk.features.council.sessions.store import close_session
from tests.features.council import hall as halls

LATER = date(2026, 12, 1)


def held(hall: halls.Hall, day: date = halls.DAY) -> str:
    secretary = hall.people.get("Ferrando Bas") or hall.person("Lucía", "Ferrando Bas")
    session_id = hall.session(day=day, secretary_id=secretary)
    hall.present(1, 2, 3, 4, 5)
    close_session(hall.store, session_id, halls.at(20, 48, day))
    return session_id


def approve(hall: halls.Hall, session_id: str, pages: int = 1, **fields: int):
    asked = Approving(on=LATER, pages=pages, **fields)
    return approve_minutes(hall.store, session_id, asked, content_json=halls.PAPER)


def void(store: Store, book_id: str, folio: int, reason: str, on: date) -> None:
    """A spoilt folio."""
    books.note_folio(store, FolioNote(book_id=book_id, folio=folio, reason=reason, noted_on=on))


def paper_book(hall: halls.Hall, **fields: object) -> Book:
    book = Book(
        body_id=hall.body_id, number=3, folios=300, paper_to=211, paper_acta=57, paper_on=date(2026, 10, 20),
        opened_on=date(2023, 3, 6),
    )  # fmt: skip
    return books.open_book(hall.store, replace(book, **fields))


def test_c30_the_book_goes_on_at_the_folio_and_number_of_the_paper_one(hall: halls.Hall):
    paper_book(hall)
    first = approve(hall, held(hall), pages=3)
    assert (first.book, first.number, first.folio_from, first.folio_to) == (3, 58, 212, 214)
    second = approve(hall, held(hall, date(2026, 11, 20)), pages=2)
    assert (second.book, second.number, second.folio_from, second.folio_to) == (3, 59, 215, 216)


@pytest.mark.parametrize(
    ("folio", "told"),
    [
        (211, "El folio 211 del libro 3 ya está usado: se escribió en papel. El siguiente libre es el 212."),
        (215, "El siguiente folio libre del libro 3 es el 212: no puede quedar ninguno sin usar."),
    ],
)
def test_c30_a_folio_taken_or_further_on_is_refused_with_a_sentence(hall: halls.Hall, folio: int, told: str):
    paper_book(hall)
    with pytest.raises(UserError) as refused:
        as_approved(hall.store, held(hall), Approving(on=LATER, folio=folio))
    assert str(refused.value).startswith(told) and refused.value.field == "folio"


def test_c30_a_folio_that_an_acta_has_names_the_acta(hall: halls.Hall):
    paper_book(hall)
    approve(hall, held(hall), pages=2)
    with pytest.raises(UserError, match="El folio 213 del libro 3 ya está usado: lo lleva el acta 58"):
        as_approved(hall.store, held(hall, date(2026, 11, 20)), Approving(on=LATER, folio=213))
    with pytest.raises(UserError, match="El acta 58 ya está en el libro"):
        as_approved(hall.store, hall.session_id, Approving(on=LATER, number=58))


def test_c30_a_spoilt_folio_is_skipped_and_stays_on_record(hall: halls.Hall):
    book = paper_book(hall)
    void(hall.store, book.id, 212, "mancha de tinta", LATER)
    assert approve(hall, held(hall)).folio_from == 213
    void(hall.store, book.id, 214, "rasgado", LATER)
    assert approve(hall, held(hall, date(2026, 11, 18))).folio_from == 215
    assert [one for piece in sealed_problems(hall.store) for one in piece] == []  # no folio is missed
    with pytest.raises(UserError, match="Los folios se anulan en orden: el siguiente libre es el 216"):
        void(hall.store, book.id, 218, "rasgado", LATER)
    with pytest.raises(UserError, match="lleva el acta 58 y no se anula"):
        void(hall.store, book.id, 213, "rasgado", LATER)
    noted = books.note_folio(
        hall.store, FolioNote(book_id=book.id, folio=213, state=FolioState.NOTED, reason="entrerrenglonado")
    )
    books.forget_note(hall.store, noted.id)
    with pytest.raises(UserError, match="su constancia queda"):
        books.forget_note(hall.store, books.shelf_of(hall.store, hall.body_id).notes[0].id)


def test_c30_a_bound_book_has_no_more_folios_than_it_has(hall: halls.Hall):
    book = paper_book(hall, folios=213)
    session_id = held(hall)
    with pytest.raises(UserError) as refused:
        as_approved(hall.store, session_id, Approving(on=LATER, pages=3))
    assert "En el libro 3 quedan 2 folios y el acta lleva 3." in str(refused.value)
    books.open_book(hall.store, Book(body_id=hall.body_id, number=4, folios=200, opened_on=LATER))
    assert books.shelf_of(hall.store, hall.body_id).current.number == 3  # the next one waits for its turn
    books.close_book(hall.store, book.id, LATER, "Se cierra el libro 3.")
    acta = approve(hall, session_id, pages=3)
    assert (acta.book, acta.number, acta.folio_from) == (4, 58, 1)


def test_c30_no_acta_is_approved_between_two_books(hall: halls.Hall):
    book = paper_book(hall)
    books.close_book(hall.store, book.id, LATER)
    with pytest.raises(UserError, match="No hay ningún libro abierto"):
        as_approved(hall.store, held(hall), Approving(on=LATER))
    assert minutes_of(hall.store, hall.session_id).number is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"number": 3}, "number"), ({"number": 2}, "number"), ({"number": 0}, "number"), ({"paper_to": -1}, "paper_to"),
        ({"folios": 0}, "folios"), ({"folios": 10, "paper_to": 11}, "paper_to"), ({"paper_acta": 58}, "paper_acta"),
    ],
)  # fmt: skip
def test_c30_a_book_that_cannot_be_is_refused_at_its_field(hall: halls.Hall, fields: dict[str, int], field: str):
    paper_book(hall)
    approve(hall, held(hall))
    with pytest.raises(UserError) as refused:
        books.open_book(hall.store, Book(**{"body_id": hall.body_id, "number": 4, "opened_on": LATER, **fields}))
    assert refused.value.field == field


def test_c30_paper_is_not_registered_over_actas_that_are_there(hall: halls.Hall):
    approve(hall, held(hall))
    with pytest.raises(UserError, match="El acta 1 ya lleva el folio 1 de este libro"):
        books.open_book(hall.store, Book(body_id=hall.body_id, number=1, paper_to=211, opened_on=LATER))
    books.open_book(hall.store, Book(body_id=hall.body_id, number=1, folios=100, opened_on=LATER))
    assert approve(hall, held(hall, date(2026, 11, 20))).folio_from == 2
