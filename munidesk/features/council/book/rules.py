"""Where the next acta goes: its book, its number and its folios, without a gap and never twice. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.data.series import following
from munidesk.features.council.book.domain import Book, FolioNote, FolioState
from munidesk.features.council.domain import Minutes

SKIPPED = frozenset({FolioState.VOID, FolioState.BLANK})
"""Folios on which no acta is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The books of a body with their notes, and the actas that have a number, by number."""

    books: tuple[Book, ...] = ()
    notes: tuple[FolioNote, ...] = ()
    actas: tuple[Minutes, ...] = ()

    @property
    def current(self) -> Book | None:
        """The book in use: the lowest of those open. None when none is registered, or all are closed."""
        return min((one for one in self.books if one.in_use), key=lambda one: one.number, default=None)

    @property
    def number(self) -> int:
        """The book where the next acta goes: the one in use, or that of the last acta while none is registered."""
        current = self.current
        if current is not None:
            return current.number
        return next((one.book for one in reversed(self.actas) if one.book), None) or 1

    def book(self, number: int) -> Book | None:
        return next((one for one in self.books if one.number == number), None)

    def in_book(self, number: int) -> tuple[Minutes, ...]:
        """The actas of a book by folio."""
        found = (one for one in self.actas if one.book == number)
        return tuple(sorted(found, key=lambda one: (one.folio_from or 0, one.number or 0)))

    def skipped(self, number: int) -> frozenset[int]:
        """The folios of a book that carry no acta, by their notes."""
        book = self.book(number)
        return frozenset(
            one.folio for one in self.notes if book is not None and one.book_id == book.id and one.state in SKIPPED
        )

    def used_to(self, number: int) -> int:
        """The last folio of a book that is used, by an acta or on paper; 0 for none."""
        book = self.book(number)
        return max((one.folio_to or 0 for one in self.in_book(number)), default=0) or (book.paper_to if book else 0)

    def next_folio(self, number: int) -> int:
        """The first free folio of a book: after the last used, past those annulled or left blank."""
        folio, skipped = self.used_to(number) + 1, self.skipped(number)
        while folio in skipped:
            folio += 1
        return folio

    def left(self, number: int) -> int | None:
        """How many folios are free; None in a book without a fixed number."""
        book = self.book(number)
        if book is None or book.folios is None:
            return None
        skipped = self.skipped(number)
        return sum(one not in skipped for one in range(self.used_to(number) + 1, book.folios + 1))

    def missed(self, number: int) -> tuple[int, ...]:
        """The folios of a book between its first and last that carry nothing and have no note."""
        book, skipped = self.book(number), self.skipped(number)
        used = set(range(1, (book.paper_to if book else 0) + 1)) | skipped
        for one in self.in_book(number):
            used |= set(range(one.folio_from or 0, (one.folio_to or 0) + 1))
        return tuple(folio for folio in range(1, self.used_to(number)) if folio not in used)

    def next_acta(self, year: int | None = None) -> int:
        """The number of the next acta: after the last one, on paper too; of a `year`, where each begins anew."""
        own = (one.number for one in self.actas if one.series_year == year)
        paper = (
            one.paper_acta
            for one in self.books
            if year is None or (one.paper_on is not None and one.paper_on.year == year)
        )
        return following((*own, *paper))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an acta goes."""

    book: int
    number: int
    folio_from: int
    folio_to: int


def place(
    shelf: Shelf, pages: int, *, number: int | None = None, folio: int | None = None, year: int | None = None
) -> Place:
    """Where an acta of `pages` goes; `number` and `folio` are what somebody asked for, None for what follows.

    `year` is that of the series, where the actas are numbered anew each year.

    Raises UserError, bound to `number` or `folio`, for what is taken or would leave a gap, and when the book in use
    is closed or has no room.
    """
    if shelf.books and shelf.current is None:
        raise UserError(
            _("No hay ningún libro abierto. Abra el siguiente en «Concejo › Libro de actas» y después apruebe."),
            code="no_book",
        )  # fmt: skip
    book = shelf.number
    first = _first(shelf, book, folio)
    last = first + max(1, pages) - 1
    _check_room(shelf, book, first, last)
    return Place(book=book, number=_number(shelf, number, year), folio_from=first, folio_to=last)


def _number(shelf: Shelf, asked: int | None, year: int | None) -> int:
    follows_ = shelf.next_acta(year)
    if asked is None:
        return follows_
    if any(one.number == asked and one.series_year == year for one in shelf.actas):
        raise UserError(
            _("El acta {n} ya está en el libro. La que sigue es la {next}.").format(n=asked, next=follows_),
            code="taken", field="number",
        )  # fmt: skip
    if asked < 1:
        raise UserError(_("El número del acta empieza en 1."), code="below_one", field="number")
    return asked


def _first(shelf: Shelf, book: int, asked: int | None) -> int:
    free = shelf.next_folio(book)
    if asked is None or asked == free:
        return free
    if asked > free and (shelf.actas or shelf.book(book) is not None):
        raise UserError(
            _(
                "El siguiente folio libre del libro {book} es el {free}: no puede quedar ninguno sin usar."
                " Si alguno se estropeó, anótelo como anulado en «Constancia de un folio»."
            ).format(book=book, free=free),
            code="gap", field="folio",
        )  # fmt: skip
    if asked > free:
        return asked
    raise UserError(
        _("El folio {n} del libro {book} ya está usado: {by}. El siguiente libre es el {free}.").format(
            n=asked, book=book, by=_used_by(shelf, book, asked), free=free
        ),
        code="taken", field="folio",
    )  # fmt: skip


def _used_by(shelf: Shelf, book: int, folio: int) -> str:
    holder = next((one for one in shelf.in_book(book) if (one.folio_from or 0) <= folio <= (one.folio_to or 0)), None)
    if holder is not None:
        return _("lo lleva el acta {n}").format(n=holder.called)
    if folio in shelf.skipped(book):
        return _("está anulado")
    found = shelf.book(book)
    if found is not None and folio <= found.paper_to:
        return _("se escribió en papel")
    return _("es anterior a los usados")


def _check_room(shelf: Shelf, book: int, first: int, last: int) -> None:
    """Whether the folios exist and none of them is spoilt."""
    found = shelf.book(book)
    spoilt = sorted(shelf.skipped(book) & set(range(first, last + 1)))
    if spoilt:
        raise UserError(
            _("El acta llegaría al folio {n}, que está anulado. Anule también los anteriores o quite la constancia.")
            .format(n=spoilt[0]),
            code="void", field="folio",
        )  # fmt: skip
    if found is None or found.folios is None or last <= found.folios:
        return
    left, pages = shelf.left(book) or 0, last - first + 1
    free = ngettext("queda {n} folio", "quedan {n} folios", left).format(n=left) if left else _("no quedan folios")
    raise UserError(
        _(
            "En el libro {book} {free} y el acta lleva {pages}. En «Concejo › Libro de actas» cierre el libro {book},"
            " abra el {next} y apruebe después el acta."
        ).format(book=book, free=free, pages=pages, next=book + 1),
        code="no_room", field="folio",
    )  # fmt: skip


def check_opening(shelf: Shelf, book: Book) -> None:
    """Refuse a book that cannot be on the shelf. Raises UserError bound to its field."""
    others = [one for one in shelf.books if one.id != book.id]
    if any(one.number == book.number for one in others):
        raise UserError(_("El libro {n} ya está registrado.").format(n=book.number), code="taken", field="number")
    last = max((one.book or 0 for one in shelf.actas), default=0)
    if book.number < last:
        raise UserError(
            _("Las actas van por el libro {last}: no puede abrirse el {n} después.").format(last=last, n=book.number),
            code="earlier", field="number",
        )  # fmt: skip
    _check_paper(shelf, book)
    used = shelf.used_to(book.number)
    if book.folios is not None and used > book.folios:
        raise UserError(
            _("Las actas de este libro ya llegan al folio {n}: no puede tener menos folios.").format(n=used),
            code="too_few", field="folios",
        )  # fmt: skip


def _check_paper(shelf: Shelf, book: Book) -> None:
    """Actas of MuniDesk come after those on paper: their folios and numbers are given already."""
    held = shelf.in_book(book.number)
    if held and book.paper_to >= (held[0].folio_from or 1):
        raise UserError(
            _("El acta {acta} ya lleva el folio {n} de este libro: el papel no puede llegar al {to}.").format(
                acta=held[0].called, n=held[0].folio_from, to=book.paper_to
            ),
            code="taken", field="paper_to",
        )  # fmt: skip
    first = shelf.actas[0] if shelf.actas else None
    same = first is not None and first.series_year in (None, book.paper_on.year if book.paper_on else 0)
    if first is not None and same and book.paper_acta is not None and book.paper_acta >= (first.number or 0):
        raise UserError(
            _("El acta {n} ya está aprobada en MuniDesk: la última en papel tiene que ser anterior.").format(
                n=first.called
            ),
            code="taken", field="paper_acta",
        )  # fmt: skip


def follows(before_to: int, after_from: int, skipped: Iterable[int]) -> bool:
    """Whether no folio lies between two actas but those that carry none."""
    return set(range(before_to + 1, after_from)) <= set(skipped) and after_from > before_to
