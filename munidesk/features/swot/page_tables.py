"""MEFI–MEFE and the group's scores: the FODA as tables."""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QWidget

from munidesk.base.i18n import _
from munidesk.features.swot.checks import parse_rating, parse_score, parse_weight
from munidesk.features.swot.domain import Convention, Factor
from munidesk.features.swot.kinds import MATRICES
from munidesk.features.swot.rules import (
    codes,
    contribution,
    external,
    group_score,
    internal,
    reading,
    totals,
)
from munidesk.features.swot.store import (
    SwotView,
    balance_weights,
    clear_score,
    factor,
    save_factor,
    save_matrix,
    set_score,
)
from munidesk.town import store as town
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep, goes
from munidesk.ui.making import Making
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import Chip, button, column, label, row


def tell_no_factors(first: FirstStep, context: Context) -> None:
    """What is weighed, scored or crossed is written in the matrix before."""
    todo = _("Escríbalos en la matriz, una tarjeta por factor: aquí se ponen después sus valores.")
    first.tell(_("Este FODA todavía no tiene factores."), todo, goes(context, _("Ir a la matriz"), "swot", tab="0"))


class EvaluationTab(QWidget):
    """Both tables, editable, with their difference to 1,00 always in sight."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._figures = town.figures(context.store)
        self._view: SwotView | None = None
        self._names: dict[str, str] = {}
        self._convention = QComboBox()
        self._convention.addItem(_("Externos: calidad de la respuesta, 1 a 4"), Convention.RESPONSE.value)
        self._convention.addItem(_("Externos: amenaza 1–2, oportunidad 3–4"), Convention.STRENGTH.value)
        self._convention.setAccessibleName(_("Convención de la MEFE"))
        self._convention.activated.connect(lambda _index: self._set_convention())
        self.tables: list[RecordTable[Factor]] = []
        self._chips, self._readings = [Chip(), Chip()], [label(kind="quiet-text"), label(kind="quiet-text")]
        inside = QWidget()
        layout = column(spacing=10)
        layout.addLayout(row(self._convention, None))
        for at, title in enumerate((_("MEFI, factores internos"), _("MEFE, factores externos"))):
            table: RecordTable[Factor] = RecordTable(self._columns())
            table.setAccessibleName(title)
            table.writes_in(context)
            self.tables.append(table)
            even = button(
                _("Equilibrar a {one}").format(one=self._figures.hundredths(100)),
                partial(self._balance, at == 0),
                icon="scale",
                kind="small",
            )
            even.setAccessibleName(f"{even.text()}: {title}")
            layout.addLayout(row(label(title, "panel"), self._chips[at], self._readings[at], None, even, spacing=10))
            layout.addWidget(table, 1)
        inside.setLayout(layout)
        self._first = FirstStep(context, "scale", inside)
        tell_no_factors(self._first, context)
        self.setLayout(column(inside, self._first, spacing=0, margins=(24, 12, 24, 16)))
        self.setFocusProxy(self.tables[0])

    def _columns(self) -> tuple[Column[Factor], ...]:
        return (
            Column(_("N.º"), lambda one: self._names.get(one.id, ""), width=56),
            Column(_("Factor"), lambda one: one.text, edit=lambda one, text: self._set("text", one, text), name=True),
            Column(_("Peso"), lambda one: self._weight(one), right=True, width=90,
                   edit=lambda one, text: self._set("weight", one, parse_weight(text, self._figures))),
            Column(_("Calificación"), lambda one: "" if one.rating is None else str(one.rating), right=True, width=110,
                   edit=lambda one, text: self._set("rating", one, parse_rating(text))),
            Column(_("Aporte"), lambda one: self._figures.number(contribution(one), 2), right=True,
                   width=90),
        )  # fmt: skip

    def _weight(self, one: Factor) -> str:
        return "" if one.weight is None else self._figures.hundredths(one.weight)

    def show_view(self, view: SwotView | None) -> None:
        self._view = view
        self._names = codes(view.factors) if view else {}
        self._first.stand(view is None or not view.factors)
        for at, choose in enumerate((internal, external)):
            own = choose(view.factors) if view else []
            own.sort(key=lambda one: (one.quadrant.place, one.position))
            found = totals(own)
            if view is not None:
                self.tables[at].cells.keep_in(self._context.draft(f"mefi.cell:{view.matrix.id}:{at}"))
            self.tables[at].show_records(own)
            if found.balanced:
                words = _("Los pesos suman {one}").format(one=self._figures.hundredths(100))
                self._chips[at].set(words, "good", "check")
            else:
                more = _("de más") if found.difference > 0 else _("de menos")
                words = _("Suman {n}: {gap} {more}").format(
                    n=self._figures.hundredths(found.weight),
                    gap=self._figures.hundredths(abs(found.difference)),
                    more=more,
                )
                weighed = any(one.weight is not None for one in own)  # a blank is not a zero that falls short
                self._chips[at].set(words if weighed else "", "attention", "alert")
            self._readings[at].setText(reading(found, self._figures, inside=at == 0))
        if view is not None:
            self._convention.setCurrentIndex(self._convention.findData(view.matrix.convention.value))
        self.setEnabled(view is not None and not view.matrix.closed and not self._context.store.read_only)

    def _set(self, name: str, one: Factor, value: str | int | None) -> None:
        store, changed = self._context.store, dict[str, Any]({name: value})
        save_factor(store, replace(factor(store, one.id), **changed))

    def _balance(self, inside: bool) -> None:
        if self._view is not None:
            balance_weights(self._context.store, self._view.matrix.id, inside=inside)
            self._context.toast(
                _("Los pesos suman {one}, en las mismas proporciones.").format(one=self._figures.hundredths(100)), True
            )

    def _set_convention(self) -> None:
        if self._view is not None:
            store, chosen = self._context.store, Convention(str(self._convention.currentData()))
            save_matrix(store, replace(MATRICES.get(store, self._view.matrix.id), convention=chosen))


class ScoresTab(QWidget):
    """Each person a column; mean and spread at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: SwotView | None = None
        self._people: list[str] = []
        self._table: RecordTable[Factor] | None = None
        note = label(
            _("En cada casilla, impacto × factibilidad de 1 a 5 (por ejemplo 4x3). Vacío no es cero."), "quiet"
        )
        self._layout = column(spacing=10)
        self._layout.addLayout(row(note, None))
        inside = QWidget()
        inside.setLayout(self._layout)
        self._first = FirstStep(context, "people", inside)
        self.setLayout(column(inside, self._first, spacing=0, margins=(24, 12, 24, 16)))

    def show_view(self, view: SwotView | None) -> None:
        self._view = view
        self._show_first(view)
        scored = list(view.people) if view else []
        people = scored + [name for name in self._people if name not in scored]
        if self._table is None or people != self._people:
            self._people = people
            self._rebuild()
        if self._table is not None:
            own = sorted(view.factors, key=lambda one: (one.quadrant.place, one.position)) if view else []
            if view is not None:
                self._table.cells.keep_in(self._context.draft(f"scores.cell:{view.matrix.id}"))
            self._table.show_records(own)
        self.setEnabled(view is not None and not view.matrix.closed and not self._context.store.read_only)

    def _show_first(self, view: SwotView | None) -> None:
        """Without factors there is nothing to score; without people, nobody who does."""
        if view is not None and view.factors:
            todo = _("Agregue a cada persona del equipo: puntúa impacto y factibilidad, de 1 a 5, de cada factor.")
            self._first.tell(_("Nadie puntuó todavía."), todo, Making(_("Agregar persona"), self.add_person), NEW)
        else:
            tell_no_factors(self._first, self._context)
        self._first.stand(view is None or not view.factors or not (view.people or self._people))

    def making(self) -> Making | None:
        can = self.isEnabled() and self._view is not None and bool(self._view.factors)
        return Making(_("Agregar persona"), self.add_person) if can else None

    def _rebuild(self) -> None:
        if self._table is not None:
            self._layout.removeWidget(self._table)
            self._table.hide()  # until it goes it would stand over the new one
            self._table.deleteLater()
        people = tuple(
            Column(name, partial(self._cell, name), edit=partial(self._edit, name), right=True, width=56)
            for name in self._people
        )
        self._table = RecordTable(
            (
                Column(_("N.º"), self._code, width=56),
                Column(_("Factor"), lambda one: one.text),
                *people,
                Column(_("Media"), partial(self._group, "mean"), right=True, width=70),
                Column(_("Menor–mayor"), partial(self._group, "spread"), right=True, width=116),
            )
        )
        self._table.setAccessibleName(_("Puntajes del grupo"))
        self._table.writes_in(self._context)
        self._layout.addWidget(self._table, 1)

    def _code(self, one: Factor) -> str:
        return codes(self._view.factors)[one.id] if self._view else ""

    def _cell(self, name: str, one: Factor) -> str:
        scores = self._view.scores if self._view else ()
        found = next((s for s in scores if s.factor_id == one.id and s.person == name), None)
        return f"{found.impact}×{found.feasibility}" if found else ""

    def _group(self, what: str, one: Factor) -> str:
        found = group_score(s for s in (self._view.scores if self._view else ()) if s.factor_id == one.id)
        if found is None:
            return "–"
        return (
            town.figures(self._context.store).number(found.mean, 1)
            if what == "mean"
            else f"{found.lowest}–{found.highest}"
        )

    def _edit(self, name: str, one: Factor, text: str) -> None:
        if text.strip():
            set_score(self._context.store, one.id, name, *parse_score(text))
        else:
            clear_score(self._context.store, one.id, name)

    def add_person(self) -> None:
        name = dialogs.ask_text(
            self._context.window, _("¿Quién puntúa?"), _("Un nombre corto o iniciales."),
            draft=self._context.draft("swot.person"),
        )  # fmt: skip
        if name and name not in self._people:
            self._people = [*self._people, name]
            self._rebuild()
            self.show_view(self._view)
        if name:
            self._begin_column(name)

    def _begin_column(self, name: str) -> None:
        """The first factor, in the column of that person."""
        table = self._table
        if table is not None and table.records:
            table.setCurrentIndex(table.model().index(0, 2 + self._people.index(name)))
            table.setFocus()
