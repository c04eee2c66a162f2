"""What the book asks: to go on from paper, to open the next, to close, to annul a folio, to compare a paper."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.documents.model import Document
from munidesk.features.council.book import store as books
from munidesk.features.council.book.document import MOST_BLANK, blank_sheets
from munidesk.features.council.book.domain import Book, FolioNote, FolioState
from munidesk.features.council.book.kinds import BOOKS
from munidesk.features.council.book.store_view import load_book
from munidesk.features.council.book.words import closing_words, opening_words
from munidesk.features.council.minutes.verify import verify
from munidesk.town import store as town
from munidesk.town.page_verify import Brought, VerifyDialog
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.export import ask_path, write
from munidesk.ui.forms import Field, Kind
from munidesk.ui.widgets import label

_PAPER = ("number", "paper_to", "paper_acta", "paper_on", "folios")
_NEW = ("number", "folios", "opened_on")


def go_on_from_paper(context: Context, body_id: str) -> bool:
    """Register the paper book on the shelf: its next folio and the next acta are those that follow."""
    text = _("MuniDesk sigue en el folio y con el número de acta que siguen a los del papel.")
    shelf = books.shelf_of(context.store, body_id)
    book = Book(body_id=body_id, number=shelf.number, opened_on=today())
    return _asked(context, book, _PAPER, _("Seguir el libro de papel"), text, _("Seguir este libro"))


def correct(context: Context, book: Book) -> bool:
    """What was registered of a book that has no acta of MuniDesk yet; its diligence is proposed anew."""
    title = _("Corregir el libro {n}").format(n=book.number)
    return _asked(context, book, _PAPER, title, "", _("Guardar"))


def open_new(context: Context, body_id: str) -> bool:
    """A book that begins here, or the next one, which waits until the one in use is closed."""
    shelf = books.shelf_of(context.store, body_id)
    last = max((one.number for one in shelf.books), default=shelf.number if shelf.actas else 0)
    book = Book(body_id=body_id, number=last + 1, opened_on=today())
    waits = shelf.current is not None
    text = _("Queda listo y rige cuando se cierre el libro {n}.").format(n=shelf.number) if waits else ""
    return _asked(context, book, _NEW, _("Abrir un libro"), text, _("Dejarlo listo") if waits else _("Abrir el libro"))


def _asked(context: Context, book: Book, names: tuple[str, ...], title: str, text: str, accept: str) -> bool:
    kept: list[Book] = []
    store = context.store

    def save(asked: Book) -> None:
        if "paper_to" in names and asked.paper_to < 1 and not asked.id:
            raise UserError(_("Escriba el último folio usado en papel."), code="missing", field="paper_to")
        municipality, body = town.municipality(store), town.body(store, asked.body_id)
        words = opening_words(asked, body.name, municipality.town or municipality.name, municipality.country)
        kept.append(books.open_book(store, replace(asked, opening=words)))

    done = ask_record(context, BOOKS, book, names, title, save, town.figures(store), text=text, accept=accept)
    if done and kept:
        _diligence(context, kept[0])
    return done


def _diligence(context: Context, book: Book) -> None:
    """As it will print; she may write it as her norm asks."""
    text = _("Así se imprime. Cámbiela si su norma pide otra cosa (verifique su norma).")

    def save(written: str) -> None:
        if not written:
            raise UserError(_("Escriba la diligencia."))
        if written != book.opening:
            BOOKS.save(context.store, replace(BOOKS.get(context.store, book.id), opening=written))

    dialogs.ask_text(
        context.window, _("Diligencia del libro {n}").format(n=book.number), text, value=book.opening, long=True,
        accept=_("Así está bien"), draft=context.draft(f"diligence:{book.id}"), submit=save,
    )  # fmt: skip
    context.toast(_("El libro {n} quedó registrado. Su diligencia está en «Exportar».").format(n=book.number), True)


def number(context: Context, body_id: str) -> None:
    """One after another for ever, or from 1 again each year; the actas that are approved keep theirs."""
    store = context.store
    yearly = town.rules_of(store, body_id).yearly_minutes
    choices = [
        (False, _("Seguida: 1, 2, 3… sin volver a empezar")),
        (True, _("Por año: 1/2026, 2/2026… y en enero vuelve a 1")),
    ]
    text = _("Vale para las actas que se aprueben desde ahora; las aprobadas no cambian (verifique su norma).")
    chosen = dialogs.ask_choice(
        context.window, _("Numeración de las actas"), text, sorted(choices, key=lambda one: one[0] is not yearly),
        accept=_("Guardar"),
    )  # fmt: skip
    if chosen is not None and Attempt(context)(partial(books.number_by_year, store, body_id, yearly=chosen)):
        context.toast(_("La numeración quedó guardada."), True)


def print_blank(context: Context, book: Book) -> None:
    """Sheets of the book with their folio and nothing else, for what is written on them by hand or stuck in."""
    view = load_book(context.store, book)
    first = view.shelf.next_folio(book.number)
    fields = (
        Field("first", _("Desde el folio"), hint=_("El primero libre es el {n}").format(n=first)),
        Field("count", _("Cuántas hojas"), hint=_("Hasta {n} por vez").format(n=MOST_BLANK)),
    )
    made: list[Document] = []

    def submit(said: dict[str, str]) -> None:
        for name in ("first", "count"):
            if not said[name].isdigit():
                raise UserError(_("Escriba un número."), field=name)
        made.append(blank_sheets(view, int(said["first"]), int(said["count"])))

    dialogs.ask(
        context.window, _("Hojas foliadas en blanco"),
        _("Salen con el encabezado y su folio. Ninguno queda usado hasta que se aprueba un acta o se lo anota."),
        fields, values={"first": str(first), "count": "10"}, focus="count", accept=_("Guardar en PDF…"),
        draft=context.draft(f"blank:{book.number}"), submit=submit,
    )  # fmt: skip
    path = ask_path(context, _("Hojas foliadas del {book}").format(book=book.label), ".pdf") if made else None
    if path is not None:
        write(context, lambda: made[0], path)


class Closing(Question):
    """The day and the diligence, as it will print; it is not undone."""

    def __init__(self, context: Context, book: Book) -> None:
        self._context, self._book = context, book
        self._shelf = books.shelf_of(context.store, book.body_id)
        self._day = QLineEdit(show_date(today()))
        self._day.setAccessibleName(_("Fecha del cierre"))
        left = self._shelf.left(book.number)
        text = _("Se imprime su diligencia y ya no recibe actas. No se deshace.")
        if left:
            blank = ngettext("Queda {n} folio en blanco.", "Quedan {n} folios en blanco.", left).format(n=left)
            text = f"{blank} {text}"
        title = _("Cerrar el libro {n}").format(n=book.number)
        day = label(_("Fecha del cierre"), "quiet")
        super().__init__(context.window, title, text, title, (day, self._day), final=True)

    def submit(self) -> None:
        on = parse_date(self._day.text())
        books.close_book(self._context.store, self._book.id, on, self._words(on))

    def _words(self, on: date) -> str:
        store = self._context.store
        body, country = town.body(store, self._book.body_id), town.municipality(store).country
        return closing_words(self._book, self._shelf, body.name, on, country)


def close(context: Context, book: Book) -> None:
    dialog = Closing(context, book)
    if dialog.exec() == Closing.DialogCode.Accepted:
        context.toast(_("El libro {n} quedó cerrado. Su diligencia está en «Exportar».").format(n=book.number), False)
    dialog.deleteLater()


def note_folio(context: Context, book: Book) -> None:
    """Something is to be said of a folio: usually that the next one was spoilt, and no acta is written on it."""
    free = books.shelf_of(context.store, book.body_id).next_folio(book.number)
    states = ((FolioState.VOID.value, _("Anulado: no lleva acta")), (FolioState.NOTED.value, _("Con constancia")))
    fields = (
        Field("folio", _("Folio")),
        Field("state", _("Qué se anota"), Kind.CHOICE, states),
        Field("reason", _("Por qué"), hint=_("Por ejemplo: mancha de tinta. El índice lo transcribe.")),
    )

    def submit(said: dict[str, str]) -> None:
        if not said["folio"].isdigit():
            raise UserError(_("Escriba el número del folio."), field="folio")
        note = FolioNote(
            book_id=book.id, folio=int(said["folio"]), state=FolioState(said["state"]), reason=said["reason"],
            noted_on=today(),
        )  # fmt: skip
        books.note_folio(context.store, note)

    dialogs.ask(
        context.window, _("Constancia de un folio"), _("Queda en el índice. Si se anula, el acta va en el siguiente."),
        fields, values={"folio": str(free)}, focus="reason", accept=_("Anotar"),
        draft=context.draft(f"folio:{book.id}"), submit=submit,
    )  # fmt: skip


def forget_note(context: Context, book: Book) -> None:
    """A note written by mistake."""
    notes = [one for one in books.shelf_of(context.store, book.body_id).notes if one.book_id == book.id]
    choices = [(one.id, f"{one.label}: {one.reason}") for one in notes]
    chosen = dialogs.ask_choice(context.window, _("Quitar una constancia"), "", choices, accept=_("Quitar"))
    if chosen is not None:
        Attempt(context)(books.forget_note, context.store, chosen)


def comparing(context: Context) -> VerifyDialog:
    """A code typed from the foot of an acta, or its PDF."""
    return VerifyDialog(
        context,
        Brought(
            title=_("Comprobar un acta"), code=_("Código del pie de la hoja"), like=_("Por ejemplo: 7K3M-Q9TD"),
            text=_("Dice si es un acta de este municipio y si está íntegra. Escriba su código o elija su PDF."),
            pdf=_("El PDF del acta"),
        ),
        verify,
    )  # fmt: skip
