"""What the diligences of a book say; each is shown before it is printed, and the secretary may write it otherwise."""

from datetime import date

from munidesk.base.dates import show_long
from munidesk.base.i18n import _
from munidesk.base.spanish import counted, number
from munidesk.features.council.book.domain import Book
from munidesk.features.council.book.rules import Shelf


def opening_words(book: Book, body: str, town: str, country: str) -> str:
    """The diligence of a new book, or that a paper one goes on with MuniDesk. A default: «verifique su norma»."""
    if book.paper_to:
        return _continued(book, body, country)
    if book.folios is None:
        return _(
            "Se abre el presente Libro {n} de actas del {body} de {town}, en hojas que se folian al imprimirlas."
        ).format(n=book.number, body=body, town=town)
    return _(
        "Se abre el presente Libro {n} de actas del {body} de {town}, compuesto de {folios} útiles,"
        " numerados del uno al {last}."
    ).format(
        n=book.number, body=body, town=town, last=number(book.folios),
        folios=counted(book.folios, _("folio"), _("folios")),
    )  # fmt: skip


def _continued(book: Book, body: str, country: str) -> str:
    last = _("con el acta {n}").format(n=book.paper_acta) if book.paper_acta else ""
    day = _("del {day}").format(day=show_long(book.paper_on, country)) if book.paper_on else ""
    detail = f", {', '.join(part for part in (last, day) if part)}" if last or day else ""
    return _(
        "Se deja constancia de que las actas del {body} se llevaron en papel en este Libro {n} hasta el folio"
        " {to}{detail}, y de que desde el folio {next} se imprimen con MuniDesk, sin folios intermedios."
    ).format(body=body, n=book.number, to=number(book.paper_to), detail=detail, next=number(book.paper_to + 1))


def closing_words(book: Book, shelf: Shelf, body: str, on: date, country: str) -> str:
    """The diligence that closes a book: its actas, its folios, and those left blank."""
    actas = shelf.in_book(book.number)
    used, left = shelf.used_to(book.number), shelf.left(book.number)
    if actas:
        held = _("que contiene en MuniDesk las actas {first} a {last}").format(
            first=actas[0].called, last=actas[-1].called
        )
        if actas[0].called == actas[-1].called:
            held = _("que contiene en MuniDesk el acta {first}").format(first=actas[0].called)
    else:
        held = _("que no contiene actas de MuniDesk")
    text = _(
        "Se cierra el {day} el presente Libro {n} de actas del {body}, {held}. El último folio usado es el {used}."
    )
    told = text.format(day=show_long(on, country), n=book.number, body=body, held=held, used=number(used))
    if not left or book.folios is None:
        return told
    if left == 1:
        return f"{told} {_('Queda un folio en blanco, que se anula.')}"
    return f"{told} {_('Quedan {n} en blanco, que se anulan.').format(n=counted(left, _('folio'), _('folios')))}"
