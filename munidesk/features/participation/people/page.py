"""Personas: whose data the file keeps; each can be handed over whole, or forgotten."""

import json
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.exchange import write_json
from munidesk.features.participation.people.store import person_data
from munidesk.town.people_lists.domain import Neighbour
from munidesk.town.people_lists.store import erase_person, neighbours, save_neighbour
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.export import ask_path
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, column, label, row


class PeopleTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(_("Buscar por nombre"))
        self._filter.setAccessibleName(_("Buscar por nombre"))
        self._filter.setFixedWidth(theme.px(240))
        self._filter.textChanged.connect(lambda _text: self.refresh())
        self._count = label(kind="quiet-text")
        self.table: RecordTable[Neighbour] = RecordTable(
            (
                Column(
                    _("Nombre"),
                    lambda one: one.name,
                    edit=lambda one, text: self._save(replace(one, name=text)),
                    name=True,
                    order=lambda one: fold(one.name),
                ),
                Column(
                    _("Teléfono"),
                    lambda one: one.phone,
                    edit=lambda one, text: self._save(replace(one, phone=text)),
                    width=150,
                ),
                Column(
                    _("Correo"),
                    lambda one: one.email,
                    edit=lambda one, text: self._save(replace(one, email=text)),
                    width=220,
                ),
                Column(
                    _("Dirección"),
                    lambda one: one.address,
                    edit=lambda one, text: self._save(replace(one, address=text)),
                ),
            )
        )
        self.table.setAccessibleName(_("Personas"))
        self.table.removes = True
        self.table.cells.keep_in(context.draft("neighbour.cell"))
        note = label(
            _("Estos datos no salen en ningún informe. Cada persona puede pedir copia de los suyos, o que se borren."),
            "quiet-text", wrap=True,
        )  # fmt: skip
        self._everywhere = button(_("Buscar en todo…"), self.look_everywhere, icon="search")
        self._export = button(_("Copia de sus datos…"), self.export, icon="upload")
        self._erase = button(_("Borrar sus datos…"), self.erase, icon="trash")
        layout = column(spacing=10, margins=(24, 12, 24, 16))
        layout.addLayout(row(self._filter, self._count, None, self._everywhere, self._export, self._erase))
        layout.addWidget(note)
        layout.addWidget(self.table, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        words = fold(self._filter.text())
        found = [one for one in neighbours(self._context.store) if words in fold(one.name)]
        self.table.show_records(found)
        self._count.setText(ngettext("{n} persona", "{n} personas", len(found)).format(n=len(found)))
        self._erase.setEnabled(bool(found) and not self._context.store.read_only)
        self._export.setEnabled(bool(found))

    def select(self, person_id: str) -> None:
        """Make that person the current one, whatever the filter hid."""
        self._filter.clear()
        self.table.select(lambda one: one.id == person_id)

    def _save(self, one: Neighbour) -> None:
        save_neighbour(self._context.store, one)

    def look_everywhere(self) -> None:
        """All that the file says of the person, whoever wrote it where."""
        current = self.table.current
        who = ", ".join(part for part in (current.name, current.phone, current.email) if part) if current else ""
        self._context.navigator.go("personal", who=who)

    def export(self) -> None:
        current = self.table.current
        if current is None:
            return
        path = ask_path(self._context, _("Datos de {name}").format(name=current.name), ".json")
        if path is not None:
            write_json(path, json.loads(json.dumps(person_data(self._context.store, current.id), default=str)))
            self._context.toast(_("Se guardó {name}").format(name=path.name), False)

    def erase(self) -> None:
        current = self.table.current
        if current is None:
            return
        sure = dialogs.confirm(
            self._context.window,
            _("Borrar los datos de {name}").format(name=current.name),
            _("Se borran el nombre, el teléfono, el correo y la dirección, también del historial. "
              "Lo que dijo y las cuentas quedan, sin nombre. Si algún texto lo nombra, bórrelo antes con «Buscar en "
              "todo…». Los respaldos y las copias hechos hasta hoy lo conservan. No se puede deshacer."),
            _("Borrar"),
            final=True,
        )  # fmt: skip
        if sure:
            erase_person(self._context.store, current.id)
            self._context.toast(_("Sus datos se borraron."), False)
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self._erase.isEnabled():
            self.erase()
            return
        super().keyPressEvent(event)
