"""Step 5: what the approval fixed; signatures and the bound book come in a later version."""

from PySide6.QtWidgets import QGridLayout, QWidget

from munidesk.base.dates import show_long
from munidesk.base.i18n import _
from munidesk.features.council.document_minutes import folios_words
from munidesk.features.council.session_data import SessionView
from munidesk.features.council.store_minutes import tampered
from munidesk.ui.context import Context
from munidesk.ui.widgets import Chip, card, clear, column, label, row


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
            _("El registro de firmas y la incorporación al libro llegarán en una próxima versión. "
              "Mientras tanto imprima el acta aprobada, fírmela y guárdela en el libro de papel."),
            "quiet-text", wrap=True,
        )  # fmt: skip
        self.setLayout(column(box, note, None, spacing=16, margins=(24, 16, 24, 16)))

    def show_view(self, view: SessionView) -> None:
        clear(self._grid)
        minutes, country = view.minutes, view.municipality.country
        if not view.frozen:
            self._chip.set(_("Sin aprobar"), "neutral", "minus")
            facts = [(_("Estado"), _("El acta todavía no está aprobada. Complétela en el paso «Acta»."))]
        else:
            sound = not tampered(minutes)
            self._chip.set(*((_("Intacta"), "good", "shield-check") if sound else (_("Alterada"), "bad", "alert")))
            facts = [
                (_("Acta"), str(minutes.number)),
                (_("Libro y folios"), f"{minutes.book} · {folios_words(view)}"),
                (_("Aprobada el"), show_long(minutes.approved_on, country) if minutes.approved_on else "–"),
                (_("En"), _label(view) if view.approved_in else _("otra sesión")),
                (_("Correcciones"), _("Con correcciones") if minutes.with_corrections else _("Sin correcciones")),
                (_("Código"), minutes.code),
                (_("Huella SHA-256"), minutes.sha256),
                (_("Huella del acta anterior"), minutes.previous_sha256 or "–"),
            ]
        for line, (words, value) in enumerate(facts):
            self._grid.addWidget(label(words, "quiet-text"), line, 0)
            self._grid.addWidget(label(value, wrap=True), line, 1)
        self._grid.setColumnStretch(1, 1)

    def leave(self) -> bool:
        return True


def _label(view: SessionView) -> str:
    from munidesk.features.council.numbering import session_label

    return session_label(view.approved_in) if view.approved_in is not None else ""
