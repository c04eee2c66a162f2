"""Step 5, «Firmas y libro»: approval and book, the signatures and their sheets, the seal and what came later."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.council.book.page_later import LaterCard
from munidesk.features.council.book.page_place import ApprovalCard, PlaceCard
from munidesk.features.council.book.page_signers import SignersCard
from munidesk.features.council.domain import MinutesState
from munidesk.features.council.minutes.page_seal import SealCard
from munidesk.features.council.minutes.store import mark_signed, put_in_book
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.view_data import SessionView
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, column, label, row


class SignaturesStep(QWidget):
    """Three columns in the order of the paper; each card says what it knows and what it waits for."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: SessionView | None = None
        self.setAccessibleName(_("Firmas y libro"))
        self.approval, self.place = ApprovalCard(), PlaceCard(context)
        self.signers = SignersCard(context)
        self.seal, self.later = SealCard(context), LaterCard(context)
        self._signed = button(_("Ya está firmada"), self._ask_signed, kind="primary", icon="pencil")
        self._book = button(_("Ya está en el libro"), self._ask_book, kind="primary", icon="book")
        note = label(
            _("Imprima el acta aprobada, fírmenla y guárdela en el libro. Aquí se anota en qué paso está el papel."),
            "quiet-text", wrap=True,
        )  # fmt: skip
        columns = row(spacing=16)
        columns.addLayout(column(self.approval, self.place, None, spacing=16), 11)
        columns.addLayout(column(self.signers, None, spacing=16), 15)
        columns.addLayout(column(self.seal, self.later, None, spacing=16), 10)
        inner = QWidget()
        layout = column(spacing=16, margins=(24, 16, 24, 16))
        head = row(self._signed, self._book, spacing=12)
        head.addWidget(note, 1)
        layout.addLayout(head)
        layout.addLayout(columns)
        layout.addStretch(1)
        inner.setLayout(layout)
        self.setLayout(column(scrolling(inner), spacing=0))
        self.setFocusProxy(self.signers)

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
        if dialogs.confirm(self._context.window, title, text.format(n=view.minutes.called), accept, final=True):
            verb(self._context.store, view.session.id)
            QTimer.singleShot(0, self, self._rest)

    def _rest(self) -> None:
        """After the window gave the keys back."""
        if self._book.isVisible():
            self._book.setFocus()

    def show_view(self, view: SessionView) -> None:
        view = view_to_print(self._context.store, view.session.id) if view.frozen else view
        self._view = view
        editable = not self._context.store.read_only
        self._signed.setVisible(editable and view.minutes.state is MinutesState.APPROVED)
        self._book.setVisible(editable and view.minutes.state is MinutesState.SIGNED)
        for one in (self.approval, self.place, self.signers, self.seal, self.later):
            one.show_view(view)

    def leave(self) -> bool:
        return True
