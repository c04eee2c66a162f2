"""Beside the roster: what closing the edition would issue, who does not pass and why, and whom it takes further."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, join_and
from munidesk.features.training.certificates.store import Closing
from munidesk.features.training.codes import Layout
from munidesk.features.training.editions import words
from munidesk.ui import theme
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, card, clear, column, icon_label, label, row, rule

_NAMES = 4


class EditionSide(QWidget):
    """`asked` fires when the edition is to be closed."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count = label(kind="figure")
        self.of = label(wrap=True)
        self.folios, self.expires = label(wrap=True), label(kind="quiet-text", wrap=True)
        top = card()
        inner = column(spacing=4, margins=(16, 12, 16, 12))
        inner.addLayout(row(label(_("Al cerrar emite"), "panel"), None, icon_label("stamp", "accent")))
        inner.addLayout(row(self.count, self.of, None))
        inner.addWidget(self.folios)
        inner.addWidget(self.expires)
        top.setLayout(inner)
        self._told = column(spacing=6, margins=(16, 12, 16, 12))
        inside = QWidget()
        inside.setLayout(self._told)
        self.close_button = button(_("Cerrar y emitir (E)"), self.asked.emit, kind="primary")
        self.why = label(kind="quiet-text", wrap=True)
        below = card()
        inner = column(spacing=0)
        inner.addWidget(scrolling(inside), 1)
        inner.addWidget(rule())
        inner.addLayout(column(self.close_button, self.why, spacing=4, margins=(16, 10, 16, 12)))
        below.setLayout(inner)
        layout = column(top, spacing=12)
        layout.addWidget(below, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.close_button)

    def show_closing(self, what: Closing, figures: Figures, clashes: Sequence[str], *, writes: bool) -> None:
        now = what.now
        n = len(now.passing) if now.closed else len(what.issued)
        kind = _("de acreditación") if what.layout is Layout.ACCREDITATION else _("de participación")
        self.count.setText(figures.number(n))
        self.of.setText(f"{ngettext('constancia', 'constancias', n)} {kind}")
        self.folios.setText(self._folios(what, n))
        self.folios.setVisible(bool(self.folios.text()))
        self.expires.setText(
            _("Vencen el {day}.").format(day=show_date(what.expires, "d 'de' MMMM 'de' y"))
            if what.expires and n
            else ""
        )
        self.expires.setVisible(bool(self.expires.text()))
        clear(self._told)
        self._clashes(clashes)
        self._failing(what, figures)
        self._rises(what)
        self._told.addStretch(1)
        self.close_button.setVisible(writes and not now.closed)
        self.close_button.setEnabled(not what.why_not)
        self.why.setText(_("Edición cerrada: su lista no cambia.") if now.closed else what.why_not)
        self.why.setVisible(bool(self.why.text()))

    @staticmethod
    def _folios(what: Closing, n: int) -> str:
        if what.now.closed or not n:
            return _("Están en Constancias.") if what.now.closed else ""
        first, last = f"C-{what.year}-{what.first:04d}", f"{what.last:04d}"
        folios = _("Folio {first}").format(first=first) if n == 1 else _("Folios {first} a {last}").format(
            first=first, last=last
        )  # fmt: skip
        return _("{folios}. Se asignan al emitir, sin huecos.").format(folios=folios)

    def _clashes(self, clashes: Sequence[str]) -> None:
        if clashes:
            self._told.addWidget(label(_("A la misma hora en otra edición"), "strong", wrap=True))
            for one in clashes:
                self._told.addWidget(label(one, "attention", wrap=True))
            self._told.addSpacing(theme.px(6))

    def _failing(self, what: Closing, figures: Figures) -> None:
        failing = what.now.failing
        if not failing:
            return
        n = len(failing)
        title = ngettext("Por qué no acredita {n}", "Por qué no acreditan {n}", n).format(n=n)
        self._told.addWidget(label(title, "strong"))
        for one in failing:
            hours, asked = words.why(what.now, one, figures)
            self._told.addLayout(row(label(one.name.partition(",")[0], "strong"), None, label(hours)))
            self._told.addWidget(label(asked, "quiet-text", wrap=True))
        self._told.addSpacing(theme.px(6))

    def _rises(self, what: Closing) -> None:
        if not what.rises or what.now.closed:
            return
        self._told.addWidget(label(_("Sube de nivel"), "strong"))
        for one in what.rises:
            names = [name.partition(",")[0] for name in one.names]
            more = len(names) - _NAMES
            shown = [*names[:_NAMES], ngettext("{n} más", "{n} más", more).format(n=more)] if more > 0 else names
            said = _("{title} a {level}: {names}.").format(
                title=capital(one.title), level=one.level, names=join_and(shown)
            )
            self._told.addWidget(label(said, "quiet-text", wrap=True))
        self._told.addWidget(label(_("Quien ya tiene ese nivel o más no baja."), "quiet-text", wrap=True))
