"""A part of the network: a filter and a list at the left, what is known of the chosen one at the right, its keys."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.ui import theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.hints import hint_line
from munidesk.ui.key_table import Keys, KeyTable
from munidesk.ui.making import Making
from munidesk.ui.scroll import scrolling
from munidesk.ui.side import add_side
from munidesk.ui.table import Column
from munidesk.ui.table_model import T
from munidesk.ui.widgets import button, card, clear, column, label, row

_WIDE = 900
_NONE: Keys = {}
Told = Sequence[tuple[str, Sequence[str]]]
"""Title → lines of the card; a title without lines is left out."""
Verb = tuple[str, str, str, Callable[[], object]]
"""Icon, words, key, what it does."""


class PartTab(QWidget, Generic[T]):
    """Each part gives its columns, its rows, what it tells of one, and its verbs."""

    name, icon, first_words, todo = "", "link", "", ""
    new_words = ""
    hints: tuple[tuple[str, str], ...] = ()
    keys: Keys = _NONE

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.attempt = context, Attempt(context)
        self._all: tuple[T, ...] = ()
        self._wanted = ""
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filtrar"))
        self.filter.setAccessibleName(_("Filtrar: {what}").format(what=_(self.name)))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._show_rows())
        self.table: KeyTable[T] = KeyTable(self.columns(), self.keys)
        self.table.setAccessibleName(_(self.name))
        self.table.removes = True
        self.table.says_when_empty(_("Nada coincide con el filtro. Bórrelo con Esc."))
        self.table.asked.connect(self._asked)
        self.table.opened.connect(lambda _one: self.edit())
        self.table.selected.connect(lambda _one: self._show_card())
        self.buttons: dict[str, QPushButton] = {}
        self.card, self._told, holder = card(), column(spacing=4), card("plain")
        holder.setLayout(self._told)
        self.card.setLayout(column(scrolling(holder), margins=(16, 12, 8, 12)))
        self._lay_out()

    def _lay_out(self) -> None:
        body, acts = row(spacing=12), row(spacing=8)
        body.addWidget(self.table, 1)
        add_side(body, self.card, 316)
        acts.addWidget(self.filter, 1)
        for icon, words, key, verb in self.verbs():
            self.buttons[key] = made = button(_(words), verb, kind="small", icon=icon, tip=key)
            acts.addWidget(made)
        self.inside = QWidget()
        layout = column(spacing=10)
        layout.addLayout(acts)
        for one in self.above():
            layout.addWidget(one)
        layout.addLayout(body, 1)
        layout.addWidget(hint_line(self.hint_words()))
        self.inside.setLayout(layout)
        self.first = FirstStep(self.context, self.icon, self.inside)
        self.setLayout(column(self.inside, self.first, spacing=0, margins=(24, 12, 24, 8)))
        self.setFocusProxy(self.table)

    def hint_words(self) -> Sequence[tuple[str, str]]:
        return tuple((key, _(words)) for key, words in self.hints)

    # -- what a part gives

    def columns(self) -> Sequence[Column[T]]:
        raise NotImplementedError

    def rows(self) -> Sequence[T]:
        raise NotImplementedError

    def id_of(self, one: T) -> str:
        raise NotImplementedError

    def title_of(self, one: T) -> str:
        raise NotImplementedError

    def sought(self, one: T) -> str:
        return self.title_of(one)

    def told(self, one: T) -> Told:
        raise NotImplementedError

    def verbs(self) -> Sequence[Verb]:
        return ()

    def above(self) -> Sequence[QWidget]:
        return ()

    def on_key(self) -> Mapping[str, Callable[[], object]]:
        raise NotImplementedError

    def new(self) -> None:
        """What Ctrl+N makes."""

    def edit(self) -> None:
        """Enter, on the chosen one."""

    def makes(self) -> bool:
        return True

    # -- showing

    def refresh(self) -> None:
        self._all = tuple(self.rows())
        begin, key = self.beginning()
        self.first.tell(_(self.first_words), _(self.todo), begin, key)
        self.first.stand(not self._all)
        for made in self.buttons.values():
            made.setEnabled(not self.context.store.read_only)
        self._show_rows()

    def _show_rows(self) -> None:
        sought = fold(self.filter.text())
        chosen = self._wanted or (self.id_of(self.table.current) if self.table.current is not None else "")
        self.table.show_records([one for one in self._all if sought in fold(self.sought(one))])
        if chosen:
            self.table.select(lambda one: self.id_of(one) == chosen)
        self._wanted = ""
        self._show_card()

    def _show_card(self) -> None:
        clear(self._told)
        one = self.table.current
        if one is None:
            return
        self._told.addWidget(label(self.title_of(one), "panel", wrap=True))
        for title, lines in self.told(one):
            if lines:
                self._told.addSpacing(theme.px(6))
                if title:
                    self._told.addWidget(label(title, "strong"))
                for text in lines:
                    self._told.addWidget(label(text, "quiet-text", wrap=True))
        self._told.addStretch(1)

    def select(self, key: str) -> None:
        """Whatever the filter hid."""
        self._wanted = key
        self.filter.clear()
        self._show_rows()

    @property
    def chosen(self) -> T | None:
        return self.table.current

    def beginning(self) -> tuple[Making | None, str]:
        """What an empty part is begun with, and its key."""
        return self.making(), NEW if self.makes() else ""

    def making(self) -> Making | None:
        if self.context.store.read_only or not self.makes():
            return None
        return Making(_(self.new_words), self.new)

    def _asked(self, what: str) -> None:
        if not self.context.store.read_only:
            self.on_key()[what]()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setVisible(self.width() >= theme.px(_WIDE))
