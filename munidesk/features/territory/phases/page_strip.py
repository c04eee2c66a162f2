"""The strip over the phases: who conducts and by which resolution, steps, products, the next legal day."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.territory.codes import ProductState
from munidesk.features.territory.phases.words import share
from munidesk.features.territory.view import TerritoryView
from munidesk.procedures.clock import ends_words, left_words
from munidesk.procedures.store import called
from munidesk.ui.context import Context
from munidesk.ui.widgets import card, column, elided, label, link, row, rule


class Strip(QFrame):
    """`asked(«figure» | «term»)`: the person wants to see it."""

    asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("kind", "card")
        self._figure, self._act = elided(kind="strong"), link("", partial(self.asked.emit, "figure"))
        self._steps, self._share = label(kind="panel"), elided(kind="quiet")
        self._products, self._approved = label(kind="panel"), elided(kind="quiet")
        self._day, self._term = elided(kind="strong"), elided(kind="quiet-text")
        self._open = link(_("Abrir el expediente"), partial(self.asked.emit, "term"))
        cells = (
            self._cell(label(_("Figura elegida por el órgano de gobierno"), "quiet"), self._figure, self._act),
            self._cell(self._steps, self._share), self._cell(self._products, self._approved),
            self._cell(self._day, self._term, self._open),
        )  # fmt: skip
        layout = row(spacing=0)
        for at, (cell, wide) in enumerate(zip(cells, (4, 2, 2, 4), strict=True)):
            if at:
                layout.addWidget(rule(vertical=True))
            layout.addWidget(cell, wide)
        self.setLayout(layout)

    def _cell(self, *widgets: QWidget) -> QWidget:
        made = card("plain")
        inner = column(spacing=2, margins=(16, 10, 16, 10))
        for widget in widgets:
            if isinstance(widget, QPushButton):
                inner.addLayout(row(widget, None))
            else:
                inner.addWidget(widget)
        inner.addStretch(1)
        made.setLayout(inner)
        return made

    def show_view(self, view: TerritoryView) -> None:
        self._show_figure(view)
        done, whole = view.progress
        periodic = sum(one.periodic for one in view.phases)
        self._steps.setText(_("{a} de {n} pasos").format(a=done, n=whole))
        self._share.setText(
            ngettext("{p} % · {n} periódico aparte", "{p} % · {n} periódicos aparte", periodic).format(
                p=share(done, whole), n=periodic
            )
        )
        self._products.setText(_("{a} de {n} productos").format(a=view.delivered, n=len(view.products)))
        self._approved.setText(
            _("{a} aprobados, {b} entregados").format(
                a=view.counted(ProductState.APPROVED), b=view.counted(ProductState.DELIVERED)
            )
        )
        self._show_term(view)

    def _show_figure(self, view: TerritoryView) -> None:
        self._figure.setText(view.figure.word or view.territory.figure.word or _("Sin elegir"))
        if view.is_final and view.resolution is not None and view.figure_step is not None:
            day = view.figure_step.done_on
            words = called(self._context.store, view.resolution)
            self._act.setText(f"{show_date(day)} · {words}" if day is not None else words)
        elif view.figure.word:
            self._act.setText(_("Falta su resolución: llévela al Concejo"))
        else:
            self._act.setText(_("Elegir entre las tres…"))

    def _show_term(self, view: TerritoryView) -> None:
        found = view.next_term
        self._open.setVisible(found is not None)
        if found is None:
            self._day.setText(_("Sin día legal a la vista"))
            self._term.setText(_("Ningún paso en curso tiene plazo de la norma."))
            return
        _case, step, term = found
        self._day.setText(ends_words(term))
        self._term.setText(f"{step.title}: {left_words(term, view.day)}")
