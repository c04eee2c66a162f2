"""What people said at an encounter: typed fast or pasted in bulk, one per line."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.participation.domain import AuthorKind, Contribution, Origin
from munidesk.features.participation.page_attendance import EntryLine
from munidesk.features.participation.store_encounters import (
    add_contributions,
    contributions,
    encounter,
    remove_contribution,
    update_contribution,
)
from munidesk.features.participation.store_initiatives import register
from munidesk.features.participation.store_themes import themes
from munidesk.town.domain import Ref
from munidesk.town.links import link
from munidesk.ui.context import Context
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, keycap, label, row


@dataclass(frozen=True, slots=True)
class _Row:
    contribution: Contribution
    theme: str


class ContributionsTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id = ""
        self.entry = EntryLine()
        self.entry.setPlaceholderText(_("Un aporte y Enter. Entre paréntesis, al final, quién lo dijo: (vecina)"))
        self.entry.setAccessibleName(_("Agregar aporte"))
        self.entry.returnPressed.connect(self._add)
        self.entry.pasted.connect(self.paste)
        self._line = label(kind="quiet-text")
        self.table: RecordTable[_Row] = RecordTable(self._columns())
        self.table.setAccessibleName(_("Aportes"))
        self.table.refused.connect(lambda text: context.toast(text, False))
        self._initiative = button(_("Registrar como iniciativa"), self._register, icon="hand")
        hints = row(spacing=6)
        for key, words in (("Enter", _("agrega")), ("Ctrl+V", _("pega varios, uno por renglón")), ("Supr", _("quita"))):
            hints.addWidget(keycap(key))
            hints.addWidget(label(words, "quiet"))
        hints.addStretch(1)
        hints.addWidget(self._line)
        layout = column(self.entry, spacing=8, margins=(24, 16, 24, 16))
        layout.addLayout(hints)
        layout.addWidget(self.table, 1)
        layout.addLayout(row(self._initiative, None))
        self.setLayout(layout)
        self.setFocusProxy(self.entry)

    def _columns(self) -> tuple[Column[_Row], ...]:
        return (
            Column(_("N.º"), lambda one: str(one.contribution.position + 1), right=True, width=56),
            Column(_("Aporte"), lambda one: one.contribution.text, edit=lambda one, text: self._set(one, "text", text)),
            Column(_("Quién"), lambda one: one.contribution.said_by,
                   edit=lambda one, text: self._set(one, "said_by", text), width=160),
            Column(_("Zona"), lambda one: one.contribution.zone, edit=lambda one, text: self._set(one, "zone", text),
                   width=130),
            Column(_("Tema"), lambda one: one.theme or "–", width=240),
        )  # fmt: skip

    def show_encounter(self, encounter_id: str) -> None:
        self._id = encounter_id

    def refresh(self) -> None:
        store = self._context.store
        titles = {row_.theme.id: row_.theme.title for row_ in themes(store)}
        found = [_Row(one, titles.get(one.theme_id, "")) for one in contributions(store, self._id)]
        self.table.show_records(found)
        grouped = sum(bool(one.theme) for one in found)
        self._line.setText(
            _("{n}, {m} en temas").format(
                n=ngettext("{n} aporte", "{n} aportes", len(found)).format(n=len(found)), m=grouped
            )
        )
        for widget in (self.entry, self._initiative):
            widget.setEnabled(not store.read_only)

    def _add(self) -> None:
        text = self.entry.text()
        if text.strip():
            self.entry.clear()
            add_contributions(self._context.store, self._id, [text])

    def paste(self, text: str) -> None:
        made = add_contributions(self._context.store, self._id, text.splitlines())
        words = ngettext("Se agregó {n} aporte.", "Se agregaron {n} aportes.", len(made)).format(n=len(made))
        self._context.toast(words, bool(made))

    def _set(self, one: _Row, name: str, text: str) -> None:
        if name == "text" and not text.strip():
            raise UserError(_("El aporte no puede quedar vacío. Para quitarlo, use Supr."))
        update_contribution(self._context.store, one.contribution.id, **{name: text.strip()})

    def _register(self) -> None:
        current = self.table.current
        if current is None:
            self._context.toast(_("Elija primero un aporte."), False)
            return
        store, said = self._context.store, current.contribution
        record = encounter(store, self._id)
        with store.change(_("Registrar un aporte como iniciativa")):
            made = register(
                store, said.text[:120], text=said.text, received=record.date, origin=Origin.ENCOUNTER,
                author=AuthorKind.NEIGHBOUR, zone=said.zone or record.zone,
            )  # fmt: skip
            link(store, Ref("initiative", made), Ref("encounter", self._id), "raised")
        self._context.toast(_("Se registró como iniciativa."), True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.table.current
        if event.key() == Qt.Key.Key_Delete and current is not None and self.table.hasFocus():
            remove_contribution(self._context.store, current.contribution.id)
            self._context.toast(_("Se quitó el aporte."), True)
            return
        super().keyPressEvent(event)
