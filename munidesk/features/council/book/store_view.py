"""Read a book with its actas; a file from before books were registered has them by the numbers of its actas."""

from dataclasses import replace
from datetime import date

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.journal import Columns
from munidesk.data.store import Store
from munidesk.features.council.book.domain import Book
from munidesk.features.council.book.rules import Shelf
from munidesk.features.council.book.store import shelf_of
from munidesk.features.council.book.view import BookLine, BookView
from munidesk.features.council.kinds import SESSIONS
from munidesk.features.council.minutes.signing import signers
from munidesk.features.council.old.store import earlier
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town

_LINES = """
    SELECT session.*, minutes.id AS acta, (
        SELECT title FROM agenda_item item WHERE item.session_id = session.id AND item.deleted_at IS NULL
            AND item.kind IN ('business', 'information') ORDER BY item.position LIMIT 1) AS matter,
        (SELECT MIN(number) FROM resolution r WHERE r.session_id = session.id AND r.deleted_at IS NULL) AS first,
        (SELECT MAX(number) FROM resolution r WHERE r.session_id = session.id AND r.deleted_at IS NULL) AS last
    FROM minutes JOIN session ON session.id = minutes.session_id
    WHERE session.body_id = :body AND minutes.book = :book AND minutes.deleted_at IS NULL
        AND session.deleted_at IS NULL AND minutes.number IS NOT NULL
    ORDER BY minutes.folio_from, minutes.number
"""


def books_of(store: Store, body_id: str) -> tuple[Book, ...]:
    """The books of a body by number: those registered, and those that only its actas name (without an id)."""
    return on_shelf(shelf_of(store, body_id), body_id)


def on_shelf(shelf: Shelf, body_id: str) -> tuple[Book, ...]:
    """The same of a shelf that is read already."""
    known = {one.number for one in shelf.books}
    named = {one.book for one in shelf.actas if one.book and one.book not in known}
    return tuple(sorted((*shelf.books, *(Book(body_id=body_id, number=n) for n in named)), key=lambda one: one.number))


def load_book(store: Store, book: Book) -> BookView:
    """The book with its actas by folio."""
    shelf = shelf_of(store, book.body_id)
    rows = store.query(_LINES, body=book.body_id, book=book.number)
    actas = {one.id: one for one in shelf.actas}
    lines = tuple(
        BookLine(
            minutes=replace(actas[str(row["acta"])], content=""), held=SESSIONS.read(row),
            day=date.fromisoformat(str(row["date"])), matter=str(row["matter"] or ""), resolutions=_numbers(row),
        )
        for row in rows
    )  # fmt: skip
    municipality = town.municipality(store)
    return BookView(
        book=book, body=town.body(store, book.body_id), municipality=municipality, profile=town.profile_of(store),
        shelf=shelf, lines=lines, signers=_signers(store, book.body_id), earlier=earlier(store, book.body_id),
        shield=(store.blob(municipality.logo) or b"") if municipality.logo else b"",
    )  # fmt: skip


def _numbers(row: Columns) -> tuple[int, int] | None:
    first, last = row["first"], row["last"]
    return (first, last) if isinstance(first, int) and isinstance(last, int) else None


def _signers(store: Store, body_id: str) -> tuple[tuple[str, str], ...]:
    """Who presided and who acted as secretary in the last session that was opened."""
    rows = store.query(
        "SELECT id FROM session WHERE body_id = :body AND deleted_at IS NULL AND state IN ('open', 'closed')"
        " ORDER BY date DESC, start DESC LIMIT 1",
        body=body_id,
    )
    if not rows:
        return ()
    found = [(one.name, one.post) for one in signers(load_view(store, str(rows[0]["id"])))]
    return tuple(dict.fromkeys((found[0], found[-1]))) if found else ()


def book_named(store: Store, wanted: str) -> Book:
    """The book with this id or number; without any, the one in use of the council, or its last. Raises UserError."""
    council = town.council(store).id
    every = books_of(store, council)
    if not wanted:
        found = next((one for one in every if one.in_use), every[-1] if every else None)
    else:
        others = (one for body in town.bodies(store) for one in books_of(store, body.id))
        own = next((one for one in every if wanted in (one.id, str(one.number))), None)
        found = own or next((one for one in others if one.id == wanted), None)
    if found is None:
        raise UserError(
            _("No hay ningún libro «{n}».").format(n=wanted) if wanted
            else _("Todavía no hay libro de actas. Se abre en «Concejo › Libro de actas».")
        )  # fmt: skip
    return found
