"""The register of initiatives: figures, filters kept per person, table and the detail that follows the selection."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from munidesk.base.dates import today
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.features.participation.domain import AuthorKind, State
from munidesk.features.participation.initiatives.board import BoardRow, Figures, Filter
from munidesk.features.participation.initiatives.page import InitiativeDetail
from munidesk.features.participation.initiatives.page_looks import chip_of, clock_cell, state_cell
from munidesk.features.participation.initiatives.store_board import OWN, PAGE, board, choices, figures
from munidesk.features.participation.initiatives.store_states import own_states
from munidesk.town import store as town
from munidesk.ui import theme
from munidesk.ui.cells import TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.flow import WrapLayout
from munidesk.ui.making import Making
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.side import add_side
from munidesk.ui.table import Column, Order, RecordTable
from munidesk.ui.widgets import button, card, clear, column, label, row, rule

VIEW = "participation.board"
_WIDE, _ROOMY = 970, 1080
"""Pixels at 100 % from which the detail stands beside the list, and from which it does with its whole width."""


def columns() -> tuple[Column[BoardRow], ...]:
    return (
        Column(
            _("Folio"), lambda one: one.initiative.folio, paint=_folio, width=84, order=lambda one: one.initiative.folio
        ),
        Column(_("Iniciativa"), lambda one: one.initiative.title, order=lambda one: one.initiative.title),
        Column(_("Autoría"), lambda one: one.author, paint=lambda one: TextCell(one.author, colour="text2"), width=140),
        Column(
            _("Estado"),
            lambda one: chip_of(one.initiative)[0],
            paint=state_cell,
            width=120,
            order=lambda one: one.initiative.state,
        ),
        Column(
            _("Plazo de respuesta"),
            lambda one: one.clock.words,
            paint=clock_cell,
            width=174,
            order=lambda one: one.initiative.due,
        ),
    )


ORDERS = ("folio", "title", "", "state", "due")
"""What each column orders by, as `store_board.ORDERS` names it: the table may hold only the first of many."""


def _folio(one: BoardRow) -> TextCell:
    return TextCell(one.initiative.folio, colour="text2")


class BoardTab(QWidget):
    """`opened(id)` is called by Enter where the detail has no room; `new` registers another one."""

    def __init__(self, context: Context, opened: Callable[[str], None], new: Callable[[], object]) -> None:
        super().__init__()
        self._new = new
        self._context = context
        self._opened = opened
        self._limit = PAGE
        self.filter = self._remembered()
        self._strip = card()
        self._strip_layout = row(spacing=0, margins=(1, 1, 1, 1))
        self._strip.setLayout(self._strip_layout)
        self._words = QLineEdit(self.filter.words)
        self._words.setPlaceholderText(_("Filtrar: plaza, 2026-03…"))
        self._words.setAccessibleName(_("Filtrar las iniciativas"))
        self._words.setFixedWidth(theme.px(168))
        self._words.textChanged.connect(lambda text: self._choose(replace(self.filter, words=text)))
        self._topic = self._combo(_("Tema"), 118, lambda value: replace(self.filter, topic=value))
        self._zone = self._combo(_("Zona"), 118, lambda value: replace(self.filter, zone=value))
        self._author = self._combo(_("Autoría"), 124, lambda value: replace(self.filter, author=value))
        self._state = self._combo(_("Estado"), 122, lambda value: replace(self.filter, segment=value or "all"))
        self._segments = Segments(self._counted({}), self.filter.segment)
        self._segments.chosen.connect(lambda key: self._choose(replace(self.filter, segment=key)))
        self.table: RecordTable[BoardRow] = RecordTable(columns())
        self.table.setAccessibleName(_("Iniciativas"))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(36))
        self.table.orders = False
        self.table.ordered.connect(self._order)
        self._bar = QWidget()
        self._first = FirstStep(context, "clipboard", self.table)
        self._more = button("", self._show_more, kind="quiet")
        self.detail = InitiativeDetail(context)
        self.table.selected.connect(lambda one: self.detail.show_initiative(one.initiative.id if one else ""))
        self.table.opened.connect(self._open)
        self.detail.finished.connect(lambda _words: self.table.setFocus())
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+M"), self, self.detail.join, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        bar = WrapLayout(self._words, self._topic, self._zone, self._author, self._state, self._segments)
        self._bar.setLayout(bar)
        left = column(self.table, self._first, self._more, spacing=0)
        body = row(spacing=16)
        body.addLayout(left, 1)
        add_side(body, self.detail, 376)
        layout = column(self._strip, spacing=12, margins=(24, 12, 24, 16))
        layout.addWidget(self._bar)
        layout.addLayout(body, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.table)

    def _combo(self, name: str, width: int, chosen: Callable[[str], Filter]) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setFixedWidth(theme.px(width))
        made.activated.connect(lambda _index: self._choose(chosen(str(made.currentData() or ""))))
        return made

    def making(self) -> Making:
        return Making(_("Nueva iniciativa"), self._new)

    # -- the filter

    def _remembered(self) -> Filter:
        """What this person had chosen last time; anything odd means everything."""
        try:
            stored = json.loads(self._context.view(VIEW) or "{}")
            words, topic, zone, author = (str(stored.get(key, "")) for key in ("words", "topic", "zone", "author"))
            kept = AuthorKind.read(author) or ""  # version 0.1 kept its word
            return Filter(words, topic, zone, kept, segment=str(stored.get("segment", "open")))
        except (ValueError, AttributeError, TypeError):
            return Filter(segment="open")

    def _choose(self, chosen: Filter) -> None:
        self.filter = chosen
        self._limit = PAGE
        kept = {key: value for key, value in asdict(self.filter).items() if isinstance(value, str)}
        self._context.keep_view(VIEW, json.dumps(kept))
        self._show()

    def _order(self, order: Order) -> None:
        key = ORDERS[order.column] if order.column >= 0 else ""
        self.filter = replace(self.filter, order=key, down=order.down)
        self._show()

    def _show_more(self) -> None:
        self._limit += 10 * PAGE
        self._show()

    def _counted(self, counts: dict[str, int]) -> list[Segment]:
        words = {"open": _("Abiertas"), "give_back": _("Por devolver"), "overdue": _("Vencidas"), "all": _("Todas")}
        return [Segment(key, word, counts.get(key)) for key, word in words.items()]

    # -- showing

    def refresh(self) -> None:
        store = self._context.store
        _fill(self._topic, _("Tema: todos"), choices(store, "topic"), self.filter.topic)
        _fill(self._zone, _("Zona: todas"), choices(store, "zone"), self.filter.zone)
        kinds = [(kind.value, capital(kind.word)) for kind in AuthorKind]
        _fill_pairs(self._author, [("", _("Autoría: todas")), *kinds], self.filter.author)
        states = [(one.value, capital(one.word)) for one in State]
        own = [(f"{OWN}{one.word}", capital(one.word)) for one in own_states(store)]
        _fill_pairs(self._state, [("", _("Estado: todos")), *own, *states], self.filter.segment)
        year = today().year
        self._show_figures(figures(store, date(year, 1, 1), date(year, 12, 31)), year)
        self._show()
        self.detail.refresh()

    def _show(self) -> None:
        found = board(self._context.store, self.filter, self._limit)
        self._segments.set(self._counted(dict(found.counts)))
        self.table.show_records(found.rows)
        none = not found.rows and not found.counts.get("all") and self.filter == Filter(segment=self.filter.segment)
        if none:
            todo = _("Registre la primera, o importe la planilla que ya tiene con «Importar…».")
            self._first.tell(_("Todavía no hay iniciativas."), todo, self.making(), NEW)
        else:
            self._first.tell(_("Ninguna iniciativa coincide con lo elegido."))
        self._first.stand(not found.rows)
        for one in (self._strip, self._bar):
            one.setVisible(not none)
        self._fit()
        rest = found.total - len(found.rows)
        self._more.setVisible(rest > 0)
        self._more.setText(_("Se ven {n} de {total}: mostrar más").format(n=len(found.rows), total=found.total))
        if not found.rows:
            self.detail.show_initiative("")

    def select(self, initiative_id: str) -> None:
        """Show that initiative, whatever the filter."""
        self.table.select(lambda one: one.initiative.id == initiative_id)
        current = self.table.current
        if current is None or current.initiative.id != initiative_id:
            self._words.clear()
            self.filter = Filter()
            self._segments.choose("all")
            self.table.select(lambda one: one.initiative.id == initiative_id)

    def _open(self, one: BoardRow) -> None:
        if self.detail.isVisible():
            self.detail.focus_form()
        else:
            self._opened(one.initiative.id)

    def _show_figures(self, one: Figures, year: int) -> None:
        clear(self._strip_layout)
        written = town.figures(self._context.store)
        median = (
            _(" · mediana {n} días").format(n=written.number(one.median_days, 0)) if one.median_days is not None else ""
        )
        entries = (
            (str(one.received), _("recibidas en {year}").format(year=year), "text",
             _brought(one)),
            (str(one.answered), ngettext("respondida", "respondidas", one.answered), "text",
             f"{written.percent(one.answered, one.received)} {_('de {n}').format(n=one.received)}{median}"),
            (str(one.given_back), ngettext("devuelta", "devueltas", one.given_back), "text",
             _given_back(written.percent(one.given_back, one.answered), one.answered)),
            (str(one.overdue), ngettext("vencida", "vencidas", one.overdue), "bad" if one.overdue else "text",
             ngettext("de {n} abierta", "de {n} abiertas", one.open).format(n=one.open)),
            (str(one.due_soon), _("vencen esta semana"), "attention" if one.due_soon else "text",
             _("aviso desde 7 días antes")),
        )  # fmt: skip
        for at, (number, words, tone, below) in enumerate(entries):
            if at:
                self._strip_layout.addWidget(rule(vertical=True))
            self._strip_layout.addWidget(_figure(number, words, tone, below), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """The detail stands beside a list that has something, where there is room for both."""
        self.detail.setMinimumWidth(theme.px(376 if self.width() >= theme.px(_ROOMY) else 320))
        self.detail.setVisible(self.width() >= theme.px(_WIDE) and bool(self.table.records))


def _brought(one: Figures) -> str:
    words = _("{n} de vecinos, {m} del Concejo").format(n=one.neighbours, m=one.council)
    return words + (_(", {n} sin dato").format(n=one.unsaid) if one.unsaid else "")


def _figure(number: str, words: str, tone: str, below: str) -> QFrame:
    made = QFrame()
    big, name = label(number, "title"), label(words, "strong" if tone != "text" else "")
    for one in (big, name):
        one.setStyleSheet(f"color: {getattr(theme.tokens(), tone)}")
    layout = column(spacing=0, margins=(16, 8, 12, 8))
    layout.addLayout(row(big, name, None, spacing=8))
    layout.addWidget(label(below, "quiet"))
    made.setLayout(layout)
    return made


def _fill(combo: QComboBox, everything: str, words: tuple[str, ...], current: str) -> None:
    _fill_pairs(combo, [("", everything), *((word, word) for word in words)], current)


def _fill_pairs(combo: QComboBox, pairs: list[tuple[str, str]], current: str) -> None:
    if [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())] != pairs:
        combo.clear()
        for value, word in pairs:
            combo.addItem(word, value)
    combo.setCurrentIndex(max(0, combo.findData(current)))


def _given_back(share: str, answered: int) -> str:
    """«80 % de las 5 respondidas»; of none there is nothing to count."""
    if not answered:
        return _("ninguna respondida todavía")
    words = ngettext("{share} de la única respondida", "{share} de las {n} respondidas", answered)
    return words.format(share=share, n=answered)
