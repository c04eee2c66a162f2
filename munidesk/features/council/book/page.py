"""The tab «Libro de actas»: the books of a body, their folios in one bar, their index, and what is done with them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from munidesk.base.dates import show_date, show_long
from munidesk.base.i18n import _
from munidesk.features.council import exports
from munidesk.features.council.book import page_dialogs as ask
from munidesk.features.council.book.domain import Book
from munidesk.features.council.book.page_incoming import bring_from
from munidesk.features.council.book.page_strip import FolioStrip
from munidesk.features.council.book.rules import Shelf
from munidesk.features.council.book.store import shelf_of
from munidesk.features.council.book.store_view import on_shelf
from munidesk.features.council.certificates.page import acta_certificates_part
from munidesk.features.council.minutes.standing import standing
from munidesk.features.council.reports import document as lists
from munidesk.features.council.reports.page import RecordsTab, choice, fact, fill_choice
from munidesk.features.council.reports.store import BookRow, book_rows
from munidesk.features.council.sessions.store import SessionRow
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry
from munidesk.town.page_verify import ask_verify
from munidesk.ui import theme
from munidesk.ui.cells import ChipCell
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.table import Column
from munidesk.ui.widgets import Chip, button, column, label, row

Open = Callable[..., None]


class BookTab(RecordsTab[BookRow]):
    """Approved actas by folio; above them the book chosen, as long as it is."""

    def __init__(self, context: Context, opened: Open) -> None:
        columns: tuple[Column[BookRow], ...] = (
            Column(_("Acta"), lambda one: one.called or "–", width=64, right=True,
                   order=lambda one: (one.series_year or 0, one.number or 0)),
            Column(_("Sesión"), lambda one: one.session.label),
            Column(_("Fecha"), lambda one: _day(one.session), width=112, order=lambda one: one.session.date),
            Column(_("Libro"), lambda one: str(one.book or "–"), width=60, right=True),
            Column(_("Folios"), lambda one: one.session.folios or "–", width=84, right=True),
            Column(_("Estado"), lambda one: standing(one.session.minutes_state)[0], width=122,
                            paint=lambda one: ChipCell(*standing(one.session.minutes_state))),
        )  # fmt: skip
        super().__init__(
            context,
            columns,
            lambda session_id: opened(session_id, "signatures"),
            title=_("Libro de actas"),
            empty=_("Todavía no hay actas aprobadas. Al aprobarse, cada una recibe su número y sus folios."),
        )
        self._shelf = Shelf()
        self._body = ""
        self.book = choice(_("Libro"), self._show)
        self.book.setFixedWidth(theme.px(170))
        self.bar.insertWidget(0, self.book)
        self._strip = FolioStrip()
        self._words = label(kind="quiet", wrap=True)
        self._chip = Chip()
        head = self._head()
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(1, head)

    def _head(self) -> QWidget:
        """The book chosen, as long as it is, what is said of it, and what can be done with it."""
        self._paper = button(_("Seguir el libro de papel…"), self._go_on, icon="book")
        self._correct = button(_("Corregir el libro…"), self._correct_book, icon="pencil")
        self._series = button(_("Numeración…"), self._number, icon="numbers")
        self._blank = button(_("Hojas foliadas…"), self._print_blank, icon="printer")
        self._new = button(_("Abrir un libro…"), self._open_new, icon="plus")
        self._void = button(_("Constancia de un folio…"), self._note, icon="pencil")
        self._forget = button(_("Quitar constancia…"), self._forget_note, icon="close")
        self._close = button(_("Cerrar el libro…"), self._close_book, icon="lock")
        check = button(_("Comprobar un acta…"), self._check, icon="shield-check")
        self._incoming = bring = button(_("Actas de otra copia…"), self._bring_actas, icon="folder")
        told = row(self._chip, spacing=8)
        told.insertWidget(0, self._words, 1)
        said = QWidget()
        said.setLayout(told)
        head = QWidget()
        head.setLayout(
            column(
                self._strip, said,
                row_of(
                    self._paper, self._correct, self._new, self._void, self._forget, self._close, self._blank, check,
                    bring, self._series,
                ),
                spacing=6,
            )
        )  # fmt: skip
        return head

    # -- reading

    def load(self, body_id: str | None, year: int | None) -> Sequence[BookRow]:
        self._body = body_id or town.council(self.context.store).id
        self._shelf = shelf_of(self.context.store, self._body)
        return book_rows(self.context.store, body_id, year, kind=self.of_kind)

    def loaded(self) -> None:
        words = [(str(one.number), _book_words(one)) for one in reversed(self._books)]
        fill_choice(self.book, [*words, ("", _("Todos los libros"))])

    @property
    def _books(self) -> tuple[Book, ...]:
        return on_shelf(self._shelf, self._body)

    @property
    def chosen(self) -> Book | None:
        """The book chosen; of all of them, the one in use or the last."""
        wanted = str(self.book.currentData() or "")
        known = self._books
        if wanted:
            return next((one for one in known if str(one.number) == wanted), None)
        return self._shelf.current or (known[-1] if known else None)

    def kept(self, record: BookRow) -> bool:
        wanted = str(self.book.currentData() or "")
        return not wanted or str(record.book) == wanted

    def _show(self) -> None:
        super()._show()
        book, editable = self.chosen, not self.context.store.read_only
        self._strip.setVisible(book is not None)
        if book is None:
            self._words.setText(_("Si sus actas van por un libro de papel, regístrelo antes de aprobar la primera."))
            self._chip.set("")
        else:
            self._words.setText(f"{book.label}: {self._strip.show_book(book, self._shelf)}. {self._sound(book)}")
            self._chip.set(*_state(book))
        registered = book is not None and bool(book.id)
        self._paper.setVisible(editable and not registered and not self._shelf.actas)
        self._correct.setVisible(
            editable and registered and book is not None and book.in_use and not self._shelf.in_book(book.number)
        )
        self._new.setVisible(editable)
        self._incoming.setVisible(editable)
        self._series.setVisible(editable)
        self._blank.setVisible(book is not None and book.closed_on is None)
        self._void.setVisible(editable and registered and book is not None and book.in_use)
        self._forget.setVisible(
            self._void.isVisibleTo(self)
            and any(one.book_id == book.id for one in self._shelf.notes if book is not None)
        )
        self._close.setVisible(editable and registered and book is not None and book.in_use)

    def _sound(self, book: Book) -> str:
        used, missed = self._shelf.used_to(book.number), self._shelf.missed(book.number)
        if not used or (not book.id and missed):
            return ""
        if missed:
            return _("Faltan folios: {which}.").format(which=", ".join(map(str, missed[:12])))
        return _("Ningún folio falta ni se repite, del 1 al {n}.").format(n=used)

    def words(self, record: BookRow) -> str:
        return f"{record.called} {record.session.label} {_day(record.session)} {record.code} {record.session.folios}"

    def session_of(self, record: BookRow) -> str:
        return record.session.id

    def tell(self, record: BookRow, into: QVBoxLayout) -> None:
        into.addWidget(label(_("Acta {n}").format(n=record.called), "panel"))
        into.addLayout(row(Chip(*standing(record.session.minutes_state)), None))
        approved = show_long(record.approved_on) if record.approved_on else "–"
        for name, value in (
            (_("Sesión"), record.session.label), (_("Celebrada"), show_long(record.session.date)),
            (_("Aprobada"), approved), (_("Libro"), str(record.book or "–")), (_("Folios"), record.session.folios),
            (_("Código"), record.code),
        ):  # fmt: skip
            into.addLayout(fact(name, value))
        into.addLayout(row(button(_("Firmas y libro"), partial(self._opened, record.session.id), icon="stamp"), None))
        if record.brought_from:
            into.addLayout(fact(_("Incorporada de"), record.brought_from))
        acta_certificates_part(self.context, record.session.id, into)

    # -- doing

    def _go_on(self) -> None:
        ask.go_on_from_paper(self.context, self._body)

    def _correct_book(self) -> None:
        if (book := self.chosen) is not None:
            ask.correct(self.context, book)

    def _open_new(self) -> None:
        ask.open_new(self.context, self._body)

    def _note(self) -> None:
        if (book := self.chosen) is not None:
            ask.note_folio(self.context, book)

    def _forget_note(self) -> None:
        if (book := self.chosen) is not None:
            ask.forget_note(self.context, book)

    def _close_book(self) -> None:
        if (book := self.chosen) is not None:
            ask.close(self.context, book)

    def _check(self) -> None:
        ask_verify(ask.comparing(self.context))

    def _print_blank(self) -> None:
        if (book := self.chosen) is not None:
            ask.print_blank(self.context, book)

    def _number(self) -> None:
        ask.number(self.context, self._body)

    def _bring_actas(self) -> None:
        bring_from(self.context)

    # -- leaving

    def entries(self) -> list[Entry]:
        found = [Entry(_("Libro de actas"), lambda: lists.book_sheet(self.complete()), data=True)]
        book = self.chosen
        if book is None:
            return found
        which = Selection(book.id or str(book.number))
        store = self.context.store
        found.append(Entry(_("Índice del {book}").format(book=book.label), partial(exports.book_index, store, which)))
        whole = partial(exports.bound_book, store, which)
        found.append(Entry(_("{book} entero, con sus folios").format(book=book.label), whole, pdf_only=True))
        if book.opening:
            opening = partial(exports.book_opening, store, which)
            found.append(Entry(_("Diligencia de apertura del {book}").format(book=book.label), opening))
        if book.closed_on is not None:
            closing = partial(exports.book_closing, store, which)
            found.append(Entry(_("Diligencia de cierre del {book}").format(book=book.label), closing))
        return found


def row_of(*widgets: QWidget) -> QWidget:
    """A line of widgets as one; in a narrow window, as many lines as they need."""
    made = QWidget()
    made.setLayout(WrapLayout(*widgets))
    return made


def _book_words(book: Book) -> str:
    return f"{book.label} · {_state(book)[0].lower()}"


def _state(book: Book) -> tuple[str, str, str]:
    if book.closed_on is not None:
        return _("Cerrado"), "neutral", "lock"
    if book.opened_on is None and book.id:
        return _("Por abrir"), "neutral", "clock"
    return _("En uso"), "good", "book"


def _day(session: SessionRow) -> str:
    return show_date(session.date, "d MMM y").replace(".", "")
