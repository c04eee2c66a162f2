"""The bank of good practices: the list with its filter at the left, the ficha of the chosen one at the right."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital, fold
from munidesk.features.open_government.codes import Adoption, PracticeOrigin
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.kinds import PRACTICES
from munidesk.features.open_government.practices.page_ficha import Ficha
from munidesk.features.open_government.practices.rules import is_adopted, is_own, place_of
from munidesk.features.open_government.practices.store import (
    adopt,
    own_place,
    practices,
    remove_practice,
    save_practice,
)
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_removal import may_remove
from munidesk.ui import theme
from munidesk.ui.ask_record import ask_record
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import Cell, ChipCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.hints import hint_line
from munidesk.ui.key_table import KeyTable
from munidesk.ui.making import Making
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.side import add_side
from munidesk.ui.table import Column
from munidesk.ui.widgets import column, label, row

_WIDE = 900
"""Pixels at 100 % from which the ficha stands beside the list."""
_NEW = ("title", "component", "topic", "problem", "done", "results")
_KEYS = {(Qt.Key.Key_A, False): "adopt", (Qt.Key.Key_Delete, False): "remove"}
_CHIPS = {
    Adoption.STUDIED: ("accent", "clock"), Adoption.ADOPTED: ("good", "check"), Adoption.DROPPED: ("neutral", "minus"),
}  # fmt: skip


class BankTab(QWidget):
    """`Ctrl+N` a new one, `A` what this town does with it, `Supr` takes it out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._try = context, Attempt(context)
        self._all: tuple[Practice, ...] = ()
        self._town = ""
        self.segments = Segments(self._segments())
        self.segments.chosen.connect(lambda _key: self._show())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filtrar por título, lugar o tema"))
        self.filter.setAccessibleName(_("Filtrar las prácticas"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._show())
        self._count = label(kind="quiet-text")
        self.table: KeyTable[Practice] = KeyTable(self._columns(), _KEYS)
        self.table.setAccessibleName(_("Buenas prácticas"))
        self.table.removes = True
        self.table.says_when_empty(_("Ninguna práctica coincide con el filtro. Bórrelo con Esc."))
        self.ficha = Ficha(context, self.ask_adoption)
        self.table.selected.connect(self.ficha.show_practice)
        self.table.opened.connect(lambda _one: self.ficha.begin())
        self.table.asked.connect(self._on_key)
        self._lay_out()

    def _lay_out(self) -> None:
        body = row(spacing=12)
        body.addWidget(self.table, 1)
        add_side(body, self.ficha, 452)
        inside = QWidget()
        layout = column(spacing=10)
        layout.addLayout(row(self.segments, self.filter, self._count, spacing=12))
        layout.addLayout(body, 1)
        layout.addWidget(hint_line((
            ("↑ ↓", _("elegir")), ("Enter", _("escribir la ficha")), ("A", _("adoptar")), ("Ctrl+N", _("nueva")),
            ("Supr", _("quitar")),
        )))  # fmt: skip
        inside.setLayout(layout)
        self._first = FirstStep(self._context, "book", inside)
        todo = _("Escriba la primera, o importe la carpeta de otro municipio. La ficha del piloto entra sola.")
        self._first.tell(_("Todavía no hay ninguna buena práctica."), todo, Making(_("Nueva práctica"), self.new), NEW)
        self.setLayout(column(inside, self._first, spacing=0, margins=(24, 12, 24, 8)))
        self.setFocusProxy(self.table)

    def _segments(self) -> tuple[Segment, ...]:
        own = sum(map(is_own, self._all))
        return (
            Segment("", _("Todas"), len(self._all)),
            Segment("own", _("Propias"), own),
            Segment("others", _("De otros"), len(self._all) - own),
            Segment("adopted", _("Adoptadas"), sum(map(is_adopted, self._all))),
        )

    def _columns(self) -> tuple[Column[Practice], ...]:
        def order(text: str) -> tuple[bool, str]:
            return not text, fold(text)

        return (
            Column(_("Práctica"), lambda one: one.title, wraps=True, order=lambda one: order(one.title)),
            Column(_("Lugar"), lambda one: place_of(one, self._town), width=150,
                   order=lambda one: order(place_of(one, self._town))),
            Column(_("Componente"), lambda one: one.component.word, width=156, order=lambda one: one.component.place),
            Column(_("Aquí"), lambda one: _here(one), paint=_chip, width=150,
                   order=lambda one: one.adoption.place),
        )  # fmt: skip

    # -- showing

    def refresh(self) -> None:
        store = self._context.store
        self._all, self._town = practices(store), own_place(store)
        self.segments.set(self._segments())
        self._first.stand(not self._all)
        self._show()

    def _show(self) -> None:
        found = self.shown
        self.table.show_records(found)
        self.ficha.show_practice(self.table.current)
        words = ngettext("{n} práctica", "{n} prácticas", len(found))
        self._count.setText(words.format(n=len(found)))

    @property
    def shown(self) -> tuple[Practice, ...]:
        """What the segment and the filter leave."""
        wanted, which = fold(self.filter.text()), self.segments.current
        return tuple(one for one in self._all if _is_in(one, which) and wanted in _sought(one))

    def select(self, practice_id: str) -> None:
        """Whatever the filter hid."""
        self.filter.clear()
        self.segments.choose("")
        self.table.select(lambda one: one.id == practice_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.ficha.setVisible(self.width() >= theme.px(_WIDE))

    def leave(self) -> bool:
        return self.ficha.leave()

    def making(self) -> Making | None:
        return None if self._context.store.read_only else Making(_("Nueva práctica"), self.new)

    @property
    def chosen(self) -> Practice | None:
        return self.table.current

    # -- doing

    def new(self) -> None:
        """By its name and the texts that tell it; place and country are this town's."""
        store, made = self._context.store, list[str]()
        bare = Practice(
            title="", place=own_place(store), country=town.profile_of(store).name,
            origin=PracticeOrigin.OWN,
        )  # fmt: skip
        done = ask_record(
            self._context, PRACTICES, bare, _NEW, _("Nueva práctica"),
            lambda one: made.append(save_practice(store, one).id), town.figures(store), accept=_("Agregar"),
        )  # fmt: skip
        if done:
            self.select(made[0])
            self.table.setFocus()

    def _on_key(self, name: str) -> None:
        if name == "adopt":
            self.ask_adoption()
        else:
            self.remove()

    def ask_adoption(self) -> None:
        """What this town does with the chosen one, and a note; what it became is linked in the ficha."""
        one, store = self.table.current, self._context.store
        if one is None or store.read_only:
            return
        ask_record(
            self._context, PRACTICES, one, ("adoption", "adoption_note"), _("¿Qué se hace aquí con esta práctica?"),
            lambda it: adopt(store, it.id, it.adoption, it.adoption_note), town.figures(store), text=one.title,
        )  # fmt: skip

    def remove(self) -> None:
        one = self.table.current
        if one is None or self._context.store.read_only:
            return
        if may_remove(self._context, (Ref("practice", one.id),), f"«{one.title}»") and self._try(
            partial(remove_practice, self._context.store, one.id)
        ):
            self._context.toast(_("Se quitó la práctica."), True)


def _is_in(one: Practice, segment: str) -> bool:
    match segment:
        case "own":
            return is_own(one)
        case "others":
            return not is_own(one)
        case "adopted":
            return is_adopted(one)
    return True


def _sought(one: Practice) -> str:
    return fold(" ".join((one.title, one.place, one.country, one.topic, one.component.word)))


def _here(one: Practice) -> str:
    """Of an own one, whence it came; of another town's, what is done with it."""
    if one.adoption is Adoption.NONE:
        return capital(one.origin.word) if is_own(one) else capital(one.adoption.word)
    return capital(one.adoption.word)


def _chip(one: Practice) -> Cell:
    return ChipCell(_here(one), *_CHIPS.get(one.adoption, ("neutral", "")))
