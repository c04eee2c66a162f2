"""Personas: whose data the file keeps; each can be handed over whole, or forgotten."""

import json
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.exchange import write_json
from munidesk.features.participation.people.store import alike, appearances, person_data
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.people_lists.domain import NEIGHBOURS, Neighbour
from munidesk.town.people_lists.store import erase_person, neighbours, save_neighbour
from munidesk.ui import dialogs, theme
from munidesk.ui.context import Context
from munidesk.ui.export import ask_path
from munidesk.ui.first_step import FirstStep, goes
from munidesk.ui.form_of import form_of
from munidesk.ui.scroll import scrolling
from munidesk.ui.side import add_side
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.widgets import button, clear, column, label, row, rule

_WIDE = 860
"""Pixels at 100 % from which the card stands beside the list."""
_CONTACT = ("phone", "email", "address")


class PeopleTab(QWidget):
    """Who they are at the left; what is kept of the chosen one at the right, to be written and looked at."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(_("Buscar por nombre"))
        self._filter.setAccessibleName(_("Buscar por nombre"))
        self._filter.setFixedWidth(theme.px(240))
        self._filter.textChanged.connect(lambda _text: self.refresh())
        self._count = label(kind="quiet-text")
        self.table: RecordTable[Neighbour] = RecordTable(self._columns())
        self.table.setAccessibleName(_("Personas"))
        self.table.removes = True
        self.table.cells.keep_in(context.draft("neighbour.cell"))
        self.card = PersonCard(context)
        self.table.selected.connect(self.card.show_person)
        note = label(
            _("Estos datos no salen en ningún informe. Cada persona puede pedir copia de los suyos, o que se borren."),
            "quiet-text", wrap=True,
        )  # fmt: skip
        self._everywhere = button(_("Buscar en todo…"), self.look_everywhere, icon="search")
        self._export = button(_("Copia de sus datos…"), self.export, icon="upload")
        QShortcut(QKeySequence("Ctrl+M"), self, self.join, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._erase = button(_("Borrar sus datos…"), self.erase, icon="trash")
        self._join = button(_("Unir…"), self.join, icon="link", tip=_("Unir con otra (Ctrl+M)"))
        head = row(self._filter, self._count, None, self._everywhere, self._join, self._export, self._erase)
        self._lay_out(head, note)

    def _columns(self) -> tuple[Column[Neighbour], ...]:
        def contact(name: str, width: int) -> Column[Neighbour]:
            return Column(
                NEIGHBOURS.field(name).label, lambda one: str(getattr(one, name)), partial(self._set, name),
                width=width, folds=True,
            )  # fmt: skip

        who: Column[Neighbour] = Column(
            NEIGHBOURS.field("name").label, lambda one: one.name, partial(self._set, "name"), name=True,
            order=lambda one: fold(one.name),
        )  # fmt: skip
        return (who, contact("phone", 150), contact("email", 200), contact("address", 200))

    def _lay_out(self, head: QHBoxLayout, note: QWidget) -> None:
        body = row(spacing=16)
        body.addWidget(self.table, 1)
        add_side(body, self.card, 376)
        inside = QWidget()
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(note)
        layout.addLayout(body, 1)
        inside.setLayout(layout)
        self._first = FirstStep(self._context, "people", inside)
        todo = _("Se anotan solas: quien presenta una iniciativa y quien firma la lista de un encuentro.")
        go = goes(self._context, _("Ir a Iniciativas"), "participation", tab="0")
        self._first.tell(_("Todavía no hay personas."), todo, go)
        self.setLayout(column(inside, self._first, spacing=0, margins=(24, 12, 24, 16)))
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        words, every = fold(self._filter.text()), neighbours(self._context.store)
        found = [one for one in every if words in fold(one.name)]
        self.table.show_records(found)
        self.card.show_person(self.table.current)
        self._first.stand(not every)
        self._count.setText(ngettext("{n} persona", "{n} personas", len(found)).format(n=len(found)))
        for made in (self._everywhere, self._join, self._export, self._erase):
            made.setVisible(bool(found))
        for made in (self._erase, self._join):
            made.setEnabled(not self._context.store.read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setVisible(self.width() >= theme.px(_WIDE))

    def leave(self) -> bool:
        return self.card.leave()

    def select(self, person_id: str) -> None:
        """Make that person the current one, whatever the filter hid."""
        self._filter.clear()
        self.table.select(lambda one: one.id == person_id)

    def _set(self, name: str, one: Neighbour, text: str) -> None:
        changed: dict[str, Any] = {name: text}
        save_neighbour(self._context.store, replace(one, **changed))

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

    def join(self) -> None:
        """The same person entered twice: what the other one brought and attended is this one's from now on."""
        current = self.table.current
        if current is None or self._context.store.read_only:
            return
        others = [one for one in neighbours(self._context.store) if one.id != current.id and one.name]
        others.sort(key=lambda one: (-alike(one.name, current.name), fold(one.name)))
        chosen = dialogs.ask_choice(
            self._context.window, _("Unir con {name}").format(name=current.name),
            _("Elija el registro repetido. Lo que presentó y los encuentros a los que fue pasan a {name}. Ctrl+Z los "
              "separa.").format(name=current.name),
            [(one.id, " · ".join(part for part in (one.name, one.phone, one.address) if part)) for one in others],
            accept=_("Unir"),
        )  # fmt: skip
        if chosen is None:
            return
        name = self._context.actions["merge_people"](Ref("neighbour", current.id), chosen)
        self._context.toast(_("Se unieron los registros de {name}.").format(name=name), True)
        self.refresh()

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
        if event.key() == Qt.Key.Key_Delete and self.table.hasFocus() and self._erase.isEnabled():
            self.erase()
            return
        super().keyPressEvent(event)


class PersonCard(QFrame):
    """How to reach one person, and where she or he appears: initiatives and encounters."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._id = ""
        self._name = label(kind="panel", wrap=True)
        figures = town.figures(context.store)
        self._form = form_of(NEIGHBOURS, context.store, self._current, figures, names=(*_CONTACT, "note"))
        self._form.setEnabled(not context.store.read_only)
        self._where = column(spacing=4)
        inner = column(self._name, self._form, rule(), spacing=10, margins=(16, 12, 16, 12))
        inner.addLayout(self._where)
        inner.addStretch(1)
        body = QWidget()
        body.setLayout(inner)
        self.setLayout(column(scrolling(body), spacing=0, margins=(1, 1, 1, 1)))

    def _current(self) -> Neighbour | None:
        return NEIGHBOURS.find(self._context.store, self._id) if self._id else None

    def show_person(self, one: Neighbour | None) -> None:
        if (one.id if one else "") != self._id:
            self.leave()
        self._id = one.id if one else ""
        self._name.setText(one.name if one else _("Elija una persona de la lista."))
        self._form.setVisible(one is not None)
        clear(self._where)
        if one is not None:
            self._form.refresh()
            self._show_where(one)

    def _show_where(self, one: Neighbour) -> None:
        found = appearances(self._context.store, one.id)
        for title, lines in ((_("Iniciativas"), found.initiatives), (_("Encuentros"), found.encounters)):
            if lines:
                self._where.addWidget(label(title, "quiet"))
            for line in lines:
                self._where.addWidget(label(line, wrap=True))
        if not found.initiatives and not found.encounters:
            self._where.addWidget(label(_("No presentó iniciativas ni figura en encuentros."), "quiet", wrap=True))

    def leave(self) -> bool:
        return not self._id or self._form.flush()
