"""Ajustes › Fórmulas del acta: the sentences in words, kept as they are written; beside them how they will read."""

import re
from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.town import store as town
from munidesk.town.formula_examples import formula_example
from munidesk.town.formula_titles import formula_titles
from munidesk.town.formula_words import fields_of, formula_in_codes, formula_in_words
from munidesk.town.overrides import formula_problem, own_formulas, with_formula
from munidesk.ui import theme
from munidesk.ui.autosave import Autosave
from munidesk.ui.cells import ChipCell
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.scroll import scrolling
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, card, column, label, row


class FormulasSection(QWidget):
    """What is typed is a draft until it can be used, and then the formula: there is nothing to press."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._own: Mapping[str, str] = {}
        self._titles = formula_titles()
        self._key = self._shown = ""
        self._filling = False
        self.table: RecordTable[str] = RecordTable(
            (
                Column(_("Fórmula"), lambda key: self._titles.get(key, key)),
                Column("", lambda key: _("propia") if key in self._own else "", paint=self._mark, width=84),
            )
        )
        self.table.setAccessibleName(_("Fórmulas"))
        self.table.selected.connect(self._on_selected)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Texto de la fórmula"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(124))
        self._colours = _Fields(self.text.document())
        self._draft = Draft(self.text, {"formula": self.text})
        self._keeping = Autosave(self.text, self._keep)
        self.text.textChanged.connect(self._on_text)
        self.table.opened.connect(lambda _key: self.text.setFocus())
        self.fault = label(kind="fault", wrap=True)
        self.example = label(wrap=True)
        self._state = label(kind="quiet", wrap=True)
        self._insert = button(_("Insertar dato"), lambda: None, icon="plus")
        self._fields = QMenu(self._insert)
        self._insert.setMenu(self._fields)
        self.reset = button(_("Volver a la del país"), self.put_back)
        self.setLayout(self._laid_out())
        self.setFocusProxy(self.table)

    def _laid_out(self) -> QHBoxLayout:
        said = label(
            _("Lo que va entre ‹ › lo pone el programa. El resto es suyo, y se guarda al escribirlo."),
            "quiet-text", wrap=True,
        )  # fmt: skip
        read = card("neutral")
        read.setLayout(column(label(_("Así se leerá"), "quiet"), self.example, spacing=4, margins=(12, 8, 12, 10)))
        right = column(said, spacing=8)
        right.addWidget(self.text, 3)
        right.addWidget(self.fault)
        right.addLayout(row(self._insert, self.reset, None))
        right.addWidget(read)
        right.addWidget(self._state)
        right.addStretch(1)
        holder = QWidget()
        holder.setLayout(right)
        whole = row(spacing=16)
        whole.addWidget(self.table, 2)
        whole.addWidget(scrolling(holder), 3)
        return whole

    def _mark(self, key: str) -> ChipCell | None:
        return ChipCell(_("propia"), "accent") if key in self._own else None

    @property
    def _country(self) -> str:
        return town.municipality(self._context.store).country

    # -- showing

    def refresh(self) -> None:
        store = self._context.store
        self._own = own_formulas(town.municipality(store))
        self.table.show_records(tuple(town.profile_of(store).formulas))
        self.table.setColumnHidden(1, not self._own)
        self.table.viewport().update()
        self.text.setReadOnly(store.read_only)
        self._insert.setEnabled(not store.read_only)
        self._show()

    def choose(self, key: str) -> None:
        """Show that formula."""
        self.table.select(lambda one: one == key)

    def _on_selected(self, key: str | None) -> None:
        if key is not None and key != self._key:
            self._keeping.flush()
            self._key = key
            self._show_fields()
            self._show()

    def _show(self) -> None:
        """What is kept, but for what is typed over it and cannot be used yet."""
        if not self._key:
            return
        stored = town.profile_of(self._context.store).formulas[self._key]
        if self._shown != self._key or self._codes() != stored:
            self._shown = self._key
            said = formula_in_words(self._country, self._key, stored)
            self._filling = True
            self._draft.follow(self._context.draft(f"formula:{self._key}"), {"formula": said})
            self._filling = False
        self._on_text()

    def _show_fields(self) -> None:
        self._fields.clear()
        for field in fields_of(self._country, self._key):
            self._fields.addAction(field, partial(self._put_in, field))

    def _put_in(self, field: str) -> None:
        self.text.insertPlainText(field)
        self.text.setFocus()

    def _codes(self) -> str | None:
        """What is written, as it is kept; None while it cannot be."""
        try:
            return formula_in_codes(self._country, self._key, self.text.toPlainText())
        except UserError:
            return None

    def _fault(self) -> str:
        try:
            codes = formula_in_codes(self._country, self._key, self.text.toPlainText())
        except UserError as error:
            return str(error)
        return formula_problem(self._country, self._key, codes)

    def _check(self) -> str:
        """Say what is wrong with it, else how it will read; the fault."""
        store = self._context.store
        fault, codes = self._fault(), self._codes() or ""
        municipality, profile = town.municipality(store), town.profile_of(store)
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        example = formula_example(municipality, profile, self._key, codes) or _("El acta no dice nada de esto.")
        self.example.setText("" if fault else example)
        own = self._key in self._own
        self.reset.setEnabled((own or bool(self._draft.typed)) and not store.read_only)
        if fault:
            self._state.setText(_("Lo escrito queda aquí como borrador; el acta usa la fórmula de antes."))
        else:
            self._state.setText(_("Es suya: en el acta va esta.") if own else _("Es la del país."))
        return fault

    # -- keeping

    def _on_text(self) -> None:
        if not self._filling and self._key and not self._check() and self._draft.typed:
            self._keeping.touch()

    def _keep(self) -> None:
        codes = self._codes()
        if codes is not None and not formula_problem(self._country, self._key, codes):
            self._write(codes)

    def _write(self, codes: str) -> None:
        store = self._context.store
        changed = with_formula(town.municipality(store), self._key, codes)
        town.save_municipality(store, changed, fold=f"formula.{self._key}")
        self._draft.done()

    def put_back(self) -> None:
        """The country's formula again; Ctrl+Z brings back the own one."""
        self._keeping.forget()
        self._shown = ""
        self._write("")
        self.refresh()
        self._context.toast(_("Volvió la fórmula del país."), True)

    def leave(self) -> bool:
        return self._keeping.leave() and self._draft.leave()


class _Fields(QSyntaxHighlighter):
    """What the program puts in stands out from what is written."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._chip = QTextCharFormat()
        self._chip.setForeground(theme.colour("accent"))
        self._chip.setBackground(theme.colour("hover"))
        self._mark = QTextCharFormat()
        self._mark.setForeground(theme.colour("accent"))

    def highlightBlock(self, text: str) -> None:
        for match in _CHIP.finditer(text):
            self.setFormat(match.start(), match.end() - match.start(), self._chip)
        for match in _MARKS.finditer(text):
            self.setFormat(match.start(), match.end() - match.start(), self._mark)


_CHIP = re.compile("‹[^‹›:]*›")
_MARKS = re.compile(r"‹[^‹›:]*:|[:|] *[^‹›|=:]{1,12} = ?|(?<=[^‹])›")
