"""Step 5: what the approval fixed, and the paper's way: signed, then in the book."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from munidesk.base.dates import show_long
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.domain import MinutesState
from munidesk.features.council.minutes.document import folios_words
from munidesk.features.council.minutes.store import mark_signed, put_in_book, tampered
from munidesk.features.council.view_data import SessionView
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.widgets import Chip, button, card, clear, column, label, row


class SignaturesStep(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._chip = Chip()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        box = card()
        inner = column(spacing=12, margins=(24, 20, 24, 20))
        inner.addLayout(row(label(_("Aprobación del acta"), "panel"), self._chip, None, spacing=12))
        inner.addLayout(self._grid)
        box.setLayout(inner)
        note = label(
            _("Imprima el acta aprobada, fírmenla y guárdela en el libro. Aquí se anota en qué paso está el papel."),
            "quiet-text", wrap=True,
        )  # fmt: skip
        self._signed = button(_("Ya está firmada"), self._ask_signed, kind="primary", icon="pencil")
        self._book = button(_("Ya está en el libro"), self._ask_book, kind="primary", icon="book")
        self.setAccessibleName(_("Firmas y libro"))
        self._view: SessionView | None = None
        inner.addLayout(row(self._signed, self._book, None))
        self.setLayout(column(box, note, None, spacing=16, margins=(24, 16, 24, 16)))

    def _ask_signed(self) -> None:
        text = _("¿Firmaron ya todos el acta {n} impresa? No se deshace.")
        self._advance(mark_signed, _("Acta firmada"), text, _("Sí, está firmada"))

    def _ask_book(self) -> None:
        text = _("¿Está ya el acta {n} firmada en el libro? No se deshace.")
        self._advance(put_in_book, _("Acta en el libro"), text, _("Sí, está en el libro"))

    def _advance(self, verb: Callable[[Store, str], None], title: str, text: str, accept: str) -> None:
        """Each step of the paper is asked for, since none is undone, and the question begins on «Cancelar»: Enter
        pressed twice in haste does no step, and the next one waits with the keyboard.
        """
        view = self._view
        if view is None:
            return
        if dialogs.confirm(self._context.window, title, text.format(n=view.minutes.number), accept, final=True):
            verb(self._context.store, view.session.id)
            QTimer.singleShot(0, self, self._rest)

    def _rest(self) -> None:
        """After the window gave the keys back."""
        if self._book.isVisible():
            self._book.setFocus()

    def show_view(self, view: SessionView) -> None:
        self._view = view
        editable = not self._context.store.read_only
        self._signed.setVisible(editable and view.minutes.state is MinutesState.APPROVED)
        self._book.setVisible(editable and view.minutes.state is MinutesState.SIGNED)
        clear(self._grid)
        minutes, country = view.minutes, view.municipality.country
        if not view.frozen:
            self._chip.set(_("Sin aprobar"), "neutral", "minus")
            facts = [(_("Estado"), _("El acta todavía no está aprobada. Complétela en el paso «Acta»."))]
        else:
            sound = not tampered(minutes)
            self._chip.set(*((_("Sin cambios"), "good", "shield-check") if sound else (_("Alterada"), "bad", "alert")))
            steps = {MinutesState.SIGNED: _("Firmada"), MinutesState.IN_BOOK: _("En el libro")}
            facts = [
                (_("Acta"), str(minutes.number)),
                (_("Papel"), steps.get(minutes.state, _("Por firmar"))),
                (_("Libro y folios"), f"{minutes.book} · {folios_words(view)}"),
                (_("Aprobada el"), show_long(minutes.approved_on, country) if minutes.approved_on else "–"),
                (_("En"), _label(view) if view.approved_in else _("otra sesión")),
                (_("Correcciones"), minutes.corrections or _plain_corrections(minutes.with_corrections)),
                (_("Código"), minutes.code),
                (_("Huella digital del acta"), minutes.sha256),
                (_("Huella del acta anterior"), minutes.previous_sha256 or "–"),
            ]
        for line, (words, value) in enumerate(facts):
            self._grid.addWidget(label(words, "quiet-text"), line, 0)
            self._grid.addWidget(label(value, wrap=True), line, 1)
        self._grid.setColumnStretch(1, 1)

    def leave(self) -> bool:
        return True


def _plain_corrections(with_corrections: bool) -> str:
    """Actas of 0.1 kept only whether there were any."""
    return _("Con correcciones") if with_corrections else _("Sin correcciones")


def _label(view: SessionView) -> str:
    from munidesk.features.council.sessions.numbering import session_label

    return session_label(view.approved_in) if view.approved_in is not None else ""
