"""The verbs of the minutes book: open it, note a folio, close it, with the diligences as they were printed."""

from dataclasses import replace
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data import clock
from munidesk.data.store import Store
from munidesk.features.council.book import rules
from munidesk.features.council.book.domain import Book, FolioNote
from munidesk.features.council.book.kinds import BOOKS, FOLIO_NOTES
from munidesk.features.council.book.rules import Shelf
from munidesk.features.council.kinds import MINUTES
from munidesk.town import store as town
from munidesk.town.kinds import BODIES
from munidesk.town.overrides import toml_with

_SERIES = """
    SELECT minutes.* FROM minutes JOIN session ON session.id = minutes.session_id
    WHERE session.body_id = :body AND minutes.deleted_at IS NULL AND session.deleted_at IS NULL
        AND minutes.number IS NOT NULL ORDER BY COALESCE(minutes.series_year, 0), minutes.number
"""


def shelf_of(store: Store, body_id: str) -> Shelf:
    """The books of a body with the notes of their folios and its actas by number."""
    books = BOOKS.all(store, body_id=body_id)
    return Shelf(
        books=books,
        notes=tuple(note for one in books for note in FOLIO_NOTES.all(store, book_id=one.id)),
        actas=MINUTES.read_all(store.query(_SERIES, body=body_id)),
    )


def open_book(store: Store, book: Book) -> Book:
    """Register a book: one begun on paper, a new one, or the next one, which waits while another is in use.

    Raises UserError for a number, folios or actas that are taken.
    """
    clock.certain(store)
    shelf = shelf_of(store, book.body_id)
    BOOKS.checked(book)
    rules.check_opening(shelf, book)
    current = shelf.current
    waits = current is not None and current.id != book.id
    if current is not None and waits and book.number < current.number:
        raise UserError(
            _("Está en uso el libro {n}: el que sigue lleva un número mayor.").format(n=current.number),
            code="earlier", field="number",
        )  # fmt: skip
    label = _("Dejar listo el libro {n}") if waits else _("Abrir el libro {n}")
    kept = replace(book, opened_on=None) if waits else book
    return BOOKS.save(store, kept, label=label.format(n=book.number))


def number_by_year(store: Store, body_id: str, *, yearly: bool) -> None:
    """Number the next actas of the body anew each year, or one after another, as a rule of its own.

    Raises UserError where there are actas by year already: one without a year would come before them.
    """
    if not yearly and any(one.series_year is not None for one in shelf_of(store, body_id).actas):
        raise UserError(_("Ya hay actas numeradas por año: la numeración seguida no puede volver."), code="by_year")
    body = town.body(store, body_id)
    rules_ = toml_with(body.rules, "yearly_minutes", yearly, _("reglas del órgano"))
    BODIES.save(store, replace(body, rules=rules_), label=_("Numeración de las actas"))


def close_book(store: Store, book_id: str, on: date, closing: str = "") -> Book:
    """Close the book in use; its free folios stay blank, and the one that waits is opened the same day.

    Raises UserError for a book that is not in use, or a day before that of its last acta.
    """
    clock.certain(store)
    book = BOOKS.get(store, book_id)
    if not book.in_use:
        raise UserError(_("El libro {n} no está abierto.").format(n=book.number))
    shelf = shelf_of(store, book.body_id)
    last = max((one.approved_on for one in shelf.in_book(book.number) if one.approved_on), default=None)
    if last is not None and on < last:
        raise UserError(
            _("El último acta del libro se aprobó el {day:%d/%m/%Y}: no puede cerrarse antes.").format(day=last),
            code="before_the_last", field="on",
        )  # fmt: skip
    waiting = min((one for one in shelf.books if one.opened_on is None), key=lambda one: one.number, default=None)
    # The diligence is signed on the last folio: it is not taken back.
    with store.change(
        _("Cerrar el libro {n}").format(n=book.number), barrier=_("libro {n} cerrado").format(n=book.number)
    ):
        closed = BOOKS.save(store, replace(book, closed_on=on, closing=closing))
        if waiting is not None:
            BOOKS.save(store, replace(waiting, opened_on=on))
    return closed


def note_folio(store: Store, note: FolioNote) -> FolioNote:
    """Write down what is to be said of a folio. A folio that carries an acta can only be NOTED.

    Raises UserError for a folio the book does not have, or one written on that is to be annulled; a folio further on
    is annulled when its turn comes.
    """
    book = BOOKS.get(store, note.book_id)
    shelf = shelf_of(store, book.body_id)
    if book.folios is not None and note.folio > book.folios:
        raise UserError(
            _("El libro {n} tiene {total} folios. Revise el número.").format(n=book.number, total=book.folios),
            code="beyond_the_book", field="folio",
        )  # fmt: skip
    holder = next(
        (one for one in shelf.in_book(book.number) if (one.folio_from or 0) <= note.folio <= (one.folio_to or 0)), None
    )
    if note.state in rules.SKIPPED and holder is not None:
        raise UserError(
            _("El folio {n} lleva el acta {acta} y no se anula. Elija «con constancia».").format(
                n=note.folio, acta=holder.called
            ),
            code="taken", field="state",
        )  # fmt: skip
    if note.state in rules.SKIPPED and note.folio > shelf.next_folio(book.number):
        raise UserError(
            _("Los folios se anulan en orden: el siguiente libre es el {n}.").format(n=shelf.next_folio(book.number)),
            code="gap", field="folio",
        )  # fmt: skip
    return FOLIO_NOTES.save(store, note, label=_("Folio {n}: {state}").format(n=note.folio, state=note.state.word))


def forget_note(store: Store, note_id: str) -> None:
    """Take a note away. Raises UserError for a folio that was skipped and an acta follows."""
    note = FOLIO_NOTES.get(store, note_id)
    book = BOOKS.get(store, note.book_id)
    if note.state in rules.SKIPPED and shelf_of(store, book.body_id).used_to(book.number) > note.folio > book.paper_to:
        raise UserError(_("Después del folio {n} ya hay un acta: su constancia queda.").format(n=note.folio))
    FOLIO_NOTES.delete(store, note_id, label=_("Quitar la constancia del folio {n}").format(n=note.folio))
