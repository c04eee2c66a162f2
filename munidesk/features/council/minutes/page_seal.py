"""The card of the seal: code and fingerprints, whether the text is still the one that was approved, and what if not."""

from functools import partial

from PySide6.QtWidgets import QFrame

from munidesk.base.i18n import _
from munidesk.features.council.minutes.altered import what_differs
from munidesk.features.council.minutes.document import altered_document, short_digest
from munidesk.features.council.view import SessionView
from munidesk.ui import export
from munidesk.ui.context import Context
from munidesk.ui.widgets import Chip, button, clear, column, label, row


class SealCard(QFrame):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._view: SessionView | None = None
        self._chip = Chip()
        self._lines = column(spacing=4)
        self._copy = button(_("Imprimir como copia alterada…"), self._print, icon="printer")
        layout = column(spacing=10, margins=(16, 14, 16, 14))
        layout.addLayout(row(label(_("Sello"), "panel"), None, self._chip))
        layout.addLayout(self._lines)
        layout.addWidget(self._copy)
        self.setLayout(layout)

    def show_view(self, view: SessionView) -> None:
        self._view = view
        minutes = view.minutes
        altered = view.frozen and view.altered is not None
        clear(self._lines)
        self._copy.setVisible(altered)
        if not view.frozen:
            self._chip.set(_("Sin aprobar"), "neutral", "minus")
            told = [_("Al aprobarla, el acta recibe su código y su huella.")]
        elif altered:
            self._chip.set(_("Alterada"), "bad", "alert")
            told = [
                _("{what}: no es lo que se aprobó.").format(what=what_differs(view)),
                _("No se imprime con su código ni con sus firmas. Recupere un respaldo."),
            ]
        else:
            self._chip.set(_("Sin cambios"), "good", "shield-check")
            self._lines.addWidget(label(minutes.code, "panel"))
            told = [_("Huella {digest}").format(digest=short_digest(minutes.sha256))]
            if minutes.previous_sha256:
                told.append(_("Acta anterior {digest}").format(digest=short_digest(minutes.previous_sha256)))
        for text in told:
            self._lines.addWidget(label(text, "quiet-text", wrap=True))

    def _print(self) -> None:
        view = self._view
        if view is None:
            return
        name = _("Copia alterada del acta {n}").format(n=view.minutes.called)
        path = export.ask_path(self._context, name, ".pdf")
        if path is not None:
            export.write(self._context, partial(altered_document, view), path)
