"""The page of open government: its diagnoses as cards, and each one answered or read as a result."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QMenu, QStackedWidget, QWidget

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.data.writer import Changes
from munidesk.features.open_government.diagnoses.page_cards import DiagnosisCards
from munidesk.features.open_government.diagnoses.page_diagnosis import DiagnosisPart
from munidesk.features.open_government.diagnoses.page_dialogs import NewDiagnosis
from munidesk.features.open_government.diagnoses.standing import standings
from munidesk.features.open_government.diagnoses.store import newest
from munidesk.features.open_government.kinds import DIAGNOSES, IMPROVEMENTS
from munidesk.instruments.domain import RoundKind
from munidesk.instruments.guide_editor import KEY as EDITOR_KEY
from munidesk.instruments.kinds import ANSWERS
from munidesk.instruments.kinds import KINDS as ENGINE_KINDS
from munidesk.instruments.page_form import answer_received
from munidesk.records.ref import Computed, Ref
from munidesk.town.page_export import export_menu
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.first_step import NEW, FirstStep
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.making import MakeButton, Making
from munidesk.ui.page import Crumb, Page
from munidesk.ui.scroll import scrolling
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.tabs import Tabs, leads_of
from munidesk.ui.widgets import Chip, button, column, elided, row

KEY = "open_government"
_ROOMY_FROM = 1000
"""The width from which the head has room for «Reabrir…», which is in the menu, too."""
ANSWERING, RESULT = "answers", "result"
OWN = frozenset(kind.table for kind in ENGINE_KINDS) | {DIAGNOSES.table, IMPROVEMENTS.table}


class OpenGovernmentPage(Page):
    """What MuniDesk counts may come from any table."""

    tables = OWN

    def shows(self, changes: Changes) -> bool:
        return bool(changes.tables)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._counted: dict[tuple[str, date, date], Computed | None] = {}
        self._title, self._chip = elided(kind="title"), Chip()
        self.cards = DiagnosisCards(_("Diagnósticos"))
        self.cards.chosen.connect(lambda at: self.show_diagnosis(self.cards.rows[at].diagnosis.id))
        self.part = DiagnosisPart(context, self.compute)
        self.part.changed.connect(self._show_state)
        self._stack = QStackedWidget()
        self._list = self._list_of_cards()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.part)
        self._which = QComboBox()
        self._which.setAccessibleName(_("Ronda"))
        self._which.activated.connect(lambda _at: self.part.show_round(str(self._which.currentData())))
        self._ways = Segments([Segment(ANSWERING, _("Respuestas")), Segment(RESULT, _("Resultado"))])
        self._ways.chosen.connect(self.part.choose)
        beside = QWidget()
        beside.setLayout(row(None, self._which, self._ways, spacing=8))
        self.tabs = Tabs(((_("Diagnósticos"), lambda: self._stack),), beside, leads=leads_of(context, KEY))
        self.tabs.begin()
        self.tabs.shown.connect(self.show_list)
        self._strip = HintStrip(self)
        self._strip.follow(self._hints)
        layout = column(self._head(), spacing=0)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._strip)
        self.setLayout(layout)
        self.setFocusProxy(self.tabs)

    def _head(self) -> QWidget:
        self._more = button(_("Ronda"), lambda: None, icon="chevron-down")
        menu = QMenu(self._more)
        menu.aboutToShow.connect(lambda: self.part.fill_menu(menu))
        self._more.setMenu(menu)
        self._export = export_menu(
            self.context, self.part.exports, more=((_("Datos abiertos de la ronda…"), self.part.publish),)
        )
        self._reopen = button(_("Reabrir…"), self.part.reopen)
        self._close = button(_("Cerrar la ronda"), self.part.close_round, kind="primary")
        self._improve = button(_("Crear mejora"), self.part.create_improvement, kind="primary", icon="plus", tip="M")
        self._instruments = button(_("Instrumentos…"), lambda: self.context.navigator.go(EDITOR_KEY))
        self._new = MakeButton(None, self._making)
        made = QWidget()
        inner = row(self._title, self._chip, None, spacing=12, margins=(24, 12, 24, 4))
        for one in (self._more, self._reopen, self._export, self._close, self._improve, self._instruments, self._new):
            inner.addWidget(one)
        made.setLayout(inner)
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() >= theme.px(_ROOMY_FROM)) != (event.oldSize().width() >= theme.px(_ROOMY_FROM)):
            self._show_state()

    def _list_of_cards(self) -> QWidget:
        made, inner = QWidget(), QWidget()
        inner.setLayout(column(self.cards, None, spacing=0, margins=(24, 16, 24, 0)))
        scroller = scrolling(inner)
        self._first = FirstStep(self.context, "board", scroller)
        todo = _("Elija uno de los cuestionarios: las preguntas ya están escritas y se responden con una tecla.")
        self._first.tell(_("Todavía no hay ningún diagnóstico."), todo, Making(_("Nuevo diagnóstico"), self.new), NEW)
        made.setLayout(column(scroller, self._first, spacing=0))
        made.setFocusProxy(self.cards)
        return made

    # -- what is shown

    def open(
        self, id: str = "", tab: str = "", round: str = "", criterion: str = "", way: str = ""  # noqa: A002
    ) -> None:  # fmt: skip
        """A diagnosis, one of its rounds, an item of it, its answers or its result; without any the list of all.

        Without `id` those of the newest one.
        """
        del tab
        self.ensure_fresh()
        if way and not id:
            id = newest(self.context.store)  # noqa: A001
        if id:
            self.show_diagnosis(id, round, way, criterion)
        else:
            self.show_list()

    def show_list(self) -> None:
        """All the diagnoses, the one left still marked."""
        left = self.part.diagnosis.id if self.part.diagnosis is not None else ""
        self.part.show_diagnosis("")
        self._stack.setCurrentWidget(self._list)
        self.tabs.setFocusProxy(self._list)
        self._read_list(left)
        self._show_state()
        self.way_changed.emit()

    def show_diagnosis(self, key: str, round_id: str = "", way: str = "", criterion: str = "") -> None:
        self.part.show_diagnosis(key, round_id, way)
        if self.part.diagnosis is None:
            self.show_list()
            return
        self._stack.setCurrentWidget(self.part)
        self.tabs.setFocusProxy(self.part)
        if criterion:
            self.part.choose(ANSWERING)
            self.part.answers.select(criterion)
        self._show_state()
        self.way_changed.emit()
        self.part.setFocus()

    @property
    def in_list(self) -> bool:
        return self._stack.currentWidget() is self._list

    def crumbs(self) -> Sequence[Crumb]:
        one = self.part.diagnosis
        if self.in_list or one is None:
            return ((_("Gobierno abierto"), ""), (_("Diagnósticos"), ""))
        return ((_("Gobierno abierto"), KEY), (_("Diagnósticos"), KEY), (one.title, ""))

    def topic(self) -> str:
        return "0" if self.in_list else self.part.way

    def record(self) -> Ref | None:
        if self.in_list:
            current = self.cards.current
            return Ref("diagnosis", current.diagnosis.id) if current is not None else None
        return Ref("evaluation_round", self.part.round_id) if self.part.round_id else None

    def _on_changes(self, changes: Changes) -> None:
        """After an answer only the answers are read again; what is counted only when one of its sources changed."""
        if changes.tables - OWN:
            self._counted.clear()
        if changes.tables == {ANSWERS.table} and self.isVisible() and not self.in_list:
            self.part.answered()
            self._show_state()
        else:
            super()._on_changes(changes)

    def compute(self, indicator: str, since: date, until: date) -> Computed | None:
        key = (indicator, since, until)
        if key not in self._counted:
            found = self.context.compute(indicator, since, until)
            self._counted[key] = found if isinstance(found, Computed) else None
        return self._counted[key]

    def refresh(self) -> None:
        if self.in_list:
            self._read_list()
        elif not self.part.refresh():
            self.show_list()
        self._show_state()

    def _read_list(self, marked: str = "") -> None:
        found = standings(self.context.store, self.compute)
        at = next((at for at, one in enumerate(found) if one.diagnosis.id == marked), None)
        self.cards.show_rows(found, at)
        self._first.stand(not found)

    def _show_state(self) -> None:
        part, writes = self.part, not self.context.store.read_only
        one, view = part.diagnosis, part.view
        self._title.setText(one.title if one is not None else _("Gobierno abierto"))
        is_open = view is not None and view.round.is_open
        self._chip.set(*self._chip_words())
        self._more.setVisible(one is not None and writes)
        self._export.setVisible(view is not None)
        self._close.setVisible(writes and is_open)
        self._reopen.setVisible(writes and view is not None and not is_open and self.width() >= theme.px(_ROOMY_FROM))
        self._improve.setVisible(writes and view is not None and not is_open and part.way == RESULT)
        self._instruments.setVisible(one is None)
        self._ways.setVisible(view is not None)
        self._ways.mark(part.way)
        names = part.names()
        if [self._which.itemData(at) for at in range(self._which.count())] != list(names):
            self._which.clear()
            for key, name in names.items():
                self._which.addItem(_("Ronda {name}").format(name=name), key)
            self._which.setMaximumWidth(theme.px(220))
        self._which.setCurrentIndex(self._which.findData(part.round_id))
        self._which.setVisible(len(names) > 1)
        self._new.setEnabled(writes)
        self._new.follow()
        there = self.window().focusWidget()
        if there is not None and self.isAncestorOf(there):
            self._strip.set(*self._hints(there))

    def _chip_words(self) -> tuple[str, str, str]:
        view = self.part.view
        if view is None:
            return "", "neutral", ""
        own = view.round
        if own.closed_on is not None:
            return _("Cerrada el {day}").format(day=show_date(own.closed_on)), "good", "lock"
        words = _("Ronda {n}, abierta").format(n=own.number)
        if own.kind is not RoundKind.SELF:
            words = _("{kind}, abierta").format(kind=own.kind.word.capitalize())
        return words, "accent", "pencil"

    def _making(self) -> Making | None:
        """In the list a diagnosis; in one without an open round, its next."""
        if self.in_list:
            return Making(_("Nuevo diagnóstico"), self.new)
        if self.part.view is None:
            return Making(_("Abrir una ronda"), self.part.new_round)
        return None

    def _hints(self, there: QWidget) -> Said:
        other = ("F6", _("otro panel"))
        if self.in_list or there is self.cards:
            keys = (("↑ ↓", _("diagnóstico")), ("Enter", _("abrirlo")), (NEW, _("nuevo")))
            return _("Teclas de diagnósticos"), keys, other, ""
        return self.part.hints(there)

    # -- verbs

    def new(self) -> None:
        dialog = NewDiagnosis(self.context)
        if dialog.exec() == dialog.DialogCode.Accepted:
            self.show_diagnosis(dialog.made)
            self.context.toast(_("Se creó el diagnóstico: responda con una tecla."), True)
        dialog.deleteLater()

    def answer_form(self) -> None:
        """A form that somebody else's MuniDesk sent; nothing of this file changes."""
        answer_received(self.context)

    def open_newest(self) -> None:
        """The newest diagnosis, to go on answering it."""
        if self.cards.rows:
            self.show_diagnosis(self.cards.rows[0].diagnosis.id)

    def leave(self) -> bool:
        return True
