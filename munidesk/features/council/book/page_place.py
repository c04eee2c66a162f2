"""The cards of the approval and of the place in the book."""

from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from munidesk.base.dates import now, show_long
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.book import page_dialogs as ask
from munidesk.features.council.book.domain import Book
from munidesk.features.council.book.page_strip import FolioStrip
from munidesk.features.council.book.rules import place
from munidesk.features.council.book.store import shelf_of
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.minutes.standing import standing
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.sessions.numbering import session_label
from munidesk.features.council.view import SessionView
from munidesk.ui import export
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.widgets import Chip, button, clear, column, label, row


class _Card(QFrame):
    """A title with its chip, then lines."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.chip = Chip()
        self.lines = column(spacing=6)
        self.box: QVBoxLayout = column(spacing=10, margins=(16, 14, 16, 14))
        self.box.addLayout(row(label(title, "panel"), None, self.chip))
        self.box.addLayout(self.lines)
        self.setLayout(self.box)

    def say(self, *texts: str) -> None:
        clear(self.lines)
        for text in filter(None, texts):
            self.lines.addWidget(label(text, "quiet-text", wrap=True))


class ApprovalCard(_Card):
    """Who approved it, when, and what was corrected."""

    def __init__(self) -> None:
        super().__init__(_("1. Aprobación"))

    def show_view(self, view: SessionView) -> None:
        minutes, country = view.minutes, view.municipality.country
        self.chip.set(*standing(minutes.state))
        if not view.frozen:
            self.say(_("El acta todavía no está aprobada. Complétela en el paso «Acta»."))
            return
        where = session_label(view.approved_in) if view.approved_in is not None else _("otra sesión")
        when = show_long(minutes.approved_on, country) if minutes.approved_on else "–"
        corrections = minutes.corrections or (
            _("Con correcciones") if minutes.with_corrections else _("Sin correcciones")
        )
        self.say(_("Aprobada el {day}").format(day=when), _("En: {session}").format(session=where), corrections)


class PlaceCard(_Card):
    """Its book, number and folios; before the approval, those that it will have."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("2. Libro"))
        self._context = context
        self._view: SessionView | None = None
        self._strip = FolioStrip()
        self.box.addWidget(self._strip)
        self._print = button(_("Imprimir en folios…"), self._save, icon="printer")
        self._paper = button(_("Seguir el libro de papel…"), self._go_on, icon="book")
        self.box.addLayout(WrapLayout(self._print, self._paper))

    def show_view(self, view: SessionView) -> None:
        self._view = view
        shelf, minutes = shelf_of(self._context.store, view.session.body_id), view.minutes
        number = minutes.book if view.frozen and minutes.book else shelf.number
        book = shelf.book(number) or Book(body_id=view.session.body_id, number=number)
        strip = self._strip.show_book(book, shelf)
        self._print.setVisible(view.frozen and view.altered is None)
        self._paper.setVisible(not shelf.books and not shelf.actas and not self._context.store.read_only)
        if view.frozen:
            self.chip.set(_("Sigue sin huecos"), "good", "book") if not shelf.missed(number) else self.chip.set("")
            folios = f"{minutes.folio_from} a {minutes.folio_to}"
            if minutes.folio_from == minutes.folio_to:
                folios = str(minutes.folio_from)
            self.say(
                _("Libro {book} · acta {n} · folios {folios}").format(book=number, n=minutes.called, folios=folios),
                strip,
            )
            return
        self.chip.set("")
        try:
            year = view.session.date.year if view.rules.yearly_minutes else None
            spot = place(shelf, 1, year=year)
        except UserError as error:
            self.say(str(error))
            return
        self.say(
            _("Irá al libro {book}: acta {n}, desde el folio {folio}.").format(
                book=spot.book, n=spot.number if year is None else f"{spot.number}/{year}", folio=spot.folio_from
            ),
            strip,
        )

    def _go_on(self) -> None:
        if self._view is not None:
            ask.go_on_from_paper(self._context, self._view.session.body_id)

    def _save(self) -> None:
        if self._view is None:
            return
        view = view_to_print(self._context.store, self._view.session.id)
        path = export.ask_path(self._context, _("Acta {n}").format(n=view.minutes.called), ".pdf")
        if path is not None:
            export.write(self._context, partial(minutes_document, view, printed_at=now()), path)
